// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/hub/courier.h"

#include "sync/wire/courier.h"

#include <QFileInfo>

#include <algorithm>

namespace naru::hub {

namespace {

/// What a file says of itself, unproven: enough to put files in order.
struct Claim {
    QString file;
    QByteArray device;
    Head before;
};

Result<Claim> claimOf(const QString& file)
{
    const auto bytes = wire::carriedBytes(file, wire::inflatedBytesMax);
    const auto received = bytes ? wire::batchOf(*bytes) : Result<wire::Received>(bytes.fault());
    if (!received)
        return received.fault();
    return Claim{file, received->batch.device, received->batch.before};
}

/// A stick may lie about for months: what the desk wrote before it was brought back with another key is its own still.
Result<Sender> senderOf(const std::optional<Desk>& desk, const QByteArray& device, const FormersOf& formersOf)
{
    Sender sender = Devices::senderOf(desk, device);
    const auto formers = formersOf ? formersOf(device) : Result<QList<QByteArray>>(QList<QByteArray>());
    if (!formers)
        return formers.fault();
    for (const QByteArray& spki : *formers) {
        if (const auto key = crypto::PublicKey::fromSpki(spki); key)
            sender.formers.append(*key);
    }
    return sender;
}

QString codeOf(const Told& told)
{
    const auto* refusal = std::get_if<wire::Refusal>(&told.answer);
    return refusal ? refusal->code : QString();
}

/// One desk's files, in the order of its record.
class Carrying {
public:
    Carrying(CarriedIn::OfDesk& into, Sender sender, const Intake& intake, QList<CarriedIn::Refused>& refused)
        : m_into(into)
        , m_sender(std::move(sender))
        , m_intake(intake)
        , m_refused(refused)
    {
    }
    void take(const Claim& claim, Instant now)
    {
        const auto bytes = wire::carriedBytes(claim.file, wire::inflatedBytesMax);
        if (!bytes)
            return m_refused.append({claim.file, QLatin1StringView(bytes.fault().name())});
        const Told told = m_intake.take(*bytes, m_sender, now);
        if (const auto* accepted = std::get_if<wire::Accepted>(&told.answer)) {
            ++m_into.files;
            m_into.stored += told.stored;
            m_into.to = accepted->head;
            m_into.folder = QFileInfo(claim.file).absolutePath();
            return;
        }
        if (codeOf(told) == QLatin1StringView("gap"))
            return m_into.waiting.append({claim.file, claim.before});
        m_refused.append({claim.file, codeOf(told)});
    }
    void acknowledge(Instant now)
    {
        const Told told = m_intake.standing(m_sender, now);
        if (const auto* accepted = std::get_if<wire::Accepted>(&told.answer); accepted && m_into.files > 0)
            m_into.receipt = wire::bytesOf(*accepted);
    }

private:
    CarriedIn::OfDesk& m_into;
    const Sender m_sender;
    const Intake& m_intake;
    QList<CarriedIn::Refused>& m_refused;
};

} // namespace

Result<CarriedIn> carryIn(
    const QStringList& files, Devices& devices, const Intake& intake, Instant now, const FormersOf& formersOf)
{
    CarriedIn carried;
    QMap<QByteArray, QList<Claim>> claims;
    for (const QString& file : files) {
        auto claim = claimOf(file);
        if (!claim)
            carried.refused.append({file, QLatin1StringView(claim.fault().name())});
        else
            claims[claim->device].append(*std::move(claim));
    }
    for (auto of = claims.begin(); of != claims.end(); ++of) {
        const auto desk = devices.find(of.key());
        if (!desk)
            return desk.fault();
        CarriedIn::OfDesk into;
        into.device = of.key();
        if (*desk) {
            into.site = (*desk)->site;
            into.desk = (*desk)->desk;
            into.from = into.to = (*desk)->head;
        }
        std::ranges::sort(
            *of, {}, [](const Claim& claim) { return std::tuple(claim.before.epoch, claim.before.seq, claim.file); });
        auto sender = senderOf(*desk, of.key(), formersOf);
        if (!sender)
            return sender.fault();
        Carrying carrying(into, *std::move(sender), intake, carried.refused);
        for (const Claim& claim : std::as_const(*of))
            carrying.take(claim, now);
        carrying.acknowledge(now);
        if (*desk)
            carried.desks.append(into);
    }
    return carried;
}

} // namespace naru::hub

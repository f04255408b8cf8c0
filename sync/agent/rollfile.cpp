// SPDX-License-Identifier: GPL-3.0-or-later
// How a desk keeps the roll of its site.
#include "app/codec/cbor.h"
#include "sync/agent/keepfile.h"
#include "sync/agent/putaside.h"
#include "sync/agent/roll.h"
#include "sync/lan/identity.h"
#include "sync/wire/answer.h"
#include "sync/wire/reading.h"

namespace naru::agent {

using codec::CborDocument;
using codec::CborLimits;
using codec::CborValue;
using codec::CborWriter;
using wire::numberMax;

namespace {

constexpr qsizetype rollFileBytesMax = 256 * 1024, lookedBytesMax = 64, acceptedBytesMax = 128;
constexpr CborLimits fileLimits{rollFileBytesMax, 6, int(16 * rollDesksMax) + 64};
constexpr int fileVersion = 1;
static_assert(int(wire::RollAct::What::Lost) == 5,
    "who learns a new act raises fileVersion: what was passed over as strange is then read anew");
const QString rollName = QStringLiteral("hub/desks"), lookedName = QStringLiteral("hub/desks-looked");

qint64 msOf(Instant moment)
{
    return moment.time_since_epoch().count();
}

void put(CborWriter& out, const std::optional<Instant>& moment)
{
    if (moment)
        out.number(msOf(*moment));
    else
        out.null();
}

void put(CborWriter& out, const RollDesk& desk)
{
    out.array(10).bytes(desk.device).bytes(desk.keyId).text(desk.desk);
    put(out, desk.enrolled);
    out.number(int(desk.last)).number(msOf(desk.at));
    put(out, desk.until);
    out.array(quint64(desk.certificates.size()));
    for (const QByteArray& certificate : desk.certificates)
        out.bytes(certificate);
    wire::put(out, desk.seq);
    wire::put(out, desk.size);
}

std::optional<RollDesk> deskIn(const CborValue& value)
{
    auto device = wire::bytesIn(value.at(0), journal::deviceIdBytes, journal::deviceIdBytes);
    auto keyId = wire::bytesIn(value.at(1), wire::keyIdBytes, wire::keyIdBytes);
    auto name = wire::textIn(value.at(2), wire::deskLettersMax);
    const auto last = wire::numberIn(value.at(4), quint64(wire::RollAct::What::Lost), 1);
    const auto at = wire::instantIn(value.at(5));
    const auto seq = wire::numberIn(value.at(8), numberMax), size = wire::numberIn(value.at(9), numberMax);
    if (!device || !keyId || !name || !lan::isName(*name) || !last || !at || !seq || !size)
        return std::nullopt;
    RollDesk desk{std::move(*device), std::move(*keyId), std::move(*name), wire::instantIn(value.at(3)),
        wire::RollAct::What(*last), *at, wire::instantIn(value.at(6)), {}, *seq, *size};
    for (const CborValue& one : value.at(7).items())
        desk.certificates.append(wire::bytesIn(one, journal::hashBytes).value_or(QByteArray()));
    return desk;
}

std::optional<Roll> rollIn(const QByteArray& bytes)
{
    const auto document = CborDocument::parse(bytes, fileLimits);
    if (!document)
        return std::nullopt;
    const CborValue root = (*document)->root();
    auto number = wire::bytesIn(root.find(1), journal::deviceIdBytes, journal::deviceIdBytes);
    auto head = wire::headIn(root.find(2));
    const auto strange = wire::numberIn(root.find(4), numberMax), size = wire::numberIn(root.find(5), numberMax);
    if (wire::numberIn(root.find(0), fileVersion, fileVersion) != fileVersion || !number || !head || !strange || !size)
        return std::nullopt;
    Roll roll{std::move(*number), std::move(*head), {}, *strange, *size, wire::instantIn(root.find(6)),
        wire::instantIn(root.find(7)), {}};
    for (const CborValue& one : root.find(3).items()) {
        auto desk = deskIn(one);
        if (!desk)
            return std::nullopt;
        roll.desks.append(std::move(*desk));
    }
    auto missing = wire::bytesIn(root.find(8).at(0), journal::hashBytes, 1);
    if (const auto since = wire::instantIn(root.find(8).at(1)); missing && since)
        roll.missing = Roll::Missing{std::move(*missing), *since};
    return roll;
}

} // namespace

Roll keptRoll(const QString& dataFolder, const Membership& hub)
{
    Roll fresh;
    fresh.roll = wire::rollOf(wire::originOf(hub.authority.fingerprint()), hub.site);
    const auto bytes = keptFile(dataFolder, rollName, rollFileBytesMax);
    auto kept = bytes ? rollIn(*bytes) : std::nullopt;
    return kept && kept->roll == fresh.roll ? *std::move(kept) : fresh;
}

Result<void> keepRoll(const QString& dataFolder, const Roll& roll)
{
    CborWriter out;
    out.map(9).number(0).number(fileVersion).number(1).bytes(roll.roll).number(2);
    wire::put(out, roll.head);
    out.number(3).array(quint64(roll.desks.size()));
    for (const RollDesk& desk : roll.desks)
        put(out, desk);
    out.number(4);
    wire::put(out, roll.strange);
    out.number(5);
    wire::put(out, roll.size);
    out.number(6);
    put(out, roll.shown);
    out.number(7);
    put(out, roll.began);
    out.number(8);
    if (roll.missing)
        out.array(2).bytes(roll.missing->certificate).number(msOf(roll.missing->since));
    else
        out.null();
    return keepFile(dataFolder, rollName, out.take());
}

quint64 lookedAt(const QString& dataFolder, const Roll& roll)
{
    const auto words = keptFile(dataFolder, lookedName, lookedBytesMax).value_or(QByteArray()).trimmed().split(' ');
    return words.size() == 2 && words.first() == roll.roll.toHex() ? words.last().toULongLong() : 0;
}

Result<void> keepLookedAt(const QString& dataFolder, const Roll& roll, quint64 acts)
{
    return keepFile(dataFolder, lookedName, roll.roll.toHex() + ' ' + QByteArray::number(acts) + '\n');
}

namespace {

/// A hub that was put back may have forgotten that it gave this certificate; it says so again with the next.
bool isAccepted(const QString& dataFolder, const Membership& hub)
{
    const auto accepted = keptFile(dataFolder, QString(acceptedName), acceptedBytesMax);
    return accepted && accepted->trimmed() == hub.certificate.fingerprint().toHex();
}

/// The hub signed it (see learnt()). What is kept already stays: the first is what a person will ask about. Where the
/// disk does not take it, the fault is said all the same.
void keepWhatContradicts(const QString& dataFolder, const Fault& fault, const QByteArray& body)
{
    const auto page = fault.is(ProvingFault::Contradicts) ? wire::rollPageOf(body) : Result<wire::RollPage>(fault);
    if (page && !keptFile(dataFolder, QStringLiteral("hub/contradiction"), wire::noteBytesMax))
        std::ignore = keepContradiction(dataFolder, page->proof.checkpoint);
}

} // namespace

QByteArray rollQuestion(const QString& dataFolder, const Membership& hub, const QByteArray& device)
{
    const auto kept = keptCheckpoint(dataFolder, hub);
    return wire::rollPath(device, keptRoll(dataFolder, hub).head.seq + 1, kept ? kept->checkpoint.size : 0);
}

Result<bool> takeRoll(
    const QString& dataFolder, const Membership& hub, const QByteArray& device, int status, const QByteArray& body)
{
    const Roll known = keptRoll(dataFolder, hub);
    if (status == 404) { // with another body: a hub that keeps none
        const auto refusal = wire::refusalOf(body);
        const bool isGone = refusal && known.head.seq > 0 // it was shown: it is there, and in a checkpoint
            && (refusal->code == QLatin1StringView("unknown_entry")
                || refusal->code == QLatin1StringView("not_included"));
        return isGone ? Result<bool>(ProvingFault::RollDiffers) : Result<bool>(false);
    }
    auto now = learnt(known, body, hub, keptCheckpoint(dataFolder, hub), device);
    if (!now) {
        keepWhatContradicts(dataFolder, now.fault(), body);
        return now.fault();
    }
    if (isAccepted(dataFolder, hub))
        now->roll.missing.reset();
    // The checkpoint first: what is kept of the roll was shown under one that is kept.
    const auto kept = keepCheckpoint(dataFolder, now->note);
    const auto written = kept ? keepRoll(dataFolder, now->roll) : kept;
    return written ? Result<bool>(now->isMore) : written.fault();
}

} // namespace naru::agent

// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/hubline.h"

#include "app/desk/certificatenote.h"
#include "app/hubword.h"
#include "app/journal/outgoing.h"
#include "app/payments/facets.h"
#include "app/payments/receiptplace.h"
#include "app/shelfline.h"
#include "sync/lan/identity.h"

namespace naru {

namespace {

constexpr int receiptsProven = 500; ///< the newest: about a week of a busy counter

/// Nothing where the file cannot be read: it is asked again.
QList<std::pair<quint32, quint64>> receiptPlaces(const QString& path)
{
    QList<std::pair<quint32, quint64>> places;
    auto database = storage::Database::open(path, {storage::Database::Mode::ReadOnly, {}});
    const auto entries
        = database ? payments::receiptEntries(*database, receiptsProven) : Result<QList<qint64>>(database.fault());
    if (!entries)
        return places;
    for (const qint64 entry : *entries) {
        const auto number = static_cast<quint64>(entry);
        places.append({quint32(number >> journal::seqBits) + 1, number & ((quint64(1) << journal::seqBits) - 1)});
    }
    return places;
}

Result<void> mayJoin(const desk::Desk& desk)
{
    const desk::StaffMember* const who = desk.signedIn();
    if (who && who->role == desk::Role::Administrator)
        return {};
    return who ? desk::DeskFault::NotAllowed : desk::DeskFault::NotSignedIn;
}

/// What is on the stick is what a clerk works with all day; a trainer has nothing to do with it.
Result<void> mayCarry(const desk::Desk& desk)
{
    const desk::StaffMember* const who = desk.signedIn();
    if (!who)
        return desk::DeskFault::NotSignedIn;
    return who->role == desk::Role::Trainer ? Result<void>(desk::DeskFault::NotAllowed) : Result<void>();
}

} // namespace

HubLine::HubLine(desk::Desk& desk, const Clock& clock)
    : m_desk(desk)
{
    if (desk.papers())
        desk.papers()->useHub(hubKeepsIn(desk.folder()));
    if (desk.kind() == desk::Desk::Kind::Demo || !desk.outgoing())
        return;
    const auto keys = crypto::openFileKeyStore(desk.folder() + QStringLiteral("/keys"));
    auto key = keys ? lan::signingKey(**keys) : Result<crypto::PrivateKey>(keys.fault());
    if (!key)
        return; // the doctor names what is amiss with the keys
    journal::Outgoing& record = *desk.outgoing();
    const auto note = [&record](const crypto::Certificate& certificate) {
        const journal::Entry entry = desk::entryOf(certificate);
        return record.note(entry.kind, entry.body);
    };
    // On the agent's thread, by a reader of its own.
    const auto receipts = [path = desk.folder() + QStringLiteral("/journal.db")] { return receiptPlaces(path); };
    m_enrolling = std::make_unique<agent::EnrolThread>(
        desk.folder(), agent::Applicant{record.device(), *key}, [&desk] { return mayJoin(desk); });
    m_agent = std::make_unique<agent::AgentThread>(agent::AgentThread::Parts{
        clock, record, *key, desk.folder(), QStringLiteral(NARU_VERSION), note, receipts, payments::openNumbersOf});
    m_carrying = std::make_unique<agent::Carrying>(
        agent::Carrying::Parts{clock, record, *std::move(key), desk.folder(), QStringLiteral(NARU_VERSION),
            payments::openNumbersOf, [&desk] { return mayCarry(desk); }},
        *m_agent);
    m_desk.join(m_agent.get());
}

void HubLine::join(ShelfLine& shelf)
{
    if (!m_agent || !m_desk.supplies())
        return;
    m_agent->onPacks([&shelf](const QMap<QString, quint64>& versions) { shelf.heard(versions); });
    const auto tell = [this] {
        QMap<QString, quint64> versions;
        for (const auto& standing : m_desk.supplies()->standings()) {
            if (standing.version)
                versions.insert(standing.channel, standing.version);
        }
        m_agent->tellPacks(versions);
    };
    QObject::connect(m_desk.supplies(), &desk::Supplies::changed, m_agent.get(), tell);
    tell();
}

HubLine::~HubLine()
{
    m_desk.join(static_cast<journal::Outbox*>(nullptr));
}

} // namespace naru

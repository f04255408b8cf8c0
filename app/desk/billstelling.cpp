// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desk/billstelling.h"

#include <QPointer>

#include <algorithm>
#include <utility>

namespace naru::desk {

using namespace payments;

static bool saysTheSame(const TakenBills& left, const TakenBills& right)
{
    return left.bills == right.bills && left.ended == right.ended && left.name == right.name;
}

BillsTelling::BillsTelling(DeskImpl& desk, DayBookImpl& book, Channels& channels)
    : m_desk(desk)
    , m_book(book)
    , m_channel(channels.open(QStringLiteral("bills")))
{
    m_channel->listen([this](const Channel::Peer& from, const QByteArray& message) { heard(from, message); });
    m_channel->watch([this] { tell(); });
    look();
    lookForTwice();
}

BillsTelling::~BillsTelling()
{
    m_channel->listen({});
    m_channel->watch({});
}

/// The same set has the same moment, however often it is told: whoever has it notes nothing.
void BillsTelling::look()
{
    m_looked = m_desk.parts().clock.monotonic();
    if (!m_book.sharesBills())
        return;
    if (std::exchange(m_isLooking, true)) {
        m_looksAgain = true;
        return;
    }
    m_book.takenNow([alive = QPointer(this)](const Result<TakenBills>& bills) {
        if (!alive)
            return;
        alive->m_isLooking = false;
        if (bills && (!alive->m_told || !saysTheSame(*alive->m_told, *bills))) {
            TakenBills fresh = *bills;
            // A later set is known by its moment; one that this desk's own wrong clock gave is not believed elsewhere.
            if (alive->m_told && alive->m_told->made <= fresh.made + stampAheadMax)
                fresh.made = std::max(fresh.made, alive->m_told->made + Milliseconds(1));
            alive->m_told = fresh;
            alive->tell();
        }
        if (std::exchange(alive->m_looksAgain, false))
            alive->look();
    });
}

void BillsTelling::tell()
{
    if (!m_told)
        return look(); // the code may have been typed meanwhile
    const QByteArray message = bytesOf(*m_told, m_book.billKey().view());
    if (message.size() <= Channel::messageBytesMax && m_book.sharesBills())
        m_channel->tell(message);
}

void BillsTelling::tick()
{
    if (m_desk.parts().clock.monotonic() - m_looked < tellEvery)
        return;
    tell();
    look();
}

void BillsTelling::setUnread(const QString& name, const std::optional<Fault>& fault)
{
    const bool before = m_unread.contains(name);
    if (fault)
        m_unread.insert(name, *fault);
    else
        m_unread.remove(name);
    if (before != m_unread.contains(name))
        Q_EMIT changed();
}

void BillsTelling::heard(const Channel::Peer& from, const QByteArray& message)
{
    if (!m_book.sharesBills())
        return; // nothing is shared here: no fault of theirs
    auto bills = takenBillsOf(message, m_book.billKey().view());
    if (!bills || bills->desk != from.device) // each speaks for itself alone
        return setUnread(from.name, bills ? Fault(PaymentFault::BadDigests) : bills.fault());
    setUnread(from.name, std::nullopt);
    bills = believed(*bills, m_desk.now());
    const auto known = m_heard.constFind(from.device);
    if (known != m_heard.cend() && (bills->made <= known->made || saysTheSame(*bills, *known)))
        return;
    m_heard.insert(from.device, *bills);
    m_book.keepHeard(
        *bills, [alive = QPointer(this), device = from.device, name = from.name](const Result<HeardDesk>& kept) {
            if (!alive)
                return;
            if (!kept) { // a full disk, or a word that another one of this desk overtook: it is told again in a minute
                alive->m_heard.remove(device);
                alive->setUnread(name, kept.fault());
            }
            alive->lookForTwice();
        });
}

/// Two desks that could not hear each other may both have taken a bill: from now on both know.
void BillsTelling::lookForTwice()
{
    if (!m_book.sharesBills())
        return;
    const auto found = std::make_shared<QList<TakenTwice>>();
    const auto key = std::make_shared<const crypto::Secret>(m_book.billKey().copy());
    m_desk.runAside([alive = QPointer(this), &desk = m_desk, found, key, since = m_desk.now() - lookedBack] {
        const auto asked = desk.journal().query([&](storage::Database& database) -> Result<void> {
            const auto twice = takenTwice(database, key->view(), since);
            if (!twice)
                return twice.fault();
            *found = *twice;
            return {};
        });
        if (!asked)
            return;
        const auto adopt = [alive, found] {
            if (alive && std::exchange(alive->m_twice, *found) != *found)
                Q_EMIT alive->changed();
        };
        QMetaObject::invokeMethod(&desk, adopt, Qt::QueuedConnection);
    });
}

} // namespace naru::desk

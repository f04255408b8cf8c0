// SPDX-License-Identifier: GPL-3.0-or-later
// What desks tell each other of the queue: each step at once, and all of today to whom knows otherwise.
#include "app/desk/queueroom.h"

#include <algorithm>

namespace naru::desk {

void QueueRoom::join(Channels* channels, Place place)
{
    m_channel.reset();
    m_others.clear();
    m_seen.clear();
    m_place = place;
    if (channels) {
        m_channel = channels->open(QStringLiteral("queue"));
        m_channel->listen([this](const Channel::Peer& peer, const QByteArray& message) { hear(peer, message); });
        m_channel->watch([this] { seePeers(); });
        seePeers();
    }
    Q_EMIT changed();
}

bool QueueRoom::isHere(const QByteArray& device) const
{
    return m_seen.contains(device);
}

QList<Queue::Neighbour> QueueRoom::neighbours() const
{
    QList<Neighbour> here;
    if (!m_channel)
        return here;
    for (const Channel::Peer& peer : m_channel->peers()) {
        const auto other = m_others.constFind(peer.device);
        if (other != m_others.constEnd() && other->hello)
            here.append({peer.device, peer.name, other->hello->place});
    }
    std::stable_sort(here.begin(), here.end(), [](const Neighbour& a, const Neighbour& b) { return a.name < b.name; });
    return here;
}

/// Who came hears all of today; who went is not waited for.
void QueueRoom::seePeers()
{
    QSet<QByteArray> now;
    for (const Channel::Peer& peer : m_channel->peers())
        now.insert(peer.device);
    const QSet<QByteArray> before = std::exchange(m_seen, now);
    for (const QByteArray& device : now) {
        if (before.contains(device))
            continue;
        sayHello(device);
        tellAll(device);
    }
    Q_EMIT changed();
}

/// Empty: to everybody.
void QueueRoom::sayHello(const QByteArray& device)
{
    QueueMessage message;
    message.day = m_day;
    message.hello
        = QueueMessage::Hello{m_place, m_lane ? m_lane->lane : -1, m_lane ? m_lane->since : Instant{}, digest()};
    if (device.isEmpty())
        m_channel->tell(bytesOf(message));
    else
        m_channel->tell(device, bytesOf(message));
}

void QueueRoom::tellAll(const QByteArray& device)
{
    m_others[device].pagesAt = m_parts.clock.monotonic() + pagesEvery;
    for (const QByteArray& page : pagesOf(m_day, m_tickets.values()))
        m_channel->tell(device, page);
}

void QueueRoom::hear(const Channel::Peer& peer, const QByteArray& bytes)
{
    tick();
    const auto message = readQueueMessage(bytes);
    if (!message || message->day != m_day)
        return; // of a later version, of another day, or nothing: its next hello tells the same anew
    bool isNews = message->hello.has_value();
    for (const Ticket& ticket : message->tickets)
        isNews = learn(ticket) || isNews;
    if (message->hello)
        hearHello(peer, *message->hello);
    if (isNews)
        Q_EMIT changed();
}

void QueueRoom::hearHello(const Channel::Peer& peer, const QueueMessage::Hello& hello)
{
    Other& other = m_others[peer.device];
    other.hello = hello;
    // Two under one letter had never met before. Who had it later takes another.
    const bool isMine = m_lane && hello.lane == m_lane->lane;
    if (isMine && std::pair(hello.laneSince, peer.device) < std::pair(m_lane->since, m_parts.device))
        claimLane([](const Result<void>&) {});
    // Taken when one meets the others, not when the first number is wanted: by then they may be out of hearing.
    const bool knowsAll = std::all_of(m_seen.begin(), m_seen.end(), [this](const QByteArray& device) {
        const auto known = m_others.constFind(device);
        return known != m_others.constEnd() && known->hello;
    });
    if (!m_lane && knowsAll)
        claimLane([](const Result<void>&) {});
    if (hello.digest != digest() && m_parts.clock.monotonic() >= other.pagesAt)
        tellAll(peer.device);
}

void QueueRoom::tick()
{
    if (today() != m_day) {
        QueueCounts counts;
        for (const Ticket& ticket : std::as_const(m_tickets)) {
            counts.taken += ticket.id.giver == m_parts.device;
            if (ticket.author == m_parts.device)
                ++(ticket.stage == TicketStage::Served      ? counts.done
                        : ticket.stage == TicketStage::Gone ? counts.gone
                                                            : counts.left);
        }
        m_parts.endDay(std::exchange(m_day, today()), counts);
        m_tickets.clear();
        m_digest.fill('\0');
        m_last = 0;
        Q_EMIT changed();
    }
    if (m_channel && m_parts.clock.monotonic() >= m_helloAt) {
        m_helloAt = m_parts.clock.monotonic() + helloEvery;
        if (!m_channel->peers().isEmpty())
            sayHello();
    }
}

} // namespace naru::desk

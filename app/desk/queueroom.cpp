// SPDX-License-Identifier: GPL-3.0-or-later
// What happens to a number at this desk.
#include "app/desk/queueroom.h"

#include "app/crypto/hash.h"

#include <QPointer>

#include <algorithm>
#include <tuple>

namespace naru::desk {

QueueRoom::QueueRoom(Parts parts, const Kept& kept)
    : m_parts(std::move(parts))
    , m_day(today())
    , m_lane(kept.lane)
{
    for (const Ticket& ticket : kept.tickets)
        learn(ticket);
}

QueueRoom::~QueueRoom() = default;

/// In or out: what is known is a set, told apart by the hashes of all that is in it.
void QueueRoom::mix(const Ticket& ticket)
{
    const QByteArray hash = crypto::sha256(bytesOf(ticket));
    for (qsizetype i = 0; i < m_digest.size(); ++i)
        m_digest[i] = char(m_digest[i] ^ hash[i]);
}

bool QueueRoom::learn(const Ticket& ticket)
{
    const auto known = m_tickets.constFind(ticket.id);
    if (known == m_tickets.constEnd() && m_tickets.size() >= ticketsMax)
        return false;
    const Ticket now = known == m_tickets.constEnd() ? ticket : joined(*known, ticket);
    if (known != m_tickets.constEnd() && now == *known)
        return false;
    const std::optional<Ticket> before = known == m_tickets.constEnd() ? std::nullopt : std::optional(*known);
    m_tickets.insert(now.id, now);
    if (before)
        mix(*before);
    mix(now);
    if (now.id.giver == m_parts.device)
        m_last = std::max(m_last, now.id.number);
    const bool wasMine = before && before->isHeldBy(m_parts.device);
    if (wasMine && now.author != m_parts.device && !now.isHeldBy(m_parts.device))
        Q_EMIT lost(now);
    const bool isCalled = now.stage == TicketStage::Called;
    if (isCalled
        && (!before || before->stage != TicketStage::Called || before->counter != now.counter
            || before->calls < now.calls))
        Q_EMIT called(now);
    return true;
}

bool QueueRoom::goesBefore(const Ticket& a, const Ticket& b) const
{
    const auto urgency = [this](const Ticket& ticket) {
        if (ticket.stage != TicketStage::Waiting)
            return 0;
        return !ticket.isHandedOver() ? 3 : ticket.counter == m_parts.device ? 1 : 2;
    };
    return std::tuple(urgency(a), a.since, a.id) < std::tuple(urgency(b), b.since, b.id);
}

QList<Ticket> QueueRoom::open() const
{
    QList<Ticket> open;
    for (const Ticket& ticket : m_tickets) {
        if (!isOver(ticket.stage))
            open.append(ticket);
    }
    std::sort(open.begin(), open.end(), [this](const Ticket& a, const Ticket& b) { return goesBefore(a, b); });
    return open;
}

std::optional<Ticket> QueueRoom::find(const TicketId& id) const
{
    const auto found = m_tickets.constFind(id);
    return found == m_tickets.constEnd() ? std::nullopt : std::optional(*found);
}

std::optional<Ticket> QueueRoom::current() const
{
    for (const Ticket& ticket : m_tickets) {
        if (ticket.isHeldBy(m_parts.device))
            return ticket;
    }
    return std::nullopt;
}

QList<Ticket> QueueRoom::twiceReceived() const
{
    QList<Ticket> twice;
    for (const Ticket& ticket : m_tickets) {
        if (!ticket.twiceReceived().isEmpty())
            twice.append(ticket);
    }
    return twice;
}

int QueueRoom::ahead(const TicketId& id) const
{
    int before = 0;
    for (const Ticket& ticket : open()) {
        if (ticket.id == id)
            break;
        before += ticket.stage == TicketStage::Waiting;
    }
    return before;
}

bool QueueRoom::isElsewhere(const Ticket& ticket) const
{
    const bool isHeld = ticket.stage == TicketStage::Called || ticket.stage == TicketStage::Here;
    return isHeld && ticket.counter != m_parts.device && isHere(ticket.counter);
}

bool QueueRoom::isAmbiguous(const Ticket& ticket) const
{
    return std::any_of(m_tickets.begin(), m_tickets.end(), [&](const Ticket& other) {
        return other.id.lane == ticket.id.lane && other.id.number == ticket.id.number
            && other.id.giver != ticket.id.giver;
    });
}

// ---- giving

/// A letter that nobody is known to give numbers under. Desks that know the same others and take theirs at once, or cut
/// off from each other, take different ones: kiosks first, each by the order of the device ids, whichever goes first.
/// False: there is none left.
bool QueueRoom::findLane()
{
    QSet<int> taken;
    int rank = 0;
    for (auto other = m_others.constBegin(); other != m_others.constEnd(); ++other) {
        if (!other->hello)
            continue;
        const bool goesFirst = std::tuple(other->hello->place != Place::Kiosk, other.key())
            < std::tuple(m_place != Place::Kiosk, m_parts.device);
        if (other->hello->lane >= 0)
            taken.insert(other->hello->lane);
        else
            rank += goesFirst;
    }
    for (const Ticket& ticket : std::as_const(m_tickets)) {
        if (ticket.id.giver != m_parts.device)
            taken.insert(ticket.id.lane);
    }
    for (int lane = 0; lane < lanesMax; ++lane) {
        if (!taken.contains(lane) && rank-- == 0) {
            m_lane = Lane{lane, m_parts.clock.now()};
            return true;
        }
    }
    return false;
}

void QueueRoom::take(const QString& matter, Taken done)
{
    tick();
    if (!isMatter(matter))
        return done(QueueFault::UnknownMatter);
    if (m_lane)
        return give(matter, done);
    claimLane([this, matter, done](const Result<void>& kept) { kept ? give(matter, done) : done(kept.fault()); });
}

void QueueRoom::claimLane(Done done)
{
    const auto before = m_lane;
    if (!findLane())
        return done(QueueFault::Full);
    m_parts.keepLane(*m_lane, [guard = QPointer<QueueRoom>(this), before, done](const Result<void>& kept) {
        if (!guard)
            return;
        if (!kept)
            guard->m_lane = before;
        else if (guard->m_channel)
            guard->sayHello();
        done(kept);
    });
}

void QueueRoom::give(const QString& matter, Taken done)
{
    if (m_last >= numbersMax || m_tickets.size() >= ticketsMax)
        return done(QueueFault::Full);
    Ticket ticket;
    ticket.id = {m_parts.device, m_lane->lane, ++m_last}; // whatever becomes of it, nobody else gets this one
    ticket.matter = matter;
    ticket.place = m_parts.name().left(queueNameLettersMax);
    ticket.taken = ticket.since = m_parts.clock.now();
    ticket.author = m_parts.device;
    m_parts.keep(ticket, [guard = QPointer<QueueRoom>(this), ticket, day = m_day, done](const Result<void>& kept) {
        if (!guard)
            return;
        if (!kept || guard->m_day != day) // midnight came meanwhile
            return done(kept ? Fault(QueueFault::Busy) : kept.fault());
        guard->learn(ticket);
        if (guard->m_channel)
            guard->m_channel->tell(bytesOf(QueueMessage{guard->m_day, std::nullopt, {ticket}}));
        Q_EMIT guard->changed();
        if (guard)
            done(ticket);
    });
}

// ---- at a counter

Result<void> QueueRoom::mayAct() const
{
    if (const auto may = m_parts.mayServe(); !may)
        return may;
    return m_acting ? Result<void>(QueueFault::Busy) : Result<void>();
}

void QueueRoom::act(Ticket ticket, Done done)
{
    ++ticket.version;
    ticket.author = m_parts.device;
    m_acting = true;
    m_parts.keep(ticket, [guard = QPointer<QueueRoom>(this), ticket, day = m_day, done](const Result<void>& kept) {
        if (!guard)
            return;
        guard->m_acting = false;
        if (kept && guard->m_day == day) {
            guard->learn(ticket);
            if (guard->m_channel)
                guard->m_channel->tell(bytesOf(QueueMessage{guard->m_day, std::nullopt, {ticket}}));
        }
        Q_EMIT guard->changed();
        if (guard)
            done(kept);
    });
}

void QueueRoom::step(const std::function<void(Ticket&)>& change, Done done)
{
    if (const auto may = mayAct(); !may)
        return done(may);
    auto ticket = current();
    if (!ticket || ticket->version >= versionMax)
        return done(QueueFault::NotHere);
    change(*ticket);
    act(*ticket, std::move(done));
}

static void meet(Ticket& ticket, const QByteArray& device, const QString& name)
{
    const Host host{ticket.leg, device, name};
    const auto place = std::lower_bound(ticket.hosts.begin(), ticket.hosts.end(), host);
    const bool isThere = std::any_of(ticket.hosts.begin(), ticket.hosts.end(),
        [&](const Host& each) { return each.leg == host.leg && each.device == host.device; });
    if (!isThere && ticket.hosts.size() < hostsMax)
        ticket.hosts.insert(place, host);
}

void QueueRoom::callNext(Done done)
{
    for (const Ticket& ticket : open()) {
        // Nobody waits for a counter that has gone home.
        const bool isForAnother
            = !ticket.counter.isEmpty() && ticket.counter != m_parts.device && isHere(ticket.counter);
        if (ticket.stage == TicketStage::Waiting && !isForAnother)
            return call(ticket.id, done);
    }
    if (const auto may = mayAct(); !may)
        return done(may);
    done(current() ? QueueFault::VisitorHere : QueueFault::NobodyWaits);
}

void QueueRoom::call(const TicketId& id, Done done)
{
    if (const auto may = mayAct(); !may)
        return done(may);
    auto ticket = find(id);
    if (!ticket || isOver(ticket->stage) || ticket->version >= versionMax)
        return done(QueueFault::UnknownTicket);
    if (current())
        return done(QueueFault::VisitorHere);
    if (isElsewhere(*ticket))
        return done(QueueFault::Elsewhere);
    ticket->stage = TicketStage::Called;
    ticket->since = m_parts.clock.now();
    ticket->counter = m_parts.device;
    ticket->counterName = m_parts.name().left(queueNameLettersMax);
    ticket->calls = std::min(ticket->calls + 1, callsMax);
    act(*ticket, std::move(done));
}

void QueueRoom::callAgain(Done done)
{
    step(
        [this](Ticket& ticket) {
            ticket.stage = TicketStage::Called;
            ticket.since = m_parts.clock.now();
            ticket.calls = std::min(ticket.calls + 1, callsMax);
        },
        std::move(done));
}

void QueueRoom::receive(Done done)
{
    step(
        [this](Ticket& ticket) {
            ticket.stage = TicketStage::Here;
            ticket.since = m_parts.clock.now();
            meet(ticket, m_parts.device, m_parts.name().left(queueNameLettersMax));
        },
        std::move(done));
}

void QueueRoom::markAbsent(Absent absent, Done done)
{
    step(
        [this, absent](Ticket& ticket) {
            ticket.misses = std::min(ticket.misses + 1, missesMax);
            ticket.since = m_parts.clock.now();
            if (absent == Absent::LetGo) {
                ticket.stage = TicketStage::Gone;
                ticket.note.clear();
                return;
            }
            // Received all the same, a mistake: the next counter is not the second on this leg.
            const bool met = std::any_of(ticket.hosts.begin(), ticket.hosts.end(),
                [&](const Host& host) { return host.leg == ticket.leg && host.device == m_parts.device; });
            ticket.leg = std::min(ticket.leg + int(met), legsMax);
            ticket.stage = TicketStage::Waiting;
            ticket.counter.clear();
            ticket.counterName.clear();
        },
        std::move(done));
}

void QueueRoom::handOver(const QByteArray& counter, const QString& note, Done done)
{
    const auto words = checkNote(note);
    if (!words)
        return done(words.fault());
    step(
        [this, counter, words](Ticket& ticket) {
            const QString own = m_parts.name().left(queueNameLettersMax);
            meet(ticket, m_parts.device, own);
            ticket.stage = TicketStage::Waiting;
            ticket.since = m_parts.clock.now();
            ticket.leg = std::min(ticket.leg + 1, legsMax);
            ticket.counter = counter;
            ticket.counterName.clear();
            for (const Neighbour& each : neighbours()) {
                if (each.device == counter)
                    ticket.counterName = each.name.left(queueNameLettersMax);
            }
            ticket.calls = ticket.misses = 0;
            ticket.from = own;
            ticket.note = *words;
        },
        std::move(done));
}

void QueueRoom::finish(Done done)
{
    step(
        [this](Ticket& ticket) {
            meet(ticket, m_parts.device, m_parts.name().left(queueNameLettersMax));
            ticket.stage = TicketStage::Served;
            ticket.since = m_parts.clock.now();
            ticket.note.clear();
        },
        std::move(done));
}

} // namespace naru::desk

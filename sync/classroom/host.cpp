// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/classroom/host.h"

#include "sync/classroom/ownplaces.h"
#include "sync/classroom/quietchannel.h"

#include <QNetworkProxy>
#include <QTcpServer>
#include <QTcpSocket>
#include <QTimer>
#include <QWebSocket>
#include <QWebSocketCorsAuthenticator>
#include <QWebSocketServer>

#include <algorithm>

namespace naru::classroom {

namespace {

constexpr Milliseconds lookEach{250};

/// What nobody does by mistake, a bad line or a full class.
bool isOffence(const Fault& fault)
{
    using F = ClassroomFault;
    return fault.is(F::Impostor) || fault.is(F::BadFrame) || fault.is(F::TooLarge) || fault.is(F::Flood)
        || fault.is(F::Deaf) || fault.is(F::Late) || fault.is(F::Unproven);
}

bool isNamed(const Fault& fault)
{
    return isOffence(fault) || fault.is(ClassroomFault::Full) || fault.is(ClassroomFault::Crowded)
        || fault.is(ClassroomFault::WrongVersion);
}

/// The earliest goes where there are too many.
void remember(QHash<QByteArray, Milliseconds>& since, const QByteArray& who, Milliseconds now, int most)
{
    since.insert(who, now);
    if (since.size() > most)
        since.erase(std::min_element(since.begin(), since.end()));
}

} // namespace

class ClassHost::Seats final : public Channel {
public:
    explicit Seats(ClassHost& host)
        : m_host(host)
    {
        NARU_ASSERT(!m_host.m_channel);
        m_host.m_channel = this;
    }
    ~Seats() override { m_host.m_channel = nullptr; }

    QString name() const override { return QuietChannel::className(); }
    QList<Peer> peers() const override
    {
        QList<Peer> all;
        for (const ClassWire* wire : std::as_const(m_host.m_seats))
            all.append(m_host.peerOf(*wire));
        std::ranges::sort(all, {}, &Peer::device);
        return all;
    }
    void tell(const QByteArray& message) override
    {
        const auto seats = m_host.m_seats; // one may break while it is told
        for (auto seat = seats.begin(); seat != seats.end(); ++seat)
            tell(seat.key(), message);
    }
    void tell(const QByteArray& device, const QByteArray& message) override
    {
        if (ClassWire* const wire = m_host.m_seats.value(device))
            wire->say(message);
    }
    void listen(Heard heard) override { m_heard = std::move(heard); }
    void watch(std::function<void()> changed) override { m_changed = std::move(changed); }

    void hear(const Peer& peer, const QByteArray& message)
    {
        if (const Heard heard = m_heard)
            heard(peer, message);
    }
    void sees()
    {
        if (const auto changed = m_changed)
            changed();
    }

private:
    ClassHost& m_host;
    Heard m_heard;
    std::function<void()> m_changed;
};

ClassHost::ClassHost(lan::Self self, const Clock& clock, Random& random, const lan::Trusted* trusted, QObject* parent)
    : ClassHost(std::move(self), clock, random, trusted, Limits(), parent)
{
}

ClassHost::ClassHost(lan::Self self, const Clock& clock, Random& random, const lan::Trusted* trusted,
    const Limits& limits, QObject* parent)
    : QObject(parent)
    , m_self(std::move(self))
    , m_who(m_self.identity())
    , m_clock(clock)
    , m_random(random)
    , m_trusted(trusted)
    , m_limits(limits)
    , m_door(new QTcpServer(this))
    , m_upgrader(new QWebSocketServer(QStringLiteral("naru"), QWebSocketServer::NonSecureMode, this))
    , m_timer(new QTimer(this))
{
    m_door->setProxy(QNetworkProxy::NoProxy);
    m_upgrader->setSupportedSubprotocols({QString(subprotocol)});
    connect(m_door, &QTcpServer::newConnection, this, &ClassHost::admit);
    connect(m_upgrader, &QWebSocketServer::newConnection, this, &ClassHost::enter);
    // No page that somebody's browser shows may come in.
    connect(m_upgrader, &QWebSocketServer::originAuthenticationRequired, this,
        [](QWebSocketCorsAuthenticator* asks) { asks->setAllowed(asks->origin().isEmpty()); });
    connect(m_timer, &QTimer::timeout, this, &ClassHost::look);
}

void ClassHost::rename(const QString& name)
{
    m_self.name = lan::nameFit(name);
    m_who = m_self.identity();
}

ClassHost::~ClassHost()
{
    NARU_ASSERT(!m_channel);
    end();
}

Result<void> ClassHost::begin(const QHostAddress& at, quint16 port)
{
    end();
    bool listens = false;
    if (port != 0)
        listens = m_door->listen(at, port);
    for (int i = 0; port == 0 && !listens && i < ClassCode::ports; ++i)
        listens = m_door->listen(at, static_cast<quint16>(ClassCode::portFirst + i));
    if (!listens)
        return Fault(ClassroomFault::NoPort, m_door->errorString());
    m_timer->start(lookEach);
    return {};
}

void ClassHost::end()
{
    m_door->close();
    m_timer->stop();
    const auto knocking = std::exchange(m_knocking, {});
    for (const Knocking& each : knocking)
        each.socket->abort();
    for (ClassWire* const wire : m_wires.keys())
        wire->end(ClassroomFault::Over);
    m_keys.clear();
    m_calls.clear();
    m_dismissed.clear();
    m_outside.clear();
    m_named.clear();
}

bool ClassHost::isHeld() const
{
    return m_door->isListening();
}

quint16 ClassHost::port() const
{
    return isHeld() ? m_door->serverPort() : 0;
}

ClassCode ClassHost::code() const
{
    return {isHeld() ? ownPlaces(m_door->serverAddress(), port()) : QList<lan::Place>(), lan::hashOf(m_who.key)};
}

void ClassHost::dismiss(const QByteArray& device)
{
    if (ClassWire* const wire = m_seats.value(device)) {
        m_dismissed.insert(wire->other().key);
        wire->end(ClassroomFault::Dismissed);
    }
}

std::unique_ptr<Channel> ClassHost::open(const QString& name)
{
    if (name != QuietChannel::className())
        return std::make_unique<QuietChannel>(name);
    return std::make_unique<Seats>(*this);
}

// ---- at the seats

void ClassHost::judge(ClassWire* wire)
{
    const lan::Identity& who = wire->other();
    const QByteArray known = m_keys.value(who.device).key;
    const bool other = (!known.isEmpty() && known != who.key)
        || (m_trusted && m_trusted->standing(who.device, who.key) == lan::Trusted::Standing::OtherKey);
    if (other || who.device == m_who.device)
        return wire->end(ClassroomFault::Impostor);
    if (m_dismissed.contains(who.key) || isOutside(who.key))
        return wire->end(ClassroomFault::Dismissed);
    if (!m_seats.contains(who.device)
        && (m_seats.size() >= m_limits.seatsMax || (known.isEmpty() && m_keys.size() >= m_limits.keysMax)))
        return wire->end(ClassroomFault::Full);
    if (known.isEmpty() && keysOf(m_wires.value(wire)) >= m_limits.keysEachMax)
        return wire->end(ClassroomFault::Crowded); // one who comes under name after name
    wire->admit();
}

void ClassHost::seat(ClassWire* wire)
{
    const lan::Identity& who = wire->other();
    if (ClassWire* const before = m_seats.value(who.device))
        before->end(ClassroomFault::Replaced);
    if (m_seats.size() >= m_limits.seatsMax) // others were quicker
        return wire->end(ClassroomFault::Full);
    if (!m_keys.contains(who.device))
        m_keys.insert(who.device, {who.key, m_wires.value(wire)});
    m_seats.insert(who.device, wire);
    changed();
}

void ClassHost::hear(const ClassWire& wire, const QByteArray& message)
{
    if (m_channel)
        m_channel->hear(peerOf(wire), message);
}

void ClassHost::leave(ClassWire* wire, const QHostAddress& address, const Fault& fault)
{
    m_wires.remove(wire);
    const Channel::Peer peer = peerOf(*wire);
    const bool seated = m_seats.value(peer.device) == wire;
    if (seated)
        m_seats.remove(peer.device);
    wire->deleteLater();
    if (isOffence(fault))
        putOutside(seated ? wire->other().key : address.toString().toLatin1());
    if (isNamed(fault))
        name(peer.device.isEmpty() ? Channel::Peer{{}, address.toString()} : peer, fault);
    if (seated)
        changed();
}

bool ClassHost::isOutside(const QByteArray& who) const
{
    const auto since = m_outside.find(who);
    return since != m_outside.end() && m_clock.monotonic() - *since < m_limits.outside;
}

void ClassHost::putOutside(const QByteArray& who)
{
    remember(m_outside, who, m_clock.monotonic(), m_limits.outsideMax);
}

/// A thousand knocks are one sentence at the console.
void ClassHost::name(const Channel::Peer& who, const Fault& fault)
{
    const QByteArray key = who.device + who.name.toUtf8() + fault.name();
    const auto before = m_named.constFind(key);
    if (before != m_named.cend() && m_clock.monotonic() - *before < m_limits.namedAgain)
        return;
    remember(m_named, key, m_clock.monotonic(), m_limits.outsideMax);
    if (const Dropped dropped = m_dropped)
        dropped(who, fault);
}

Channel::Peer ClassHost::peerOf(const ClassWire& wire) const
{
    const lan::Identity& who = wire.other();
    const QString here = m_trusted && !who.device.isEmpty()
            && m_trusted->standing(who.device, who.key) == lan::Trusted::Standing::Paired
        ? m_trusted->nameHere(who.device)
        : QString();
    return {who.device, here.isEmpty() ? who.name : here};
}

int ClassHost::keysOf(const QHostAddress& address) const
{
    return int(
        std::count_if(m_keys.cbegin(), m_keys.cend(), [&](const Known& known) { return known.from == address; }));
}

void ClassHost::changed()
{
    if (m_channel)
        m_channel->sees();
}

void ClassHost::look()
{
    const Milliseconds now = m_clock.monotonic();
    const auto knocking = m_knocking;
    for (const Knocking& each : knocking) {
        if (now - each.since < m_limits.wire.proof)
            continue;
        each.socket->setProperty("late", true);
        each.socket->abort();
    }
    for (ClassWire* const wire : m_wires.keys())
        if (m_wires.contains(wire))
            wire->look();
}

} // namespace naru::classroom

// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/classroom/seat.h"

#include "sync/classroom/quietchannel.h"

#include <QAbstractSocket>
#include <QNetworkProxy>
#include <QUrl>
#include <QWebSocket>
#include <QWebSocketHandshakeOptions>

#include <algorithm>

namespace naru::classroom {

namespace {

constexpr Milliseconds lookEach{250};
constexpr Milliseconds steady{10'000}; ///< joined so long, the next break is not counted with those before

QUrl urlOf(const lan::Place& place)
{
    QUrl url;
    url.setScheme(QStringLiteral("ws"));
    url.setHost(place.address);
    url.setPort(place.port);
    url.setPath(QStringLiteral("/class"));
    return url;
}

} // namespace

class ClassLink::Desk final : public Channel {
public:
    explicit Desk(ClassLink& link)
        : m_link(link)
    {
        NARU_ASSERT(!m_link.m_channel);
        m_link.m_channel = this;
    }
    ~Desk() override { m_link.m_channel = nullptr; }

    QString name() const override { return QuietChannel::className(); }
    QList<Peer> peers() const override
    {
        const auto trainer = m_link.trainer();
        return trainer ? QList<Peer>{*trainer} : QList<Peer>();
    }
    void tell(const QByteArray& message) override
    {
        if (m_link.trainer())
            m_link.m_wire->say(message);
    }
    void tell(const QByteArray& device, const QByteArray& message) override
    {
        if (const auto trainer = m_link.trainer(); trainer && trainer->device == device)
            m_link.m_wire->say(message);
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
    ClassLink& m_link;
    Heard m_heard;
    std::function<void()> m_changed;
};

ClassLink::ClassLink(lan::Self self, const Clock& clock, Random& random, QObject* parent)
    : ClassLink(std::move(self), clock, random, ClassWire::Limits(), parent)
{
}

ClassLink::ClassLink(
    lan::Self self, const Clock& clock, Random& random, const ClassWire::Limits& limits, QObject* parent)
    : QObject(parent)
    , m_self(std::move(self))
    , m_clock(clock)
    , m_limits(limits)
    , m_random(random)
    , m_backoff(random)
{
    connect(&m_timer, &QTimer::timeout, this, &ClassLink::look);
}

ClassLink::~ClassLink()
{
    NARU_ASSERT(!m_channel);
    disconnect();
    leave();
}

void ClassLink::join(const ClassCode& code)
{
    NARU_ASSERT(!code.places.isEmpty());
    hangUp();
    m_code = code;
    m_fault.reset();
    m_place = 0;
    m_backoff.begin();
    m_timer.start(lookEach);
    call();
}

void ClassLink::leave()
{
    hangUp();
    m_timer.stop();
    m_code.reset();
    m_fault.reset();
    enter(State::Away);
}

void ClassLink::moved(const ClassCode& found)
{
    if (!m_code || m_code->keyHash.isEmpty() || m_code->keyHash != found.keyHash)
        return;
    QList<lan::Place> places = found.places;
    for (const lan::Place& place : std::as_const(m_code->places))
        if (!places.contains(place))
            places.append(place);
    places = places.first(std::min(places.size(), ClassCode::placesMax));
    if (places == m_code->places)
        return;
    m_code->places = places;
    m_place = 0;
    hurry();
}

void ClassLink::hurry()
{
    if (m_state != State::Waiting)
        return;
    m_backoff.begin();
    call();
}

std::optional<Channel::Peer> ClassLink::trainer() const
{
    if (m_state != State::Joined)
        return std::nullopt;
    return Channel::Peer{m_wire->other().device, m_wire->other().name};
}

std::unique_ptr<Channel> ClassLink::open(const QString& name)
{
    if (name != QuietChannel::className())
        return std::make_unique<QuietChannel>(name);
    return std::make_unique<Desk>(*this);
}

lan::Handshake::Setup ClassLink::setup()
{
    m_stranger = false;
    return {m_self, nullptr, {}, [this, code = *m_code](const QByteArray& key) {
                m_stranger = code.fits(key) && m_knows && !m_knows(key);
                return code.fits(key) && !m_stranger;
            }};
}

void ClassLink::call()
{
    const lan::Place place = m_code->places.at(m_place);
    auto socket = std::make_unique<QWebSocket>();
    socket->setProxy(QNetworkProxy::NoProxy);
    QWebSocketHandshakeOptions options;
    options.setSubprotocols({QString(subprotocol)});
    QWebSocket* const opened = socket.get();
    m_reached = false;
    m_begun = m_clock.monotonic();
    opened->open(urlOf(place), options);
    m_wire = new ClassWire(std::move(socket), opened->findChild<QAbstractSocket*>(),
        lan::Handshake::initiate(lan::Mode::Class, setup(), m_random), m_clock, m_begun, m_limits, this);
    ClassWire* const wire = m_wire;
    connect(opened, &QWebSocket::connected, wire, [this, wire, opened] {
        m_reached = true;
        if (auto* const tcp = opened->findChild<QAbstractSocket*>())
            tcp->setSocketOption(QAbstractSocket::LowDelayOption, 1);
        wire->begin();
    });
    connect(wire, &ClassWire::asked, wire, &ClassWire::admit); // the key was the expected one
    connect(wire, &ClassWire::proven, this, &ClassLink::joined);
    connect(wire, &ClassWire::heard, this, [this](const QByteArray& message) {
        if (const auto from = trainer(); from && m_channel)
            m_channel->hear(*from, message);
    });
    connect(wire, &ClassWire::ended, this, &ClassLink::ended);
    enter(State::Calling);
}

void ClassLink::joined()
{
    const lan::Place here = m_code->places.at(m_place);
    m_code->places.removeAt(m_place);
    m_code->places.prepend(here);
    m_place = 0;
    m_code->keyHash = lan::hashOf(m_wire->other().key);
    m_code->keyDigits.clear();
    m_fault.reset();
    m_begun = m_clock.monotonic();
    enter(State::Joined);
}

void ClassLink::ended(const Fault& fault)
{
    std::exchange(m_wire, nullptr)->deleteLater();
    const bool unreached = m_state == State::Calling && !m_reached;
    m_fault = unreached ? Fault(ClassroomFault::Unreachable) : m_stranger ? Fault(ClassroomFault::Stranger) : fault;
    const bool again = m_state == State::Calling && ++m_place < m_code->places.size();
    if (again)
        return call();
    m_place = 0;
    if (m_state == State::Joined && m_clock.monotonic() - m_begun >= steady)
        m_backoff.begin();
    m_next = m_clock.monotonic() + m_backoff.next();
    enter(State::Waiting);
}

void ClassLink::hangUp()
{
    if (ClassWire* const wire = std::exchange(m_wire, nullptr)) {
        wire->disconnect(this);
        wire->end(ClassroomFault::Over);
        wire->setParent(nullptr); // a message of its own may be what ends us: it goes afterwards, and not with this
        wire->deleteLater();
    }
}

void ClassLink::enter(State state)
{
    const bool seen = (m_state == State::Joined) != (state == State::Joined);
    m_state = state;
    if (seen && m_channel)
        m_channel->sees();
    Q_EMIT changed();
}

void ClassLink::look()
{
    if (m_wire)
        m_wire->look();
    if (m_state == State::Waiting && m_clock.monotonic() >= m_next)
        call();
}

} // namespace naru::classroom

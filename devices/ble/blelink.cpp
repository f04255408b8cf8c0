// SPDX-License-Identifier: GPL-3.0-or-later
#include "devices/ble/blelink.h"

namespace naru::device {

namespace {
const QByteArray stateBegin(1, '\x01'), stateEnd(1, '\x02');
}

BleLink::BleLink(BluetoothPower& power, GattClient& client, GattServer& server, QObject* parent)
    : BleLink(power, client, server, Limits(), parent)
{
}

BleLink::BleLink(BluetoothPower& power, GattClient& client, GattServer& server, Limits limits, QObject* parent)
    : ByteLink(parent)
    , m_power(power)
    , m_client(client)
    , m_server(server)
    , m_limits(limits)
{
    connect(&power, &BluetoothPower::changed, this, &BleLink::powerChanged);
    for (QTimer* timer : {&m_wait, &m_patience, &m_pause})
        timer->setSingleShot(true);
    connect(&m_wait, &QTimer::timeout, this, &BleLink::waitedInVain);
    connect(&m_patience, &QTimer::timeout, this, [this] {
        const bool isReached = m_stage != Stage::Finding && m_stage != Stage::Serving;
        lose(isReached ? DeviceFault::PhoneRefusesLink : DeviceFault::PhoneNotFound);
    });
    connect(&m_pause, &QTimer::timeout, this, [this] { m_client.find(*m_way.phoneServes); });
    listenToClient();
    listenToServer();
}

BleLink::~BleLink()
{
    close();
}

void BleLink::listenToClient()
{
    connect(&m_client, &GattClient::found, this, [this] {
        if (m_stage == Stage::Finding)
            enter(Stage::Connecting, m_limits.connect);
    });
    connect(&m_client, &GattClient::connected, this, [this] {
        if (m_stage == Stage::Connecting)
            enter(Stage::Subscribing, m_limits.subscribe);
    });
    connect(&m_client, &GattClient::subscribed, this, [this](qsizetype mtu) {
        if (m_stage != Stage::Subscribing)
            return;
        m_mtu = std::max(mtu, gattMtuMin);
        m_client.write(GattValue::State, stateBegin);
        begin();
    });
    connect(&m_client, &GattClient::notified, this, [this](GattValue value, const QByteArray& bytes) {
        if (m_stage != Stage::Open || m_isServer)
            return;
        if (value == GattValue::State)
            takeState(bytes);
        else if (value == GattValue::ServerToClient)
            takeData(bytes);
    });
    connect(&m_client, &GattClient::refused, this, [this] {
        if (!m_isServer)
            refused();
    });
    connect(&m_client, &GattClient::gone, this, [this] {
        if (!m_isServer)
            connectionLost();
    });
}

void BleLink::listenToServer()
{
    connect(&m_server, &GattServer::reached, this, [this] {
        if (m_stage == Stage::Serving)
            enter(Stage::Greeting, m_limits.connect);
    });
    connect(&m_server, &GattServer::subscribed, this, [this] {
        m_subscribed = true;
        greet();
    });
    connect(&m_server, &GattServer::written, this, &BleLink::takeWritten);
    connect(&m_server, &GattServer::refused, this, [this] {
        if (m_isServer)
            lose(Fault(DeviceFault::BluetoothAbsent, QStringLiteral("cannot serve")));
    });
    connect(&m_server, &GattServer::gone, this, [this] {
        if (m_isServer)
            connectionLost();
    });
}

void BleLink::open(const BleWay& way)
{
    close();
    m_way = way;
    m_connections = 0;
    if (const auto why = problem(); why || (!way.phoneServes && !way.deskServes)) {
        const Fault fault = why.value_or(Fault(DeviceFault::PhoneRefusesLink, QStringLiteral("no way offered")));
        // As everything else: after open() returned, and not when something else began meanwhile.
        m_stage = Stage::Finding;
        QTimer::singleShot(0, &m_wait, [this, fault, turn = m_turn] {
            if (turn == m_turn)
                lose(fault);
        });
        return;
    }
    m_patience.start(m_limits.open);
    if (way.phoneServes)
        find();
    else
        serve();
}

void BleLink::enter(Stage stage, Milliseconds patience)
{
    m_stage = stage;
    m_pause.stop();
    m_wait.start(patience);
}

void BleLink::find()
{
    ++m_connections;
    m_isServer = false;
    enter(Stage::Finding, m_way.deskServes ? m_limits.findBeforeServing : m_limits.find);
    m_client.find(*m_way.phoneServes);
}

void BleLink::serve()
{
    ++m_connections;
    m_isServer = true;
    m_began = m_subscribed = false;
    m_mtu = gattMtuMin;
    enter(Stage::Serving, m_way.phoneServes ? m_limits.find - m_limits.findBeforeServing : m_limits.find);
    m_server.serve(*m_way.deskServes, m_way.ident);
}

void BleLink::begin()
{
    m_patience.stop();
    m_assembler = {};
    m_messages = 0;
    m_stage = Stage::Open;
    waitForPhone();
    Q_EMIT opened();
}

/// A phone that came to the desk's service may subscribe first, or begin first.
void BleLink::greet()
{
    if (m_stage == Stage::Greeting && m_began && m_subscribed)
        begin();
}

void BleLink::takeWritten(GattValue value, const QByteArray& bytes, qsizetype mtu)
{
    if (!m_isServer || (m_stage != Stage::Greeting && m_stage != Stage::Open))
        return;
    m_mtu = std::max(mtu, m_mtu); // it only grows, and is not always said
    const bool isState = value == GattValue::State;
    if (m_stage == Stage::Open)
        return isState ? takeState(bytes) : takeData(bytes);
    if (!isState || bytes != stateBegin)
        return lose(Fault(DeviceFault::PhoneRefusesLink, QStringLiteral("does not begin")));
    m_began = true;
    greet();
}

void BleLink::takeState(const QByteArray& state)
{
    if (state == stateEnd)
        lose(Fault(DeviceFault::PhoneGone, QStringLiteral("says that it is over")));
    else
        lose(Fault(DeviceFault::PhoneTalksNonsense, QStringLiteral("state")));
}

void BleLink::takeData(const QByteArray& value)
{
    const auto message = m_assembler.feed(value);
    if (!message)
        return lose(message.fault());
    waitForPhone();
    if (!*message)
        return;
    if (++m_messages > m_limits.messages)
        return lose(Fault(DeviceFault::PhoneFloods, QStringLiteral("messages")));
    Q_EMIT received(**message);
}

void BleLink::waitForPhone()
{
    m_wait.start(m_assembler.isMidMessage() ? m_limits.value : m_limits.silence);
}

void BleLink::send(const QByteArray& message)
{
    if (m_stage != Stage::Open || message.isEmpty() || message.size() > gattMessageBytesMax)
        return;
    for (const QByteArray& chunk : gattChunks(message, m_mtu))
        put(m_isServer ? GattValue::ServerToClient : GattValue::ClientToServer, chunk);
    waitForPhone();
}

void BleLink::put(GattValue value, const QByteArray& bytes)
{
    if (m_isServer)
        m_server.notify(value, bytes);
    else
        m_client.write(value, bytes);
}

/// The radios keep the order: what was sent goes out before the farewell.
void BleLink::close()
{
    if (m_stage == Stage::Open)
        put(GattValue::State, stateEnd);
    rest();
}

void BleLink::rest()
{
    ++m_turn;
    for (QTimer* timer : {&m_wait, &m_patience, &m_pause})
        timer->stop();
    const Stage stage = std::exchange(m_stage, Stage::Off);
    if (stage == Stage::Off)
        return;
    if (m_isServer)
        m_server.drop();
    else
        m_client.drop();
}

void BleLink::waitedInVain()
{
    switch (m_stage) {
    case Stage::Finding:
    case Stage::Serving:
        return fallBack(DeviceFault::PhoneNotFound);
    case Stage::Connecting:
    case Stage::Subscribing:
        return connectionLost();
    case Stage::Greeting:
        return lose(Fault(DeviceFault::PhoneRefusesLink, QStringLiteral("came, and does not begin")));
    case Stage::Open:
        return lose(DeviceFault::PhoneSilent);
    case Stage::Off:
        return;
    }
}

void BleLink::connectionLost()
{
    if (m_stage == Stage::Open)
        return lose(DeviceFault::PhoneGone);
    if (m_stage == Stage::Off)
        return;
    if (m_stage == Stage::Finding)
        return m_pause.start(m_limits.pause);
    if (m_connections >= m_limits.connections)
        return fallBack(Fault(DeviceFault::PhoneRefusesLink, QStringLiteral("connection")));
    if (m_isServer)
        serve();
    else
        find();
}

void BleLink::refused()
{
    if (m_stage == Stage::Open)
        lose(Fault(DeviceFault::PhoneGone, QStringLiteral("no longer lets us write")));
    else if (m_stage != Stage::Off)
        fallBack(Fault(DeviceFault::PhoneRefusesLink, QStringLiteral("service")));
}

void BleLink::fallBack(const Fault& fault)
{
    if (m_isServer || !m_way.deskServes)
        return lose(fault);
    m_client.drop();
    m_connections = 0;
    serve();
}

void BleLink::powerChanged()
{
    const auto why = problem();
    if (why && m_stage == Stage::Open)
        lose(Fault(DeviceFault::PhoneGone, QStringLiteral("Bluetooth is off")));
    else if (why && m_stage != Stage::Off)
        lose(*why);
    Q_EMIT readyChanged();
}

/// The phone is told too, as far as it still hears.
void BleLink::lose(const Fault& fault)
{
    close();
    Q_EMIT lost(fault);
}

} // namespace naru::device

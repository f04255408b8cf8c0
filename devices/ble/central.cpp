// SPDX-License-Identifier: GPL-3.0-or-later
#include "devices/ble/central.h"

#include "devices/ble/centralsession.h"

#include <chrono>

namespace naru::device {

namespace {
constexpr std::chrono::milliseconds threadEndMax{1'000}; ///< a farewell takes a tenth of it

/// Qt 6.4 speaks to BlueZ over the bus only when it knows that BlueZ is 5.42 or newer, and asks the running program for
/// its version, which a desk's user may not. Otherwise it takes a kernel interface that BlueZ does not share.
void sayThatBluezIsNew()
{
    constexpr const char* variable = "BLUETOOTH_FORCE_DBUS_LE_VERSION";
    if (!qEnvironmentVariableIsSet(variable))
        qputenv(variable, "5.66"); // of Debian 12
}
} // namespace

Central::Central(const BluezPower& power, BluezGuests& guests, QObject* parent)
    : GattClient(parent)
    , m_power(power)
    , m_guests(guests)
    , m_thread(new QThread)
{
    sayThatBluezIsNew();
    qRegisterMetaType<GattValue>();
    m_thread->setObjectName(QStringLiteral("bluetooth"));
    m_thread->start();
}

/// A thread that waits for a BlueZ that hangs is left behind: it does nothing any more.
Central::~Central()
{
    drop();
    connect(m_thread, &QThread::finished, m_thread, &QObject::deleteLater);
    m_farewells->isLast = true;
    if (m_farewells->sessions == 0)
        m_thread->quit();
    m_thread->wait(QDeadlineTimer(threadEndMax));
}

void Central::find(const QByteArray& service)
{
    drop();
    m_guests.begin();
    m_session = new CentralSession(service, m_power.adapterPath(), m_power.address());
    m_session->moveToThread(m_thread);
    ++m_farewells->sessions;
    connect(
        m_session, &QObject::destroyed, m_thread,
        [thread = m_thread, farewells = m_farewells] {
            if (--farewells->sessions == 0 && farewells->isLast)
                thread->quit();
        },
        Qt::DirectConnection);
    hear(m_session);
    QMetaObject::invokeMethod(m_session, &CentralSession::find, Qt::QueuedConnection);
}

/// What a session says after it was dropped is not heard: it may be under way between the threads.
void Central::hear(CentralSession* session)
{
    const auto pass = [this, serial = ++m_serial](auto say) {
        return [this, serial, say](auto... arguments) {
            if (serial == m_serial && m_session)
                Q_EMIT(this->*say)(arguments...);
        };
    };
    connect(session, &CentralSession::met, &m_guests, &BluezGuests::met);
    connect(session, &CentralSession::found, this, pass(&GattClient::found));
    connect(session, &CentralSession::connected, this, pass(&GattClient::connected));
    connect(session, &CentralSession::subscribed, this, pass(&GattClient::subscribed));
    connect(session, &CentralSession::notified, this, pass(&GattClient::notified));
    connect(session, &CentralSession::refused, this, pass(&GattClient::refused));
    connect(session, &CentralSession::gone, this, pass(&GattClient::gone));
}

void Central::write(GattValue value, const QByteArray& bytes)
{
    if (m_session)
        QMetaObject::invokeMethod(
            m_session, [session = m_session, value, bytes] { session->write(value, bytes); }, Qt::QueuedConnection);
}

void Central::drop()
{
    auto* session = std::exchange(m_session, nullptr);
    if (!session)
        return;
    m_guests.end();
    QMetaObject::invokeMethod(session, &CentralSession::leave, Qt::QueuedConnection);
}

} // namespace naru::device

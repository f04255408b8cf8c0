// SPDX-License-Identifier: GPL-3.0-or-later
// The half of SimulatedBluez that serves: what a desk registers, and the phone that comes to it.
#include "devices/simulator/bluez/simulatedbluez.h"

#include <QDBusArgument>
#include <QDBusMessage>
#include <QDBusPendingCallWatcher>
#include <QDBusPendingReply>
#include <QUuid>

namespace naru::sim {

namespace {
using namespace bluez_names;

QVariant pathVariant(const QString& path)
{
    return QVariant::fromValue(QDBusObjectPath(path));
}

QString uuidText(const QByteArray& uuid)
{
    return QUuid::fromRfc4122(uuid).toString(QUuid::WithoutBraces);
}
} // namespace

bool SimulatedBluez::gattManager(const QDBusMessage& message)
{
    const QString path = message.arguments().value(0).value<QDBusObjectPath>().path();
    if (message.member() == QStringLiteral("RegisterApplication")) {
        if (m_application.isValid())
            return refuse(message, "AlreadyExists", "Already Exists");
        m_application = {message.service(), path};
        readApplication(message);
        return true;
    }
    if (message.service() != m_application.owner || path != m_application.path)
        return refuse(message, "DoesNotExist", "Does Not Exist");
    if (m_role == BlePhone::Role::Client)
        disconnectPhone();
    m_application = {};
    m_deskPaths.clear();
    return reply(message);
}

/// The desk's service must be what BlueZ takes: a primary service, characteristics that name it, known flags.
void SimulatedBluez::readApplication(const QDBusMessage& registration)
{
    const auto call = QDBusMessage::createMethodCall(
        m_application.owner, m_application.path, managerInterface, QStringLiteral("GetManagedObjects"));
    auto* watcher = new QDBusPendingCallWatcher(m_bus.asyncCall(call), this);
    connect(
        watcher, &QDBusPendingCallWatcher::finished, this, [this, watcher, registration, path = m_application.path] {
            watcher->deleteLater();
            if (path != m_application.path) { // taken back meanwhile; another may stand in its place
                refuse(registration, "DoesNotExist", "Does Not Exist");
                return;
            }
            const QDBusPendingReply<BluezObjects> answer = *watcher;
            m_deskPaths.clear();
            m_wanted.clear();
            QString owner;
            const BluezObjects objects = answer.isError() ? BluezObjects() : answer.value();
            for (auto it = objects.cbegin(); it != objects.cend(); ++it) {
                const auto service = it.value().value(serviceInterface);
                if (service.value(QStringLiteral("Primary")).toBool())
                    owner = it.key().path();
                const auto values = it.value().value(characteristicInterface);
                if (owner.isEmpty() || values.value(QStringLiteral("Service")).value<QDBusObjectPath>().path() != owner)
                    continue;
                if (!values.value(QStringLiteral("Flags")).toStringList().isEmpty())
                    m_deskPaths[bleNumberOf(values.value(QStringLiteral("UUID")).toString())] = it.key().path();
            }
            const bool isWhole = QList<int>(m_deskPaths.keys())
                == QList<int>{BlePhone::DeskState, BlePhone::ToDesk, BlePhone::FromDesk, BlePhone::Ident};
            if (!isWhole) {
                m_application = {};
                refuse(registration, "InvalidArguments", "No object received");
                return;
            }
            m_bus.connect(m_application.owner, QString(), propertiesInterface, QStringLiteral("PropertiesChanged"),
                this, SLOT(applicationChanged(QDBusMessage)));
            reply(registration);
        });
}

bool SimulatedBluez::advertisingManager(const QDBusMessage& message)
{
    const QString path = message.arguments().value(0).value<QDBusObjectPath>().path();
    if (message.member() == QStringLiteral("RegisterAdvertisement")) {
        if (manners.refusesAdvertising || m_adapter != Adapter::On)
            return refuse(message, "NotPermitted", "Maximum advertisements reached");
        m_advertisement = {message.service(), path};
        readAdvertisement(message);
        return true;
    }
    if (path != m_advertisement.path)
        return refuse(message, "DoesNotExist", "Does Not Exist");
    m_advertisement = {};
    return reply(message);
}

void SimulatedBluez::readAdvertisement(const QDBusMessage& registration)
{
    auto call = QDBusMessage::createMethodCall(
        m_advertisement.owner, m_advertisement.path, propertiesInterface, QStringLiteral("GetAll"));
    call << advertisementInterface;
    auto* watcher = new QDBusPendingCallWatcher(m_bus.asyncCall(call), this);
    connect(
        watcher, &QDBusPendingCallWatcher::finished, this, [this, watcher, registration, path = m_advertisement.path] {
            watcher->deleteLater();
            if (path != m_advertisement.path) {
                refuse(registration, "DoesNotExist", "Does Not Exist");
                return;
            }
            const QDBusPendingReply<QVariantMap> answer = *watcher;
            const QVariantMap values = answer.isError() ? QVariantMap() : answer.value();
            const QStringList uuids = values.value(QStringLiteral("ServiceUUIDs")).toStringList();
            if (values.value(QStringLiteral("Type")).toString() != QStringLiteral("peripheral") || uuids.size() != 1) {
                m_advertisement = {};
                refuse(registration, "InvalidArguments", "Invalid Arguments");
                return;
            }
            m_wanted = uuids.first().toLower();
            reply(registration);
            come();
        });
}

/// The phone sees what it looks for, and connects.
void SimulatedBluez::come()
{
    if (!m_phone || m_isConnected || !m_advertisement.isValid() || !m_phone->sought()
        || uuidText(*m_phone->sought()) != m_wanted)
        return;
    if (!remembersPhone())
        add(bluezPhonePath, bluezDevice(std::nullopt));
    m_isConnected = true;
    ++connections;
    largestValue = 0;
    m_role = BlePhone::Role::Client;
    change(bluezPhonePath, deviceInterface, {{QStringLiteral("Connected"), true}});
    follow(m_phone->connected(m_role, m_mtu));
}

void SimulatedBluez::callDesk(int number, const QString& method, const QVariantList& arguments, const QVariantMap& more)
{
    QVariantMap options{{QStringLiteral("device"), pathVariant(bluezPhonePath)},
        {QStringLiteral("link"), QStringLiteral("LE")}, {QStringLiteral("mtu"), QVariant::fromValue(quint16(m_mtu))}};
    options.insert(more);
    auto call = QDBusMessage::createMethodCall(
        m_application.owner, m_deskPaths.value(number), characteristicInterface, method);
    const bool takesOptions = method.endsWith(QStringLiteral("Value"));
    call.setArguments(takesOptions ? arguments + QVariantList{options} : arguments);
    if (method != QStringLiteral("ReadValue")) {
        m_bus.asyncCall(call);
        return;
    }
    auto* watcher = new QDBusPendingCallWatcher(m_bus.asyncCall(call), this);
    connect(watcher, &QDBusPendingCallWatcher::finished, this, [this, watcher] {
        watcher->deleteLater();
        const QDBusPendingReply<QByteArray> answer = *watcher;
        if (m_isConnected && !answer.isError())
            follow(m_phone->identRead(answer.value()));
    });
}

/// A second phone, which was never engaged, at the same service: it must not be heard.
void SimulatedBluez::meddle(int number)
{
    auto call = QDBusMessage::createMethodCall(
        m_application.owner, m_deskPaths.value(number), characteristicInterface, QStringLiteral("WriteValue"));
    call << QByteArray(number == BlePhone::DeskState ? "\x02" : "\xff")
         << QVariantMap{{QStringLiteral("device"), pathVariant(bluezStrangerPath)},
                {QStringLiteral("mtu"), QVariant::fromValue(quint16(100))},
                {QStringLiteral("type"), QStringLiteral("command")}};
    auto* watcher = new QDBusPendingCallWatcher(m_bus.asyncCall(call), this);
    connect(watcher, &QDBusPendingCallWatcher::finished, this, [this, watcher] {
        watcher->deleteLater();
        meddlings += watcher->isError() ? 0 : 1;
    });
}

/// The desk notifies. As on the air, nothing longer than the connection takes arrives.
void SimulatedBluez::applicationChanged(const QDBusMessage& message)
{
    if (!m_isConnected || m_role != BlePhone::Role::Client)
        return;
    const auto values = qdbus_cast<QVariantMap>(message.arguments().value(1));
    const int number = m_deskPaths.key(message.path());
    if (number == 0 || !values.contains(QStringLiteral("Value")))
        return;
    const QByteArray value = values.value(QStringLiteral("Value")).toByteArray();
    largestValue = std::max(largestValue, value.size());
    follow(m_phone->notified(number, value.left(m_mtu - 3)));
}

} // namespace naru::sim

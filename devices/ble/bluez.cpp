// SPDX-License-Identifier: GPL-3.0-or-later
#include "devices/ble/bluez.h"

#include <QDBusArgument>
#include <QDBusMetaType>
#include <QDBusPendingCallWatcher>
#include <QDBusPendingReply>
#include <QUuid>

namespace naru::device::bluez {

namespace {
constexpr int answerMaxMs = 25'000; ///< as libdbus has it
}

QDBusConnection bus()
{
    static const bool isRegistered = [] {
        qDBusRegisterMetaType<Interfaces>();
        qDBusRegisterMetaType<Objects>();
        return true;
    }();
    Q_UNUSED(isRegistered)
    return QDBusConnection::systemBus();
}

QDBusMessage call(const QString& path, const QString& interface, const QString& method, const QVariantList& arguments)
{
    auto message = QDBusMessage::createMethodCall(service, path, interface, method);
    message.setArguments(arguments);
    message.setAutoStartService(false);
    return message;
}

void ask(QObject* context, const QDBusMessage& message, Answered answered)
{
    auto* watcher = new QDBusPendingCallWatcher(bus().asyncCall(message, answerMaxMs), context);
    QObject::connect(watcher, &QDBusPendingCallWatcher::finished, context, [watcher, answered = std::move(answered)] {
        watcher->deleteLater();
        answered(watcher->reply());
    });
}

void tell(const QDBusMessage& message)
{
    bus().asyncCall(message, answerMaxMs);
}

void objects(QObject* context, std::function<void(const Objects&)> found)
{
    const auto message = call(root, objectManager, QStringLiteral("GetManagedObjects"), {});
    ask(context, message, [found = std::move(found)](const QDBusMessage& answer) {
        const bool isThere = answer.type() == QDBusMessage::ReplyMessage && !answer.arguments().isEmpty();
        found(isThere ? qdbus_cast<Objects>(answer.arguments().constFirst()) : Objects());
    });
}

QString uuidText(const QByteArray& uuid)
{
    return QUuid::fromRfc4122(uuid).toString(QUuid::WithoutBraces);
}

QVariant pathVariant(const QString& path)
{
    return QVariant::fromValue(QDBusObjectPath(path));
}

} // namespace naru::device::bluez

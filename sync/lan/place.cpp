// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/lan/place.h"

#include <QHostAddress>

#include <algorithm>

namespace naru::lan {

namespace {
/// The port's one spelling: no sign, no spaces, no zeros before it.
std::optional<quint16> portOf(const QString& text)
{
    bool ok = false;
    const quint16 port = text.toUShort(&ok);
    return ok && port > 0 && QString::number(port) == text ? std::optional(port) : std::nullopt;
}
/// Of the interface behind '%': "3", "enp0s3". Qt takes anything there.
bool isScope(const QString& scope)
{
    constexpr qsizetype lettersMax = 15;
    return scope.size() <= lettersMax && std::all_of(scope.begin(), scope.end(), [](QChar c) {
        return (c >= u'a' && c <= u'z') || (c >= u'A' && c <= u'Z') || (c >= u'0' && c <= u'9') || c == u'.'
            || c == u'-' || c == u'_';
    });
}
} // namespace

Result<Place> Place::parse(const QString& text)
{
    if (text.size() > lettersMax)
        return LanFault::BadPlace;
    QString address = text.trimmed(), port;
    if (address.startsWith(u'[')) {
        const auto end = address.indexOf(u']');
        const QString rest = end < 0 ? QString() : address.sliced(end + 1);
        if (end < 0 || (!rest.isEmpty() && !rest.startsWith(u':')))
            return LanFault::BadPlace;
        port = rest.isEmpty() ? QString() : rest.sliced(1);
        if (!rest.isEmpty() && port.isEmpty())
            return LanFault::BadPlace;
        address = address.sliced(1, end - 1);
        if (!address.contains(u':'))
            return LanFault::BadPlace;
    } else if (address.count(u':') == 1) {
        port = address.section(u':', 1);
        address = address.section(u':', 0, 0);
        if (port.isEmpty())
            return LanFault::BadPlace;
    }
    const QHostAddress host(address);
    if (!isScope(host.scopeId()))
        return LanFault::BadPlace;
    if (host.isNull() || host.isMulticast() || host.isBroadcast() || host == QHostAddress(QHostAddress::AnyIPv4)
        || host == QHostAddress(QHostAddress::AnyIPv6))
        return LanFault::BadPlace;
    if (host.protocol() == QAbstractSocket::IPv4Protocol && address.count(u'.') != 3) // "10.1" means something else
        return LanFault::BadPlace;
    Place place{host.toString()};
    if (!port.isEmpty()) {
        const auto number = portOf(port);
        if (!number)
            return LanFault::BadPlace;
        place.port = *number;
    }
    return place;
}

QString Place::text() const
{
    const bool bracketed = address.contains(u':');
    return (bracketed ? u'[' + address + u']' : address) + u':' + QString::number(port);
}

} // namespace naru::lan

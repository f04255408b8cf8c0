// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/classroom/ownplaces.h"

#include "sync/classroom/classcode.h"

#include <QNetworkInterface>

#include <algorithm>

namespace naru::classroom {

QList<lan::Place> ownPlaces(const QHostAddress& at, quint16 port)
{
    const bool any = at == QHostAddress(QHostAddress::Any) || at == QHostAddress(QHostAddress::AnyIPv4);
    if (!any)
        return {{at.toString(), port}};
    QList<lan::Place> four, six;
    const auto interfaces = QNetworkInterface::allInterfaces();
    for (const QNetworkInterface& each : interfaces) {
        const auto flags = each.flags();
        if (!(flags & QNetworkInterface::IsUp) || !(flags & QNetworkInterface::IsRunning)
            || (flags & QNetworkInterface::IsLoopBack) || (flags & QNetworkInterface::IsPointToPoint))
            continue;
        const auto entries = each.addressEntries();
        for (const QNetworkAddressEntry& entry : entries) {
            const QHostAddress address = entry.ip();
            if (address.protocol() == QAbstractSocket::IPv4Protocol)
                four.append({address.toString(), port});
            else if (address.scopeId().isEmpty() && at == QHostAddress(QHostAddress::Any))
                six.append({address.toString(), port});
        }
    }
    QList<lan::Place> all = four + six;
    if (all.isEmpty())
        all.append({QHostAddress(QHostAddress::LocalHost).toString(), port});
    return all.first(std::min(all.size(), ClassCode::placesMax));
}

} // namespace naru::classroom

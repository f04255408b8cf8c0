// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desk/queueticket.h"

#include "app/base/channel.h"
#include "app/codec/cardnumber.h"

#include <algorithm>
#include <tuple>

namespace naru::desk {

static_assert(queueMessageBytesMax < Channel::messageBytesMax);

bool isMatter(const QString& matter)
{
    return std::any_of(
        matterNames.begin(), matterNames.end(), [&](const char* name) { return matter == QLatin1StringView(name); });
}

QString TicketId::label() const
{
    return QStringLiteral("%1-%2").arg(QChar(u'A' + lane)).arg(number);
}

bool TicketId::operator<(const TicketId& other) const
{
    return std::tie(lane, number, giver) < std::tie(other.lane, other.number, other.giver);
}

bool Host::operator<(const Host& other) const
{
    return std::tie(leg, device, name) < std::tie(other.leg, other.device, other.name);
}

QStringList Ticket::twiceReceived() const
{
    for (const Host& one : hosts) {
        QStringList names;
        for (const Host& other : hosts) {
            if (other.leg == one.leg)
                names.append(other.name);
        }
        if (names.size() > 1)
            return names;
    }
    return {};
}

/// Of the registers alone, without the hosts: a total order.
static bool isNewer(const Ticket& a, const Ticket& b)
{
    const auto rank
        = [](const Ticket& ticket) { return std::tuple(isOver(ticket.stage), ticket.version, ticket.author); };
    if (rank(a) != rank(b))
        return rank(a) > rank(b);
    Ticket bareA = a, bareB = b; // the same step of the same desk: nobody honest has two of them
    bareA.hosts.clear();
    bareB.hosts.clear();
    return bytesOf(bareA) > bytesOf(bareB);
}

Ticket joined(const Ticket& a, const Ticket& b)
{
    if (a == b)
        return a;
    Ticket ticket = isNewer(a, b) ? a : b;
    QList<Host> hosts;
    std::set_union(a.hosts.begin(), a.hosts.end(), b.hosts.begin(), b.hosts.end(), std::back_inserter(hosts));
    if (hosts.size() > hostsMax) // the smallest of a union: still the same in any order
        hosts.resize(hostsMax);
    ticket.hosts = hosts;
    return ticket;
}

Result<QString> checkNote(const QString& note)
{
    const QString words = note.simplified();
    const bool isPlain = std::all_of(words.begin(), words.end(), [](QChar c) { return c.isPrint(); });
    if (words.size() > noteLettersMax || !isPlain || codec::holdsCardNumber(words))
        return QueueFault::BadNote;
    return words;
}

} // namespace naru::desk

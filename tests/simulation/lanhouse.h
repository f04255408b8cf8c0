// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sync/lan/lanchannels.h"
#include "tests/support/landesks.h"
#include "tests/support/suite.h"
#include "tests/support/wait.h"

#include <QHostAddress>
#include <QSet>
#include <QTcpServer>
#include <QTcpSocket>
#include <QtEndian>

#include <algorithm>
#include <vector>

// Desks on the loopback, with their own clocks' hands in the test's: for the tests of LanChannels alone.
namespace naru::test::lanhouse {

using namespace naru::lan;
using namespace std::chrono_literals;
using Trying = Neighbours::Trying;

inline constexpr int soon = 5000; ///< milliseconds, for what the loopback does

struct Desk {
    explicit Desk(int number, const LanChannels::Limits& within = {})
        : limits(within)
        , self(lanSelf(number))
        , random(quint64(number))
        , channels(std::make_unique<LanChannels>(self, trusted, clock, random, within))
    {
    }
    Place listen()
    {
        const bool listens = bool(channels->listen({QStringLiteral("127.0.0.1"), port}));
        Q_ASSERT(listens);
        port = channels->port();
        return {QStringLiteral("127.0.0.1"), port};
    }
    void knows(const Desk& other) { trusted.add(other.self.identity()); }
    void later(Milliseconds by)
    {
        clock.advance(by);
        channels->tick();
    }
    bool here(const Desk& other) const { return channels->here(other.self.device); }
    /// The one try that there is.
    Trying only() const
    {
        const auto tries = channels->tries();
        return tries.size() == 1 ? tries.first() : Trying{Trying::State::Ended, 0, {}, {}, false, {}};
    }
    bool ended(LanFault fault) const
    {
        const Trying one = only();
        return one.state == Trying::State::Ended && one.fault && one.fault->is(fault);
    }

    const LanChannels::Limits limits;
    Self self;
    TrustedList trusted;
    ManualClock clock{Instant(1h)};
    SeededRandom random;
    std::unique_ptr<LanChannels> channels;
    quint16 port = 0;
};

/// What a room heard in one channel.
struct Ear {
    Ear(Desk& desk, const char* name)
        : channel(desk.channels->open(QLatin1StringView(name)))
    {
        channel->listen([this](const Channel::Peer& peer, const QByteArray& message) {
            heard.append(message);
            from.append(peer);
        });
        channel->watch([this] { ++changes; });
    }
    bool sees(int count) const { return channel->peers().size() == count; }
    std::unique_ptr<Channel> channel;
    QList<QByteArray> heard;
    QList<Channel::Peer> from;
    int changes = 0;
};

inline void pairUp(Desk& a, Desk& b)
{
    a.knows(b);
    b.knows(a);
}

/// Two paired desks that are connected.
struct Two {
    explicit Two(const LanChannels::Limits& limits = {})
        : one(1, limits)
        , two(2, limits)
    {
        pairUp(one, two);
        one.channels->seek({two.listen()});
    }
    bool meet()
    {
        return waitFor([this] { return one.here(two) && two.here(one); }, soon);
    }
    Desk one, two;
};

/// Somebody with a socket and bad manners.
struct Raw {
    explicit Raw(const Place& place)
    {
        socket.connectToHost(QHostAddress(place.address), place.port);
        waitFor([this] { return socket.state() == QAbstractSocket::ConnectedState; }, soon);
    }
    void send(const QByteArray& message)
    {
        QByteArray head(4, '\0');
        qToBigEndian(quint32(message.size()), head.data());
        socket.write(head + message);
    }
    bool isClosed()
    {
        return waitFor([this] { return socket.state() == QAbstractSocket::UnconnectedState; }, soon);
    }
    QTcpSocket socket;
};

} // namespace naru::test::lanhouse

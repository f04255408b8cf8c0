// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sync/classroom/host.h"
#include "tests/support/landesks.h"
#include "tests/support/rawseat.h"
#include "tests/support/suite.h"

// A class that a test is hostile to.
namespace naru::test::hostile {

using classroom::ClassHost;
using classroom::ClassLink;
using classroom::ClassroomFault;
using State = ClassLink::State;

inline constexpr int waitMs = 10'000, hostileNumber = 66;
inline const QString classChannel = QStringLiteral("class");

inline ClassHost::Limits brief()
{
    ClassHost::Limits limits;
    limits.wire.proof = std::chrono::milliseconds(700);
    limits.wire.ping = std::chrono::milliseconds(300);
    limits.wire.silence = std::chrono::milliseconds(900);
    return limits;
}

/// A class with two good seats, of whom one speaks all the time, and whoever else comes.
struct Stage {
    explicit Stage(const ClassHost::Limits& limits = brief())
        : host(lanSelf(0), clock, random, nullptr, limits)
        , channel(host.open(classChannel))
    {
        channel->listen([this](const Channel::Peer& peer, const QByteArray& message) {
            if (peer.device == lanSelf(hostileNumber).device)
                heard.append(message);
            channel->tell(peer.device, message);
        });
        host.whenDropped([this](const Channel::Peer& who, const Fault& fault) { dropped.append({who, fault}); });
        if (!host.begin(QHostAddress(QHostAddress::LocalHost)))
            qFatal("no port");
        for (int i = 0; i < 2; ++i) {
            links[i] = std::make_unique<ClassLink>(lanSelf(i + 1), clock, random, limits.wire);
            channels[i] = links[i]->open(classChannel);
            channels[i]->listen([this](const Channel::Peer&, const QByteArray&) { ++echoes; });
            links[i]->join(host.code());
        }
        const auto joined = [](const auto& link) { return link->state() == State::Joined; };
        if (!waitFor([&] { return channel->peers().size() == 2 && std::ranges::all_of(links, joined); }, waitMs))
            qFatal("no seats");
    }
    ~Stage()
    {
        for (int i = 0; i < 2; ++i)
            channels[i].reset();
        channel.reset();
    }
    /// How long a good seat waits for its answer now.
    qint64 echoMs()
    {
        QElapsedTimer time;
        time.start();
        const int before = echoes;
        channels[0]->tell("5/9");
        return waitFor([&] { return echoes > before; }, waitMs) ? time.elapsed() : waitMs;
    }
    bool drops(ClassroomFault fault)
    {
        return waitFor([&] { return !dropped.isEmpty(); }, waitMs) && dropped[0].second.is(fault);
    }

    SystemClock clock;
    SystemRandom random;
    ClassHost host;
    std::unique_ptr<Channel> channel;
    std::array<std::unique_ptr<ClassLink>, 2> links;
    std::array<std::unique_ptr<Channel>, 2> channels;
    QList<std::pair<Channel::Peer, Fault>> dropped;
    QList<QByteArray> heard;
    int echoes = 0;
};

} // namespace naru::test::hostile

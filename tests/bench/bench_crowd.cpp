// SPDX-License-Identifier: GPL-3.0-or-later
// How many connections naru-hub's own listener holds, without nginx before it, until an honest desk is slower than
// twice or refused: those that say nothing at all, and those that shook hands, were answered and then fell silent.
// `bench_crowd [most mute] [most answered]`.
#include "tests/simulation/hostilehall.h"

#include <QCoreApplication>

#include <cstdio>
#include <cstdlib>

using namespace naru;
using namespace naru::test;

namespace {

constexpr int muteDefault = 12'100, answeredDefault = 4'000, turnsMax = 7, batches = 60, atOnce = 4;
constexpr double mebibyte = 1024.0 * 1024.0;

[[noreturn]] void stop(const char* why)
{
    std::fprintf(stderr, "%s\n", why);
    std::exit(1);
}

/// Two hubs, so that what else the machine does falls on both: only one of them has a crowd.
struct Stage {
    Hall quiet{1}, crowded{2};
    std::uint64_t seed = 1'000;

    Turns paces()
    {
        Turns turns;
        for (int turn = 0; turn < turnsMax; ++turn) {
            QList<double> alone, among;
            for (int i = 0; i < batches; i += atOnce) {
                alone += quiet.pace(atOnce);
                among += crowded.pace(atOnce);
            }
            turns.add(alone, among);
        }
        return turns;
    }
    /// Milliseconds of a desk that nobody knew before. Nothing: it was refused.
    std::optional<double> newcomer()
    {
        HubClient desk = crowded.another(++seed);
        QElapsedTimer time;
        time.start();
        const auto answer = desk.get(crowded.hub.port(), wire::headPath(desk.record.device));
        return answer.status == 200 ? std::optional(double(time.nsecsElapsed()) / 1e6) : std::nullopt;
    }
    qint64 held() const { return crowded.metric("naru_hub_connections_open{listener=\"devices\"}") - 1; }
};

struct Limit {
    qint64 held = 0, over = 0; ///< the most that did no harm, the first that did; over 0: none did
};

/// One line.
void tell(Stage& stage, const char* kind, Limit& limit)
{
    const qint64 before = stage.held();
    const Turns turns = stage.paces();
    const auto newcomer = stage.newcomer();
    const QByteArray came = newcomer ? QByteArray::number(*newcomer, 'f', 1) : QByteArray("refused");
    std::printf("| %lld %s | %.2f | %.2f | %.2f | %.2f | %.2f | %s | %.1f MiB | %d |\n", static_cast<long long>(before),
        kind, quantile(turns.alone, 0.5), quantile(turns.among, 0.5), turns.p99Alone(), turns.p99Among(), turns.ratio(),
        came.constData(), double(stage.crowded.hub.peakBytes()) / mebibyte, stage.crowded.hub.descriptors());
    std::fflush(stdout);
    const bool isWell = turns.among.size() == turnsMax * batches && newcomer && turns.isFair();
    if (limit.over == 0)
        (isWell ? limit.held : limit.over) = before;
}

void conclude(const char* kind, const Limit& limit)
{
    if (limit.over > 0)
        std::printf("%s: %lld do no harm; among %lld an honest desk is refused, or slower than twice and 10 ms\n", kind,
            static_cast<long long>(limit.held), static_cast<long long>(limit.over));
    else
        std::printf("%s: %lld do no harm, more were not tried\n", kind, static_cast<long long>(limit.held));
}

/// Opened anew for each step: they are let go of after ten seconds.
Limit mutes(Stage& stage, int most)
{
    Limit limit;
    for (const int wanted : {200, 1'000, 2'000, 4'000, 8'000, 11'900, muteDefault}) {
        if (wanted > most)
            break;
        Mutes mute;
        if (!mute.open(stage.crowded.hub.port(), wanted))
            stop("no more connections from this side");
        std::ignore = stage.crowded.pace(5);
        tell(stage, "mute", limit);
    }
    return limit;
}

/// They may stay for a minute: each step adds to what is there.
Limit answered(Stage& stage, int most)
{
    Limit limit;
    Hall& hall = stage.crowded;
    const HubClient other = hall.another(2'000'000);
    std::vector<std::unique_ptr<QSslSocket>> sockets;
    const QByteArray head = "GET " + wire::headPath(other.record.device) + " HTTP/1.1\r\nHost: hub\r\n\r\n";
    for (const int wanted : {200, 400, 1'000, 2'000, 4'000, 8'000, 10'000}) {
        if (wanted > most)
            break;
        while (int(sockets.size()) < wanted) {
            const int at = int(sockets.size()) / Mutes::perAddress;
            sockets.push_back(std::make_unique<QSslSocket>());
            QSslSocket& socket = *sockets.back();
            if (!other.connectTo(socket, hall.hub.port(), QStringLiteral("127.3.%1.%2").arg(at / 200).arg(1 + at % 200))
                || (socket.write(head), !socket.waitForReadyRead(10'000)))
                stop("a handshake failed");
        }
        tell(stage, "answered", limit);
    }
    return limit;
}

} // namespace

int main(int argc, char** argv)
{
    QCoreApplication application(argc, argv);
    allowDescriptors();
    Stage stage;
    if (!stage.quiet.started || !stage.crowded.started || stage.quiet.pace(100).size() != 100
        || stage.crowded.pace(100).size() != 100)
        stop("the hubs do not start");
    std::printf("| held | batch p50 at a quiet hub, ms | beside them | p99 quiet | beside them | times | one who comes "
                "anew, ms | naru-hub, most | descriptors |\n|---|---|---|---|---|---|---|---|---|\n");
    const Limit mute = mutes(stage, argc > 1 ? QByteArray(argv[1]).toInt() : muteDefault);
    const Limit idle = answered(stage, argc > 2 ? QByteArray(argv[2]).toInt() : answeredDefault);
    std::printf("\n");
    conclude("mute", mute);
    conclude("answered and silent", idle);
    return 0;
}

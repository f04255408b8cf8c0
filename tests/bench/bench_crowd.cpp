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

constexpr int muteDefault = 12'100, answeredDefault = 4'000, turns = 5, batches = 60;
constexpr double mebibyte = 1024.0 * 1024.0, twice = 2;

[[noreturn]] void stop(const char* why)
{
    std::fprintf(stderr, "%s\n", why);
    std::exit(1);
}

struct Pace {
    double p50 = 0, p99 = 0; ///< the middle one of the turns' own
    bool isRefused = false;
};
Pace paceOf(Hall& hall)
{
    QList<double> all, each;
    for (int turn = 0; turn < turns; ++turn) {
        const auto times = hall.pace(batches);
        all += times;
        each.append(quantile(times, 0.99));
    }
    return {quantile(all, 0.5), quantile(each, 0.5), all.size() < turns * batches};
}

/// Of a desk that nobody knew before. Nothing: it was refused.
std::optional<double> newcomerOf(Hall& hall)
{
    static std::uint64_t seed = 1'000;
    HubClient desk = hall.another(++seed);
    QElapsedTimer time;
    time.start();
    const auto answer = desk.get(hall.hub.port(), wire::headPath(desk.record.device));
    if (answer.status != 200)
        return std::nullopt;
    return double(time.nsecsElapsed()) / 1e6;
}

/// One line; whether the honest keep their pace.
bool tell(Hall& hall, const char* kind, int held, const Pace& alone)
{
    const Pace among = paceOf(hall);
    const auto newcomer = newcomerOf(hall);
    const QByteArray came = newcomer ? QByteArray::number(*newcomer, 'f', 1) : QByteArray("refused");
    std::printf("| %d %s | %.2f | %.2f | %.2f | %s | %.1f MiB | %d |\n", held, kind, among.p50, among.p99,
        among.p99 / alone.p99, came.constData(), double(hall.hub.peakBytes()) / mebibyte, hall.hub.descriptors());
    std::fflush(stdout);
    return !among.isRefused && newcomer && among.p99 <= twice * alone.p99;
}

struct Limit {
    int held = 0, over = 0; ///< the most that did no harm, the first that did; over 0: none did
};
void conclude(const char* kind, const Limit& limit)
{
    if (limit.over > 0)
        std::printf("%s: %d do no harm; among %d an honest desk is refused or slower than twice\n", kind, limit.held,
            limit.over);
    else
        std::printf("%s: %d do no harm, more were not tried\n", kind, limit.held);
}

void note(Limit& limit, int held, bool isWell)
{
    if (isWell && limit.over == 0)
        limit.held = held;
    else if (!isWell && limit.over == 0)
        limit.over = held;
}

/// Opened anew for each step: they are let go of after ten seconds. `p99s`: of each time without them.
Limit mutes(Hall& hall, int most, QList<double>& p99s)
{
    Limit limit;
    for (const int wanted : {200, 1'000, 2'000, 4'000, 8'000, 11'900, muteDefault}) {
        if (wanted > most)
            break;
        const Pace alone = paceOf(hall);
        p99s.append(alone.p99);
        Mutes mute;
        if (!mute.open(hall.hub.port(), wanted))
            stop("no more connections from this side");
        std::ignore = hall.pace(5);
        note(limit, wanted, tell(hall, "mute", mute.stillOpen(), alone));
    }
    return limit;
}

/// They may stay for a minute: each step adds to what is there.
Limit answered(Hall& hall, const Pace& alone, int most)
{
    Limit limit;
    const HubClient other = hall.another(2);
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
        note(limit, wanted, tell(hall, "answered", wanted, alone));
    }
    return limit;
}

} // namespace

int main(int argc, char** argv)
{
    QCoreApplication application(argc, argv);
    allowDescriptors();
    Hall hall(1);
    if (!hall.started || hall.pace(100).size() != 100)
        stop("the hub does not start");
    std::printf(
        "| held beside it | batch p50, ms | p99 | times | one who comes anew, ms | naru-hub, most | descriptors |\n"
        "|---|---|---|---|---|---|---|\n");
    QList<double> alone;
    const Limit mute = mutes(hall, argc > 1 ? QByteArray(argv[1]).toInt() : muteDefault, alone);
    const Limit idle
        = answered(hall, {0, quantile(alone, 0.5), false}, argc > 2 ? QByteArray(argv[2]).toInt() : answeredDefault);
    std::printf("\n");
    conclude("mute", mute);
    conclude("answered and silent", idle);
    return 0;
}

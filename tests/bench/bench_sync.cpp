// SPDX-License-Identifier: GPL-3.0-or-later
// One desk's backlog to its hub, from end to end: journal on a disk, agent, TLS 1.3 with certificates on both sides,
// naru-hub on SQLite, both durable (synchronous=FULL), every batch answered before the next. Against PouchDB's
// replication of as many bytes to express-pouchdb, by turns. `bench_sync [folder] [entries] [rounds]`.
#include "sync/agent/agent.h"
#include "sync/agent/httptransport.h"
#include "sync/agent/timeralarm.h"
#include "tests/bench/measure.h"
#include "tests/bench/syncstage.h"
#include "tests/interop/peers.h"

#include <QCoreApplication>
#include <QDir>

using namespace naru;
using namespace naru::bench;

namespace {

constexpr qsizetype bodyBytes = 512;
constexpr int entriesDefault = 10'000, roundsDefault = 3;

/// Processor time that a process has spent, all of its threads; Linux counts in hundredths of a second.
double processorSecondsOf(qint64 pid)
{
    QFile stat(QStringLiteral("/proc/%1/stat").arg(pid));
    if (!stat.open(QIODevice::ReadOnly))
        return 0;
    const QByteArray all = stat.readAll();
    const auto fields = all.mid(all.lastIndexOf(") ") + 2).split(' ');
    return (fields.value(11).toDouble() + fields.value(12).toDouble()) / 100;
}

struct Way {
    double perSecond, processor; ///< entries by the clock; microseconds of both ends' processors for each
};

/// From the first request to the last receipt that is durable here.
Way ours(const QString& folder, int entries)
{
    test::HubProcess hub(folder + QStringLiteral("/hub"));
    if (!QDir().mkpath(hub.data()) || !hub.start())
        stop(QStringLiteral("the hub does not start: ") + QString::fromUtf8(hub.errors()));
    SystemClock clock;
    SystemRandom random;
    const auto keys = crypto::memoryKeyStore();
    const auto key = crypto::PrivateKey::generate(crypto::Curve::P256, random);
    journal::Journal::Options options;
    options.path = folder + QStringLiteral("/desk/journal.db");
    options.deviceId = random.bytes(16);
    const auto journal
        = must(journal::Journal::open(options, *keys, clock, random, journal::Post([](const auto& run) { run(); })));
    fill(*journal, entries, bodyBytes, random);
    const agent::Membership membership = enrolled(hub, options.deviceId, key);
    agent::HttpTransport transport(membership, key);
    agent::TimerAlarm alarm;
    agent::Agent agent({clock, random, journal->outgoing(), transport, alarm}, QStringLiteral("bench"),
        agent::Identity{key, membership.hubKey, membership.certificate.notAfter()});
    agent.watch([&] {
        if (agent.state().attempts > 0)
            stop(QStringLiteral("a batch was not taken: ") + agent.state().detail);
        if (agent.state().unsent == 0 && agent.state().lastSent)
            QCoreApplication::quit();
    });
    const auto spent
        = [&] { return processorSecondsOf(QCoreApplication::applicationPid()) + processorSecondsOf(hub.pid()); };
    const double before = spent();
    const auto start = Ticks::now();
    agent.begin(agent::Agent::Start::Now);
    QCoreApplication::exec();
    return {entries / secondsSince(start), (spent() - before) * 1e6 / entries};
}

Way theirs(const interop::Peers& peers, const QString& folder, int entries)
{
    const QJsonObject answer = peers.run(QStringLiteral("replicate"),
        {{QStringLiteral("documents"), entries}, {QStringLiteral("bytes"), qint64(bodyBytes)},
            {QStringLiteral("folder"), folder}});
    if (answer.value(QStringLiteral("documents")).toInt() != entries)
        stop(QStringLiteral("PouchDB did not replicate: ") + answer.value(QStringLiteral("error")).toString());
    return {entries / answer.value(QStringLiteral("seconds")).toDouble(),
        answer.value(QStringLiteral("processor")).toDouble() * 1e6 / entries};
}

} // namespace

int main(int argc, char** argv)
{
    QCoreApplication application(argc, argv);
    const QString parent = argc > 1 ? QFile::decodeName(argv[1]) : QDir::currentPath();
    const int entries = argc > 2 ? QByteArray(argv[2]).toInt() : entriesDefault;
    const int rounds = argc > 3 ? std::max(1, QByteArray(argv[3]).toInt()) : roundsDefault;
    interop::Peers peers(QStringLiteral("bench/pouch"));
    const QString absent = peers.prepare();
    std::vector<double> our, their, ratios, ourWork, theirWork, works;
    for (int round = 0; round < rounds; ++round) {
        QTemporaryDir folder(parent + QStringLiteral("/bench-XXXXXX"));
        if (!folder.isValid())
            stop(QStringLiteral("no folder in ") + parent);
        const Way mine = ours(folder.path(), entries);
        our.push_back(mine.perSecond);
        ourWork.push_back(mine.processor);
        if (!absent.isEmpty())
            continue;
        const Way other = theirs(peers, folder.filePath(QStringLiteral("pouch")), entries);
        their.push_back(other.perSecond);
        theirWork.push_back(other.processor);
        ratios.push_back(mine.perSecond / other.perSecond);
        works.push_back(other.processor / mine.processor);
    }
    std::printf("%d entries of %lld bytes, median of %d rounds\n"
                "| from a desk to its hub | entries/s | processor time of both ends, an entry |\n|---|---|---|\n"
                "| Naru: mTLS, durable on both sides | %.0f | %.0f µs |\n",
        entries, static_cast<long long>(bodyBytes), rounds, median(our), median(ourWork));
    if (absent.isEmpty())
        std::printf("| PouchDB to express-pouchdb: plain HTTP, not flushed | %.0f | %.0f µs |\n"
                    "| ratio (goal >= 7) | %.1f | %.1f |\n",
            median(their), median(theirWork), median(ratios), median(works));
    else
        std::printf("PouchDB is not compared: %s\n", qPrintable(absent));
    return 0;
}

// SPDX-License-Identifier: GPL-3.0-or-later
// How much memory the two ends of the wire ever take (VmHWM): `naructl sync run` with a backlog of 50,000 entries, and
// naru-hub with as many desks as there are, each coming over a connection of its own with its own certificate, telling
// how it stands, sending what it wrote and going; a few at a time, as a listener's workers let them.
// `bench_memory [folder] [desks]`; 15,000 desks under NARU_DEEP.
#include "sync/lan/identity.h"
#include "tests/bench/syncstage.h"

#include <QCoreApplication>
#include <QDir>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>

#include <atomic>
#include <mutex>
#include <thread>

using namespace naru;
using namespace naru::bench;

namespace {

constexpr int backlog = 50'000, deskEntries = 20;
constexpr qsizetype bodyBytes = 512;
constexpr int desksDefault = 1'500, desksDeep = 15'000, atOnce = 8;
constexpr int patienceMs = 300'000;
constexpr double mebibyte = 1024.0 * 1024.0;

/// A data folder as a desk has it after enrolment and a long time without a network.
void makeDesk(const QString& folder, const test::HubProcess& hub)
{
    SystemClock clock;
    SystemRandom random;
    const QByteArray device = random.bytes(16);
    QDir().mkpath(folder);
    const auto keys = must(crypto::openFileKeyStore(folder + QStringLiteral("/keys")));
    const auto key = crypto::PrivateKey::generate(crypto::Curve::P256, random);
    if (!keys->store(QStringLiteral("device.id"), crypto::Secret(device))
        || !keys->store(QStringLiteral("desk.signing"), key.pkcs8()))
        stop(QStringLiteral("no keys"));
    journal::Journal::Options options;
    options.path = folder + QStringLiteral("/journal.db");
    options.deviceId = device;
    const auto journal
        = must(journal::Journal::open(options, *keys, clock, random, journal::Post([](const auto& run) { run(); })));
    fill(*journal, backlog, bodyBytes, random);
    if (!agent::writeMembership(folder, enrolled(hub, device, key)))
        stop(QStringLiteral("no membership"));
}

void measureAgent(const QString& folder, const test::HubProcess& hub)
{
    makeDesk(folder, hub);
    QProcess program;
    program.start(QStringLiteral(NARU_BINARY_DIR "/bin/naructl"),
        {QStringLiteral("--data"), folder, QStringLiteral("sync"), QStringLiteral("run"), QStringLiteral("--json")});
    bool isSent = false;
    while (!isSent && (program.canReadLine() || program.waitForReadyRead(patienceMs))) {
        const QJsonObject told = QJsonDocument::fromJson(program.readLine()).object();
        isSent = told.value(QStringLiteral("unsent")).toInt(1) == 0;
    }
    if (!isSent)
        stop(QStringLiteral("the backlog was not carried"));
    const double peak = double(peakBytesOf(program.processId())) / mebibyte;
    program.terminate();
    program.waitForFinished();
    std::printf("| naructl sync run, %d entries waiting (goal <= 32) | %.1f MiB |\n", backlog, peak);
    std::fflush(stdout);
}

/// Each desk is made when its turn comes: fifteen thousand of them need not be in this process at once.
void visit(const test::HubProcess& hub, hub::SqlPool& pool, std::uint64_t seed, std::mutex& enlisting)
{
    test::HubClient desk(test::HubRecord(seed).grow(deskEntries, bodyBytes), hub.data());
    {
        const std::scoped_lock lock(enlisting);
        if (!desk.enlist(pool, QStringLiteral("%1호").arg(seed / 3), QStringLiteral("창구 %1").arg(seed % 3)))
            stop(QStringLiteral("not enlisted"));
    }
    for (int from = 0; from < deskEntries; from += deskEntries / 2) {
        const auto answer = desk.send(hub.port(), desk.record.bytes(from, deskEntries / 2));
        if (answer.status != 200)
            stop(QStringLiteral("a batch was answered %1").arg(answer.status));
    }
}

void measureHub(const test::HubProcess& hub, int desks)
{
    const auto pool = must(hub::SqlitePool::open(hub.data() + QStringLiteral("/hub.db")));
    std::mutex enlisting;
    std::atomic<int> next{0};
    std::vector<std::thread> threads;
    const auto start = Ticks::now();
    for (int i = 0; i < atOnce; ++i)
        threads.emplace_back([&] {
            for (int desk = next++; desk < desks; desk = next++)
                visit(hub, *pool, 1'000 + std::uint64_t(desk), enlisting);
        });
    for (std::thread& thread : threads)
        thread.join();
    const double seconds = secondsSince(start);
    qint64 stored = -1;
    std::ignore = pool->with([&](hub::Sql& sql) -> Result<void> {
        const auto counted = sql.run("SELECT count(*) FROM entry", {});
        if (counted && !counted->rows.isEmpty())
            stored = std::get<qint64>(counted->rows.first().at(0));
        return {};
    });
    if (stored != backlog + qint64(desks) * deskEntries)
        stop(QStringLiteral("%1 entries are there").arg(stored));
    std::printf("| naru-hub, SQLite, %d desks one after the other, %d connections at once (goal <= 512) | %.1f MiB |\n",
        desks, atOnce, double(hub.peakBytes()) / mebibyte);
    std::printf(
        "\n%.0f desks a second, each with a handshake, a new certificate and two batches; all %lld entries are there "
        "after %.0f s\n",
        desks / seconds, static_cast<long long>(stored), seconds);
}

} // namespace

int main(int argc, char** argv)
{
    QCoreApplication application(argc, argv);
    const QString parent = argc > 1 ? QFile::decodeName(argv[1]) : QDir::currentPath();
    const int desks = argc > 2                   ? QByteArray(argv[2]).toInt()
        : qEnvironmentVariableIsSet("NARU_DEEP") ? desksDeep
                                                 : desksDefault;
    QTemporaryDir folder(parent + QStringLiteral("/bench-XXXXXX"));
    test::HubProcess hub(folder.filePath(QStringLiteral("hub")));
    if (!folder.isValid() || !QDir().mkpath(hub.data()) || !hub.start())
        stop(QStringLiteral("the hub does not start: ") + QString::fromUtf8(hub.errors()));
    std::printf("| process | most memory it ever held |\n|---|---|\n");
    measureAgent(folder.filePath(QStringLiteral("desk")), hub);
    measureHub(hub, desks);
    return 0;
}

// SPDX-License-Identifier: GPL-3.0-or-later
// A desk whose own memory of the hub is gone, or whose hub forgot: over a real journal.
#include "app/journal/forks.h"
#include "app/journal/recovering.h"
#include "sync/hub/memorylog.h"
#include "tests/support/handagent.h"
#include "tests/support/journalsupport.h"
#include "tests/support/suite.h"

using namespace naru;
using namespace naru::journal;
using Cause = Outbox::Cause;

namespace {

struct Bench : test::JournalStage {
    explicit Bench(int entries)
    {
        log.enrol(options.deviceId);
        if (open())
            write(entries);
    }
    void write(int count)
    {
        for (int i = 0; i < count; ++i) {
            clock.advance(Milliseconds(1'000));
            if (const auto stamp = append(++written))
                hashes.append(stamp->hash);
        }
    }
    /// As after a start: an agent that knows what the record says, and no more.
    test::HandAgent& begin()
    {
        agent.reset();
        asked.clear();
        agent.emplace(clock, random, journal->outgoing(),
            agent::Identity{deskKey, hubKey.publicKey(), clock.now() + std::chrono::days(90)},
            [this](const agent::Request& request) {
                asked.append(request.method);
                const hub::Sender sender{hub::Sender::Standing::Known, options.deviceId, deskKey.publicKey()};
                return test::carried(intake, request, sender, clock.now());
            });
        agent->agent.begin(agent::Agent::Start::Now);
        return *agent;
    }
    /// The same entries without what was known of the hub: as `journal recover` leaves them.
    bool forgetHub()
    {
        agent.reset();
        journal.reset();
        auto database = storage::Database::open(options.path);
        return database && database->execute("DELETE FROM outbox_state") && open();
    }
    /// Torn at an entry, brought back by `journal recover` without a copy: what stood before it.
    std::optional<Recovered> recoverTornAt(int seq)
    {
        agent.reset();
        journal.reset();
        const QString damaged = options.path + QStringLiteral(".damaged");
        if (!QFile::rename(options.path, damaged))
            return std::nullopt;
        {
            auto database = storage::Database::open(damaged);
            const QByteArray tear = "UPDATE journal SET hash=zeroblob(32) WHERE seq=" + QByteArray::number(seq);
            if (!database || !database->execute(tear.constData()))
                return std::nullopt;
        }
        auto wrap = keys->load(QStringLiteral("journal.wrap"));
        const auto recovered = recover(damaged, {}, options.path, Vault(options.deviceId, *std::move(wrap)), random);
        return recovered && open() && journal->verify() ? std::optional(*recovered) : std::nullopt;
    }
    bool letGo(Instant before)
    {
        Journal::Pruning pruning;
        pruning.before = before;
        pruning.mayGo = [](Kind kind) { return kind == Kind::Verification; };
        pruning.proven = [](const Outgoing&) { return true; };
        const auto gone = journal->prune(pruning);
        return gone && *gone > 0;
    }
    Head head() { return **log.head(options.deviceId); }
    bool isWhole()
    {
        const auto last = *journal->last();
        return head() == Head{last.epoch, last.seq, last.hash};
    }

    crypto::PrivateKey deskKey = crypto::PrivateKey::generate(crypto::Curve::P256, random);
    crypto::PrivateKey hubKey = crypto::PrivateKey::generate(crypto::Curve::P256, random);
    hub::MemoryLog log;
    hub::Intake intake{log, hubKey};
    std::optional<test::HandAgent> agent;
    QList<QByteArray> hashes;
    QList<agent::Request::Method> asked; ///< by the agent of now
    int written = 0;
};

} // namespace

class AgentMendsTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aRecoveredRecordGoesOnWhereTheHubIs()
    {
        Bench bench(300);
        QVERIFY(bench.begin().drain() && bench.isWhole());
        QVERIFY(bench.forgetHub());
        bench.write(3);
        test::HandAgent& desk = bench.begin();
        QVERIFY(desk.drain() && bench.isWhole());
        QCOMPARE(desk.agent.heard().forks, 0);
        QCOMPARE(desk.transport.sent, 2); // where are you, and what is new
    }

    /// Its last entries are gone, and others were written in their places: only those are sent again.
    void aShorterRecordForksBehindTheLastCommonPlace()
    {
        Bench bench(90);
        const QString image = bench.folder.filePath(QStringLiteral("image.db"));
        QVERIFY(bench.journal->backUpTo(image));
        bench.write(10);
        QVERIFY(bench.begin().drain());
        bench.options.path = image;
        QVERIFY(bench.forgetHub());
        bench.write(3);
        test::HandAgent& desk = bench.begin();
        QVERIFY(desk.drain() && bench.isWhole());
        QCOMPARE(desk.agent.heard().forks, 1);
        const auto entries = *bench.log.read(bench.options.deviceId, 2, 0, 1'000);
        QCOMPARE(entries.size(), 1 + 3);
        const auto forking = forkingOf(*unframe(entries.first().body));
        QVERIFY(forking && forking->common == (Head{1, 90, bench.hashes.at(89)}));
    }

    void aRecoveredRecordWithoutItsOldBodiesGoesOn()
    {
        Bench bench(20);
        QVERIFY(bench.begin().drain());
        QVERIFY(bench.letGo(bench.clock.now() - Milliseconds(5'000)) && bench.forgetHub());
        bench.write(2);
        test::HandAgent& desk = bench.begin();
        QVERIFY(desk.drain() && bench.isWhole());
        QCOMPARE(desk.agent.heard().forks, 0);
    }

    /// The tear lies before the entry that says what went. Nothing of that is taken for damage, nor sent; the hub is
    /// asked, keeps what it has, and what was not torn goes on behind the last common place.
    void aRecordTornBeforeTheWordForWhatWentGoesOn_data()
    {
        QTest::addColumn<int>("seq");
        for (const int seq : {2, 9, 14, 15, 19, 21})
            QTest::addRow("at %d", seq) << seq;
    }
    void aRecordTornBeforeTheWordForWhatWentGoesOn()
    {
        QFETCH(const int, seq);
        Bench bench(20);
        QVERIFY(bench.begin().drain());
        QVERIFY(bench.letGo(bench.clock.now() - Milliseconds(5'000))); // the first 14, as the 21st entry says
        bench.write(3);
        QVERIFY(bench.begin().drain() && bench.isWhole());
        const auto recovered = bench.recoverTornAt(seq);
        QVERIFY(recovered);
        QCOMPARE(recovered->letGo, quint64(std::min(14, seq - 1)));
        const auto kept = bench.journal->read({0, 100});
        QCOMPARE(kept->size(), seq); // those before the tear, and one that says what went
        QCOMPARE(kept->constLast().entry.kind, Kind::Pruned);
        bench.write(2);
        test::HandAgent& desk = bench.begin();
        QVERIFY(desk.drain() && bench.isWhole());
        QCOMPARE(bench.asked.first(), agent::Request::Method::Get);
        QCOMPARE(desk.agent.heard().forks, 1);
        QVERIFY(bench.journal->verify());
        const auto entries = *bench.log.read(bench.options.deviceId, 2, 0, 1'000);
        QCOMPARE(entries.size(), 1 + 1 + 2); // the fork, the word, and what is new: nothing went twice
        QCOMPARE(bench.log.read(bench.options.deviceId, 1, 0, 1'000)->size(), 24 + 4);
    }

    /// The hub lost its end, and what it lacks is not here any more: said, asked about, never a crash or a hurry.
    void aHubThatWentBackBehindWhatWasLetGoIsToldOf()
    {
        Bench bench(10);
        QVERIFY(bench.begin().drain());
        const hub::MemoryLog older = bench.log;
        bench.write(10);
        test::HandAgent& desk = bench.begin();
        QVERIFY(desk.drain());
        const hub::MemoryLog newer = bench.log;
        QVERIFY(bench.letGo(bench.clock.now() - Milliseconds(3'000)));
        bench.log = older;
        const int before = desk.transport.sent;
        const Instant from = bench.clock.now();
        while (bench.clock.now() - from < std::chrono::hours(6))
            QVERIFY(desk.alarm.due && desk.step(std::chrono::hours(1)));
        while (desk.step()) { } // whatever is under way just now
        QCOMPARE(desk.agent.state().cause, Cause::HubBroken);
        QCOMPARE(desk.agent.state().detail, QStringLiteral("outgoing.let_go"));
        QVERIFY(desk.agent.state().unsent > 0 && desk.agent.state().nextTry);
        QVERIFY(desk.transport.sent > before + 20 && desk.transport.sent < before + 90); // one in five to ten minutes
        QCOMPARE(desk.agent.heard().forks, 0);
        bench.log = newer;
        QVERIFY(desk.drain() && bench.isWhole());
    }
};

NARU_TEST(AgentMendsTest)
#include "tst_agentmends.moc"

// SPDX-License-Identifier: GPL-3.0-or-later
// A desk and its hub's roll where it does not go smoothly: far behind, without end, no room, and a hub with no time.
#include "sync/agent/provingfaults.h"
#include "sync/hub/memorylog.h"
#include "tests/support/gatherer.h"
#include "tests/support/smalldisk.h"
#include "tests/support/suite.h"

#include <QDir>
#include <QUrlQuery>

using namespace naru;
using namespace naru::test;
using agent::Gathering;
using std::chrono::hours;
using std::chrono::minutes;
using std::chrono::seconds;

namespace {

const QString first = QStringLiteral("1번 창구"), second = QStringLiteral("2번 창구");
constexpr quint64 actsInTurn = quint64(Gathering::rollPagesMax) * wire::rollEntriesMax;
constexpr const char *roll = "/enrolments?", *lost = "/lost", *proof = "/proof?", *continuation = "/consistency?";

/// One desk renews itself again and again.
void enter(RollStage& stage, int acts)
{
    const wire::RollAct act{wire::RollAct::What::Renewed, QByteArray(16, 'd'), rollSite, second, QByteArray(8, 'k'),
        QByteArray(32, 'c'), stage.clock.now()};
    const auto entered = stage.pool->with([&](hub::Sql& sql) {
        return sql.within([&](hub::Sql& change) -> Result<void> {
            for (int i = 0; i < acts; ++i) {
                const auto one = hub::enterInRoll(change, stage.parts().origin, act, stage.clock.now(), stage.random);
                if (!one)
                    return one;
            }
            return {};
        });
    });
    if (!entered)
        qFatal("not entered: %s", entered.fault().name());
}

/// The hub has signed for an entry, and a receipt was drawn up of it: its proof is wanted until it is kept.
void wantAProof(Gatherer& desk)
{
    desk.record.write(2, "entry", desk.hub.clock.now());
    if (!desk.record.advance({desk.record.last(), "receipt", desk.hub.clock.now()}))
        qFatal("no cursor");
    desk.wanted = {{1, 1}};
}

/// A page of one act, though there are more.
agent::Reply oneOf(Gatherer& desk, const QByteArray& path)
{
    const QUrlQuery asked(QString::fromLatin1(path.mid(path.indexOf('?') + 1)));
    const auto number
        = [&asked](const char* name) { return asked.queryItemValue(QLatin1StringView(name)).toULongLong(); };
    const agent::Reply all = desk.honest(path);
    const auto page = wire::rollPageOf(all.body);
    const auto proven = desk.hub.publicLog.prove(desk.hub.roll(), 1, number("from"), number("size"));
    if (!page || page->entries.isEmpty() || !proven)
        return all;
    return Gatherer::reply(200, wire::bytesOf(wire::RollPage{{page->entries.first()}, proven->proof, proven->path}));
}

} // namespace

class RollTurnsTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    /// Two turns and a bit behind: the rest comes an hour later each time, and others are heard in between.
    void comesToTheEndOverSeveralTurns()
    {
        RollStage stage;
        Gatherer desk(stage, first);
        wantAProof(desk);
        enter(stage, int(2 * actsInTurn) + 70);
        QVERIFY(!desk.sign().isEmpty());
        desk.work(minutes(30));
        QCOMPARE(desk.count(roll), Gathering::rollPagesMax);
        QCOMPARE(desk.kept().head.seq, actsInTurn);
        QVERIFY(desk.count(lost) == 1 && desk.count(proof) >= 2);
        desk.work(hours(1));
        QCOMPARE(desk.kept().head.seq, 2 * actsInTurn);
        desk.work(hours(1));
        QCOMPARE(desk.kept().head.seq, 2 * actsInTurn + 71); // and its own
        QCOMPARE(desk.kept().desks.size(), 2);
        QCOMPARE(desk.trouble(), QByteArray());
        const qsizetype before = desk.count(roll);
        desk.work(hours(5));
        QVERIFY(desk.count(roll) - before <= 6); // nothing new
    }

    /// Each answer is true, and there is more each time.
    void asksAHubThatNeverEndsSoOftenAndNoMore_data()
    {
        QTest::addColumn<bool>("isHeard");
        QTest::newRow("under one checkpoint") << false;
        QTest::newRow("with a newer checkpoint in every minute's answer") << true;
    }
    void asksAHubThatNeverEndsSoOftenAndNoMore()
    {
        QFETCH(const bool, isHeard);
        constexpr int hoursLong = 2;
        RollStage stage;
        Gatherer desk(stage, first);
        wantAProof(desk);
        enter(stage, (hoursLong + 2) * Gathering::rollPagesMax);
        desk.sign();
        Milliseconds heard{0};
        desk.instead = [&](const QByteArray& path) {
            if (isHeard && stage.clock.monotonic() - heard >= minutes(1)) {
                heard = stage.clock.monotonic();
                enter(stage, 1);
                desk.gathering.heard(desk.sign());
            }
            return path.contains(roll) ? std::optional(oneOf(desk, path)) : std::nullopt;
        };
        desk.work(hours(hoursLong));
        const auto told = QByteArray::number(desk.count(roll)) + " pages, " + QByteArray::number(desk.count(proof))
            + " proofs, " + QByteArray::number(desk.count(continuation)) + " continuations";
        QVERIFY2(desk.count(roll) >= hoursLong * Gathering::rollPagesMax, told.constData());
        QVERIFY2(desk.count(roll) <= (hoursLong + 1) * Gathering::rollPagesMax, told.constData());
        QVERIFY2(desk.count(proof) >= hoursLong * 10, told.constData()); // with every look
        QVERIFY2(desk.count(continuation) <= hoursLong * 61, told.constData());
        QVERIFY2(desk.count(lost) >= hoursLong, told.constData());
        QCOMPARE(desk.trouble(), QByteArray());
        QCOMPARE(desk.kept().head.seq, quint64(desk.count(roll)));
    }

    /// The same page for ever is no more of it.
    void takesNoPageTwice()
    {
        RollStage stage;
        Gatherer desk(stage, first);
        enter(stage, 100);
        desk.sign();
        std::optional<agent::Reply> page;
        desk.instead = [&](const QByteArray& path) {
            if (!page && path.contains(roll))
                page = desk.honest(path);
            return path.contains(roll) ? page : std::nullopt;
        };
        desk.work(hours(4));
        QCOMPARE(desk.kept().head.seq, quint64(wire::rollEntriesMax));
        QCOMPARE(desk.trouble(), QByteArray("proving.roll_differs"));
        QVERIFY2(desk.count(roll) <= 6, QByteArray::number(desk.count(roll)).constData());
    }

    void saysThatTheDiskDoesNotTakeItAndGoesOnWithRoom_data()
    {
        QTest::addColumn<QByteArray>("how");
        for (const char* how : {"full", "locked", "in the way"})
            QTest::newRow(how) << QByteArray(how);
    }
    void saysThatTheDiskDoesNotTakeItAndGoesOnWithRoom()
    {
        QFETCH(const QByteArray, how);
        SmallDisk disk("size=1m");
        if (!disk.isThere() && how != "in the way")
            QSKIP("nobody here may mount a disk");
        RollStage stage;
        Gatherer desk(stage, first, disk.file(QStringLiteral("data")));
        QDir().mkpath(desk.folder);
        const QString file = desk.folder + QStringLiteral("/hub/desks"), aside = file + QStringLiteral(".aside");
        desk.sign();
        desk.work(minutes(10));
        const agent::Roll before = desk.kept();
        QCOMPARE(before.head.seq, quint64(1));
        enter(stage, 3);
        desk.sign();
        if (how == "full")
            disk.fillUpTo(0);
        else if (how == "locked")
            QVERIFY(disk.remount("ro"));
        else // nothing can be put in the place of a folder that holds something
            QVERIFY(QFile::rename(file, aside) && QDir().mkpath(file + QStringLiteral("/something")));
        desk.work(hours(3));
        QCOMPARE(desk.trouble(), QByteArray("membership.cannot_write"));
        QVERIFY(hasWords(desk.trouble()));
        QCOMPARE(desk.changes, 1); // once, however often it is tried
        QVERIFY2(desk.count(roll) <= 6, QByteArray::number(desk.count(roll)).constData());
        if (how == "full")
            disk.makeRoom();
        else if (how == "locked")
            QVERIFY(disk.remount("rw"));
        else
            QVERIFY(QDir(file).removeRecursively() && QFile::rename(aside, file));
        QCOMPARE(desk.kept(), before);
        desk.work(hours(3));
        QCOMPARE(desk.kept().head.seq, quint64(4));
        QCOMPARE(desk.trouble(), QByteArray());
        QCOMPARE(desk.changes, 2);
    }

    void waitsAsLongAsTheHubAsks_data()
    {
        QTest::addColumn<QByteArray>("what");
        QTest::addColumn<int>("status");
        QTest::addColumn<std::optional<Milliseconds>>("after");
        for (const char* what : {roll, continuation}) {
            const auto row = [what](int status, const char* name, std::optional<Milliseconds> after) {
                QTest::addRow("%s %d %s", what, status, name) << QByteArray(what) << status << after;
            };
            row(429, "in ten minutes", minutes(10));
            row(503, "in half an hour", minutes(30));
            row(503, "in a month", hours(24 * 30));
            row(503, "at once", seconds(0));
            row(429, "sometime", {});
            row(503, "sometime", {});
        }
    }
    void waitsAsLongAsTheHubAsks()
    {
        QFETCH(const QByteArray, what);
        QFETCH(const int, status);
        QFETCH(const std::optional<Milliseconds>, after);
        constexpr int hoursLong = 6;
        RollStage stage;
        Gatherer desk(stage, first);
        wantAProof(desk);
        desk.sign();
        desk.work(minutes(10));
        stage.enter(second);
        QList<qsizetype> refused; // in desk.asked
        desk.instead = [&](const QByteArray& path) -> std::optional<agent::Reply> {
            if (!path.contains(what)) // where the roll is not asked about there is none: it would bring the log's own
                return path.contains(roll) ? std::optional(Gatherer::reply(404)) : std::nullopt;
            refused.append(desk.asked.size() - 1);
            return Gatherer::reply(status, {}, after);
        };
        desk.gathering.heard(desk.sign());
        desk.work(hours(hoursLong));
        QVERIFY2(refused.size() >= 3, QByteArray::number(refused.size()).constData());
        QVERIFY2(refused.size() <= hoursLong * 13, QByteArray::number(refused.size()).constData());
        // Whoever presses does not press the hub.
        const Milliseconds asked = std::min(after.value_or(Milliseconds(0)), Milliseconds(Gathering::longestWait));
        const qsizetype before = refused.size();
        for (int i = 0; i < 300 && refused.size() == before; ++i) {
            desk.gathering.tryNow();
            desk.work(minutes(1));
        }
        QVERIFY(refused.size() > before);
        for (int i = 0; i < 20; ++i) {
            desk.gathering.tryNow();
            desk.work(seconds(20));
        }
        for (const qsizetype at : refused) {
            const auto waited = at + 1 < desk.asked.size() ? desk.asked.at(at + 1).at - desk.asked.at(at).at : asked;
            QVERIFY2(waited >= asked, QByteArray::number(waited.count()).constData());
        }
        desk.instead = [](const QByteArray&) { return std::nullopt; };
        desk.work(hours(3));
        QCOMPARE(desk.kept().head.seq, quint64(2));
        QCOMPARE(desk.trouble(), QByteArray());
    }

    /// A hub that has no time for the roll and the log takes the record all the same.
    void sendsItsRecordMeanwhile()
    {
        RollStage stage;
        Gatherer desk(stage, first);
        hub::MemoryLog log;
        log.enrol(desk.own.device);
        const hub::Intake intake(log, stage.authority->receiptKey());
        HandAgent sender(stage.clock, stage.random, desk.record,
            {desk.own.key, stage.authority->receiptKey().publicKey(), stage.clock.now() + hours(24 * 90)},
            [&](const agent::Request& request) {
                const hub::Sender who{hub::Sender::Standing::Known, desk.own.device, desk.own.key.publicKey()};
                return carried(intake, request, who, stage.clock.now());
            });
        sender.agent.begin(agent::Agent::Start::Now);
        desk.instead = [](const QByteArray&) { return Gatherer::reply(503, {}, hours(1)); };
        for (int i = 0; i < 36; ++i) {
            desk.record.write(2, "entry", stage.clock.now());
            sender.agent.written();
            desk.work(minutes(5));
            while (sender.step()) { }
            QCOMPARE(desk.record.cursor()->acked, desk.record.last());
            QCOMPARE(sender.agent.state().cause, journal::Outbox::Cause::NothingWaits);
        }
        QVERIFY2(desk.asked.size() <= 4, QByteArray::number(desk.asked.size()).constData());
    }
};

NARU_TEST(RollTurnsTest)
#include "tst_rollturns.moc"

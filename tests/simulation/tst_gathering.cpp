// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/agent/gathering.h"
#include "sync/agent/keepsakes.h"
#include "sync/agent/provingfaults.h"
#include "sync/hub/authority.h"
#include "sync/wire/tree.h"
#include "tests/support/handagent.h"
#include "tests/support/memoryoutgoing.h"
#include "tests/support/suite.h"

#include <QFile>
#include <QTemporaryDir>

using namespace naru;
using agent::Gathering;
using agent::Reply;

namespace {

const QByteArray leafA = wire::leafHash("a"), leafB = wire::leafHash("b"), leafC = wire::leafHash("c");

struct Asked {
    QByteArray path;
    std::function<void(const Reply&)> done;
};

/// A question that waits until somebody answers it.
struct Line final : agent::Transport {
    explicit Line(std::optional<Asked>& on)
        : asked(on)
    {
    }
    void send(const agent::Request& request, std::function<void(const Reply&)> done) override
    {
        asked = Asked{request.path, std::move(done)};
    }
    void drop() override { asked.reset(); }
    std::optional<Asked>& asked;
};

Reply said(int status, const QByteArray& body = {})
{
    Reply reply;
    reply.failure = Reply::Failure::None;
    reply.status = status;
    reply.body = body;
    return reply;
}

/// A desk that has sent three entries, and a hub that says what the test says.
struct Stage {
    Stage()
    {
        for (int i = 0; i < 3; ++i)
            record.write(2, "entry", clock.now());
        journal::Cursor cursor;
        cursor.acked = record.last();
        cursor.receipt = "receipt";
        if (!authority || !record.advance(cursor))
            qFatal("no stage");
        gathering.emplace(Gathering::Doors{clock, random, alarm, [this] { return std::make_unique<Line>(asked); },
                              record, [this] { return wanted; }},
            folder.path(), hub());
        gathering->begin();
    }
    agent::Membership hub() const
    {
        const QUrl place(QStringLiteral("https://hub.example:8443"));
        return {authority->certificate(), authority->serverCertificate(), place, place,
            authority->receiptKey().publicKey(), QStringLiteral("나루동"), QStringLiteral("1번 창구")};
    }
    QByteArray note(quint64 size, const QByteArray& root) const
    {
        return wire::textOf({wire::originOf(authority->pin()), size, root, clock.now()}, authority->receiptKey());
    }
    QByteArray continuation(const QByteArray& note) const { return "old 1\n" + leafB.toBase64() + "\n\n" + note; }
    void run(Milliseconds span)
    {
        const Milliseconds until = clock.monotonic() + span;
        while (asked || (alarm.due && *alarm.due <= until)) {
            if (asked) {
                const Asked one = *std::exchange(asked, std::nullopt);
                paths.append(one.path);
                one.done(one.path.contains("/consistency") ? consistency : said(404));
                continue;
            }
            clock.advance(std::max(Milliseconds(0), *alarm.due - clock.monotonic()));
            alarm.due.reset();
            const auto ring = alarm.ring;
            ring();
        }
        clock.advance(until - clock.monotonic());
    }
    qsizetype count(const char* what) const
    {
        return std::count_if(
            paths.begin(), paths.end(), [what](const QByteArray& path) { return path.contains(what); });
    }
    quint64 keptSize() const
    {
        const auto kept = agent::keptCheckpoint(folder.path(), hub());
        return kept ? kept->checkpoint.size : 0;
    }
    QByteArray contradiction() const
    {
        QFile file(folder.filePath(QStringLiteral("hub/contradiction")));
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    }
    bool contradicts() const
    {
        return gathering->trouble() && gathering->trouble()->is(agent::ProvingFault::Contradicts);
    }

    QTemporaryDir folder, hubFolder;
    ManualClock clock{Instant(Milliseconds(1'795'316'400'000))};
    SeededRandom random{11};
    Result<hub::Authority> authority = hub::Authority::open(hubFolder.path(), {}, clock, random);
    test::MemoryOutgoing record{QByteArray(16, 'd'), random};
    test::HandAlarm alarm{clock};
    std::optional<Asked> asked;
    Reply consistency = said(404);
    QList<QByteArray> paths;
    QList<std::pair<quint32, quint64>> wanted;
    std::optional<Gathering> gathering;
};

} // namespace

/// What a desk asks of its hub's log, and how often.
class GatheringTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    /// Each of these once led to a question a second, or to no proof at all.
    void asksAgainInMinutesAndLetsProofsHaveTheirTurn_data()
    {
        QTest::addColumn<int>("status");
        QTest::addColumn<QByteArray>("body");
        QTest::newRow("no answer to it") << 200 << QByteArray("what?");
        QTest::newRow("an answer to another") << 200 << QByteArray("old 7\n\n");
        QTest::newRow("busy") << 503 << QByteArray();
        QTest::newRow("refused") << 403 << QByteArray();
    }
    void asksAgainInMinutesAndLetsProofsHaveTheirTurn()
    {
        QFETCH(const int, status);
        QFETCH(const QByteArray, body);
        Stage stage;
        stage.gathering->heard(stage.note(1, leafA));
        stage.run(std::chrono::minutes(10));
        QCOMPARE(stage.keptSize(), quint64(1));
        const QByteArray next = stage.note(2, wire::nodeHash(leafA, leafB));
        stage.gathering->heard(next);
        stage.consistency = said(status, body);
        stage.wanted = {{1, 1}, {1, 2}};
        stage.paths.clear();
        stage.run(std::chrono::hours(2));
        QVERIFY2(stage.count("/consistency") >= 2, qPrintable(QString::number(stage.count("/consistency"))));
        QVERIFY2(stage.count("/consistency") <= 25, qPrintable(QString::number(stage.count("/consistency"))));
        QVERIFY2(stage.count("/proof") >= 4, qPrintable(QString::number(stage.count("/proof"))));
        QVERIFY(!stage.contradicts());
        // Whoever presses need not wait, and presses for both.
        stage.paths.clear();
        for (int i = 0; i < 40; ++i) {
            stage.gathering->tryNow();
            stage.run(std::chrono::seconds(2));
        }
        QVERIFY(stage.count("/consistency") >= 2 && stage.count("/proof") >= 2);
        stage.consistency = said(200, stage.continuation(next));
        stage.gathering->tryNow();
        stage.run(std::chrono::minutes(1));
        QCOMPARE(stage.keptSize(), quint64(2));
        stage.paths.clear();
        stage.run(std::chrono::hours(2));
        QCOMPARE(stage.count("/consistency"), 0); // it is answered
    }

    /// One signature under each: nobody needs to be asked.
    void twoRootsOfOneSizeAreTwoLogs()
    {
        Stage stage;
        const QByteArray first = stage.note(1, leafA), other = stage.note(1, leafC);
        stage.gathering->heard(first);
        stage.run(std::chrono::minutes(10));
        stage.gathering->heard(other);
        stage.run(std::chrono::minutes(10));
        QVERIFY(stage.contradicts());
        QCOMPARE(stage.contradiction(), other);
        QCOMPARE(agent::keptCheckpoint(stage.folder.path(), stage.hub())->note, first);
        QCOMPARE(stage.count("/consistency"), 0);
    }

    /// The log that is shown continues what was kept, and is not the one that was heard of.
    void anotherLogOfTheSameSizeIsNoAnswer()
    {
        Stage stage;
        const QByteArray shown = stage.note(2, wire::nodeHash(leafA, leafB)),
                         heard = stage.note(2, wire::nodeHash(leafA, leafC));
        stage.gathering->heard(stage.note(1, leafA));
        stage.run(std::chrono::minutes(10));
        stage.consistency = said(200, stage.continuation(shown));
        stage.gathering->heard(heard);
        stage.run(std::chrono::minutes(10));
        QVERIFY(stage.contradicts());
        QCOMPARE(stage.contradiction(), heard);
        QCOMPARE(agent::keptCheckpoint(stage.folder.path(), stage.hub())->note, shown);
    }
};

NARU_TEST(GatheringTest)
#include "tst_gathering.moc"

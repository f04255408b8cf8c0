// SPDX-License-Identifier: GPL-3.0-or-later
// Desks and hubs of different ages: what the newer one adds is kept by the older one as it came.
#include "app/journal/forks.h"
#include "sync/hub/devices.h"
#include "sync/hub/judge.h"
#include "sync/hub/schema.h"
#include "sync/hub/sqlitepool.h"
#include "sync/hub/sqllog.h"
#include "tests/simulation/recordday.h"
#include "tests/support/handagent.h"
#include "tests/support/suite.h"
#include "tests/support/wirebatches.h"

#include <QCborArray>
#include <QCborMap>
#include <QSet>

using namespace naru;
using namespace naru::test;
using codec::CborWriter;

namespace {

constexpr int entriesEach = 40;
constexpr quint16 newerKind = 900;

enum class Age : quint8 { Now, Newer };

/// What a newer program writes: kinds and schemas nobody here knows, fields beside the known ones.
journal::Entry entryOf(int number, Age desk)
{
    const QByteArray words = QByteArray::number(number);
    CborWriter body;
    if (desk == Age::Now)
        return {Kind::ShiftNote, 1, body.map(1).text("note").text(QString::fromLatin1(words)).take()};
    body.map(3).text("note").text(QString::fromLatin1(words)).text("of tomorrow").array(2).number(-1).null();
    body.text("also").raw(QByteArray("\xfb\x3f\xf8\x00\x00\x00\x00\x00\x00", 9)); // a fraction
    switch (number % 4) {
    case 0:
        return {Kind(newerKind + number % 7), 1, body.take()};
    case 1:
        return {Kind::CashMoved, 7, body.take()};
    case 2:
        return {Kind::ShiftNote, 65535, QByteArray("\xd9\xd9\xf7") + body.take()}; // self-described
    default:
        return {Kind::ShiftNote, 1, body.take()};
    }
}

/// The same batch as a newer desk would say it: more in the map, more behind each entry.
QByteArray newer(const QByteArray& bytes, const crypto::PrivateKey& key)
{
    const auto read = wire::batchOf(bytes);
    if (!read || read->batch.entries.isEmpty())
        return bytes;
    WirePieces pieces(read->batch, key);
    pieces.values[5] = wireEntriesOfTomorrow(read->batch.entries);
    pieces.values[8] = CborWriter().map(2).number(0).number(3).number(77).text("news").take();
    pieces.values[1000] = CborWriter().array(1).map(0).take();
    return wireSigned(pieces.payload(), key);
}

/// An answer as a newer hub would give it.
QByteArray newer(const QByteArray& answer)
{
    QCborMap map = QCborValue::fromCbor(answer).toMap();
    map[10] = wire::version + 1;
    map[500] = QCborMap{{QStringLiteral("new"), QCborArray{1, 2.5, QByteArray("x")}}};
    map[QStringLiteral("word")] = QStringLiteral("tomorrow");
    return map.toCborValue().toCbor();
}

/// A desk on its journal and a hub on its database, over a way that loses a fifth each way.
struct Pair {
    Pair(quint64 seed, Age deskAge, Age hubAge)
        : chance(seed)
        , deskKey(crypto::PrivateKey::generate(crypto::Curve::P256, chance))
        , hubKey(crypto::PrivateKey::generate(crypto::Curve::P256, chance))
        , desk(deskAge)
        , hub(hubAge)
    {
        hub::Desk listed;
        listed.device = stage.options.deviceId;
        listed.spki = deskKey.publicKey().spki();
        if (!pool->migrate("hub", hub::hubSchema) || !pool->with([&](hub::Sql& sql) {
                return sql.within([&](hub::Sql& within) { return hub::Devices::add(within, listed); });
            }))
            qFatal("no hub");
        if (!stage.open())
            qFatal("no desk");
    }
    ~Pair()
    {
        agent.reset();
        stage.journal.reset();
    }
    void begin()
    {
        agent.reset();
        agent.emplace(stage.clock, chance, stage.journal->outgoing(),
            agent::Identity{deskKey, hubKey.publicKey(), stage.clock.now() + std::chrono::days(90)},
            [this](const agent::Request& request) { return answer(request); });
        agent->agent.begin(agent::Agent::Start::Now);
    }
    bool write(int count)
    {
        for (int i = 0; i < count; ++i) {
            stage.clock.advance(Milliseconds(700));
            if (!journal::appendBlocking(*stage.journal, entryOf(++written, desk)))
                return false;
        }
        return true;
    }
    agent::Reply answer(agent::Request request)
    {
        if (chance.below(5) == 0)
            return {};
        if (refuses) {
            agent::Reply refused;
            refused.failure = agent::Reply::Failure::None;
            refused.status = refuses;
            refused.body = newer(wire::bytesOf(wire::Refusal{QStringLiteral("of_tomorrow"), {}, {}}));
            return refused;
        }
        if (desk == Age::Newer && request.method == agent::Request::Method::Post) {
            const auto packing = wire::packingOf(request.encoding).value_or(wire::Packing::Plain);
            if (const auto bytes = wire::unpacked(request.body, packing))
                request.body = wire::packed(newer(*bytes, deskKey), packing);
        }
        const hub::Sender sender{hub::Sender::Standing::Known, stage.options.deviceId, deskKey.publicKey()};
        agent::Reply reply = carried(intake, request, sender, stage.clock.now());
        if (hub == Age::Newer)
            reply.body = newer(reply.body);
        return chance.below(5) == 0 ? agent::Reply() : reply;
    }
    /// Entry for entry, byte for byte. Empty: the hub has what the desk has.
    QByteArray compared()
    {
        journal::Head at{1, 0, QByteArray(32, '\0')};
        for (;;) {
            const auto stretch = stage.journal->outgoing().after(at, 500, 10'000'000);
            if (!stretch)
                return stretch.fault().name();
            if (stretch->entries.isEmpty())
                return {};
            const auto kept = log.read(stage.options.deviceId, stretch->before.epoch, stretch->before.seq, 10'000);
            if (!kept || kept->size() < stretch->entries.size())
                return "not all is there";
            for (qsizetype i = 0; i < stretch->entries.size(); ++i) {
                const journal::Leaving& ours = stretch->entries.at(i);
                const hub::Kept& theirs = kept->at(i);
                if (ours.framed != theirs.body || ours.hash != theirs.hash || ours.kind != theirs.kind
                    || ours.schema != theirs.schema || ours.hlc != theirs.hlc)
                    return "another entry " + QByteArray::number(ours.seq);
                ++compares;
                held += !theirs.held.isEmpty();
            }
            at = {stretch->before.epoch, stretch->entries.last().seq, stretch->entries.last().hash};
        }
    }

    JournalStage stage;
    SeededRandom chance;
    crypto::PrivateKey deskKey, hubKey;
    const Age desk, hub;
    QTemporaryDir folder;
    std::unique_ptr<hub::SqlitePool> pool = *hub::SqlitePool::open(folder.filePath(QStringLiteral("hub.db")));
    hub::SqlLog log{*pool, stage.clock};
    hub::Intake intake{log, hubKey, hub::unreadable};
    std::optional<HandAgent> agent;
    int written = 0, compares = 0, held = 0, refuses = 0;
};

} // namespace

/// R12.
class VersionsTest : public QObject {
    Q_OBJECT

    int m_days = 0, m_entries = 0, m_held = 0;

private Q_SLOTS:
    void everyPairOfAgesLosesNothing_data()
    {
        QTest::addColumn<bool>("newerDesk");
        QTest::addColumn<bool>("newerHub");
        QTest::newRow("both of today") << false << false;
        QTest::newRow("a newer desk") << true << false;
        QTest::newRow("a newer hub") << false << true;
        QTest::newRow("both newer") << true << true;
    }
    /// Forty entries, an image put back in the middle of some days, a way that loses: all there, byte for byte.
    void everyPairOfAgesLosesNothing()
    {
        QFETCH(const bool, newerDesk);
        QFETCH(const bool, newerHub);
        const int days = timesOf(6, 100);
        for (int day = 1; day <= days; ++day) {
            Pair pair(quint64(day), newerDesk ? Age::Newer : Age::Now, newerHub ? Age::Newer : Age::Now);
            pair.begin();
            QVERIFY(pair.write(entriesEach / 2) && pair.agent->drain(4'000));
            if (day % 3 == 0) { // the hub turns out to have another record: what is here goes along once more
                const auto common = *pair.stage.journal->outgoing().hashAt(1, 5);
                QVERIFY(pair.stage.journal->outgoing().fork({1, 5, *common}, {1, 9, QByteArray(32, 'h')}));
            }
            QVERIFY(pair.write(entriesEach / 2) && pair.agent->drain(4'000));
            const QByteArray verdict = pair.compared();
            QVERIFY2(verdict.isEmpty(), "day " + QByteArray::number(day) + ": " + verdict);
            QVERIFY(pair.held > 0 || !newerDesk); // and named: unknown_kind
            QVERIFY(pair.stage.journal->verify());
            ++m_days;
            m_entries += pair.compares;
            m_held += pair.held;
        }
    }
    void saysWhatItSaw()
    {
        qInfo("%d days of four pairs of ages: %d entries the same on both sides, byte for byte, %d of them named by an "
              "older hub, 0 lost",
            m_days, m_entries, m_held);
    }

    /// Words nobody here knows keep what is there waiting, and nothing more.
    void waitsWhileANewerHubWantsWhatNobodyHereKnows_data()
    {
        QTest::addColumn<int>("status");
        for (const int status : {202, 299, 301, 402, 418, 426, 451, 499, 501, 599})
            QTest::addRow("%d", status) << status;
    }
    void waitsWhileANewerHubWantsWhatNobodyHereKnows()
    {
        QFETCH(const int, status);
        Pair pair(7, Age::Now, Age::Newer);
        pair.begin();
        QVERIFY(pair.write(10));
        pair.refuses = status;
        QVERIFY(!pair.agent->drain(200));
        QCOMPARE(pair.stage.journal->outgoing().waiting()->entries, 10u);
        QVERIFY(pair.agent->alarm.due); // and it goes on asking
        pair.refuses = 0;
        QVERIFY(pair.agent->drain(4'000));
        QCOMPARE(pair.compared(), QByteArray());
    }

    /// A wire that this hub does not read is put off and not refused: the desk waits for the hub's own update.
    void aNewerWireWaitsForTheHub()
    {
        Pair pair(8, Age::Now, Age::Now);
        const hub::Sender sender{hub::Sender::Standing::Known, pair.stage.options.deviceId, pair.deskKey.publicKey()};
        wire::Batch batch = wireBatch(3);
        batch.device = pair.stage.options.deviceId;
        WirePieces pieces(batch, pair.deskKey);
        pieces.values[0] = WirePieces::number(wire::version + 1);
        const auto told = pair.intake.take(wireSigned(pieces.payload(), pair.deskKey), sender, pair.stage.clock.now());
        QCOMPARE(told.status, 503);
        QVERIFY(told.retryAfter);
        QVERIFY(pair.log.read(sender.device, 1, 0, 10)->isEmpty());
    }

    /// The program of yesterday on the file of tomorrow: it says so and changes nothing.
    void anOlderProgramLeavesANewerRecordAlone()
    {
        JournalStage stage;
        QVERIFY(stage.open());
        for (int i = 1; i <= 8; ++i)
            QVERIFY(journal::appendBlocking(*stage.journal, entryOf(i, Age::Newer)));
        QCOMPARE(*stage.journal->verify(), 8u); // kinds nobody knows are entries like any other
        stage.journal.reset();
        {
            auto database = storage::Database::open(stage.options.path);
            QVERIFY(database && database->execute("UPDATE naru_schema SET version=version+1 WHERE room='journal'"));
        }
        const auto bytes = [&] {
            QFile file(stage.options.path);
            return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
        };
        const QByteArray before = bytes();
        for (const auto mode : {storage::Database::Mode::ReadWrite, storage::Database::Mode::ReadOnly}) {
            stage.options.mode = mode;
            const auto opened = stage.open();
            QVERIFY(!opened && opened.fault().is(storage::StorageFault::NewerSchema));
        }
        QVERIFY(!before.isEmpty() && bytes() == before);
    }
};

NARU_TEST(VersionsTest)
#include "tst_versions.moc"

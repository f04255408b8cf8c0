// SPDX-License-Identifier: GPL-3.0-or-later
// Entries that break every rule of their kind, at naru-hub itself: kept as they came, named, and in nobody's way.
#include "app/payments/facets.h"
#include "sync/hub/judge.h"
#include "sync/hub/sqlitepool.h"
#include "sync/hub/sqllog.h"
#include "tests/support/hubprocess.h"
#include "tests/support/suite.h"
#include "tests/support/wirebatches.h"

#include <QCborArray>
#include <QCborMap>
#include <QElapsedTimer>
#include <QSet>

using namespace naru;
using namespace naru::test;
using codec::CborWriter;

namespace {

constexpr int together = 40; ///< poisoned entries in a batch, each between two sound ones
constexpr qint64 wonOfOne = 100;
constexpr int visibleMaxMs = 5'000;

struct Poison {
    QByteArray what;
    quint16 kind = 0, schema = 1;
    QByteArray framed;
};

QByteArray framed(const QByteArray& body)
{
    return journal::frame(QByteArray(16, 's'), body);
}

payments::Record cash()
{
    payments::CashMove move;
    move.charge = QByteArray(16, 'c');
    move.amount = Won{wonOfOne};
    move.tendered = Won{1'000};
    move.by = 1;
    return recordOf(move);
}

payments::Record attempt()
{
    payments::Attempt attempt;
    attempt.serviceId = QStringLiteral("AA0000000B");
    attempt.charge = QByteArray(16, 'c');
    attempt.poi = QStringLiteral("POI1");
    attempt.transaction = QStringLiteral("2-17");
    attempt.time = QStringLiteral("2026-11-20T09:00:00+09:00");
    attempt.amount = Won{2'400};
    attempt.requestHash = QByteArray(32, 'r');
    attempt.driver = QStringLiteral("nexo");
    attempt.collector = 1;
    return recordOf(attempt);
}

payments::Record move()
{
    payments::Move move;
    move.serviceId = QStringLiteral("AA0000000B");
    move.from = payments::State::Prepared;
    move.to = payments::State::Sending;
    move.evidence.kind = payments::EvidenceKind::RequestReady;
    move.evidence.hash = QByteArray(32, 'e');
    return recordOf(move);
}

/// What a field may be that it should not be.
QList<std::pair<QByteArray, QCborValue>> wrongValues()
{
    QCborArray deep;
    for (int i = 0; i < 200; ++i)
        deep = QCborArray{deep};
    return {{"text", QStringLiteral("x")}, {"empty text", QString()}, {"minus one", -1}, {"zero", 0},
        {"far too much", std::numeric_limits<qint64>::max()},
        {"less than anything", std::numeric_limits<qint64>::min()}, {"a fraction", 1.5}, {"not a number", qQNaN()},
        {"bytes", QByteArray("b")}, {"no bytes", QByteArray()}, {"null", QCborValue(nullptr)}, {"true", true},
        {"a list", QCborArray{1, 2, 3, 4}}, {"a map", QCborMap{{1, 2}}}, {"two hundred lists", deep},
        {"sixty thousand letters", QString(60'000, QLatin1Char('x'))},
        {"a tag", QCborValue(QCborTag(24), QByteArray("\x01"))}};
}

/// Each field left out, twice there, and of every wrong sort; within its evidence, too.
void breakFields(QList<Poison>& poisons, const payments::Record& record, const QByteArray& name, const QCborMap& map,
    const std::function<QCborMap(const QCborMap&)>& whole)
{
    const auto add = [&](const QByteArray& what, const QCborMap& changed) {
        poisons.append({name + what, quint16(record.kind), 1, framed(whole(changed).toCborValue().toCbor())});
    };
    for (const QCborValue& key : map.keys()) {
        const QByteArray field = " " + key.toString().toUtf8();
        QCborMap without = map;
        without.remove(key);
        add(field + " left out", without);
        for (const auto& [what, value] : wrongValues()) {
            QCborMap changed = map;
            changed[key] = value;
            add(field + ": " + what, changed);
        }
    }
}

QList<Poison> brokenFields()
{
    QList<Poison> poisons;
    for (const payments::Record& record : {cash(), attempt(), move()}) {
        const QByteArray name = "kind " + QByteArray::number(int(record.kind));
        const QCborMap map = QCborValue::fromCbor(record.body).toMap();
        breakFields(poisons, record, name, map, [](const QCborMap& changed) { return changed; });
        const auto evidence = QStringLiteral("evidence");
        if (map.contains(evidence))
            breakFields(poisons, record, name + " evidence", map.value(evidence).toMap(), [&](const QCborMap& changed) {
                QCborMap outer = map;
                outer[evidence] = changed;
                return outer;
            });
    }
    return poisons;
}

/// Of the whole body.
QList<Poison> brokenBodies()
{
    QList<Poison> poisons;
    const QList<payments::Record> records{cash(), attempt(), move()};
    for (const payments::Record& record : records) {
        const QByteArray name = "kind " + QByteArray::number(int(record.kind)) + ": ", body = record.body;
        const auto add = [&](const char* what, const QByteArray& bytes, quint16 schema = 1) {
            poisons.append({name + what, quint16(record.kind), schema, framed(bytes)});
        };
        add("nothing", {});
        add("cut in its middle", body.first(body.size() / 2));
        add("more behind it", body + body);
        add("a thousand lists", QByteArray(1'000, '\x81') + '\x00');
        add("lists without an end", QByteArray(50'000, '\x9f'));
        add("a length of 2^62", QByteArray("\x5b\x40\x00\x00\x00\x00\x00\x00\x00", 9));
        add("no UTF-8", QByteArray(body).replace("won", "w\xff\xfe"));
        add("half a letter", CborWriter().map(1).raw("\x62\xed\xa0").number(1).take());
        add("a letter that is none", QByteArray("\xa1\x63\xed\xa0\x80\x01"));
        add("one key twice", '\xa2' + CborWriter().text("won").number(1).text("won").number(2).take());
        add("JSON", "{\"won\": 100}");
        add("zeros", QByteArray(60'000, '\0'));
        for (const quint16 schema : {quint16(0), quint16(2), quint16(65535)})
            add("another schema", body, schema);
        poisons.append({name + "no frame", quint16(record.kind), 1, body});
        poisons.append({name + "half a frame", quint16(record.kind), 1, framed(body).first(10)});
        poisons.append({name + "a frame of another sort", quint16(record.kind), 1, '\x02' + framed(body).mid(1)});
        for (const payments::Record& other : records)
            if (other.kind != record.kind)
                poisons.append({name + "the body of another kind", quint16(record.kind), 1, framed(other.body)});
    }
    for (const quint16 kind : {quint16(0), quint16(19), quint16(999), quint16(65535)})
        poisons.append({"no kind of ours", kind, 1, framed(cash().body)});
    poisons.append({"comes again, from nowhere", quint16(Kind::Rehomed), 1, framed(cash().body)});
    return poisons;
}

/// Whether this program's own readers find a rule broken.
bool isBroken(const Poison& poison)
{
    hub::Kept entry;
    entry.kind = poison.kind;
    entry.schema = poison.schema;
    entry.body = poison.framed;
    if (!hub::unreadable(entry).isEmpty() || poison.kind == quint16(Kind::Rehomed))
        return true;
    const auto body = journal::unframe(poison.framed);
    return !body || !payments::facetsOf(payments::Record{Kind(poison.kind), poison.schema, *body});
}

void put(HubRecord& record, quint16 kind, quint16 schema, const QByteArray& framedBody)
{
    wire::Item item;
    item.hlc = (quint64(1'790'000'000'000) + quint64(record.items.size())) << 16;
    item.kind = kind;
    item.schema = schema;
    item.framed = framedBody;
    item.digest = crypto::sha256(framedBody);
    record.items.append(item);
}
void putSound(HubRecord& record)
{
    put(record, quint16(Kind::CashMoved), 1, journal::frame(record.random.bytes(16), cash().body));
}

/// One poisoned desk and one that is sound, beside one hub.
struct House {
    House()
        : hub(folder.path())
        , started(hub.start())
        , poisoned(HubRecord(1), folder.path())
        , sound(HubRecord(2), folder.path())
        , pool(*hub::SqlitePool::open(folder.filePath(QStringLiteral("hub.db"))))
    {
        started = started && poisoned.enlist(*pool, QStringLiteral("강남"), QStringLiteral("창구 1"))
            && sound.enlist(*pool, QStringLiteral("강남"), QStringLiteral("창구 2"));
    }
    /// How many there are of what one column of the hub counts.
    qint64 ask(const char* sql, const QByteArray& device)
    {
        qint64 number = -1;
        std::ignore = pool->with([&](hub::Sql& connection) -> Result<void> {
            const auto found = connection.run(sql, {device});
            if (found && !found->rows.isEmpty())
                number = std::get<qint64>(found->rows.first().at(0));
            return {};
        });
        return number;
    }
    qint64 held(const QByteArray& device) { return ask("SELECT count(*) FROM quarantine WHERE device_id=$1", device); }
    qint64 cashOf(const QByteArray& device)
    {
        return ask("SELECT COALESCE(SUM(won), 0) FROM cash WHERE device_id=$1", device);
    }
    QTemporaryDir folder;
    HubProcess hub;
    bool started;
    HubClient poisoned, sound;
    std::unique_ptr<hub::SqlitePool> pool;
};

} // namespace

/// R9.
class PoisonTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void keepsNamesAndPassesWhatNobodyCanRead()
    {
        House house;
        QVERIFY2(house.started, house.hub.errors().constData());
        const QList<Poison> poisons = brokenFields() + brokenBodies();
        qint64 broken = 0, soundOnes = 0, allowedWon = 0, delayed = 0;
        qsizetype from = 0;
        QList<qint64> took;
        QSet<QByteArray> once;
        for (qsizetype first = 0; first < poisons.size(); first += together) {
            HubRecord& record = house.poisoned.record;
            for (const Poison& poison : poisons.mid(first, together)) {
                putSound(record);
                ++soundOnes;
                put(record, poison.kind, poison.schema, poison.framed);
                const bool isIt = isBroken(poison);
                broken += isIt;
                if (!isIt && poison.kind == quint16(Kind::CashMoved) && !once.contains(poison.framed)) {
                    once.insert(poison.framed); // the same entry again is the same money
                    const auto facets
                        = payments::facetsOf(payments::Record{Kind::CashMoved, 1, *journal::unframe(poison.framed)});
                    const bool isOut = *facets && (**facets).what == payments::Facets::What::CashOut;
                    allowedWon += *facets ? (isOut ? -1 : 1) * (**facets).won.value : 0;
                }
            }
            putSound(record);
            ++soundOnes;
            // As a desk sends them: as many bytes at once as a batch may have.
            while (from < record.items.size()) {
                qsizetype count = 0, bytes = 0;
                while (from + count < record.items.size() && bytes < wire::batchBytesMax)
                    bytes += record.items.at(from + count++).framed.size();
                QCOMPARE(house.poisoned.send(house.hub.port(), record.bytes(from, count)).status, 200);
                from += count;
                putSound(house.sound.record);
                QElapsedTimer time;
                time.start();
                const auto answer = house.sound.send(
                    house.hub.port(), house.sound.record.bytes(house.sound.record.items.size() - 1, 1));
                took.append(time.elapsed());
                delayed += answer.status != 200;
            }
        }
        QElapsedTimer time;
        time.start();
        QTRY_COMPARE_WITH_TIMEOUT(house.held(house.poisoned.record.device), broken, visibleMaxMs);
        const qint64 visible = time.elapsed();
        QCOMPARE(delayed, 0);
        QTRY_COMPARE_WITH_TIMEOUT(
            house.cashOf(house.sound.record.device), qint64(house.sound.record.items.size()) * wonOfOne, visibleMaxMs);
        QTRY_COMPARE_WITH_TIMEOUT(
            house.cashOf(house.poisoned.record.device), soundOnes * wonOfOne + allowedWon, visibleMaxMs);
        QCOMPARE(house.held(house.sound.record.device), 0);
        compareAll(house);
        std::sort(took.begin(), took.end());
        qInfo(
            "%lld broken entries (%lld tried) between %lld sound ones: all kept byte for byte, all held with a reason "
            "%lld ms after the last; another desk's %lld batches between them: none refused, p99 %lld ms",
            static_cast<long long>(broken), static_cast<long long>(poisons.size()), static_cast<long long>(soundOnes),
            static_cast<long long>(visible), static_cast<long long>(took.size()),
            static_cast<long long>(took.at(took.size() * 99 / 100)));
        QVERIFY(broken > 400);
        QVERIFY(house.hub.end());
    }

    /// What no envelope could hold is not the journal's, either: it is refused at the door, and what stands behind it
    /// goes on.
    void aMegabyteIsRefusedAtEveryDoor()
    {
        House house;
        QVERIFY(house.started);
        HubRecord& record = house.poisoned.record;
        putSound(record);
        wire::Batch batch = record.batch(0, 1);
        batch.entries[0].framed = framed(CborWriter().text(QString(1'000'000, QLatin1Char('x'))).take());
        batch.entries[0].digest = crypto::sha256(batch.entries[0].framed);
        const QByteArray bytes = wireSigned(WirePieces(batch, record.key).payload(), record.key);
        const auto answer = house.poisoned.send(house.hub.port(), bytes);
        QCOMPARE(answer.status, 413);
        QCOMPARE(wire::refusalOf(answer.body)->entry, 0);
        QCOMPARE(house.poisoned.send(house.hub.port(), record.bytes(0, 1)).status, 200);
        putSound(house.sound.record);
        QCOMPARE(house.sound.send(house.hub.port(), house.sound.record.bytes(0, 1)).status, 200);
    }

private:
    static void compareAll(House& house)
    {
        const SystemClock clock;
        hub::SqlLog log(*house.pool, clock);
        const HubRecord& record = house.poisoned.record;
        const auto entries = log.read(record.device, 1, 0, int(record.items.size()) + 1);
        QVERIFY(entries && entries->size() == record.items.size());
        for (qsizetype i = 0; i < entries->size(); ++i)
            QVERIFY(entries->at(i).body == record.items.at(i).framed);
    }
};

NARU_TEST(PoisonTest)
#include "tst_poison.moc"

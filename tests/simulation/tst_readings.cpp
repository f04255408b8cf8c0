// SPDX-License-Identifier: GPL-3.0-or-later
// What a hub adds up of the entries that it holds.
#include "app/base/kinds.h"
#include "app/codec/cbor.h"
#include "app/crypto/hash.h"
#include "app/journal/chain.h"
#include "app/payments/facets.h"
#include "sync/hub/memorylog.h"
#include "sync/hub/readings.h"
#include "sync/hub/schema.h"
#include "sync/hub/sqlitepool.h"
#include "tests/support/suite.h"

#include <QTemporaryDir>

using namespace naru;
using namespace naru::hub;

namespace {

const QByteArray desk(16, 'd');
constexpr quint16 lessonKind = 40;

/// A fact as this test writes it: "what standing attempt won".
Result<std::optional<Fact>> factOf(const Kept& entry)
{
    if (entry.kind == lessonKind)
        return std::optional<Fact>();
    const auto body = journal::unframe(entry.body);
    const QList<QByteArray> words = body ? body->split(' ') : QList<QByteArray>();
    if (words.size() != 4)
        return journal::JournalFault::BodyUnreadable;
    return std::optional(Fact{
        Fact::What(words[0].toInt()), Fact::Standing(words[1].toInt()), words[2].toLongLong(), words[3].toLongLong()});
}

Kept entryOf(quint32 epoch, quint64 seq, const QByteArray& body, Kind kind = Kind::AttemptMoved)
{
    Kept entry;
    entry.epoch = epoch;
    entry.seq = seq;
    entry.hlc = (quint64(1'000) + seq) << 16;
    entry.kind = quint16(kind);
    entry.schema = 1;
    entry.body = journal::frame(QByteArray::number(seq).rightJustified(16, '0'), body);
    entry.digest = crypto::sha256(entry.body);
    entry.hash = crypto::sha256(entry.digest);
    return entry;
}

QByteArray wrapped(const Kept& entry)
{
    codec::CborWriter writer;
    writer.array(6).number(entry.epoch).number(qint64(entry.seq)).number(qint64(entry.hlc));
    return writer.number(entry.kind).number(entry.schema).bytes(entry.body).take();
}

} // namespace

class ReadingsTest : public QObject {
    Q_OBJECT

    struct Hub {
        Hub()
        {
            std::ignore = pool->migrate("hub", hubSchema);
            std::ignore = pool->migrate(Readings::schemaRoom, Readings::migrations());
        }
        void hold(const QList<Kept>& entries)
        {
            const auto head = log.head(desk);
            const Kept& last = entries.last();
            QCOMPARE(*log.append(desk, **head, entries, {last.epoch, last.seq, last.hash}), Log::Taken::Yes);
        }
        int held() const
        {
            int count = 0;
            std::ignore = pool->with([&](Sql& sql) -> Result<void> {
                count = int(sql.run("SELECT code FROM quarantine WHERE resolved_by IS NULL")->rows.size());
                return {};
            });
            return count;
        }
        QTemporaryDir folder;
        std::unique_ptr<SqlitePool> pool = *SqlitePool::open(folder.filePath(QStringLiteral("hub.db")));
        ManualClock clock{Instant{}};
        MemoryLog log;
        Readings readings{*pool, log, factOf, clock};
    };

private Q_SLOTS:
    void addsUpWhatWasTakenAndGivenBack()
    {
        Hub hub;
        hub.log.enrol(desk);
        hub.hold({entryOf(1, 1, "1 0 11 2400"), entryOf(1, 2, "3 1 11 0"), entryOf(1, 3, "1 0 12 10000"),
            entryOf(1, 4, "3 3 12 0"), entryOf(1, 5, "2 0 13 400"), entryOf(1, 6, "3 1 13 0"),
            entryOf(1, 7, "4 1 0 5000"), entryOf(1, 8, "5 1 0 1000")});
        QCOMPARE(*hub.readings.readOn(desk), 8);
        QCOMPARE(*hub.readings.readOn(desk), 0);
        const Readings::Sums sums{2'000, 4'000, 1, 10'000};
        QCOMPARE(hub.readings.sums()->value(desk), sums);
        const auto doubts = hub.readings.doubts(10);
        QVERIFY(doubts && doubts->size() == 1 && doubts->first().attempt == 12 && doubts->first().won == 10'000);
        QCOMPARE(doubts->first().since, Instant(Milliseconds(1'004)));
    }

    void readsManySmallOnesAtOnceAndFewGreatOnes()
    {
        Hub hub;
        hub.log.enrol(desk);
        QList<Kept> entries;
        for (quint64 seq = 1; seq <= 700; ++seq)
            entries.append(entryOf(1, seq, "4 1 0 1"));
        for (quint64 seq = 701; seq <= 1'000; ++seq)
            entries.append(entryOf(1, seq, "4 1 0 " + QByteArray(20'000, '0') + '1'));
        hub.hold(entries);
        QList<int> steps;
        while (steps.size() < 20 && (steps.isEmpty() || steps.last() > 0))
            steps.append(*hub.readings.readOn(desk));
        QCOMPARE(steps, (QList<int>{500, 300, 100, 100, 0})); // 52 great ones are a mebibyte
        QCOMPARE(hub.readings.sums()->value(desk).cash, 1'000);
    }

    void countsOnceWhatCameAgainAfterAFork()
    {
        Hub hub;
        hub.log.enrol(desk);
        const Kept cash = entryOf(1, 2, "4 1 0 5000");
        const Kept never = entryOf(1, 3, "4 1 0 700");
        hub.hold({entryOf(1, 1, "4 1 0 100"), cash});
        // Put back to an older state: the second epoch brings one entry that is here and one that is not, twice.
        hub.hold({entryOf(2, 1, "", Kind::JournalForked), entryOf(2, 2, wrapped(cash), Kind::Rehomed),
            entryOf(2, 3, wrapped(never), Kind::Rehomed)});
        hub.hold({entryOf(3, 1, wrapped(never), Kind::Rehomed),
            entryOf(3, 2, wrapped(entryOf(2, 3, wrapped(never), Kind::Rehomed)), Kind::Rehomed)});
        while (*hub.readings.readOn(desk) > 0) { }
        QCOMPARE(hub.readings.sums()->value(desk).cash, qint64(5'800));
    }

    void goesOnBehindWhatItCannotRead()
    {
        Hub hub;
        hub.log.enrol(desk);
        hub.hold({entryOf(1, 1, "rubbish"), entryOf(1, 2, "4 1 0 100")});
        QCOMPARE(*hub.readings.readOn(desk), 2);
        QCOMPARE(hub.readings.sums()->value(desk).cash, qint64(100));
        QCOMPARE(hub.held(), 1);
        QCOMPARE(*hub.readings.again(desk, 1, 1), false);
        QCOMPARE(*hub.readings.again(desk, 1, 2), true);
        QCOMPARE(*hub.readings.again(desk, 1, 9), false);
    }

    /// An old hub met an entry of a newer desk: what opened an attempt was not read, what moved it was.
    void addsUpAnewWhatAnUpdatedHubCanRead()
    {
        Hub hub;
        hub.log.enrol(desk);
        hub.hold({entryOf(1, 1, "new 1 0 11 2400"), entryOf(1, 2, "3 1 11 0"), entryOf(1, 3, "4 1 0 500")});
        while (*hub.readings.readOn(desk) > 0) { }
        QCOMPARE(hub.readings.sums()->value(desk).card, qint64(0));
        Readings updated(
            *hub.pool, hub.log,
            [](const Kept& entry) {
                Kept known = entry;
                known.body = journal::frame(entry.body.mid(1, 16), journal::unframe(entry.body)->replace("new ", ""));
                return factOf(known);
            },
            hub.clock);
        QCOMPARE(*updated.again(desk, 1, 1), true);
        QCOMPARE(hub.held(), 0);
        while (*updated.readOn(desk) > 0) { }
        const Readings::Sums sums{2'400, 500, 0, 0};
        QCOMPARE(updated.sums()->value(desk), sums);
    }

    /// Two times of one desk had cash at the same place: both count. What is old does not take back what is new.
    void keepsBothTimesOfADeskThatWasPutBack()
    {
        Hub hub;
        hub.log.enrol(desk);
        const Kept own = entryOf(1, 2, "4 1 0 700");
        const Kept asked = entryOf(1, 3, "1 0 21 900"), sending = entryOf(1, 4, "3 0 21 0"),
                   taken = entryOf(1, 5, "3 1 21 0");
        hub.hold({entryOf(1, 1, "4 1 0 100"), entryOf(1, 2, "4 1 0 5000")});
        hub.hold({entryOf(2, 1, wrapped(own), Kind::Rehomed), entryOf(2, 2, wrapped(asked), Kind::Rehomed),
            entryOf(2, 3, wrapped(sending), Kind::Rehomed), entryOf(2, 4, wrapped(taken), Kind::Rehomed)});
        hub.hold({entryOf(3, 1, wrapped(asked), Kind::Rehomed), entryOf(3, 2, wrapped(sending), Kind::Rehomed)});
        while (*hub.readings.readOn(desk) > 0) { }
        const Readings::Sums sums{900, 5'800, 0, 0};
        QCOMPARE(hub.readings.sums()->value(desk), sums);
    }

    void opensNoEndlessWrapping()
    {
        Hub hub;
        hub.log.enrol(desk);
        Kept entry = entryOf(1, 1, "4 1 0 700");
        for (quint32 epoch = 2; epoch < 200; ++epoch)
            entry = entryOf(epoch, 5, wrapped(entry), Kind::Rehomed);
        entry = entryOf(1, 1, wrapped(entry), Kind::Rehomed);
        hub.hold({entry, entryOf(1, 2, "4 1 0 10")});
        QCOMPARE(*hub.readings.readOn(desk), 2);
        QCOMPARE(hub.readings.sums()->value(desk).cash, qint64(10));
        QCOMPARE(hub.held(), 1);
    }

    void facetsSayWhatMovedAndNothingElse()
    {
        using payments::Facets;
        const Facets facets{Facets::What::PaymentAsked, payments::State::Prepared, 36 * 36, Won{2'400}};
        const auto back = payments::facetsOf(payments::numbersOf(facets));
        QVERIFY(back && *back == facets);
        QVERIFY(!*payments::facetsOf(QMap<int, qint64>()));
        for (const QMap<int, qint64>& bad : {QMap<int, qint64>{{1, 3}}, {{1, 99}, {2, 1}, {3, 1}, {4, 1}},
                 {{1, 1}, {2, -1}, {3, 1}, {4, 1}}, {{1, 1}, {2, 1}, {3, 9}, {4, 1}}})
            QVERIFY(!payments::facetsOf(bad));
        payments::CashMove cash;
        cash.kind = payments::CashKind::Taken;
        cash.charge = QByteArray(16, 'c');
        cash.amount = Won{5'000};
        cash.tendered = Won{10'000};
        cash.by = 1;
        const auto of = payments::facetsOf(payments::recordOf(cash));
        QVERIFY(of && *of && (*of)->what == Facets::What::CashIn && (*of)->won == Won{5'000});
        QVERIFY(!payments::facetsOf(payments::Record{Kind::CashMoved, 1, "x"}));
    }
};
NARU_TEST(ReadingsTest)

#include "tst_readings.moc"

// SPDX-License-Identifier: GPL-3.0-or-later
// A centre's day: whole, or what is missing; and what a certificate of it proves.
#include "sync/hub/daybook.h"
#include "tests/support/publicstore.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

using namespace naru;
using namespace naru::test;
using namespace std::chrono_literals;

namespace {

const QString site = QStringLiteral("나루동");
const QDate monday(2026, 11, 16);

/// Two desks of one centre, and a day book over them.
struct Centre : PublicStore {
    Centre()
        : one(recordOf(1, {0, 0, 1, 1, 1, 2}))
        , two(recordOf(2, {0, 1}))
    {
        std::ignore = pool->migrate(hub::Readings::schemaRoom, hub::Readings::migrations());
        clock.jumpTo(koreanMidnight(monday) + 10h);
        enlistAs(one, QStringLiteral("1번"));
        enlistAs(two, QStringLiteral("2번"));
        clock.jumpTo(koreanMidnight(monday.addDays(3)));
    }
    /// Entries of so many days after Monday, at ten o'clock.
    static HubRecord recordOf(std::uint64_t seed, const QList<int>& days)
    {
        HubRecord record = HubRecord(seed).grow(int(days.size()));
        for (qsizetype i = 0; i < days.size(); ++i) {
            const Instant at = koreanMidnight(monday.addDays(days.at(i))) + 10h + Milliseconds(i);
            record.items[i].hlc = quint64(at.time_since_epoch().count()) << 16;
        }
        return record;
    }
    void enlistAs(const HubRecord& record, const QString& name)
    {
        hub::Desk desk;
        desk.device = record.device;
        desk.site = site;
        desk.desk = name;
        desk.spki = record.key.publicKey().spki();
        desk.enrolled = clock.now();
        const auto added = pool->with([&](hub::Sql& sql) {
            return sql.within([&](hub::Sql& change) { return hub::Devices::add(change, desk); });
        });
        QVERIFY(added);
    }
    void readOn()
    {
        for (const HubRecord* record : {&one, &two})
            for (auto read = readings.readOn(record->device); read && *read > 0;)
                read = readings.readOn(record->device);
    }
    void hear(const HubRecord& record, Instant at, quint64 unsent = 0, std::optional<Instant> oldest = {})
    {
        wire::Telling telling;
        telling.unsent = unsent;
        telling.oldest = oldest;
        QVERIFY(hub::Devices(*pool).noteSeen(record.device, at, telling));
    }
    hub::CentreDay day(QDate date) { return *book.day(site, date); }
    QStringList gapsOf(const hub::CentreDay& day)
    {
        QStringList gaps;
        for (const hub::DayGap gap : day.gaps)
            gaps.append(QLatin1StringView(nameOf(gap)));
        for (const hub::DeskDay& desk : day.desks)
            for (const auto& gap : desk.gaps)
                gaps.append(desk.name + u' ' + QLatin1StringView(nameOf(gap.what)));
        return gaps;
    }
    void grow()
    {
        stepAll();
        QVERIFY(publicLog.checkpoint());
        readOn();
    }
    /// Both desks sent everything, and were heard of afterwards.
    void settle()
    {
        send(one, 0, 6);
        send(two, 0, 2);
        hear(one, clock.now() + 3min); // what was on its way at midnight is here
        hear(two, clock.now() + 3min);
        grow();
    }

    HubRecord one, two;
    hub::Readings readings{*pool, log, [](const hub::Kept&) { return std::optional<hub::Fact>(); }, clock};
    hub::DayBook book{{*pool, readings, publicLog, clock, origin}};
};

} // namespace

class DayBookTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void saysThatNothingIsMissing()
    {
        Centre centre;
        centre.settle();
        const auto day = centre.day(monday.addDays(1));
        QCOMPARE(centre.gapsOf(day), QStringList());
        QVERIFY(day.isWhole());
        QCOMPARE(day.entries(), quint64(4));
        QCOMPARE(day.desks.size(), 2);
        QCOMPARE(day.desks.at(0).before.seq, quint64(2));
        QCOMPARE(day.desks.at(0).end.seq, quint64(5));
        QCOMPARE(day.desks.at(0).end.hash, centre.one.batch(0, 5).end().hash);
        QVERIFY(!day.desks.at(0).proof.isEmpty());
        // A day without entries is whole too: both were heard of after it.
        const auto none = centre.day(monday.addDays(2));
        QCOMPARE(centre.gapsOf(none), QStringList());
        QCOMPARE(none.entries(), quint64(1));
    }

    void saysWhatIsMissing()
    {
        Centre centre;
        const QDate tuesday = monday.addDays(1);
        centre.send(centre.one, 0, 5);
        centre.send(centre.two, 0, 1);
        centre.grow();
        QCOMPARE(centre.gapsOf(centre.day(tuesday)),
            (QStringList{QStringLiteral("1번 not_heard"), QStringLiteral("2번 not_heard")}));
        // Something later came: all of that day came before it.
        centre.send(centre.one, 5, 1);
        centre.hear(centre.two, koreanMidnight(tuesday.addDays(1)) + 1h, 1, koreanMidnight(tuesday) + 10h);
        centre.grow();
        const auto unsent = centre.day(tuesday);
        QCOMPARE(centre.gapsOf(unsent), QStringList{QStringLiteral("2번 unsent")});
        QCOMPARE(unsent.desks.at(1).gaps.first().count, quint64(1));
        // What it holds is of a later day.
        centre.hear(centre.two, koreanMidnight(tuesday.addDays(1)) + 2h, 1, koreanMidnight(tuesday.addDays(1)) + 1h);
        QVERIFY(centre.day(tuesday).isWhole());
        // Taken, and neither in a checkpoint nor added up.
        centre.send(centre.two, 1, 1);
        QCOMPARE(centre.gapsOf(centre.day(tuesday)),
            (QStringList{QStringLiteral("2번 not_added"), QStringLiteral("2번 not_in_log")}));
        centre.clock.jumpTo(koreanMidnight(tuesday) + 23h);
        QVERIFY(centre.gapsOf(centre.day(tuesday)).contains(QStringLiteral("not_over")));
        QCOMPARE(centre.gapsOf(*centre.book.day(QStringLiteral("없는 동"), monday)),
            QStringList{QStringLiteral("no_such_site")});
    }

    void noticesWhatWasAlteredInTheStore_data()
    {
        QTest::addColumn<QString>("change");
        QTest::newRow("taken out") << QStringLiteral("DELETE FROM entry WHERE device_id = $1 AND seq = 4");
        QTest::newRow("stamped otherwise")
            << QStringLiteral("UPDATE entry SET hlc = hlc + 1 WHERE device_id = $1 AND seq = 4");
        QTest::newRow("of another kind") << QStringLiteral(
            "UPDATE entry SET kind = 71 WHERE device_id = $1 AND seq = 4");
        QTest::newRow("before the day") << QStringLiteral("DELETE FROM entry WHERE device_id = $1 AND seq = 2");
    }
    void noticesWhatWasAlteredInTheStore()
    {
        QFETCH(const QString, change);
        Centre centre;
        centre.settle();
        const auto changed = centre.pool->with([&](hub::Sql& sql) -> Result<void> {
            const auto ran = sql.run(change.toLatin1().constData(), {centre.one.device});
            return ran ? Result<void>() : ran.fault();
        });
        QVERIFY(changed);
        QCOMPARE(centre.gapsOf(centre.day(monday.addDays(1))), QStringList{QStringLiteral("1번 broken")});
    }

    void aCertificateProvesWhatItSays()
    {
        Centre centre;
        centre.settle();
        const QByteArray file = hub::signedDay(centre.day(monday.addDays(1)), centre.key);
        const auto proven = hub::checkDay(file, centre.key.publicKey());
        QVERIFY2(proven, proven ? "" : proven.fault().name());
        QVERIFY(proven->isWhole);
        QCOMPARE(proven->site, site);
        QCOMPARE(proven->date, monday.addDays(1));
        QCOMPARE(proven->entries, quint64(4));
        QCOMPARE(proven->proofs, 2);
        QCOMPARE(proven->checkpoint->size, quint64(8));
        // Every byte counts.
        for (qsizetype at = 0; at < file.size(); at += 7) {
            QByteArray other = file;
            other[at] = char(other.at(at) ^ 1);
            QVERIFY(!hub::checkDay(other, centre.key.publicKey()));
        }
        SeededRandom random(9);
        const auto stranger = crypto::PrivateKey::generate(crypto::Curve::P256, random);
        QVERIFY(!hub::checkDay(file, stranger.publicKey()));
        QVERIFY(!hub::checkDay({}, centre.key.publicKey()));
        QVERIFY(!hub::checkDay(file + file, centre.key.publicKey()));
    }

    /// A hub that signs a proof of one entry beside the place of another.
    void aProofIsOfThePlaceThatIsNamed()
    {
        Centre centre;
        centre.settle();
        auto day = centre.day(monday.addDays(1));
        std::swap(day.desks[0].proof, day.desks[1].proof);
        const auto swapped = hub::checkDay(hub::signedDay(day, centre.key), centre.key.publicKey());
        QVERIFY(!swapped && swapped.fault().is(wire::WireFault::BadProof));
    }
};
NARU_TEST(DayBookTest)

#include "tst_daybook.moc"

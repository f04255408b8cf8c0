// SPDX-License-Identifier: GPL-3.0-or-later
// Real desks in the air of one house: what one commits is at the other before its receipt prints, if the other is
// there.
#include "app/desk/sister.h"
#include "app/journal/copymessages.h"
#include "tests/support/deskhouse.h"
#include "tests/support/suite.h"

#include <QDir>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>

#include <algorithm>

using namespace naru;
using desk::SisterCopy;
using Copied = SisterCopy::State;
using test::Counter;
using test::House;
using test::isSame;
using test::waitMs;

namespace {

/// A desk that answers what the test wants.
struct Neighbour {
    Neighbour(test::FakeAir& air, const QByteArray& device, const QString& name)
        : channels(air.desk(device, name))
        , channel(channels->open(QStringLiteral("copies")))
    {
        channel->listen([this](const Channel::Peer& from, const QByteArray& message) {
            const auto said = journal::copyMessageOf(message);
            const bool isPage = said && std::holds_alternative<journal::CopyPiece>(*said);
            asked += said && std::holds_alternative<journal::CopyAsk>(*said);
            pages += isPage;
            if (said && (!isPage || refuses))
                channel->tell(from.device,
                    bytesOf(journal::CopyMessage(journal::CopyHave{
                        isPage ? journal::CopyHave::Refused::Full : journal::CopyHave::Refused::Nothing, {}})));
        });
    }
    std::unique_ptr<Channels> channels;
    std::unique_ptr<Channel> channel;
    bool refuses = false;
    int asked = 0, pages = 0;
};

} // namespace

class SisterTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void printsOnceTheSisterHasIt()
    {
        House house;
        QVERIFY(house.begin());
        const QByteArray receipt = house.a.receiptFor(QStringLiteral("B-1"));
        QVERIFY(!receipt.isEmpty() && house.whole());
        house.a.print(receipt);
        QVERIFY(house.a.printer.jobs.isEmpty()); // it is on its way
        QVERIFY(house.until([&] { return house.a.printed.has_value(); }));
        QCOMPARE(house.a.printer.jobs.size(), 1);
        QVERIFY(house.whole());
        QCOMPARE(house.a.desk->sisterCopy().by, QStringLiteral("2번 창구"));
        QCOMPARE(house.a.finding("doctor.sister")->state, desk::Finding::State::Ok);
    }

    void printsAtOnceWhereNobodyIs()
    {
        test::FakeAir air;
        Counter alone(air);
        QVERIFY(alone.begin(QStringLiteral("1번 창구")));
        QCOMPARE(alone.desk->sisterCopy().state, Copied::Never);
        alone.print(alone.receiptFor(QStringLiteral("B-1")));
        QVERIFY(QTest::qWaitFor([&] { return alone.printed.has_value(); }));
        QCOMPARE(alone.printer.jobs.size(), 1);
        QCOMPARE(alone.finding("doctor.sister")->state, desk::Finding::State::Off);
    }

    void waitsThreeHundredMillisecondsAtMost()
    {
        House house;
        QVERIFY(house.begin());
        const QByteArray receipt = house.a.receiptFor(QStringLiteral("B-1"));
        QVERIFY(house.whole());
        house.a.print(receipt); // and nothing is carried
        house.a.clock.advance(Milliseconds(299));
        house.a.desk->tick();
        QTest::qWait(20);
        QVERIFY(house.a.printer.jobs.isEmpty());
        house.a.clock.advance(Milliseconds(1));
        house.a.desk->tick();
        QCOMPARE(house.a.printer.jobs.size(), 1);
        QVERIFY(QTest::qWaitFor([&] { return house.a.printed.has_value(); }));
        house.a.clock.advance(Milliseconds(300));
        house.a.desk->tick();
        QCOMPARE(house.a.desk->sisterCopy().state, Copied::Behind);
        QVERIFY(house.a.desk->sisterCopy().missing > 0);
        QVERIFY(house.whole()); // what comes late is noted all the same
        QCOMPARE(house.a.printer.jobs.size(), 1);
    }

    void printsWheneverTheSisterDies()
    {
        House house;
        QVERIFY(house.begin());
        for (int rounds = 0; rounds < 4; ++rounds) {
            const QByteArray receipt = house.a.receiptFor(QStringLiteral("B-%1").arg(rounds));
            QVERIFY(house.whole());
            house.a.print(receipt);
            for (int i = 0; i < rounds; ++i) {
                house.air.deliver();
                QTest::qWait(15);
            }
            house.air.plug(house.b.device, false);
            QVERIFY(QTest::qWaitFor([&] { return house.a.printed.has_value(); }, waitMs));
            QCOMPARE(house.a.printer.jobs.size(), rounds + 1);
            QCOMPARE(house.a.desk->sisterCopy().state, Copied::Absent);
            QCOMPARE(house.a.finding("doctor.sister")->state, desk::Finding::State::Watch);
            house.air.plug(house.b.device, true);
            QVERIFY(house.whole());
        }
        const auto copy = house.b.copyOf(house.a);
        QVERIFY(copy && isSame(*copy, house.a.record()));
    }

    void losesNothingInBadWeather()
    {
        const quint64 seeds = qEnvironmentVariableIsSet("NARU_DEEP") ? 60 : 3;
        for (quint64 seed = 1; seed <= seeds; ++seed) {
            House house(seed);
            QVERIFY(house.begin());
            house.air.weather({25, 25, 25});
            for (int i = 0; i < 12; ++i) {
                QVERIFY(house.a.write(1) && house.b.write(1));
                house.until([] { return false; }, 3);
                if (i % 4 == 3) {
                    house.air.plug(house.b.device, false);
                    QVERIFY(house.a.write(2));
                    house.air.plug(house.b.device, true);
                }
                house.pass(Milliseconds(500));
            }
            house.air.weather({});
            QVERIFY2(QTest::qWaitFor(
                         [&] {
                             house.air.deliver();
                             house.pass(Milliseconds(100));
                             return House::isWhole(house.a) && House::isWhole(house.b);
                         },
                         waitMs),
                qPrintable(QStringLiteral("seed %1").arg(seed)));
            const auto ofA = house.b.copyOf(house.a), ofB = house.a.copyOf(house.b);
            QVERIFY(ofA && ofB && isSame(*ofA, house.a.record()) && isSame(*ofB, house.b.record()));
        }
    }

    void goesOnWhereACrashCutItOff()
    {
        House house;
        QVERIFY(house.begin() && house.a.write(3)); // committed, and not carried
        house.a.desk.reset();
        house.air.deliverAll();
        QVERIFY(house.a.startAgain() && house.whole());
        house.b.desk.reset(); // the same at the other end
        QVERIFY(house.a.write(3) && house.b.startAgain() && house.whole());
        const auto copy = house.b.copyOf(house.a);
        QVERIFY(copy && isSame(*copy, house.a.record()));
    }

    void givesBackWhatABurntDeskWrote()
    {
        House house;
        QVERIFY(house.begin() && !house.a.take(QStringLiteral("B-1")).isEmpty() && house.whole());
        const auto before = house.a.record();
        QVERIFY(QDir(house.a.data()).removeRecursively());
        house.b.desk.reset();
        const auto copies = [&](const QStringList& words, const QByteArray& typed, int* exit) {
            QProcess process;
            process.start(QStringLiteral(NARU_BINARY_DIR "/bin/naructl"),
                QStringList{QStringLiteral("--data"), house.b.data(), QStringLiteral("copies")} + words);
            process.write(typed);
            process.closeWriteChannel();
            if (!process.waitForFinished())
                return QByteArray();
            *exit = process.exitCode();
            return process.readAllStandardOutput();
        };
        int exit = -1;
        const auto listed
            = QJsonDocument::fromJson(copies({QStringLiteral("list"), QStringLiteral("--json")}, {}, &exit));
        QCOMPARE(exit, 0);
        QCOMPARE(listed.object().value(QStringLiteral("name")).toString(), QStringLiteral("1번 창구"));
        QCOMPARE(listed.object().value(QStringLiteral("entries")).toInt(), int(before.size()));
        const QString device = listed.object().value(QStringLiteral("device")).toString();
        QCOMPARE(device, QString::fromLatin1(house.a.device.toHex()));
        const QStringList read{QStringLiteral("read"), QStringLiteral("--device"), device, QStringLiteral("--json")};
        const QByteArray person = "1\n" + test::goodPin.toLatin1() + '\n';
        const auto lines = copies(read, person + house.a.recoveryCode.toLatin1() + '\n', &exit).trimmed().split('\n');
        QCOMPARE(exit, 0);
        QCOMPARE(lines.size(), before.size());
        for (qsizetype i = 0; i < lines.size(); ++i)
            QCOMPARE(QJsonDocument::fromJson(lines[i]).object().value(QStringLiteral("hash")).toString(),
                QString::fromLatin1(before[i].stamp.hash.toHex()));
        copies(read, person + house.b.recoveryCode.toLatin1() + '\n', &exit); // the sister's own code opens nothing
        QVERIFY(exit != 0);
        const auto record = house.b.record();
        QVERIFY(std::any_of(record.begin(), record.end(), [](const journal::Recorded& entry) {
            return entry.entry.kind == Kind::JournalRead && entry.entry.body.contains("copies");
        }));
    }

    void namesWhoSendsACopyThatDoesNotHold()
    {
        House house;
        QVERIFY(house.begin());
        const QByteArray stranger(16, 's');
        const auto channels = house.air.desk(stranger, QStringLiteral("9번 창구"));
        const auto channel = channels->open(QStringLiteral("copies"));
        QList<journal::CopyHave> told;
        channel->listen([&](const Channel::Peer&, const QByteArray& message) {
            const auto said = journal::copyMessageOf(message);
            if (const auto* have = said ? std::get_if<journal::CopyHave>(&*said) : nullptr)
                told.append(*have);
        });
        channel->tell(house.b.device, bytesOf(journal::CopyMessage(journal::CopyPiece{1, 0, 1, "no page"})));
        channel->tell(house.b.device, "nothing");
        QVERIFY(house.until([&] { return !told.isEmpty() && house.b.finding("doctor.copies_kept")->facts[1] != u""; }));
        QCOMPARE(told.constFirst().refused, journal::CopyHave::Refused::Broken);
        QCOMPARE(house.b.finding("doctor.copies_kept")->state, desk::Finding::State::Bad);
        QCOMPARE(house.b.finding("doctor.copies_kept")->facts[1], QStringLiteral("9번 창구"));
        QVERIFY(house.a.write(2) && house.until([&] { return house.a.desk->sisterCopy().missing == 0; }));
    }

    /// What one desk says of itself says nothing of another.
    void aRefusalIsOfTheDeskThatRefuses()
    {
        test::FakeAir air;
        Counter counter(air);
        QVERIFY(counter.begin(QStringLiteral("1번 창구")));
        Neighbour full(air, QByteArray(16, 'f'), QStringLiteral("2번 창구"));
        Neighbour slow(air, QByteArray(16, 's'), QStringLiteral("3번 창구")); // says what it has, and takes nothing
        full.refuses = true;
        const auto until = [&](const std::function<bool()>& so) {
            return QTest::qWaitFor(
                [&] {
                    air.deliver();
                    return so();
                },
                waitMs);
        };
        QVERIFY(until([&] { return full.pages > 0 && slow.pages > 0 && counter.desk->sisterCopy().refused; }));
        for (int i = 0; i < 3; ++i) {
            const int before = slow.asked;
            counter.clock.advance(Milliseconds(1'500));
            counter.desk->tick();
            QVERIFY(until([&] { return slow.asked > before; }));
            QVERIFY(counter.desk->sisterCopy().refused);
        }
        air.plug(QByteArray(16, 'f'), false);
        QVERIFY(until([&] { return !counter.desk->sisterCopy().refused; }));
    }

    void oneThatAsksAllTheTimeHoldsUpNobody()
    {
        House house;
        QVERIFY(house.begin());
        const auto channels = house.air.desk(QByteArray(16, 'z'), QStringLiteral("9번 창구"));
        const auto channel = channels->open(QStringLiteral("copies"));
        int answers = 0;
        channel->listen([&](const Channel::Peer&, const QByteArray&) { ++answers; });
        for (int i = 0; i < 500; ++i)
            channel->tell(house.b.device, bytesOf(journal::CopyMessage(journal::CopyAsk())));
        QVERIFY(house.a.write(1) && house.whole());
        QVERIFY2(
            answers < 50, qPrintable(QString::number(answers))); // four at a time, and what is left over is nothing
    }

    void saysThatItIsFullAndGoesOnByItself()
    {
        House house;
        QVERIFY(house.begin());
        house.b.desk.reset();
        const QString file = house.b.data() + QStringLiteral("/copies.db");
        {
            auto store = storage::Database::open(file);
            QVERIFY(store && store->execute("DELETE FROM copy_strand") && store->execute("DELETE FROM copy_entry"));
            const Instant almost = house.b.clock.now() - journal::CopyStore::keptFor + std::chrono::seconds(60);
            for (int i = 0; i < journal::CopyStore::desksMax; ++i) {
                const QByteArray sql
                    = "INSERT INTO copy_strand(device, name, sealed, forked, first_previous, epoch, seq, hash, hlc,"
                      " entries, at) VALUES(randomblob(16), 'x', x'', 0, x'', 1, 1, randomblob(32), 0, 0, "
                    + QByteArray::number(almost.time_since_epoch().count()) + ")";
                QVERIFY(store->execute(sql.constData()));
            }
        }
        QVERIFY(house.b.startAgain() && house.a.write(1));
        QVERIFY(house.until([&] { return house.b.finding("doctor.copies_full") != nullptr; }));
        QCOMPARE(house.b.finding("doctor.copies_full")->facts[0], QStringLiteral("1번 창구"));
        QCOMPARE(house.b.finding("doctor.copies_full")->state, desk::Finding::State::Bad);
        QVERIFY(house.until([&] { return house.a.desk->sisterCopy().refused; }));
        house.pass(std::chrono::seconds(70)); // and somebody who has been silent for a quarter of a year gives way
        QVERIFY(house.b.write(1));
        QVERIFY(QTest::qWaitFor(
            [&] {
                house.air.deliver();
                house.pass(Milliseconds(1'000));
                return House::isWhole(house.a) && !house.b.finding("doctor.copies_full");
            },
            waitMs));
    }

    void leavesAloneWhatIsKeptForMoney()
    {
        House house;
        QVERIFY(house.begin());
        house.b.left = desk::reserveBytes + desk::Sister::checkpointBytesMax; // a page more would touch it
        const qint64 before = QFileInfo(house.b.data() + QStringLiteral("/copies.db")).size();
        QVERIFY(house.a.write(1));
        QVERIFY(house.until([&] { return house.b.finding("doctor.copies_full") != nullptr; }));
        QVERIFY(house.until([&] { return house.a.desk->sisterCopy().refused; }));
        QCOMPARE(QFileInfo(house.b.data() + QStringLiteral("/copies.db")).size(), before);
        QCOMPARE(house.b.faultOfCharge(QStringLiteral("B-1")), QByteArray()); // and money goes on
        house.b.left = Q_INT64_C(1) << 40;
        QVERIFY(QTest::qWaitFor(
            [&] {
                house.air.deliver();
                house.pass(Milliseconds(1'000));
                return House::isWhole(house.a) && !house.b.finding("doctor.copies_full");
            },
            waitMs));
    }

    void saysThatItsFileOfCopiesDoesNotOpen()
    {
        House house;
        QVERIFY(house.begin());
        house.b.desk.reset();
        const QString file = house.b.data() + QStringLiteral("/copies.db");
        for (const char* end : {"", "-wal", "-shm"})
            QFile::remove(file + QLatin1StringView(end));
        QVERIFY(QDir().mkpath(file)); // something else is in its place
        QVERIFY(house.b.startAgain());
        QVERIFY(house.until([&] { return house.b.finding("doctor.copies_shut") != nullptr; }));
        QCOMPARE(house.b.finding("doctor.copies_shut")->state, desk::Finding::State::Bad);
        QVERIFY(QDir().rmdir(file));
        house.pass(std::chrono::seconds(61)); // and it is tried again with whatever comes
        QVERIFY(house.a.write(1) && house.whole());
        QVERIFY(!house.b.finding("doctor.copies_shut"));
    }
};

NARU_TEST(SisterTest)
#include "tst_sister.moc"

// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desk/projection.h"
#include "app/desk/recovery.h"
#include "tests/support/desksupport.h"
#include "tests/support/suite.h"

#include <QDir>

using namespace naru;
using namespace naru::desk;
using naru::test::DeskStage;
using naru::test::goodPin;

namespace {

QList<device::DeviceChoice> someDevices()
{
    using Kind = device::DeviceChoice::Kind;
    return {{Kind::NfcReader, QStringLiteral("pn532_uart:/dev/ttyUSB0"), QStringLiteral("왼쪽 리더기")},
        {Kind::Camera, {}, {}}, {Kind::Scanner, QStringLiteral("/dev/ttyACM0"), QStringLiteral("스캐너")}};
}

} // namespace

class DeskTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void firstStartMakesAnAdministratorAndIsRemembered()
    {
        DeskStage stage;
        QVERIFY(stage.open());
        QVERIFY(stage.desk->needsSetup());
        QVERIFY(stage.setUp());
        QVERIFY(!stage.desk->needsSetup());
        QCOMPARE(stage.desk->signedIn()->name, QStringLiteral("김나루"));
        QVERIFY(stage.open());
        QVERIFY(!stage.desk->needsSetup());
        QVERIFY(!stage.desk->signedIn());
        QCOMPARE(stage.desk->settings().desk, QStringLiteral("2번 창구"));
        QVERIFY(stage.signIn());
    }

    void refusesWeakPins_data()
    {
        QTest::addColumn<QString>("pin");
        for (const char* pin : {"", "12345", "1234567890123", "111111", "12345a", "12 456"})
            QTest::newRow(pin) << QString::fromLatin1(pin);
    }
    void refusesWeakPins()
    {
        QFETCH(QString, pin);
        QVERIFY(checkPin(pin).fault().is(DeskFault::BadPin));
    }

    void wrongPinsMakeOneWaitEvenAfterARestart()
    {
        DeskStage stage;
        QVERIFY(stage.open());
        QVERIFY(stage.setUp());
        stage.desk->lock();
        for (int i = 0; i < pinTriesBeforeWait; ++i)
            QVERIFY(stage.signIn(1, QStringLiteral("000001")).fault().is(DeskFault::WrongPin));
        QVERIFY(stage.signIn().fault().is(DeskFault::PinWait));
        QVERIFY(stage.open());
        QVERIFY(stage.signIn().fault().is(DeskFault::PinWait));
        stage.clock.advance(pinWait(pinTriesBeforeWait));
        QVERIFY(stage.signIn(1, QStringLiteral("000001")).fault().is(DeskFault::WrongPin));
        stage.clock.advance(pinWait(pinTriesBeforeWait));
        QVERIFY(stage.signIn().fault().is(DeskFault::PinWait)); // the sixth wrong one waits twice as long
        stage.clock.advance(pinWait(pinTriesBeforeWait));
        QVERIFY(stage.signIn());
        QCOMPARE(stage.desk->staff().first().wrongTries, 0);
    }

    void locksItselfAfterThreeMinutesWithoutATouch()
    {
        DeskStage stage;
        QVERIFY(stage.open());
        QVERIFY(stage.setUp());
        stage.clock.advance(autoLockAfter - Milliseconds(1));
        stage.desk->tick();
        QVERIFY(stage.desk->signedIn());
        stage.desk->touch();
        stage.clock.advance(autoLockAfter - Milliseconds(1));
        stage.desk->tick();
        QVERIFY(stage.desk->signedIn());
        stage.clock.advance(Milliseconds(1));
        stage.desk->tick();
        QVERIFY(!stage.desk->signedIn());
    }

    void onlyAdministratorsChangePeopleAndOneAlwaysStays()
    {
        DeskStage stage;
        QVERIFY(stage.open());
        QVERIFY(stage.setUp());
        Desk& desk = *stage.desk;
        const auto add = [&](const char* name) {
            return stage.await([&](Done done) { desk.addStaff(QString::fromUtf8(name), Role::Clerk, goodPin, done); });
        };
        QVERIFY(add("이한솔"));
        QVERIFY(add("이한솔").fault().is(DeskFault::NameTaken));
        QVERIFY(
            stage.await([&](Done done) { desk.disableStaff(1, true, done); }).fault().is(DeskFault::LastAdministrator));
        desk.lock();
        QVERIFY(stage.signIn(2));
        QVERIFY(add("박도담").fault().is(DeskFault::NotAllowed));
        QVERIFY(stage.await([&](Done done) { desk.resetPin(1, goodPin, done); }).fault().is(DeskFault::NotAllowed));
        Settings settings = desk.settings();
        settings.language = QStringLiteral("en");
        QVERIFY(stage.await([&](Done done) { desk.changeSettings(settings, done); }));
        settings.centre = QStringLiteral("다른 곳");
        QVERIFY(stage.await([&](Done done) { desk.changeSettings(settings, done); }).fault().is(DeskFault::NotAllowed));
        desk.lock();
        QVERIFY(stage.signIn());
        QVERIFY(stage.await([&](Done done) { desk.disableStaff(2, true, done); }));
        desk.lock();
        QVERIFY(stage.signIn(2).fault().is(DeskFault::UnknownStaff));
    }

    void aDeskWithoutAnyDeviceRecordsAPaperCheck()
    {
        DeskStage stage;
        QVERIFY(stage.open());
        QVERIFY(stage.setUp());
        const identity::Purpose& purpose = identity::builtInPurposes().first();
        QVERIFY(stage.desk->beginVisit(purpose).fault().is(DeskFault::NoWayToPhone));
        QVERIFY(stage.await([&](Done done) { stage.desk->recordPaperCheck(purpose, Decision::SeenByEye, done); }));
        QVERIFY(stage.await([&](Done done) { stage.desk->recordPaperCheck(purpose, Decision::NotAccepted, done); }));
        QCOMPARE(stage.desk->today().size(), 2);
        QCOMPARE(stage.desk->today().first().method, QStringLiteral("paper"));
        QCOMPARE(stage.desk->todayCounts().accepted, 1);
        QCOMPARE(stage.desk->todayCounts().refused, 1);
        stage.clock.advance(std::chrono::hours(24));
        stage.desk->tick();
        QVERIFY(stage.desk->today().isEmpty());
    }

    void theJournalAloneRebuildsEveryTable()
    {
        DeskStage stage;
        QVERIFY(stage.open());
        QVERIFY(stage.setUp());
        QVERIFY(stage.await(
            [&](Done done) { stage.desk->addStaff(QStringLiteral("이한솔"), Role::Clerk, goodPin, done); }));
        Settings settings = stage.desk->settings();
        settings.devices = someDevices();
        QVERIFY(stage.await([&](Done done) { stage.desk->changeSettings(settings, done); }));
        const identity::Purpose& purpose = identity::builtInPurposes().first();
        QVERIFY(stage.await([&](Done done) { stage.desk->recordPaperCheck(purpose, Decision::SeenByEye, done); }));
        stage.desk->lock();
        QVERIFY(!stage.signIn(1, QStringLiteral("000001")));
        const QString data = stage.desk->folder();
        stage.desk.reset();

        auto keys = crypto::openFileKeyStore(data + QStringLiteral("/keys"));
        const QByteArray deviceId = (*keys)->load(QStringLiteral("device.id"))->view().toByteArray();
        const auto journal = journal::Journal::open({data + QStringLiteral("/journal.db"), deviceId, {}}, **keys,
            stage.clock, stage.random, [](auto run) { run(); });
        QVERIFY(journal);
        const auto entries = (*journal)->read({0, 1000, journal::Journal::Range::Order::OldestFirst, 0});
        auto rebuilt = storage::Database::open(stage.folder.filePath(QStringLiteral("rebuilt.db")));
        QVERIFY(entries && rebuilt && rebuilt->migrate(schemaRoom, migrations()));
        for (const journal::Recorded& recorded : *entries) {
            auto transaction = rebuilt->begin();
            QVERIFY(transaction && project(*transaction, recorded.stamp, recorded.entry) && transaction->commit());
        }
        for (const char* table : {"staff", "setting", "visit", "engagement", "holder_key", "backup", "device"}) {
            QStringList lived;
            QVERIFY((*journal)->query([&](storage::Database& database) -> Result<void> {
                lived = dump(database, table);
                return {};
            }));
            QCOMPARE(dump(*rebuilt, table), lived);
        }
    }

    void aBackupComesBackOnAnEmptyMachineWithItsCodeAlone()
    {
        DeskStage stage;
        QVERIFY(stage.open());
        QVERIFY(stage.setUp());
        const QString code = stage.desk->recoveryCode();
        QCOMPARE(code.size(), 39);
        const QString stick = stage.folder.filePath(QStringLiteral("usb"));
        QVERIFY(stage.await([&](Done done) { stage.desk->backUp(stick, done); }));
        const QString backup
            = stick + QLatin1Char('/') + QDir(stick).entryList(QDir::Dirs | QDir::NoDotAndDotDot).constFirst();
        stage.desk.reset();
        const QString fresh = stage.folder.filePath(QStringLiteral("fresh/data"));
        QString wrong = code;
        wrong[0] = wrong[0] == u'A' ? u'B' : u'A';
        QVERIFY(restoreBackup(backup, fresh, wrong).fault().is(DeskFault::RestoreUnreadable));
        // What a recovery left there would take the restored record's place at the next start.
        const QString awaited = fresh + QStringLiteral("/journal.db.recovered");
        QVERIFY(QDir().mkpath(fresh) && QFile::copy(backup + QStringLiteral("/journal.db"), awaited));
        QVERIFY(restoreBackup(backup, fresh, code).fault().is(DeskFault::RestoreNotEmpty));
        QVERIFY(QFile::remove(awaited));
        QVERIFY(restoreBackup(backup, fresh, code.toLower()));
        QVERIFY(restoreBackup(backup, fresh, code).fault().is(DeskFault::RestoreNotEmpty));
        QVERIFY(QDir().rename(
            stage.folder.filePath(QStringLiteral("data")), stage.folder.filePath(QStringLiteral("burnt"))));
        QVERIFY(QDir().rename(fresh, stage.folder.filePath(QStringLiteral("data"))));
        QVERIFY(stage.open());
        QVERIFY(stage.signIn());
        QCOMPARE(stage.desk->settings().centre, QStringLiteral("나루동 행정복지센터"));
    }

    void noKeyLiesInABackupOrInTheJournal()
    {
        DeskStage stage;
        QVERIFY(stage.open());
        QVERIFY(stage.setUp());
        const QString stick = stage.folder.filePath(QStringLiteral("usb"));
        QVERIFY(stage.await([&](Done done) { stage.desk->backUp(stick, done); }));
        const QString data = stage.desk->folder();
        stage.desk.reset();
        auto keys = crypto::openFileKeyStore(data + QStringLiteral("/keys"));
        const QString backup
            = stick + QLatin1Char('/') + QDir(stick).entryList(QDir::Dirs | QDir::NoDotAndDotDot).constFirst();
        for (const QString& path : {backup + QStringLiteral("/journal.db"), backup + QStringLiteral("/keys.sealed"),
                 data + QStringLiteral("/journal.db")}) {
            QFile file(path);
            QVERIFY(file.open(QIODevice::ReadOnly));
            const QByteArray bytes = file.readAll();
            for (const QString& name : (*keys)->names()) {
                if (name != QStringLiteral("device.id")) // an identifier, not a secret
                    QVERIFY2(!bytes.contains((*keys)->load(name)->view().toByteArray()), qPrintable(path + name));
            }
        }
    }

    void readsARecoveryCodeForgivingly()
    {
        const QByteArray code = QByteArray::fromHex("00112233445566778899aabbccddeeff01234567");
        const QString text = recoveryText(code);
        QCOMPARE(parseRecovery(text)->view(), QByteArrayView(code));
        QString spoken = text.toLower();
        spoken.replace(QLatin1Char('0'), QLatin1Char('o'))
            .replace(QLatin1Char('1'), QLatin1Char('l'))
            .replace(QLatin1Char('-'), QLatin1Char(' '));
        QCOMPARE(parseRecovery(spoken)->view(), QByteArrayView(code));
        QVERIFY(!parseRecovery(text.chopped(1)) && !parseRecovery(text + QLatin1Char('0'))
            && !parseRecovery(QStringLiteral("U")));
    }

    void nobodyIsAcceptedWhileTheClockIsBehindWhatIsKnown()
    {
        DeskStage stage;
        QVERIFY(stage.open());
        QVERIFY(stage.setUp());
        QCOMPARE(stage.desk->clockState(), identity::ClockState::Plausible);
        stage.clock.jumpTo(stage.clock.now() - std::chrono::hours(1));
        QCOMPARE(stage.desk->clockState(), identity::ClockState::BeforeFloor);
        QVERIFY(
            stage.await([&](Done done) { stage.desk->confirmClock(done); }).fault().is(DeskFault::ClockImplausible));
    }

    void afterAWeekendTheTimeIsAskedOnce()
    {
        DeskStage stage;
        QVERIFY(stage.open());
        QVERIFY(stage.setUp());
        stage.clock.advance(std::chrono::hours(63));
        QVERIFY(stage.open());
        QCOMPARE(stage.desk->clockState(), identity::ClockState::TooFarAhead);
        QVERIFY(stage.signIn());
        QCOMPARE(stage.desk->clockState(), identity::ClockState::TooFarAhead);
        QVERIFY(stage.await([&](Done done) { stage.desk->confirmClock(done); }));
        QCOMPARE(stage.desk->clockState(), identity::ClockState::Plausible);
        QVERIFY(stage.open());
        QCOMPARE(stage.desk->clockState(), identity::ClockState::Plausible);
    }

    void onlyOneNaruWritesInAFolder()
    {
        DeskStage stage;
        QVERIFY(stage.open());
        const auto second
            = Desk::open({stage.desk->folder(), Desk::Kind::Real, stage.clock, stage.random, {}, nullptr, {}});
        QVERIFY(!second && second.fault().is(storage::StorageFault::Busy));
    }

private:
    static QStringList dump(storage::Database& database, const char* table)
    {
        QStringList rows;
        auto statement = database.prepare((QByteArray("SELECT * FROM ") + table + " ORDER BY 1").constData());
        for (auto step = statement->step(); step && *step == storage::Statement::Step::Row; step = statement->step()) {
            QStringList row;
            for (int column = 0; column < statement->columns(); ++column)
                row << QString::fromLatin1(statement->blob(column).toHex());
            rows << row.join(QLatin1Char(','));
        }
        return rows;
    }
};

NARU_TEST(DeskTest)
#include "tst_desk.moc"

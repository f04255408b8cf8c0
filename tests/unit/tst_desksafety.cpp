// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/crypto/certificate.h"
#include "app/crypto/keys/keystore.h"
#include "app/desk/projection.h"
#include "tests/support/desksupport.h"
#include "tests/support/suite.h"

#include <QDir>

using namespace naru;
using namespace naru::desk;
using naru::test::DeskStage;

/// What a desk must not do, whatever the clock, the folder or the person.
class DeskSafetyTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aFolderInUseIsNotTouched()
    {
        DeskStage stage;
        const QString data = stage.folder.filePath(QStringLiteral("data"));
        QVERIFY(storage::makePrivateFolder(data));
        const auto lock = storage::FolderLock::take(data);
        QVERIFY(lock);
        QVERIFY(stage.open().fault().is(storage::StorageFault::Busy));
        QCOMPARE(QDir(data).entryList(QDir::Files), QStringList{QStringLiteral("naru.lock")}); // no key was made
    }

    void aDemoAndARealDeskNeverShareAFolder()
    {
        DeskStage real;
        QVERIFY(real.open() && real.setUp());
        const QString data = real.desk->folder();
        real.desk.reset();
        const auto openAs = [&](Desk::Kind kind) {
            return Desk::open(
                {data, kind, real.clock, real.random, {}, nullptr, *parseRfc3339(u"2026-11-01T00:00:00Z")});
        };
        QVERIFY(openAs(Desk::Kind::Demo).fault().is(DeskFault::OtherKind));
        QVERIFY(!QFile::exists(data + QStringLiteral("/demo")));
        QVERIFY(openAs(Desk::Kind::Real));
        DeskStage demo(Desk::Kind::Demo);
        QVERIFY(demo.open());
        QVERIFY(checkFolder(demo.desk->folder(), Desk::Kind::Real).fault().is(DeskFault::OtherKind));
    }

    void aReaderCertificateMustBeOneForThisDeskAndThisDay_data()
    {
        QTest::addColumn<QByteArray>("change");
        QTest::addColumn<QByteArray>("fault");
        for (const auto& [change, fault] : std::initializer_list<std::pair<const char*, const char*>>{{"", ""},
                 {"other key", "desk.bad_reader_certificate"}, {"no key usage", "desk.bad_reader_certificate"},
                 {"no reader usage", "desk.bad_reader_certificate"}, {"no identifiers", "desk.bad_reader_certificate"},
                 {"expired", "desk.reader_certificate_dates"}, {"not yet", "desk.reader_certificate_dates"},
                 {"sample", "desk.sample_trust"}})
            QTest::newRow(*change ? change : "as it should be") << QByteArray(change) << QByteArray(fault);
    }
    void aReaderCertificateMustBeOneForThisDeskAndThisDay()
    {
        QFETCH(QByteArray, change);
        QFETCH(QByteArray, fault);
        DeskStage stage;
        QVERIFY(stage.open() && stage.setUp());
        QVERIFY(stage.desk->readerRequest(QStringLiteral("나루시")));
        const auto stored = (*crypto::openFileKeyStore(stage.desk->folder() + QStringLiteral("/keys")))
                                ->load(QStringLiteral("reader.key"));
        const auto own = crypto::PrivateKey::fromPkcs8(stored->view());
        const auto root = crypto::PrivateKey::generate(crypto::Curve::P256, stage.random);
        crypto::CertificatePlan plan;
        plan.commonName = QStringLiteral("읽기 기관");
        plan.notBefore = stage.clock.now() - std::chrono::days(1);
        plan.notAfter = stage.clock.now() + std::chrono::days(300);
        const auto issuer
            = crypto::Certificate::parse(crypto::makeCertificate(plan, root.publicKey(), root, nullptr, stage.random));
        plan.commonName = QStringLiteral("2번 창구");
        plan.keyUsage = crypto::Certificate::KeyUsage{crypto::DigitalSignature, true};
        plan.extendedKeyUsage = crypto::Certificate::ExtendedKeyUsage{{"1.0.18013.5.1.6"}, true};
        if (change == "no key usage")
            plan.keyUsage.reset();
        if (change == "no reader usage")
            plan.extendedKeyUsage->oids = {"1.0.18013.5.1.2"};
        if (change == "no identifiers")
            plan.keyIdentifiers = false;
        if (change == "expired")
            plan.notAfter = stage.clock.now();
        if (change == "not yet")
            plan.notBefore = stage.clock.now() + std::chrono::hours(1);
        if (change == "sample")
            plan.organization = QLatin1StringView(identity::sampleOrganization);
        const crypto::PublicKey key = change == "other key" ? root.publicKey() : own->publicKey();
        const QByteArray pem
            = crypto::toPem("CERTIFICATE", crypto::makeCertificate(plan, key, root, &*issuer, stage.random));
        const auto imported = stage.await([&](Done done) { stage.desk->importReaderCertificate(pem, done); });
        QCOMPARE(imported ? QByteArray() : QByteArray(imported.fault().name()), fault);
        QCOMPARE(stage.desk->reader().present, fault.isEmpty());
    }

    void aFolderOfSomeoneElseIsLeftAlone()
    {
        DeskStage stage;
        QDir(stage.folder.path()).mkpath(QStringLiteral("data/photos"));
        QVERIFY(stage.open().fault().is(DeskFault::ForeignFolder));
        QCOMPARE(QDir(stage.folder.filePath(QStringLiteral("data"))).entryList(QDir::AllEntries | QDir::NoDotAndDotDot),
            QStringList{QStringLiteral("photos")});
    }

    void aClockOfAnotherCenturyDestroysNoKey()
    {
        DeskStage stage;
        QVERIFY(stage.open() && stage.setUp());
        const QString keys = stage.desk->folder() + QStringLiteral("/keys");
        const auto holderKeys
            = [&] { return (*crypto::openFileKeyStore(keys))->names().filter(QStringLiteral("holder.")); };
        QCOMPARE(holderKeys(), QStringList{QStringLiteral("holder.1")});
        const Instant right = stage.clock.now();
        stage.clock.jumpTo(*parseRfc3339(u"2099-01-01T00:00:00Z"));
        stage.desk->tick();
        QCOMPARE(holderKeys(), QStringList{QStringLiteral("holder.1")});
        QCOMPARE(stage.desk->clockState(), identity::ClockState::TooFarAhead);
        QVERIFY(stage.open()); // and at a start
        QCOMPARE(holderKeys(), QStringList{QStringLiteral("holder.1")});
        stage.clock.jumpTo(right + std::chrono::hours(1));
        QVERIFY(stage.open());
        stage.clock.jumpTo(right + std::chrono::days(91));
        QVERIFY(stage.open() && stage.signIn());
        QCOMPARE(holderKeys().size(), 1);
        QVERIFY(stage.await([&](Done done) { stage.desk->confirmClock(done); })); // a person says that it is so late
        QCOMPARE(holderKeys().size(), 2);
    }

    void aDemosBackupComesBackAsADemo()
    {
        DeskStage demo(Desk::Kind::Demo);
        QVERIFY(demo.open() && demo.setUp());
        const QString usb = demo.folder.filePath(QStringLiteral("usb"));
        QDir().mkpath(usb);
        QVERIFY(demo.await([&](Done done) { demo.desk->backUp(usb, done); }));
        const QString code = demo.desk->recoveryCode();
        const QString copy = QDir(usb).filePath(QDir(usb).entryList(QDir::Dirs | QDir::NoDotAndDotDot).constFirst());
        const QString empty = demo.folder.filePath(QStringLiteral("empty"));
        QVERIFY(restoreBackup(copy, empty, code));
        QVERIFY(checkFolder(empty, Desk::Kind::Real).fault().is(DeskFault::OtherKind));
        QVERIFY(checkFolder(empty, Desk::Kind::Demo));
        QVERIFY(QDir(empty).entryList({QStringLiteral("*.part*")}).isEmpty());
    }

    void aBackupWithACutJournalIsNotRestoredInHalf()
    {
        DeskStage stage;
        QVERIFY(stage.open() && stage.setUp());
        QVERIFY(stage.await([&](Done done) { stage.desk->backUp(stage.folder.path(), done); }));
        const QString code = stage.desk->recoveryCode();
        const QString copy = stage.folder.filePath(
            QDir(stage.folder.path()).entryList({QStringLiteral("naru-*")}, QDir::Dirs).constFirst());
        QFile journal(copy + QStringLiteral("/journal.db"));
        QVERIFY(journal.open(QIODevice::ReadWrite) && journal.resize(journal.size() / 2));
        journal.close();
        const QString empty = stage.folder.filePath(QStringLiteral("empty"));
        QVERIFY(!restoreBackup(copy, empty, code));
        QVERIFY(
            !QFile::exists(empty + QStringLiteral("/keys")) && !QFile::exists(empty + QStringLiteral("/journal.db")));
    }

    void aRestoreThatAPowerCutEndedMayBeginAgain()
    {
        DeskStage stage;
        QVERIFY(stage.open() && stage.setUp());
        QVERIFY(stage.await([&](Done done) { stage.desk->backUp(stage.folder.path(), done); }));
        const QString copy = stage.folder.filePath(
            QDir(stage.folder.path()).entryList({QStringLiteral("naru-*")}, QDir::Dirs).constFirst());
        const QString data = stage.folder.filePath(QStringLiteral("again"));
        QDir().mkpath(data + QStringLiteral("/trust"));
        for (const char* left : {"keys.part", "journal.db.part", "restored", "naru.lock"}) {
            QFile file(data + QLatin1Char('/') + QLatin1StringView(left));
            QVERIFY(file.open(QIODevice::WriteOnly));
        }
        QVERIFY(restoreBackup(copy, data, stage.desk->recoveryCode()));
        QVERIFY(QFile::exists(data + QStringLiteral("/keys")) && QFile::exists(data + QStringLiteral("/journal.db")));
    }

    void secondCopiesAreMadeOnceADayAndTheOldOnesGo()
    {
        DeskStage stage;
        QVERIFY(stage.open() && stage.setUp());
        const QString usb = stage.folder.filePath(QStringLiteral("usb"));
        QDir().mkpath(usb + QStringLiteral("/naru-20200101T000000Z")); // somebody else's
        Settings settings = stage.desk->settings();
        settings.secondCopyFolder = usb;
        QVERIFY(stage.await([&](Done done) { stage.desk->changeSettings(settings, done); }));
        const auto copies = [&] {
            const QString own = QDir(usb).entryList({QStringLiteral("naru-desk-*")}, QDir::Dirs).value(0);
            return own.isEmpty()
                ? 0
                : QDir(usb + QLatin1Char('/') + own).entryList(QDir::Dirs | QDir::NoDotAndDotDot).size();
        };
        constexpr int days = 9, kept = 7;
        for (int day = 0; day < days; ++day) {
            for (int start = 0; start < 2; ++start) {
                QVERIFY(stage.open());
                int changes = 0;
                connect(stage.desk.get(), &Desk::devicesChanged, this, [&] { ++changes; });
                QVERIFY(stage.signIn());
                QVERIFY(start > 0 || QTest::qWaitFor([&] { return changes > 0; }, 20'000));
            }
            stage.clock.advance(std::chrono::hours(23)); // under what asks for the time
        }
        stage.desk.reset(); // waits for its workers
        QCOMPARE(copies(), kept);
        QVERIFY(QFile::exists(usb + QStringLiteral("/naru-20200101T000000Z")));
    }

    void theDayIsCountedByOutcomeNotByRow()
    {
        QTemporaryDir folder;
        auto database = storage::Database::open(folder.filePath(QStringLiteral("desk.db")));
        QVERIFY(database && database->migrate(schemaRoom, migrations()));
        const Instant noon = *parseRfc3339(u"2026-11-20T03:00:00Z");
        quint64 seq = 0;
        const auto add = [&](identity::Overall overall, std::optional<identity::AgeOutcome> age,
                             bool fallback = false) {
            VerificationRecord record;
            record.overall = overall;
            record.age = age;
            record.fallback = fallback;
            record.at = noon;
            record.engagement = fallback ? QByteArray("same phone") : QByteArray("phone ") + QByteArray::number(seq);
            auto transaction = database->begin();
            const journal::Stamp stamp{1, ++seq, 0, {}};
            return transaction && project(*transaction, stamp, entryOf(record)) && transaction->commit();
        };
        QVERIFY(add(identity::Overall::Accept, identity::AgeOutcome::No)); // a sound document, too young
        QVERIFY(add(identity::Overall::AcceptStatusUnknown, std::nullopt));
        QVERIFY(add(identity::Overall::AcceptIncomplete, identity::AgeOutcome::Undecided, true));
        QVERIFY(add(identity::Overall::Accept, identity::AgeOutcome::Yes, true)); // the same visitor's second answer
        for (int i = 0; i < visitsShownMax; ++i)
            QVERIFY(add(identity::Overall::Reject, std::nullopt));
        const auto snapshot = readSnapshot(*database, noon);
        QVERIFY(snapshot);
        QCOMPARE(snapshot->counts.accepted, 1);
        QCOMPARE(snapshot->counts.person, 1);
        QCOMPARE(snapshot->counts.refused, visitsShownMax + 1);
        QCOMPARE(snapshot->today.size(), qsizetype(visitsShownMax));
    }

    void aDeskOpenedToLookAtWritesNothing()
    {
        DeskStage stage;
        QVERIFY(stage.open() && stage.setUp());
        const quint64 before = stage.desk->unsent();
        const auto beside = Desk::open({stage.desk->folder(), Desk::Kind::Real, stage.clock, stage.random, {}, nullptr,
            *parseRfc3339(u"2026-11-01T00:00:00Z"), Desk::Access::ReadOnly});
        QVERIFY2(beside, beside ? "" : beside.fault().name());
        QVERIFY(!(*beside)->examine().isEmpty());
        QVERIFY(stage.await([&](Done done) { (*beside)->signIn(1, naru::test::goodPin, done); })
                    .fault()
                    .is(storage::StorageFault::ReadOnly));
        QCOMPARE(stage.desk->unsent(), before);
    }

    void anAdministratorWhoIsTakenOffTheListIsOut()
    {
        DeskStage stage;
        QVERIFY(stage.open() && stage.setUp());
        QVERIFY(stage.await([&](Done done) {
            stage.desk->addStaff(QStringLiteral("이한솔"), Role::Administrator, QStringLiteral("246802"), done);
        }));
        QVERIFY(stage.await([&](Done done) { stage.desk->disableStaff(1, true, done); }));
        QVERIFY(!stage.desk->signedIn());
        QVERIFY(stage.signIn().fault().is(DeskFault::UnknownStaff));
    }
};

NARU_TEST(DeskSafetyTest)
#include "tst_desksafety.moc"

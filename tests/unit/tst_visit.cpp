// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/codec/cbor.h"
#include "app/crypto/certificate.h"
#include "app/identity/mdl/session.h"
#include "devices/api/faults.h"
#include "tests/support/desksupport.h"
#include "tests/support/holderendpoint.h"
#include "tests/support/suite.h"

#include <QDir>
#include <QFile>

using namespace naru;
using namespace naru::desk;
using identity::Overall;
using naru::test::DeskStage;
using naru::test::HolderEndpoint;
using sim::Misbehaviour;

namespace {

/// A demo desk that trusts the sample issuer, and a phone to hold to it.
struct VisitStage : DeskStage {
    VisitStage()
        : DeskStage(Desk::Kind::Demo)
        , phone(phoneRandom)
    {
        endpoints = {&phone};
        const QString trust = folder.filePath(QStringLiteral("data/trust"));
        QDir().mkpath(trust);
        QFile file(trust + QStringLiteral("/sample.pem"));
        if (!file.open(QIODevice::WriteOnly) || file.write(sim::sampleTrustPem(clock.now())) <= 0 || !file.flush())
            qFatal("no trust file");
        file.setFileTime(QDateTime::fromMSecsSinceEpoch(clock.now().time_since_epoch().count() - 86'400'000),
            QFileDevice::FileModificationTime);
    }

    Visit* begin(const char* purpose)
    {
        const auto visit = desk->beginVisit(*identity::findPurpose(QLatin1String(purpose)));
        return visit ? *visit : nullptr;
    }
    bool reaches(Visit* visit, Visit::Stage stage)
    {
        return QTest::qWaitFor([=] { return visit->stage() == stage; }, 20'000);
    }
    Visit* judged(const char* purpose, Misbehaviour misbehaviour = Misbehaviour::None, int person = 0)
    {
        Visit* visit = begin(purpose);
        sim::HolderSettings settings;
        settings.misbehaviour = misbehaviour;
        settings.person = person;
        phone.present(settings, clock.now());
        return QTest::qWaitFor(
                   [=] { return visit->stage() == Visit::Stage::Verdict || visit->stage() == Visit::Stage::Trouble; },
                   20'000)
            ? visit
            : nullptr;
    }

    /// Everything the journal says, oldest first; the desk is gone then.
    QList<journal::Entry> closeAndRead()
    {
        const QString data = desk->folder();
        desk.reset();
        auto keys = crypto::openFileKeyStore(data + QStringLiteral("/keys"));
        const QByteArray deviceId = (*keys)->load(QStringLiteral("device.id"))->view().toByteArray();
        const auto journal = journal::Journal::open(
            {data + QStringLiteral("/journal.db"), deviceId, {}}, **keys, clock, random, [](auto run) { run(); });
        QList<journal::Entry> entries;
        const auto all = (*journal)->read({0, 100, journal::Journal::Range::Order::OldestFirst, 0});
        for (const journal::Recorded& recorded : *all)
            entries.append(recorded.entry);
        return entries;
    }

    SeededRandom phoneRandom{7};
    HolderEndpoint phone;
};

constexpr const char* certificatePurpose = "certificate-identity";
constexpr const char* adultPurpose = "adult-check";

} // namespace

class VisitTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void acceptsAVisitorAndTellsTheJournalFirst()
    {
        VisitStage stage;
        QVERIFY(stage.open() && stage.setUp());
        Visit* visit = stage.judged(certificatePurpose);
        QVERIFY(visit && visit->verdict());
        QCOMPARE(visit->verdict()->overall, Overall::Accept);
        QVERIFY(visit->recordNumber() > 0);
        QCOMPARE(stage.desk->today().first().recordNumber, visit->recordNumber());
        QCOMPARE(stage.desk->todayCounts().accepted, 1);
        QVERIFY(!stage.phone.listening); // the session is over
        visit->cancel();
        QVERIFY(!stage.desk->visit());
    }

    void refuses_data()
    {
        QTest::addColumn<int>("misbehaviour");
        QTest::addColumn<QString>("check");
        const auto row = [](const char* check, Misbehaviour misbehaviour) {
            QTest::newRow(sim::nameOf(misbehaviour)) << static_cast<int>(misbehaviour) << QString::fromLatin1(check);
        };
        row("validity", Misbehaviour::Expired);
        row("digests", Misbehaviour::Forged);
        row("digests", Misbehaviour::WrongDigest);
        row("issuer_chain", Misbehaviour::UnknownIssuer);
        row("device_auth", Misbehaviour::Replay);
        row("device_auth", Misbehaviour::ClonedKey);
    }
    void refuses()
    {
        QFETCH(int, misbehaviour);
        QFETCH(QString, check);
        VisitStage stage;
        QVERIFY(stage.open() && stage.setUp());
        Visit* visit = stage.judged(certificatePurpose, static_cast<Misbehaviour>(misbehaviour));
        QVERIFY(visit && visit->verdict());
        QCOMPARE(visit->verdict()->overall, Overall::Reject);
        QCOMPARE(visit->verdict()->failedChecks(), QStringList{check});
        QVERIFY(!visit->portrait());
        QCOMPARE(stage.desk->todayCounts().refused, 1);
        QVERIFY(visit->maySeeByEye()); // the visitor may still show a card
    }

    void anUnknownStatusIsForAPersonToDecide()
    {
        VisitStage stage;
        QVERIFY(stage.open() && stage.setUp());
        Visit* visit = stage.judged(certificatePurpose, Misbehaviour::StatusPresent);
        QVERIFY(visit && visit->verdict());
        QCOMPARE(visit->verdict()->overall, Overall::AcceptStatusUnknown);
        QCOMPARE(stage.desk->todayCounts().person, 1);
        visit->decide(Decision::SeenByEye);
        QVERIFY(QTest::qWaitFor([=] { return visit->decision().has_value(); }, 20'000));
        QCOMPARE(stage.desk->todayCounts().person, 0);
        QCOMPARE(stage.desk->todayCounts().accepted, 1);
        QVERIFY(!visit->maySeeByEye());
    }

    void anUndecidedAgeMayBeAskedOnceMoreAndThenIsDecided()
    {
        VisitStage stage;
        QVERIFY(stage.open() && stage.setUp());
        constexpr int turnsNineteenThisYear = 3;
        Visit* visit = stage.judged(adultPurpose, Misbehaviour::None, turnsNineteenThisYear);
        QVERIFY(visit && visit->verdict());
        QCOMPARE(visit->verdict()->age, identity::AgeOutcome::Undecided);
        QCOMPARE(visit->verdict()->overall, Overall::AcceptIncomplete);
        QVERIFY(visit->nextFallback());
        const quint64 first = visit->recordNumber();
        visit->askFallback();
        QVERIFY(stage.reaches(visit, Visit::Stage::Verdict));
        QCOMPARE(visit->verdict()->age, identity::AgeOutcome::Yes);
        QVERIFY(visit->recordNumber() > first);
        QCOMPARE(stage.desk->today().size(), 1); // one visitor, one outcome
        QCOMPARE(stage.desk->todayCounts().accepted, 1);
        QCOMPARE(stage.desk->todayCounts().person, 0);
    }

    void anUndecidedAgeMayBeDecidedByASecondPerson()
    {
        VisitStage stage;
        QVERIFY(stage.open() && stage.setUp());
        QVERIFY(stage.await([&](Done done) {
            stage.desk->addStaff(QStringLiteral("이한솔"), Role::Clerk, QStringLiteral("246802"), done);
        }));
        Visit* visit = stage.judged(adultPurpose, Misbehaviour::None, 3);
        QVERIFY(visit);
        QByteArray trouble;
        connect(visit, &Visit::troubled, visit, [&](const Fault& fault) { trouble = fault.name(); });
        visit->decideWithSecondPerson(1, naru::test::goodPin);
        QCOMPARE(trouble, QByteArray("desk.same_person"));
        visit->decideWithSecondPerson(2, QStringLiteral("000001"));
        QVERIFY(QTest::qWaitFor([&] { return trouble == "desk.wrong_pin"; }, 20'000));
        visit->decideWithSecondPerson(2, QStringLiteral("246802"));
        QVERIFY(QTest::qWaitFor([=] { return visit->decision() == Decision::SecondPerson; }, 20'000));
    }

    void anEngagementSeenBeforeIsAReplayEvenAfterARestart()
    {
        VisitStage stage;
        QVERIFY(stage.open() && stage.setUp());
        QVERIFY(stage.judged(certificatePurpose));
        const QByteArray recorded = stage.phone.lastEngagement;
        const auto replayed = [&] {
            Visit* visit = stage.begin(certificatePurpose);
            stage.phone.presentRecorded(recorded);
            return stage.reaches(visit, Visit::Stage::Trouble)
                && visit->fault()->is(identity::IdentityFault::ReplayedEngagement);
        };
        QVERIFY(replayed());
        QVERIFY(stage.open() && stage.signIn());
        QVERIFY(replayed());
    }

    void aVisitEndedAfterTheTapIsRecordedAndRemembered()
    {
        VisitStage stage;
        QVERIFY(stage.open() && stage.setUp());
        Visit* visit = stage.begin(certificatePurpose);
        stage.phone.present({}, stage.clock.now(), HolderEndpoint::Consent::Wait);
        const QByteArray recorded = stage.phone.lastEngagement;
        visit->cancel();
        QVERIFY(QTest::qWaitFor([&] { return !stage.desk->today().isEmpty(); }, 20'000));
        QCOMPARE(stage.desk->today().first().faultName, QByteArray("desk.cancelled"));
        QVERIFY(stage.open() && stage.signIn());
        visit = stage.begin(certificatePurpose);
        stage.phone.presentRecorded(recorded);
        QVERIFY(stage.reaches(visit, Visit::Stage::Trouble));
        QVERIFY(visit->fault()->is(identity::IdentityFault::ReplayedEngagement));
    }

    void aLockedPhoneDoesNotEndTheWaiting()
    {
        VisitStage stage;
        QVERIFY(stage.open() && stage.setUp());
        Visit* visit = stage.begin(certificatePurpose);
        QByteArray trouble;
        connect(visit, &Visit::troubled, visit, [&](const Fault& fault) { trouble = fault.name(); });
        stage.phone.stop(); // as an endpoint does that has lost its phone
        stage.phone.takeAway(device::DeviceFault::PhoneLocked);
        QCOMPARE(trouble, QByteArray("device.phone_locked"));
        QCOMPARE(visit->stage(), Visit::Stage::Waiting);
        QVERIFY(stage.phone.listening);
        stage.phone.present({}, stage.clock.now());
        QVERIFY(stage.reaches(visit, Visit::Stage::Verdict));
    }

    void aGoodbyeTakesTheFallbackAway()
    {
        VisitStage stage;
        QVERIFY(stage.open() && stage.setUp());
        Visit* visit = stage.judged(adultPurpose, Misbehaviour::None, 3);
        QVERIFY(visit && visit->nextFallback());
        stage.phone.say(identity::mdl::ReaderSession::termination());
        QVERIFY(!visit->nextFallback());
        const quint64 record = visit->recordNumber();
        visit->askFallback();
        QCOMPARE(visit->stage(), Visit::Stage::Verdict);
        QCOMPARE(visit->recordNumber(), record);
    }

    void oneCredentialHasOneKeyedHash()
    {
        VisitStage stage;
        QVERIFY(stage.open() && stage.setUp());
        QVERIFY(stage.judged(certificatePurpose));
        QVERIFY(stage.begin(certificatePurpose));
        stage.phone.presentAgain(); // the same document, a session of its own
        QVERIFY(stage.reaches(stage.desk->visit(), Visit::Stage::Verdict));
        QVERIFY(stage.judged(certificatePurpose, Misbehaviour::None, 1));
        QList<QByteArray> hashes;
        for (const journal::Entry& entry : stage.closeAndRead()) {
            if (entry.kind != Kind::Verification)
                continue;
            const auto body = codec::CborDocument::parse(entry.body);
            hashes.append(*(*body)->root().find(QLatin1StringView("holder")).toBytes());
            QCOMPARE(hashes.last().size(), 32);
            QVERIFY(*(*body)->root().find(QLatin1StringView("holder_key")).toInteger() >= 1);
        }
        QCOMPARE(hashes.size(), 3);
        QCOMPARE(hashes[0], hashes[1]);
        QVERIFY(hashes[1] != hashes[2]);
    }

    void givesUpWhenNoPhoneComesAndRecordsNothing()
    {
        VisitStage stage;
        QVERIFY(stage.open() && stage.setUp());
        Visit* visit = stage.begin(certificatePurpose);
        int warnings = 0;
        connect(visit, &Visit::warned, visit, [&] { ++warnings; });
        stage.clock.advance(phoneWaitMax - warnBefore);
        stage.desk->touch();
        stage.desk->tick();
        QCOMPARE(warnings, 1);
        visit->stayLonger();
        stage.clock.advance(phoneWaitMax - Milliseconds(1));
        stage.desk->touch();
        stage.desk->tick();
        QCOMPARE(visit->stage(), Visit::Stage::Waiting);
        stage.clock.advance(Milliseconds(1));
        stage.desk->tick();
        QCOMPARE(visit->stage(), Visit::Stage::Trouble);
        QVERIFY(visit->fault()->is(DeskFault::PhoneTimeout));
        QVERIFY(stage.desk->today().isEmpty());
    }

    void aSilentPhoneIsNamedAndRecorded()
    {
        VisitStage stage;
        QVERIFY(stage.open() && stage.setUp());
        Visit* visit = stage.begin(certificatePurpose);
        stage.phone.present({}, stage.clock.now(), HolderEndpoint::Consent::Wait);
        QCOMPARE(visit->stage(), Visit::Stage::Asked);
        stage.clock.advance(answerWaitMax);
        stage.desk->touch();
        stage.desk->tick();
        QVERIFY(stage.reaches(visit, Visit::Stage::Trouble));
        QVERIFY(visit->fault()->is(DeskFault::AnswerTimeout));
        QCOMPARE(stage.desk->today().first().faultName, QByteArray("desk.answer_timeout"));
    }

    void aPhoneTakenAwayIsNamed()
    {
        VisitStage stage;
        QVERIFY(stage.open() && stage.setUp());
        Visit* visit = stage.begin(certificatePurpose);
        stage.phone.present({}, stage.clock.now(), HolderEndpoint::Consent::Wait);
        stage.phone.takeAway(device::DeviceFault::PhoneGone);
        QVERIFY(stage.reaches(visit, Visit::Stage::Trouble));
        QCOMPARE(visit->fault()->name(), "device.phone_gone");
    }

    void releasedValuesAreWipedAfterTwoMinutesAndOnLock()
    {
        VisitStage stage;
        QVERIFY(stage.open() && stage.setUp());
        Visit* visit = stage.judged(certificatePurpose);
        const QString name = visit->verdict()
                                 ->documents.first()
                                 .find(QStringLiteral("org.iso.18013.5.1"), QStringLiteral("family_name"))
                                 ->text();
        const QString deep = name; // shares the released bytes, as a careless page would
        QVERIFY(!deep.isEmpty());
        stage.clock.advance(releasedShownMax);
        stage.desk->touch();
        stage.desk->tick();
        QVERIFY(!stage.desk->visit());
        QVERIFY(deep.count(QChar(0)) == deep.size());
        QVERIFY(stage.judged(certificatePurpose));
        stage.desk->lock();
        QVERIFY(!stage.desk->visit());
    }

    void nothingIsAcceptedByAClockThatCannotBeRight()
    {
        VisitStage stage;
        QVERIFY(stage.open() && stage.setUp());
        stage.clock.jumpTo(stage.clock.now() - std::chrono::hours(30));
        Visit* visit = stage.judged(certificatePurpose);
        QVERIFY(visit && visit->verdict());
        QCOMPARE(visit->verdict()->overall, Overall::Reject);
    }

    void theJournalHoldsNoNameNoNumberNoPortrait()
    {
        VisitStage stage;
        QVERIFY(stage.open() && stage.setUp());
        QVERIFY(stage.judged(certificatePurpose));
        bool found = false;
        for (const journal::Entry& entry : stage.closeAndRead()) {
            found = found || entry.kind == Kind::Verification;
            for (const char* personal : {"홍", "길동", "1958", "portrait", "\xff\xd8\xff"})
                QVERIFY2(!entry.body.contains(personal), personal);
        }
        QVERIFY(found);
    }
};

NARU_TEST(VisitTest)
#include "tst_visit.moc"

// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/paystage.h"
#include "tests/support/suite.h"

using namespace naru;
using namespace naru::payments;
using test::faultOf;
using test::Plays;
using Stage = test::PayStage;

namespace {

/// In doubt since `asked`, on a terminal that can be asked.
Attempt doubtful()
{
    Attempt attempt;
    attempt.serviceId = QStringLiteral("A100000001");
    attempt.charge = QByteArray(16, 'c');
    attempt.poi = test::Till::terminal;
    attempt.transaction = QStringLiteral("A100000001-63636363");
    attempt.amount = Won{15'000};
    attempt.requestHash = QByteArray(32, 'r');
    attempt.state = State::InDoubt;
    attempt.capabilities.canStatus = attempt.capabilities.observesBoot = true;
    attempt.asked = Moment{*parseRfc3339(u"2026-11-20T00:00:00Z"), Milliseconds(1'000), "boot-1"};
    return attempt;
}

Moment later(Milliseconds by, const char* boot = "boot-1")
{
    const Attempt attempt = doubtful();
    return {attempt.asked->wall + by, attempt.asked->monotonic + by, boot};
}

Evidence unknownTo(const Attempt& attempt, const Moment& at, BootWatch boot = BootWatch::Unbroken)
{
    static int number = 0;
    Evidence evidence;
    evidence.kind = EvidenceKind::NotFound;
    evidence.source = Source::Status;
    evidence.at = at;
    evidence.hash = QByteArray::number(++number).rightJustified(32, 'n');
    evidence.serviceId = attempt.serviceId;
    evidence.poi = attempt.poi;
    evidence.boot = boot;
    return evidence;
}

} // namespace

class PaymentsTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void takesACardThroughTheJournal()
    {
        Stage stage;
        QVERIFY(stage.open());
        const auto paid = stage.till.pay(stage.charge, Plays::Approves);
        QVERIFY2(paid, paid ? "" : qPrintable(paid.fault().detail()));
        const auto attempt = stage.till.attempt(*paid);
        QCOMPARE(attempt->state, State::Approved);
        QCOMPARE(stage.books(), (Legs{{Account::CardClearing, Won{15'000}}, {Account::Revenue, Won{-15'000}}}));
        QCOMPARE(stage.world.judge.requests(), 1);
        QCOMPARE(stage.log->stage.journal->count(), 4u);
        QVERIFY(stage.isRebuilt());
        QVERIFY(stage.log->reopen());
        QVERIFY(stage.log->query([](storage::Database& database) { return verifyEvidence(database); }));
    }

    void everyStepIsInTheFileToo()
    {
        Stage stage;
        QVERIFY(stage.log->query([](storage::Database& database) -> Result<void> {
            for (const State from : allStates) {
                for (const State to : allStates) {
                    auto select = database.prepare("SELECT count(*) FROM pay_step WHERE before = ?1 AND after = ?2");
                    if (const auto stepped = select->bind(1, qint64(from)).bind(2, qint64(to)).step(); !stepped)
                        return stepped.fault();
                    if ((select->integer(0) == 1) != isLegal(from, to))
                        return Fault(PaymentFault::BadRecord);
                }
            }
            return {};
        }));
    }

    void fileRefuses_data()
    {
        QTest::addColumn<QByteArray>("sql");
        const std::pair<const char*, const char*> rows[] = {
            {"a step that is none", "UPDATE pay_attempt SET state = 6, notes = notes + 1"},
            {"a step without evidence", "UPDATE pay_attempt SET state = 3, notes = notes + 1"},
            {"another amount", "UPDATE pay_attempt SET amount = 1"},
            {"another request", "UPDATE pay_attempt SET request = zeroblob(32)"},
            {"an attempt forgotten", "DELETE FROM pay_attempt"},
            {"a charge changed", "UPDATE pay_charge SET amount = 1"},
            {"a charge forgotten", "DELETE FROM pay_charge"},
            {"evidence changed", "UPDATE pay_evidence SET after = 3"},
            {"evidence forgotten", "DELETE FROM pay_evidence"},
            {"evidence out of order",
                "INSERT INTO pay_evidence SELECT attempt, 9, 9, kind, 1, 7, 7, 0, NULL, body FROM "
                "pay_evidence WHERE kind = 3"},
            {"a step of its own", "INSERT INTO pay_step VALUES(7, 6)"},
            {"postings without a transfer", "BEGIN; INSERT INTO pay_posting VALUES(99, 1, 5); COMMIT"},
            {"postings that do not balance",
                "BEGIN; INSERT INTO pay_posting VALUES(99, 1, 5); INSERT INTO pay_transfer SELECT 99, 1, service_id, "
                "4, "
                "NULL, NULL, NULL FROM pay_attempt; COMMIT"},
            {"postings behind a seal", "INSERT INTO pay_posting VALUES(1, 6, 5)"},
            {"a posting changed", "UPDATE pay_posting SET won = -won"},
            {"a transfer forgotten", "DELETE FROM pay_transfer"},
            {"what is reserved resolved twice",
                "BEGIN; INSERT INTO pay_transfer SELECT 99, 1, service_id, 3, 1, NULL, NULL FROM pay_attempt; INSERT "
                "INTO "
                "pay_transfer SELECT 98, 1, service_id, 3, 1, NULL, NULL FROM pay_attempt; COMMIT"},
            {"a second attempt while in doubt",
                "INSERT INTO pay_attempt SELECT 'A100000009', charge, 1, NULL, 0, 'other', 'other', time, amount, "
                "currency, request, driver, can, retention, collector, 0, '', 1, 0, NULL, NULL, NULL, NULL, NULL, "
                "NULL, NULL, 0, "
                "NULL, 0, 0, 0, '', '', '', '', '', x'' FROM pay_attempt"},
        };
        for (const auto& [name, sql] : rows)
            QTest::newRow(name) << QByteArray(sql);
    }
    void fileRefuses()
    {
        QFETCH(QByteArray, sql);
        Stage stage;
        QVERIFY(stage.open());
        const auto asked = stage.till.pay(stage.charge, Plays::IsSilentTaken);
        QVERIFY(asked && stage.state(*asked) == State::InDoubt);
        QCOMPARE(stage.tried(sql.constData()), QByteArray("storage.constraint_failed"));
        QVERIFY(stage.isRebuilt());
    }

    void holdsOneTerminalAndOneChargeAtATime()
    {
        Stage stage;
        const Charge other = test::Till::chargeFor(QStringLiteral("B-2"), Won{3'000});
        QVERIFY(stage.open() && stage.till.open(other));
        QVERIFY(stage.till.pay(stage.charge, Plays::IsSilentTaken));
        QCOMPARE(faultOf(stage.till.prepare(stage.charge, Plays::Approves)), "payments.attempt_unfinished");
        QCOMPARE(faultOf(stage.till.prepare(other, Plays::Approves)), "payments.terminal_taken");
        QVERIFY(stage.till.prepare(other, Plays::Approves, QStringLiteral("another phone")));

        Stage link; // nothing can be asked there: the phone serves on
        QVERIFY(link.open() && link.till.open(other));
        QVERIFY(link.till.pay(link.charge, Plays::HasNoStatusTaken));
        QVERIFY(link.till.prepare(other, Plays::HasNoStatusTaken));
    }

    void sendsOnlyWhatWasWrittenDown()
    {
        Stage stage;
        QVERIFY(stage.open());
        const auto prepared = stage.till.prepare(stage.charge, Plays::Approves);
        QCOMPARE(faultOf(Permit::of(*stage.till.attempt(*prepared), "request")), "payments.not_sending");
        Move sending{*prepared, State::Prepared, State::Sending, Finding::None,
            requestReady(QByteArray(32, 'x'), stage.world.now)};
        QCOMPARE(faultOf(stage.log->append(recordOf(sending))), "payments.request_changed");
        QVERIFY(stage.till.arm(*prepared));
        QCOMPARE(faultOf(Permit::of(*stage.till.attempt(*prepared), "another")), "payments.request_changed");
        QCOMPARE(faultOf(stage.log->append(recordOf(sending))), "payments.moved_meanwhile");
    }

    void neverEndsADoubtByTimeOrWish()
    {
        int asked = 0;
        for (int kind = 1; kind <= int(EvidenceKind::Concluded); ++kind) {
            for (const auto after : {Milliseconds(0), notFoundApart, Milliseconds(std::chrono::hours(24 * 365))}) {
                for (const Source source : {Source::Desk, Source::Status, Source::File, Source::People}) {
                    Evidence bare;
                    bare.kind = static_cast<EvidenceKind>(kind);
                    bare.source = source;
                    bare.at = later(after);
                    bare.first = 1;
                    bare.second = 2;
                    bare.approval = QStringLiteral("1");
                    const Attempt attempt = doubtful();
                    for (const State to : decide(attempt, bare, attempt.capabilities, bare.at).path)
                        QVERIFY(to == State::Review && bare.kind == EvidenceKind::TerminalReplaced);
                    ++asked;
                }
            }
        }
        QVERIFY(asked > 100);
    }

    void believesNotFoundOnlyTwice_data()
    {
        QTest::addColumn<qint64>("firstSeconds");
        QTest::addColumn<qint64>("secondSeconds");
        QTest::addColumn<QByteArray>("secondBoot");
        QTest::addColumn<int>("watch");
        QTest::addColumn<int>("state");
        const int unbroken = int(BootWatch::Unbroken);
        QTest::newRow("149 s") << qint64(10) << qint64(159) << QByteArray("boot-1") << unbroken << int(State::InDoubt);
        QTest::newRow("150 s") << qint64(10) << qint64(160) << QByteArray("boot-1") << unbroken
                               << int(State::NotFoundWatched);
        QTest::newRow("the desk started anew")
            << qint64(10) << qint64(300) << QByteArray("boot-2") << unbroken << int(State::InDoubt);
        QTest::newRow("the terminal did")
            << qint64(10) << qint64(160) << QByteArray("boot-1") << int(BootWatch::Broken) << int(State::Review);
        QTest::newRow("nobody saw whether it did")
            << qint64(10) << qint64(160) << QByteArray("boot-1") << int(BootWatch::Unobserved) << int(State::Review);
        QTest::newRow("after two days") << qint64(10) << qint64(172'801) << QByteArray("boot-1") << unbroken
                                        << int(State::Review);
        QTest::newRow("a wall clock set back, after a start")
            << qint64(10) << qint64(-3'600) << QByteArray("boot-2") << unbroken << int(State::Review);
    }
    void believesNotFoundOnlyTwice()
    {
        QFETCH(qint64, firstSeconds);
        QFETCH(qint64, secondSeconds);
        QFETCH(QByteArray, secondBoot);
        QFETCH(int, watch);
        Attempt attempt = doubtful();
        const std::pair<Moment, BootWatch> answers[]
            = {{later(std::chrono::seconds(firstSeconds)), BootWatch::Unbroken},
                {later(std::chrono::seconds(secondSeconds), secondBoot.constData()), static_cast<BootWatch>(watch)}};
        for (const auto& [at, boot] : answers) {
            const Evidence evidence = unknownTo(attempt, at, boot);
            for (const Move& move : decide(attempt, evidence, attempt.capabilities, at).moves(attempt, evidence))
                attempt = advanced(attempt, move);
        }
        QTEST(int(attempt.state), "state");
    }

    void noticesEvidenceThatWasChanged()
    {
        Stage stage;
        QVERIFY(stage.open() && stage.till.pay(stage.charge, Plays::Declines));
        QCOMPARE(stage.tried("DROP TRIGGER pay_evidence_fixed; UPDATE pay_evidence SET body = x'a0' WHERE number = 2"),
            QByteArray("accepted"));
        QCOMPARE(faultOf(stage.log->query([](storage::Database& database) { return verifyEvidence(database); })),
            "payments.evidence_broken");
    }

    void refusesRecordsThatAreNotRecords()
    {
        Stage stage;
        Move step{QStringLiteral("A100000001"), State::Declined, State::Approved, Finding::None, {}};
        QCOMPARE(faultOf(moveOf(recordOf(step))), "payments.bad_record"); // no such step
        step.to = State::Declined;
        QVERIFY(moveOf(recordOf(step)) && *moveOf(recordOf(step)) == step);
        step.evidence.kind = EvidenceKind::Answer; // without the digest of what was received
        QCOMPARE(faultOf(moveOf(recordOf(step))), "payments.bad_record");
        Record other = recordOf(stage.charge);
        QVERIFY(chargeOf(other) && *chargeOf(other) == stage.charge);
        other.schema = 2;
        QCOMPARE(faultOf(chargeOf(other)), "payments.bad_record");
        Charge crooked = stage.charge;
        crooked.amount = Won{15'001};
        QCOMPARE(faultOf(stage.till.open(crooked)), "payments.bad_charge");
    }
};

NARU_TEST(PaymentsTest)
#include "tst_payments.moc"

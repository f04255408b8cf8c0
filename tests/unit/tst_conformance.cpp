// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/payments/conformance.h"
#include "app/words/words.h"
#include "tests/support/suite.h"
#include "tests/support/toyterminal.h"

using namespace naru;
using namespace naru::payments;
using test::ToyTerminal;

namespace {

struct Bench {
    explicit Bench(ToyTerminal toy = {})
        : terminal(std::move(toy))
    {
    }
    Result<ConformanceReport> examine(bool training = true)
    {
        const auto attempt = [this] {
            Attempt made;
            made.serviceId = QStringLiteral("A1000000%1").arg(++count, 2, 10, QLatin1Char('0'));
            made.poi = QStringLiteral("toy-1");
            made.transaction = made.serviceId + QStringLiteral("-t");
            made.amount = Won{1};
            return made;
        };
        ConformanceStage stage{driver, pump, training, attempt, [&](const Attempt&) { return attempt(); },
            [this] {
                terminal.reboot();
                return canReboot;
            }};
        return payments::examine(stage);
    }
    ToyTerminal terminal;
    test::ToyDriver driver{terminal};
    test::ToyPump pump{terminal};
    int count = 0;
    bool canReboot = true;
};

ToyTerminal with(bool ToyTerminal::*flaw, bool value)
{
    ToyTerminal toy;
    toy.*flaw = value;
    return toy;
}

} // namespace

class ConformanceTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void findsWhatAGoodTerminalCan()
    {
        Bench bench;
        const auto report = bench.examine();
        QVERIFY(report && report->isUsable());
        for (const Tried& tried : report->tried)
            QVERIFY2(tried.result == TrialResult::Yes, nameOf(tried).constData());
        QCOMPARE(report->found, bench.driver.capabilities());
    }

    void believesWhatItSawAndNotTheManual_data()
    {
        QTest::addColumn<ToyTerminal>("toy");
        QTest::addColumn<Trial>("trial");
        const auto row
            = [](const char* name, const ToyTerminal& toy, Trial trial) { QTest::newRow(name) << toy << trial; };
        row("silent", with(&ToyTerminal::silent, true), Trial::Pays);
        row("takes another's answer", with(&ToyTerminal::mixesUp, true), Trial::KeepsApart);
        row("no status", with(&ToyTerminal::repeats, false), Trial::Status);
        row("invents payments", with(&ToyTerminal::inventsPayments, true), Trial::KnowsNothing);
        row("no abort", with(&ToyTerminal::aborts, false), Trial::Abort);
        row("no diagnosis", with(&ToyTerminal::diagnoses, false), Trial::Diagnosis);
        row("no reversal", with(&ToyTerminal::reverses, false), Trial::Reverses);
        row("forgets", with(&ToyTerminal::forgetsAtReboot, true), Trial::RemembersAfterReboot);
        row("hides its reboot", with(&ToyTerminal::showsReboot, false), Trial::ShowsReboot);
    }
    void believesWhatItSawAndNotTheManual()
    {
        QFETCH(ToyTerminal, toy);
        QFETCH(Trial, trial);
        Bench bench(toy);
        const auto report = bench.examine();
        QCOMPARE(report->of(trial), TrialResult::No);
        QCOMPARE(report->isUsable(), trial != Trial::Pays && trial != Trial::KeepsApart);
        const Capabilities& found = report->found;
        QCOMPARE(found.canStatus, trial != Trial::Status && trial != Trial::KnowsNothing && trial != Trial::Pays);
        QCOMPARE(found.canAbort, trial != Trial::Abort && trial != Trial::Pays);
        QCOMPARE(found.canDiagnose, trial != Trial::Diagnosis && trial != Trial::Pays);
        QCOMPARE(found.canReverse, trial != Trial::Reverses && trial != Trial::Pays);
        QCOMPARE(found.observesBoot, trial != Trial::ShowsReboot && trial != Trial::Status && trial != Trial::Pays);
        QCOMPARE(found.rebootLosesHistory,
            trial == Trial::RemembersAfterReboot || trial == Trial::Status || trial == Trial::Pays);
    }

    void takesTheWorstWhereItCannotTry()
    {
        Bench bench;
        bench.canReboot = false;
        const auto report = bench.examine();
        QCOMPARE(report->of(Trial::ShowsReboot), TrialResult::Untried);
        QVERIFY(!report->found.observesBoot && report->found.rebootLosesHistory);
        Bench declines(with(&ToyTerminal::declines, true));
        const auto declined = declines.examine();
        QVERIFY(declined->isUsable());
        QCOMPARE(declined->of(Trial::Reverses), TrialResult::Untried);
        QVERIFY(!declined->found.canReverse);
    }

    void sendsNothingWhereMoneyCouldMove()
    {
        Bench bench;
        QVERIFY(bench.examine(false).fault().is(ConformanceFault::NotTraining));
        QVERIFY(bench.pump.sent.isEmpty());
    }

    void sendsNoPaymentTwice()
    {
        Bench bench;
        QVERIFY(bench.examine());
        QSet<QByteArray> payments;
        for (const QByteArray& message : bench.pump.sent) {
            if (!message.startsWith("PAY "))
                continue;
            QVERIFY(!payments.contains(message));
            payments.insert(message);
        }
        QCOMPARE(payments.size(), 2); // one, and one that is aborted
    }

    void everyResultHasWords()
    {
        for (int trial = 0; trial <= static_cast<int>(Trial::ShowsReboot); ++trial) {
            for (const auto result : {TrialResult::Yes, TrialResult::No, TrialResult::Untried}) {
                const QByteArray name = nameOf({static_cast<Trial>(trial), result});
                for (const auto language : {words::Language::Korean, words::Language::English})
                    QVERIFY2(words::knows(QLatin1StringView(name), language), name.constData());
            }
        }
    }
};

NARU_TEST(ConformanceTest)
#include "tst_conformance.moc"

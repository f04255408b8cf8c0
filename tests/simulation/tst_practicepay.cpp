// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desk/daybook.h"
#include "app/desk/practice.h"
#include "app/payments/nexo/amount.h"
#include "tests/support/suite.h"
#include "tests/support/tillbench.h"

#include <QDir>
#include <QFile>

using namespace naru;
using namespace naru::test;
using desk::PayPhase;
using desk::Practice;
using payments::PaymentFault;
using Training = sim::PaymentTerminal::Training;

namespace {

/// A desk with its till and a terminal on the loopback; nobody is signed in while somebody practises.
struct Bench : TillBench {
    Bench() { stage.terminalPatience = std::chrono::seconds(60); } // nothing here is to end by waiting
    Result<void> begin()
    {
        const auto begun = TillBench::begin();
        if (begun)
            stage.desk->lock();
        return begun;
    }
    Practice& practice() { return *stage.desk->practice(); }
    bool look()
    {
        practice().lookForTerminal();
        return waitFor([&] { return practice().terminal() != Practice::Terminal::Looking; })
            && practice().terminal() == Practice::Terminal::Ready;
    }
    Result<void> practise()
    {
        return stage.await([&](desk::Done done) { practice().pay(done); });
    }
    PayPhase shown() { return practice().payment() ? practice().payment()->phase : PayPhase::Ready; }
    bool waitForShown(PayPhase wanted, Milliseconds step = Milliseconds(0), int rounds = 400)
    {
        return waitFor([&] { return shown() == wanted; }, step, rounds);
    }
    qint64 charged() const { return terminal.book().judgement().value(QStringLiteral("charged")).toInteger(); }
    /// What this desk thinks of its money: every figure of the day's report, and every charge.
    QByteArray sums()
    {
        std::optional<QByteArray> text;
        stage.desk->dayBook()->report([&](const Result<payments::dayclose::DayReport>& report) {
            text = report ? QByteArray() : QByteArray("no report");
            if (!report)
                return;
            for (const auto& row : report->rows)
                *text += QByteArray::number(row.desk.value_or(Won{0}).value) + '/'
                    + QByteArray::number(row.terminal.value_or(Won{0}).value) + ' ';
        });
        waitFor([&] { return text.has_value(); });
        return text.value_or("none") + ';' + QByteArray::number(till().today().size()) + ';'
            + QByteArray::number(till().undecided().size());
    }
    /// A charge beside it, from opening to paid.
    bool chargePasses(const QString& bill)
    {
        if (!stage.signIn())
            return false;
        const auto opened = open(bill, {15'000});
        if (!opened || !pay(opened->charge) || !waitForPhase(opened->charge, PayPhase::Paid, Milliseconds(250)))
            return false;
        return moved(last(opened->charge)) == 15'000 && last(opened->charge).state == payments::State::Approved;
    }
    const sim::Entry* practised() const
    {
        for (const sim::Entry& entry : terminal.book().entries()) {
            if (entry.asked.serviceId.size() == 10 && entry.asked.serviceId[2] == 'P')
                return &entry;
        }
        return nullptr;
    }
};

bool isWell(const Result<void>& done)
{
    if (!done)
        qWarning("%s %s", done.fault().name(), qPrintable(done.fault().detail()));
    return bool(done);
}

bool copyFolder(const QString& from, const QString& to)
{
    if (!QDir().mkpath(to))
        return false;
    for (const QFileInfo& each : QDir(from).entryInfoList(QDir::AllEntries | QDir::NoDotAndDotDot | QDir::Hidden)) {
        const QString target = to + u'/' + each.fileName();
        if (each.isDir() ? !copyFolder(each.filePath(), target) : !QFile::copy(each.filePath(), target))
            return false;
    }
    return true;
}

} // namespace

/// Practice on the real terminal over TLS: asked in training, believed in training alone, and never money.
class PracticePayTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void paysInTrainingWithTheFlagBothWays()
    {
        Bench it;
        QVERIFY(isWell(it.begin()));
        const QByteArray before = it.sums();
        QVERIFY(it.look());
        QVERIFY(isWell(it.practise()));
        QVERIFY(it.waitForShown(PayPhase::Paid));
        const sim::Entry* const entry = it.practised();
        QVERIFY(entry && entry->training); // the flag came there, and came back: else this were no green tick
        QCOMPARE(entry->amount.millionths, payments::nexo::Amount::won(1'000).millionths);
        QVERIFY(entry->asked.saleId.endsWith("-T"));
        QVERIFY(it.terminal.book().lines().isEmpty());
        QCOMPARE(it.charged(), 0);
        QCOMPARE(it.sums(), before);
        QVERIFY(it.practice().doubts().isEmpty());
        QVERIFY(it.till().terminals()[0].busy == false);
        it.practice().leave();
        QVERIFY(!it.practice().payment());
        QVERIFY(it.chargePasses(QStringLiteral("B-1"))); // not in training: money moved
        QCOMPARE(it.charged(), 15'000);
    }

    void isRefusedLoudlyWhereTheFlagIsStripped()
    {
        Bench it;
        QVERIFY(isWell(it.begin()));
        const QByteArray before = it.sums();
        it.terminal.setTraining(Training::Betrayed);
        QVERIFY(it.look()); // it says that it practises
        QVERIFY(isWell(it.practise()));
        QVERIFY(it.waitForShown(PayPhase::InDoubt));
        QVERIFY(it.practice().payment()->refused && it.practice().payment()->refused->is(PaymentFault::NotInTraining));
        QCOMPARE(it.charged(), 1'000); // this is what it did
        // Asked again for as long as one likes: its word without the flag never ends the doubt.
        QVERIFY(!it.waitForShown(PayPhase::Paid, std::chrono::seconds(5), 40));
        QCOMPARE(it.shown(), PayPhase::InDoubt);
        QCOMPARE(it.requests(), 1);
        QCOMPARE(it.sums(), before);
        QCOMPARE(it.practice().doubts().size(), 1);
        const auto findings = it.stage.desk->examine();
        QVERIFY(std::any_of(findings.begin(), findings.end(),
            [](const desk::Finding& one) { return qstrcmp(one.name, "doctor.practice") == 0; }));
        QVERIFY(it.chargePasses(QStringLiteral("B-1"))); // and it is in nobody's way
        QVERIFY(isWell(it.startAgain()));
        QCOMPARE(it.practice().doubts().size(), 1); // durable
    }

    void isNotOfferedWhereItCannotBe()
    {
        Bench it;
        QVERIFY(isWell(it.begin()));
        it.terminal.setTraining(Training::Unknown);
        QVERIFY(!it.look());
        QCOMPARE(it.practice().terminal(), Practice::Terminal::None);
        QVERIFY(it.practice().payProblem()->is(PaymentFault::NotInTraining));
        QVERIFY(!it.practise());
        QCOMPARE(it.requests(), 0);
        QVERIFY(it.chargePasses(QStringLiteral("B-1")));
    }

    void isNotOfferedByAnotherDialect()
    {
        TillBench it(TillBench::Speaks::Xml);
        QVERIFY(isWell(it.begin()));
        Practice& practice = *it.stage.desk->practice();
        practice.lookForTerminal();
        QVERIFY(it.waitFor([&] { return practice.terminal() == Practice::Terminal::None; }));
        QVERIFY(practice.payProblem()->is(PaymentFault::NotInTraining));
    }

    void waitsWhileATerminalTakesMoney()
    {
        Bench it;
        QVERIFY(isWell(it.begin()));
        QVERIFY(it.look());
        it.terminal.setCardAfter({});
        QVERIFY(it.stage.signIn());
        const auto opened = it.open(QStringLiteral("B-1"), {15'000});
        QVERIFY(opened && isWell(it.pay(opened->charge)));
        const auto refused = it.practise();
        QVERIFY(!refused && refused.fault().is(PaymentFault::TerminalTaken));
        QVERIFY(it.waitFor([&] { return it.terminal.holdCard(); }));
        QVERIFY(it.waitForPhase(opened->charge, PayPhase::Paid));
        QVERIFY(!it.practised());
        QCOMPARE(it.charged(), 15'000);
    }

    /// The card of the practice was never held: the charge takes the terminal, and the practice was not paid.
    void givesWayToACharge()
    {
        Bench it;
        QVERIFY(isWell(it.begin()));
        QVERIFY(it.look());
        it.terminal.setCardAfter({});
        QVERIFY(isWell(it.practise()));
        QVERIFY(it.waitFor([&] { return it.terminal.waiting(); }));
        it.terminal.setCardAfter(Milliseconds(0));
        QVERIFY(it.chargePasses(QStringLiteral("B-1")));
        QVERIFY(it.waitForShown(PayPhase::Declined));
        QVERIFY(it.practice().payment()->gaveWay);
        QCOMPARE(it.charged(), 15'000);
    }

    void isStoppedByTheVisitor()
    {
        Bench it;
        QVERIFY(isWell(it.begin()));
        QVERIFY(it.look());
        it.terminal.setCardAfter({});
        QVERIFY(isWell(it.practise()));
        QVERIFY(it.waitFor([&] { return it.terminal.waiting(); }));
        it.practice().askToStop();
        QVERIFY(it.waitForShown(PayPhase::Declined));
        QVERIFY(!it.terminal.waiting());
    }

    /// A session that stayed in training: a charge that was only practised is never called paid.
    void moneyThatWasOnlyPractisedIsNotPaid()
    {
        Bench it;
        QVERIFY(isWell(it.begin()));
        QVERIFY(it.stage.signIn());
        const auto opened = it.open(QStringLiteral("B-1"), {15'000});
        QVERIFY(opened);
        it.terminal.setCardAfter({});
        QVERIFY(isWell(it.pay(opened->charge)));
        QVERIFY(it.waitFor([&] { return it.terminal.waiting(); }));
        // Somebody put the terminal into training behind the desk's back.
        const_cast<sim::Entry*>(it.terminal.waiting())->training = true;
        it.terminal.holdCard();
        QVERIFY(it.waitForPhase(opened->charge, PayPhase::InDoubt));
        QCOMPARE(it.till().view(opened->charge)->last()->taken.has_value(), false);
        QCOMPARE(it.charged(), 0);
    }

private:
    /// Up to the end, with a copy of the disk made by `stop` at that step.
    static void practise(Bench& it, int step, bool betrays, const std::function<bool()>& stop)
    {
        std::optional<bool> asked;
        bool imaged = step != 1;
        QObject::connect(&it.practice(), &Practice::changed, &it.practice(), [&] {
            // The first news of the payment: SENDING is on the disk, its bytes are still in this process.
            if (!imaged && it.practice().payment())
                imaged = stop();
        });
        it.practice().pay([&](const Result<void>& done) { asked = bool(done); });
        QVERIFY(it.waitFor([&] { return asked.has_value(); }));
        QVERIFY(*asked && imaged);
        it.practice().disconnect(&it.practice());
        QVERIFY(it.waitFor([&] { return it.terminal.waiting(); }));
        if (step == 2)
            QVERIFY(stop());
        it.terminal.holdCard(); // answered over there; nothing of it was heard here yet
        if (step == 3)
            QVERIFY(stop());
        QVERIFY(it.waitForShown(betrays ? PayPhase::InDoubt : PayPhase::Paid));
        if (step == 4)
            QVERIFY(stop());
        it.waitFor([] { return false; }, Milliseconds(500), 4);
        if (step == 5)
            QVERIFY(stop());
        it.practice().leave();
        if (step == 6)
            QVERIFY(stop());
    }

private Q_SLOTS:
    /// The plug is pulled at every step of a practice payment: what the disk holds then is started from, and a charge
    /// passes at once; nothing is paid twice, and no practice is asked again.
    void standsAStopAtEveryStep_data()
    {
        QTest::addColumn<int>("step");
        QTest::addColumn<bool>("betrays");
        static constexpr std::array names{"before anything", "written, nothing sent", "asked, no card", "card taken",
            "answered", "ended", "the visitor left"};
        for (int step = 0; step < static_cast<int>(names.size()); ++step) {
            QTest::addRow("%s", names[static_cast<std::size_t>(step)]) << step << false;
            QTest::addRow("%s, betrayed", names[static_cast<std::size_t>(step)]) << step << true;
        }
    }
    void standsAStopAtEveryStep()
    {
        QFETCH(int, step);
        QFETCH(bool, betrays);
        Bench it;
        QVERIFY(isWell(it.begin()));
        const QByteArray before = it.sums();
        const QString data = it.stage.folder.filePath(QStringLiteral("data"));
        const QString image = it.stage.folder.filePath(QStringLiteral("image"));
        const auto stop = [&] { return copyFolder(data, image); };
        if (betrays)
            it.terminal.setTraining(Training::Betrayed);
        it.terminal.setCardAfter({});
        QVERIFY(it.look());
        if (step == 0)
            QVERIFY(stop());
        else
            practise(it, step, betrays, stop);
        if (QTest::currentTestFailed())
            return;
        const qint64 tookBefore = it.charged();

        it.stage.desk.reset();
        QVERIFY(QDir(data).removeRecursively() && QDir().rename(image, data));
        it.terminal.setCardAfter(Milliseconds(0));
        QVERIFY(isWell(it.startAgain()));
        QCOMPARE(it.sums(), before); // no charge, no sum, no doubt of the till's
        QVERIFY(it.chargePasses(QStringLiteral("B-1")));
        QCOMPARE(it.charged(), tookBefore + 15'000);
        it.waitFor([] { return false; }, std::chrono::seconds(2), 20);
        const bool mayBeMoney = betrays && step > 0;
        QCOMPARE(it.practice().doubts().size(), mayBeMoney ? 1 : 0);
        QVERIFY(!it.till().terminals()[0].busy);
        int asks = 0;
        for (const sim::Entry& entry : it.terminal.book().entries())
            asks += entry.asked.serviceId[2] == 'P' ? entry.requests : 0;
        QCOMPARE(asks, step > 0 ? 1 : 0); // never again
        it.stage.desk->lock();
        if (!betrays) { // and the next visitor practises
            QVERIFY(it.look());
            QVERIFY(isWell(it.practise()));
            QVERIFY(it.waitForShown(PayPhase::Paid));
        }
    }

    /// The desk stops while the terminal waits for the card of a practice, and comes back to a terminal that still
    /// does.
    void clearsATerminalThatStillWaits()
    {
        Bench it;
        QVERIFY(isWell(it.begin()));
        it.terminal.setCardAfter({});
        QVERIFY(it.look() && isWell(it.practise()));
        QVERIFY(it.waitFor([&] { return it.terminal.waiting(); }));
        const QString data = it.stage.folder.filePath(QStringLiteral("data"));
        const QString image = it.stage.folder.filePath(QStringLiteral("image"));
        QVERIFY(copyFolder(data, image));
        it.stage.desk.reset();
        QVERIFY(QDir(data).removeRecursively() && QDir().rename(image, data));
        QVERIFY(it.terminal.waiting());
        QVERIFY(isWell(it.startAgain()));
        QVERIFY(it.waitFor([&] { return !it.terminal.waiting(); }, Milliseconds(100)));
        it.terminal.setCardAfter(Milliseconds(0));
        QVERIFY(it.chargePasses(QStringLiteral("B-1")));
        QCOMPARE(it.charged(), 15'000);
        QVERIFY(it.waitFor([&] { return it.practice().doubts().isEmpty(); }, std::chrono::seconds(1)));
    }

    void leavesTheDaysEndAsItWas()
    {
        Bench with, without;
        QList<payments::dayclose::DayReport> reports;
        for (Bench* it : {&with, &without}) {
            QVERIFY(isWell(it->begin()));
            QVERIFY(it->chargePasses(QStringLiteral("B-1")));
            if (it == &with) {
                QVERIFY(it->look() && isWell(it->practise()) && it->waitForShown(PayPhase::Paid));
                it->practice().leave();
                it->waitFor([] { return false; }, Milliseconds(0), 5);
            }
            std::optional<QList<payments::dayclose::TerminalCount>> counts;
            it->till().askTotals([&](const QList<payments::dayclose::TerminalCount>& told) { counts = told; });
            QVERIFY(it->waitFor([&] { return counts.has_value(); }));
            desk::DayBook::Closing closing;
            closing.terminals = *counts;
            std::optional<Result<payments::dayclose::DayReport>> closed;
            it->stage.desk->dayBook()->close(
                closing, [&](Result<payments::dayclose::DayReport> report) { closed = std::move(report); });
            QVERIFY(it->waitFor([&] { return closed.has_value(); }));
            QVERIFY2(*closed, *closed ? "" : closed->fault().name());
            reports.append(**closed);
        }
        QVERIFY(reports[0].terminals[0].agrees() && reports[1].terminals[0].agrees());
        QCOMPARE(reports[0].rows.size(), reports[1].rows.size());
        for (qsizetype i = 0; i < reports[0].rows.size(); ++i) {
            QVERIFY(reports[0].rows[i].desk == reports[1].rows[i].desk);
            QVERIFY(reports[0].rows[i].terminal == reports[1].rows[i].terminal);
        }
        QCOMPARE(reports[0].terminals[0].day.paid, reports[1].terminals[0].day.paid);
    }
};

NARU_TEST(PracticePayTest)
#include "tst_practicepay.moc"

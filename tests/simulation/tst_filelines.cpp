// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/suite.h"
#include "tests/support/tillbench.h"

using namespace naru;
using namespace naru::test;
using desk::PayPhase;
using payments::dayclose::DayReport;
using payments::dayclose::FileOutcome;
using payments::dayclose::Meaning;
using payments::dayclose::OpenLine;

namespace {

struct Stage : TillBench {
    desk::DayBook& book() { return *stage.desk->dayBook(); }
    template <typename Value, typename Ask>
    Result<Value> answer(const Ask& ask)
    {
        std::optional<Result<Value>> given;
        ask([&given](Result<Value> value) { given = std::move(value); });
        if (!QTest::qWaitFor([&] { return given.has_value(); }, 20'000))
            qFatal("the desk never answered");
        return *given;
    }
    QByteArray take(const char* bill, qint64 won, const char* how = "none")
    {
        const auto opened = open(QLatin1StringView(bill), Won{won});
        play(how);
        if (!opened || !pay(opened->charge) || !waitForAnswer(opened->charge))
            return {};
        play("none");
        return opened->charge;
    }
    bool read(const QByteArray& file)
    {
        return bool(answer<FileOutcome>([&](auto then) { book().readFile(file, {}, then); }));
    }
    QList<OpenLine> lines()
    {
        return *answer<QList<OpenLine>>([&](auto then) { book().openLines(then); });
    }
    DayReport report()
    {
        return *answer<DayReport>([&](auto then) { book().report(then); });
    }
    QByteArray explain(desk::DayBook::Saying saying, qint64 who = TillBench::second, const QString& pin = goodPin)
    {
        saying.what = Meaning::OtherDesk;
        saying.reason = QStringLiteral("1번 창구가 받은 것");
        saying.second = who;
        saying.secondPin = pin;
        const auto done = stage.await([&](desk::Done then) { book().explain(saying, then); });
        return done ? QByteArray() : QByteArray(done.fault().name());
    }
    bool holds(const QList<desk::ChargeView>& views, const QByteArray& charge)
    {
        return std::any_of(
            views.begin(), views.end(), [&](const desk::ChargeView& view) { return view.charge.id == charge; });
    }
    /// Tomorrow morning, after the machine was switched off.
    bool tomorrow()
    {
        stage.clock.advance(std::chrono::hours(24));
        return bool(startAgain());
    }
};

} // namespace

/// What the acquirer's file says of yesterday, at a desk that was switched off in between.
class FileLinesTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aFindingOfYesterdayIsLookedAtToday()
    {
        Stage it;
        QVERIFY(it.begin());
        const QByteArray paid = it.take("B-1", 15'000);
        QCOMPARE(it.phase(paid), PayPhase::Paid);
        const QByteArray file = it.terminal.file().replace(",15000,", ",16000,");
        QVERIFY(file.contains(",16000,"));
        QVERIFY(it.tomorrow());
        QVERIFY(it.read(file));
        QVERIFY(it.tomorrow()); // a finding of yesterday, about a payment of the day before
        QVERIFY(it.holds(it.till().undecided(), paid));
        QCOMPARE(it.report().openInAll.count, 1);

        desk::DayBook::Saying about;
        about.serviceId = it.last(paid).serviceId;
        QCOMPARE(it.explain(about, TillBench::clerk), "desk.same_person");
        QCOMPARE(it.explain(about, TillBench::second, QStringLiteral("999999")), "desk.wrong_pin");
        QVERIFY(it.holds(it.till().undecided(), paid));
        QCOMPARE(it.explain(about), QByteArray());
        QVERIFY(!it.holds(it.till().undecided(), paid));
        QCOMPARE(it.report().openInAll.count, 0);
        QCOMPARE(it.report().explained.size(), 1);
        QVERIFY(it.startAgain());
        QVERIFY(!it.holds(it.till().undecided(), paid));
    }

    void aDoubtThatTheFileEndedIsShownOnThatDay()
    {
        Stage it;
        QVERIFY(it.begin());
        const QByteArray doubt = it.take("B-1", 15'000, "no_status_taken");
        QCOMPARE(it.phase(doubt), PayPhase::InDoubt);
        QVERIFY(it.till().settledToday().isEmpty());
        QVERIFY(it.tomorrow());
        QVERIFY(it.read(it.terminal.file()));
        QCOMPARE(it.phase(doubt), PayPhase::Paid);
        QVERIFY(it.holds(it.till().settledToday(), doubt));
        QVERIFY(!it.holds(it.till().undecided(), doubt));
        QVERIFY(it.startAgain());
        QVERIFY(it.holds(it.till().settledToday(), doubt));
        QVERIFY(it.tomorrow());
        QVERIFY(!it.holds(it.till().settledToday(), doubt));
    }

    void aLineThatFitsNothingIsExplainedByTwo()
    {
        Stage it;
        QVERIFY(it.begin());
        QVERIFY(!it.take("B-1", 15'000).isEmpty());
        QVERIFY(it.read(
            it.terminal.file() + "2026-11-20,10:00:00,payment,600,KRW,999999,X,Y.Z,," + TillBench::poi + "\r\n"));
        QCOMPARE(it.lines().size(), 1);
        desk::DayBook::Saying about;
        about.line = it.lines().first().hash;
        const Won received = it.report().received();
        QCOMPARE(it.explain(about, TillBench::clerk), "desk.same_person");
        QVERIFY(!it.lines().first().said);
        QCOMPARE(it.explain(about), QByteArray());
        QVERIFY(it.lines().first().said);
        QCOMPARE(it.report().received(), received); // no money moved
        QCOMPARE(it.report().openInAll.count, 0);
        QCOMPARE(it.explain(about), "payments.moved_meanwhile"); // pressed twice
    }
};

NARU_TEST(FileLinesTest)
#include "tst_filelines.moc"

// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desk/daybook.h"
#include "tests/support/suite.h"
#include "tests/support/tillbench.h"
#include "tests/ui/stage.h"
#include "ui/shell/deskmodel.h"
#include "ui/shell/languages.h"
#include "ui/till/closemodel.h"
#include "ui/till/doubtmodel.h"
#include "ui/till/refundmodel.h"
#include "ui/till/tillmodel.h"

using namespace naru;
using namespace naru::test;
using desk::PayPhase;
using payments::dayclose::DayReport;

namespace {

QVariantMap page(const char* url, QObject* model)
{
    return {
        {QStringLiteral("url"), QUrl(QLatin1StringView(url))}, {QStringLiteral("model"), QVariant::fromValue(model)}};
}

/// The real desk with its journal, a real connection to the simulated terminal, and the real pages over both.
class Shift {
public:
    bool begin()
    {
        if (const auto begun = bench.begin(); !begun) {
            qWarning("%s", begun.fault().name());
            return false;
        }
        desk::Desk& desk = *bench.stage.desk;
        till = std::make_unique<ui::till::TillModel>(desk, *desk.till(), *desk.dayBook());
        refund = std::make_unique<ui::till::RefundModel>(desk, *desk.till(), *desk.dayBook());
        doubt = std::make_unique<ui::till::DoubtModel>(desk, *desk.till(), *desk.dayBook());
        close = std::make_unique<ui::till::CloseModel>(desk, *desk.till(), *desk.dayBook());
        const QVariantMap pages{{QStringLiteral("till"), page("qrc:/qt/qml/Naru/Till/TillPage.qml", till.get())},
            {QStringLiteral("refund"), page("qrc:/qt/qml/Naru/Till/RefundPage.qml", refund.get())},
            {QStringLiteral("doubt"), page("qrc:/qt/qml/Naru/Till/DoubtPage.qml", doubt.get())},
            {QStringLiteral("close"), page("qrc:/qt/qml/Naru/Till/ClosePage.qml", close.get())}};
        shell = std::make_unique<ui::shell::DeskModel>(
            desk, ui::shell::DeskModel::Options{QStringLiteral("till"), pages.keys(), QString()});
        stage = std::make_unique<Stage>();
        languages = std::make_unique<ui::shell::Languages>(stage->engine());
        languages->use(QStringLiteral("ko"));
        const bool loaded = stage->load(QUrl(QStringLiteral("qrc:/qt/qml/Naru/Shell/DeskScene.qml")),
            {{QStringLiteral("desk"), QVariant::fromValue(shell.get())}, {QStringLiteral("pages"), pages}});
        if (!loaded)
            qWarning("%s", qPrintable(stage->errors()));
        return loaded;
    }

    void settle()
    {
        for (int i = 0; i < 3; ++i) {
            QCoreApplication::processEvents();
            QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
        }
    }
    void go(const char* name)
    {
        shell->show(QLatin1StringView(name));
        settle();
    }
    QByteArray charge() const { return till->pay()->charge(); }
    PayPhase phase() { return bench.phase(charge()); }

    /// One certificate, entered and sent by keys; until it stands somewhere.
    bool byCard(const char* play, const char* outcome = "approve")
    {
        bench.play(play);
        bench.terminal.setOutcome(*sim::outcomeNamed(QLatin1StringView(outcome)));
        till->pay()->finish();
        go("till");
        stage->key(Qt::Key_1);
        settle();
        stage->key(Qt::Key_Return);
        const bool answered = bench.waitFor([&] { return !charge().isEmpty(); }) && bench.waitForAnswer(charge());
        if (!answered)
            qWarning("%s %s: no answer, page %s", play, outcome, qPrintable(till->page()));
        return answered;
    }
    /// Until the terminal was asked what became of it.
    bool known(PayPhase wanted)
    {
        if (bench.waitForPhase(charge(), wanted, std::chrono::seconds(1)))
            return true;
        qWarning("stands at %d", int(phase()));
        for (const desk::PayStep& step : bench.till().steps(bench.last(charge()).serviceId))
            qWarning("  evidence %d %s", int(step.kind), qPrintable(step.condition));
        return false;
    }
    bool inCash()
    {
        till->pay()->finish();
        go("till");
        stage->key(Qt::Key_1);
        settle();
        return payHere();
    }
    /// The sheet for cash, from whichever page has its key.
    bool payHere()
    {
        stage->key(Qt::Key_F6);
        const auto asksForCash = [&] { return stage->focused().startsWith(QStringLiteral("받은 돈")); };
        if (!bench.waitFor([&] {
                settle();
                return asksForCash();
            }))
            return false;
        stage->type(QStringLiteral("1000"));
        stage->key(Qt::Key_Return);
        const bool paid = bench.waitFor([&] { return !charge().isEmpty() && phase() == PayPhase::Paid; });
        settle();
        return paid;
    }
    /// All of it, or a part, of the charge in hand.
    bool giveBack(const QString& amount)
    {
        const Won before = bench.till().view(charge())->standing.refunded;
        go("refund");
        refund->choose(QString::fromLatin1(charge().toHex()));
        settle();
        if (!refund->prepare(amount, QStringLiteral("잘못 받음")))
            return false;
        refund->giveBack(TillBench::second, goodPin);
        return bench.waitFor([&] { return bench.till().view(charge())->standing.refunded > before; });
    }

    template <typename Value, typename Ask>
    std::optional<Value> ask(const Ask& question)
    {
        std::optional<Result<Value>> answer;
        question([&](Result<Value> value) { answer = std::move(value); });
        bench.waitFor([&] { return answer.has_value(); });
        if (!answer || !*answer) {
            qWarning("%s", answer ? answer->fault().name() : "no answer");
            return std::nullopt;
        }
        return **answer;
    }

    TillBench bench;
    std::unique_ptr<ui::till::TillModel> till;
    std::unique_ptr<ui::till::RefundModel> refund;
    std::unique_ptr<ui::till::DoubtModel> doubt;
    std::unique_ptr<ui::till::CloseModel> close;
    std::unique_ptr<ui::shell::DeskModel> shell;
    std::unique_ptr<Stage> stage; ///< goes before what its pages look at
    std::unique_ptr<ui::shell::Languages> languages;
};

} // namespace

/// A whole offline day at one counter: every outcome a terminal has, cash, a cancellation, a refund, a doubt that the
/// acquirer's file ends. At its end the desk's books, the acquirer and what really happened are one.
class ShiftTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void fortyChargesAndEveryWonAccountedFor()
    {
        Shift it;
        QVERIFY(it.begin());
        desk::DayBook& book = *it.bench.stage.desk->dayBook();
        QVERIFY(it.bench.stage.await([&](desk::Done done) { book.openDrawer({}, {}, done); }));
        int charges = 0;
        for (int round = 0; round < 5; ++round) {
            QVERIFY(it.byCard("none") && it.phase() == PayPhase::Paid);
            QVERIFY(it.byCard("none") && it.phase() == PayPhase::Paid);
            QVERIFY(it.byCard("none", "decline") && it.phase() == PayPhase::Declined);
            QVERIFY(it.payHere()); // the same charge, in cash: the card's turn is over
            QVERIFY(it.inCash());
            QVERIFY(it.byCard("loses_answer") && it.known(PayPhase::Paid));
            QVERIFY(it.byCard("loses_refusal", "decline") && it.known(PayPhase::Declined));
            QVERIFY(it.byCard("stores_then_paid") && it.phase() == PayPhase::Stored);
            charges += 7;
        }
        QVERIFY(it.byCard("none") && it.phase() == PayPhase::Paid);
        QVERIFY(it.giveBack(QStringLiteral("400"))); // all of it, today: a cancellation
        QVERIFY(it.byCard("none") && it.phase() == PayPhase::Paid);
        QVERIFY(it.giveBack(QStringLiteral("100")));
        QVERIFY(it.byCard("takes_other_amount") && it.phase() == PayPhase::Review);
        QVERIFY(it.inCash());
        QVERIFY(it.byCard("no_status_taken") && it.phase() == PayPhase::InDoubt); // holds the terminal: the last one
        charges += 5;
        QCOMPARE(charges, 40);
        QCOMPARE(it.bench.till().today().size(), charges);

        it.go("doubt");
        QVERIFY(!it.doubt->items().isEmpty());
        it.bench.terminal.endOfDay();
        const auto read = it.ask<payments::dayclose::FileOutcome>(
            [&](auto then) { book.readFile(it.bench.terminal.file(), {}, then); });
        QVERIFY(read.has_value());
        it.settle();

        it.go("close");
        const auto report = it.ask<DayReport>([&](auto then) { book.report(then); });
        QVERIFY(report.has_value());
        const qint64 moved = it.bench.terminal.book().judgement().value(QStringLiteral("charged")).toInteger();
        QCOMPARE(report->cash.net(), Won{5 * 400 * 2 + 400});
        for (const auto& row : report->rows) {
            if (row.what == payments::dayclose::MatchClass::FileOnly)
                QCOMPARE(row.count, 0);
            if (row.what == payments::dayclose::MatchClass::AmountDiffers)
                QCOMPARE(row.count, 1); // one won less, seen by the terminal, the file and the desk
        }
        // What the acquirer moved is what the desk says it received by card, and what it lists as open.
        QCOMPARE(report->card.net().value + 399, moved);
        it.stage->shot(QStringLiteral("shift-close"));

        desk::DayBook::Closing closing;
        closing.counted = QList<payments::Pile>{{100, static_cast<int>(report->drawer.value / 100)}};
        closing.second = TillBench::second;
        closing.secondPin = goodPin;
        const auto closed = it.ask<DayReport>([&](auto then) { book.close(closing, then); });
        QVERIFY(closed.has_value());
        QCOMPARE(closed->kind, DayReport::Kind::Z);
        QCOMPARE(closed->number, 1);
        QCOMPARE(closed->card, report->card);
        QCOMPARE(closed->cash, report->cash);
    }
};

NARU_TEST(ShiftTest)
#include "tst_shift.moc"

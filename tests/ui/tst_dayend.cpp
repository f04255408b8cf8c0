// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/suite.h"
#include "tests/ui/tillstage.h"

using namespace naru;
using desk::PayPhase;
using payments::dayclose::TerminalCount;
using payments::dayclose::TerminalSaid;
using test::TillStage;

namespace {

const QString pin = QStringLiteral("135790");

TerminalCount counted(qint64 terminal, qint64 desk)
{
    TerminalCount count{QStringLiteral("S1F2"), QStringLiteral("단말 2번"), TerminalSaid::Counted, {}};
    count.day.paid = {Won{terminal}, 1};
    count.desk.paid = {Won{desk}, 1};
    return count;
}

} // namespace

/// The terminals at the end of the day.
class DayEndTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void theCloseAsksTheTerminalsAndWritesWhatTheySaid()
    {
        TillStage it;
        it.desk.signIn(1, pin, [](const Result<void>&) {});
        it.till.totals = {counted(15'000, 400)};
        it.close.open();
        QCOMPARE(it.till.calls.count(QStringLiteral("askTotals")), 1);
        const QVariantList rows = it.close.property("terminals").toList();
        QCOMPARE(rows.size(), 1);
        QVERIFY(rows.first().toMap().value(QStringLiteral("text")).toString().contains(QStringLiteral("15,000원")));
        it.close.close(2, pin);
        QVERIFY(it.book.closed);
        QCOMPARE(it.book.closing.terminals, it.till.totals);
        QCOMPARE(it.till.calls.count(QStringLiteral("askTotals")), 1); // just asked, and nothing changed since
    }

    void theCloseWaitsForTheirWord()
    {
        TillStage it;
        it.desk.signIn(1, pin, [](const Result<void>&) {});
        it.till.totals = {counted(400, 400)};
        it.till.countsSlowly = true;
        it.close.open();
        it.close.close(2, pin);
        QVERIFY(!it.book.closed && it.close.property("busy").toBool());
        it.till.tellTotals();
        QVERIFY(it.book.closed);
        QCOMPARE(it.book.closing.terminals, it.till.totals);
    }

    void aChargeMeanwhileIsCountedAnew()
    {
        TillStage it;
        it.desk.signIn(1, pin, [](const Result<void>&) {});
        it.close.open();
        const QByteArray charge = it.till.put({}, test::threeCertificates(), PayPhase::Waiting).charge.id;
        it.till.move(charge, PayPhase::Paid);
        it.close.close(2, pin);
        QCOMPARE(it.till.calls.count(QStringLiteral("askTotals")), 2);
        QVERIFY(it.book.closed);
    }
};

NARU_TEST(DayEndTest)
#include "tst_dayend.moc"

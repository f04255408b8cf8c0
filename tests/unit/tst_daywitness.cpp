// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/payments/dayclose/daystore.h"
#include "app/payments/dayclose/matching.h"
#include "tests/support/paystage.h"
#include "tests/support/suite.h"

using namespace naru;
using namespace naru::payments;
using namespace naru::payments::dayclose;
using test::Plays;
using test::Till;

namespace {

constexpr const char* heading
    = "date,time,kind,amount,currency,approval,sale_transaction,poi_transaction,original,terminal\r\n";

struct Stage : test::PayStage {
    QList<TerminalCount> terminals; ///< as they answered

    Result<DayReport> report(DayReport::Kind kind = DayReport::Kind::X)
    {
        std::optional<Result<DayReport>> made;
        const auto asked = log->query([&](storage::Database& database) -> Result<void> {
            made = computed(database, {kind, world.now.wall, Till::clerk, 0, terminals});
            return {};
        });
        return asked ? *made : asked.fault();
    }
    /// Closes, and reads back what was written.
    Result<DayReport> close()
    {
        const auto made = report(DayReport::Kind::Z);
        if (!made)
            return made;
        const Record record = recordOf(*made);
        const auto closed = log->append(record);
        world.wait(std::chrono::hours(24));
        return closed ? reportOf(record) : Result<DayReport>(closed.fault());
    }
    void hear(qint64 won, qint64 count, const QString& period = QStringLiteral("1001"))
    {
        terminals
            = {{Till::terminal, QStringLiteral("단말 2번"), TerminalSaid::Counted, {{Won{won}, count}, {}}, period}};
    }
    QString pay(const char* bill, qint64 won)
    {
        const Charge fee = Till::chargeFor(QLatin1StringView(bill), Won{won});
        return till.open(fee) ? *till.pay(fee, Plays::Approves) : QString();
    }
    bool read(const QByteArray& file)
    {
        const auto lines = readAcquirerFile(file, builtInProfiles());
        std::optional<Matching> matching;
        const auto asked = log->query([&](storage::Database& database) -> Result<void> {
            auto held = match(database, *lines, world.now);
            if (!held)
                return held.fault();
            matching = *std::move(held);
            return {};
        });
        bool good = bool(asked);
        for (const Fit& fit : matching->fits)
            good = good && till.learn(fit.serviceId, fit.evidence);
        for (const Record& record : recordsOf(matching->outcome))
            good = good && log->append(record);
        return good;
    }
    QByteArray line(const QString& service, qint64 won)
    {
        const Attempt asked = *till.attempt(service);
        return "2026-11-20,09:00:00,payment," + QByteArray::number(won) + ",KRW," + asked.approval.toUtf8() + ','
            + asked.transaction.toUtf8() + ',' + asked.poiTransaction.toUtf8() + ",," + asked.poi.toUtf8() + "\r\n";
    }
};

const MatchRow& rowOf(const DayReport& report, MatchClass what)
{
    return report.rows.at(static_cast<qsizetype>(what) - 1);
}

} // namespace

/// The terminals' own counts beside the books.
class DayWitnessTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aTerminalThatAgreesVouchesForItsPayments()
    {
        Stage stage;
        const QString first = stage.pay("B-1", 15'000);
        stage.pay("B-2", 600);
        QVERIFY(stage.read(heading + stage.line(first, 15'000)));
        stage.hear(15'600, 2);
        const auto agreed = stage.report();
        QVERIFY(agreed->terminals[0].agrees());
        QCOMPARE(rowOf(*agreed, MatchClass::Matched).terminal, std::optional(Won{15'000}));
        QCOMPARE(rowOf(*agreed, MatchClass::DeskOnly).terminal, std::optional(Won{600}));
        for (const auto& [won, count] : {std::pair{15'601, 2}, {15'600, 3}, {0, 0}}) {
            stage.hear(won, count);
            const auto differs = stage.report();
            QVERIFY(!differs->terminals[0].agrees());
            QCOMPARE(rowOf(*differs, MatchClass::Matched).terminal, std::nullopt);
        }
    }

    void whatWasLetGoHasItsSum()
    {
        Stage stage;
        Charge waived = Till::chargeFor(QStringLiteral("B-1"), Won{0});
        waived.lines = {{QStringLiteral("등본"), Won{0}, 2, Won{400}, {}, QStringLiteral("수급자")}};
        Charge reduced = Till::chargeFor(QStringLiteral("B-2"), Won{300});
        reduced.lines = {{QStringLiteral("등본"), Won{300}, 1, Won{400}, {}, QStringLiteral("반액 조례")}};
        QVERIFY(stage.till.open(waived) && stage.till.open(reduced));
        QCOMPARE(stage.report()->waived, (Tally{Won{800}, 1}));
        QCOMPARE(stage.report()->reduced, (Tally{Won{100}, 1}));
    }

    void aCountIsDatedBackToTheLastClose()
    {
        Stage stage;
        stage.pay("B-1", 15'000);
        stage.hear(15'000, 1);
        const auto first = stage.close();
        QVERIFY(first && first->terminals[0].agrees());
        stage.pay("B-2", 400);
        stage.hear(15'400, 2); // it goes on counting
        QVERIFY(stage.report()->terminals[0].agrees());
        stage.hear(400, 1); // it forgot, in the same period
        QVERIFY(stage.report()->terminals[0].agrees());
        stage.hear(400, 1, QStringLiteral("1002")); // it began anew
        QVERIFY(stage.report()->terminals[0].agrees());
        stage.terminals[0] = {Till::terminal, QStringLiteral("단말 2번"), TerminalSaid::Silent, {}};
        const auto silent = stage.close();
        QVERIFY(silent && silent->terminals[0].said == TerminalSaid::Silent);
        QCOMPARE(silent->terminals[0].desk.paid, (Tally{Won{400}, 1}));
        stage.pay("B-3", 200);
        stage.hear(15'600, 3);
        const auto unsure = stage.report();
        QVERIFY(!unsure->terminals[0].agrees() && unsure->terminals[0].mayBeOlder);
        QVERIFY(stage.close());
        QVERIFY(stage.isRebuilt());
    }
};

NARU_TEST(DayWitnessTest)
#include "tst_daywitness.moc"

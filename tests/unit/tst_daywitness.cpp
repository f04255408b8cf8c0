// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/payments/dayclose/daystore.h"
#include "app/payments/dayclose/explained.h"
#include "app/payments/dayclose/matching.h"
#include "tests/support/paystage.h"
#include "tests/support/suite.h"

using namespace naru;
using namespace naru::payments;
using namespace naru::payments::dayclose;
using test::faultOf;
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
    static QByteArray stranger()
    {
        return "2026-11-20,10:00:00,payment,600,KRW,999999,X,Y.Z,," + Till::terminal.toUtf8() + "\r\n";
    }
    QList<OpenLine> lines()
    {
        QList<OpenLine> found;
        const auto asked = log->query([&](storage::Database& database) -> Result<void> {
            const auto all = openLines(database);
            if (all)
                found = *all;
            return all ? Result<void>() : all.fault();
        });
        return asked ? found : QList<OpenLine>();
    }
    Explanation about(const QByteArray& line, const QString& service = {})
    {
        return {line, service, Meaning::OtherDesk, QStringLiteral("1번 창구가 받은 것"), Till::clerk, Till::second,
            world.now.wall};
    }
    Result<void> say(const Explanation& explanation) { return log->append(recordOf(explanation)); }
};

const MatchRow& rowOf(const DayReport& report, MatchClass what)
{
    return report.rows.at(static_cast<qsizetype>(what) - 1);
}

} // namespace

/// The terminals' own counts beside the books, and what two people say of the acquirer's lines.
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

    void aLineStaysOpenUntilTwoPeopleSayWhatItIs()
    {
        Stage stage;
        const QString paid = stage.pay("B-1", 300);
        QVERIFY(stage.read(heading + stage.line(paid, 300) + Stage::stranger()));
        QCOMPARE(stage.lines().size(), 1);
        const OpenLine line = stage.lines().first();
        QCOMPARE(line.amount, Won{600});
        QVERIFY(stage.close());
        QVERIFY(stage.close()); // time does not take it off the list
        QCOMPARE(stage.report()->open.first().kind, OpenKind::FileLine);

        const auto books = stage.books();
        QVERIFY(stage.say(stage.about(line.hash)));
        QCOMPARE(stage.books(), books);
        QCOMPARE(stage.lines().first().said, std::optional(Meaning::OtherDesk));
        const auto said = stage.close();
        QVERIFY(said);
        QCOMPARE(said->openInAll.count, 0);
        QCOMPARE(rowOf(*said, MatchClass::FileOnly).count, 1); // that day it is still in the table
        QCOMPARE(said->explained.size(), 1);
        QCOMPARE(said->explained[0].reason, QStringLiteral("1번 창구가 받은 것"));
        QCOMPARE(said->explained[0].second, Till::second);
        QVERIFY(stage.lines().isEmpty());
        QVERIFY(stage.report()->explained.isEmpty());
        QCOMPARE(rowOf(*stage.report(), MatchClass::FileOnly).count, 0);
        QVERIFY(stage.isRebuilt());
    }

    void aPaymentThatTheFileContradictsStaysOpenToo()
    {
        Stage stage;
        const QString dear = stage.pay("B-1", 15'000);
        const QString fine = stage.pay("B-2", 300);
        QVERIFY(stage.read(heading + stage.line(dear, 16'000) + stage.line(fine, 300)));
        QVERIFY(stage.close());
        QVERIFY(stage.close());
        const auto open = stage.report();
        QCOMPARE(open->openInAll.count, 1);
        QCOMPARE(open->open[0].serviceId, dear);
        QCOMPARE(rowOf(*open, MatchClass::AmountDiffers).count, 1);
        QVERIFY(stage.till.attempt(dear)->isFound());
        QCOMPARE(faultOf(stage.say(stage.about({}, fine))), "payments.moved_meanwhile"); // nothing was found

        const auto books = stage.books();
        QVERIFY(stage.say(stage.about({}, dear)));
        QCOMPARE(stage.books(), books);
        QVERIFY(!stage.till.attempt(dear)->isFound());
        const auto said = stage.close();
        QCOMPARE(said->openInAll.count, 0);
        QCOMPARE(said->explained[0].amount, Won{16'000});
        QCOMPARE(said->explained[0].finding, Finding::AmountDiffers);
        QVERIFY(stage.read(heading + stage.line(dear, 16'000) + stage.line(dear, 16'000))); // another of it
        QVERIFY(stage.till.attempt(dear)->isFound()); // what was said was said of what was known
        QCOMPARE(stage.report()->openInAll.count, 1);
        QVERIFY(stage.isRebuilt());
    }

    void refusesWhatTwoPeopleDidNotSay()
    {
        Stage stage;
        const QString dear = stage.pay("B-1", 15'000);
        QVERIFY(stage.read(heading + stage.line(dear, 16'000) + Stage::stranger()));
        const QByteArray line = stage.lines().first().hash;
        const auto refused = [&](const std::function<void(Explanation&)>& spoil) {
            Explanation explanation = stage.about(line);
            spoil(explanation);
            return faultOf(stage.say(explanation));
        };
        QCOMPARE(refused([](auto& it) { it.second = it.first; }), "payments.second_person_needed");
        QCOMPARE(refused([](auto& it) { it.second = 0; }), "payments.bad_record");
        QCOMPARE(refused([](auto& it) { it.reason = QStringLiteral("  "); }), "payments.second_person_needed");
        QCOMPARE(refused([](auto& it) { it.reason = QStringLiteral("4111 1111 1111 1111"); }), "payments.card_number");
        QCOMPARE(refused([](auto& it) { it.line.clear(); }), "payments.bad_record");
        QCOMPARE(refused([&](auto& it) { it.serviceId = dear; }), "payments.bad_record");
        QCOMPARE(refused([](auto& it) { it.line = QByteArray(32, 'x'); }), "payments.unknown_attempt");
        QCOMPARE(refused([](auto&) {}), QByteArray());
        QCOMPARE(refused([](auto&) {}), "payments.moved_meanwhile");                // the same key once more
        QCOMPARE(refused([](auto& it) { it.what = Meaning::Owed; }), QByteArray()); // they think otherwise now
        QCOMPARE(stage.lines().first().said, std::optional(Meaning::Owed));
        QCOMPARE(stage.report()->explained.size(), 2); // nothing that was said is gone
        QCOMPARE(stage.tried("DELETE FROM pay_explained"), "storage.constraint_failed");
        QCOMPARE(stage.tried("UPDATE pay_explained SET what = 1"), "storage.constraint_failed");
        QVERIFY(stage.isRebuilt());
    }
};

NARU_TEST(DayWitnessTest)
#include "tst_daywitness.moc"

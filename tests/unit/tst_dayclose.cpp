// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/payments/dayclose/csv.h"
#include "app/payments/dayclose/daystore.h"
#include "app/payments/dayclose/matching.h"
#include "app/payments/dayclose/reportcsv.h"
#include "app/payments/dayclose/seal.h"
#include "tests/support/paystage.h"
#include "tests/support/suite.h"

#include <QFile>
#include <QStringEncoder>

using namespace naru;
using namespace naru::payments;
using namespace naru::payments::dayclose;
using test::faultOf;
using test::Plays;
using test::Till;

namespace {

constexpr const char* heading
    = "date,time,kind,amount,currency,approval,sale_transaction,poi_transaction,original,terminal\r\n";

/// A day at a desk: cards, cash, and the acquirer's file as the simulator writes it.
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
    Result<void> close()
    {
        const auto made = report(DayReport::Kind::Z);
        return made ? log->append(recordOf(*made)) : made.fault();
    }
    QList<DayReport> days()
    {
        QList<DayReport> found;
        const auto asked = log->query([&](storage::Database& database) -> Result<void> {
            const auto all = closedDays(database, 10);
            if (!all)
                return all.fault();
            found = *all;
            return {};
        });
        return asked ? found : QList<DayReport>();
    }
    Result<FileOutcome> read(const QByteArray& file)
    {
        const auto lines = readAcquirerFile(file, builtInProfiles());
        if (!lines)
            return lines.fault();
        std::optional<Matching> matching;
        const auto asked = log->query([&](storage::Database& database) -> Result<void> {
            auto held = match(database, *lines, world.now);
            if (!held)
                return held.fault();
            matching = *std::move(held);
            return {};
        });
        if (!asked)
            return asked.fault();
        for (const Fit& fit : matching->fits) {
            if (const auto learnt = till.learn(fit.serviceId, fit.evidence); !learnt)
                return learnt.fault();
        }
        for (const Record& record : recordsOf(matching->outcome)) {
            if (const auto appended = log->append(record); !appended)
                return appended.fault();
        }
        return matching->outcome;
    }
    QByteArray line(const QString& service, const char* kind = "payment", qint64 won = 0)
    {
        const Attempt asked = *till.attempt(service);
        return "2026-11-20,09:00:00," + QByteArray(kind) + ',' + QByteArray::number(won ? won : asked.amount.value)
            + ",KRW," + asked.approval.toUtf8() + ',' + asked.transaction.toUtf8() + ',' + asked.poiTransaction.toUtf8()
            + ",," + asked.poi.toUtf8() + "\r\n";
    }
    QString pay(const char* bill, qint64 won, Plays plays)
    {
        const Charge fee = Till::chargeFor(QLatin1StringView(bill), Won{won});
        return till.open(fee) ? till.pay(fee, plays).operator*() : QString();
    }
    bool cash(const char* bill, qint64 won)
    {
        const Charge fee = Till::chargeFor(QLatin1StringView(bill), Won{won});
        return till.open(fee) && till.takeCash(fee, Won{won});
    }
};

const MatchRow& rowOf(const DayReport& report, MatchClass what)
{
    return report.rows.at(static_cast<qsizetype>(what) - 1);
}

QByteArray golden()
{
    QFile file(QStringLiteral(NARU_SOURCE_DIR "/tests/unit/data/day-report.csv"));
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

DayReport sampleReport()
{
    DayReport report;
    report.kind = DayReport::Kind::Z;
    report.number = 218;
    report.date = QDate(2026, 11, 20);
    report.at = *parseRfc3339(u"2026-11-20T08:46:00Z");
    report.since = *parseRfc3339(u"2026-11-19T08:40:00Z");
    report.by = 1;
    report.second = 2;
    report.card = {{Won{87'000}, 32}, {Won{600}, 1}, {}};
    report.cash = {{Won{58'200}, 27}, {}, {}};
    report.waived = {Won{800}, 1};
    report.staff = {{1, Method::Card, report.card}, {1, Method::Cash, report.cash}};
    report.shifts = {{7, 1, report.at - std::chrono::hours(9), Won{50'000}, report.at, Won{108'200}, Won{108'100},
        QStringLiteral("=HYPERLINK(\"x\")")}};
    report.drawer = Won{108'100};
    for (const MatchClass what : allMatchClasses)
        report.rows.append({what, 0, {}, {}, {}});
    report.rows[0] = {MatchClass::Matched, 31, Won{86'400}, Won{86'400}, Won{86'400}};
    report.open = {{OpenKind::InDoubt, Finding::None, QStringLiteral("A100000007"), QStringLiteral("@B-7"), Won{32'400},
        report.at}};
    report.openInAll = report.doubt = {Won{32'400}, 1};
    report.hash = QByteArray(32, '\x5a');
    return report;
}

} // namespace

/// The end of a day, and the file that judges it.
class DayCloseTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void countsWhatIsSureAndListsWhatIsNot()
    {
        Stage stage;
        QVERIFY(stage.till.openDrawer(Won{50'000}));
        const QString paid = stage.pay("B-1", 15'000, Plays::Approves);
        const QString doubt = stage.pay("B-2", 32'400, Plays::IsSilentTaken);
        QVERIFY(stage.cash("B-3", 400) && stage.cash("B-4", 600));
        const auto before = stage.report();
        QVERIFY(before);
        QCOMPARE(before->received().value, 16'000);
        QCOMPARE(before->doubt, (Tally{Won{32'400}, 1}));
        QCOMPARE(before->drawer, Won{51'000});
        QCOMPARE(rowOf(*before, MatchClass::NotCompared).desk, std::optional(Won{15'000}));
        QCOMPARE(rowOf(*before, MatchClass::DeskOnly).count, 1);
        QVERIFY(!before->compared && before->open.first().serviceId == doubt);

        const QByteArray stranger
            = "2026-11-20,10:00:00,payment,600,KRW,999999,X,Y.Z,," + Till::terminal.toUtf8() + "\r\n";
        const auto read = stage.read(heading + stage.line(paid) + stage.line(doubt) + stranger);
        QVERIFY(read);
        QCOMPARE(read->fitted, 2);
        QCOMPARE(read->alone.size(), 1);
        const auto after = stage.report();
        QCOMPARE(after->received().value, 48'400);
        QCOMPARE(rowOf(*after, MatchClass::Matched).acquirer, std::optional(Won{47'400}));
        QCOMPARE(rowOf(*after, MatchClass::FileOnly).acquirer, std::optional(Won{600}));
        QVERIFY(after->compared && after->open.size() == 1 && after->open.first().kind == OpenKind::FileLine);
        QCOMPARE(after->staff.size(), 2);
        QVERIFY(stage.isRebuilt());
    }

    void sortsWhatDoesNotFit()
    {
        Stage stage;
        const QString dear = stage.pay("B-1", 15'000, Plays::Approves);
        const QString twice = stage.pay("B-2", 3'000, Plays::Approves);
        const QString missing = stage.pay("B-3", 700, Plays::Approves);
        const QByteArray file = heading + stage.line(dear, "payment", 16'000) + stage.line(twice) + stage.line(twice);
        QVERIFY(stage.read(file));
        const auto report = stage.report();
        QCOMPARE(rowOf(*report, MatchClass::AmountDiffers).acquirer, std::optional(Won{16'000}));
        QCOMPARE(rowOf(*report, MatchClass::Duplicate).acquirer, std::optional(Won{6'000}));
        QCOMPARE(rowOf(*report, MatchClass::DeskOnly).desk, std::optional(Won{700}));
        QCOMPARE(report->openInAll.count, 3);
        const auto again = stage.read(file); // the same file twice is one file
        QVERIFY(again && again->known == 3);
        QCOMPARE(stage.report()->rows, report->rows);
        QVERIFY(stage.isRebuilt() && !missing.isEmpty());
    }

    void matchesByApprovalAloneWhereOneFits()
    {
        Stage stage;
        const QString paid = stage.pay("B-1", 15'000, Plays::Approves);
        const QByteArray approval = stage.till.attempt(paid)->approval.toUtf8();
        QVERIFY(!approval.isEmpty());
        const QString van
            = QStringLiteral("거래일자,거래시간,거래구분,거래금액,승인번호,단말기번호\n20261120,090000,승인,"
                             "\"15,000\",%1,S1F2-000158213605588\n20261121,090000,거절,700,1,\n")
                  .arg(QLatin1StringView(approval));
        QStringEncoder korean("windows-949");
        const auto read = stage.read(korean.encode(van));
        QVERIFY2(read, read ? "" : read.fault().name());
        QCOMPARE(read->profile, QStringLiteral("van-example"));
        QCOMPARE(read->fitted, 1);
        QVERIFY(read->alone.isEmpty()); // a refusal nobody asked about is no money
        QCOMPARE(stage.till.attempt(paid)->lines, 1);
        const auto reversal
            = stage.read(QString(van).replace(QStringLiteral("승인,"), QStringLiteral("취소,")).toUtf8());
        QVERIFY(reversal && reversal->fitted == 0 && reversal->alone.size() == 1); // not ours: never given back
    }

    void closesOnceAndForGood()
    {
        Stage stage;
        QVERIFY(stage.till.openDrawer(Won{10'000}) && stage.cash("B-1", 400));
        const QString doubt = stage.pay("B-2", 9'000, Plays::HasNoStatusTaken);
        QCOMPARE(faultOf(stage.close()), "payments.drawer_open");
        QVERIFY(stage.till.count(ShiftStep::Closed, Won{10'400}));
        const auto seen = stage.report(DayReport::Kind::Z);
        QVERIFY(stage.till.open(Till::chargeFor(QStringLiteral("B-8"), Won{100}))); // nothing of the figures
        QVERIFY(stage.pay("B-9", 500, Plays::Approves).size() == 10);
        QCOMPARE(faultOf(stage.log->append(recordOf(*seen))), "payments.day_moved");
        QVERIFY(stage.close());
        QCOMPARE(faultOf(stage.close()), "payments.day_closed_already");
        const DayReport first = stage.days().first();
        QCOMPARE(first.received().value, 900);
        QCOMPARE(first.open.first().serviceId, doubt);
        QVERIFY(stage.file()); // the doubt ends behind the line
        QCOMPARE(stage.days().first(), first);
        QCOMPARE(stage.report()->received().value, 9'000);
        stage.world.wait(std::chrono::hours(24));
        QVERIFY(stage.close());
        QCOMPARE(stage.days().first().number, 2);
        QCOMPARE(stage.days().first().before, first.hash);
        QVERIFY(stage.isRebuilt());
    }

    void fileRefuses_data()
    {
        QTest::addColumn<QByteArray>("sql");
        const std::pair<const char*, const char*> rows[] = {
            {"a gap in the numbers",
                "INSERT INTO pay_day SELECT 3, 99, '2026-12-01', body, zeroblob(32), hash FROM pay_day"},
            {"another chain", "INSERT INTO pay_day SELECT 2, 99, '2026-12-01', body, zeroblob(32), x'00' FROM pay_day"},
            {"a day twice", "INSERT INTO pay_day SELECT 2, 99, date, body, zeroblob(32), hash FROM pay_day"},
            {"a closed day changed", "UPDATE pay_day SET body = x'a0'"},
            {"a closed day forgotten", "DELETE FROM pay_day"},
            {"money in a closed day",
                "INSERT INTO pay_posting VALUES(99, 1, 5), (99, 2, -5); INSERT INTO pay_transfer SELECT 99, 1, "
                "service_id, 4, NULL, NULL, NULL FROM pay_attempt LIMIT 1"},
        };
        for (const auto& [name, sql] : rows)
            QTest::newRow(name) << QByteArray(sql);
    }
    void fileRefuses()
    {
        QFETCH(QByteArray, sql);
        Stage stage;
        QVERIFY(!stage.pay("B-1", 400, Plays::Approves).isEmpty() && stage.close());
        QCOMPARE(stage.tried(("BEGIN;" + sql + ";COMMIT").constData()), QByteArray("storage.constraint_failed"));
    }

    void keepsNoCardNumberOfAFile()
    {
        Stage stage;
        QVERIFY(!stage.pay("B-1", 400, Plays::Approves).isEmpty());
        const QByteArray pan = "4111111111111111";
        const auto read = stage.read(heading + QByteArray("2026-11-20,10:00:00,payment,600,KRW,") + pan + ',' + pan
            + ',' + pan + ",," + Till::terminal.toUtf8() + "\r\n");
        QVERIFY(read && read->alone.size() == 1);
        const auto records = stage.log->records();
        QVERIFY(records);
        for (const Record& record : *records)
            QVERIFY(!record.body.contains(pan));
    }

    void countsOtherDesksLinesAndForgetsThem()
    {
        Stage stage;
        QVERIFY(!stage.pay("B-1", 400, Plays::Approves).isEmpty());
        const auto read = stage.read(heading + QByteArray("2026-11-20,10:00:00,payment,600,KRW,1,X,Y,,OTHER-1\r\n"));
        QVERIFY(read && read->elsewhere == 1 && read->alone.isEmpty());
    }

    void refusesFilesThatAreNone_data()
    {
        QTest::addColumn<QByteArray>("file");
        QTest::addColumn<QByteArray>("fault");
        QTest::newRow("nothing") << QByteArray() << QByteArray("payments.file_unreadable");
        QTest::newRow("another heading") << QByteArray("a,b\n1,2\n") << QByteArray("payments.no_profile");
        QTest::newRow("a quote that does not end")
            << QByteArray(heading) + "\"2026" << QByteArray("payments.file_unreadable");
        QTest::newRow("text behind a quote") << QByteArray(heading) + "\"2026\"x,1\n"
                                             << QByteArray("payments.file_unreadable");
        QTest::newRow("no line of use") << QByteArray(heading) + "x,y,z\n" << QByteArray("payments.file_unreadable");
        QTest::newRow("bytes") << QByteArray("\xff\xff\x00\x01", 4) << QByteArray("payments.file_unreadable");
        QTest::newRow("a long cell") << QByteArray(heading) + QByteArray(1'000, 'x')
                                     << QByteArray("payments.file_unreadable");
        QTest::newRow("too many lines") << QByteArray(heading) + QByteArray("x\n").repeated(50'001)
                                        << QByteArray("payments.file_too_large");
        QTest::newRow("too large") << QByteArray(4 * 1024 * 1024 + 1, 'x') << QByteArray("payments.file_too_large");
    }
    void refusesFilesThatAreNone()
    {
        QFETCH(QByteArray, file);
        QTEST(faultOf(readAcquirerFile(file, builtInProfiles())), "fault");
    }

    void namesTheLinesItCouldNotRead()
    {
        const auto read = readAcquirerFile(QByteArray("\xEF\xBB\xBF") + heading
                + "2026-11-20,09:00:00,payment,\"15,000\",KRW,123456,S,P,,T\n2026-11-20,09:00:00,payment,1.5,KRW,1,S,P,"
                  ",T\n"
                  "2026-13-20,09:00:00,payment,15,KRW,1,S,P,,T\n2026-11-20,09:00:00,gift,15,KRW,1,S,P,,T\n"
                  "2026-11-20,09:00:00,payment,-15,KRW,1,S,P,,T\n",
            builtInProfiles());
        QVERIFY(read);
        QCOMPARE(read->lines.size(), 1);
        QCOMPARE(read->lines.first().amount, Won{15'000});
        QCOMPARE(read->skipped,
            (QStringList{QStringLiteral("2: amount"), QStringLiteral("3: date"), QStringLiteral("4: kind"),
                QStringLiteral("5: kind")}));
    }

    void refusesProfilesThatAreNone()
    {
        const QByteArray good = R"({"id": "x", "separator": ";", "skip": 1, "columns": {"date": "d", "amount": "a",)"
                                R"( "approval": "n"}, "dateFormat": "yyMMdd", "kinds": {}, "sign": "negative"})";
        QVERIFY(parseProfile(good));
        for (const auto& [from, to] : {std::pair{"\"x\"", "\"\""}, {"\";\"", "\";;\""}, {"1,", "-1,"}, {"\"n\"", "3"},
                 {", \"approval\": \"n\"", ""}, {"negative", "unsigned"}, {"\"kinds\"", "\"kind\""}}) {
            const auto refused = parseProfile(QByteArray(good).replace(from, to));
            QVERIFY2(!refused && refused.fault().is(PaymentFault::BadProfile), to);
        }
    }

    void writesTablesThatNoSpreadsheetRuns()
    {
        for (const char* text : {"=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "  =1", "\r=1", "＝1"}) {
            const QByteArray cell = CsvWriter().cell(QString::fromUtf8(text)).take().sliced(3);
            QVERIFY2(cell.startsWith("\"'"), cell.constData());
        }
        QCOMPARE(CsvWriter().cell(QStringLiteral("김\"나루\"")).number(-5).end().take(),
            QByteArray("\xEF\xBB\xBF\"김\"\"나루\"\"\",-5\r\n"));
        const Names names{QStringLiteral("나루동 행정복지센터"), QStringLiteral("2번 창구"),
            {{1, QStringLiteral("김나루")}, {2, QStringLiteral("이한솔")}}};
        const QByteArray csv = csvOf(sampleReport(), names);
        if (csv != golden()) {
            QFile actual(QStringLiteral(NARU_BINARY_DIR "/day-report.actual.csv"));
            QVERIFY(actual.open(QIODevice::WriteOnly) && actual.write(csv) == csv.size());
        }
        QCOMPARE(csv, golden());
        QCOMPARE(fileNameOf(sampleReport()), QStringLiteral("naru-z-0218-2026-11-20"));
    }

    void sealsWhatLeavesTheDesk()
    {
        SeededRandom random(7);
        const auto desk = crypto::PrivateKey::generate(crypto::Curve::P256, random);
        const auto other = crypto::PrivateKey::generate(crypto::Curve::P256, random);
        const QByteArray file = golden();
        const Instant at = sampleReport().at;
        const QByteArray seal = sealOf(file, desk, at);
        const auto held = verified(file, seal, {other.publicKey(), desk.publicKey()});
        QVERIFY(held && held->at == at);
        QCOMPARE(faultOf(verified(file, seal, {other.publicKey()})), "payments.unknown_signer");
        QCOMPARE(faultOf(opened(file + ' ', seal)), "payments.bad_signature");
        for (qsizetype i = 0; i < seal.size(); ++i) {
            QByteArray bent = seal;
            bent[i] = static_cast<char>(bent[i] ^ 1);
            QVERIFY(!verified(file, bent, {desk.publicKey()}));
            QVERIFY(!opened(file, seal.first(i)));
        }
    }
};

NARU_TEST(DayCloseTest)
#include "tst_dayclose.moc"

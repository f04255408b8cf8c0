// SPDX-License-Identifier: GPL-3.0-or-later
// A whole day at a real desk, with card numbers typed, scanned and returned by the terminal wherever there is a way in;
// then every byte that the day left anywhere is searched for them.
#include "app/desk/deskimpl.h"
#include "app/paper/pdf.h"
#include "devices/printer/cupsprinter.h"
#include "devices/printer/escposprinter.h"
#include "devices/simulator/printer/simulatedprinter.h"
#include "tests/simulation/cardday.h"
#include "tests/support/cardtraces.h"
#include "tests/support/cupsservice.h"
#include "tests/support/suite.h"

using namespace naru;
using namespace naru::payments;
using namespace naru::test::cardday;
using test::CardTraces;
using test::TillBench;

namespace {

QByteArray g_log; ///< all that this process said since the day began
QtMessageHandler g_before = nullptr;

void keepMessage(QtMsgType type, const QMessageLogContext& context, const QString& text)
{
    g_log += text.toUtf8() + '\n';
    if (g_before)
        g_before(type, context, text);
}

/// Keeps what goes to a printer, as it goes.
class Recorder final : public device::Printer {
public:
    explicit Recorder(device::Printer& printer)
        : m_printer(printer)
    {
    }
    Takes takes() const override { return m_printer.takes(); }
    QString name() const override { return m_printer.name(); }
    device::PrinterState state() const override { return m_printer.state(); }
    bool isPrinting() const override { return m_printer.isPrinting(); }
    void lookAgain() override { m_printer.lookAgain(); }
    void print(const QByteArray& job, Done done) override
    {
        jobs.append(job);
        m_printer.print(job, std::move(done));
    }
    QList<QByteArray> jobs;

private:
    device::Printer& m_printer;
};

} // namespace

class CardDayTest : public QObject {
    Q_OBJECT

    std::unique_ptr<Day> m_day;
    QByteArray m_card, m_cash; ///< charges
    QList<std::pair<QString, QByteArray>> m_exports;
    QList<IssuedReceipt> m_receipts;

    /// The three numbers, looked for at once.
    static QStringList tracesIn(QByteArrayView bytes)
    {
        QStringList ways;
        for (const QByteArray& number : {typed, scanned, returned}) {
            for (const QString& way : CardTraces(number).in(bytes))
                ways.append(QLatin1StringView(number) + QStringLiteral(": ") + way);
        }
        return ways;
    }
    static QStringList tracesBelow(const QString& folder, int filesMin)
    {
        QStringList ways;
        for (const QByteArray& number : {typed, scanned, returned}) {
            const CardTraces traces(number);
            ways += traces.inFolder(folder);
            if (traces.filesSeen() < filesMin)
                ways.append(QStringLiteral("only %1 files").arg(traces.filesSeen()));
        }
        return ways;
    }
    static QByteArray said(const QStringList& ways) { return ways.join(QStringLiteral("; ")).toUtf8(); }
    void keep(const QString& name, const QByteArray& bytes) { m_exports.append({name, bytes}); }

    void endTheDay()
    {
        Day& day = *m_day;
        const QByteArray heading
            = "date,time,kind,amount,currency,approval,sale_transaction,poi_transaction,original,terminal\r\n";
        const QByteArray file = day.terminal.file() + "2026-11-20,10:00:00,payment,600,KRW," + returned + ',' + returned
            + ',' + returned + ',' + returned + ',' + TillBench::poi + "\r\n";
        QVERIFY(file.startsWith(heading));
        QVERIFY((day.answer<dayclose::FileOutcome>([&](auto then) { day.book().readFile(file, {}, then); })));
        desk::DayBook::Closing closing;
        closing.counted = {{10'000, 6}};
        closing.reason = QString::fromLatin1(typed);
        const auto close
            = [&] { return day.answer<dayclose::DayReport>([&](auto then) { day.book().close(closing, then); }); };
        QVERIFY(!close());
        closing.reason = QStringLiteral("세어 봄");
        const auto report = close();
        QVERIFY2(report, report ? "" : report.fault().name());
        const auto papers = day.book().papers(*report);
        QVERIFY(papers);
        QCOMPARE(papers->size(), 4); // CSV and PDF, each with its signature
        for (const auto& paper : *papers)
            keep(paper.name, paper.bytes);
    }

private Q_SLOTS:
    void initTestCase()
    {
        g_log.clear();
        g_before = qInstallMessageHandler(keepMessage);
        m_day = std::make_unique<Day>();
        Day& day = *m_day;
        QVERIFY(day.begin());
        QVERIFY(day.ask([&](desk::Done done) { day.book().openDrawer({{10'000, 5}}, {}, done); }));
        m_card = day.pays("shows_card_number", "B-1");
        QVERIFY(!m_card.isEmpty() && day.phase(m_card) == desk::PayPhase::Paid);
        const QString service = day.last(m_card).serviceId;
        QCOMPARE(day.last(m_card).lastFour, QString::fromLatin1(returned.last(4)));
        const QByteArray doubt = day.pays("silent_taken", "B-2");
        QVERIFY(!doubt.isEmpty() && day.scans());
        const auto cash = day.open(QStringLiteral("B-3"), {10'000});
        m_cash = cash ? cash->charge : QByteArray();
        QVERIFY(day.ask([&](desk::Done done) { day.book().takeCash(m_cash, {10'000}, done); }));
        QCOMPARE(day.typeEverywhere(m_cash, service), 0);
        day.typeEverywhere(m_cash, day.last(doubt).serviceId);
    }

    void noneOnPaper()
    {
        Day& day = *m_day;
        for (const auto letters : {desk::Papers::Letters::Drawn, desk::Papers::Letters::Own}) {
            const QString port = day.path("lp");
            sim::SimulatedPrinter device(port, 576);
            device::EscPosPrinter printer({port, 9600, Milliseconds(300), Milliseconds(3'000), Milliseconds(10'000)});
            Recorder recorder(printer);
            QVERIFY(device.plugIn());
            day.papers().usePrinter(&recorder, paper::roll80, letters);
            for (const QByteArray& charge : {m_card, m_cash}) {
                const auto issued = day.issue(charge);
                QVERIFY2(issued, issued ? "" : issued.fault().name());
                QVERIFY(day.prints(*issued));
                m_receipts.append(*issued);
                keep(QStringLiteral("receipt"), encoded(issued->receipt));
                const auto code
                    = day.answer<QByteArray>([&](auto then) { day.papers().eReceipt(issued->receipt.id, then); });
                QVERIFY(code);
                keep(QStringLiteral("e-receipt"), *code);
                const auto says = judgeEReceipt(*code, day.desk().knownDesks()).says;
                QVERIFY(says);
                keep(
                    QStringLiteral("e-receipt's words"), says->number.toUtf8() + says->id + says->approvalEnd.toUtf8());
            }
            day.papers().usePrinter(nullptr, paper::roll80, letters);
            QCOMPARE(recorder.jobs.size(), 2);
            for (const QByteArray& job : recorder.jobs)
                QCOMPARE(said(tracesIn(job)), QByteArray());
            QCOMPARE(said(tracesIn(device.paper().rows)), QByteArray());
            QCOMPARE(said(tracesIn(device.paper().lines.join(u'\n').toUtf8())), QByteArray());
            if (letters == desk::Papers::Letters::Own)
                QVERIFY(device.paper().lines.join(u' ').contains(u"1111")); // it is the card's receipt
        }
    }

    void noneInTheReports()
    {
        endTheDay();
        QVERIFY(!QTest::currentTestFailed());
        const auto told = m_day->ask(
            [&](desk::Done done) { m_day->book().shareBills(QStringLiteral("a code of this centre"), done); });
        QVERIFY(told);
        const auto bills = m_day->answer<QByteArray>([&](auto then) { m_day->book().tellBills(then); });
        QVERIFY(bills);
        keep(QStringLiteral("bills for other desks"), *bills);
        for (const auto& [name, bytes] : m_exports)
            QVERIFY2(tracesIn(bytes).isEmpty(), name.toUtf8() + ' ' + said(tracesIn(bytes)));
    }

    void noneInTheSpool()
    {
        if (!test::CupsService::isInstalled()) {
            if (qEnvironmentVariable("CI") == u"true")
                QFAIL("cups-daemon and cups-client are not installed");
            QSKIP("cups-daemon and cups-client are not installed");
        }
        test::CupsService service;
        QVERIFY(service.start());
        device::CupsPrinter printer({QStringLiteral("office"), service.server()});
        QList<QByteArray> jobs;
        for (const auto& [name, bytes] : m_exports) {
            if (bytes.startsWith("%PDF"))
                jobs.append(bytes);
        }
        for (const IssuedReceipt& one : m_receipts) {
            const auto page = paper::pdf(desk::documentOf(one.receipt, {}));
            QVERIFY(page);
            jobs.append(*page);
        }
        QVERIFY(jobs.size() >= 3);
        for (const QByteArray& job : jobs) {
            std::optional<device::PrintOutcome> outcome;
            printer.print(job, [&](const device::PrintOutcome& came) { outcome = came; });
            QVERIFY(QTest::qWaitFor([&] { return outcome.has_value(); }, 30'000));
            QVERIFY(outcome->what == device::PrintOutcome::What::Printed);
            QCOMPARE(said(tracesBelow(service.folder(), 3)), QByteArray());
        }
    }

    void noneInTheEntries()
    {
        int copies = 0, entries = 0;
        const auto& journal = static_cast<desk::DeskImpl&>(m_day->desk()).journal();
        const auto read = journal.read({0, 10'000, journal::Journal::Range::Order::OldestFirst, 0});
        QVERIFY(read);
        for (const journal::Recorded& one : *read) {
            ++entries;
            copies += one.entry.kind == Kind::EvidenceCopied ? 1 : 0;
            const QStringList ways = tracesIn(one.entry.body);
            QVERIFY2(ways.isEmpty(), QByteArray::number(int(one.entry.kind)) + ' ' + said(ways));
        }
        QVERIFY(entries > 20 && copies > 0); // what the terminal said is kept, cut
    }

    void noneInABackup()
    {
        const QString to = m_day->path("stick");
        QVERIFY(QDir().mkpath(to));
        QVERIFY(m_day->ask([&](desk::Done done) { m_day->desk().backUp(to, done); }));
        QCOMPARE(said(tracesBelow(to, 2)), QByteArray());
    }

    /// What support takes along: every entry in plain JSON, with an administrator's PIN.
    void noneInTheJournalsExport()
    {
        m_day->stage.desk.reset();
        for (const QStringList& words : {QStringList{QStringLiteral("--full")}, QStringList{}}) {
            QProcess process;
            process.start(QStringLiteral(NARU_BINARY_DIR "/bin/naructl"),
                QStringList{QStringLiteral("--data"), m_day->path("data"), QStringLiteral("journal"),
                    QStringLiteral("export"), QStringLiteral("--json")}
                    + words);
            process.write("1\n" + test::goodPin.toUtf8() + '\n');
            process.closeWriteChannel();
            QVERIFY(process.waitForFinished());
            const QByteArray out = process.readAllStandardOutput();
            QVERIFY2(process.exitCode() == 0, process.readAllStandardError());
            QVERIFY(out.count('\n') > 20);
            QCOMPARE(said(tracesIn(out)), QByteArray());
            QCOMPARE(said(tracesIn(process.readAllStandardError())), QByteArray());
        }
    }

    /// The journal, its WAL, keys, marks; whatever lies in the folder.
    void noneOnTheDisk() { QCOMPARE(said(tracesBelow(m_day->stage.folder.path(), 5)), QByteArray()); }

    void noneInWhatItSaid() { QCOMPARE(said(tracesIn(g_log)), QByteArray()); }

    void cleanupTestCase()
    {
        m_day.reset();
        qInstallMessageHandler(g_before);
    }
};

NARU_TEST(CardDayTest)
#include "tst_cardday.moc"

// SPDX-License-Identifier: GPL-3.0-or-later
// A whole day at a real desk, with card numbers typed, scanned and returned by the terminal wherever there is a way in;
// then every byte that the day left anywhere is searched for them.
#include "app/desk/deskimpl.h"
#include "app/paper/pdf.h"
#include "devices/printer/cupsprinter.h"
#include "devices/printer/escposprinter.h"
#include "devices/scanner/serialscanner.h"
#include "devices/simulator/printer/simulatedprinter.h"
#include "devices/simulator/scanner/simulatedscanner.h"
#include "tests/support/cardtraces.h"
#include "tests/support/cupsservice.h"
#include "tests/support/suite.h"
#include "tests/support/tillbench.h"

#include <QStandardPaths>

using namespace naru;
using namespace naru::payments;
using test::CardTraces;
using test::TillBench;

namespace {

constexpr int waitMs = 20'000;
/// One for each way in, so that a hit says where it came from; all of them numbers for tests, right by Luhn.
const QByteArray typed = "5555555555554444", scanned = "6011111111111117", returned = sim::shownCardNumber;

QString gapped(const QByteArray& digits, char gap)
{
    QByteArray text = digits;
    for (qsizetype at = 12; at > 0; at -= 4)
        text.insert(at, gap);
    return QString::fromLatin1(text);
}

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

/// The day, lived once.
struct Day : TillBench {
    using TillBench::TillBench;

    desk::Desk& desk() { return *stage.desk; }
    desk::DayBook& book() { return *desk().dayBook(); }
    desk::Papers& papers() { return *desk().papers(); }
    template <typename Value, typename Ask>
    Result<Value> answer(const Ask& ask)
    {
        std::optional<Result<Value>> given;
        ask([&given](Result<Value> value) { given = std::move(value); });
        if (!QTest::qWaitFor([&] { return given.has_value(); }, waitMs))
            qFatal("the desk never answered");
        return *given;
    }
    Result<void> ask(const std::function<void(desk::Done)>& what) { return stage.await(what); }
    QString path(const char* name) { return stage.folder.filePath(QLatin1StringView(name)); }

    /// Every field of the desk that takes words, with the number as a clerk would type it. How many took it.
    int typeEverywhere(const QByteArray& charge, const QString& service)
    {
        int taken = 0;
        const auto count = [&](const Result<void>& done) { taken += done ? 1 : 0; };
        for (const QString& number : {QString::fromLatin1(typed), gapped(typed, ' '), gapped(typed, '-')}) {
            taken += open(number, {1'000}) ? 1 : 0;
            const desk::Wanted line{QStringLiteral("B-9"), {{number, {1'000}}}, {}};
            taken += answer<desk::Opened>([&](auto then) { till().open(line, then); }) ? 1 : 0;
            const desk::Wanted fine{QStringLiteral("B-1"), {{QStringLiteral("등본"), {2'000}}}, {}};
            taken += answer<desk::Opened>(
                         [&](auto then) { till().openAgreed(fine, second, test::goodPin, number, then); })
                ? 1
                : 0;
            count(ask([&](desk::Done done) {
                till().giveBack(
                    service, {ReversalKind::Refund, {1'000}, second, number}, terminalId, test::goodPin, done);
            }));
            count(ask([&](desk::Done done) { book().putIn({1'000}, number, done); }));
            count(ask([&](desk::Done done) { book().takeOut({1'000}, number, done); }));
            count(ask([&](desk::Done done) { book().countDrawer({{10'000, 6}}, number, done); }));
            count(
                ask([&](desk::Done done) { book().giveCashBack(charge, {100}, number, second, test::goodPin, done); }));
            till().lateAnswer(service,
                QStringLiteral(R"({"service_id":"%1","outcome":"approved","approval":"%2","last_four":"4444"})")
                    .arg(service, number)
                    .toUtf8(),
                Source::People);
            count(ask([&](desk::Done done) { desk().addStaff(number, desk::Role::Clerk, test::goodPin, done); }));
            desk::Settings settings = desk().settings();
            settings.desk = number;
            count(ask([&](desk::Done done) { desk().changeSettings(settings, done); }));
            device::TerminalSetup named = setup();
            named.name = number;
            count(ask([&](desk::Done done) { till().keepTerminal(named, {}, done); }));
            const QByteArray fees = R"({"items": [{"code": "copying", "name": {"ko": "복사", "en": ")" + number.toUtf8()
                + R"("}, "unit": {"ko": "장", "en": "sheets"}, "price": 50, "taxLike": false, "cashReceipt": true,)"
                  R"( "needsBill": false}]})";
            count(ask([&](desk::Done done) { book().changeFees(fees, done); }));
            desk::Till::PeopleSay say;
            say.outcome = Outcome::Success;
            say.approval = number;
            say.second = second;
            say.secondPin = test::goodPin;
            count(ask([&](desk::Done done) { till().decideByPeople(service, say, done); }));
        }
        return taken;
    }

    QByteArray pays(const char* play, const char* bill)
    {
        this->play(play);
        const auto opened = open(QLatin1StringView(bill), {1'000});
        if (!opened || !pay(opened->charge) || !waitForAnswer(opened->charge))
            return {};
        return opened->charge;
    }
    bool scans()
    {
        sim::SimulatedScanner gun(path("gun"));
        device::SerialScanner port({path("gun"), 9600, {}}, stage.clock);
        if (!gun.plugIn())
            return false;
        int refused = 0;
        QObject::connect(&port, &device::CodeSource::read, stage.desk.get(), &desk::Desk::codeScanned);
        QObject::connect(&port, &device::CodeSource::refused, stage.desk.get(), [&] { ++refused; });
        port.start();
        bool came = QTest::qWaitFor([&] { return port.isReady(); }, waitMs);
        for (const QByteArray& line : {scanned + "\r\n", gapped(scanned, ' ').toLatin1() + '\r'}) {
            const int before = refused;
            came = came && gun.send(line) && QTest::qWaitFor([&] { return refused > before; }, waitMs);
        }
        desk().codeScanned(scanned); // a camera, which knows nothing of numbers
        return came;
    }
    Result<IssuedReceipt> issue(const QByteArray& charge)
    {
        const QString number = QString::fromLatin1(typed);
        return answer<IssuedReceipt>([&](auto then) { papers().issue(charge, {number, number, number}, then); });
    }
    bool prints(const IssuedReceipt& issued)
    {
        const auto out = answer<device::PrintOutcome>([&](auto then) { papers().print(issued.receipt.id, {}, then); });
        return out && out->what == device::PrintOutcome::What::Printed;
    }
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

    /// The eye itself: each way of writing a number is seen.
    void wouldSeeIt_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        const QString text = QString::fromLatin1(typed);
        const auto utf16 = QByteArray(reinterpret_cast<const char*>(text.utf16()), text.size() * 2);
        QTest::newRow("plain") << "a" + typed + "b";
        QTest::newRow("gaps") << gapped(typed, '-').toLatin1();
        QTest::newRow("no-break spaces") << gapped(typed, ' ').replace(u' ', QChar::Nbsp).toUtf8();
        QTest::newRow("UTF-16") << utf16;
        QTest::newRow("packed") << "x" + QByteArray::fromHex(typed);
        QTest::newRow("packed, shifted") << QByteArray::fromHex("0" + typed + "0");
        QTest::newRow("hexadecimal") << typed.toHex();
        QTest::newRow("Base64") << typed.toBase64();
        QTest::newRow("Base64, shifted") << ("ab" + typed).toBase64();
        paper::Document document;
        document.blocks.append(paper::Text{text});
        const auto page = paper::pdf(document);
        QVERIFY(page);
        if (!QStandardPaths::findExecutable(QStringLiteral("pdftotext")).isEmpty())
            QTest::newRow("PDF") << *page;
    }
    void wouldSeeIt()
    {
        QFETCH(QByteArray, bytes);
        QVERIFY(!CardTraces(typed).in(bytes).isEmpty());
        QVERIFY(CardTraces(scanned).in(bytes).isEmpty());
    }

    void cleanupTestCase()
    {
        m_day.reset();
        qInstallMessageHandler(g_before);
    }
};

NARU_TEST(CardDayTest)
#include "tst_cardday.moc"

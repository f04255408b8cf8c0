// SPDX-License-Identifier: GPL-3.0-or-later
// The print service itself, with a folder and a queue of its own.
#include "app/desk/daypaper.h"
#include "app/desk/printing.h"
#include "app/paper/pdf.h"
#include "app/payments/ereceipt.h"
#include "app/rack/rack.h"
#include "devices/printer/cupsprinter.h"
#include "devices/qr/qrdecoder.h"
#include "tests/support/cupsservice.h"
#include "tests/support/suite.h"
#include "tests/support/tillbench.h"

#include <QImage>
#include <QStandardPaths>

using namespace naru;
using namespace naru::device;
using What = PrintOutcome::What;

namespace {

constexpr int waitMs = 30'000;
/// Nothing is plugged in.
class NoMachine final : public rack::Machine {
public:
    bool isKnown() const override { return true; }
    QList<CameraName> cameras() const override { return {}; }
    QList<SerialPortName> ports() const override { return {}; }
    QStringList cardReaders() const override { return {}; }
    QStringList printerPorts() const override { return {}; }
    QStringList printQueues() const override { return {}; }
    std::unique_ptr<FrameSource> camera(const QByteArray&) const override { return nullptr; }
};

PrintOutcome print(CupsPrinter& printer, const QByteArray& job)
{
    std::optional<PrintOutcome> outcome;
    printer.print(job, [&](const PrintOutcome& came) { outcome = came; });
    return QTest::qWaitFor([&] { return outcome.has_value(); }, waitMs) ? *outcome : PrintOutcome{};
}

} // namespace

class CupsTest : public QObject {
    Q_OBJECT

    static bool hasService()
    {
        const bool isThere = test::CupsService::isInstalled();
        if (!isThere && qEnvironmentVariable("CI") == u"true")
            qFatal("cups-daemon and cups-client are not installed");
        return isThere;
    }
    template <typename Value>
    static Result<Value> await(const std::function<void(std::function<void(Result<Value>)>)>& ask)
    {
        std::optional<Result<Value>> answer;
        ask([&](Result<Value> came) { answer = std::move(came); });
        if (!QTest::qWaitFor([&] { return answer.has_value(); }, waitMs))
            qFatal("no answer");
        return *answer;
    }
    /// What its code says when the page is looked at; nothing where nobody can draw a PDF.
    static std::optional<payments::EReceipt> codeOf(const test::CupsService& service)
    {
        const QString page = service.path("out/page");
        const QStringList how{QStringLiteral("-r"), QStringLiteral("300"), QStringLiteral("-gray"),
            QStringLiteral("-singlefile"), service.path("out/paper"), page};
        if (QProcess::execute(QStringLiteral("pdftoppm"), how) != 0)
            return std::nullopt;
        const QImage drawn = QImage(page + QStringLiteral(".pgm")).convertToFormat(QImage::Format_Grayscale8);
        Frame frame;
        frame.data = drawn.constBits();
        frame.stride = int(drawn.bytesPerLine());
        frame.width = drawn.width();
        frame.height = drawn.height();
        const SystemClock clock;
        const auto reading = QrDecoder(clock).decode(frame, Milliseconds(2000));
        return payments::judgeEReceipt(reading.symbol ? reading.symbol->bytes : QByteArray(), {}).says;
    }

private Q_SLOTS:
    void printsAndLeavesNoJobBehind()
    {
        if (!hasService())
            QSKIP("cups-daemon and cups-client are not installed");
        test::CupsService service;
        QVERIFY(service.start());
        CupsPrinter printer({QStringLiteral("office"), service.server()});
        printer.lookAgain();
        QTRY_COMPARE_WITH_TIMEOUT(printer.state().what, PrinterState::What::Ready, waitMs);
        const QByteArray job = "%PDF-1.4 " + QByteArray(100'000, 'p');
        const auto outcome = print(printer, job);
        QCOMPARE(outcome, (PrintOutcome{What::Printed, {}}));
        QFile paper(service.path("out/paper"));
        QVERIFY(paper.open(QIODevice::ReadOnly));
        QCOMPARE(paper.readAll(), job);
        // It was told to keep the files of its jobs: ours are gone all the same.
        const QDir spool(service.path("spool"));
        QTRY_VERIFY_WITH_TIMEOUT(spool.entryList({QStringLiteral("[cd]0*")}, QDir::Files).isEmpty(), waitMs);

        CupsPrinter nobody({QStringLiteral("nowhere"), service.server()});
        QCOMPARE(print(nobody, job), (PrintOutcome{What::Nothing, Fault(PrinterFault::PrinterAbsent)}));
    }

    void printsReceiptAndReportOfARealDesk()
    {
        if (!hasService())
            QSKIP("cups-daemon and cups-client are not installed");
        test::CupsService service;
        QVERIFY(service.start());
        const ManualClock clock(*parseRfc3339(u"2026-11-20T02:22:00Z"));
        NoMachine machine;
        rack::MachineRack rack(
            {clock, machine, {}, {}, {}, nullptr, {}, {}, Device::testMax, desk::trialJob, service.server()});
        test::TillBench bench;
        bench.stage.rack = &rack;
        QVERIFY(bench.begin());
        desk::Desk& desk = *bench.stage.desk;
        desk::Settings settings = desk.settings();
        settings.devices = {{DeviceChoice::Kind::Printer, QStringLiteral("cups:office"), {}}};
        QVERIFY(bench.stage.await([&](desk::Done done) { desk.changeSettings(settings, done); }));
        QTRY_COMPARE_WITH_TIMEOUT(desk.papers()->printer()->state().what, PrinterState::What::Ready, waitMs);
        const auto found = desk.examine();
        QVERIFY(std::any_of(found.begin(), found.end(), [](const desk::Finding& finding) {
            return qstrcmp(finding.name, "doctor.printer") == 0 && finding.state == desk::Finding::State::Ok;
        }));

        const auto opened = bench.open(QStringLiteral("B-1"), Won{15'000});
        QVERIFY(opened && bench.pay(opened->charge) && bench.waitForAnswer(opened->charge));
        const auto issued
            = await<payments::IssuedReceipt>([&](auto then) { desk.papers()->issue(opened->charge, {}, then); });
        QVERIFY(issued);
        const auto outcome
            = await<PrintOutcome>([&](auto then) { desk.papers()->print(issued->receipt.id, {}, then); });
        QVERIFY(outcome && *outcome == (PrintOutcome{What::Printed, {}}));
        QVERIFY(service.paper().startsWith("%PDF-"));
        // Drawn and read as a camera would: Qt's PDF does not say of every glyph which letter it is.
        if (!QStandardPaths::findExecutable(QStringLiteral("pdftoppm")).isEmpty()) {
            const auto code = codeOf(service);
            QVERIFY(code);
            QCOMPARE(code->number, issued->receipt.number);
            QCOMPARE(code->amount, Won{15'000});
        }

        const auto report = await<payments::dayclose::DayReport>([&](auto then) { desk.dayBook()->report(then); });
        QVERIFY(report);
        const auto page = desk::documentOf(*report, desk::namesOf(desk), words::Language::Korean);
        const auto reported = await<PrintOutcome>([&](auto then) { desk.papers()->printPages(page, then); });
        QVERIFY(reported && *reported == (PrintOutcome{What::Printed, {}}));
        QCOMPARE(service.paper(), *paper::pdf(page)); // not a byte otherwise
        const QDir spool(service.path("spool"));
        QTRY_VERIFY_WITH_TIMEOUT(spool.entryList({QStringLiteral("[cd]0*")}, QDir::Files).isEmpty(), waitMs);

        QByteArray trial;
        connect(rack.devices().first(), &Device::tested, this,
            [&](const Result<void>& result) { trial = result ? "ok" : result.fault().name(); });
        rack.devices().first()->test();
        QTRY_COMPARE_WITH_TIMEOUT(trial, QByteArray("ok"), waitMs);
        QCOMPARE(cupsQueues(service.server()), QStringList{QStringLiteral("office")});
        bench.stage.desk.reset(); // before its rack
    }

    void isAwayWithoutAService()
    {
        CupsPrinter printer({QStringLiteral("office"), QStringLiteral("127.0.0.1:%1").arg(test::freePort())});
        QCOMPARE(print(printer, "%PDF"), (PrintOutcome{What::Nothing, Fault(PrinterFault::PrinterAbsent)}));
        QCOMPARE(printer.state().what, PrinterState::What::Away);
        QCOMPARE(print(printer, QByteArray(Printer::jobBytesMax + 1, 'x')),
            (PrintOutcome{What::Nothing, Fault(PrinterFault::PrintTooLong)}));
    }
};

NARU_TEST(CupsTest)
#include "tst_cups.moc"

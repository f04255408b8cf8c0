// SPDX-License-Identifier: GPL-3.0-or-later
// The print service itself, with a folder and a queue of its own.
#include "devices/printer/cupsprinter.h"
#include "tests/support/cupsservice.h"
#include "tests/support/suite.h"

using namespace naru;
using namespace naru::device;
using What = PrintOutcome::What;

namespace {

constexpr int waitMs = 30'000;
PrintOutcome print(CupsPrinter& printer, const QByteArray& job)
{
    std::optional<PrintOutcome> outcome;
    printer.print(job, [&](const PrintOutcome& came) { outcome = came; });
    return QTest::qWaitFor([&] { return outcome.has_value(); }, waitMs) ? *outcome : PrintOutcome{};
}

} // namespace

class CupsTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void printsAndLeavesNoJobBehind()
    {
        if (!test::CupsService::isInstalled()) {
            if (qEnvironmentVariable("CI") == u"true")
                QFAIL("cups-daemon and cups-client are not installed");
            QSKIP("cups-daemon and cups-client are not installed");
        }
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

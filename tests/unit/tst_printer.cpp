// SPDX-License-Identifier: GPL-3.0-or-later
// Document to ESC/POS to a pseudo-terminal to a picture: what comes out is what was meant.
#include "app/paper/escpos.h"
#include "devices/printer/escposprinter.h"
#include "devices/printer/escposstatus.h"
#include "devices/simulator/printer/simulatedprinter.h"
#include "tests/support/shots.h"
#include "tests/support/suite.h"

#include <QFile>
#include <QSignalSpy>
#include <QTemporaryDir>

#include <arpa/inet.h>
#include <sys/socket.h>
#include <unistd.h>

using namespace naru;
using namespace naru::device;
using What = PrintOutcome::What;
using Trouble = sim::SimulatedPrinter::Trouble;

namespace {

constexpr int waitMs = 20'000; // for a slow machine

paper::Document sample()
{
    paper::Document document;
    document.blocks
        = {paper::Text{QStringLiteral("영수증"), paper::Size::Huge, paper::Weight::Bold, paper::Align::Centre},
            paper::Pair{QStringLiteral("금액"), QStringLiteral("15,400원")},
            paper::QrCode{"NARU-R1:" + QByteArray("6BF5M0LVE$EZ8").repeated(15), 40}};
    for (int i = 0; i < 12; ++i)
        document.blocks.append(paper::Pair{QStringLiteral("항목 %1").arg(i), QStringLiteral("1,000원")});
    return document;
}

QByteArray job()
{
    return paper::escpos(*paper::raster(sample(), paper::roll80));
}

paper::Raster asRaster(const sim::PrintedPaper& paper)
{
    return {paper.width, paper.height(), paper.rows, {}};
}

/// A printer plugged in, and the desk's side of it.
struct Stage {
    QTemporaryDir folder;
    sim::SimulatedPrinter device{folder.filePath(QStringLiteral("lp")), 576};
    EscPosPrinter printer{
        {folder.filePath(QStringLiteral("lp")), 9600, Milliseconds(150), Milliseconds(200), Milliseconds(400)}};

    explicit Stage(const Trouble& trouble = {})
    {
        device.setTrouble(trouble);
        plugged = bool(device.plugIn());
    }
    PrintOutcome print(const QByteArray& bytes = job())
    {
        std::optional<PrintOutcome> outcome;
        printer.print(bytes, [&](const PrintOutcome& came) { outcome = came; });
        return QTest::qWaitFor([&] { return outcome.has_value(); }, waitMs) ? *outcome : PrintOutcome{};
    }
    bool plugged = false;
};

} // namespace

class PrinterTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void printsWhatWasMeant()
    {
        Stage stage;
        QVERIFY(stage.plugged);
        QCOMPARE(stage.print(), (PrintOutcome{What::Printed, {}}));
        const auto meant = paper::raster(sample(), paper::roll80);
        const auto& paper = stage.device.paper();
        test::keepShot(QStringLiteral("printed.png"), asRaster(paper));
        QCOMPARE(paper.height(), meant->height);
        QCOMPARE(paper.rows, meant->bits);
        QCOMPARE(paper.cuts, 1);
        QCOMPARE(stage.device.unknownCommands(), 0);
        QCOMPARE(test::readCode(asRaster(paper)), std::get<paper::QrCode>(sample().blocks[2]).bytes);
        QCOMPARE(stage.printer.state(), (PrinterState{PrinterState::What::Ready, false}));
    }

    void printsByItsOwnLetters()
    {
        Stage stage;
        const auto text = paper::escposText(sample(), paper::roll80);
        QVERIFY(text);
        QCOMPARE(stage.print(*text), (PrintOutcome{What::Printed, {}}));
        const auto& lines = stage.device.paper().lines;
        QVERIFY(lines.value(0).trimmed() == QStringLiteral("영수증"));
        QVERIFY(
            lines.value(1).startsWith(QStringLiteral("금액")) && lines.value(1).endsWith(QStringLiteral("15,400원")));
        QCOMPARE(stage.device.paper().codes, (QList<QByteArray>{std::get<paper::QrCode>(sample().blocks[2]).bytes}));
        QCOMPARE(stage.device.unknownCommands(), 0);
    }

    void printsOneAfterTheOther()
    {
        Stage stage;
        for (int i = 1; i <= 5; ++i) {
            QCOMPARE(stage.print().what, What::Printed);
            QCOMPARE(stage.device.paper().cuts, i);
        }
    }

    void startsNothingWithoutPaperOrWithAnOpenCover_data()
    {
        QTest::addColumn<bool>("cover");
        QTest::addColumn<QByteArray>("fault");
        QTest::newRow("no paper") << false << QByteArray("printer.paper_out");
        QTest::newRow("cover open") << true << QByteArray("printer.cover_open");
    }
    void startsNothingWithoutPaperOrWithAnOpenCover()
    {
        QFETCH(bool, cover);
        QFETCH(QByteArray, fault);
        Trouble trouble;
        trouble.coverOpen = cover;
        if (!cover)
            trouble.paperRows = 0;
        Stage stage(trouble);
        const auto outcome = stage.print();
        QCOMPARE(outcome.what, What::Nothing);
        QCOMPARE(QByteArray(outcome.why->name()), fault);
        stage.device.setTrouble({});
        QCOMPARE(stage.print().what, What::Printed);
        QCOMPARE(stage.device.paper().cuts, 1);
    }

    void knowsThatThePaperEndedInTheMiddle()
    {
        Trouble trouble;
        trouble.paperRows = 200;
        Stage stage(trouble);
        const auto outcome = stage.print();
        QCOMPARE(outcome, (PrintOutcome{What::Half, Fault(PrinterFault::PaperOut)}));
        QCOMPARE(stage.printer.state().what, PrinterState::What::PaperOut);
        QCOMPARE(stage.device.paper().height(), 200);
        QCOMPARE(stage.device.paper().cuts, 0);
    }

    void knowsThatItWasPulledOutInTheMiddle()
    {
        Trouble trouble;
        trouble.unplugAfterBytes = 6000;
        Stage stage(trouble);
        QCOMPARE(stage.print(), (PrintOutcome{What::Half, Fault(PrinterFault::PrinterLost)}));
        QCOMPARE(stage.printer.state().what, PrinterState::What::Away);
        // Plugged in again it waits for the rest of a picture; the next paper is whole all the same.
        stage.device.setTrouble({});
        QVERIFY(stage.device.plugIn());
        const auto before = stage.device.paper().height();
        QCOMPARE(stage.print().what, What::Printed);
        QVERIFY(stage.device.paper().height() > before);
        const auto meant = paper::raster(sample(), paper::roll80);
        QVERIFY(stage.device.paper().rows.endsWith(meant->bits));
    }

    void waitsForASlowOne()
    {
        Trouble trouble;
        trouble.bytesPerTick = 2000; // some 200 KB/s: many times its stall limit in all
        Stage stage(trouble);
        QCOMPARE(stage.print().what, What::Printed);
    }

    void claimsNothingForASilentOne()
    {
        Trouble trouble;
        trouble.isSilent = true;
        Stage silent(trouble);
        QCOMPARE(silent.print(), (PrintOutcome{What::Unsure, {}}));
        QTRY_COMPARE_WITH_TIMEOUT(silent.device.paper().cuts, 1, waitMs);
        trouble.isSilent = false;
        trouble.keepsNoOrder = true; // it says how it is, but not how far it came
        Stage unordered(trouble);
        QCOMPARE(unordered.print(), (PrintOutcome{What::Unsure, {}}));
        QCOMPARE(unordered.printer.state().what, PrinterState::What::Ready);
    }

    void tellsThatThePaperRunsLow()
    {
        Trouble trouble;
        trouble.paperLow = true;
        Stage stage(trouble);
        QSignalSpy changed(&stage.printer, &Printer::stateChanged);
        stage.printer.lookAgain();
        QTRY_COMPARE_WITH_TIMEOUT(stage.printer.state(), (PrinterState{PrinterState::What::Ready, true}), waitMs);
        QCOMPARE(changed.size(), 1);
        QCOMPARE(stage.print().what, What::Printed);
        QCOMPARE(stage.device.received() > 0, true);
    }

    void isAwayUntilItIsPluggedIn()
    {
        Stage stage;
        stage.device.unplug();
        QCOMPARE(stage.print(), (PrintOutcome{What::Nothing, Fault(PrinterFault::PrinterAbsent)}));
        QCOMPARE(stage.printer.state().what, PrinterState::What::Away);
        QVERIFY(stage.device.plugIn());
        QCOMPARE(stage.print().what, What::Printed);
    }

    void takesOneJobAtATime()
    {
        Stage stage;
        QList<What> outcomes;
        const auto note = [&](const PrintOutcome& outcome) { outcomes.append(outcome.what); };
        stage.printer.print(job(), note);
        stage.printer.print(job(), note);
        QVERIFY(outcomes.isEmpty()); // never from within the call
        QTRY_COMPARE_WITH_TIMEOUT(outcomes.size(), 2, waitMs);
        QCOMPARE(outcomes, (QList<What>{What::Nothing, What::Printed}));
        QCOMPARE(stage.device.paper().cuts, 1);
    }

    void refusesAJobThatIsTooLong()
    {
        Stage stage;
        const auto outcome = stage.print(QByteArray(Printer::jobBytesMax + 1, ' '));
        QCOMPARE(outcome, (PrintOutcome{What::Nothing, Fault(PrinterFault::PrintTooLong)}));
    }

    void writesIntoAFile()
    {
        QTemporaryDir folder;
        QFile file(folder.filePath(QStringLiteral("out.bin")));
        QVERIFY(file.open(QIODevice::WriteOnly));
        EscPosPrinter printer({file.fileName()});
        std::optional<PrintOutcome> outcome;
        printer.print(job(), [&](const PrintOutcome& came) { outcome = came; });
        QTRY_VERIFY_WITH_TIMEOUT(outcome.has_value(), waitMs);
        QCOMPARE(outcome->what, What::Unsure);
        file.close();
        QVERIFY(file.open(QIODevice::ReadOnly));
        QCOMPARE(file.readAll(), job()); // no question among it
    }

    void printsOverTheNetwork()
    {
        const int server = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
        sockaddr_in address{};
        address.sin_family = AF_INET;
        address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
        socklen_t size = sizeof address;
        QVERIFY(::bind(server, reinterpret_cast<sockaddr*>(&address), size) == 0 && ::listen(server, 1) == 0);
        QVERIFY(::getsockname(server, reinterpret_cast<sockaddr*>(&address), &size) == 0);
        const QString port = QStringLiteral("tcp:127.0.0.1:%1").arg(ntohs(address.sin_port));
        EscPosPrinter printer({port, 9600, Milliseconds(100), Milliseconds(500), Milliseconds(200)});
        std::optional<PrintOutcome> outcome;
        printer.print("\x1B@hello\n", [&](const PrintOutcome& came) { outcome = came; });
        const int peer = ::accept(server, nullptr, nullptr);
        QTRY_VERIFY_WITH_TIMEOUT(outcome.has_value(), waitMs);
        char bytes[64] = {};
        const auto count = ::read(peer, bytes, sizeof bytes);
        QCOMPARE(outcome->what, What::Unsure); // this one says nothing
        QVERIFY(QByteArray(bytes, qsizetype(count)).contains("\x1B@hello\n"));
        ::close(peer);
        ::close(server);
        EscPosPrinter gone({port, 9600, Milliseconds(100), Milliseconds(100), Milliseconds(100)});
        outcome.reset();
        gone.print("x", [&](const PrintOutcome& came) { outcome = came; });
        QTRY_VERIFY_WITH_TIMEOUT(outcome.has_value(), waitMs);
        QCOMPARE(*outcome, (PrintOutcome{What::Nothing, Fault(PrinterFault::PrinterAbsent)}));
        for (const char* bad : {"tcp:printer.example", "tcp:", "tcp:127.0.0.1:x", "/no/such/port"}) {
            EscPosPrinter none({QLatin1StringView(bad)});
            none.lookAgain();
            QCOMPARE(none.state().what, PrinterState::What::Away);
        }
    }

    void readsTheStatusBytes_data()
    {
        QTest::addColumn<QByteArray>("answers");
        QTest::addColumn<int>("what");
        QTest::addColumn<bool>("low");
        using State = PrinterState::What;
        QTest::newRow("silent") << QByteArray() << int(State::Unknown) << false;
        QTest::newRow("ready") << QByteArray::fromHex("16121212") << int(State::Ready) << false;
        QTest::newRow("low") << QByteArray::fromHex("1212121e") << int(State::Ready) << true;
        QTest::newRow("cover") << QByteArray::fromHex("1a161212") << int(State::CoverOpen) << false;
        QTest::newRow("out, by the end sensor") << QByteArray::fromHex("1a121272") << int(State::PaperOut) << false;
        QTest::newRow("out, by the stop") << QByteArray::fromHex("1a321212") << int(State::PaperOut) << false;
        QTest::newRow("cutter") << QByteArray::fromHex("1a521a12") << int(State::Stopped) << false;
        QTest::newRow("offline alone") << QByteArray::fromHex("1a") << int(State::Stopped) << false;
    }
    void readsTheStatusBytes()
    {
        QFETCH(QByteArray, answers);
        QFETCH(int, what);
        QFETCH(bool, low);
        QCOMPARE(stateOf(answers), (PrinterState{static_cast<PrinterState::What>(what), low}));
        for (const char each : answers)
            QVERIFY(isRealTimeStatus(quint8(each)) && !isInTurnStatus(quint8(each)));
    }
};

NARU_TEST(PrinterTest)
#include "tst_printer.moc"

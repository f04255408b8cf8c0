// SPDX-License-Identifier: GPL-3.0-or-later
// A printer as a device of the desk: chosen in the settings, looked at, tried, and bound to the papers.
#include "app/desk/printing.h"
#include "app/rack/faults.h"
#include "app/rack/rack.h"
#include "devices/simulator/printer/simulatedprinter.h"
#include "tests/support/desksupport.h"
#include "tests/support/shots.h"
#include "tests/support/suite.h"

#include <QPointer>

using namespace naru;
using device::Device;
using device::DeviceChoice;
using device::PrinterFault;
using rack::MachineRack;
using Trouble = sim::SimulatedPrinter::Trouble;

namespace {

constexpr int waitMs = 15'000;

class Bench final : public rack::Machine {
public:
    QList<device::SerialPortName> portsNow;
    QStringList printerPortsNow, printQueuesNow;

    void tell() { Q_EMIT changed(); }
    bool isKnown() const override { return true; }
    QList<device::CameraName> cameras() const override { return {}; }
    QList<device::SerialPortName> ports() const override { return portsNow; }
    QStringList cardReaders() const override { return {}; }
    QStringList printerPorts() const override { return printerPortsNow; }
    QStringList printQueues() const override { return printQueuesNow; }
    std::unique_ptr<device::FrameSource> camera(const QByteArray&) const override { return nullptr; }
};

DeviceChoice printerAt(const QString& address)
{
    return {DeviceChoice::Kind::Printer, address, {}};
}

struct Stage {
    QTemporaryDir folder;
    ManualClock clock{*parseRfc3339(u"2026-11-20T02:22:00Z")};
    Bench machine;
    std::unique_ptr<MachineRack> rack;

    QString path(const char* name) const { return folder.filePath(QLatin1StringView(name)); }
    void build(const QList<DeviceChoice>& extra = {})
    {
        rack = std::make_unique<MachineRack>(
            MachineRack::Parts{clock, machine, {}, {}, {}, nullptr, {}, extra, Device::testMax, desk::trialJob});
    }
    Device* at(int index) const { return rack->devices().at(index); }
    /// The outcome of trying it, by name.
    QByteArray trial(Device* device)
    {
        QByteArray outcome;
        QObject::connect(device, &Device::tested, device,
            [&outcome](const Result<void>& result) { outcome = result ? "ok" : result.fault().name(); });
        device->test();
        const bool ended = QTest::qWaitFor([&] { return !outcome.isEmpty(); }, waitMs);
        device->disconnect();
        return ended ? outcome : "no outcome";
    }
    bool becomes(const Device* device, const std::optional<PrinterFault>& problem)
    {
        return QTest::qWaitFor(
            [&] {
                const auto now = device->problem();
                return problem ? now && now->is(*problem) : !now;
            },
            waitMs);
    }
};

} // namespace

class PrinterDeviceTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void readsItsAddress_data()
    {
        QTest::addColumn<QString>("address");
        QTest::addColumn<QString>("again"); // empty: no address
        const auto row = [](const char* address, const char* again) {
            QTest::newRow(address) << QString::fromLatin1(address) << QString::fromLatin1(again);
        };
        row("/dev/usb/lp0", "/dev/usb/lp0");
        row("/dev/ttyUSB0,own, 58,19200", "/dev/ttyUSB0,19200,58,own");
        row("tcp:192.0.2.7,80,drawn,9600", "tcp:192.0.2.7");
        row("cups:office", "cups:office");
        for (const char* none : {"", "cups:", "cups:a/b", "office", "/dev/lp0,wide", "/dev/lp0,58,", "/dev/lp0,1"})
            row(none, "");
    }
    void readsItsAddress()
    {
        QFETCH(QString, address);
        QFETCH(QString, again);
        const auto setup = device::printerSetupOf(address);
        QCOMPARE(setup ? device::addressOf(*setup) : QString(), again);
    }

    void printsATrialPage_data()
    {
        QTest::addColumn<QString>("options");
        QTest::addColumn<int>("dots");
        QTest::newRow("80 mm, drawn") << QString() << 576;
        QTest::newRow("58 mm, drawn") << QStringLiteral(",58") << 384;
        QTest::newRow("80 mm, own letters") << QStringLiteral(",own") << 576;
    }
    void printsATrialPage()
    {
        QFETCH(QString, options);
        QFETCH(int, dots);
        Stage stage;
        sim::SimulatedPrinter far(stage.path("lp"), dots);
        QVERIFY(far.plugIn());
        stage.build();
        stage.rack->use({printerAt(stage.path("lp") + options)});
        QCOMPARE(stage.trial(stage.at(0)), QByteArray("ok"));
        QCOMPARE(far.paper().cuts, 1);
        QCOMPARE(far.unknownCommands(), 0);
        const paper::Raster drawn{far.paper().width, far.paper().height(), far.paper().rows, {}};
        test::keepShot(QStringLiteral("trial-%1%2.png").arg(dots).arg(options.contains(u"own")), drawn);
        if (options.contains(u"own"))
            QVERIFY(far.paper().lines.value(0).contains(QStringLiteral("시험 용지")));
        else
            QCOMPARE(test::readCode(drawn), QByteArray("NARU TEST"));
    }

    void saysWhatIsTheMatter()
    {
        Stage stage;
        sim::SimulatedPrinter far(stage.path("lp"), 576);
        stage.build();
        stage.rack->use({printerAt(stage.path("lp"))});
        QVERIFY(stage.becomes(stage.at(0), PrinterFault::PrinterAbsent));
        QCOMPARE(stage.trial(stage.at(0)), QByteArray("printer.printer_absent"));
        QVERIFY(far.plugIn());
        stage.machine.tell(); // something was plugged in: it is looked at
        QVERIFY(stage.becomes(stage.at(0), std::nullopt) && !stage.at(0)->warning());
        Trouble trouble;
        trouble.paperLow = true;
        far.setTrouble(trouble);
        stage.machine.tell();
        QTRY_VERIFY_WITH_TIMEOUT(stage.at(0)->warning(), waitMs);
        QVERIFY(stage.at(0)->isReady() && stage.at(0)->warning()->is(PrinterFault::PaperLow));
        trouble.coverOpen = true;
        far.setTrouble(trouble);
        stage.machine.tell();
        QVERIFY(stage.becomes(stage.at(0), PrinterFault::CoverOpen) && !stage.at(0)->warning());
        QCOMPARE(stage.trial(stage.at(0)), QByteArray("printer.cover_open"));
        QCOMPARE(far.paper().cuts, 0);
    }

    void asksForEyesWhereAPrinterIsSilent()
    {
        Stage stage;
        QFile file(stage.path("lp")); // a port that takes all and says nothing
        QVERIFY(file.open(QIODevice::WriteOnly));
        stage.build();
        stage.rack->use({printerAt(file.fileName())});
        QVERIFY(stage.at(0)->isReady());
        QCOMPARE(stage.trial(stage.at(0)), QByteArray("rack.printer_silent"));
        QVERIFY(file.size() > 1000);
    }

    void offersPortsAndQueues()
    {
        Stage stage;
        stage.machine.portsNow = {{QStringLiteral("/dev/ttyUSB0"), QStringLiteral("USB Serial")}};
        stage.machine.printerPortsNow = {QStringLiteral("/dev/usb/lp0")};
        stage.machine.printQueuesNow = {QStringLiteral("office")};
        stage.build();
        QStringList offered;
        for (const DeviceChoice& choice : stage.rack->offered()) {
            if (choice.kind == DeviceChoice::Kind::Printer)
                offered.append(choice.address);
        }
        QCOMPARE(offered,
            (QStringList{
                QStringLiteral("/dev/ttyUSB0"), QStringLiteral("/dev/usb/lp0"), QStringLiteral("cups:office")}));
    }

    void theDeskPrintsOnTheFirstOfItsSettings()
    {
        Stage stage;
        stage.build();
        test::DeskStage desk;
        desk.rack = stage.rack.get();
        QVERIFY(desk.open() && desk.setUp());
        const auto use = [&](const QStringList& addresses) {
            desk::Settings settings = desk.desk->settings();
            settings.devices.clear();
            for (const QString& address : addresses)
                settings.devices.append(printerAt(address));
            return bool(desk.await([&](desk::Done done) { desk.desk->changeSettings(settings, done); }));
        };
        const auto name = [&] {
            const device::Printer* const printer = desk.desk->papers()->printer();
            return printer ? printer->name() : QString();
        };
        QVERIFY(!desk.desk->papers()->printer());
        QVERIFY(use({stage.path("a"), stage.path("b")}));
        QCOMPARE(name(), stage.path("a"));
        QVERIFY(use({stage.path("b") + QStringLiteral(",58"), stage.path("a")}));
        QCOMPARE(name(), stage.path("b"));
        QVERIFY(use({}));
        QVERIFY(!desk.desk->papers()->printer());
        QVERIFY(use({QStringLiteral("cups:office")}));
        QCOMPARE(desk.desk->papers()->printer()->takes(), device::Printer::Takes::Pdf);
        QVERIFY(!use({QStringLiteral("office")})); // no address
        desk.desk.reset();
    }

    void theCommandLineComesBeforeTheSettings()
    {
        Stage stage;
        stage.build({printerAt(stage.path("named"))});
        stage.rack->use({printerAt(stage.path("chosen"))});
        QCOMPARE(stage.rack->printers().size(), 2);
        QCOMPARE(stage.rack->printers().first().printer->name(), stage.path("named"));
    }
};

NARU_TEST(PrinterDeviceTest)
#include "tst_printerdevice.moc"

// SPDX-License-Identifier: GPL-3.0-or-later
// The rack over devices that behave as real ones: naru-nfcd before a pseudo-terminal, a scanner on another, pictures of
// a code for a camera. They are plugged in and out, tried, renamed and taken off the list.
#include "app/codec/qrmatrix.h"
#include "app/desk/handover.h"
#include "app/rack/faults.h"
#include "app/rack/rack.h"
#include "app/rack/scannerdevice.h"
#include "devices/api/scannerfaults.h"
#include "devices/camera/faults.h"
#include "devices/camera/generator.h"
#include "devices/nfc/nfcendpoint.h"
#include "devices/pcsc/cardreaders.h"
#include "devices/simulator/scanner/simulatedscanner.h"
#include "tests/support/desksupport.h"
#include "tests/support/holderlink.h"
#include "tests/support/ptybench.h"
#include "tests/support/suite.h"

#include <QPointer>
#include <QSignalSpy>

using namespace naru;
using device::Device;
using device::DeviceChoice;
using device::DeviceFault;
using rack::MachineRack;
using rack::RackFault;
using DeviceKind = DeviceChoice::Kind;

namespace {

constexpr int waitMs = 15'000;
constexpr int side = 320;
const DeviceChoice firstCamera{DeviceKind::Camera, {}, {}};

/// A code straight on, or a bare wall.
device::Frame picture(const QByteArray& code)
{
    const auto owner = std::make_shared<QByteArray>(side * side, '\xd0');
    const auto matrix = codec::qrMatrix(code, codec::QrLevel::M);
    for (int y = 0; !code.isEmpty() && y < matrix->side * 6; ++y) {
        for (int x = 0; x < matrix->side * 6; ++x) {
            if (matrix->isDark(x / 6, y / 6))
                (*owner)[(y + 40) * side + x + 60] = 0x20;
        }
    }
    return {reinterpret_cast<const uchar*>(owner->constData()), side, side, side, {}, owner};
}

/// A computer whose sockets a test fills.
class Bench final : public rack::Machine {
public:
    bool isKnownNow = true;
    QList<device::CameraName> camerasNow;
    QList<device::SerialPortName> portsNow;
    QStringList cardReadersNow, printerPortsNow, printQueuesNow;
    std::shared_ptr<QByteArray> shown = std::make_shared<QByteArray>(); ///< to every camera

    void tell() { Q_EMIT changed(); }
    bool isKnown() const override { return isKnownNow; }
    QList<device::CameraName> cameras() const override { return camerasNow; }
    QList<device::SerialPortName> ports() const override { return portsNow; }
    QStringList cardReaders() const override { return cardReadersNow; }
    QStringList printerPorts() const override { return printerPortsNow; }
    QStringList printQueues() const override { return printQueuesNow; }
    std::unique_ptr<device::FrameSource> camera(const QByteArray&) const override
    {
        return std::make_unique<device::GeneratorSource>(
            QStringLiteral("bench"), [shown = shown](int) { return picture(*shown); }, Milliseconds(10));
    }
};

QString nameOf(const Result<void>& outcome)
{
    return outcome ? QStringLiteral("ok") : QLatin1StringView(outcome.fault().name());
}

/// Is there on every desk, a scanner behind it or not.
class Keyboard final : public device::CodeSource {
public:
    bool isReady() const override { return true; }
    std::optional<Fault> problem() const override { return std::nullopt; }
    void start() override { }
    void stop() override { }
};

/// What trying a device came to.
class Trial {
public:
    explicit Trial(Device* device)
    {
        m_link = QObject::connect(
            device, &Device::tested, device, [this](const Result<void>& result) { outcome = nameOf(result); });
        device->test();
    }
    ~Trial() { QObject::disconnect(m_link); }
    bool ends()
    {
        return test::waitFor([this] { return !outcome.isEmpty(); }, waitMs);
    }
    QString outcome;

private:
    QMetaObject::Connection m_link;
};

} // namespace

class RackTest : public QObject {
    Q_OBJECT

    QTemporaryDir m_folder;
    ManualClock m_clock{*parseRfc3339(u"2026-11-20T02:22:00Z")};
    std::unique_ptr<Bench> m_machine;
    Keyboard m_keyboard;
    std::unique_ptr<MachineRack> m_rack;
    test::HolderLink m_adapter;
    device::LinkShare::Link m_air{m_adapter};
    bool m_hasAir = false;

    QString path(const char* name) const { return m_folder.filePath(QLatin1StringView(name)); }
    DeviceChoice reader(const char* name = "tty") const
    {
        return {DeviceKind::NfcReader, QStringLiteral("pn532_uart:") + path(name), {}};
    }
    DeviceChoice scanner(const char* name) const { return {DeviceKind::Scanner, path(name), {}}; }

    void build(const QList<DeviceChoice>& extra = {}, Milliseconds testMax = Device::testMax)
    {
        m_rack.reset();
        m_rack = std::make_unique<MachineRack>(MachineRack::Parts{m_clock, *m_machine, PtyBench::program(),
            device::pcscProgramBesideThisOne(),
            [](device::ApduLink& link) { return std::make_unique<device::NfcEndpoint>(link, device::HandoverDoor{}); },
            m_hasAir ? &m_air : nullptr, desk::handoverDoor(), extra, testMax});
    }
    Device* at(int index) const { return m_rack->devices().at(index); }
    static bool becomes(const Device* device, bool ready)
    {
        return test::waitFor([=] { return device->isReady() == ready; }, waitMs);
    }
    using PtyBench = test::PtyBench;

private Q_SLOTS:
    void init() { m_machine = std::make_unique<Bench>(); }
    void cleanup()
    {
        m_rack.reset();
        m_hasAir = false;
        m_adapter.missing.reset();
    }

    void aPhoneThatShowsItsQrNeedsEyesAndBluetooth()
    {
        m_hasAir = true;
        m_adapter.missing = device::DeviceFault::BluetoothAbsent;
        build();
        m_rack->use({});
        QVERIFY(m_rack->devices().isEmpty());
        m_adapter.comeOrGo(device::DeviceFault::BluetoothOff); // it is there, so people should know
        QCOMPARE(m_rack->devices().size(), 1);
        QCOMPARE(at(0)->choice().kind, DeviceKind::Bluetooth);
        QVERIFY(at(0)->problem()->is(device::DeviceFault::BluetoothOff));
        m_adapter.comeOrGo(std::nullopt);
        QVERIFY(at(0)->isReady());
        QCOMPARE(m_rack->endpoints().size(), 1);
        m_rack->add(m_keyboard);
        QVERIFY(!m_rack->endpoints().first()->isReady()); // nothing here is known to see a code
        m_machine->camerasNow = {{"cam", QStringLiteral("USB Camera")}};
        m_machine->tell();
        QVERIFY(m_rack->endpoints().first()->isReady());
        QCOMPARE(at(1)->choice().kind, DeviceKind::Bluetooth);
        QCOMPARE(Trial(at(1)).outcome, QStringLiteral("ok"));
    }

    void cardReadersAreOffered()
    {
        m_machine->cardReadersNow = {QStringLiteral("ACS ACR1252")};
        build();
        QCOMPARE(m_rack->offered().size(), 1);
        QCOMPARE(m_rack->offered().first().kind, DeviceKind::CardReader);
    }

    void withNothingChosenItUsesTheFirstCameraThereIs()
    {
        m_machine->isKnownNow = false;
        build();
        QSignalSpy other(m_rack.get(), &device::Rack::devicesChanged);
        m_rack->use({});
        QVERIFY(m_rack->devices().isEmpty());
        m_machine->isKnownNow = true;
        m_machine->tell();
        QVERIFY(m_rack->devices().isEmpty()); // a machine without a camera has no broken one
        m_machine->camerasNow = {{"one", QStringLiteral("Front")}, {"two", QStringLiteral("Back")}};
        m_machine->portsNow = {{path("a"), QStringLiteral("USB Serial")}};
        m_machine->tell();
        QCOMPARE(other.size(), 1);
        QCOMPARE(m_rack->devices().size(), 1);
        QCOMPARE(at(0)->choice(), firstCamera);
        QCOMPARE(at(0)->makerName(), QStringLiteral("Front"));
        QVERIFY(at(0)->isReady() && m_rack->codeSources().size() == 1 && m_rack->endpoints().isEmpty());
        m_machine->camerasNow.clear();
        m_machine->tell();
        QVERIFY(m_rack->devices().isEmpty());
    }

    void offersWhatIsPluggedIn()
    {
        build();
        QSignalSpy offered(m_rack.get(), &device::Rack::offeredChanged);
        m_machine->camerasNow = {{"one", QStringLiteral("Front")}};
        m_machine->portsNow = {{QStringLiteral("/dev/ttyACM0"), QStringLiteral("Bar Code")}};
        m_machine->tell();
        m_machine->tell();
        QCOMPARE(offered.size(), 1);
        const QList<DeviceChoice> expected{{DeviceKind::Camera, QStringLiteral("one"), QStringLiteral("Front")},
            {DeviceKind::NfcReader, QStringLiteral("pn532_uart:/dev/ttyACM0"), QStringLiteral("Bar Code")},
            {DeviceKind::Scanner, QStringLiteral("/dev/ttyACM0"), QStringLiteral("Bar Code")},
            {DeviceKind::Printer, QStringLiteral("/dev/ttyACM0"), QStringLiteral("Bar Code")}};
        QCOMPARE(m_rack->offered(), expected);
    }

    void whatStaysTheSameIsNotTouched()
    {
        m_machine->camerasNow = {{"one", QStringLiteral("Front")}};
        build({reader()});
        m_rack->use({scanner("a"), scanner("b")});
        QCOMPARE(m_rack->devices().size(), 3); // and the reader of the command line; no camera that nobody chose
        const QPointer<Device> a = at(0), b = at(1), extra = at(2);
        QSignalSpy other(m_rack.get(), &device::Rack::devicesChanged);
        DeviceChoice named = scanner("b");
        named.name = QStringLiteral("오른쪽");
        m_rack->use({scanner("a"), named});
        QCOMPARE(other.size(), 0);
        QCOMPARE(at(1), b.data());
        QCOMPARE(b->choice().name, QStringLiteral("오른쪽"));
        bool wasAlive = false;
        connect(m_rack.get(), &device::Rack::devicesChanged, this, [&] { wasAlive = !a.isNull(); });
        m_rack->use({named, firstCamera, reader()});
        QCOMPARE(other.size(), 1);
        QVERIFY(wasAlive); // whoever used it could let it go
        QTRY_VERIFY_WITH_TIMEOUT(a.isNull(), waitMs);
        QCOMPARE(at(0), b.data());
        QCOMPARE(at(2), extra.data()); // chosen and on the command line: one
        QCOMPARE(m_rack->codeSources().size(), 2);
        QVERIFY(m_rack->codeSources().first()->pictures()); // cameras first
    }

    void aReaderSaysHowItIsAndIsTriedWithAnyCard()
    {
        sim::PtyReader pty(path("tty"));
        build({}, Milliseconds(1500));
        m_rack->use({reader()});
        Device* const device = at(0);
        QVERIFY(!device->isReady() && device->problem()->is(DeviceFault::ReaderUnavailable));
        QCOMPARE(Trial(device).outcome, QStringLiteral("device.reader_unavailable"));
        QVERIFY(pty.plugIn() && becomes(device, true));
        QVERIFY(device->makerName().isEmpty() && m_rack->endpoints().size() == 1); // it calls itself by its port

        Trial empty(device);
        QVERIFY(empty.ends());
        QCOMPARE(empty.outcome, QStringLiteral("rack.nothing_held"));
        Trial held(device);
        sim::Card card;
        card.transceive = [](const QByteArray&) { return QByteArray::fromHex("6a82"); };
        pty.present(card);
        QVERIFY(held.ends());
        QCOMPARE(held.outcome, QStringLiteral("ok"));
        pty.takeAway();

        m_clock.advance(std::chrono::minutes(5));
        pty.unplug();
        QVERIFY(becomes(device, false));
        QVERIFY(device->lastTrouble() && device->lastTrouble()->at == m_clock.now());
        QVERIFY(device->makerName().isEmpty());
        QVERIFY(pty.plugIn() && becomes(device, true));                           // hot-plug
        QVERIFY(device->lastTrouble()->fault.is(DeviceFault::ReaderUnavailable)); // stays when it is well again
    }

    void aVisitComesBeforeATrial()
    {
        sim::PtyReader pty(path("tty"));
        QVERIFY(pty.plugIn());
        build();
        m_rack->use({reader()});
        QVERIFY(becomes(at(0), true));
        device::VisitEndpoint* const tap = m_rack->endpoints().first();
        tap->listen();
        QCOMPARE(Trial(at(0)).outcome, QStringLiteral("rack.device_busy"));
        tap->stop();
        Trial under(at(0));
        QVERIFY(under.outcome.isEmpty());
        tap->listen();
        QCOMPARE(under.outcome, QStringLiteral("rack.device_busy"));
    }

    void twoReadersServeSideBySide()
    {
        sim::PtyReader left(path("left")), right(path("right"));
        QVERIFY(left.plugIn() && right.plugIn());
        build();
        m_rack->use({reader("left"), reader("right")});
        QVERIFY(becomes(at(0), true) && becomes(at(1), true));
        QCOMPARE(m_rack->endpoints().size(), 2);
        left.unplug();
        QVERIFY(becomes(at(0), false));
        QVERIFY(at(1)->isReady());
    }

    void aScannerIsTriedWithAnyCodeWhichGoesNowhere()
    {
        sim::SimulatedScanner far(path("scan"));
        build({}, Milliseconds(300));
        m_rack->use({scanner("scan")});
        QSignalSpy read(m_rack.get(), &device::Rack::codeRead);
        QSignalSpy refused(m_rack.get(), &device::Rack::codeRefused);
        QCOMPARE(Trial(at(0)).outcome, QStringLiteral("scanner.scanner_absent"));
        QVERIFY(far.plugIn());
        m_machine->portsNow = {{path("scan"), QStringLiteral("Bar Code")}};
        m_machine->tell(); // at once, not when its pause is over
        QVERIFY(at(0)->isReady());
        QCOMPARE(at(0)->makerName(), QStringLiteral("Bar Code"));
        Trial empty(at(0));
        QVERIFY(empty.ends());
        QCOMPARE(empty.outcome, QStringLiteral("rack.nothing_read"));
        Trial scan(at(0));
        QVERIFY(far.send("A1\r") && scan.ends());
        QCOMPARE(scan.outcome, QStringLiteral("ok"));
        QVERIFY(read.isEmpty());
        QVERIFY(far.send("B2\r4242424242424242\r"));
        QTRY_VERIFY_WITH_TIMEOUT(!read.isEmpty() && !refused.isEmpty(), waitMs);
        QCOMPARE(read.first().first().toByteArray(), QByteArray("B2"));
        QVERIFY(at(0)->lastTrouble()->fault.is(device::ScannerFault::CardNumberRead));
        far.unplug();
        QVERIFY(becomes(at(0), false));
        QVERIFY(at(0)->problem()->is(device::ScannerFault::ScannerLost));
    }

    void aScannersAddressMayNameSpeedAndTrigger()
    {
        using rack::scannerSettings;
        QCOMPARE(scannerSettings(QStringLiteral("/dev/ttyS0")).baud, 9600);
        const auto full = scannerSettings(QStringLiteral("/dev/ttyS0,115200,16540d"));
        QCOMPARE(full.port, QStringLiteral("/dev/ttyS0"));
        QCOMPARE(full.baud, 115200);
        QCOMPARE(full.trigger, QByteArray("\x16T\r"));
        QCOMPARE(scannerSettings(QStringLiteral("/dev/ttyS0,fast,zz")).baud, 9600);
    }

    void theDesksSettingsPlugDevicesIn()
    {
        sim::SimulatedScanner far(path("desk"));
        QVERIFY(far.plugIn());
        build();
        test::DeskStage stage;
        stage.rack = m_rack.get();
        QVERIFY(stage.open() && stage.setUp());
        desk::Settings settings = stage.desk->settings();
        settings.devices = {scanner("desk")};
        QVERIFY(stage.await([&](desk::Done done) { stage.desk->changeSettings(settings, done); }));
        QVERIFY(m_rack->devices().size() == 1 && at(0)->isReady());
        QSignalSpy told(stage.desk.get(), &desk::Desk::devicesChanged);
        far.unplug();
        QVERIFY(becomes(at(0), false));
        QVERIFY(!told.isEmpty());
        const auto found = stage.desk->examine();
        const auto own = std::find_if(found.begin(), found.end(),
            [](const desk::Finding& finding) { return qstrcmp(finding.name, "doctor.scanner") == 0; });
        QVERIFY(own != found.end() && own->state == desk::Finding::State::Watch);
        stage.desk.reset();
    }

    void aCameraIsTriedByPictureAndCode()
    {
        m_machine->camerasNow = {{"one", QStringLiteral("Front")}};
        build({}, Milliseconds(400));
        m_rack->use({{DeviceKind::Camera, QStringLiteral("two"), {}}, {DeviceKind::Camera, QStringLiteral("one"), {}}});
        QVERIFY(!at(0)->isReady() && at(1)->isReady());
        QCOMPARE(Trial(at(0)).outcome, QStringLiteral("camera.no_camera"));
        Trial wall(at(1));
        QVERIFY(wall.ends());
        QCOMPARE(wall.outcome, QStringLiteral("rack.camera_reads_nothing"));
        *m_machine->shown = "hello";
        QSignalSpy read(m_rack.get(), &device::Rack::codeRead);
        Trial code(at(1));
        QVERIFY(code.ends());
        QCOMPARE(code.outcome, QStringLiteral("ok"));
        QVERIFY(read.isEmpty());
        device::CodeSource* const source = m_rack->codeSources().at(1);
        source->start();
        QTRY_COMPARE_WITH_TIMEOUT(read.size(), 1, waitMs);
        QCOMPARE(read.first().first().toByteArray(), QByteArray("hello"));
    }
};

NARU_TEST(RackTest)
#include "tst_rack.moc"

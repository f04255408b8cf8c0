// SPDX-License-Identifier: GPL-3.0-or-later
// The devices that a desk's settings name: what may stand there, and how the journal keeps it.
#include "app/codec/cbor.h"
#include "app/desk/projection.h"
#include "devices/api/faults.h"
#include "tests/support/desksupport.h"
#include "tests/support/fakerack.h"
#include "tests/support/suite.h"

using namespace naru;
using namespace naru::desk;
using device::DeviceChoice;
using DeviceKind = device::DeviceChoice::Kind;
using naru::test::DeskStage;

Q_DECLARE_METATYPE(QList<naru::device::DeviceChoice>)

namespace {

const DeviceChoice reader{
    DeviceKind::NfcReader, QStringLiteral("pn532_uart:/dev/ttyUSB0"), QStringLiteral("왼쪽 리더기")};
const DeviceChoice scanner{DeviceKind::Scanner, QStringLiteral("/dev/ttyACM0"), {}};
const DeviceChoice camera{DeviceKind::Camera, {}, {}};

/// A way for phones that is there, and counts what it is told.
class Way final : public device::VisitEndpoint {
public:
    QString method() const override { return QStringLiteral("nfc"); }
    bool isReady() const override { return true; }
    void listen() override { isListening = true; }
    void send(const QByteArray&) override { }
    void stop() override { isListening = false; }

    bool isListening = false;
};

const Finding* findingOf(const QList<Finding>& all, const char* name, int number = 0)
{
    for (const Finding& finding : all) {
        if (qstrcmp(finding.name, name) == 0 && number-- == 0)
            return &finding;
    }
    return nullptr;
}

DeviceChoice with(DeviceChoice choice, const QString& address, const QString& name = {})
{
    choice.address = address;
    choice.name = name;
    return choice;
}

} // namespace

class DeskDevicesTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void keepsThemInTheirOrder()
    {
        DeskStage stage;
        QVERIFY(stage.open() && stage.setUp());
        QVERIFY(stage.desk->settings().devices.isEmpty()); // a first start: what is there is used
        Settings settings = stage.desk->settings();
        settings.devices = {scanner, reader, camera, with(scanner, QStringLiteral("/dev/ttyACM1"))};
        QVERIFY(stage.await([&](Done done) { stage.desk->changeSettings(settings, done); }));
        QCOMPARE(stage.desk->settings().devices, settings.devices);
        QVERIFY(stage.open());
        QCOMPARE(stage.desk->settings().devices, settings.devices);
        QVERIFY(stage.signIn());
        settings.devices = {reader};
        QVERIFY(stage.await([&](Done done) { stage.desk->changeSettings(settings, done); }));
        QCOMPARE(stage.desk->settings().devices, settings.devices);
    }

    void onlyAnAdministratorChangesThem()
    {
        DeskStage stage;
        QVERIFY(stage.open() && stage.setUp());
        QVERIFY(stage.await([&](Done done) {
            stage.desk->addStaff(QStringLiteral("이한솔"), Role::Clerk, naru::test::goodPin, done);
        }));
        stage.desk->lock();
        QVERIFY(stage.signIn(2));
        Settings settings = stage.desk->settings();
        settings.devices = {camera};
        QVERIFY(stage.await([&](Done done) { stage.desk->changeSettings(settings, done); })
                    .fault()
                    .is(DeskFault::NotAllowed));
    }

    void theRackUsesWhatTheSettingsName()
    {
        naru::test::FakeRack rack;
        DeskStage stage;
        stage.rack = &rack;
        QVERIFY(stage.open());
        QCOMPARE(rack.uses, 1); // before the first start: what is there
        QVERIFY(rack.used.isEmpty() && stage.setUp());
        Settings settings = stage.desk->settings();
        settings.highContrast = true;
        QVERIFY(stage.await([&](Done done) { stage.desk->changeSettings(settings, done); }));
        QCOMPARE(rack.uses, 1);
        settings.devices = {reader, camera};
        QVERIFY(stage.await([&](Done done) { stage.desk->changeSettings(settings, done); }));
        QCOMPARE(rack.used, settings.devices);
        QVERIFY(stage.open());
        QCOMPARE(rack.used, settings.devices);
        stage.desk.reset();
    }

    void aVisitIsCancelledOnlyWhenTheWaysAreOthers()
    {
        naru::test::FakeRack rack;
        Way own, left, right;
        DeskStage stage;
        stage.rack = &rack;
        stage.endpoints = {&own};
        rack.endpointsNow = {&left};
        QVERIFY(stage.open() && stage.setUp());
        int changes = 0;
        connect(stage.desk.get(), &Desk::devicesChanged, this, [&] { ++changes; });
        QVERIFY(stage.desk->beginVisit(identity::builtInPurposes().first()));
        QVERIFY(own.isListening && left.isListening);
        rack.swap({&left}); // a camera came
        QVERIFY(stage.desk->visit() && changes == 1);
        rack.swap({&right});
        QVERIFY(!stage.desk->visit() && changes == 2);
        QVERIFY(!own.isListening && !left.isListening);
        QVERIFY(stage.desk->beginVisit(identity::builtInPurposes().first()));
        QVERIFY(own.isListening && right.isListening && !left.isListening);
        Q_EMIT left.readyChanged();
        QCOMPARE(changes, 2);
        Q_EMIT right.readyChanged();
        QCOMPARE(changes, 3);
        rack.swap({});
        QCOMPARE(stage.desk->readyMethods(), QStringList{QStringLiteral("nfc")}); // its own stays
        stage.desk.reset();
    }

    void theDoctorNamesEachDevice()
    {
        naru::test::FakeRack rack;
        DeskStage stage;
        stage.rack = &rack;
        QVERIFY(stage.open() && stage.setUp());
        Settings settings = stage.desk->settings();
        settings.devices = {reader, with(reader, QStringLiteral("pn532_uart:/dev/ttyUSB1")), scanner, camera};
        QVERIFY(stage.await([&](Done done) { stage.desk->changeSettings(settings, done); }));
        int changes = 0;
        connect(stage.desk.get(), &Desk::devicesChanged, this, [&] { ++changes; });
        rack.at(1)->put(Fault(device::DeviceFault::ReaderInUse), stage.clock.now());
        rack.at(2)->put(Fault(device::DeviceFault::ReaderUnavailable), stage.clock.now());
        QCOMPARE(changes, 2);
        const auto found = stage.desk->examine();
        const Finding* const first = findingOf(found, "doctor.nfc_reader");
        const Finding* const second = findingOf(found, "doctor.nfc_reader", 1);
        QVERIFY(first && second && !findingOf(found, "doctor.nfc_reader", 2));
        QCOMPARE(first->state, Finding::State::Ok);
        QCOMPARE(first->facts, QStringList{QStringLiteral("왼쪽 리더기")});
        QCOMPARE(second->state, Finding::State::Bad);
        QCOMPARE(findingOf(found, "doctor.scanner")->state, Finding::State::Watch);
        QCOMPARE(findingOf(found, "doctor.camera")->facts, QStringList{QStringLiteral("Sample 100")});
        stage.desk.reset();
    }

    void theDoctorSaysWhatIsTheMatterWithAPrinter()
    {
        using device::PrinterFault;
        naru::test::FakeRack rack;
        DeskStage stage;
        stage.rack = &rack;
        QVERIFY(stage.open() && stage.setUp());
        Settings settings = stage.desk->settings();
        settings.devices = {{DeviceKind::Printer, QStringLiteral("/dev/usb/lp0"), QStringLiteral("영수증")}};
        QVERIFY(stage.await([&](Done done) { stage.desk->changeSettings(settings, done); }));
        const auto found = [&](const char* name, Finding::State state) {
            const auto all = stage.desk->examine();
            const Finding* const finding = findingOf(all, name);
            return finding && finding->state == state && finding->facts.value(0) == QStringLiteral("영수증");
        };
        QVERIFY(found("doctor.printer", Finding::State::Ok));
        rack.at(0)->warningNow = Fault(PrinterFault::PaperLow);
        QVERIFY(found("doctor.paper_low", Finding::State::Watch));
        const std::pair<PrinterFault, const char*> rows[] = {{PrinterFault::PaperOut, "doctor.paper_out"},
            {PrinterFault::CoverOpen, "doctor.printer_cover"}, {PrinterFault::PrinterStopped, "doctor.printer_stopped"},
            {PrinterFault::PrinterAbsent, "doctor.printer"}};
        for (const auto& [fault, name] : rows) {
            rack.at(0)->put(Fault(fault), stage.clock.now());
            QVERIFY2(found(name, Finding::State::Bad), name);
        }
        stage.desk.reset();
    }

    void theDoctorLooksAtThePrintService()
    {
        DeskStage stage;
        QVERIFY(stage.open() && stage.setUp());
        const auto found = stage.desk->examine();
        const Finding* const jobs = findingOf(found, "doctor.print_jobs");
        QVERIFY(jobs && jobs->group == Finding::Group::Keeping && !findingOf(found, "doctor.print_jobs", 1));
    }

    void takesWhatCanBeADevice_data()
    {
        QTest::addColumn<QList<DeviceChoice>>("devices");
        QTest::addColumn<bool>("good");
        using List = QList<DeviceChoice>;
        QTest::newRow("none") << List{} << true;
        QTest::newRow("one of each") << List{reader, scanner, camera} << true;
        QTest::newRow("two of a kind") << List{scanner, with(scanner, QStringLiteral("/dev/ttyACM1"))} << true;
        QTest::newRow("one port, two kinds") << List{scanner, with(reader, scanner.address)} << true;
        QTest::newRow("the same twice") << List{scanner, with(scanner, scanner.address, QStringLiteral("또"))} << false;
        QTest::newRow("a reader nowhere") << List{with(reader, {})} << false;
        QTest::newRow("a scanner of spaces") << List{with(scanner, QStringLiteral("  "))} << false;
        const DeviceChoice printer{DeviceKind::Printer, QStringLiteral("/dev/usb/lp0,58"), {}};
        QTest::newRow("printers") << List{printer, with(printer, QStringLiteral("cups:office"))} << true;
        QTest::newRow("a printer nowhere") << List{with(printer, QStringLiteral("office"))} << false;
        QTest::newRow("an unknown kind") << List{{DeviceKind(9), QStringLiteral("x"), {}}} << false;
        QTest::newRow("a long address") << List{with(scanner, QString(257, u'x'))} << false;
        QTest::newRow("a long name") << List{with(scanner, scanner.address, QString(41, u'x'))} << false;
        QTest::newRow("a name of two lines") << List{with(scanner, scanner.address, QStringLiteral("a\nb"))} << false;
        QTest::newRow("an address with a zero") << List{with(scanner, QString(3, QChar(0)))} << false;
        List many;
        for (int i = 0; i < devicesMax; ++i)
            many.append(with(scanner, QString::number(i)));
        QTest::newRow("sixteen") << many << true;
        QTest::newRow("seventeen") << (many + List{camera}) << false;
    }
    void takesWhatCanBeADevice()
    {
        QFETCH(QList<DeviceChoice>, devices);
        QFETCH(bool, good);
        Settings settings;
        settings.centre = settings.desk = QStringLiteral("나루");
        settings.devices = devices;
        const auto checked = checkSettings(settings);
        QCOMPARE(bool(checked), good);
        QVERIFY(good || checked.fault().is(DeskFault::BadSettings));
    }

    void readsEntriesOfBeforeAndOfALaterNaru_data()
    {
        QTest::addColumn<QByteArray>("devices"); // CBOR; empty: no such field
        QTest::addColumn<QList<DeviceChoice>>("expected");
        using codec::CborWriter;
        QTest::newRow("before there were devices") << QByteArray() << QList<DeviceChoice>{};
        const auto one
            = [](const char* kind) { return CborWriter().array(3).text(kind).text("/dev/ttyACM0").text("").take(); };
        const QByteArray two = CborWriter().array(2).raw(one("hologram")).raw(one("scanner")).take();
        QTest::newRow("a kind of tomorrow") << two << QList<DeviceChoice>{scanner};
        QTest::newRow("not a list") << CborWriter().text("scanner").take() << QList<DeviceChoice>{};
    }
    void readsEntriesOfBeforeAndOfALaterNaru()
    {
        QFETCH(QByteArray, devices);
        QFETCH(QList<DeviceChoice>, expected);
        QTemporaryDir folder;
        auto database = storage::Database::open(folder.filePath(QStringLiteral("desk.db")));
        QVERIFY(database && database->migrate(schemaRoom, migrations()));
        codec::CborWriter body;
        body.map(devices.isEmpty() ? 4 : 5).text("centre").text(u"나루동").text("desk").text(u"2번");
        body.text("language").text("ko").text("pitch_nm").number(274'500);
        if (!devices.isEmpty())
            body.text("devices").raw(devices);
        auto transaction = database->begin();
        QVERIFY(transaction && project(*transaction, {1, 1, 0, {}}, {naru::Kind::SettingsChanged, 1, body.take()})
            && transaction->commit());
        const auto snapshot = readSnapshot(*database, {});
        QVERIFY(snapshot && snapshot->settings);
        QCOMPARE(snapshot->settings->devices, expected);
        QCOMPARE(snapshot->settings->desk, QStringLiteral("2번"));
    }
};

NARU_TEST(DeskDevicesTest)
#include "tst_deskdevices.moc"

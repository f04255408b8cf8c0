// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/rack/faults.h"
#include "devices/api/faults.h"
#include "devices/api/scannerfaults.h"
#include "tests/support/suite.h"
#include "tests/ui/adminstage.h"
#include "tests/ui/scenewalker.h"
#include "ui/shell/barwords.h"

#include <QQuickItem>

using namespace naru;
using device::DeviceChoice;
using device::DeviceFault;
using test::AdminStage;
using test::SceneWalker;
using DeviceKind = DeviceChoice::Kind;

namespace {

QString complaintsOf(AdminStage& it)
{
    SceneWalker walker(it.stage.window(), {});
    return (walker.complaints() + walker.unreached()).join(QLatin1Char('\n'));
}

QString said(const char* text)
{
    return QString::fromUtf8(text);
}

} // namespace

/// The page of devices: what it says, what it lets try, and what it writes into the settings.
class AdminDevicesTest : public QObject {
    Q_OBJECT

    static bool open(AdminStage& it) { return it.open() && it.section(QStringLiteral("devices")); }
    static bool press(AdminStage& it, const char* name)
    {
        const bool pressed = it.stage.press(said(name));
        it.settle();
        return pressed;
    }
    static QStringList addressesOf(const AdminStage& it)
    {
        QStringList addresses;
        for (const DeviceChoice& choice : it.desk.settingsNow.devices)
            addresses.append(choice.address);
        return addresses;
    }

private Q_SLOTS:
    void saysHowEachOneIs()
    {
        AdminStage it;
        it.fillRack();
        QVERIFY2(open(it), qPrintable(it.stage.errors()));
        QVERIFY(press(it, "오른쪽 리더기"));
        QVERIFY(it.stage.find(said("다른 프로그램이 리더기를 쓰고 있습니다.")));
        QVERIFY(it.stage.find(said("QR로 해 주세요. 리더기를 쓰려면 그 프로그램을 닫아 주세요.")));
        QVERIFY(it.stage.find(said("11월 20일 11:22부터")));
        QVERIFY(it.stage.shot(QStringLiteral("admin-device-trouble-ko")));
        const QString complaints = complaintsOf(it);
        QVERIFY2(complaints.isEmpty(), qPrintable(complaints));
        QVERIFY(press(it, "스캐너"));
        QVERIFY(it.stage.find(said("스캐너를 쓸 수 있습니다.")));
        QVERIFY(it.stage.find(said("마지막 문제: 11월 20일 11:22 · 스캐너가 뽑혔습니다.")));
        QVERIFY(it.stage.find(said("Sample 100 · /dev/ttyACM0")));
    }

    void everyStateOfADeviceHoldsTheThresholds_data()
    {
        QTest::addColumn<QString>("language");
        for (const char* language : {"ko", "en"})
            QTest::newRow(language) << QString::fromLatin1(language);
    }
    void everyStateOfADeviceHoldsTheThresholds()
    {
        QFETCH(QString, language);
        AdminStage it(language);
        it.fillRack();
        it.rack.at(0)->put(Fault(DeviceFault::ReaderUnavailable), it.desk.time); // the longest words
        QVERIFY2(open(it), qPrintable(it.stage.errors()));
        auto* const model = it.admin.deviceList();
        QVERIFY(press(it, "왼쪽 리더기"));
        QVERIFY(it.stage.shot(QStringLiteral("admin-device-away-") + language));
        QString complaints = complaintsOf(it);
        const QString key = model->devices().first().toMap().value(QStringLiteral("key")).toString();
        model->test(key);
        it.settle();
        complaints += complaintsOf(it);
        it.rack.at(0)->put({}, it.desk.time);
        it.rack.at(0)->answer(rack::RackFault::NothingHeld);
        it.settle();
        QVERIFY(it.stage.shot(QStringLiteral("admin-device-tried-") + language));
        complaints += complaintsOf(it);
        QVERIFY2(complaints.isEmpty(), qPrintable(complaints));
    }

    void triesADeviceAndSaysWhatCameOfIt()
    {
        AdminStage it;
        it.fillRack();
        QVERIFY2(open(it), qPrintable(it.stage.errors()));
        QVERIFY(it.stage.touch(said("왼쪽 리더기")));
        it.settle();
        QVERIFY(it.stage.assist(said("시험하기")));
        it.settle();
        QCOMPARE(it.rack.at(0)->tests, 1);
        QVERIFY(it.stage.find(said("20초 안에 카드나 휴대폰을 리더기에 대 주세요.")));
        it.stage.assist(said("시험하기")); // under way: once
        QCOMPARE(it.rack.at(0)->tests, 1);
        it.rack.at(0)->answer({});
        it.settle();
        QVERIFY(it.stage.find(said("시험했어요. 카드와 휴대폰을 읽습니다.")));
        QVERIFY(press(it, "시험하기"));
        it.rack.at(0)->answer(rack::RackFault::NothingHeld);
        it.settle();
        QVERIFY(it.stage.find(said("리더기에 아무것도 닿지 않았습니다.")));
        QVERIFY(press(it, "오른쪽 리더기"));
        QVERIFY(!it.stage.find(said("리더기에 아무것도 닿지 않았습니다.")));
    }

    void namesADeviceByKeyboardAlone()
    {
        AdminStage it;
        it.fillRack();
        QVERIFY2(open(it), qPrintable(it.stage.errors()));
        QCOMPARE(it.stage.focused(), said("새 기기 더하기"));
        for (int i = 0; i < 10 && it.stage.focused() != said("카메라"); ++i)
            it.stage.key(Qt::Key_Tab);
        it.stage.key(Qt::Key_Space);
        it.settle();
        for (int i = 0; i < 20 && it.stage.focused() != said("이 창구에서 부르는 이름"); ++i)
            it.stage.key(Qt::Key_Tab);
        it.stage.type(said("손님 쪽 카메라"));
        it.stage.key(Qt::Key_Return);
        it.settle();
        QCOMPARE(it.desk.settingsNow.devices.at(2).name, said("손님 쪽 카메라"));
        QVERIFY(it.stage.find(said("이름을 적어 두었습니다.")));
        QVERIFY(it.stage.find(said("손님 쪽 카메라")));
    }

    void asksOnceBeforeItTakesADeviceOff()
    {
        AdminStage it;
        it.fillRack();
        QVERIFY2(open(it), qPrintable(it.stage.errors()));
        QVERIFY(press(it, "왼쪽 리더기") && press(it, "빼기"));
        QVERIFY(it.stage.find(said("이 기기를 뺄까요?")));
        QVERIFY(it.stage.shot(QStringLiteral("admin-device-removal-ko")));
        const QString complaints = complaintsOf(it);
        QVERIFY2(complaints.isEmpty(), qPrintable(complaints));
        it.stage.key(Qt::Key_Escape);
        it.settle();
        QCOMPARE(it.desk.settingsNow.devices.size(), 4);
        QVERIFY(press(it, "빼기"));
        it.stage.key(Qt::Key_Tab); // from the safe answer to the other
        it.stage.key(Qt::Key_Return);
        it.settle();
        QCOMPARE(addressesOf(it).size(), 3);
        QVERIFY(it.stage.find(said("뺐습니다: 왼쪽 리더기")));
    }

    void addsWhatIsPluggedInWithOnePress()
    {
        AdminStage it;
        it.fillRack();
        QVERIFY2(open(it), qPrintable(it.stage.errors()));
        QCOMPARE(it.admin.deviceList()->offers().size(), 3);
        QVERIFY(it.stage.assist(said("스캐너 더하기")));
        it.settle();
        QCOMPARE(addressesOf(it).last(), QStringLiteral("/dev/ttyACM1"));
        QVERIFY(it.stage.find(said("더했습니다: 스캐너")));
        QVERIFY(it.stage.find(said("시험하기")));            // it is the chosen one
        QCOMPARE(it.admin.deviceList()->offers().size(), 1); // the port is taken, whatever might sit on it
    }

    void addsWhatIsTypedOrSaysWhyNot()
    {
        AdminStage it;
        it.fillRack();
        QVERIFY2(open(it), qPrintable(it.stage.errors()));
        auto* const model = it.admin.deviceList();
        const auto wrong = [&] { return model->wrong().value(QStringLiteral("address")).toString(); };
        QVERIFY(press(it, "더하기"));
        QVERIFY(it.stage.find(said("기기가 꽂힌 자리를 적어 주세요.")));
        QVERIFY(it.stage.shot(QStringLiteral("admin-devices-wrong-ko")));
        const QString complaints = complaintsOf(it);
        QVERIFY2(complaints.isEmpty(), qPrintable(complaints));
        model->add(QStringLiteral("scanner"), QStringLiteral("/dev/ttyACM0"));
        QCOMPARE(wrong(), said("이미 쓰고 있는 자리입니다."));
        model->add(QStringLiteral("nfc_reader"), QStringLiteral("/dev/ttyACM0"));
        QCOMPARE(wrong(), said("이미 쓰고 있는 자리입니다.")); // a scanner sits there
        model->add(QStringLiteral("nfc_reader"), QStringLiteral(" /dev/ttyS3 "));
        QCOMPARE(addressesOf(it).last(), QStringLiteral("pn532_uart:/dev/ttyS3"));
        model->add(QStringLiteral("nfc_reader"), QStringLiteral("pn53x_usb"));
        QCOMPARE(addressesOf(it).last(), QStringLiteral("pn53x_usb"));
        it.desk.refuses = Fault(desk::DeskFault::NotAllowed);
        model->add(QStringLiteral("scanner"), QStringLiteral("/dev/ttyS4"));
        QVERIFY(model->wrong().contains(QStringLiteral("all")));
        for (int i = 0; i < 20; ++i)
            model->add(QStringLiteral("scanner"), QStringLiteral("/dev/tty%1").arg(i));
        QCOMPARE(it.desk.settingsNow.devices.size(), desk::devicesMax);
        QVERIFY(wrong().startsWith(said("기기는 16개까지")));
        QVERIFY(desk::checkSettings(it.desk.settingsNow));
    }

    void theFirstChangeKeepsWhatWasUsedUntilThen()
    {
        AdminStage it;
        it.rack.automatic = {{DeviceKind::Camera, {}, {}}};
        it.rack.use({});
        it.rack.offers = {{DeviceKind::Camera, QStringLiteral("/dev/video0"), QStringLiteral("Sample 100")}};
        QVERIFY2(open(it), qPrintable(it.stage.errors()));
        QVERIFY(it.admin.deviceList()->offers().isEmpty()); // it is the first camera, which is used
        QVERIFY(it.stage.find(said("새로 꽂힌 것이 없어요.\n기기를 꽂으면 여기에 저절로 나와요.")));
        QVERIFY(press(it, "카메라"));
        QVERIFY(it.stage.find(said("카메라 · 저절로 찾음")));
        QVERIFY(!it.stage.find(said("빼기")));
        it.rack.automatic.append({DeviceKind::NfcReader, QStringLiteral("pn53x_usb"), {}}); // named at the start
        it.rack.use({});
        it.settle();
        QVERIFY(press(it, "NFC 리더기"));
        QVERIFY(it.stage.find(said("NFC 리더기 · 켤 때 정함")));
        it.admin.deviceList()->add(QStringLiteral("scanner"), QStringLiteral("/dev/ttyACM0"));
        const QList<DeviceChoice> expected{
            {DeviceKind::Camera, {}, {}}, {DeviceKind::Scanner, QStringLiteral("/dev/ttyACM0"), {}}};
        QCOMPARE(it.desk.settingsNow.devices, expected);
    }

    void changesTheOrder()
    {
        AdminStage it;
        it.fillRack();
        QVERIFY2(open(it), qPrintable(it.stage.errors()));
        QVERIFY(press(it, "왼쪽 리더기") && press(it, "아래로"));
        QCOMPARE(it.desk.settingsNow.devices.at(1).name, said("왼쪽 리더기"));
        QVERIFY(it.stage.find(said("차례를 바꾸었습니다.")));
        QVERIFY(it.stage.assist(said("위로")));
        it.settle();
        QCOMPARE(it.desk.settingsNow.devices, AdminStage::someDevices());
        QVERIFY(it.stage.assist(said("위로")));
        it.settle();
        QVERIFY(it.stage.find(said("이미 맨 위입니다.")));
        QCOMPARE(it.desk.settingsNow.devices, AdminStage::someDevices());
    }

    void comesAndGoesWithoutTakingTheFocusAway()
    {
        AdminStage it;
        it.fillRack();
        QVERIFY2(open(it), qPrintable(it.stage.errors()));
        for (int i = 0; i < 10 && it.stage.focused() != said("스캐너"); ++i)
            it.stage.key(Qt::Key_Tab);
        it.stage.key(Qt::Key_Space);
        it.rack.at(3)->put(Fault(device::ScannerFault::ScannerLost), it.desk.time);
        it.settle();
        QVERIFY(it.stage.find(said("스캐너가 뽑혔습니다.")));
        it.rack.plugIn({});
        it.rack.at(3)->put({}, it.desk.time);
        it.settle();
        QCOMPARE(it.stage.focused(), said("스캐너"));
        QVERIFY(it.stage.find(said("스캐너를 쓸 수 있습니다.")));
    }

    void aFindingLeadsHere()
    {
        AdminStage it;
        it.fillRack();
        it.desk.findings.append(
            {desk::Finding::Group::Devices, desk::Finding::State::Watch, "doctor.camera", {QStringLiteral("손님 쪽")}});
        QVERIFY2(it.open(), qPrintable(it.stage.errors()));
        QVERIFY(it.stage.find(said("손님 쪽 · 쓸 수 없음")));
        QVERIFY(it.stage.assist(said("카메라")));
        it.settle();
        QVERIFY(it.stage.shot(QStringLiteral("admin-finding-camera-ko")));
        QVERIFY(press(it, "고치러 가기: 기기"));
        QVERIFY(it.stage.find(said("새 기기 더하기")));
    }

    void severalReadersAreOneChip()
    {
        using State = desk::Finding::State;
        AdminStage it;
        const auto reader = [&](State state) {
            it.desk.findings.append({desk::Finding::Group::Devices, state, "doctor.nfc_reader", {}});
        };
        const auto chips = [&] { return ui::shell::deviceChips(it.desk); };
        const auto before = chips().size();
        reader(State::Bad);
        reader(State::Bad);
        QCOMPARE(chips().size(), before + 1);
        QCOMPARE(chips().last().toMap().value(QStringLiteral("text")).toString(), said("리더기 못 씀, QR로"));
        reader(State::Ok); // one is enough to go on with
        QCOMPARE(chips().size(), before + 1);
        QCOMPARE(chips().last().toMap().value(QStringLiteral("text")).toString(), said("리더기"));
    }

    void addsAPrinterAndTriesIt()
    {
        AdminStage it;
        it.rack.plugIn({{DeviceKind::Printer, QStringLiteral("/dev/usb/lp0"), {}},
            {DeviceKind::Printer, QStringLiteral("cups:office"), QStringLiteral("office")}});
        QVERIFY2(open(it), qPrintable(it.stage.errors()));
        auto* const model = it.admin.deviceList();
        QCOMPARE(model->offers().size(), 2);
        QVERIFY(it.stage.find(said("프린터 더하기")));
        QVERIFY(it.stage.find(said("인쇄 서비스 · office")));
        QVERIFY(it.stage.shot(QStringLiteral("admin-printer-offers-ko")));
        QVERIFY(it.stage.assist(said("프린터 더하기")));
        it.settle();
        QCOMPARE(addressesOf(it), QStringList{QStringLiteral("/dev/usb/lp0")});
        QVERIFY(it.stage.touch(said("58 mm")));
        it.settle();
        QCOMPARE(addressesOf(it), QStringList{QStringLiteral("/dev/usb/lp0,58")});
        QVERIFY(it.stage.assist(said("글자로")));
        it.settle();
        QCOMPARE(addressesOf(it), QStringList{QStringLiteral("/dev/usb/lp0,58,own")});
        QVERIFY(it.stage.find(said("바꾸었습니다. 시험 용지를 뽑아 보세요.")));
        for (int i = 0; i < 30 && it.stage.focused() != said("시험 용지 뽑기"); ++i)
            it.stage.key(Qt::Key_Tab);
        it.stage.key(Qt::Key_Space);
        it.settle();
        QCOMPARE(it.rack.at(0)->tests, 1);
        QVERIFY(it.stage.find(said("시험 용지를 보내고 있어요.")));
        it.rack.at(0)->answer({});
        it.settle();
        QVERIFY(it.stage.find(said("시험 용지가 끝까지 나왔습니다. 글자와 금을 보아 주세요.")));
        QVERIFY(it.stage.shot(QStringLiteral("admin-printer-tried-ko")));
        const QString complaints = complaintsOf(it);
        QVERIFY2(complaints.isEmpty(), qPrintable(complaints));
    }

    void everyStateOfAPrinterHoldsTheThresholds_data() { everyStateOfADeviceHoldsTheThresholds_data(); }
    void everyStateOfAPrinterHoldsTheThresholds()
    {
        QFETCH(QString, language);
        AdminStage it(language);
        it.desk.settingsNow.devices = {{DeviceKind::Printer, QStringLiteral("/dev/ttyUSB0,19200"), said("영수증")},
            {DeviceKind::Printer, QStringLiteral("cups:office"), {}}};
        it.rack.use(it.desk.settingsNow.devices);
        QVERIFY2(open(it), qPrintable(it.stage.errors()));
        QVERIFY(press(it, "영수증"));
        QString complaints;
        const auto look = [&](const char* name) {
            it.settle();
            QVERIFY(it.stage.shot(QStringLiteral("admin-printer-%1-%2").arg(QLatin1StringView(name), language)));
            complaints += complaintsOf(it);
        };
        it.rack.at(0)->warningNow = Fault(device::PrinterFault::PaperLow);
        it.rack.at(0)->put({}, it.desk.time);
        look("low");
        it.rack.at(0)->put(Fault(device::PrinterFault::PaperOut), it.desk.time);
        look("out");
        it.rack.at(0)->warningNow.reset();
        it.rack.at(0)->put({}, it.desk.time);
        it.admin.deviceList()->test(
            it.admin.deviceList()->devices().first().toMap().value(QStringLiteral("key")).toString());
        it.rack.at(0)->answer(rack::RackFault::PrinterSilent); // the longest words
        look("silent");
        QVERIFY2(complaints.isEmpty(), qPrintable(complaints));
    }

    void saysWhatIsNoPrinter()
    {
        AdminStage it;
        QVERIFY2(open(it), qPrintable(it.stage.errors()));
        auto* const model = it.admin.deviceList();
        const auto wrong = [&] { return model->wrong().value(QStringLiteral("address")).toString(); };
        model->add(QStringLiteral("printer"), QStringLiteral("tcp:192.0.2.7,wide"));
        QVERIFY(wrong().startsWith(said("프린터의 자리가 아니에요.")));
        model->add(QStringLiteral("printer"), QStringLiteral(" office "));
        QCOMPARE(addressesOf(it), QStringList{QStringLiteral("cups:office")});
        model->add(QStringLiteral("printer"), QStringLiteral("/dev/ttyACM0,58"));
        model->add(QStringLiteral("scanner"), QStringLiteral("/dev/ttyACM0"));
        QCOMPARE(wrong(), said("이미 쓰고 있는 자리입니다."));
        QVERIFY(desk::checkSettings(it.desk.settingsNow));
    }

    void aDeskWithoutAnyDeviceSaysWhatToDo()
    {
        AdminStage it;
        QVERIFY2(open(it), qPrintable(it.stage.errors()));
        QVERIFY(it.stage.find(said("쓰고 있는 기기가 없어요. 기기를 꽂으면 더할 수 있어요.")));
        QVERIFY(it.stage.shot(QStringLiteral("admin-devices-empty-ko")));
        const QString complaints = complaintsOf(it);
        QVERIFY2(complaints.isEmpty(), qPrintable(complaints));
    }
};

NARU_TEST(AdminDevicesTest)
#include "tst_admindevices.moc"

// SPDX-License-Identifier: GPL-3.0-or-later
// A visitor may tap, show a QR, or both in any order, and hand over by NFC or Bluetooth: one desk, one session.
#include "app/desk/handover.h"
#include "devices/nfc/nfcendpoint.h"
#include "devices/simulator/nfcphone.h"
#include "devices/visit/qrendpoint.h"
#include "tests/support/holderlink.h"
#include "tests/support/phonelink.h"
#include "tests/support/sampletrust.h"
#include "tests/support/suite.h"
#include "tests/support/wait.h"

#include <QSignalSpy>

using namespace naru;
using desk::Desk;
using desk::Visit;
using device::DeviceFault;
using Way = device::VisitEndpoint::Way;
using Terms = sim::NfcPhoneTerms;

namespace {

constexpr int waitMs = 20'000;

/// A demo desk with a reader, an adapter and something that sees codes.
struct EngagementStage : test::DeskStage {
    EngagementStage()
        : DeskStage(Desk::Kind::Demo)
        , shared{adapter}
        , tap(reader, desk::handoverDoor(seeded, bluetooth()), &shared)
        , qr(desk::handoverDoor(seeded, bluetooth()), shared)
    {
        test::trustSampleIssuer(*this);
        endpoints = {&tap, &qr};
        if (!open() || !setUp() || !signIn())
            qFatal("no desk");
    }
    std::function<desk::Bluetooth()> bluetooth()
    {
        return [this] { return adapter.isReady() ? desk::Bluetooth::Ready : desk::Bluetooth::Absent; };
    }

    Visit* begin()
    {
        const auto begun = desk->beginVisit(*identity::findPurpose(QStringLiteral("certificate-identity")));
        if (!begun)
            qFatal("no visit");
        QObject::connect(*begun, &Visit::troubled, *begun, [this](const Fault& fault) { troubles.append(fault); });
        return *begun;
    }
    static bool reaches(const Visit* visit, Visit::Stage stage)
    {
        return test::waitFor([&] { return visit->stage() == stage; }, waitMs);
    }
    bool accepts(const Visit* visit, const char* method) const
    {
        return reaches(visit, Visit::Stage::Verdict) && visit->verdict()->accepted() && desk->today().size() == 1
            && desk->today().first().method == QLatin1StringView(method);
    }
    bool isTroubledBy(DeviceFault fault) const
    {
        return test::waitFor([&] { return !troubles.isEmpty() && troubles.last().is(fault); }, waitMs);
    }

    SeededRandom seeded{11};
    test::HolderLink adapter;
    device::LinkShare::Link shared;
    test::PhoneLink reader{device::ApduLimits{}};
    device::NfcEndpoint tap;
    device::QrEndpoint qr;
    QList<Fault> troubles;
};

/// A visitor's phone, seen by the reader, by a camera and over the air.
struct VisitorPhone {
    VisitorPhone(EngagementStage& stage, Terms terms, std::uint64_t seed = 5)
        : random(seed)
        , holder({}, stage.clock.now(), random)
        , nfc(holder, terms)
        , m_stage(stage)
    {
    }
    void turnOnBluetooth() { m_stage.adapter.phone = &holder; }
    void tap()
    {
        m_stage.reader.present(
            {[this](const QByteArray& apdu) { return nfc.transceive(apdu); }, [this] { nfc.fieldLost(); }});
    }
    void show() { m_stage.desk->codeScanned(nfc.showCode()); }

    SeededRandom random;
    sim::Holder holder;
    sim::NfcPhone nfc;

private:
    EngagementStage& m_stage;
};

Terms bleAlone(Terms::BleRole role = Terms::BleRole::Server)
{
    Terms terms;
    terms.offersNfc = false;
    terms.ble = role;
    return terms;
}

} // namespace

class EngagementsTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aTapLeadsOverBluetooth_data()
    {
        QTest::addColumn<Terms::Handover>("handover");
        QTest::addColumn<Terms::BleRole>("role");
        QTest::newRow("static, the phone serves") << Terms::Handover::Static << Terms::BleRole::Server;
        QTest::newRow("static, the desk serves") << Terms::Handover::Static << Terms::BleRole::Client;
        QTest::newRow("negotiated, the phone serves") << Terms::Handover::Negotiated << Terms::BleRole::Server;
        QTest::newRow("negotiated, the desk serves") << Terms::Handover::Negotiated << Terms::BleRole::Client;
        QTest::newRow("negotiated, either") << Terms::Handover::Negotiated << Terms::BleRole::Either;
    }
    void aTapLeadsOverBluetooth()
    {
        QFETCH(Terms::Handover, handover);
        QFETCH(Terms::BleRole, role);
        EngagementStage stage;
        Terms terms = bleAlone(role);
        terms.handover = handover;
        VisitorPhone phone(stage, terms);
        phone.turnOnBluetooth();
        Visit* const visit = stage.begin();
        phone.tap();
        QVERIFY(stage.accepts(visit, "nfc_ble"));
        QCOMPARE(stage.adapter.opens.size(), 1);
        const device::BleWay& way = stage.adapter.opens.first();
        QCOMPARE(way.phoneServes.has_value(), role != Terms::BleRole::Client);
        QCOMPARE(way.deskServes.has_value(), role != Terms::BleRole::Server);
        if (way.phoneServes)
            QCOMPARE(*way.phoneServes, sim::NfcPhone::serviceUuid());
        if (way.deskServes) // its own where it asked, else the one the phone named
            QCOMPARE(*way.deskServes == sim::NfcPhone::serviceUuid(), handover == Terms::Handover::Static);
        QCOMPARE(way.ident.size(), 16);
        QTRY_COMPARE(phone.holder.state(), sim::Holder::State::Ended);
    }

    void aTapStaysOnTheReaderWhereTheDeskHasNoBluetooth()
    {
        EngagementStage stage;
        stage.adapter.missing = DeviceFault::BluetoothOff;
        VisitorPhone phone(stage, {});
        Visit* const visit = stage.begin();
        phone.tap();
        QVERIFY(stage.accepts(visit, "nfc"));
        QVERIFY(stage.adapter.opens.isEmpty());
    }

    void aCodeLeadsOverBluetooth()
    {
        EngagementStage stage;
        VisitorPhone phone(stage, bleAlone());
        phone.turnOnBluetooth();
        stage.adapter.answers = false;
        Visit* const visit = stage.begin();
        phone.show();
        QCOMPARE(visit->stage(), Visit::Stage::Waiting); // no phone is there before it was found
        QVERIFY(visit->engagingWay() == Way::Bluetooth);
        stage.adapter.find();
        QVERIFY(stage.accepts(visit, "qr_ble"));
        QVERIFY(!visit->engagingWay());
    }

    void aCodeLeadsToATap()
    {
        EngagementStage stage;
        stage.adapter.missing = DeviceFault::BluetoothAbsent;
        VisitorPhone phone(stage, {});
        Visit* const visit = stage.begin();
        phone.show();
        QVERIFY(visit->engagingWay() == Way::Tap);
        QVERIFY(stage.troubles.isEmpty());
        phone.tap();
        QVERIFY(stage.accepts(visit, "qr_nfc"));
    }

    void anotherPhoneMayTapAfterACode()
    {
        EngagementStage stage;
        VisitorPhone first(stage, {}), second(stage, bleAlone(), 6);
        Visit* const visit = stage.begin();
        stage.adapter.answers = false;
        first.show();
        second.turnOnBluetooth();
        second.tap(); // has no mdoc application: it engages anew
        QVERIFY(test::waitFor([&] { return stage.adapter.opens.size() == 2; }, waitMs));
        stage.adapter.find();
        QVERIFY(stage.accepts(visit, "nfc_ble"));
        QCOMPARE(first.holder.state(), sim::Holder::State::Engaged);
    }

    void theNewestCodeCounts()
    {
        EngagementStage stage;
        VisitorPhone phone(stage, bleAlone());
        stage.adapter.answers = false;
        Visit* const visit = stage.begin();
        phone.show();
        phone.show(); // a new engagement
        QCOMPARE(stage.adapter.opens.size(), 2);
        phone.turnOnBluetooth();
        stage.adapter.find();
        QVERIFY(stage.accepts(visit, "qr_ble"));
    }

    void nothingStartsASecondSession()
    {
        EngagementStage stage;
        VisitorPhone phone(stage, bleAlone()), other(stage, {}, 6);
        phone.turnOnBluetooth();
        Visit* const visit = stage.begin();
        int engagements = 0;
        connect(&stage.tap, &device::VisitEndpoint::engaged, visit, [&] { ++engagements; });
        connect(&stage.qr, &device::VisitEndpoint::engaged, visit, [&] { ++engagements; });
        phone.show();
        QVERIFY(isAsked(visit));
        other.tap();
        other.show();
        QVERIFY(stage.accepts(visit, "qr_ble"));
        QCOMPARE(engagements, 1);
        QVERIFY(!stage.reader.listening);
    }

    void saysWhatIsMissing()
    {
        EngagementStage stage;
        VisitorPhone phone(stage, bleAlone());
        Visit* visit = stage.begin();
        phone.show(); // its Bluetooth is off
        QVERIFY(stage.isTroubledBy(DeviceFault::PhoneNotFound));
        QCOMPARE(visit->stage(), Visit::Stage::Waiting);
        QVERIFY(!visit->engagingWay());
        stage.adapter.missing = DeviceFault::BluetoothOff; // now the desk's is
        phone.show();
        QVERIFY(stage.isTroubledBy(DeviceFault::BluetoothOff));
        phone.tap();
        QVERIFY(test::waitFor([&] { return stage.troubles.size() >= 3; }, waitMs));
        QVERIFY(stage.troubles.last().is(DeviceFault::BluetoothOff)); // a tap says the same
        stage.reader.takeAway();
        stage.adapter.missing.reset();
        phone.turnOnBluetooth();
        phone.show();
        QVERIFY(stage.accepts(visit, "qr_ble"));
    }

    void aCodeThatIsNoEngagementIsSaid()
    {
        EngagementStage stage;
        stage.begin();
        stage.desk->codeScanned("mdoc:oA");
        QCOMPARE(stage.troubles.size(), 1);
        QVERIFY(stage.troubles.first().is(identity::IdentityFault::BadEngagement));
    }

    void aLinkThatBreaksEndsTheVisitInWords()
    {
        EngagementStage stage;
        VisitorPhone phone(stage, bleAlone());
        phone.turnOnBluetooth();
        Visit* visit = stage.begin();
        phone.show();
        QVERIFY(isAsked(visit));
        stage.adapter.breakOff();
        QVERIFY(EngagementStage::reaches(visit, Visit::Stage::Trouble));
        QVERIFY(visit->fault()->is(DeviceFault::PhoneGone));
        visit->cancel();
        visit = stage.begin();
        phone.show();
        QVERIFY(EngagementStage::reaches(visit, Visit::Stage::Verdict));
    }

    void aCodeOutsideAVisitOnlySaysWhatItIs()
    {
        EngagementStage stage;
        VisitorPhone phone(stage, bleAlone());
        QSignalSpy scanned(stage.desk.get(), &Desk::scanned);
        phone.show();
        stage.desk->codeScanned("WIFI:T:WPA;S:cafe;P:secret;;");
        QCOMPARE(scanned.size(), 2);
        for (const auto& said : scanned)
            QCOMPARE(said.at(1).value<Desk::CodeUse>(), Desk::CodeUse::Unused);
        QVERIFY(stage.adapter.opens.isEmpty());
    }

private:
    static bool isAsked(const Visit* visit) { return EngagementStage::reaches(visit, Visit::Stage::Asked); }
};

NARU_TEST(EngagementsTest)
#include "tst_engagements.moc"

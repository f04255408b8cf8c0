// SPDX-License-Identifier: GPL-3.0-or-later
// One link, one phone: what is done in which order, and how it ends where the air or the phone is bad.
#include "devices/ble/blelink.h"
#include "tests/support/bledesk.h"
#include "tests/support/fakegatt.h"
#include "tests/support/suite.h"
#include "tests/support/wait.h"

using namespace naru;
using device::BleLink;
using device::BleWay;
using device::DeviceFault;
using device::GattValue;
using sim::BlePhoneTerms;
using test::AirTerms;
using Offer = BlePhoneTerms::Offer;
using std::chrono::milliseconds;

namespace {
constexpr int waitMs = 10'000;
const Instant now = *parseRfc3339(u"2026-11-20T02:22:00Z");
const QByteArray serviceA(16, 'a'), serviceB(16, 'b'), ident(16, 'i');

/// A radio that does what the test says, and keeps what the link says.
struct Client final : device::GattClient {
    void find(const QByteArray& service) override { log += "find " + service.left(1) + ' '; }
    void write(GattValue value, const QByteArray& bytes) override
    {
        log += (value == GattValue::State ? "state " : "data ") + bytes.toHex() + ' ';
    }
    void drop() override { log += "drop "; }
    QByteArray log;
};
struct Server final : device::GattServer {
    void serve(const QByteArray& service, const QByteArray& with) override
    {
        log += "serve " + service.left(1) + with.left(1) + ' ';
    }
    void notify(GattValue value, const QByteArray& bytes) override
    {
        log += (value == GattValue::State ? "state " : "data ") + bytes.toHex() + ' ';
    }
    void drop() override { log += "drop "; }
    QByteArray log;
};

struct Bench {
    explicit Bench(const BleLink::Limits& limits = {})
        : link(power, client, server, limits)
    {
        QObject::connect(&link, &BleLink::opened, [this] { said += "opened "; });
        QObject::connect(&link, &BleLink::received, [this](const QByteArray& m) { said += "received " + m + ' '; });
        QObject::connect(
            &link, &BleLink::lost, [this](const Fault& fault) { said += QByteArray("lost ") + fault.name() + ' '; });
        QObject::connect(&link, &BleLink::readyChanged, [this] { said += "ready? "; });
    }
    void connectPhone(qsizetype mtu = 100)
    {
        link.open({serviceA, {}, {}, ident});
        Q_EMIT client.found();
        Q_EMIT client.connected();
        Q_EMIT client.subscribed(mtu);
    }
    void comeAsClient()
    {
        link.open({{}, serviceB, {}, ident});
        Q_EMIT server.reached();
        Q_EMIT server.subscribed();
        Q_EMIT server.written(GattValue::State, QByteArray(1, '\x01'), 100);
    }
    bool hears(const QByteArray& what)
    {
        return test::waitFor([&] { return said == what; }, waitMs);
    }
    test::FakeGatt::Power power;
    Client client;
    Server server;
    BleLink link;
    QByteArray said;
};

BleLink::Limits brief(Milliseconds BleLink::Limits::*which)
{
    BleLink::Limits limits;
    limits.*which = milliseconds(5);
    return limits;
}
} // namespace

class BleLinkTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void speaksToAPhoneThatServes()
    {
        Bench bench;
        bench.connectPhone(23);
        bench.link.send(QByteArray(20, 'm'));
        Q_EMIT bench.client.notified(GattValue::ServerToClient,
            "\x01"
            "an");
        Q_EMIT bench.client.notified(GattValue::ServerToClient, QByteArray("\0swer", 5));
        bench.link.close();
        const QByteArray nineteen = QByteArray(19, 'm').toHex();
        QCOMPARE(bench.client.log, "find a state 01 data 01" + nineteen + " data 006d state 02 drop ");
        QCOMPARE(bench.said, "opened received answer ");
        QCOMPARE(bench.server.log, "");
    }

    void speaksToAPhoneThatComes_data()
    {
        QTest::addColumn<bool>("subscribesFirst");
        QTest::newRow("subscribes, then begins") << true;
        QTest::newRow("begins, then subscribes") << false;
    }
    void speaksToAPhoneThatComes()
    {
        QFETCH(bool, subscribesFirst);
        Bench bench;
        bench.link.open({{}, serviceB, {}, ident});
        Q_EMIT bench.server.reached();
        if (subscribesFirst)
            Q_EMIT bench.server.subscribed();
        Q_EMIT bench.server.written(GattValue::State, QByteArray(1, '\x01'), 50);
        QCOMPARE(bench.said, subscribesFirst ? "opened " : "");
        if (!subscribesFirst)
            Q_EMIT bench.server.subscribed();
        bench.link.send("ask");
        Q_EMIT bench.server.written(GattValue::ClientToServer, QByteArray("\0answer", 7), 50);
        bench.link.close();
        QCOMPARE(bench.server.log, "serve bi data 0061736b state 02 drop ");
        QCOMPARE(bench.said, "opened received answer ");
        QCOMPARE(bench.client.log, "");
    }

    void prefersThePhoneAsServerAndServesWhenItIsNotFound()
    {
        Bench bench(brief(&BleLink::Limits::findBeforeServing));
        bench.link.open({serviceA, serviceB, {}, ident});
        QCOMPARE(bench.client.log, "find a ");
        QVERIFY(test::waitFor([&] { return !bench.server.log.isEmpty(); }, waitMs));
        QCOMPARE(bench.client.log, "find a drop ");
        QCOMPARE(bench.server.log, "serve bi ");
        QCOMPARE(bench.said, "");
    }

    void servesWhenThePhoneDoesNotLetItIn()
    {
        Bench bench;
        bench.link.open({serviceA, serviceB, {}, ident});
        Q_EMIT bench.client.found();
        Q_EMIT bench.client.connected();
        Q_EMIT bench.client.refused();
        QCOMPARE(bench.server.log, "serve bi ");
        Q_EMIT bench.client.gone(); // of the connection that is over
        QCOMPARE(bench.server.log, "serve bi ");
        QCOMPARE(bench.said, "");
    }

    void triesAConnectionThreeTimes()
    {
        Bench bench;
        bench.link.open({serviceA, {}, {}, ident});
        for (int i = 0; i < 3; ++i) {
            QCOMPARE(bench.said, "");
            Q_EMIT bench.client.found();
            Q_EMIT bench.client.gone();
        }
        QCOMPARE(bench.client.log, "find a find a find a drop ");
        QCOMPARE(bench.said, "lost device.phone_refuses_link ");
    }

    void goesOnLookingWhenTheSearchIsInterrupted()
    {
        auto limits = brief(&BleLink::Limits::pause);
        limits.find = milliseconds(200);
        Bench bench(limits);
        bench.link.open({serviceA, {}, {}, ident});
        for (int i = 0; i < 5; ++i) {
            bench.client.log.clear();
            Q_EMIT bench.client.gone();
            QVERIFY(test::waitFor([&] { return bench.client.log == "find a "; }, waitMs));
        }
        QVERIFY(bench.hears("lost device.phone_not_found ")); // within the limit of the first
    }

    void namesEveryWaitThatIsInVain_data()
    {
        using L = BleLink::Limits;
        QTest::addColumn<L>("limits");
        QTest::addColumn<int>("steps"); // of a phone that serves
        QTest::addColumn<QByteArray>("said");
        QTest::newRow("find") << brief(&L::find) << 0 << QByteArray("lost device.phone_not_found ");
        QTest::newRow("open") << brief(&L::open) << 0 << QByteArray("lost device.phone_not_found ");
        QTest::newRow("open, found") << brief(&L::open) << 1 << QByteArray("lost device.phone_refuses_link ");
        L connect = brief(&L::connect), subscribe = brief(&L::subscribe);
        connect.connections = subscribe.connections = 1;
        QTest::newRow("connect") << connect << 1 << QByteArray("lost device.phone_refuses_link ");
        QTest::newRow("subscribe") << subscribe << 2 << QByteArray("lost device.phone_refuses_link ");
        QTest::newRow("silence") << brief(&L::silence) << 3 << QByteArray("opened lost device.phone_silent ");
        QTest::newRow("value") << brief(&L::value) << 4 << QByteArray("opened lost device.phone_silent ");
    }
    void namesEveryWaitThatIsInVain()
    {
        QFETCH(BleLink::Limits, limits);
        QFETCH(int, steps);
        QFETCH(QByteArray, said);
        Bench bench(limits);
        bench.link.open({serviceA, {}, {}, ident});
        if (steps > 0)
            Q_EMIT bench.client.found();
        if (steps > 1)
            Q_EMIT bench.client.connected();
        if (steps > 2)
            Q_EMIT bench.client.subscribed(100);
        if (steps > 3)
            Q_EMIT bench.client.notified(GattValue::ServerToClient, "\x01half");
        QVERIFY2(bench.hears(said), bench.said.constData());
        QVERIFY(bench.client.log.endsWith(steps > 2 ? "state 02 drop " : "drop ")); // told, where it can hear
    }

    void waitsForAVisitorWhoCame()
    {
        Bench bench(brief(&BleLink::Limits::connect));
        bench.link.open({{}, serviceB, {}, ident});
        Q_EMIT bench.server.reached();
        QVERIFY(bench.hears("lost device.phone_refuses_link "));
        QCOMPARE(bench.server.log, "serve bi drop ");
    }

    void endsWhatThePhoneEnds_data()
    {
        QTest::addColumn<GattValue>("value");
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<QByteArray>("lost");
        const auto row = [](const char* name, GattValue value, const char* hex, const char* lost) {
            QTest::newRow(name) << value << QByteArray::fromHex(hex) << QByteArray(lost);
        };
        row("end", GattValue::State, "02", "device.phone_gone");
        row("begin, again", GattValue::State, "01", "device.phone_talks_nonsense");
        row("long state", GattValue::State, "0202", "device.phone_talks_nonsense");
        row("no value", GattValue::ServerToClient, "", "device.phone_talks_nonsense");
        row("first byte", GattValue::ServerToClient, "0241", "device.phone_talks_nonsense");
    }
    void endsWhatThePhoneEnds()
    {
        QFETCH(GattValue, value);
        QFETCH(QByteArray, bytes);
        QFETCH(QByteArray, lost);
        Bench bench;
        bench.connectPhone();
        Q_EMIT bench.client.notified(value, bytes);
        QCOMPARE(bench.said, "opened lost " + lost + ' ');
        bench.comeAsClient();
        bench.said.clear();
        Q_EMIT bench.server.written(value == GattValue::ServerToClient ? GattValue::ClientToServer : value, bytes, 100);
        QCOMPARE(bench.said, "lost " + lost + ' ');
    }

    void stopsAPhoneThatDoesNotStop()
    {
        Bench bench;
        bench.connectPhone();
        for (int i = 0; i < 40; ++i)
            Q_EMIT bench.client.notified(GattValue::ServerToClient, QByteArray("\0m", 2));
        QCOMPARE(bench.said.count("received"), BleLink::Limits().messages);
        QVERIFY(bench.said.endsWith("lost device.phone_floods "));
    }

    void hearsNothingAfterClose()
    {
        Bench bench;
        bench.connectPhone();
        bench.link.close();
        bench.said.clear();
        Q_EMIT bench.client.notified(GattValue::ServerToClient, QByteArray("\0m", 2));
        Q_EMIT bench.client.gone();
        Q_EMIT bench.client.found();
        Q_EMIT bench.client.refused();
        Q_EMIT bench.server.reached();
        bench.link.send("m");
        bench.power.set(Fault(DeviceFault::BluetoothOff));
        QCOMPARE(bench.said, "ready? ");
        QVERIFY(bench.client.log.endsWith("state 02 drop "));
    }

    /// One phone at a time: the second tap's phone takes the first one's place, and the first is told.
    void letsTheFirstPhoneGoWhenASecondIsOpened()
    {
        Bench bench;
        bench.connectPhone();
        bench.link.open({{}, serviceB, {}, ident});
        QCOMPARE(bench.client.log, "find a state 01 state 02 drop ");
        QCOMPARE(bench.server.log, "serve bi ");
        Q_EMIT bench.client.notified(GattValue::ServerToClient, QByteArray("\0late", 5));
        Q_EMIT bench.client.gone();
        QCOMPARE(bench.said, "opened ");
    }

    void saysThatBluetoothIsOff()
    {
        Bench bench;
        QVERIFY(bench.link.isReady());
        bench.power.set(Fault(DeviceFault::BluetoothOff));
        QVERIFY(!bench.link.isReady() && bench.link.problem()->is(DeviceFault::BluetoothOff));
        bench.link.open({serviceA, {}, {}, ident});
        QCOMPARE(bench.said, "ready? "); // not yet: open() returns first
        QVERIFY(bench.hears("ready? lost device.bluetooth_off "));
        bench.power.set({});
        bench.said.clear();
        bench.connectPhone();
        bench.power.set(Fault(DeviceFault::BluetoothAbsent));
        QCOMPARE(bench.said, "opened lost device.phone_gone ready? ");
        bench.power.set({});
        bench.link.open({serviceA, {}, {}, ident});
        bench.said.clear();
        bench.power.set(Fault(DeviceFault::BluetoothOff));
        QCOMPARE(bench.said, "lost device.bluetooth_off ready? ");
    }

    void sayingNothingOfAnOpenThatWasTakenBack()
    {
        Bench bench;
        bench.power.set(Fault(DeviceFault::BluetoothOff));
        bench.link.open({serviceA, {}, {}, ident});
        bench.link.close();
        bench.said.clear();
        QTest::qWait(20);
        QCOMPARE(bench.said, "");
    }

    /// The phone checks that it speaks to the desk it engaged with.
    void aPhoneLeavesADeskWithAnotherIdent()
    {
        test::FakeGatt gatt;
        BleLink link(gatt.power, gatt.client, gatt.server);
        test::BleVisitor visitor({Offer::DeskServes, true, false}, now);
        const QByteArray engagement = *visitor.phone.engage();
        BleWay way = test::wayTo(visitor.phone, engagement);
        way.ident[0] = static_cast<char>(way.ident[0] ^ 1);
        std::optional<Fault> fault;
        QObject::connect(&link, &BleLink::lost, [&](const Fault& why) { fault = why; });
        link.open(way);
        gatt.present(&visitor.phone);
        QVERIFY(test::waitFor([&] { return !visitor.phone.complaint().isEmpty(); }, waitMs));
        QCOMPARE(visitor.phone.complaint(), QByteArray("another desk's Ident"));
        QVERIFY(!fault); // another phone may still come
    }
};

NARU_TEST(BleLinkTest)
#include "tst_blelink.moc"

// SPDX-License-Identifier: GPL-3.0-or-later
// The radios of the product, QtBluetooth and QtDBus, on a bus of their own, with a simulated BlueZ and phone behind it.
#include "devices/api/faults.h"
#include "devices/ble/bluetooth.h"
#include "devices/simulator/bluez/simulatedbluez.h"
#include "tests/support/bledesk.h"
#include "tests/support/privatebus.h"
#include "tests/support/suite.h"
#include "tests/support/wait.h"

#include <QDBusConnection>
#include <QLoggingCategory>
#include <QProcess>

using namespace naru;
using device::ByteLink;
using device::DeviceFault;
using sim::BlePhoneTerms;
using sim::Holder;
using sim::SimulatedBluez;
using Adapter = SimulatedBluez::Adapter;
using Offer = BlePhoneTerms::Offer;

namespace {
constexpr int waitMs = 20'000;
const Instant now = *parseRfc3339(u"2026-11-20T02:22:00Z");

device::BleLink::Limits hasty()
{
    using std::chrono::milliseconds;
    device::BleLink::Limits limits;
    limits.findBeforeServing = milliseconds(300);
    return limits;
}
} // namespace

class BluezTest : public QObject {
    Q_OBJECT

    test::PrivateBus m_bus;
    std::unique_ptr<SimulatedBluez> m_bluez;
    std::unique_ptr<ByteLink> m_link;
    std::uint64_t m_seed = 100;

    static bool waitFor(const std::function<bool()>& isSo) { return test::waitFor(isSo, waitMs); }
    void present(test::BleVisitor& visitor, qsizetype mtu = 185)
    {
        m_bluez->present(&visitor.phone, mtu);
        visitor.goes = [this, phone = &visitor.phone] { m_bluez->takeAway(phone); };
    }
    bool visit(test::BleVisitor& visitor, test::BleDesk& desk, qsizetype mtu = 185)
    {
        desk.begin(visitor.phone);
        present(visitor, mtu);
        return waitFor([&] { return desk.isOver(); });
    }

private Q_SLOTS:
    void initTestCase()
    {
        if (!test::PrivateBus::isInstalled())
            QSKIP("dbus-daemon is not installed");
        QVERIFY(m_bus.start());
        QLoggingCategory::setFilterRules(QStringLiteral("qt.bluetooth*.warning=false")); // one a connection, at least
    }
    void cleanupTestCase()
    {
        QLoggingCategory::setFilterRules({});
        // While the bus is still there: libdbus stops a program that asks a bus that went away in the middle.
        QDBusConnection::disconnectFromBus(QStringLiteral("qt_default_system_bus"));
    }
    void init()
    {
        m_bluez = std::make_unique<SimulatedBluez>(m_bus.address());
        QVERIFY(m_bluez->start());
        m_bluez->setAdapter(Adapter::On);
        m_link = device::bluetooth({}, hasty());
        QVERIFY(waitFor([&] { return m_link->isReady(); }));
    }
    void cleanup()
    {
        m_link.reset();
        m_bluez.reset();
    }

    void judgesAPhone_data()
    {
        QTest::addColumn<Offer>("offer");
        QTest::addColumn<qsizetype>("mtu");
        for (const qsizetype mtu : {23, 185, 517}) {
            QTest::addRow("the phone serves, mtu %d", int(mtu)) << Offer::PhoneServes << mtu;
            QTest::addRow("the desk serves, mtu %d", int(mtu)) << Offer::DeskServes << mtu;
        }
    }
    void judgesAPhone()
    {
        QFETCH(Offer, offer);
        QFETCH(qsizetype, mtu);
        test::BleVisitor visitor({offer, true, false}, now);
        test::BleDesk desk(*m_link, visitor.holder.rootDer(), now);
        QVERIFY(visit(visitor, desk, mtu));
        QVERIFY2(desk.accepted(), desk.ending());
        QVERIFY(waitFor([&] { return visitor.phone.heardEnd(); }));
        QCOMPARE(visitor.phone.complaint(), QByteArray());
        QCOMPARE(visitor.holder.state(), Holder::State::Ended);
        const qsizetype establishment = desk.session->establishment().size() + 1;
        QCOMPARE(m_bluez->largestValue, std::min({mtu - 3, qsizetype(512), establishment})); // the MTU is known
        QVERIFY(waitFor([&] { return !m_bluez->isDiscovering() && !m_bluez->isAdvertising(); }));
        QVERIFY(waitFor([&] { return !m_bluez->hasApplication(); }));
    }

    /// The machine's memory of names and addresses is no place for visitors.
    void forgetsThePhone_data() { losesThePhoneAndServesTheNext_data(); }
    void forgetsThePhone()
    {
        QFETCH(Offer, offer);
        QVERIFY(servesTheNext(offer));
        QVERIFY(m_bluez->remembersPhone());
        QVERIFY(waitFor([&] { return !m_bluez->remembersPhone(); }));
    }

    /// A portrait makes a message of many values.
    void carriesALargeAnswer_data() { losesThePhoneAndServesTheNext_data(); }
    void carriesALargeAnswer()
    {
        QFETCH(Offer, offer);
        test::BleVisitor visitor({offer, true, false}, now);
        test::BleDesk desk(*m_link, visitor.holder.rootDer(), now);
        const QString space = QStringLiteral("org.iso.18013.5.1");
        desk.asked
            = {{{QStringLiteral("org.iso.18013.5.1.mDL"), {{space, QStringLiteral("portrait"), false}}}}, std::nullopt};
        QVERIFY(visit(visitor, desk, 185));
        QVERIFY2(desk.accepted(), desk.ending());
        QVERIFY2(desk.message.size() > 4'000, qPrintable(QString::number(desk.message.size())));
    }

    /// A code that is shown once more begins the search anew, at whatever moment.
    void beginsAnew_data() { losesThePhoneAndServesTheNext_data(); }
    void beginsAnew()
    {
        QFETCH(Offer, offer);
        for (int events = 0; events < 12; ++events) {
            test::BleVisitor visitor({offer, true, false}, now, ++m_seed);
            test::BleDesk desk(*m_link, visitor.holder.rootDer(), now);
            const QByteArray engagement = *visitor.phone.engage();
            present(visitor);
            desk.begin(engagement, test::wayTo(visitor.phone, engagement));
            for (int i = 0; i < events && !desk.isOver(); ++i)
                QCoreApplication::processEvents(QEventLoop::WaitForMoreEvents);
            if (desk.opened > 0)
                break; // so far on its way that it is there
            desk.begin(engagement, test::wayTo(visitor.phone, engagement));
            QVERIFY(waitFor([&] { return desk.isOver(); }));
            QVERIFY2(desk.accepted(),
                qPrintable(QStringLiteral("%1 after %2 events").arg(QLatin1StringView(desk.ending())).arg(events)));
        }
    }

    void servesWhereThePhoneCannot()
    {
        m_bluez->manners.hidesService = true; // of a phone that offers both
        test::BleVisitor visitor({Offer::Both, true, false}, now);
        test::BleDesk desk(*m_link, visitor.holder.rootDer(), now);
        QVERIFY(visit(visitor, desk));
        QVERIFY2(desk.accepted(), desk.ending());
        QCOMPARE(m_bluez->connections, 2);
    }

    void findsAPhoneThatSaysLateWhatItOffers()
    {
        m_bluez->manners.saysServiceLate = true;
        QVERIFY(servesTheNext() && servesTheNext());
    }

    void triesAgainWhatFailsAtFirst()
    {
        m_bluez->manners.failedConnections = 2;
        test::BleVisitor visitor({Offer::PhoneServes, true, false}, now);
        test::BleDesk desk(*m_link, visitor.holder.rootDer(), now);
        QVERIFY(visit(visitor, desk));
        QVERIFY2(desk.accepted(), desk.ending());
    }

    void namesWhatDoesNotWork_data()
    {
        QTest::addColumn<Offer>("offer");
        QTest::addColumn<SimulatedBluez::Manners>("manners");
        QTest::addColumn<DeviceFault>("fault");
        SimulatedBluez::Manners manners;
        manners.failedConnections = 3;
        QTest::newRow("lets nobody in") << Offer::PhoneServes << manners << DeviceFault::PhoneRefusesLink;
        manners = {};
        manners.hidesService = true;
        QTest::newRow("no service") << Offer::PhoneServes << manners << DeviceFault::PhoneRefusesLink;
        manners = {};
        manners.refusesAdvertising = true;
        QTest::newRow("no advertising") << Offer::DeskServes << manners << DeviceFault::BluetoothAbsent;
    }
    void namesWhatDoesNotWork()
    {
        QFETCH(Offer, offer);
        QFETCH(SimulatedBluez::Manners, manners);
        QFETCH(DeviceFault, fault);
        m_bluez->manners = manners;
        test::BleVisitor visitor({offer, true, false}, now);
        test::BleDesk desk(*m_link, visitor.holder.rootDer(), now);
        QVERIFY(visit(visitor, desk));
        QVERIFY2(desk.fault && desk.fault->is(fault), desk.ending());
        m_bluez->takeAway();
        m_bluez->manners = {};
        QVERIFY(servesTheNext());
    }

    /// Only the phone that came first is heard, whoever else finds the service.
    void hearsNoSecondPhone()
    {
        m_bluez->manners.meddles = true;
        test::BleVisitor visitor({Offer::DeskServes, true, false}, now);
        test::BleDesk desk(*m_link, visitor.holder.rootDer(), now);
        QVERIFY(visit(visitor, desk));
        QVERIFY2(desk.accepted(), desk.ending());
        QCOMPARE(m_bluez->meddlings, 0);
    }

    void losesThePhoneAndServesTheNext_data()
    {
        QTest::addColumn<Offer>("offer");
        QTest::newRow("the phone serves") << Offer::PhoneServes;
        QTest::newRow("the desk serves") << Offer::DeskServes;
    }
    void losesThePhoneAndServesTheNext()
    {
        QFETCH(Offer, offer);
        sim::HolderSettings settings;
        settings.misbehaviour = sim::Misbehaviour::Silence;
        test::BleVisitor visitor({offer, true, false}, now, 5, settings);
        test::BleDesk desk(*m_link, visitor.holder.rootDer(), now);
        desk.begin(visitor.phone);
        present(visitor);
        QVERIFY(waitFor([&] { return visitor.holder.state() == Holder::State::Answered; }));
        m_bluez->takeAway();
        QVERIFY(waitFor([&] { return desk.isOver(); }));
        QVERIFY2(desk.fault && desk.fault->is(DeviceFault::PhoneGone), desk.ending());
        QVERIFY(servesTheNext());
    }

    void servesOneAfterTheOther()
    {
        for (int i = 0; i < 12; ++i)
            QVERIFY2(servesTheNext(static_cast<Offer>(i % 2)), qPrintable(QString::number(i)));
        QCOMPARE(m_bluez->connections, 12);
    }

    /// naru-sim bluez: the same for anyone, as a program of its own, one visitor after the other.
    void speaksToTheSimulatorsProgram()
    {
        m_bluez.reset();
        QProcess program;
        program.start(QStringLiteral(NARU_BINARY_DIR "/bin/naru-sim"),
            {QStringLiteral("bluez"), QStringLiteral("--bus"), m_bus.address(), QStringLiteral("--at"),
                QStringLiteral("2026-11-20T02:22:00Z"), QStringLiteral("--mtu"), QStringLiteral("64")});
        const auto line = [&] {
            return waitFor([&] { return program.canReadLine(); }) ? program.readLine().trimmed() : QByteArray();
        };
        for (int visit = 0; visit < 2; ++visit) {
            const auto engagement = identity::mdl::DeviceEngagement::parseQr(QString::fromLatin1(line()));
            QVERIFY(engagement);
            QVERIFY(waitFor([&] { return m_link->isReady(); }));
            test::BleDesk desk(*m_link, sim::SampleIssuer::make(1, now).rootDer(), now);
            desk.begin(engagement->bytes, test::wayTo(*engagement));
            QVERIFY(waitFor([&] { return desk.isOver(); }));
            QVERIFY2(desk.accepted(), desk.ending());
            QCOMPARE(line(), QByteArray("ended"));
        }
        program.terminate();
        QVERIFY(program.waitForFinished());
        QCOMPARE(program.exitCode(), 0);
    }

    void knowsWhetherBluetoothIsThere()
    {
        int changes = 0;
        QObject::connect(m_link.get(), &ByteLink::readyChanged, m_bluez.get(), [&] { ++changes; });
        const auto problemIs = [&](DeviceFault fault) {
            return waitFor([&] { return m_link->problem() && m_link->problem()->is(fault); });
        };
        m_bluez->setAdapter(Adapter::Off);
        QVERIFY(problemIs(DeviceFault::BluetoothOff));
        m_bluez->setAdapter(Adapter::On);
        QVERIFY(waitFor([&] { return m_link->isReady(); }));
        m_bluez->setAdapter(Adapter::Absent); // pulled out
        QVERIFY(problemIs(DeviceFault::BluetoothAbsent));
        m_bluez->setAdapter(Adapter::On);
        QVERIFY(waitFor([&] { return m_link->isReady(); }));
        m_bluez->stop();
        QVERIFY(problemIs(DeviceFault::BluetoothAbsent));
        QVERIFY(m_bluez->start());
        QVERIFY(waitFor([&] { return m_link->isReady(); }));
        QCOMPARE(changes, 6);
        QVERIFY(servesTheNext());
    }

    void saysWhenBluetoothIsSwitchedOffMeanwhile_data() { losesThePhoneAndServesTheNext_data(); }
    void saysWhenBluetoothIsSwitchedOffMeanwhile()
    {
        QFETCH(Offer, offer);
        test::BleVisitor visitor({offer, true, false}, now); // engaged, and not on the air
        test::BleDesk desk(*m_link, visitor.holder.rootDer(), now);
        desk.begin(visitor.phone);
        QVERIFY(waitFor([&] { return m_bluez->isDiscovering() || m_bluez->isAdvertising(); }));
        m_bluez->setAdapter(Adapter::Off);
        QVERIFY(waitFor([&] { return desk.isOver(); }));
        QVERIFY2(desk.fault && desk.fault->is(DeviceFault::BluetoothOff), desk.ending());
        m_bluez->setAdapter(Adapter::On);
        QVERIFY(waitFor([&] { return m_link->isReady(); }));
        QVERIFY(servesTheNext(offer));
    }

    void usesTheAdapterThatIsNamed()
    {
        const auto other = device::bluetooth(QStringLiteral("hci7"));
        const auto named = device::bluetooth(QStringLiteral("hci0")); // asks after it, and is answered after it
        QVERIFY(waitFor([&] { return named->isReady(); }));
        QVERIFY(other->problem() && other->problem()->is(DeviceFault::BluetoothAbsent));
    }

    /// A BlueZ that takes calls and answers none costs a visit its limit, and the desk nothing.
    void neverWaitsForABluezThatHangs()
    {
        auto limits = hasty();
        limits.find = std::chrono::milliseconds(600);
        const auto link = device::bluetooth({}, limits);
        QVERIFY(waitFor([&] { return link->isReady(); }));
        m_bluez->manners.hangs = true;
        test::BleVisitor visitor({Offer::Both, true, false}, now);
        test::BleDesk desk(*link, visitor.holder.rootDer(), now);
        QElapsedTimer turn;
        qint64 longest = 0;
        turn.start();
        desk.begin(visitor.phone);
        QVERIFY(test::waitFor(
            [&] {
                longest = std::max(longest, turn.restart());
                return desk.isOver();
            },
            waitMs));
        QVERIFY2(desk.fault && desk.fault->is(DeviceFault::PhoneNotFound), desk.ending());
        QVERIFY2(longest < 300, qPrintable(QString::number(longest)));
    }

private:
    bool servesTheNext(Offer offer = Offer::PhoneServes)
    {
        test::BleVisitor visitor({offer, true, false}, now, ++m_seed); // a service of its own
        test::BleDesk desk(*m_link, visitor.holder.rootDer(), now);
        const bool isOver = visit(visitor, desk);
        const bool heard = waitFor([&] { return visitor.phone.heardEnd(); });
        m_bluez->takeAway();
        if (!isOver || !heard || !desk.accepted())
            qWarning("%s %s", desk.ending(), visitor.phone.complaint().constData());
        return isOver && heard && desk.accepted();
    }
};

NARU_TEST(BluezTest)
#include "tst_bluez.moc"

// SPDX-License-Identifier: GPL-3.0-or-later
// Whole visits over Bluetooth LE without a radio: every MTU, every loss, both sides as server.
#include "devices/ble/blelink.h"
#include "tests/support/bledesk.h"
#include "tests/support/fakegatt.h"
#include "tests/support/suite.h"
#include "tests/support/wait.h"

#include <QMap>

using namespace naru;
using device::BleLink;
using device::DeviceFault;
using sim::BlePhoneTerms;
using sim::Holder;
using test::AirTerms;
using Offer = BlePhoneTerms::Offer;
using Trouble = AirTerms::Trouble;

namespace {
constexpr int waitMs = 20'000;
constexpr std::uint64_t seedsUsual = 2'000;
const Instant now = *parseRfc3339(u"2026-11-20T02:22:00Z");

/// What a test waits for in vain costs it this much.
BleLink::Limits impatient()
{
    using std::chrono::milliseconds;
    BleLink::Limits limits;
    limits.open = milliseconds(400);
    limits.find = milliseconds(60);
    limits.findBeforeServing = milliseconds(30);
    limits.connect = limits.subscribe = milliseconds(60);
    limits.value = milliseconds(60);
    limits.silence = milliseconds(90);
    return limits;
}

struct Bench {
    explicit Bench(const BleLink::Limits& limits = {})
        : link(gatt.power, gatt.client, gatt.server, limits)
    {
    }
    /// Whether the visit ended.
    bool visit(sim::BlePhone& phone, test::BleDesk& desk, const AirTerms& terms)
    {
        desk.begin(phone);
        gatt.present(&phone, terms);
        const bool isOver = test::waitFor([&] { return desk.isOver(); }, waitMs);
        QCoreApplication::processEvents();
        return isOver;
    }
    test::FakeGatt gatt;
    BleLink link;
};

/// NARU_SEEDS=20000 for more; NARU_SEED=17 for that one alone.
std::pair<std::uint64_t, std::uint64_t> seedRange()
{
    bool isNumber = false;
    if (const auto one = qEnvironmentVariable("NARU_SEED").toULongLong(&isNumber); isNumber)
        return {one, one + 1};
    const auto count = qEnvironmentVariable("NARU_SEEDS").toULongLong(&isNumber);
    return {0, isNumber ? count : seedsUsual};
}
} // namespace

class BleSessionsTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void judgesAPhoneAtEveryMtu_data()
    {
        QTest::addColumn<Offer>("offer");
        QTest::newRow("the phone serves") << Offer::PhoneServes;
        QTest::newRow("the desk serves") << Offer::DeskServes;
    }
    void judgesAPhoneAtEveryMtu()
    {
        QFETCH(Offer, offer);
        Bench bench;
        test::BleVisitor visitor({offer, true, false}, now);
        test::BleDesk desk(bench.link, visitor.holder.rootDer(), now);
        for (qsizetype mtu = 23; mtu <= 517; ++mtu) {
            AirTerms terms;
            terms.mtu = mtu;
            QVERIFY(bench.visit(visitor.phone, desk, terms));
            QVERIFY2(desk.accepted(), desk.ending());
            QCOMPARE(visitor.phone.complaint(), QByteArray());
            QCOMPARE(bench.gatt.largest, std::min<qsizetype>(mtu - 3, 512)); // full, and never over
            QVERIFY(visitor.holder.state() == Holder::State::Ended && visitor.phone.heardEnd());
            bench.gatt.takeAway();
        }
    }

    /// Where the phone leaves after every byte of a session, then comes again.
    void losesThePhoneAtEveryByte_data() { judgesAPhoneAtEveryMtu_data(); }
    void losesThePhoneAtEveryByte()
    {
        QFETCH(Offer, offer);
        Bench bench;
        test::BleVisitor visitor({offer, true, false}, now);
        test::BleDesk desk(bench.link, visitor.holder.rootDer(), now);
        AirTerms terms;
        terms.mtu = 517;
        QVERIFY(bench.visit(visitor.phone, desk, terms));
        const qsizetype whole = bench.gatt.bytes;
        int losses = 0;
        for (qsizetype k = 0; k < whole; ++k) {
            terms.trouble = Trouble::CutsAtByte;
            terms.at = k;
            QVERIFY(bench.visit(visitor.phone, desk, terms));
            const QString line = QStringLiteral("byte %1: %2").arg(k).arg(QLatin1StringView(desk.ending()));
            QVERIFY2(bench.gatt.wasHit, qPrintable(line));
            if (!desk.accepted()) // else only the farewell was lost
                QVERIFY2(desk.fault && desk.fault->is(DeviceFault::PhoneGone), qPrintable(line));
            losses += !desk.accepted();
            QVERIFY2(desk.opened <= 1, qPrintable(line)); // engaged anew before it is spoken to again
        }
        QVERIFY2(losses > 2'000, qPrintable(QString::number(losses)));
        terms.trouble = Trouble::None;
        QVERIFY(bench.visit(visitor.phone, desk, terms) && desk.accepted());
    }

    void meetsEveryMisbehaviour_data() { judgesAPhoneAtEveryMtu_data(); }
    void meetsEveryMisbehaviour()
    {
        QFETCH(Offer, offer);
        using M = sim::Misbehaviour;
        const QByteArray trust = sim::SampleIssuer::make(1, now).rootDer();
        for (std::size_t i = 0; i < sim::misbehaviourNames.size(); ++i) {
            sim::HolderSettings settings;
            settings.misbehaviour = static_cast<M>(i);
            if (settings.misbehaviour == M::Locked)
                continue; // never engages
            auto limits = impatient();
            limits.open = limits.find = limits.connect = limits.subscribe = std::chrono::seconds(20);
            Bench bench(limits);
            test::BleVisitor visitor({offer, true, false}, now, 5, settings);
            test::BleDesk desk(bench.link, trust, now);
            QVERIFY(bench.visit(visitor.phone, desk, {}));
            const auto is = [&](std::initializer_list<M> list) {
                return std::find(list.begin(), list.end(), settings.misbehaviour) != list.end();
            };
            const bool isHonest = is({M::None, M::LongNames, M::StatusPresent, M::Mac, M::DropAtByte});
            QVERIFY2(desk.accepted() == isHonest, nameOf(settings.misbehaviour));
            if (settings.misbehaviour == M::Silence)
                QVERIFY(desk.fault && desk.fault->is(DeviceFault::PhoneSilent));
        }
    }

    /// Each seed a phone, an air and a trouble: the answer as it was sent, or a named fault; and an undisturbed visitor
    /// behind every tenth.
    void keepsItsWordThroughRandomTrouble()
    {
        const auto [first, last] = seedRange();
        const QByteArray trust = sim::SampleIssuer::make(1, now).rootDer();
        QMap<QByteArray, int> endings;
        Bench bench(impatient());
        test::BleVisitor visitor({}, now);
        for (std::uint64_t seed = first; seed < last; ++seed) {
            const QByteArray ending = visitInTrouble(bench, visitor, trust, seed);
            QVERIFY(!ending.isEmpty());
            ++endings[ending];
            if (seed % 10 == 0)
                QVERIFY2(
                    serveTheNext(bench, visitor, trust, seed), qPrintable(QStringLiteral("behind seed %1").arg(seed)));
        }
        for (auto it = endings.cbegin(); it != endings.cend(); ++it)
            qInfo("%5d %s", it.value(), it.key().constData());
    }

private:
    /// How it ended; empty: against the rules, and said.
    static QByteArray visitInTrouble(
        Bench& bench, test::BleVisitor& visitor, const QByteArray& trust, std::uint64_t seed)
    {
        SeededRandom random(seed * 0x9e3779b97f4a7c15ULL + 5);
        const AirTerms air = AirTerms::draw(random);
        const BlePhoneTerms terms{static_cast<Offer>(random.below(3)), random.below(8) != 0, random.below(3) == 0};
        sim::BlePhone phone(visitor.holder, terms, visitor.random);
        test::BleDesk desk(bench.link, trust, now, seed);
        desk.begin(phone);
        bench.gatt.present(&phone, air);
        const bool isOver = test::waitFor([&] { return desk.isOver(); }, waitMs);
        bench.gatt.takeAway();
        const bool isAtRest = !bench.gatt.isSearching && !bench.gatt.isServing;
        const bool phoneIsContent = phone.complaint().isEmpty() || bench.gatt.wasHit;
        const bool isTrue = !desk.verdict || desk.accepted(); // what is verified is what the holder signed
        if (isOver && isAtRest && phoneIsContent && isTrue)
            return desk.fault ? desk.fault->name() : "accepted";
        qWarning("seed %llu: %s: %s %s", static_cast<unsigned long long>(seed), qPrintable(air.describe()),
            desk.ending(), phone.complaint().constData());
        return {};
    }
    static bool serveTheNext(Bench& bench, test::BleVisitor& visitor, const QByteArray& trust, std::uint64_t seed)
    {
        sim::BlePhone phone(visitor.holder, {}, visitor.random);
        test::BleDesk desk(bench.link, trust, now, seed + 1);
        const bool isOver = bench.visit(phone, desk, {});
        bench.gatt.takeAway();
        return isOver && desk.accepted();
    }
};

NARU_TEST(BleSessionsTest)
#include "tst_blesessions.moc"

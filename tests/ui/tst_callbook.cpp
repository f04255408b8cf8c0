// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desk/callbook.h"
#include "app/desk/caller.h"
#include "tests/support/fakeair.h"
#include "tests/support/suite.h"

#include <QSignalSpy>

using namespace naru;
using namespace naru::desk;
using naru::test::FakeAir;

namespace {

QByteArray device(char letter)
{
    return QByteArray(16, letter);
}

/// A kiosk and two counters of one house.
struct House {
    explicit House(quint64 seed = 1)
        : air(seed)
    {
    }
    void pass(int seconds, bool delivers = true)
    {
        for (int i = 0; i < 2 * seconds; ++i) {
            clock.advance(Milliseconds(500));
            caller.look();
            one.look();
            two.look();
            if (delivers)
                air.deliver();
        }
    }
    ManualClock clock{naru::Instant(Milliseconds(1'795'000'000'000))};
    FakeAir air;
    std::unique_ptr<Channels> kioskAir = air.desk(device('k'), QStringLiteral("키오스크 1"));
    std::unique_ptr<Channels> oneAir = air.desk(device('1'), QStringLiteral("1번 창구"));
    std::unique_ptr<Channels> twoAir = air.desk(device('2'), QStringLiteral("2번 창구"));
    Caller caller{*kioskAir, clock};
    CallBook one{*oneAir, clock}, two{*twoAir, clock};
};

} // namespace

/// A call as the desks of the house hear it: whatever the network does, it rings until somebody goes or it is over.
class CallBookTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void messagesComeBackAsTheyWent();
    void oddMessagesAreRefused_data();
    void oddMessagesAreRefused();
    void oneOfTwoCountersAnswersAndBothAreStill();
    void whatIsLostIsToldAgain();
    void aCallOutlivesALostNetworkAndAScreenBegunAnew();
    void aScreenThatIsGoneCanBePutAway();
    void oneDeskIsNeverMoreThanOneCall();
    void aBellRingsOnceInTenSecondsForAll();
};

void CallBookTest::messagesComeBackAsTheyWent()
{
    const CallState state{7, 9, CallState::What::Coming, Milliseconds(61'000), QStringLiteral("2번 창구")};
    const auto read = callMessageOf(bytesOf(state));
    QVERIFY(read);
    QCOMPARE(std::get<CallState>(*read), state);
    const auto answer = callMessageOf(bytesOf(CallAnswer{7}));
    QVERIFY(answer);
    QCOMPARE(std::get<CallAnswer>(*answer).call, 7u);
}

void CallBookTest::oddMessagesAreRefused_data()
{
    using What = CallState::What;
    QTest::addColumn<QByteArray>("bytes");
    const auto bytes = [](const CallState& state) { return bytesOf(state); };
    QTest::newRow("nothing") << QByteArray();
    QTest::newRow("another room's") << QByteArray("\x82\x6anaru-bill1\x00", 13);
    QTest::newRow("something behind") << bytes({1, 1, What::Calling, {}, {}}) + 'x';
    QTest::newRow("a name where nobody comes") << bytes({1, 1, What::Calling, {}, QStringLiteral("x")});
    QTest::newRow("a huge name") << bytes({1, 1, What::Coming, {}, QString(41, u'x')});
    QTest::newRow("a state that there is not") << bytes({1, 1, static_cast<What>(3), {}, {}});
    QTest::newRow("older than its call") << bytes({2, 1, What::Calling, {}, {}});
    QTest::newRow("before it began") << bytes({1, 1, What::Calling, Milliseconds(-1), {}});
    QTest::newRow("longer than a day") << bytes({1, 1, What::Calling, callWaitMax + Milliseconds(1), {}});
}

void CallBookTest::oddMessagesAreRefused()
{
    QFETCH(QByteArray, bytes);
    const auto read = callMessageOf(bytes);
    QVERIFY(!read);
    QVERIFY(read.fault().is(CallFault::BadCall));
}

void CallBookTest::oneOfTwoCountersAnswersAndBothAreStill()
{
    House house;
    QSignalSpy rangOne(&house.one, &CallBook::rang), rangTwo(&house.two, &CallBook::rang);
    QSignalSpy answered(&house.caller, &Caller::answered);
    house.pass(5);
    QVERIFY(house.one.calls().isEmpty());
    house.caller.begin();
    house.pass(1);
    QCOMPARE(house.one.calls().value(0).name, QStringLiteral("키오스크 1"));
    QCOMPARE(house.two.calls().size(), 1);
    QCOMPARE(rangOne.size(), 1);
    QCOMPARE(rangTwo.size(), 1);
    house.two.answer(device('k'));
    house.one.answer(device('k')); // at the same moment
    house.pass(1);
    QVERIFY(house.one.calls().isEmpty());
    QVERIFY(house.two.calls().isEmpty());
    QCOMPARE(answered.size(), 1);
    QCOMPARE(answered.first().first().toString(), QStringLiteral("2번 창구"));
    house.pass(60);
    QCOMPARE(rangOne.size(), 1);
    house.caller.end();
    house.caller.begin();
    house.pass(1);
    QCOMPARE(house.one.calls().size(), 1); // another call
    QCOMPARE(rangOne.size(), 2);
}

void CallBookTest::whatIsLostIsToldAgain()
{
    for (quint64 seed = 1; seed <= 200; ++seed) {
        House house(seed);
        house.air.weather({30, 20, 20});
        QSignalSpy answered(&house.caller, &Caller::answered);
        house.caller.begin();
        house.pass(30);
        QVERIFY2(house.one.calls().size() == 1 && house.two.calls().size() == 1, qPrintable(QString::number(seed)));
        house.one.answer(device('k'));
        house.pass(40);
        QCOMPARE(answered.size(), 1);
        QVERIFY2(house.one.calls().isEmpty() && house.two.calls().isEmpty(), qPrintable(QString::number(seed)));
        house.caller.begin();
        house.pass(20);
        house.caller.end();
        house.pass(40);
        QVERIFY2(house.one.calls().isEmpty() && house.two.calls().isEmpty(), qPrintable(QString::number(seed)));
    }
}

void CallBookTest::aCallOutlivesALostNetworkAndAScreenBegunAnew()
{
    House house;
    house.caller.begin();
    house.pass(2);
    house.air.plug(device('1'), false);
    house.pass(5);
    house.air.plug(device('1'), true);
    house.pass(2);
    QCOMPARE(house.one.calls().size(), 1);
    // The kiosk's program is begun anew: nobody is there who called.
    house.air.plug(device('k'), false);
    house.pass(1);
    house.air.plug(device('k'), true);
    const auto air = house.air.desk(device('k'), QStringLiteral("키오스크 1"));
    const Caller anew(*air, house.clock);
    house.air.deliverAll();
    QVERIFY(house.one.calls().isEmpty());
}

void CallBookTest::aScreenThatIsGoneCanBePutAway()
{
    House house;
    house.caller.begin();
    house.pass(2);
    house.air.plug(device('k'), false);
    QSignalSpy rang(&house.one, &CallBook::rang);
    house.pass(70);
    QVERIFY(house.one.calls().value(0).silent); // who fell silent may still need help: it stays, without a bell
    QVERIFY(rang.size() <= 2);
    house.one.answer(device('k'));
    QVERIFY(house.one.calls().isEmpty());
    QCOMPARE(house.two.calls().size(), 1);
    house.air.plug(device('k'), true);
    house.pass(3);
    QCOMPARE(house.one.calls().size(), 1); // it still calls
    QVERIFY(!house.one.calls().first().silent);
}

void CallBookTest::oneDeskIsNeverMoreThanOneCall()
{
    House house;
    auto channel = house.twoAir->open(QStringLiteral("call")); // a desk that is out of its mind
    for (quint64 i = 1; i < 5'000; ++i)
        channel->tell(bytesOf(CallState{i, i, CallState::What::Calling, {}, {}}));
    channel->tell(QByteArray(2'000, 'x'));
    house.air.deliverAll();
    QCOMPARE(house.one.calls().size(), 1);
    QCOMPARE(house.one.calls().first().name, QStringLiteral("2번 창구")); // and it is named
}

void CallBookTest::aBellRingsOnceInTenSecondsForAll()
{
    House house;
    const auto otherAir = house.air.desk(device('l'), QStringLiteral("키오스크 2"));
    Caller other(*otherAir, house.clock);
    QSignalSpy rang(&house.one, &CallBook::rang);
    house.caller.begin();
    house.pass(3);
    other.begin();
    house.pass(6);
    QCOMPARE(rang.size(), 1);
    QCOMPARE(house.one.calls().size(), 2);
    QCOMPARE(house.one.calls().first().name, QStringLiteral("키오스크 1")); // who waits longest
    house.pass(3);
    QCOMPARE(rang.size(), 2);
    house.one.answer(device('k'));
    for (int i = 0; i < 12; ++i) {
        other.look();
        house.pass(1);
    }
    QCOMPARE(house.one.calls().size(), 1);
    QCOMPARE(rang.size(), 3); // the other still waits
}

NARU_TEST(CallBookTest)
#include "tst_callbook.moc"

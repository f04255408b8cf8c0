// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/fakeair.h"
#include "tests/support/suite.h"
#include "tests/ui/counterstage.h"
#include "tests/ui/kioskstage.h"
#include "tests/ui/scenewalker.h"
#include "ui/kiosk/staffcall.h"
#include "ui/shell/callmodel.h"

#include <QQuickItem>
#include <QSignalSpy>

using naru::Channels;
using naru::ManualClock;
using naru::Milliseconds;
using naru::desk::CallBook;
using naru::desk::Caller;
using naru::desk::CallState;
using naru::test::CounterStage;
using naru::test::FakeAir;
using naru::test::KioskStage;
using naru::test::SceneWalker;
using naru::test::Thresholds;
using naru::ui::kiosk::StaffCall;
using naru::ui::shell::CallModel;

/// A call at a public screen, as the desks of the house hear it: whatever the network does, it rings until somebody
/// goes or it is over.
class StaffCallTest : public QObject {
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
    void theKioskSaysWhoComes();
    void whoDoesNotComeIsCalledAgain();
    void withoutANetworkTheKioskRingsAsEver();
    void theStripShowsOnEveryPageOfTheStaff();
    void theStripHoldsTheThresholds_data();
    void theStripHoldsTheThresholds();
};

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

void StaffCallTest::messagesComeBackAsTheyWent()
{
    const CallState state{7, 9, CallState::What::Coming, Milliseconds(61'000), QStringLiteral("2번 창구")};
    const auto read = naru::desk::callMessageOf(naru::desk::bytesOf(state));
    QVERIFY(read);
    QCOMPARE(std::get<CallState>(*read), state);
    const auto answer = naru::desk::callMessageOf(naru::desk::bytesOf(naru::desk::CallAnswer{7}));
    QVERIFY(answer);
    QCOMPARE(std::get<naru::desk::CallAnswer>(*answer).call, 7u);
}

void StaffCallTest::oddMessagesAreRefused_data()
{
    using What = CallState::What;
    QTest::addColumn<QByteArray>("bytes");
    const auto bytes = [](const CallState& state) { return naru::desk::bytesOf(state); };
    QTest::newRow("nothing") << QByteArray();
    QTest::newRow("another room's") << QByteArray("\x82\x6anaru-bill1\x00", 13);
    QTest::newRow("something behind") << bytes({1, 1, What::Calling, {}, {}}) + 'x';
    QTest::newRow("a name where nobody comes") << bytes({1, 1, What::Calling, {}, QStringLiteral("x")});
    QTest::newRow("a huge name") << bytes({1, 1, What::Coming, {}, QString(41, u'x')});
    QTest::newRow("a state that there is not") << bytes({1, 1, static_cast<What>(3), {}, {}});
    QTest::newRow("older than its call") << bytes({2, 1, What::Calling, {}, {}});
    QTest::newRow("before it began") << bytes({1, 1, What::Calling, Milliseconds(-1), {}});
    QTest::newRow("longer than a day") << bytes({1, 1, What::Calling, naru::desk::callWaitMax + Milliseconds(1), {}});
}

void StaffCallTest::oddMessagesAreRefused()
{
    QFETCH(QByteArray, bytes);
    const auto read = naru::desk::callMessageOf(bytes);
    QVERIFY(!read);
    QVERIFY(read.fault().is(naru::desk::CallFault::BadCall));
}

void StaffCallTest::oneOfTwoCountersAnswersAndBothAreStill()
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

void StaffCallTest::whatIsLostIsToldAgain()
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

void StaffCallTest::aCallOutlivesALostNetworkAndAScreenBegunAnew()
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

void StaffCallTest::aScreenThatIsGoneCanBePutAway()
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

void StaffCallTest::oneDeskIsNeverMoreThanOneCall()
{
    House house;
    auto channel = house.twoAir->open(QStringLiteral("call")); // a desk that is out of its mind
    for (quint64 i = 1; i < 5'000; ++i)
        channel->tell(naru::desk::bytesOf(CallState{i, i, CallState::What::Calling, {}, {}}));
    channel->tell(QByteArray(2'000, 'x'));
    house.air.deliverAll();
    QCOMPARE(house.one.calls().size(), 1);
    QCOMPARE(house.one.calls().first().name, QStringLiteral("2번 창구")); // and it is named
}

void StaffCallTest::aBellRingsOnceInTenSecondsForAll()
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

void StaffCallTest::theKioskSaysWhoComes()
{
    KioskStage kiosk;
    FakeAir air;
    const auto kioskAir = air.desk(device('k'), QStringLiteral("키오스크 1"));
    const auto deskAir = air.desk(device('2'), QStringLiteral("2번 창구"));
    Caller caller(*kioskAir, kiosk.clock);
    CallBook book(*deskAir, kiosk.clock);
    StaffCall staff(kiosk.model, kiosk.clock);
    staff.tellThrough(&caller);
    kiosk.stage.page()->setProperty("staff", QVariant::fromValue(&staff));
    QSignalSpy spoke(&kiosk.model, &naru::ui::kiosk::KioskModel::spoke);
    QSignalSpy rang(&staff, &StaffCall::rang), silent(&staff, &StaffCall::silence);
    QVERIFY(kiosk.stage.press(QStringLiteral("직원 호출")));
    air.deliverAll();
    QCOMPARE(book.calls().size(), 1);
    book.answer(device('k'));
    air.deliverAll();
    kiosk.settle();
    QVERIFY(book.calls().isEmpty());
    QCOMPARE(silent.size(), 1);
    QVERIFY(staff.ringing()); // the edge is lit: who comes finds it
    QVERIFY(kiosk.stage.find(QStringLiteral("직원이\n오고 있어요.")));
    QCOMPARE(spoke.last().first().toString(),
        QStringLiteral("직원이 오고 있어요.\n2번 창구에서 와요. 여기서 기다려 주세요."));
    kiosk.clock.advance(Milliseconds(30'000));
    staff.look();
    QCOMPARE(rang.size(), 1); // quiet now
    QVERIFY(kiosk.stage.press(QStringLiteral("직원이 왔어요")));
    air.deliverAll();
    QVERIFY(!staff.ringing());
    QCOMPARE(caller.state().what, CallState::What::None);
}

void StaffCallTest::whoDoesNotComeIsCalledAgain()
{
    KioskStage kiosk;
    FakeAir air;
    const auto kioskAir = air.desk(device('k'), QStringLiteral("키오스크 1"));
    const auto deskAir = air.desk(device('2'), QStringLiteral("2번 창구"));
    Caller caller(*kioskAir, kiosk.clock);
    CallBook book(*deskAir, kiosk.clock);
    StaffCall staff(kiosk.model, kiosk.clock);
    staff.tellThrough(&caller);
    kiosk.model.call();
    air.deliverAll();
    book.answer(device('k'));
    air.deliverAll();
    kiosk.clock.advance(StaffCall::patience);
    staff.look();
    QVERIFY(staff.unanswered());
    QVERIFY(book.calls().isEmpty());
    staff.again();
    air.deliverAll();
    QCOMPARE(book.calls().size(), 1);
    QVERIFY(staff.coming().isEmpty());
    kiosk.model.callOff();
    air.deliverAll();
    QVERIFY(book.calls().isEmpty());
}

void StaffCallTest::withoutANetworkTheKioskRingsAsEver()
{
    KioskStage kiosk;
    FakeAir air;
    const auto kioskAir = air.desk(device('k'), QStringLiteral("키오스크 1"));
    air.plug(device('k'), false);
    Caller caller(*kioskAir, kiosk.clock);
    StaffCall staff(kiosk.model, kiosk.clock);
    staff.tellThrough(&caller);
    QSignalSpy rang(&staff, &StaffCall::rang);
    kiosk.model.call();
    for (int i = 0; i < 30; ++i) {
        kiosk.clock.advance(Milliseconds(1'000));
        staff.look();
        caller.look();
    }
    QCOMPARE(rang.size(), 4);
    kiosk.clock.advance(StaffCall::patience);
    staff.look();
    QVERIFY(staff.unanswered());
}

namespace {

/// A counter whose house has kiosks.
struct CallingStage {
    explicit CallingStage(const QString& language = QStringLiteral("ko"), bool highContrast = false)
        : counter(language, highContrast)
    {
    }
    bool open()
    {
        const bool opened = counter.open();
        if (opened)
            counter.stage.page()->setProperty("calls", QVariant::fromValue(&calls));
        return opened;
    }
    void call(const char* name, char letter)
    {
        airs.push_back(air.desk(device(letter), QString::fromUtf8(name)));
        callers.push_back(std::make_unique<Caller>(*airs.back(), clock));
        callers.back()->begin();
        air.deliverAll();
        counter.settle();
    }
    ManualClock clock{naru::Instant(Milliseconds(1'795'000'000'000))};
    FakeAir air;
    std::unique_ptr<Channels> own = air.desk(device('1'), QStringLiteral("1번 창구"));
    CallModel calls{*own, clock};
    std::vector<std::unique_ptr<Channels>> airs;
    std::vector<std::unique_ptr<Caller>> callers;
    CounterStage counter;
};

} // namespace

void StaffCallTest::theStripShowsOnEveryPageOfTheStaff()
{
    CallingStage desk;
    QVERIFY2(desk.open(), qPrintable(desk.counter.stage.errors()));
    const QString line = QStringLiteral("키오스크 1에서 부르세요");
    QVERIFY(!desk.counter.stage.find(line));
    desk.call("키오스크 1", 'k');
    QVERIFY(desk.counter.stage.find(line)); // before anybody signs in
    desk.counter.signIn();
    desk.counter.settle();
    QVERIFY(desk.counter.stage.find(line));
    desk.call("키오스크 2", 'l');
    desk.call("3번 자리", 'm');
    desk.counter.settle();
    naru::test::layOut(desk.counter.stage.window()); // the keys stand where they are drawn
    QVERIFY(desk.counter.stage.press(QStringLiteral("모두 3곳")));
    desk.counter.settle();
    desk.counter.stage.shot(QStringLiteral("calls-sheet"));
    QVERIFY(desk.counter.stage.find(QStringLiteral("3번 자리 · 방금 · 갈게요")));
    QVERIFY(desk.counter.stage.press(QStringLiteral("3번 자리 · 방금 · 갈게요")));
    desk.air.deliverAll();
    QCOMPARE(desk.callers[2]->state().coming, QStringLiteral("1번 창구"));
    QVERIFY(desk.counter.stage.press(QStringLiteral("닫기")));
    desk.counter.settle();
    desk.counter.stage.key(Qt::Key_F1, Qt::ControlModifier);
    desk.air.deliverAll();
    desk.counter.settle();
    QCOMPARE(desk.callers[0]->state().what, CallState::What::Coming);
    QVERIFY(desk.counter.stage.find(QStringLiteral("키오스크 2에서 부르세요")));
    QVERIFY(desk.counter.stage.assist(QStringLiteral("갈게요")));
    desk.air.deliverAll();
    desk.counter.settle();
    QVERIFY(!desk.counter.stage.find(QStringLiteral("갈게요")));
}

void StaffCallTest::theStripHoldsTheThresholds_data()
{
    QTest::addColumn<QString>("language");
    QTest::addColumn<bool>("highContrast");
    for (const char* language : {"ko", "en"}) {
        for (const bool dark : {false, true})
            QTest::addRow("%s%s", language, dark ? " dark" : "") << QString::fromLatin1(language) << dark;
    }
}

void StaffCallTest::theStripHoldsTheThresholds()
{
    QFETCH(QString, language);
    QFETCH(bool, highContrast);
    CallingStage desk(language, highContrast);
    QVERIFY2(desk.open(), qPrintable(desk.counter.stage.errors()));
    Thresholds held;
    held.textContrast = highContrast ? 7 : 4.5;
    const auto complaints = [&] { return SceneWalker(desk.counter.stage.window(), held).complaints().join(u';'); };
    desk.call("키오스크 1", 'k');
    desk.counter.stage.shot(QStringLiteral("call-signin-%1").arg(QString::fromLatin1(QTest::currentDataTag())));
    QCOMPARE(complaints(), QString());
    desk.counter.signIn();
    desk.counter.settle();
    desk.call("키오스크 2", 'l');
    desk.counter.stage.shot(QStringLiteral("call-%1").arg(QString::fromLatin1(QTest::currentDataTag())));
    QCOMPARE(complaints(), QString());
    for (int i = 0; i < 8; ++i)
        desk.call("키오스크", char('m' + i));
    QMetaObject::invokeMethod(desk.counter.stage.find(QStringLiteral("callStrip")), "listWanted");
    desk.counter.settle();
    desk.counter.stage.shot(QStringLiteral("call-list-%1").arg(QString::fromLatin1(QTest::currentDataTag())));
    QCOMPARE(complaints(), QString());
}

NARU_TEST(StaffCallTest)
#include "tst_staffcall.moc"

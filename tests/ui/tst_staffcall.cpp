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

namespace {

QByteArray device(char letter)
{
    return QByteArray(16, letter);
}

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

/// A call at a public screen, there and on the pages of the staff who hear it.
class StaffCallTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void theKioskSaysWhoComes();
    void whoDoesNotComeIsCalledAgain();
    void withoutANetworkTheKioskRingsAsEver();
    void theStripShowsOnEveryPageOfTheStaff();
    void theStripHoldsTheThresholds_data();
    void theStripHoldsTheThresholds();
};

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

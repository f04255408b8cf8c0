// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/lessons/pushfaults.h"
#include "tests/support/suite.h"
#include "tests/ui/consolestage.h"
#include "tests/ui/scenewalker.h"

#include <QDir>
#include <QQuickItem>
#include <QSignalSpy>

using namespace naru;
using namespace std::chrono_literals;
using test::ConsoleStage;
using ui::trainer::ClassModel;
using ui::trainer::SeatNow;

/// The console: who needs somebody, and all that a trainer does to a class, by keys, mouse and finger.
class ClassTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void everyStateHoldsTheThresholds_data();
    void everyStateHoldsTheThresholds();
    void aRaisedHandComesFirstAndRingsOnce();
    void aCardThatMovesKeepsTheFocus();
    void aClassFromItsDoorToItsPapersByKeysAlone();
    void oneSeatIsHelpedByTouch();
    void everybodyIsBroughtToAChosenStep();
    void wordsGoToEverybodyOrToOne();
    void theBigScreenShowsNoSeat();
    void thePhoneFollowsTheSeatAndTakesNoPress();
    void aLargeRoomHasPages();
};

namespace {

void showState(ConsoleStage& it, const QString& state)
{
    if (state == u"idle")
        return;
    if (state == u"gather" || state == u"alone" || state == u"elsewhere" || state == u"cards")
        it.room.gathering();
    else
        it.room.picture(state == u"thirty" ? 30 : 12);
    if (state == u"elsewhere") // a network of other addresses
        it.room.now.digits = QStringLiteral("1234 5678 9012 3456");
    if (state == u"alone") {
        it.room.now.seats.clear();
        it.room.now.alone = Fault(desk::DeskFault::NotAllowed);
    }
    if (state == u"sending" || state == u"unsent") {
        it.room.gathering();
        it.room.seat(4).fit = SeatNow::Fit::Missing;
        it.room.seat(4).push = SeatNow::Push::Going;
        it.room.seat(4).percent = 64;
    }
    if (state == u"unsent") {
        it.room.seat(7).push = SeatNow::Push::Refused;
        it.room.seat(7).pushWhy = Fault(lessons::PushFault::Foreign);
    }
    if (state == u"other") {
        it.room.seat(6).fit = SeatNow::Fit::Other;
        it.room.seat(6).state = SeatNow::State::Here;
        it.room.seat(6).step = it.room.seat(6).steps = 0;
        it.room.seat(6).push = SeatNow::Push::Refused;
        it.room.seat(6).pushWhy = Fault(lessons::PushFault::Older);
    }
    if (state == u"came" || state == u"end") {
        for (SeatNow& seat : it.room.now.seats)
            it.room.attend(seat.number, seat.number % 5 == 0 ? 0 : seat.number + 1);
    }
    if (state == u"paused")
        it.room.now.paused = true;
    if (state == u"calm") {
        for (SeatNow& seat : it.room.now.seats)
            seat.state = seat.state == SeatNow::State::Done ? seat.state : SeatNow::State::Going;
        it.room.now.hard.clear();
    }
    if (state == u"longest") {
        for (SeatNow& seat : it.room.now.seats) {
            seat.number += 20;
            seat.animal = QStringLiteral("다람쥐");
            seat.step = 12;
            seat.state = seat.number % 2 == 0 ? SeatNow::State::Stuck : SeatNow::State::Going;
            seat.since = test::sample::morning - 15min;
        }
        it.room.now.hard = {{12, 11, QStringLiteral("reveals")}};
    }
    if (state == u"end" || state == u"counting" || state == u"confirmed") {
        it.room.now.asked.before = 4;
        it.room.now.stage = ui::trainer::ClassNow::Stage::Ended;
        it.room.now.ended = test::sample::morning;
        it.room.now.confirmed = state == u"confirmed";
    }
    it.tell();
    const auto card = [&](int number) { it.model.choose(QString::fromLatin1(it.room.seat(number).id.toHex())); };
    if (state == u"seat")
        card(8);
    if (state == u"asking")
        card(3);
    if (state == u"other")
        card(6);
    if (state == u"gone")
        card(9);
    if (state == u"cards")
        it.stage.key(Qt::Key_F8);
    if (state == u"steps")
        it.stage.key(Qt::Key_F3);
    if (state == u"projector")
        it.stage.key(Qt::Key_F4);
    if (state == u"say")
        it.stage.key(Qt::Key_F5);
    if (state == u"counting")
        it.stage.key(Qt::Key_H, Qt::ControlModifier);
    if (state == u"leaving")
        it.stage.key(Qt::Key_F10);
    it.settle();
}

} // namespace

void ClassTest::everyStateHoldsTheThresholds_data()
{
    QTest::addColumn<QString>("state");
    QTest::addColumn<QString>("language");
    QTest::addColumn<bool>("high");
    for (const char* state : {"idle", "gather", "alone", "elsewhere", "run", "calm", "paused", "longest", "thirty",
             "sending", "unsent", "seat", "asking", "gone", "other", "steps", "projector", "say", "leaving", "end",
             "counting", "confirmed", "came", "cards"}) {
        for (const char* language : {"ko", "en"})
            QTest::addRow("%s, %s", state, language)
                << QString::fromLatin1(state) << QString::fromLatin1(language) << false;
    }
    for (const char* state : {"gather", "run", "seat", "end"})
        QTest::addRow("%s, ko, high", state) << QString::fromLatin1(state) << QStringLiteral("ko") << true;
}

void ClassTest::everyStateHoldsTheThresholds()
{
    QFETCH(QString, state);
    QFETCH(QString, language);
    QFETCH(bool, high);
    ConsoleStage it(language, high);
    QVERIFY2(it.open(), qPrintable(it.stage.errors()));
    showState(it, state);
    QVERIFY(
        it.stage.shot(QStringLiteral("class-%1-%2%3").arg(state, language, high ? QStringLiteral("-hc") : QString())));
    test::Thresholds thresholds;
    thresholds.textContrast = high ? 7 : 4.5;
    const QString complaints = test::SceneWalker(it.stage.window(), thresholds).complaints().join(u'\n');
    QVERIFY2(complaints.isEmpty(), qPrintable(complaints));
}

void ClassTest::aRaisedHandComesFirstAndRingsOnce()
{
    ConsoleStage it;
    QVERIFY2(it.open(), qPrintable(it.stage.errors()));
    it.room.picture();
    it.room.seat(3).state = SeatNow::State::Going;
    it.tell();
    QSignalSpy rang(&it.model, &ClassModel::rang);
    const auto first = [&] { return it.model.seats()->index(0, 0).data(ui::trainer::SeatList::Number).toInt(); };
    QCOMPARE(first(), 1);
    it.room.seat(6).state = SeatNow::State::Hand;
    it.room.seat(6).since = test::sample::morning - 10s;
    it.tell();
    it.tell();
    QCOMPARE(first(), 6);
    QCOMPARE(rang.count(), 1);
    it.room.seat(4).state = SeatNow::State::Hand; // later: behind it
    it.room.seat(4).since = test::sample::morning;
    it.tell();
    QCOMPARE(rang.count(), 2);
    QCOMPARE(first(), 6);
    const QVariantList next = it.model.next();
    QCOMPARE(next.size(), 4);
    QCOMPARE(next.at(0).toMap().value(QStringLiteral("number")).toInt(), 6);
    QCOMPARE(next.at(1).toMap().value(QStringLiteral("number")).toInt(), 4);
    QCOMPARE(next.at(2).toMap().value(QStringLiteral("number")).toInt(), 8); // three minutes before two
    it.room.seat(6).state = it.room.seat(4).state = SeatNow::State::Going;
    it.tell();
    QCOMPARE(rang.count(), 2);
    QCOMPARE(first(), 1); // each is where it was
    QVERIFY(it.stage.find(QStringLiteral("4번 두루미, 6 / 12걸음, 가는 중")));
}

void ClassTest::aCardThatMovesKeepsTheFocus()
{
    ConsoleStage it;
    QVERIFY2(it.open(), qPrintable(it.stage.errors()));
    it.room.picture();
    it.tell();
    it.beginning(QStringLiteral("7번"))->forceActiveFocus(Qt::TabFocusReason);
    it.room.seat(7).state = SeatNow::State::Hand;
    it.tell();
    QVERIFY(it.stage.focused().startsWith(QStringLiteral("7번 사슴")));
    it.stage.key(Qt::Key_Right);
    QVERIFY(!it.stage.focused().startsWith(QStringLiteral("7번")));
}

void ClassTest::aClassFromItsDoorToItsPapersByKeysAlone()
{
    ConsoleStage it;
    QVERIFY2(it.open(), qPrintable(it.stage.errors()));
    const auto tabTo = [&](const QString& name) {
        for (int i = 0; i < 60 && !it.stage.focused().startsWith(name); ++i) {
            it.stage.key(Qt::Key_Tab);
            it.settle();
        }
        return it.stage.focused().startsWith(name);
    };
    QVERIFY(tabTo(QStringLiteral("첫 스마트폰")));
    it.stage.key(Qt::Key_Return);
    it.settle();
    QVERIFY(it.stage.find(QStringLiteral("0164 2181 2063")));
    QVERIFY(it.stage.find(QStringLiteral("7번 사슴 · 판이 다름")));
    it.stage.key(Qt::Key_F2);
    it.settle();
    QCOMPARE(it.model.stage(), QStringLiteral("run"));
    QVERIFY2(it.stage.focused().startsWith(QStringLiteral("3번 고래")), qPrintable(it.stage.focused()));
    it.stage.key(Qt::Key_Right);
    QVERIFY(it.stage.focused().startsWith(QStringLiteral("1번 참새")));
    it.stage.key(Qt::Key_Down);
    QVERIFY(it.stage.focused().startsWith(QStringLiteral("6번 거북")));
    it.stage.key(Qt::Key_Home);
    it.stage.key(Qt::Key_Return);
    it.settle();
    QVERIFY(it.stage.find(QStringLiteral("마지막 신호 방금")));
    for (const Qt::Key key : {Qt::Key_1, Qt::Key_2, Qt::Key_3, Qt::Key_4})
        it.stage.key(key);
    it.stage.key(Qt::Key_Escape);
    it.settle();
    QVERIFY(it.model.chosen().isEmpty());
    it.stage.key(Qt::Key_F2);
    it.settle();
    QVERIFY(it.stage.find(QStringLiteral("다시 시작")));
    it.stage.key(Qt::Key_F2);
    it.stage.key(Qt::Key_F10);
    it.settle();
    QVERIFY(tabTo(QStringLiteral("마치기")));
    it.stage.key(Qt::Key_Return);
    it.settle();
    QCOMPARE(it.model.stage(), QStringLiteral("end"));
    it.stage.key(Qt::Key_F2);
    it.settle();
    QVERIFY(it.stage.find(QStringLiteral("출석을 확인했어요.")));
    it.stage.key(Qt::Key_F3);
    it.stage.key(Qt::Key_F8);
    it.stage.key(Qt::Key_F9);
    QVERIFY(QTest::qWaitFor([&] { return !it.model.busy(); }, 5'000));
    const QStringList tables = QDir(it.tables()).entryList({QStringLiteral("class-*.csv")});
    QCOMPARE(tables.size(), 1);
    it.stage.key(Qt::Key_F10);
    it.settle();
    QCOMPARE(it.model.stage(), QStringLiteral("idle"));
    QCOMPARE(it.room.asked,
        (QStringList{QStringLiteral("gather course-1"), QStringLiteral("begin"), QStringLiteral("help 3 show"),
            QStringLiteral("help 3 hint"), QStringLiteral("help 3 do"), QStringLiteral("help 3 heard"),
            QStringLiteral("pause"), QStringLiteral("go on"), QStringLiteral("finish"), QStringLiteral("confirm"),
            QStringLiteral("print attendance"), QStringLiteral("print handouts"), QStringLiteral("close")}));
}

void ClassTest::oneSeatIsHelpedByTouch()
{
    ConsoleStage it;
    QVERIFY2(it.open(), qPrintable(it.stage.errors()));
    it.room.picture();
    it.room.seat(6).state = SeatNow::State::Here;
    it.room.seat(6).step = it.room.seat(6).steps = 0;
    it.room.seat(6).holds = true;
    it.tell();
    QVERIFY(it.touch(QStringLiteral("8번 나비")));
    QVERIFY(it.stage.find(QStringLiteral("이 자리의 연습 폰")));
    QVERIFY(it.touch(QStringLiteral("힌트 주기")));
    QVERIFY(it.touch(QStringLiteral("다음 분 시작하기")));
    QVERIFY(it.touch(QStringLiteral("그대로 두기"))); // asked once: what was done there goes
    QVERIFY(it.touch(QStringLiteral("다음 분 시작하기")));
    QVERIFY(it.press(QStringLiteral("다음 분 시작하기"))); // of the sheet
    QVERIFY(it.touch(QStringLiteral("모든 자리로")));
    QVERIFY(it.touch(QStringLiteral("6번 거북")));
    QVERIFY(it.touch(QStringLiteral("이 자리 시작하기")));
    QVERIFY(it.touch(QStringLiteral("그대로 두기"))); // asked where something would go, and else nobody
    it.room.seat(6).holds = false;
    it.tell();
    QVERIFY(it.touch(QStringLiteral("이 자리 시작하기")));
    QVERIFY(it.touch(QStringLiteral("모든 자리로")));
    QVERIFY(it.touch(QStringLiteral("9번 곰")));
    QVERIFY(!it.beginning(QStringLiteral("힌트 주기"))); // nobody is there to get it
    QCOMPARE(it.room.asked,
        (QStringList{QStringLiteral("help 8 hint"), QStringLiteral("help 8 free"), QStringLiteral("help 6 start")}));
}

void ClassTest::everybodyIsBroughtToAChosenStep()
{
    ConsoleStage it;
    QVERIFY2(it.open(), qPrintable(it.stage.errors()));
    it.room.picture();
    it.tell();
    it.stage.key(Qt::Key_F3);
    it.settle();
    QVERIFY(it.press(QStringLiteral("모두 4걸음으로"))); // the hard one
    it.stage.key(Qt::Key_F3);
    it.settle();
    QVERIFY(it.press(QStringLiteral("2걸음")));
    QVERIFY(it.press(QStringLiteral("모두 2걸음으로")));
    it.stage.key(Qt::Key_F3);
    it.settle();
    it.stage.key(Qt::Key_Escape);
    it.model.bringAll(0);
    it.model.bringAll(99);
    QCOMPARE(it.room.asked, (QStringList{QStringLiteral("bring 4"), QStringLiteral("bring 2")}));
}

void ClassTest::wordsGoToEverybodyOrToOne()
{
    ConsoleStage it;
    QVERIFY2(it.open(), qPrintable(it.stage.errors()));
    it.room.picture();
    it.tell();
    it.stage.key(Qt::Key_F5);
    it.settle();
    QVERIFY(it.press(QStringLiteral("앞의 큰 화면을 봐 주세요.")));
    QVERIFY(it.press(QStringLiteral("8번")));
    it.stage.key(Qt::Key_F5);
    it.settle();
    it.stage.type(QStringLiteral("  hello  there "));
    it.stage.key(Qt::Key_Return);
    it.settle();
    QCOMPARE(it.room.asked,
        (QStringList{QStringLiteral("say 0 앞의 큰 화면을 봐 주세요."), QStringLiteral("say 8 hello there")}));
}

void ClassTest::theBigScreenShowsNoSeat()
{
    ConsoleStage it;
    QVERIFY2(it.open(), qPrintable(it.stage.errors()));
    it.room.picture();
    it.tell();
    QVERIFY(it.press(QStringLiteral("함께 해 보기")));
    QCOMPARE(it.projector.stepNumber(), 4);
    QVERIFY(it.stage.find(it.projector.line()));
    QVERIFY(!it.beginning(QStringLiteral("3번 고래")));
    QVERIFY(!it.stage.find(QStringLiteral("온 사람 12명")));
    it.stage.key(Qt::Key_Right);
    QCOMPARE(it.projector.stepNumber(), 5);
    it.stage.key(Qt::Key_F2); // the room behind it is not pressed by chance
    QVERIFY(!it.model.paused());
    it.stage.key(Qt::Key_Escape);
    it.settle();
    QVERIFY(it.beginning(QStringLiteral("3번 고래")));
    it.stage.key(Qt::Key_F2);
    QVERIFY(it.model.paused());
}

void ClassTest::thePhoneFollowsTheSeatAndTakesNoPress()
{
    ConsoleStage it;
    QVERIFY2(it.open(), qPrintable(it.stage.errors()));
    it.room.picture();
    it.tell();
    it.model.choose(QString::fromLatin1(it.room.seat(8).id.toHex()));
    it.settle();
    QCOMPARE(it.mirror.stepNumber(), 4);
    const QVariantMap before = it.mirror.scene();
    it.mirror.did(QStringLiteral("from"), QStringLiteral("tap"));
    QCOMPARE(it.mirror.scene(), before);
    it.room.seat(8).step = 9;
    it.tell();
    QCOMPARE(it.mirror.stepNumber(), 9);
    QVERIFY(it.mirror.scene() != before);
    it.room.now.seats.removeAt(7); // its seat is gone from the class
    it.tell();
    QVERIFY(it.model.chosen().isEmpty());
}

void ClassTest::aLargeRoomHasPages()
{
    ConsoleStage it;
    QVERIFY2(it.open(), qPrintable(it.stage.errors()));
    it.room.picture(30);
    it.tell();
    QVERIFY(it.beginning(QStringLiteral("16번")));
    QVERIFY(!it.beginning(QStringLiteral("30번")));
    QVERIFY(it.press(QStringLiteral("뒤 자리")));
    QVERIFY(it.beginning(QStringLiteral("30번")));
    QVERIFY(it.press(QStringLiteral("앞 자리")));
    it.beginning(QStringLiteral("16번"))->forceActiveFocus(Qt::TabFocusReason);
    it.stage.key(Qt::Key_Right); // over the edge of the page
    it.settle();
    QVERIFY(it.stage.focused().startsWith(QStringLiteral("17번")));
    it.stage.key(Qt::Key_PageUp);
    it.settle();
    QVERIFY(it.stage.focused().startsWith(QStringLiteral("3번")));
}

NARU_TEST(ClassTest)
#include "tst_class.moc"

// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/suite.h"
#include "tests/ui/earsstage.h"

#include <QQuickItem>
#include <QRegularExpression>

using namespace naru;
using test::EarsStage;
using test::KioskStage;
using test::unread;
using ui::kiosk::KioskModel;

/// A kiosk without eyes: the keypad, the first press that reads, and whoever is called.
class KioskBlindTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void theKeypadMovesReadsAndTurns();
    void cancelGoesBack();
    void blindModeReadsFirst();
    void staffIsRungForUntilAPersonComes();
    void nobodyCameIsSaid();
    void aBlindVisitorPlaysALessonToItsEnd();
};

void KioskBlindTest::theKeypadMovesReadsAndTurns()
{
    EarsStage ears;
    ears.key(Qt::Key_Shift);
    ears.kiosk.model.useBlind(true);
    QStringList names;
    for (int i = 0; i < 12; ++i)
        names += ears.key(i % 2 ? Qt::Key_Right : Qt::Key_Down);
    for (const char* name : {"배우기", "돈 내기", "쉬운 화면", "직원 호출", "처음"})
        QVERIFY2(names.join(u' ').contains(QString::fromUtf8(name)), qPrintable(names.join(u'/')));
    const QString there = ears.key(Qt::Key_5).join(u' ');
    ears.key(Qt::Key_Down);
    QVERIFY(ears.heard() != there);
    QCOMPARE(ears.key(Qt::Key_Up).join(u' '), there);
    QVERIFY(ears.key(Qt::Key_0).join(u' ').contains(QStringLiteral("천천히 배워요. 틀려도 괜찮아요.")));
    QCOMPARE(ears.key(Qt::Key_NumberSign), QStringList{QStringLiteral("소리 크기: 5 가운데 4")});
    QCOMPARE(ears.voice.subtitle(), QStringLiteral("소리 크기: 5 가운데 4"));
    QVERIFY(ears.speaker->breaths.last().volume > device::VoiceSettings::volumeUsual);
    ears.key(Qt::Key_Asterisk);
    QCOMPARE(ears.kiosk.model.volume(), 3);
    QCOMPARE(ears.key(Qt::Key_3), QStringList{QStringLiteral("말 빠르기: 1.25배")});
    QCOMPARE(ears.speaker->breaths.last().rate, 1.25);
    ears.key(Qt::Key_1);
    ears.key(Qt::Key_7);
    QVERIFY(ears.kiosk.model.screenOff());
    ears.key(Qt::Key_7);
    QVERIFY(!ears.kiosk.model.screenOff());
    QVERIFY(ears.key(Qt::Key_F1).join(u' ').contains(QStringLiteral("불렀어요.")));
    QVERIFY(ears.kiosk.model.called());
    // A sheet is gone through by arrows too.
    QVERIFY(ears.key(Qt::Key_Down).join(u' ').contains(QStringLiteral("괜찮아졌어요")));
    QVERIFY(ears.key(Qt::Key_Down).join(u' ').contains(QStringLiteral("직원이 왔어요")));
    ears.key(Qt::Key_Return);
    QVERIFY(!ears.kiosk.model.called());
}

void KioskBlindTest::cancelGoesBack()
{
    EarsStage ears;
    ears.kiosk.model.show(QStringLiteral("learn"));
    ears.kiosk.model.showLessons(QStringLiteral("A"));
    ears.settle();
    QVERIFY(ears.key(Qt::Key_Escape).join(u' ').contains(QStringLiteral("무엇을 배울까요?")));
    QCOMPARE(ears.kiosk.page(), QStringLiteral("learn"));
}

void KioskBlindTest::blindModeReadsFirst()
{
    EarsStage ears;
    ears.key(Qt::Key_Shift);
    ears.kiosk.show(QStringLiteral("sound"));
    ears.settle();
    while (!ears.kiosk.stage.find(QStringLiteral("보지 않고 쓰기")))
        ears.kiosk.turn();
    QVERIFY(ears.kiosk.stage.press(QStringLiteral("보지 않고 쓰기")));
    QVERIFY(ears.kiosk.model.blind());
    ears.kiosk.model.goHome();
    ears.settle();
    ears.speaker->heard.clear();
    QVERIFY(ears.kiosk.stage.touch(QStringLiteral("배우기")));
    ears.settle();
    QCOMPARE(ears.kiosk.page(), QStringLiteral("home"));
    QVERIFY(ears.heard().startsWith(QStringLiteral("배우기")));
    QVERIFY(ears.kiosk.stage.press(QStringLiteral("배우기")));
    ears.settle();
    QCOMPARE(ears.kiosk.page(), QStringLiteral("learn"));
    // The practice phone too.
    ears.kiosk.model.openLesson(QStringLiteral("touch.basic"));
    ears.lesson.begin(QStringLiteral("guided"));
    ears.settle();
    ears.speaker->heard.clear();
    const QString bell = QStringLiteral("둥근 단추가 있는 초인종 그림이에요.");
    QVERIFY(ears.kiosk.stage.press(bell));
    ears.settle();
    QCOMPARE(ears.lesson.stepNumber(), 1);
    QVERIFY2(ears.heard().contains(QStringLiteral("누를 차례예요")), qPrintable(ears.heard()));
    QVERIFY(ears.kiosk.stage.press(bell));
    QCOMPARE(ears.lesson.stepNumber(), 2);
    ears.kiosk.model.wipe();
    QVERIFY(!ears.kiosk.model.blind());
}

void KioskBlindTest::staffIsRungForUntilAPersonComes()
{
    EarsStage ears;
    const auto pass = [&](int seconds) {
        for (int i = 0; i < seconds; ++i) {
            ears.kiosk.clock.advance(Milliseconds(1000));
            ears.staff.look();
            ears.kiosk.model.touch();
        }
        ears.settle();
    };
    ears.kiosk.model.quieter(); // the bell is not the visitor's voice
    QVERIFY(ears.kiosk.stage.press(QStringLiteral("직원 호출")));
    ears.settle();
    QVERIFY(ears.staff.ringing());
    QCOMPARE(ears.player->rings.size(), 1);
    pass(25);
    QCOMPARE(ears.player->rings.size(), 3);
    QCOMPARE(ears.player->rings.last(), device::VoiceSettings::volumeUsual);
    QVERIFY(ears.kiosk.stage.shot(QStringLiteral("called")));
    QVERIFY(ears.kiosk.stage.press(QStringLiteral("직원이 왔어요")));
    ears.settle();
    QVERIFY(!ears.staff.ringing() && !ears.kiosk.model.called());
    QVERIFY(ears.player->stilled > 0);
    pass(60);
    QCOMPARE(ears.player->rings.size(), 3);
    // The visitor may call off as well.
    ears.kiosk.model.call();
    ears.settle();
    QVERIFY(ears.kiosk.stage.press(QStringLiteral("괜찮아졌어요")));
    QVERIFY(!ears.staff.ringing());
}

void KioskBlindTest::nobodyCameIsSaid()
{
    EarsStage ears;
    ears.key(Qt::Key_Shift);
    ears.kiosk.model.call();
    ears.settle();
    QVERIFY(ears.kiosk.stage.press(QStringLiteral("기다리며 계속하기")));
    ears.speaker->heard.clear();
    for (int i = 0; i < 95; ++i) {
        ears.kiosk.clock.advance(Milliseconds(1000));
        ears.staff.look();
    }
    ears.settle();
    QVERIFY(!ears.staff.ringing() && ears.staff.unanswered());
    const auto rings = ears.player->rings.size();
    QCOMPARE(rings, 9);
    QVERIFY2(ears.heard().contains(QStringLiteral("못 왔어요")), qPrintable(ears.heard()));
    QCOMPARE(unread(ears).join(u'|'), QString());
    QVERIFY(ears.kiosk.stage.shot(QStringLiteral("nobody-came")));
    QVERIFY(ears.kiosk.stage.press(QStringLiteral("다시 부르기")));
    ears.settle();
    QVERIFY(ears.staff.ringing());
    QCOMPARE(ears.player->rings.size(), rings + 1);
    // The light stays below three a second by far, and stands still where nothing shall move.
    ears.kiosk.model.useReducedMotion(true);
    ears.settle();
    QVERIFY(ears.staff.ringing());
    QVERIFY(ears.kiosk.stage.shot(QStringLiteral("called-still")));
}

namespace {

/// Somebody who sees nothing: knows the keypad, and what was heard since the last key.
class BlindVisitor {
public:
    explicit BlindVisitor(EarsStage& ears)
        : m_ears(ears)
    {
    }

    void press(Qt::Key key)
    {
        ++keys;
        m_heard = m_ears.key(key).join(u'\n');
    }
    void pressLong(Qt::Key key)
    {
        ++keys;
        m_heard = m_ears.hold(key).join(u'\n');
    }
    bool hears(const QString& words) const { return m_heard.contains(words); }
    const QString& heard() const { return m_heard; }

    /// Goes on until something with these words is told of; false: once round in vain.
    bool find(const QString& words)
    {
        for (int i = 0; i < 40 && !hears(words); ++i)
            press(Qt::Key_Down);
        return hears(words);
    }

    /// What the instruction says to do to what was found.
    void doAs(const QString& instruction)
    {
        if (instruction.contains(QStringLiteral("왼쪽으로 밀")) || instruction.contains(QStringLiteral("왼쪽으로\n밀")))
            press(Qt::Key_4);
        else if (instruction.contains(QStringLiteral("오른쪽으로 밀")))
            press(Qt::Key_6);
        else if (instruction.contains(QStringLiteral("길게 눌러")))
            pressLong(Qt::Key_Return);
        else
            press(Qt::Key_Return);
    }

    int keys = 0;

private:
    EarsStage& m_ears;
    QString m_heard;
};

} // namespace

void KioskBlindTest::aBlindVisitorPlaysALessonToItsEnd()
{
    EarsStage ears;
    QVERIFY2(ears.failure.isEmpty(), qPrintable(ears.failure));
    BlindVisitor visitor(ears);
    visitor.pressLong(Qt::Key_5);
    QVERIFY2(visitor.hears(QStringLiteral("보지 않고 쓰기를 켰어요.")), qPrintable(visitor.heard()));
    for (const char* wish : {"배우기", "걸음마", "누르기와 밀기", "따라하기"}) {
        QVERIFY2(visitor.find(QString::fromUtf8(wish)), wish);
        visitor.press(Qt::Key_Return);
    }
    QString instruction = visitor.heard();
    const QString end = QStringLiteral("끝까지 하셨어요.");
    for (int acts = 0; acts < 20 && !visitor.hears(end); ++acts) {
        QVERIFY2(visitor.find(QStringLiteral("누를 차례예요")), qPrintable(instruction));
        visitor.doAs(instruction);
        QVERIFY2(!visitor.heard().isEmpty(), qPrintable(instruction));
        instruction = visitor.heard();
    }
    QVERIFY2(visitor.hears(end), qPrintable(instruction));
    QCOMPARE(ears.lesson.page(), QStringLiteral("end"));
    QVERIFY2(visitor.keys < 80, qPrintable(QString::number(visitor.keys)));
    QCOMPARE(ears.lesson.player()->mistakesMade(), 0);
    QVERIFY(visitor.find(QStringLiteral("여기서 마칠게요")));
    visitor.press(Qt::Key_Return);
    QVERIFY(visitor.hears(QStringLiteral("걸음마")));
}

NARU_TEST(KioskBlindTest)
#include "tst_kioskblind.moc"

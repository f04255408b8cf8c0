// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/suite.h"
#include "tests/ui/trainerstage.h"

#include <QFile>
#include <QQuickItem>

using namespace naru;
using test::TrainerStage;

namespace {

const QString trainBook = QStringLiteral("train.book"), ours = QStringLiteral("c0ffee.train-book");

} // namespace

/// A lesson copied, changed, shown on the phone, checked, packed and played, by mouse and by keys.
class LessonMadeTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aLessonGoesFromACopyToTheKiosk();
    void allOfItWithKeysAlone();
};

void LessonMadeTest::aLessonGoesFromACopyToTheKiosk()
{
    TrainerStage it;
    QVERIFY2(it.open(), qPrintable(it.stage.errors()));
    QVERIFY(it.stage.find(QStringLiteral("강의를 골라 주세요")));
    it.trainer.choose(trainBook);
    it.settle();
    QVERIFY(it.press(QStringLiteral("복사해서 고치기")));
    QCOMPARE(it.trainer.chosen(), ours);
    // An instruction.
    QQuickItem* const say = it.box(QStringLiteral("지시"));
    QVERIFY(it.click(say));
    it.stage.key(Qt::Key_A, Qt::ControlModifier);
    it.stage.type(QStringLiteral("x")); // the test window types Latin letters
    say->setProperty("text", QStringLiteral("도착역 줄을 눌러 주세요."));
    it.settle();
    QCOMPARE(it.player.line(), QStringLiteral("도착역 줄을 눌러 주세요."));
    // Three acts on the phone, instead of the last three steps.
    QVERIFY(it.press(QStringLiteral("10걸음")));
    QVERIFY(it.press(QStringLiteral("폰으로 보여 주기")));
    QVERIFY(it.click(it.widget(QStringLiteral("seat"), QStringLiteral("aisle"))));
    QCOMPARE(it.draft().asked(), QStringLiteral("‘통로 자리’ 고르기"));
    QVERIFY(it.press(QStringLiteral("‘맞는지 보기’ 화면으로")));
    QVERIFY(it.click(it.widget(QStringLiteral("pay"))));
    QCOMPARE(it.draft().performed().size(), 2);
    for (const char16_t digit : std::u16string(u"295038")) {
        it.player.did(QStringLiteral("pad"), QStringLiteral("pin"), QString(6, QChar(digit)));
        if (it.draft().performed().size() == 3)
            break;
    }
    QCOMPARE(it.draft().performed().size(), 3);
    it.settle();
    QVERIFY(it.press(QStringLiteral("여기서 끝내기")));
    QCOMPARE(it.draft().draft()->lesson().steps.size(), 12);
    QCOMPARE(it.draft().place(), it.draft().draft()->lesson().steps.at(9).id);
    // Checked, packed, put in, carried away.
    it.stage.key(Qt::Key_F11);
    it.settle();
    QVERIFY(it.stage.find(QStringLiteral("고칠 곳이 없어요. 내보낼 수 있어요.")));
    QVERIFY(it.press(QStringLiteral("내보내기")));
    QVERIFY2(it.trainer.exported(), qPrintable(it.trainer.outcome()));
    QVERIFY(it.press(QStringLiteral("폴더에 담기: usb")));
    QVERIFY(QTest::qWaitFor([&] { return !it.trainer.busy(); }, 5'000));
    QVERIFY(QFile::exists(it.folder() + QStringLiteral("/usb/c0ffee-train-book-1.narupack")));
    QVERIFY(it.press(QStringLiteral("여기에 넣기")));
    QVERIFY(it.stage.find(QStringLiteral("이 센터의 키오스크에서 바로 쓸 수 있어요.")));
    // As the kiosk plays it.
    const auto installed = it.desk.packsNow.lesson(ours);
    QVERIFY(installed);
    ui::lesson::LessonModel kiosk([] { return QDate(2026, 11, 22); });
    kiosk.preview(*installed, QStringLiteral("start"), 0);
    kiosk.begin(QStringLiteral("guided"));
    QCOMPARE(kiosk.line(), QStringLiteral("도착역 줄을 눌러 주세요."));
    for (int acts = 0; acts < 40 && kiosk.page() != u"end"; ++acts) {
        kiosk.doItForMe();
        kiosk.goOn();
    }
    QCOMPARE(kiosk.page(), QStringLiteral("end"));
}

void LessonMadeTest::allOfItWithKeysAlone()
{
    TrainerStage it;
    QVERIFY2(it.open(), qPrintable(it.stage.errors()));
    it.trainer.choose(trainBook);
    it.settle();
    it.stage.key(Qt::Key_F2); // the class's key to begin: nothing here
    it.settle();
    QVERIFY(it.trainer.chosen() != ours);
    it.stage.key(Qt::Key_D, Qt::ControlModifier);
    it.settle();
    QCOMPARE(it.trainer.chosen(), ours);
    // Tab gets to the field, and out of it again.
    const auto tabTo = [&](const QString& name) {
        for (int i = 0; i < 90; ++i) {
            if (it.stage.focused().startsWith(name))
                return true;
            it.stage.key(Qt::Key_Tab);
            it.settle();
        }
        return false;
    };
    QVERIFY(tabTo(QStringLiteral("지시")));
    it.stage.key(Qt::Key_End, Qt::ControlModifier);
    it.stage.key(Qt::Key_Backspace);
    it.settle();
    QVERIFY(!it.draft().text(QStringLiteral("s1"), QStringLiteral("ko")).endsWith(u'.'));
    it.stage.key(Qt::Key_Z, Qt::ControlModifier);
    it.settle();
    QCOMPARE(it.draft().text(QStringLiteral("s1"), QStringLiteral("ko")), QStringLiteral("가실 곳을 눌러 주세요."));
    it.stage.key(Qt::Key_Tab);
    it.settle();
    QCOMPARE(it.stage.focused(), QStringLiteral("도움말 (지시 아래 한 줄)"));
    // Steps by keys: there, moved, back.
    it.stage.key(Qt::Key_F7);
    QCOMPARE(it.draft().place(), QStringLiteral("s2"));
    it.stage.key(Qt::Key_Up, Qt::AltModifier);
    QCOMPARE(it.draft().draft()->lesson().steps.first().id, QStringLiteral("s2"));
    it.stage.key(Qt::Key_Z, Qt::ControlModifier);
    QCOMPARE(it.draft().draft()->lesson().steps.first().id, QStringLiteral("s1"));
    // A choice.
    QVERIFY(tabTo(QStringLiteral("동작")));
    it.stage.key(Qt::Key_Return);
    it.settle();
    QVERIFY(tabTo(QStringLiteral("하고 나면")));
    it.stage.key(Qt::Key_Return);
    it.settle();
    it.stage.key(Qt::Key_Escape);
    it.settle();
    // Checked and packed.
    it.stage.key(Qt::Key_F11);
    it.settle();
    QVERIFY(it.stage.find(QStringLiteral("고칠 곳이 없어요. 내보낼 수 있어요.")));
    it.stage.key(Qt::Key_F9);
    it.settle();
    QVERIFY(it.trainer.exported());
    QVERIFY(tabTo(QStringLiteral("여기에 넣기")));
    it.stage.key(Qt::Key_Return);
    it.settle();
    QVERIFY(it.desk.packsNow.lesson(ours));
}

NARU_TEST(LessonMadeTest)
#include "tst_lessonmade.moc"

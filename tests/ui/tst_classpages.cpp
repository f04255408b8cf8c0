// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/classroom/faults.h"
#include "tests/support/suite.h"
#include "tests/ui/classstage.h"

#include <QQuickItem>

using namespace naru;
using test::ClassStage;
using test::SceneWalker;
using test::Thresholds;
using What = lessons::ClassOrder::What;

/// What a kiosk shows of a class, on every panel, in every language, in large words and dark.
class ClassPagesTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void everyStateHoldsTheThresholds_data();
    void everyStateHoldsTheThresholds();
    void everySheetIsReachedByKeyboard();
    void everySeatHasAName();
    void staffTypeTheDigitsOfAClass();
};

namespace {

constexpr std::array pitches{0.180, 0.248, 0.311};
constexpr std::array codes{"ko", "en", "zh", "vi"};

QString long120()
{
    return QStringLiteral(
        "오늘은 여기까지 하고 잠깐 쉬었다가 다시 모여서 기차표를 사는 곳부터 천천히 함께 해 볼게요. 화장실은 "
        "복도 끝에 있어요. 물은 정수기에서 드시면 돼요. 열 시에 다시 시작해요. 고맙습니다");
}

} // namespace

void ClassPagesTest::everyStateHoldsTheThresholds_data()
{
    QTest::addColumn<double>("pitchMm");
    QTest::addColumn<QString>("language");
    QTest::addColumn<int>("enlargement");
    QTest::addColumn<bool>("highContrast");
    QTest::addColumn<bool>("low");
    const bool all = qEnvironmentVariableIsSet("NARU_DEEP");
    int row = 0;
    for (const double pitch : pitches) {
        for (const char* language : codes) {
            for (int rest = 0; rest < 8; ++rest) {
                // Each pair of choices meets once a day.
                if (!all && rest != (row * 3) % 8 && rest != (row * 5 + 3) % 8)
                    continue;
                QTest::addRow("%.3f %s %d00%%%s%s", pitch, language, rest & 1 ? 2 : 1, rest & 2 ? " dark" : "",
                    rest & 4 ? " low" : "")
                    << pitch << QString::fromLatin1(language) << (rest & 1 ? 2 : 1) << bool(rest & 2) << bool(rest & 4);
            }
            ++row;
        }
    }
}

void ClassPagesTest::everyStateHoldsTheThresholds()
{
    QFETCH(double, pitchMm);
    QFETCH(QString, language);
    QFETCH(int, enlargement);
    QFETCH(bool, highContrast);
    QFETCH(bool, low);
    ClassStage kiosk(1, pitchMm);
    QVERIFY2(kiosk.failure.isEmpty(), qPrintable(kiosk.failure));
    kiosk.model.useLanguage(language);
    kiosk.model.useEnlargement(enlargement);
    kiosk.model.useHighContrast(highContrast);
    kiosk.model.useLow(low);
    Thresholds held{pitchMm, 20, 2.5, enlargement > 1 ? 14.5 : 7.25};
    held.textContrast = highContrast ? 7 : 4.5;
    held.titleInkMm = enlargement > 1 ? 14.5 : 12;
    held.inkRow = enlargement > 1 ? 4 : 3;
    const QString tag = QString::fromLatin1(QTest::currentDataTag()).replace(u' ', u'-');
    QStringList wrong;
    const auto look = [&](const char* state) {
        kiosk.settle();
        for (const QString& complaint : SceneWalker(kiosk.stage.window(), held).complaints())
            wrong.append(QLatin1StringView(state) + QStringLiteral(": ") + complaint);
        if (!wrong.isEmpty() && wrong.last().startsWith(QLatin1StringView(state)))
            kiosk.stage.shot(QStringLiteral("cls-bad-%1-%2").arg(tag, QLatin1StringView(state)));
    };
    auto& seat = kiosk.seat();
    kiosk.model.show(QStringLiteral("join"));
    look("none");
    seat.enterByCode(QStringLiteral("1"));
    look("wrong-code");
    kiosk.ways.faultNow = Fault(classroom::ClassroomFault::Stranger);
    seat.enterByCode(QString::fromUtf8(kiosk.ways.code));
    kiosk.pass(200);
    QCOMPARE(seat.fault(), QStringLiteral("stranger"));
    look("stranger");
    kiosk.ways.faultNow.reset();
    kiosk.model.goHome();
    kiosk.hold();
    look("offered");
    kiosk.ways.hold({QStringLiteral("배움방"), QStringLiteral("2층 강당")});
    kiosk.model.show(QStringLiteral("join"));
    look("two");
    seat.enter(QStringLiteral("배움방"));
    look("going");
    const auto card = [&](const lessons::CourseCards& cards, const char* state) {
        seat.showCard(lessons::classCardText(cards.card(5)));
        kiosk.pass(1'500);
        look(state);
    };
    card(kiosk.cards, "card-early");
    seat.putCardAway();
    kiosk.pass(2'000);
    QVERIFY(seat.inside());
    look("inside");
    card(lessons::CourseCards(QByteArray(lessons::courseSecretBytes, 'x'), 3), "card-other");
    card(kiosk.cards, "card-here");
    lessons::SeatState other;
    other.start = QByteArray(lessons::classRunBytes, 'o');
    other.count = 1;
    other.shown = {1, kiosk.cards.card(5)};
    QVERIFY(kiosk.room->heard({QByteArray(16, 'o'), {}}, lessons::write(other), kiosk.clock.monotonic()));
    kiosk.pass(1'000);
    look("card-moved");
    card(kiosk.cards, "card-came");
    seat.showCard("NARU-A1:TORN");
    look("card-torn");
    seat.showCard("NARU-A2:NEWER");
    look("card-newer");
    seat.putCardAway();
    kiosk.model.goHome();
    look("home");
    kiosk.open("train.book");
    look("opening");
    kiosk.pass(4'000);
    look("lesson");
    (void)seat.raiseHand();
    look("hand-sheet");
    kiosk.stage.key(Qt::Key_Escape);
    look("hand");
    seat.lowerHand();
    kiosk.lesson->doItForMe();
    kiosk.order(What::BringTo, 5);
    look("brought");
    kiosk.room->pause(true);
    kiosk.pass(1'000);
    look("pause");
    kiosk.room->say(long120(), 0);
    kiosk.pass(1'000);
    look("words");
    seat.putWordsAway();
    kiosk.room->pause(false);
    kiosk.pass(1'000);
    kiosk.room->end();
    kiosk.pass(2'000);
    look("over");
    seat.sayGoodbye();
    QVERIFY2(wrong.isEmpty(), qPrintable(wrong.join(QStringLiteral("; "))));
}

void ClassPagesTest::everySheetIsReachedByKeyboard()
{
    ClassStage kiosk;
    kiosk.hold();
    QVERIFY(kiosk.enter());
    kiosk.open("train.book");
    kiosk.pass(5'000);
    kiosk.room->pause(true);
    kiosk.pass(1'000);
    QCOMPARE(kiosk.stage.focused(), QStringLiteral("손 들기"));
    QCOMPARE(SceneWalker(kiosk.stage.window(), {}).unreached(), QStringList());
    kiosk.stage.key(Qt::Key_Down); // a keypad's way
    kiosk.settle();
    kiosk.stage.key(Qt::Key_Return);
    kiosk.settle();
    QVERIFY(kiosk.shows(QStringLiteral("수업에 있을게요")) || kiosk.seat().hand());
    kiosk.room->pause(false);
    kiosk.pass(1'000);
    kiosk.room->say(QStringLiteral("다 함께 볼게요"), 0);
    kiosk.pass(1'000);
    kiosk.stage.key(Qt::Key_Return);
    kiosk.pass(300);
    QVERIFY(kiosk.seat().words().isEmpty());
    QVERIFY(kiosk.stage.window().activeFocusItem());
    kiosk.seat().showCard(lessons::classCardText(kiosk.cards.card(5)));
    kiosk.pass(1'000);
    QCOMPARE(kiosk.stage.focused(), QStringLiteral("네, 알겠어요"));
    kiosk.stage.key(Qt::Key_Down);
    kiosk.settle();
    QCOMPARE(kiosk.stage.focused(), QStringLiteral("제 카드가 아니에요"));
    kiosk.stage.key(Qt::Key_Return);
    kiosk.pass(1'000);
    QVERIFY(kiosk.seat().card().isEmpty() && !kiosk.room->seat(1, kiosk.clock.monotonic())->present);
}

void ClassPagesTest::everySeatHasAName()
{
    ClassStage kiosk;
    for (int number = 1; number <= lessons::classSeatsMax; ++number) {
        const QString animal = lessons::animalOf(number);
        QVERIFY(kiosk.stage.show("import Naru.Kiosk\nText { text: ClassNames.seat(" + QByteArray::number(number)
            + ", \"" + animal.toLatin1() + "\") }"));
        const QString name = kiosk.stage.page()->property("text").toString();
        QVERIFY2(name.size() > QStringLiteral("%1번 ").arg(number).size(), qPrintable(animal));
        if (number >= 60)
            break; // they go round
    }
}

void ClassPagesTest::staffTypeTheDigitsOfAClass()
{
    ClassStage kiosk;
    kiosk.ways.code = "123456789012";
    QVERIFY(QMetaObject::invokeMethod(kiosk.stage.find(QStringLiteral("classLayer")), "askForDigits"));
    kiosk.settle();
    for (const char* digit : {"1", "2", "3", "4", "5"})
        QVERIFY(kiosk.press(QLatin1StringView(digit)));
    kiosk.stage.type(QStringLiteral("6789012"));
    kiosk.settle();
    QVERIFY(kiosk.shows(QStringLiteral("1234 5678 9012")));
    kiosk.stage.shot(QStringLiteral("class-digits"));
    Thresholds held{0.248, 20, 2.5, 7.25};
    held.titleInkMm = 12;
    QCOMPARE(SceneWalker(kiosk.stage.window(), held).complaints(), QStringList());
    QVERIFY(kiosk.press(QStringLiteral("확인")));
    QCOMPARE(kiosk.ways.codes.value(0), QByteArray("123456789012"));
    QVERIFY(kiosk.seat().going());
}

NARU_TEST(ClassPagesTest)
#include "tst_classpages.moc"

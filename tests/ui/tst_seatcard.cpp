// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/suite.h"
#include "tests/ui/classstage.h"

using namespace naru;
using test::ClassStage;

/// An attendance card held up to a learner's kiosk.
class SeatCardTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aCardHeldUpIsAttendance();
    void aCardOfNoUseIsSaidKindly();
    void aCardThatIsShownElsewhereIsSaidHere();
};

void SeatCardTest::aCardHeldUpIsAttendance()
{
    ClassStage kiosk;
    kiosk.hold();
    const QByteArray card = lessons::classCardText(kiosk.cards.card(5));
    kiosk.seat().showCard(card); // before the class
    kiosk.settle();
    QVERIFY(kiosk.spoken.last().contains(QStringLiteral("아직 수업에")));
    kiosk.stage.shot(QStringLiteral("class-card-early"));
    QVERIFY(kiosk.press(QStringLiteral("지금 들어가기"))); // there is one around: it goes in
    kiosk.pass(2'000);
    QVERIFY(kiosk.seat().inside());
    kiosk.seat().showCard(card);
    kiosk.pass(1'000);
    QVERIFY(kiosk.spoken.last().contains(QStringLiteral("출석했어요")));
    QVERIFY(kiosk.spoken.last().contains(QStringLiteral("5번 토끼")));
    kiosk.stage.shot(QStringLiteral("class-card-here"));
    const auto seen = [&] { return *kiosk.room->seat(1, kiosk.clock.monotonic()); };
    QVERIFY(seen().present);
    QCOMPARE(seen().attends, 5);
    QVERIFY(kiosk.press(QStringLiteral("네, 알겠어요")));
    kiosk.pass(3'000);
    QVERIFY(kiosk.seat().card().isEmpty()); // said once
    kiosk.seat().showCard(card);            // and once more to who asks again
    kiosk.pass(1'000);
    QVERIFY(kiosk.press(QStringLiteral("제 카드가 아니에요")));
    kiosk.pass(1'000);
    QVERIFY(!seen().present);
    QVERIFY(kiosk.seat().card().isEmpty());
    // A trainer's desk that is not there answers later.
    kiosk.die();
    kiosk.pass(1'000);
    kiosk.seat().showCard(card);
    kiosk.pass(2'000);
    QVERIFY(kiosk.spoken.last().contains(QStringLiteral("알리고 있어요")));
    kiosk.stage.shot(QStringLiteral("class-card-waiting"));
    QVERIFY(kiosk.press(QStringLiteral("네, 알겠어요")));
    kiosk.pass(6'000);
    QVERIFY(kiosk.seat().card().isEmpty()); // the wait is said once
    kiosk.resume();
    kiosk.pass(3'000);
    QVERIFY(seen().present);
    QVERIFY(kiosk.spoken.last().contains(QStringLiteral("출석했어요")));
    kiosk.model.wipe(); // what was said to one is not said to the next
    kiosk.pass(1'000);
    QVERIFY(kiosk.seat().card().isEmpty() && seen().present);
    kiosk.die();
    kiosk.pass(1'000);
    kiosk.seat().showCard(lessons::classCardText(kiosk.cards.card(6)));
    kiosk.pass(500);
    kiosk.model.wipe(); // neither the wait nor the answer is the next one's
    kiosk.pass(3'000);
    QVERIFY(kiosk.seat().card().isEmpty());
    kiosk.resume();
    kiosk.pass(3'000);
    QVERIFY(kiosk.seat().card().isEmpty());
}

void SeatCardTest::aCardOfNoUseIsSaidKindly()
{
    ClassStage kiosk;
    kiosk.hold();
    QVERIFY(kiosk.enter());
    const auto says = [&](const QByteArray& code, const QString& words, const QString& shot) {
        kiosk.seat().showCard(code);
        kiosk.pass(1'500);
        const bool said = kiosk.spoken.last().contains(words);
        kiosk.stage.shot(shot);
        return said && kiosk.press(QStringLiteral("네, 알겠어요")) && kiosk.seat().card().isEmpty();
    };
    const QByteArray other
        = lessons::classCardText(lessons::CourseCards(QByteArray(lessons::courseSecretBytes, 'k'), 4).card(5));
    QByteArray made = kiosk.cards.card(5);
    made[lessons::courseBytes] = char(6);
    QVERIFY(says(other, QStringLiteral("다른 수업의"), QStringLiteral("class-card-other")));
    QVERIFY(says(lessons::classCardText(made), QStringLiteral("모르는 카드"), QStringLiteral("class-card-unknown")));
    QVERIFY(says(other.chopped(2), QStringLiteral("다시 비춰 주세요"), QStringLiteral("class-card-torn")));
    QVERIFY(says("NARU-A2:ABC", QStringLiteral("선생님께 말해"), QStringLiteral("class-card-newer")));
    QVERIFY(!kiosk.room->seat(1, kiosk.clock.monotonic())->present);
}

void SeatCardTest::aCardThatIsShownElsewhereIsSaidHere()
{
    ClassStage kiosk;
    kiosk.hold();
    QVERIFY(kiosk.enter());
    kiosk.seat().showCard(lessons::classCardText(kiosk.cards.card(5)));
    kiosk.pass(1'000);
    QVERIFY(kiosk.press(QStringLiteral("네, 알겠어요")));
    lessons::SeatState other;
    other.start = QByteArray(lessons::classRunBytes, 'o');
    other.count = 1;
    other.shown = {1, kiosk.cards.card(5)};
    QVERIFY(kiosk.room->heard({QByteArray(16, 'o'), {}}, lessons::write(other), kiosk.clock.monotonic()));
    kiosk.pass(1'000);
    QVERIFY(kiosk.spoken.last().contains(QStringLiteral("2번")));
    kiosk.stage.shot(QStringLiteral("class-card-moved"));
    QVERIFY(!kiosk.room->seat(1, kiosk.clock.monotonic())->present);
    QCOMPARE(kiosk.room->marked(), 1);
}

NARU_TEST(SeatCardTest)
#include "tst_seatcard.moc"

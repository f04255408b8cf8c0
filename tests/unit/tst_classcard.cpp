// SPDX-License-Identifier: GPL-3.0-or-later
// Attendance by card: who holds one up at a seat is here, once, and nobody is named.
#include "app/lessons/classroom.h"
#include "app/lessons/classseat.h"
#include "tests/support/suite.h"

using namespace naru;
using namespace naru::lessons;
using std::chrono::seconds;
using What = CardAnswer::What;

namespace {

const QByteArray secret(courseSecretBytes, 'k');

/// A room and its seats over a wire that the test cuts, doubles and holds up.
struct Room {
    explicit Room(int count)
        : run(classRunBytes, 'r')
        , room(run)
    {
        room.useCards(cards);
        for (int i = 0; i < count; ++i)
            seats.emplace_back(QByteArray(classRunBytes, char('a' + i)), QHash<QString, QByteArray>());
        pass(seconds(2));
    }
    Channel::Peer peer(int index) const { return {QByteArray(15, 'd') + char(index), QStringLiteral("자리")}; }
    /// Of seat 1, 2 …
    ClassSeat& seat(int number) { return seats[std::size_t(number - 1)]; }
    SeatView view(int number) { return *room.seat(number, now); }
    void pass(Milliseconds time, bool twice = false)
    {
        for (Milliseconds gone{0}; gone < time; gone += Milliseconds(100)) {
            now += Milliseconds(100);
            for (std::size_t i = 0; i < seats.size(); ++i) {
                for (const ClassLetter& letter : seats[i].tick(now)) {
                    for (int times = 0; times < (twice ? 2 : 1); ++times)
                        NARU_ASSERT(room.heard(peer(int(i)), letter.message, now));
                }
            }
            for (const ClassLetter& letter : room.tick(now)) {
                for (std::size_t i = 0; i < seats.size(); ++i) {
                    if (peer(int(i)).device == letter.device)
                        NARU_ASSERT(seats[i].heard({QByteArray(16, 't'), {}}, letter.message, now));
                }
            }
        }
    }
    What said(int number) { return seat(number).cardAnswer().value_or(CardAnswer()).what; }
    void show(int number, const QByteArray& card)
    {
        QVERIFY(seat(number).showCard(card, now));
        pass(seconds(1));
    }

    QByteArray run;
    CourseCards cards{secret, 3};
    ClassRoom room;
    std::vector<ClassSeat> seats;
    Milliseconds now{1'000};
};

} // namespace

class ClassCardTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aCardIsOfOneCourseAndOfNobody()
    {
        const CourseCards cards(secret, 3), other(secret, 4), foreign(QByteArray(courseSecretBytes, 'x'), 3);
        QSet<QByteArray> texts;
        for (int number = 1; number <= classCardsMax; ++number) {
            const QByteArray card = cards.card(number), text = classCardText(card);
            texts.insert(text);
            QVERIFY(text.size() <= classCardLettersMax);
            const auto read = readClassCard(" " + text + "\r\n");
            QVERIFY(read && *read == card);
            QCOMPARE(CourseCards::numberOf(card), number);
            QVERIFY(cards.judge(card) == CourseCards::Verdict::Ours);
            QVERIFY(other.judge(card) == CourseCards::Verdict::OtherCourse);
            QVERIFY(foreign.judge(card) == CourseCards::Verdict::OtherCourse);
        }
        QCOMPARE(texts.size(), classCardsMax);
        QCOMPARE(CourseCards(secret, 3).card(7), cards.card(7)); // printed again, it is the same
        QByteArray made = cards.card(7);
        made[courseBytes] = char(8); // the number of another
        QVERIFY(cards.judge(made) == CourseCards::Verdict::Unknown);
    }

    void whatIsNoCardHasAName()
    {
        const QByteArray text = classCardText(CourseCards(secret, 3).card(7));
        QVERIFY(readClassCard("NARU-C1:ABC").fault().is(LessonsFault::NotACard));
        QVERIFY(readClassCard("").fault().is(LessonsFault::NotACard));
        QVERIFY(readClassCard("https://naru.example/?NARU-A1:").fault().is(LessonsFault::NotACard));
        QVERIFY(readClassCard(text.chopped(1)).fault().is(LessonsFault::CardTorn));
        QVERIFY(readClassCard(text.chopped(3)).fault().is(LessonsFault::CardTorn));
        QVERIFY(readClassCard(text.toLower()).fault().is(LessonsFault::NotACard));
        QVERIFY(readClassCard(text + "0").fault().is(LessonsFault::NotACard));
        QVERIFY(readClassCard("NARU-A2:WHATEVER").fault().is(LessonsFault::CardNewer));
        QVERIFY(readClassCard("NARU-A01:WHATEVER").fault().is(LessonsFault::NotACard));
        QVERIFY(!looksLikeClassCard("NARU-ADMIN:1") && looksLikeClassCard(text) && looksLikeClassCard("NARU-A2:"));
    }

    void whoShowsACardIsHereAndMayTakeItBack()
    {
        Room it(2);
        QCOMPARE(it.room.marked(), 0);
        it.show(1, it.cards.card(5));
        QVERIFY(it.said(1) == What::Here);
        QCOMPARE(it.seat(1).cardAnswer()->number, 5);
        QCOMPARE(it.view(1).attends, 5);
        QVERIFY(it.view(1).present && it.view(1).came && !it.view(2).came);
        QCOMPARE(it.room.figures(it.now).cards, 1);
        QVERIFY(!it.seat(1).showCard(it.cards.card(5), it.now)); // once is enough
        it.seat(1).takeCardBack(it.now);
        it.pass(seconds(1));
        QVERIFY(!it.view(1).present && it.said(1) == What::None);
        it.room.markPresent(1, false);
        it.show(1, it.cards.card(5)); // who was said to be away has come
        QVERIFY(it.view(1).present);
        it.room.markPresent(1, false); // and the trainer has the last word
        QVERIFY(!it.view(1).present && !it.view(1).came);
    }

    void theSeatWhereItWasShownLastHasIt()
    {
        Room it(3);
        it.show(1, it.cards.card(5));
        it.show(2, it.cards.card(6));
        it.show(3, it.cards.card(5));
        QVERIFY(it.said(3) == What::Here);
        QCOMPARE(it.seat(3).cardAnswer()->seat, 1);
        QVERIFY(it.said(1) == What::Moved);
        QCOMPARE(it.seat(1).cardAnswer()->seat, 3);
        QCOMPARE(it.view(1).attends, 0);
        QCOMPARE(it.view(2).attends, 6);
        QCOMPARE(it.room.marked(), 2);
        QCOMPARE(it.view(3).card.seat, 1); // the console says so
        it.pass(seconds(5), true);         // every message twice: it stays
        QCOMPARE(it.view(3).attends, 5);
        it.show(1, it.cards.card(5)); // and back
        QCOMPARE(it.view(1).attends, 5);
        QVERIFY(it.said(3) == What::Moved);
        QCOMPARE(it.room.figures(it.now).came, 2);
    }

    void twoSeatsAtOnceAgreeOnOne()
    {
        Room it(2);
        QVERIFY(it.seat(1).showCard(it.cards.card(5), it.now) && it.seat(2).showCard(it.cards.card(5), it.now));
        it.pass(seconds(3), true);
        QCOMPARE(it.room.marked(), 1);
        QCOMPARE(it.view(1).attends + it.view(2).attends, 5);
        QVERIFY((it.said(1) == What::Here) != (it.said(2) == What::Here));
    }

    void whatIsOfNoUseTakesNothingAway()
    {
        Room it(1);
        it.show(1, it.cards.card(5));
        it.show(1, CourseCards(secret, 4).card(5));
        QVERIFY(it.said(1) == What::Other);
        QCOMPARE(it.view(1).attends, 5);
        QByteArray made = it.cards.card(7);
        made[courseBytes] = char(8);
        it.show(1, made);
        QVERIFY(it.said(1) == What::Unknown);
        QVERIFY(it.view(1).present);
        it.show(1, made); // held up again, it is said again
    }

    void aFloodIsOneCardASecondAndOneAnswer()
    {
        Room it(1);
        int taken = 0;
        for (int number = 1; number <= 100; ++number) {
            taken += it.seat(1).showCard(it.cards.card(number), it.now);
            it.pass(Milliseconds(100));
        }
        QVERIFY2(taken >= 9 && taken <= 11, qPrintable(QString::number(taken)));
        QCOMPARE(it.room.marked(), 1);
        QVERIFY(it.room.kept().size() < 2'000);
    }

    void withoutAClassNothingIsShown()
    {
        ClassSeat seat(QByteArray(classRunBytes, 'a'), {});
        QVERIFY(!seat.showCard(CourseCards(secret, 3).card(1), seconds(1)));
        QVERIFY(!seat.cardAnswer() && !seat.cardUnderWay());
    }

    void aTrainersDeskThatBeginsAnewKnowsWhoCame()
    {
        Room it(3);
        it.show(1, it.cards.card(5));
        it.show(2, it.cards.card(5));
        const QByteArray kept = it.room.kept();
        const QByteArray run(classRunBytes, 'q');
        auto again = ClassRoom::resume(run, {}, kept);
        QVERIFY(again);
        it.room = std::move(*again);
        it.room.useCards(it.cards);
        it.pass(seconds(5));
        QCOMPARE(it.view(1).attends, 0);
        QCOMPARE(it.view(2).attends, 5);
        it.room = ClassRoom(QByteArray(classRunBytes, 'z')); // and one that lost all: the seats say it
        it.room.useCards(it.cards);
        it.pass(seconds(10));
        QCOMPARE(it.room.marked(), 1);
        QCOMPARE(it.view(2).attends, 5);
    }

    void anotherCourseHasOtherCards()
    {
        Room it(2);
        it.show(1, it.cards.card(5));
        it.room.markPresent(2, true);
        it.room.useCards(CourseCards(secret, 3)); // the same
        QCOMPARE(it.room.marked(), 2);
        it.room.useCards(CourseCards(secret, 4));
        it.pass(seconds(1));
        QCOMPARE(it.room.marked(), 1); // the trainer's own word stands
        QVERIFY(it.said(1) == What::Other);
    }

    void whoSitsDownNextIsNotWhoWentWithTheCard()
    {
        Room it(2);
        it.show(1, it.cards.card(5));
        it.show(2, it.cards.card(5));
        SeatPage page;
        page.visitor = 1;
        page.ended = {{QStringLiteral("train.book"), Mode::Guided, false, 9, 8, 1, 2}};
        it.seat(1).show(page, it.now);
        it.pass(seconds(1));
        QVERIFY(it.view(1).came && !it.view(1).present);
        QCOMPARE(it.room.figures(it.now).came, 2);
    }

    void whoMovesIsCountedOnce()
    {
        Room it(2);
        SeatPage page;
        page.card = true; // a practice card, too
        it.seat(1).show(page, it.now);
        it.show(1, it.cards.card(5));
        it.room.markPresent(1, true);
        QCOMPARE(it.room.marked(), 1);
        it.show(2, it.cards.card(5));
        it.pass(seconds(5)); // the page of seat 1 still says that one was read
        QCOMPARE(it.room.marked(), 1);
        QCOMPARE(it.room.figures(it.now).came, 1);
        QVERIFY(it.said(1) == What::Moved && !it.view(1).present);
    }

    void whoSatDownBeforeTheCardMovedIsCounted()
    {
        Room it(2);
        it.show(1, it.cards.card(5));
        SeatPage page;
        page.visitor = 1;
        page.card = true;
        page.ended = {{QStringLiteral("train.book"), Mode::Guided, false, 9, 8, 1, 2}};
        it.seat(1).show(page, it.now);
        it.pass(seconds(1));
        auto again = ClassRoom::resume(QByteArray(classRunBytes, 'q'), {}, it.room.kept()); // it is not forgotten
        QVERIFY(again);
        it.room = std::move(*again);
        it.room.useCards(it.cards);
        it.pass(seconds(2));
        it.show(2, it.cards.card(5));
        QVERIFY(it.said(1) == What::None);
        QCOMPARE(it.view(1).attends, 0);
        QVERIFY(it.view(1).present);
        QCOMPARE(it.room.marked(), 2);
        QCOMPARE(it.room.figures(it.now).came, 2);
    }
};

NARU_TEST(ClassCardTest)
#include "tst_classcard.moc"

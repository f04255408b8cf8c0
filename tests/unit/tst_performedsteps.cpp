// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/lessons/player.h"
#include "app/lessons/recording.h"
#include "tests/support/lessondraft.h"
#include "tests/support/suite.h"

using namespace naru;
using namespace naru::lessons;
using namespace naru::test;

/// Steps that somebody performs, and the draft takes over.
class PerformedStepsTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void anActThatWasKnownIsItsOldStep();
    void aNewActAsksWhereItLeads();
    void explainsWhatCannotBeDone();
    void aPerformanceBreaksNoRule();
};

void PerformedStepsTest::anActThatWasKnownIsItsOldStep()
{
    Recording recording(copyOfExemplar().now(), 9);
    QCOMPARE(recording.see({Deed::Choose, QStringLiteral("seat"), QStringLiteral("window"), Way::None, false}),
        Recording::Seen::Taken);
    QCOMPARE(recording.see({Deed::Tap, QStringLiteral("pay"), {}, Way::None, false}), Recording::Seen::Taken);
    QCOMPARE(recording.see({Deed::Pin, QStringLiteral("pad"), QStringLiteral("295038"), Way::None, false}),
        Recording::Seen::Taken);
    QCOMPARE(recording.steps().size(), 3);
    QCOMPARE(recording.steps().at(1), exemplar()->steps.at(10));
    QCOMPARE(recording.see({Deed::Tap, QStringLiteral("back"), {}, Way::None, false}), Recording::Seen::Refused);
    QCOMPARE(recording.refusal(), Recording::Refusal::Full);
    QVERIFY(recording.takeBack());
    Player player(recording.shown(), Mode::Guided, QStringLiteral("ko"));
    player.startFrom(recording.next());
    QCOMPARE(player.screen().id, QStringLiteral("pin"));
}

void PerformedStepsTest::aNewActAsksWhereItLeads()
{
    Recording recording(copyOfExemplar().now(), 9);
    QCOMPARE(recording.see({Deed::Choose, QStringLiteral("seat"), QStringLiteral("aisle"), Way::None, false}),
        Recording::Seen::Asks);
    QCOMPARE(recording.see({Deed::Tap, QStringLiteral("plan"), {}, Way::None, false}), Recording::Seen::Nothing);
    Effect nowhere, check;
    nowhere.go = QStringLiteral("nowhere");
    check.go = QStringLiteral("check");
    QVERIFY(!recording.lead(nowhere));
    QVERIFY(recording.lead(check));
    const Step& step = recording.steps().first();
    QCOMPARE(step.screen, QStringLiteral("seats"));
    QCOMPARE(
        recording.words().value(QStringLiteral("ko")).value(step.say), QStringLiteral("‘통로 자리’를 골라 주세요."));
    QCOMPARE(recording.words().value(QStringLiteral("en")).value(step.done), QStringLiteral("You chose ‘Aisle’."));
    Player player(recording.shown(), Mode::Guided, QStringLiteral("ko"));
    player.startFrom(recording.next());
    QCOMPARE(player.screen().id, QStringLiteral("check"));
}

void PerformedStepsTest::explainsWhatCannotBeDone()
{
    Recording recording(copyOfExemplar().now(), 0);
    const auto see = [&](Deed deed, const char* on) {
        return recording.see({deed, QString::fromLatin1(on), {}, Way::None, false});
    };
    QCOMPARE(see(Deed::Tap, "search"), Recording::Seen::Refused);
    QCOMPARE(recording.refusal(), Recording::Refusal::Closed);
    QCOMPARE(see(Deed::Tap, "back"), Recording::Seen::Refused);
    QCOMPARE(recording.refusal(), Recording::Refusal::NoWayBack);
    QCOMPARE(see(Deed::Tap, "pay"), Recording::Seen::Refused);
    QCOMPARE(recording.refusal(), Recording::Refusal::NotThere);
    QVERIFY(recording.steps().isEmpty());
}

void PerformedStepsTest::aPerformanceBreaksNoRule()
{
    Draft draft = copyOfExemplar();
    Recording recording(draft.now(), 9);
    Effect check;
    check.go = QStringLiteral("check");
    QCOMPARE(recording.see({Deed::Choose, QStringLiteral("seat"), QStringLiteral("aisle"), Way::None, false}),
        Recording::Seen::Asks);
    QVERIFY(recording.lead(check));
    QCOMPARE(recording.see({Deed::Tap, QStringLiteral("pay"), {}, Way::None, false}), Recording::Seen::Taken);
    QCOMPARE(recording.see({Deed::Pin, QStringLiteral("pad"), QStringLiteral("295038"), Way::None, false}),
        Recording::Seen::Taken);
    const Lesson before = draft.lesson();
    QVERIFY(draft.perform(9, recording.steps(), recording.words(), Draft::Rest::Replaced));
    QCOMPARE(draft.lesson().steps.size(), 12);
    QVERIFY2(draft.complaints().isEmpty(), qPrintable(linesOf(draft.complaints())));
    QVERIFY(draft.undo());
    QVERIFY(draft.lesson() == before);
    QVERIFY(!draft.perform(9, recording.steps(), recording.words(), Draft::Rest::Kept)); // more than twelve
}

NARU_TEST(PerformedStepsTest)
#include "tst_performedsteps.moc"

// SPDX-License-Identifier: GPL-3.0-or-later
#include "devices/speech/speaker.h"
#include "tests/support/suite.h"
#include "tests/support/voicedesk.h"

#include <QSignalSpy>

using namespace naru;
using namespace naru::device;
using namespace naru::test;

/// What may be heard by whom, one sentence after another, and nothing of it afterwards.
class SpeechTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void theRuleOfWhatMayBeHeard_data();
    void theRuleOfWhatMayBeHeard();
    void aRefusedTextReachesNoMouth();
    void sentencesComeOneAfterAnother();
    void aLongQueueLosesItsOldest();
    void stoppingIsSilenceAndForgetsWhatWaits();
    void theEndOfASessionKeepsNothing();
    void speedAndVolumeStayInBounds();
    void subtitlesHoldNothingOfAVisitor();
    void theTraceIsAVoiceToo();
    void theEnginesRateIsOurs();
};

void SpeechTest::theRuleOfWhatMayBeHeard_data()
{
    QTest::addColumn<int>("kind");
    QTest::addColumn<int>("by");
    QTest::addColumn<int>("ear");
    QTest::addColumn<QString>("refusal");
    const auto row = [](TextKind kind, SaidBy by, Ear ear, const char* refusal) {
        QTest::addRow("%d %d %d", static_cast<int>(kind), static_cast<int>(by), static_cast<int>(ear))
            << static_cast<int>(kind) << static_cast<int>(by) << static_cast<int>(ear) << QString::fromLatin1(refusal);
    };
    for (const SaidBy by : {SaidBy::Page, SaidBy::Press}) {
        for (const Ear ear : {Ear::Loudspeaker, Ear::Earphones}) {
            row(TextKind::Ours, by, ear, "");
            row(TextKind::Secret, by, ear, "speech.never_spoken");
            const bool aloud = by == SaidBy::Page && ear == Ear::Loudspeaker;
            for (const TextKind kind : {TextKind::Released, TextKind::Amount, TextKind::Typed})
                row(kind, by, ear, aloud ? "speech.not_asked_for" : "");
        }
    }
}

void SpeechTest::theRuleOfWhatMayBeHeard()
{
    QFETCH(int, kind);
    QFETCH(int, by);
    QFETCH(int, ear);
    QFETCH(QString, refusal);
    VoiceDesk desk;
    desk.settle();
    desk.voice->change({1, 1, static_cast<Ear>(ear)});
    const auto fault = desk.voice->say(
        {QStringLiteral("홍길동"), QStringLiteral("ko"), static_cast<TextKind>(kind), static_cast<SaidBy>(by), {}});
    desk.settle();
    QCOMPARE(fault ? QString::fromLatin1(fault->name()) : QString(), refusal);
    QCOMPARE(desk.speaker->breaths.size(), refusal.isEmpty() ? 1 : 0);
}

void SpeechTest::aRefusedTextReachesNoMouth()
{
    const QTemporaryDir folder;
    VoiceDesk desk;
    // Not even recorded; and what nobody classified is a visitor's.
    Utterance amount;
    amount.text = QStringLiteral("2,400원");
    amount.language = QStringLiteral("ko");
    amount.clip = recording(folder);
    QVERIFY(desk.voice->say(amount)->is(SpeechFault::NotAskedFor));
    desk.settle();
    QVERIFY(desk.speaker->breaths.isEmpty() && desk.player->breaths.isEmpty());
}

void SpeechTest::sentencesComeOneAfterAnother()
{
    VoiceDesk desk;
    QSignalSpy states(desk.voice.get(), &Speech::stateChanged);
    desk.settle();
    QCOMPARE(desk.voice->state(), Speech::State::Ready);
    QVERIFY(!desk.voice->say(ours(QStringLiteral("하나"))) && !desk.voice->say(ours(QStringLiteral("둘"))));
    desk.settle();
    QCOMPARE(desk.speaker->said(), QStringList{QStringLiteral("하나")});
    QCOMPARE(desk.voice->state(), Speech::State::Speaking);
    desk.speaker->end();
    desk.settle();
    QCOMPARE(desk.speaker->said().constLast(), QStringLiteral("둘"));
    desk.speaker->end();
    QCOMPARE(desk.voice->state(), Speech::State::Ready);
    QCOMPARE(states.size(), 3);
}

void SpeechTest::aLongQueueLosesItsOldest()
{
    VoiceDesk desk;
    desk.settle();
    QVERIFY(!desk.voice->say(ours(QStringLiteral("first"))));
    for (int i = 0; i <= Speech::queueMax; ++i)
        QVERIFY(!desk.voice->say(ours(QString::number(i))));
    QVERIFY(!desk.voice->say(ours(QString(2 * Speech::textMax, u'가'))));
    desk.settle();
    for (int i = 0; i < Speech::queueMax; ++i) {
        desk.speaker->end();
        desk.settle();
    }
    QCOMPARE(desk.speaker->said().size(), 1 + Speech::queueMax);
    QCOMPARE(desk.speaker->said().at(1), QStringLiteral("2"));
    QCOMPARE(desk.speaker->said().constLast().size(), Speech::textMax);
}

void SpeechTest::stoppingIsSilenceAndForgetsWhatWaits()
{
    VoiceDesk desk;
    desk.settle();
    QVERIFY(!desk.voice->say(ours(QStringLiteral("하나"))) && !desk.voice->say(ours(QStringLiteral("둘"))));
    desk.settle();
    desk.voice->stop();
    QCOMPARE(desk.voice->state(), Speech::State::Ready);
    desk.settle();
    QCOMPARE(desk.speaker->hushed, 1);
    QCOMPARE(desk.player->hushed, 1);
    // What was stopped may still say that it ended: the next sentence is not taken for it.
    QVERIFY(!desk.voice->say(ours(QStringLiteral("셋"))));
    desk.speaker->end();
    desk.settle();
    QCOMPARE(desk.speaker->said(), (QStringList{QStringLiteral("하나"), QStringLiteral("셋")}));
    QCOMPARE(desk.voice->state(), Speech::State::Speaking);
}

void SpeechTest::theEndOfASessionKeepsNothing()
{
    VoiceDesk desk;
    desk.settle();
    desk.voice->change({1.4, 1, Ear::Earphones});
    QVERIFY(!desk.voice->say(ours(QStringLiteral("하나"))));
    QVERIFY(!desk.voice->say({QStringLiteral("홍길동"), QStringLiteral("ko"), TextKind::Released, SaidBy::Page, {}}));
    desk.voice->wipe();
    desk.settle();
    QCOMPARE(desk.voice->settings(), VoiceSettings());
    QCOMPARE(desk.speaker->hushed, 1);
    QVERIFY(!desk.speaker->said().contains(QStringLiteral("홍길동")));
}

void SpeechTest::speedAndVolumeStayInBounds()
{
    VoiceDesk desk;
    desk.settle();
    desk.voice->change({9, -1, Ear::Loudspeaker});
    QVERIFY(!desk.voice->say(ours(QStringLiteral("하나"))));
    desk.settle();
    QCOMPARE(desk.speaker->breaths.last().rate, VoiceSettings::rateMax);
    QCOMPARE(desk.speaker->breaths.last().volume, 0.0);
}

void SpeechTest::subtitlesHoldNothingOfAVisitor()
{
    VoiceDesk desk;
    desk.settle();
    QSignalSpy hears(desk.voice.get(), &Speech::hears);
    QVERIFY(!desk.voice->say(ours(QStringLiteral("하나"))));
    QVERIFY(!desk.voice->say({QStringLiteral("홍길동"), QStringLiteral("ko"), TextKind::Released, SaidBy::Press, {}}));
    desk.settle();
    desk.speaker->end();
    desk.settle();
    desk.speaker->end();
    QStringList told;
    for (const auto& heard : hears)
        told.append(heard.first().toString());
    QCOMPARE(told, (QStringList{QStringLiteral("하나"), {}, {}, {}}));
}

void SpeechTest::theTraceIsAVoiceToo()
{
    const auto voice = tracedVoice();
    QVERIFY(!voice->say(ours(QStringLiteral("가실 곳을 눌러 주세요."))));
    QVERIFY(!voice->say({QStringLiteral("홍길동"), QStringLiteral("ko"), TextKind::Released, SaidBy::Press, {}}));
    QTRY_COMPARE(voice->state(), Speech::State::Ready);
    QVERIFY(voice->speaks(QStringLiteral("vi")));
}

void SpeechTest::theEnginesRateIsOurs()
{
    QCOMPARE(engineRate(1), 0.0);
    QVERIFY(engineRate(VoiceSettings::rateMin) > -1 && engineRate(VoiceSettings::rateMin) < -0.5);
    QVERIFY(engineRate(VoiceSettings::rateMax) > 0.2 && engineRate(VoiceSettings::rateMax) < 1);
}

NARU_TEST(SpeechTest)
#include "tst_speech.moc"

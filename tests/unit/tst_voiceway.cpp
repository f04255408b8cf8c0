// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/suite.h"
#include "tests/support/voicedesk.h"

using namespace naru;
using namespace naru::device;
using namespace naru::test;

/// The way a sentence takes: a recording, a voice, or none; and a service that is slow, silent or not there.
class VoiceWayTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aRecordingComesBeforeTheVoice();
    void aBrokenRecordingIsSpokenOnce();
    void withoutAVoiceRecordingsStillPlay();
    void aMissingLanguageIsSaid();
    void whatIsSaidTooEarlyWaitsForAVoice();
    void aServiceThatNeverAnswersIsNone();
    void whatNeverEndsDoesNotHoldTheRestUp();
    void aSlowServiceHoldsNobodyUp();
    void silenceComesWithinTheLimit();
};

void VoiceWayTest::aRecordingComesBeforeTheVoice()
{
    const QTemporaryDir folder;
    VoiceDesk desk;
    desk.settle();
    Utterance step = ours(QStringLiteral("가실 곳을 눌러 주세요."));
    step.clip = recording(folder);
    QVERIFY(!desk.voice->say(step));
    desk.settle();
    QCOMPARE(desk.player->breaths.size(), 1);
    QVERIFY(desk.speaker->breaths.isEmpty());
    desk.player->end();
    // One that is not there, or larger than a sentence, is none.
    QVERIFY(!recording(folder, Voice::clipBytesMax + 1).isEmpty());
    QVERIFY(!desk.voice->say(step));
    step.clip = folder.filePath(QStringLiteral("none.opus"));
    QVERIFY(!desk.voice->say(step));
    desk.settle();
    QCOMPARE(desk.player->breaths.size(), 1);
    QCOMPARE(desk.speaker->breaths.size(), 1);
}

void VoiceWayTest::aBrokenRecordingIsSpokenOnce()
{
    const QTemporaryDir folder;
    VoiceDesk desk;
    desk.settle();
    desk.player->fails = true;
    Utterance step = ours(QStringLiteral("하나"));
    step.clip = recording(folder);
    QVERIFY(!desk.voice->say(step));
    desk.settle();
    Q_EMIT desk.player->failed(desk.player->breaths.last().number);
    desk.settle();
    QCOMPARE(desk.speaker->said(), QStringList{QStringLiteral("하나")});
    desk.speaker->end();
    QCOMPARE(desk.voice->state(), Speech::State::Ready);
}

void VoiceWayTest::withoutAVoiceRecordingsStillPlay()
{
    const QTemporaryDir folder;
    VoiceDesk desk(QStringList{});
    QCOMPARE(desk.voice->state(), Speech::State::Looking);
    desk.settle();
    QCOMPARE(desk.voice->state(), Speech::State::Silent);
    Utterance step = ours(QStringLiteral("하나"));
    QVERIFY(desk.voice->say(step)->is(SpeechFault::NoVoice));
    step.clip = recording(folder);
    QVERIFY(!desk.voice->say(step));
    desk.settle();
    QCOMPARE(desk.player->breaths.size(), 1);
    desk.player->end();
    QCOMPARE(desk.voice->state(), Speech::State::Silent);
    desk.player->fails = true;
    QVERIFY(!desk.voice->say(step));
    desk.settle();
    QCOMPARE(desk.voice->state(), Speech::State::Silent);
    QVERIFY(desk.speaker->breaths.isEmpty());
}

void VoiceWayTest::aMissingLanguageIsSaid()
{
    VoiceDesk desk;
    desk.settle();
    Utterance step = ours(QStringLiteral("Xin chào"));
    step.language = QStringLiteral("vi");
    QVERIFY(!desk.voice->speaks(step.language));
    QVERIFY(desk.voice->say(step)->is(SpeechFault::NoVoiceForTongue));
    QCOMPARE(desk.voice->state(), Speech::State::Ready);
}

void VoiceWayTest::whatIsSaidTooEarlyWaitsForAVoice()
{
    VoiceDesk desk;
    QVERIFY(!desk.voice->say({QStringLiteral("你好"), QStringLiteral("zh"), TextKind::Ours, SaidBy::Page, {}}));
    QVERIFY(!desk.voice->say(ours(QStringLiteral("하나"))));
    QCOMPARE(desk.voice->state(), Speech::State::Looking);
    desk.settle();
    desk.settle();
    QCOMPARE(desk.speaker->said(), QStringList{QStringLiteral("하나")});
}

void VoiceWayTest::aServiceThatNeverAnswersIsNone()
{
    VoiceDesk desk;
    desk.voice->giveUpLooking();
    QCOMPARE(desk.voice->state(), Speech::State::Silent);
    desk.settle();
    QCOMPARE(desk.voice->state(), Speech::State::Ready);
}

void VoiceWayTest::whatNeverEndsDoesNotHoldTheRestUp()
{
    VoiceDesk desk;
    desk.settle();
    QVERIFY(!desk.voice->say(ours(QStringLiteral("하나"))) && !desk.voice->say(ours(QStringLiteral("둘"))));
    desk.settle();
    desk.voice->giveUpWaiting();
    desk.settle();
    QCOMPARE(desk.speaker->hushed, 1);
    QCOMPARE(desk.speaker->said().constLast(), QStringLiteral("둘"));
}

void VoiceWayTest::aSlowServiceHoldsNobodyUp()
{
    QSemaphore starts;
    auto speaker = std::make_unique<FakeMouth>();
    speaker->holds = &starts;
    Voice voice(std::move(speaker), std::make_unique<FakeMouth>(), Voice::Threads::OwnThread);
    QVERIFY(!voice.say(ours(QStringLiteral("하나"))));
    voice.stop();
    QCOMPARE(voice.state(), Speech::State::Looking);
    starts.release();
    QTRY_COMPARE(voice.state(), Speech::State::Ready);
}

void VoiceWayTest::silenceComesWithinTheLimit()
{
    QSemaphore hushes;
    auto speaker = std::make_unique<FakeMouth>();
    speaker->hushes = &hushes;
    Voice voice(std::move(speaker), std::make_unique<FakeMouth>(), Voice::Threads::OwnThread);
    QVERIFY(!voice.say(ours(QStringLiteral("하나"))));
    QTRY_COMPARE(voice.state(), Speech::State::Speaking);
    voice.stop();
    QVERIFY(hushes.tryAcquire(1, Speech::stopWithinMs));
}

NARU_TEST(VoiceWayTest)
#include "tst_voiceway.moc"

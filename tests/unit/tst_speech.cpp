// SPDX-License-Identifier: GPL-3.0-or-later
#include "devices/speech/speaker.h"
#include "devices/speech/voice.h"
#include "tests/support/suite.h"

#include <QSemaphore>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QThread>

using namespace naru;
using namespace naru::device;

namespace {

/// Keeps what it was asked for and ends when the test says so.
class FakeMouth : public Mouth {
public:
    void open() override
    {
        if (holds)
            holds->acquire();
        Q_EMIT found(languages);
    }
    void speak(const Breath& breath) override
    {
        breaths.append(breath);
        if (fails)
            Q_EMIT failed(breath.number);
    }
    void hush() override
    {
        ++hushed;
        if (hushes)
            hushes->release();
    }
    void end() { Q_EMIT ended(breaths.last().number); }
    QStringList said() const
    {
        QStringList texts;
        for (const Breath& breath : breaths)
            texts.append(breath.what.text);
        return texts;
    }

    QStringList languages{QStringLiteral("ko"), QStringLiteral("en")};
    QList<Breath> breaths;
    int hushed = 0;
    bool fails = false;
    QSemaphore *holds = nullptr, *hushes = nullptr;
};

Utterance ours(const QString& text)
{
    return {text, QStringLiteral("ko"), TextKind::Ours, SaidBy::Page, {}};
}

struct Desk {
    explicit Desk(const QStringList& languages = {QStringLiteral("ko"), QStringLiteral("en")})
    {
        auto one = std::make_unique<FakeMouth>();
        auto other = std::make_unique<FakeMouth>();
        speaker = one.get();
        player = other.get();
        speaker->languages = languages;
        voice = std::make_unique<Voice>(std::move(one), std::move(other), Voice::Threads::ThisThread);
    }
    void settle() { QCoreApplication::processEvents(); }

    FakeMouth *speaker, *player;
    std::unique_ptr<Voice> voice;
};

QString recording(const QTemporaryDir& folder, qint64 bytes = 1)
{
    QFile file(folder.filePath(QStringLiteral("step.opus")));
    return file.open(QIODevice::WriteOnly) && file.resize(bytes) ? file.fileName() : QString();
}

} // namespace

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
    void aRecordingComesBeforeTheVoice();
    void aBrokenRecordingIsSpokenOnce();
    void withoutAVoiceRecordingsStillPlay();
    void aMissingLanguageIsSaid();
    void whatIsSaidTooEarlyWaitsForAVoice();
    void aServiceThatNeverAnswersIsNone();
    void whatNeverEndsDoesNotHoldTheRestUp();
    void aSlowServiceHoldsNobodyUp();
    void silenceComesWithinTheLimit();
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
    Desk desk;
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
    Desk desk;
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
    Desk desk;
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
    Desk desk;
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
    Desk desk;
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
    Desk desk;
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
    Desk desk;
    desk.settle();
    desk.voice->change({9, -1, Ear::Loudspeaker});
    QVERIFY(!desk.voice->say(ours(QStringLiteral("하나"))));
    desk.settle();
    QCOMPARE(desk.speaker->breaths.last().rate, VoiceSettings::rateMax);
    QCOMPARE(desk.speaker->breaths.last().volume, 0.0);
}

void SpeechTest::aRecordingComesBeforeTheVoice()
{
    const QTemporaryDir folder;
    Desk desk;
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

void SpeechTest::aBrokenRecordingIsSpokenOnce()
{
    const QTemporaryDir folder;
    Desk desk;
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

void SpeechTest::withoutAVoiceRecordingsStillPlay()
{
    const QTemporaryDir folder;
    Desk desk(QStringList{});
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

void SpeechTest::aMissingLanguageIsSaid()
{
    Desk desk;
    desk.settle();
    Utterance step = ours(QStringLiteral("Xin chào"));
    step.language = QStringLiteral("vi");
    QVERIFY(!desk.voice->speaks(step.language));
    QVERIFY(desk.voice->say(step)->is(SpeechFault::NoVoiceForTongue));
    QCOMPARE(desk.voice->state(), Speech::State::Ready);
}

void SpeechTest::whatIsSaidTooEarlyWaitsForAVoice()
{
    Desk desk;
    QVERIFY(!desk.voice->say({QStringLiteral("你好"), QStringLiteral("zh"), TextKind::Ours, SaidBy::Page, {}}));
    QVERIFY(!desk.voice->say(ours(QStringLiteral("하나"))));
    QCOMPARE(desk.voice->state(), Speech::State::Looking);
    desk.settle();
    desk.settle();
    QCOMPARE(desk.speaker->said(), QStringList{QStringLiteral("하나")});
}

void SpeechTest::aServiceThatNeverAnswersIsNone()
{
    Desk desk;
    desk.voice->giveUpLooking();
    QCOMPARE(desk.voice->state(), Speech::State::Silent);
    desk.settle();
    QCOMPARE(desk.voice->state(), Speech::State::Ready);
}

void SpeechTest::whatNeverEndsDoesNotHoldTheRestUp()
{
    Desk desk;
    desk.settle();
    QVERIFY(!desk.voice->say(ours(QStringLiteral("하나"))) && !desk.voice->say(ours(QStringLiteral("둘"))));
    desk.settle();
    desk.voice->giveUpWaiting();
    desk.settle();
    QCOMPARE(desk.speaker->hushed, 1);
    QCOMPARE(desk.speaker->said().constLast(), QStringLiteral("둘"));
}

void SpeechTest::aSlowServiceHoldsNobodyUp()
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

void SpeechTest::silenceComesWithinTheLimit()
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

void SpeechTest::subtitlesHoldNothingOfAVisitor()
{
    Desk desk;
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

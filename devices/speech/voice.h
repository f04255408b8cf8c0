// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "devices/speech/mouth.h"

#include <QList>
#include <QThread>
#include <QTimer>

#include <memory>

namespace naru::device {

/// A recording where there is one, a spoken voice where there is none. Both mouths work in a thread of their own: to
/// find a voice may start a program and take seconds.
class Voice final : public Speech {
    Q_OBJECT

public:
    /// A larger recording is not of one sentence: codec::wavBytesMax.
    static constexpr qint64 clipBytesMax = 512 * 1024;
    static constexpr int lookMaxMs = 10'000;
    /// Of an utterance that never says that it ended: a machine without a sound card.
    static constexpr int endMaxMs = 10'000, letterMaxMs = 400, clipMaxMs = 180'000;

    enum class Threads : quint8 {
        OwnThread,
        ThisThread, ///< tests, and a mouth that never waits
    };

    Voice(std::unique_ptr<Mouth> speaker, std::unique_ptr<Mouth> player, Threads threads, QObject* parent = nullptr);
    ~Voice() override;

    /// Called by itself after lookMaxMs: a speech service that answers nothing is none, until it does.
    void giveUpLooking();
    /// Called by itself when an utterance should have ended long ago: what waits goes on.
    void giveUpWaiting();

    State state() const override { return m_state; }
    bool speaks(const QString& language) const override { return m_languages.contains(language); }
    VoiceSettings settings() const override { return m_settings; }
    void change(const VoiceSettings& settings) override;
    std::optional<Fault> say(const Utterance& utterance) override;
    void stop() override;
    void wipe() override;
    void ring() override;
    void still() override;

private:
    void adopt(Mouth* mouth);
    void next();
    void utter(Mouth* mouth);
    void hush();
    void onFound(const QStringList& languages);
    void onEnded(quint64 number);
    void onFailed(const Mouth& mouth, quint64 number);
    void become(State state);
    bool isPlayable(const Utterance& utterance) const;

    Mouth* m_speaker; // deleted in their thread
    Mouth* m_player;
    QThread* m_thread = nullptr;
    QStringList m_languages;
    VoiceSettings m_settings;
    State m_state = State::Looking;
    bool m_looking = true;
    QList<Utterance> m_queue;
    std::optional<Breath> m_now;
    quint64 m_number = 0;
    QTimer m_patience;
};

/// The voice of this machine: recordings as samples through Qt Multimedia, speech by Qt TextToSpeech over
/// speech-dispatcher.
std::unique_ptr<Speech> machineVoice();

/// A voice for those who have none, and for looking at: each sentence as a line on standard error, at once. Of a
/// visitor's own only the length is written.
std::unique_ptr<Speech> tracedVoice();

} // namespace naru::device

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/result.h"
#include "devices/api/speechfaults.h"

#include <QObject>
#include <QString>

#include <algorithm>
#include <optional>

namespace naru::device {

enum class TextKind : quint8 {
    Ours,     ///< our own sentences, names of keys and buttons: anybody may hear them
    Released, ///< what a visitor's document said
    Amount,   ///< money
    Typed,    ///< what a visitor wrote
    Secret,   ///< a PIN, a password, a card number
};

enum class SaidBy : quint8 {
    Page,  ///< it opened, or something happened
    Press, ///< the visitor's own press on just this
};

enum class Ear : quint8 {
    Loudspeaker,
    Earphones,
};

/// The one rule of what may be heard: our own sentences always; what is a visitor's only into earphones or by the
/// visitor's own press; a secret never.
constexpr std::optional<SpeechFault> refusalOf(TextKind kind, SaidBy by, Ear ear)
{
    if (kind == TextKind::Secret)
        return SpeechFault::NeverSpoken;
    if (kind == TextKind::Ours || by == SaidBy::Press || ear == Ear::Earphones)
        return std::nullopt;
    return SpeechFault::NotAskedFor;
}

struct Utterance {
    QString text;
    QString language; ///< "ko", "en", "zh", "vi"
    TextKind kind = TextKind::Released;
    SaidBy by = SaidBy::Page;
    QString clip; ///< a recording of the same words, a file of this machine; where there is none, the text is spoken
};

struct VoiceSettings {
    static constexpr double rateMin = 0.7, rateMax = 1.5;
    static constexpr double volumeUsual = 0.6; ///< set once on the spot with a sound meter: 65 dBA at most

    double rate = 1; ///< times the usual speed
    double volume = volumeUsual;
    Ear ear = Ear::Loudspeaker;

    bool operator==(const VoiceSettings&) const = default;
};

/// The desk's voice. Nothing here waits for sound: say() queues, and what comes of it is told later, in this thread.
class Speech : public QObject {
    Q_OBJECT

public:
    using QObject::QObject;

    enum class State : quint8 {
        Looking, ///< for a voice; what is said meanwhile is spoken when one is found
        Silent,  ///< none: pages show the words, recordings are still played
        Ready,
        Speaking,
    };
    static constexpr qsizetype textMax = 2'000;
    static constexpr qsizetype queueMax = 16; ///< more, and the oldest is dropped
    static constexpr int stopWithinMs = 200;

    virtual State state() const = 0;
    virtual bool speaks(const QString& language) const = 0;
    virtual VoiceSettings settings() const = 0;
    /// From the next utterance on; rate and volume are kept within their bounds.
    virtual void change(const VoiceSettings& settings) = 0;
    /// After what is being said. Fault: SpeechFault.
    virtual std::optional<Fault> say(const Utterance& utterance) = 0;
    /// Silence within stopWithinMs, and nothing waits any more.
    virtual void stop() = 0;
    /// The end of a visitor's session: silence, nothing kept, the usual speed and volume, the loudspeaker.
    virtual void wipe() = 0;
    /// The bell that calls staff, once, whatever is being said and however loud the visitor wants words.
    virtual void ring() = 0;
    virtual void still() = 0; ///< no bell any more

Q_SIGNALS:
    void stateChanged();
    /// For subtitles: what is heard now; empty when it ends. Of a visitor's own nothing is told.
    void hears(const QString& text);
};

} // namespace naru::device

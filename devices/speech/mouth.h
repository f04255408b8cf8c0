// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "devices/api/speech.h"

#include <QStringList>

namespace naru::device {

/// One thing to be made heard.
struct Breath {
    quint64 number = 0;
    Utterance what;
    double rate = 1;
    double volume = VoiceSettings::volumeUsual;
};

/// What makes sounds, one breath at a time. It lives in the voice's thread and may be slow there.
class Mouth : public QObject {
    Q_OBJECT

public:
    using QObject::QObject;

    /// Looks for what it needs; found() says what came of it, once.
    virtual void open() = 0;
    virtual void speak(const Breath& breath) = 0;
    /// Silence at once; ended() may or may not come.
    virtual void hush() = 0;
    /// The bell for staff, beside what is being said; a mouth without one stays silent.
    virtual void ring(double) { }
    virtual void still() { }

Q_SIGNALS:
    void found(const QStringList& languages); ///< empty: it cannot speak at all
    void ended(quint64 number);
    void failed(quint64 number); ///< nothing, or not all, of it was heard
};

} // namespace naru::device

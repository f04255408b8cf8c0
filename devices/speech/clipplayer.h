// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "devices/speech/mouth.h"

class QAudioOutput;
class QMediaPlayer;

namespace naru::device {

/// Recordings, by Qt Multimedia. It is loaded at the first recording: 40 MB that a desk without any does not spend.
class ClipPlayer final : public Mouth {
    Q_OBJECT

public:
    using Mouth::Mouth;

    void open() override { }
    void speak(const Breath& breath) override;
    void hush() override;

private:
    void load();

    QMediaPlayer* m_player = nullptr;
    QAudioOutput* m_sound = nullptr;
    quint64 m_number = 0;
};

} // namespace naru::device

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "devices/speech/mouth.h"

#include <QAudioSink>
#include <QBuffer>

#include <memory>

namespace naru::device {

/// Recordings and the bell, as plain samples through the sound card. The one format is codec::readWav's, so that a
/// recording from outside meets forty lines of our own and no decoder.
class RecordingPlayer final : public Mouth {
    Q_OBJECT

public:
    using Mouth::Mouth;
    ~RecordingPlayer() override;

    void open() override { }
    void speak(const Breath& breath) override;
    void hush() override;
    void ring(double volume) override;
    void still() override;

private:
    /// One thing that sounds.
    struct Sound {
        QBuffer samples;
        std::unique_ptr<QAudioSink> sink;
    };
    bool start(Sound& sound, int rate, const QList<qint16>& samples, double volume);

    Sound m_sentence, m_bell;
    quint64 m_number = 0;
};

} // namespace naru::device

// SPDX-License-Identifier: GPL-3.0-or-later
#include "devices/speech/recordingplayer.h"

#include "app/codec/wav.h"
#include "devices/speech/samples.h"

#include <QAudioFormat>
#include <QFile>
#include <QMediaDevices>

namespace naru::device {

namespace {

Result<codec::Wav> readRecording(const QString& path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return Fault(codec::CodecFault::Malformed);
    return codec::readWav(file.read(codec::wavBytesMax + 1));
}

} // namespace

RecordingPlayer::~RecordingPlayer()
{
    hush();
    still();
}

bool RecordingPlayer::start(Sound& sound, int rate, const QList<qint16>& samples, double volume)
{
    const QAudioDevice card = QMediaDevices::defaultAudioOutput();
    if (card.isNull())
        return false;
    QAudioFormat format;
    format.setSampleRate(rate);
    format.setChannelCount(1);
    format.setSampleFormat(QAudioFormat::Int16);
    sound.sink = std::make_unique<QAudioSink>(card, format);
    sound.sink->setVolume(volume);
    sound.samples.close();
    sound.samples.setData(
        QByteArray(reinterpret_cast<const char*>(samples.constData()), samples.size() * qsizetype(sizeof(qint16))));
    sound.samples.open(QIODevice::ReadOnly);
    sound.sink->start(&sound.samples);
    return sound.sink->error() == QAudio::NoError;
}

void RecordingPlayer::speak(const Breath& breath)
{
    hush();
    m_number = breath.number;
    const auto wav = readRecording(breath.what.clip);
    if (!wav || !start(m_sentence, wav->rate, stretched(wav->samples, wav->rate, breath.rate), breath.volume)) {
        Q_EMIT failed(breath.number);
        return;
    }
    connect(m_sentence.sink.get(), &QAudioSink::stateChanged, this, [this](QAudio::State state) {
        if (state == QAudio::IdleState) // all of it was heard
            Q_EMIT ended(m_number);
        else if (state == QAudio::StoppedState && m_sentence.sink->error() != QAudio::NoError)
            Q_EMIT failed(m_number);
    });
}

void RecordingPlayer::hush()
{
    if (!m_sentence.sink)
        return;
    m_sentence.sink->disconnect(this);
    m_sentence.sink->stop();
    m_sentence.sink.release()->deleteLater(); // it may be telling of its end just now
    m_sentence.samples.close();
    m_sentence.samples.setData({});
}

void RecordingPlayer::ring(double volume)
{
    still();
    (void)start(m_bell, bellRate, bellSamples(), volume);
}

void RecordingPlayer::still()
{
    if (m_bell.sink)
        m_bell.sink->stop();
    m_bell.sink.reset();
}

} // namespace naru::device

// SPDX-License-Identifier: GPL-3.0-or-later
#include "devices/camera/recording.h"

#include "devices/camera/videoframe.h"

#include <QFileInfo>
#include <QMediaPlayer>
#include <QUrl>
#include <QVideoFrame>
#include <QVideoSink>

namespace naru::device {

RecordingSource::RecordingSource(QString path, const Clock& clock, QObject* parent)
    : FrameSource(parent)
    , m_path(std::move(path))
    , m_clock(clock)
    , m_sink(new QVideoSink(this))
    , m_player(new QMediaPlayer(this))
{
    m_player->setVideoSink(m_sink);
    connect(m_sink, &QVideoSink::videoFrameChanged, this, [this](const QVideoFrame& frame) {
        if (!m_isPlaying)
            return;
        const auto taken = brightnessOf(frame, m_clock.monotonic());
        if (taken)
            Q_EMIT framed(*taken);
        else if (taken.fault().is(CameraFault::UnknownPixels))
            fail(taken.fault()); // an empty frame is the player's way to end
    });
    connect(m_player, &QMediaPlayer::errorOccurred, this, [this](QMediaPlayer::Error error, const QString& why) {
        if (error != QMediaPlayer::NoError)
            fail(Fault(CameraFault::BadRecording, why));
    });
    connect(m_player, &QMediaPlayer::mediaStatusChanged, this, [this](QMediaPlayer::MediaStatus status) {
        if (status == QMediaPlayer::InvalidMedia)
            return fail(Fault(CameraFault::BadRecording, QStringLiteral("not a film")));
        if (status == QMediaPlayer::EndOfMedia && std::exchange(m_isPlaying, false))
            Q_EMIT ended();
    });
}

RecordingSource::~RecordingSource()
{
    m_player->disconnect(this);
    m_sink->disconnect(this);
    m_player->stop();
}

void RecordingSource::start()
{
    stop();
    m_isPlaying = true;
    if (!QFileInfo(m_path).isFile())
        return fail(Fault(CameraFault::BadRecording, QStringLiteral("no such file")));
    m_player->setSource(QUrl::fromLocalFile(QFileInfo(m_path).absoluteFilePath()));
    m_player->play();
}

void RecordingSource::stop()
{
    m_isPlaying = false;
    m_player->stop();
}

void RecordingSource::fail(const Fault& fault)
{
    if (!std::exchange(m_isPlaying, false))
        return;
    QMetaObject::invokeMethod(m_player, &QMediaPlayer::stop, Qt::QueuedConnection); // not from within its own signal
    Q_EMIT failed(fault);
}

} // namespace naru::device

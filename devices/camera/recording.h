// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "devices/api/framesource.h"
#include "devices/camera/faults.h"

class QMediaPlayer;
class QVideoSink;

namespace naru::device {

/// A film in a file, played once in its own time as if it were a camera: for trials and for reports from the field.
class RecordingSource final : public FrameSource {
    Q_OBJECT

public:
    /// The clock must outlive it.
    RecordingSource(QString path, const Clock& clock, QObject* parent = nullptr);
    ~RecordingSource() override;

    QString name() const override { return m_path; }
    /// failed(): BadRecording, UnknownPixels.
    void start() override;
    void stop() override;

private:
    void fail(const Fault& fault);

    const QString m_path;
    const Clock& m_clock;
    QVideoSink* m_sink; ///< children of this
    QMediaPlayer* m_player;
    bool m_isPlaying = false;
};

} // namespace naru::device

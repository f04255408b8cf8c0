// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "devices/api/framesource.h"
#include "devices/camera/faults.h"

#include <QList>
#include <QTimer>

class QCamera;
class QMediaCaptureSession;
class QMediaDevices;
class QVideoFrame;
class QVideoSink;

namespace naru::device {

/// Chooses the media library that is in the package of Qt itself (FFmpeg) unless the environment chose one. To be
/// called before anything of Qt Multimedia is used.
void chooseMediaLibrary();

struct CameraName {
    QByteArray id; ///< stable while plugged into the same socket
    QString name;  ///< as the maker calls it

    bool operator==(const CameraName&) const = default;
};
QList<CameraName> cameras();

/// Whether the machine has anything that could be a camera. Asked of /dev: no library is loaded for it, which would
/// take 40 MB and reach for the sound of the machine.
bool mayHaveCameras();

/// Tells when one was plugged in or out, whether or not any is in use.
class CameraWatch final : public QObject {
    Q_OBJECT

public:
    explicit CameraWatch(QObject* parent = nullptr);

Q_SIGNALS:
    void changed(); ///< cameras()
};

/// A camera of this machine. After failed() it is off; start() looks for it anew, so a camera that was plugged in again
/// comes back.
class CameraSource final : public FrameSource {
    Q_OBJECT

public:
    static constexpr Milliseconds silenceMax{4000}; ///< from start, and between two pictures

    /// The camera with this id, or with an empty one the machine's first. The clock must outlive it.
    CameraSource(QByteArray id, const Clock& clock, QObject* parent = nullptr);
    ~CameraSource() override;

    QString name() const override { return m_name; }
    /// failed(): NoCamera, CameraFailed, CameraUnplugged, CameraSilent, UnknownPixels.
    void start() override;
    void stop() override;

Q_SIGNALS:
    void camerasChanged(); ///< one was plugged in or out: cameras()

private:
    void take(const QVideoFrame& frame);
    void fail(const Fault& fault);
    void checkPresence();

    const QByteArray m_id;
    const Clock& m_clock;
    QString m_name;
    QByteArray m_used;        ///< id of the camera in use
    QMediaDevices* m_devices; ///< children of this
    QVideoSink* m_sink;
    QMediaCaptureSession* m_session;
    QCamera* m_camera = nullptr;
    QTimer m_silence;
};

} // namespace naru::device

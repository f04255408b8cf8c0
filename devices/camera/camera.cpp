// SPDX-License-Identifier: GPL-3.0-or-later
#include "devices/camera/camera.h"

#include "devices/camera/videoframe.h"

#include <QCamera>
#include <QCameraDevice>
#include <QDir>
#include <QMediaCaptureSession>
#include <QMediaDevices>
#include <QVideoFrame>
#include <QVideoSink>

namespace naru::device {

namespace {

constexpr int widthWanted = 1280; ///< pixels: codes of 1,500 bytes at arm's length; more only costs time

/// The format whose width is nearest to what is wanted, its fastest variant.
QCameraFormat formatOf(const QCameraDevice& device)
{
    QCameraFormat best;
    const auto distance
        = [](const QCameraFormat& format) { return std::abs(format.resolution().width() - widthWanted); };
    const auto formats = device.videoFormats();
    for (const QCameraFormat& format : formats) {
        const bool isBetter = best.isNull() || distance(format) < distance(best)
            || (distance(format) == distance(best) && format.maxFrameRate() > best.maxFrameRate());
        if (isBetter)
            best = format;
    }
    return best;
}

} // namespace

void chooseMediaLibrary()
{
    if (!qEnvironmentVariableIsSet("QT_MEDIA_BACKEND"))
        qputenv("QT_MEDIA_BACKEND", "ffmpeg");
}

QList<CameraName> cameras()
{
    QList<CameraName> names;
    const auto devices = QMediaDevices::videoInputs();
    for (const QCameraDevice& device : devices)
        names.append({device.id(), device.description()});
    return names;
}

bool mayHaveCameras()
{
    return !QDir(QStringLiteral("/dev")).entryList({QStringLiteral("video*")}, QDir::System).isEmpty();
}

CameraWatch::CameraWatch(QObject* parent)
    : QObject(parent)
{
    connect(new QMediaDevices(this), &QMediaDevices::videoInputsChanged, this, &CameraWatch::changed);
}

CameraSource::CameraSource(QByteArray id, const Clock& clock, QObject* parent)
    : FrameSource(parent)
    , m_id(std::move(id))
    , m_clock(clock)
    , m_devices(new QMediaDevices(this))
    , m_sink(new QVideoSink(this))
    , m_session(new QMediaCaptureSession(this))
{
    m_session->setVideoSink(m_sink);
    m_silence.setSingleShot(true);
    m_silence.setInterval(silenceMax);
    connect(&m_silence, &QTimer::timeout, this, [this] { fail(CameraFault::CameraSilent); });
    connect(m_sink, &QVideoSink::videoFrameChanged, this, &CameraSource::take);
    connect(m_devices, &QMediaDevices::videoInputsChanged, this, &CameraSource::checkPresence);
}

CameraSource::~CameraSource()
{
    stop();
}

void CameraSource::start()
{
    stop();
    QCameraDevice chosen;
    const auto devices = QMediaDevices::videoInputs();
    for (const QCameraDevice& device : devices) {
        if (chosen.isNull() && (m_id.isEmpty() || device.id() == m_id))
            chosen = device;
    }
    if (chosen.isNull())
        return fail(CameraFault::NoCamera);
    m_name = chosen.description();
    m_used = chosen.id();
    m_camera = new QCamera(chosen, this);
    if (const auto format = formatOf(chosen); !format.isNull())
        m_camera->setCameraFormat(format);
    connect(m_camera, &QCamera::errorOccurred, this, [this](QCamera::Error error, const QString& why) {
        if (error != QCamera::NoError)
            fail(Fault(CameraFault::CameraFailed, why));
    });
    m_session->setCamera(m_camera);
    m_silence.start();
    m_camera->start();
}

void CameraSource::stop()
{
    m_silence.stop();
    if (!m_camera)
        return;
    QCamera* const camera = std::exchange(m_camera, nullptr);
    camera->disconnect(this);
    camera->stop();
    m_session->setCamera(nullptr);
    camera->deleteLater(); // its own signal may be what brought us here
}

void CameraSource::take(const QVideoFrame& frame)
{
    if (!m_camera)
        return;
    const auto taken = brightnessOf(frame, m_clock.monotonic());
    if (taken) {
        m_silence.start();
        Q_EMIT framed(*taken);
    } else if (taken.fault().is(CameraFault::UnknownPixels)) {
        fail(taken.fault());
    }
}

void CameraSource::fail(const Fault& fault)
{
    stop();
    Q_EMIT failed(fault);
}

void CameraSource::checkPresence()
{
    const auto present = cameras();
    const bool isThere
        = std::any_of(present.begin(), present.end(), [this](const CameraName& camera) { return camera.id == m_used; });
    if (m_camera && !isThere)
        fail(CameraFault::CameraUnplugged);
    Q_EMIT camerasChanged();
}

} // namespace naru::device

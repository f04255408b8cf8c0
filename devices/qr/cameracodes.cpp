// SPDX-License-Identifier: GPL-3.0-or-later
#include "devices/qr/cameracodes.h"

#include "devices/api/scannerfaults.h"

#include <utility>

namespace naru::device {

namespace {

CodeSource::Sight sightOf(QrReading::Sight sight)
{
    switch (sight) {
    case QrReading::Sight::Something:
        return CodeSource::Sight::Something;
    case QrReading::Sight::TooFar:
        return CodeSource::Sight::TooFar;
    case QrReading::Sight::Code:
        return CodeSource::Sight::Code;
    case QrReading::Sight::Nothing:
        break;
    }
    return CodeSource::Sight::Nothing;
}

QList<QPointF> cornersOf(const QrReading& reading)
{
    if (reading.sight == QrReading::Sight::Nothing)
        return {};
    QList<QPointF> corners;
    for (const GreyPoint& point : reading.symbol ? reading.symbol->corners : reading.where)
        corners.append({point.x, point.y});
    return corners;
}

} // namespace

CameraCodes::CameraCodes(FrameSource& pictures, const Clock& clock, QObject* parent)
    : CodeSource(parent)
    , m_pictures(pictures)
    , m_reader(clock)
{
    m_retry.setSingleShot(true);
    connect(&m_retry, &QTimer::timeout, this, &CameraCodes::follow);
    connect(&pictures, &FrameSource::framed, this, [this](const Frame& frame) {
        m_wait = retryMin;
        setProblem(std::nullopt);
        m_reader.offer(frame);
    });
    connect(&pictures, &FrameSource::failed, this, &CameraCodes::fail);
    connect(&pictures, &FrameSource::ended, this, [this] { // a film that stands in for a camera begins again
        m_isRunning = false;
        if (isOn())
            m_retry.start(retryMin);
    });
    connect(&m_reader, &QrReader::looked, this, [this](const QrReading& reading) {
        if (isOn())
            Q_EMIT saw(sightOf(reading.sight), cornersOf(reading));
    });
    connect(&m_reader, &QrReader::read, this, [this](const QByteArray& code) {
        isOn() ? Q_EMIT read(code) : m_reader.wake(); // of a frame from before stop()
    });
    connect(&m_reader, &QrReader::cardNumberDropped, this, [this] {
        QTimer::singleShot(cardRest, this, [this] { m_reader.wake(); }); // not with every picture of it
        if (isOn())
            Q_EMIT refused(ScannerFault::CardNumberRead);
    });
}

CameraCodes::~CameraCodes()
{
    m_pictures.disconnect(this);
    m_pictures.stop();
}

void CameraCodes::start()
{
    m_isWanted = true;
    follow();
}

void CameraCodes::stop()
{
    m_isWanted = false;
    follow();
}

void CameraCodes::tryOut(Trial trial)
{
    m_isTried = trial == Trial::Begin;
    follow();
}

/// Starts or stops the pictures as it is wanted now.
void CameraCodes::follow()
{
    m_retry.stop();
    if (!isOn()) {
        m_wait = retryMin;
        m_pictures.stop();
        m_isRunning = false;
        return;
    }
    if (std::exchange(m_isRunning, true))
        return;
    m_reader.wake(); // a code of the last time is over
    m_pictures.start();
}

void CameraCodes::note(const std::optional<Fault>& absence)
{
    if (!isOn())
        return setProblem(absence);
    if (m_isRunning || absence)
        return;
    m_wait = retryMin;
    follow();
}

void CameraCodes::fail(const Fault& fault)
{
    m_isRunning = false;
    if (isOn()) {
        m_retry.start(m_wait);
        m_wait = std::min(2 * m_wait, retryMax);
    }
    setProblem(fault);
}

void CameraCodes::setProblem(const std::optional<Fault>& problem)
{
    const char* const before = m_problem ? m_problem->name() : "";
    const bool isNews = qstrcmp(before, problem ? problem->name() : "") != 0;
    m_problem = problem;
    if (isNews)
        Q_EMIT readyChanged();
}

} // namespace naru::device

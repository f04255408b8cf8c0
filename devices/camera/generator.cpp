// SPDX-License-Identifier: GPL-3.0-or-later
#include "devices/camera/generator.h"

namespace naru::device {

GeneratorSource::GeneratorSource(QString name, Make make, Milliseconds interval, QObject* parent)
    : FrameSource(parent)
    , m_name(std::move(name))
    , m_make(std::move(make))
{
    m_timer.setInterval(interval);
    connect(&m_timer, &QTimer::timeout, this, &GeneratorSource::next);
}

void GeneratorSource::start()
{
    m_number = 0;
    m_timer.start();
}

void GeneratorSource::stop()
{
    m_timer.stop();
}

void GeneratorSource::next()
{
    Frame frame = m_make(m_number);
    if (!frame.isUsable()) {
        stop();
        Q_EMIT ended();
        return;
    }
    frame.time = m_number++ * m_timer.intervalAsDuration();
    Q_EMIT framed(frame);
}

GeneratorSource::Make still(const Frame& frame)
{
    return [frame](int) { return frame; };
}

namespace {

/// One number of the header and exactly one blank behind it; comments are not for machines.
std::optional<int> takeNumber(QByteArrayView& rest)
{
    constexpr int digitsMax = 4;
    int value = 0, digits = 0;
    while (!rest.isEmpty() && rest.front() >= '0' && rest.front() <= '9' && digits <= digitsMax) {
        value = value * 10 + (rest.front() - '0');
        rest = rest.sliced(1);
        ++digits;
    }
    const bool isEnded = !rest.isEmpty() && (rest.front() == ' ' || rest.front() == '\n');
    if (digits < 1 || digits > digitsMax || !isEnded)
        return std::nullopt;
    rest = rest.sliced(1);
    return value;
}

} // namespace

Result<Frame> readPgm(const QByteArray& file)
{
    QByteArrayView rest(file);
    if (!rest.startsWith("P5\n"))
        return Fault(CameraFault::BadRecording, QStringLiteral("not a PGM"));
    rest = rest.sliced(3);
    const auto width = takeNumber(rest), height = takeNumber(rest), brightest = takeNumber(rest);
    if (!width || !height || brightest != 255 || *width > Frame::sideMax || *height > Frame::sideMax
        || rest.size() != qsizetype(*width) * *height)
        return Fault(CameraFault::BadRecording, QStringLiteral("not this kind of PGM"));
    const auto owner = std::make_shared<const QByteArray>(rest.toByteArray());
    Frame frame{reinterpret_cast<const uchar*>(owner->constData()), *width, *width, *height, {}, owner};
    if (!frame.isUsable())
        return Fault(CameraFault::BadRecording, QStringLiteral("too small"));
    return frame;
}

} // namespace naru::device

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/result.h"
#include "devices/api/framesource.h"
#include "devices/camera/faults.h"

#include <QTimer>

#include <functional>

namespace naru::device {

/// Frames that somebody makes: a still picture again and again, a simulated camera, a test.
class GeneratorSource final : public FrameSource {
    Q_OBJECT

public:
    /// The frame with this number, from 0; an unusable one ends it. Its time is set here.
    using Make = std::function<Frame(int number)>;

    static constexpr Milliseconds intervalDefault{66};

    GeneratorSource(QString name, Make make, Milliseconds interval = intervalDefault, QObject* parent = nullptr);

    QString name() const override { return m_name; }
    void start() override; ///< from number 0, time 0
    void stop() override;

private:
    void next();

    const QString m_name;
    const Make m_make;
    QTimer m_timer;
    int m_number = 0;
};

/// The same frame for ever.
GeneratorSource::Make still(const Frame& frame);

/// A grey picture in binary PGM ("P5", 8 bits), of at most Frame::sideMax pixels a side. Fault: BadRecording.
Result<Frame> readPgm(const QByteArray& file);

} // namespace naru::device

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/clock.h"

#include <QObject>

#include <memory>

namespace naru::device {

/// One picture of a camera as brightness alone (the Y plane), read where it lies: nothing is copied.
struct Frame {
    static constexpr int sideMax = 4096; ///< pixels
    static constexpr int sideMin = 32;

    const uchar* data = nullptr; ///< `height` rows of `stride` bytes, 0 dark … 255 bright
    qsizetype stride = 0;        ///< bytes from one row to the next, at least `width`
    int width = 0, height = 0;
    Milliseconds time{0}; ///< when it was taken, by the clock of its source: only differences mean something
    std::shared_ptr<const void> owner; ///< keeps the pixels where they are as long as any copy of this frame lives

    bool isUsable() const
    {
        return data && stride >= width && width >= sideMin && height >= sideMin && width <= sideMax
            && height <= sideMax;
    }
};

/// Something that sees: a camera, a recording, a still picture, a generator. It drops what nobody has time for.
class FrameSource : public QObject {
    Q_OBJECT

public:
    using QObject::QObject;

    virtual QString name() const = 0; ///< for settings and the screen, as the maker calls it
    virtual void start() = 0;         ///< frames come from now on, or failed()
    virtual void stop() = 0;          ///< no frame comes afterwards

Q_SIGNALS:
    void framed(const naru::device::Frame& frame); ///< isUsable() holds
    void ended();                                  ///< a recording is over; a camera never ends
    void failed(const naru::Fault& fault);         ///< it has stopped; start() tries again
};

} // namespace naru::device

Q_DECLARE_METATYPE(naru::device::Frame)

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "devices/api/framesource.h"

#include <QList>
#include <QPointF>

#include <optional>

namespace naru::device {

/// Something that reads codes off paper and screens: a camera, a scanner on a serial line, one that types.
class CodeSource : public QObject {
    Q_OBJECT

public:
    using QObject::QObject;

    enum class Sight {
        Nothing,   ///< no code in view
        Something, ///< perhaps a code, not readable yet
        TooFar,    ///< a code, too small in the picture: closer
        Code,      ///< read
    };
    Q_ENUM(Sight)

    /// Where the pictures come from that it looks at, for a preview; null where there are none.
    virtual FrameSource* pictures() { return nullptr; }
    virtual bool isReady() const = 0;
    virtual std::optional<Fault> problem() const = 0;

    virtual void start() = 0; ///< reads until stop(); after a fault it comes back by itself
    virtual void stop() = 0;
    virtual void wake() { } ///< the last code was dealt with: read on

Q_SIGNALS:
    void read(const QByteArray& code); ///< whole; a camera reads nothing more until wake()
    /// CardNumberRead, HangulTyped, ScannerFloods: what came was dropped.
    void refused(const naru::Fault& fault);
    /// A camera, for every picture it looked at; the four corners in pixels of that picture, or none.
    void saw(naru::device::CodeSource::Sight sight, const QList<QPointF>& where);
    void readyChanged();
};

} // namespace naru::device

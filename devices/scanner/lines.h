// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/clock.h"
#include "devices/api/scannerfaults.h"

#include <QByteArray>
#include <QByteArrayView>
#include <QList>

namespace naru::device {

/// Cuts what a serial scanner sends into codes. A code ends with CR, LF or both; empty lines are nothing. Bytes are
/// kept as they came: a scanner in binary mode would need a length, which none of them sends.
class ScannerLines {
public:
    static constexpr qsizetype lineBytesMax = 8 * 1024; ///< more than any QR code holds
    static constexpr int linesPerFeedMax = 64;
    static constexpr Milliseconds lineTimeMax{2000}; ///< from first byte to last; the rest of a scan that was cut off

    struct Fed {
        QList<QByteArray> codes;
        bool cardNumber = false; ///< one of the lines was dropped for what it may be
        bool flooded = false; ///< a line was too long, or there were too many: the rest up to the next end is dropped
    };
    /// `now` is monotonic.
    Fed feed(QByteArrayView bytes, Milliseconds now);
    void clear();

private:
    void end(Fed& fed);

    QByteArray m_line;
    Milliseconds m_begun{0};
    bool m_skipping = false;
};

} // namespace naru::device

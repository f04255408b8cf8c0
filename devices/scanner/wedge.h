// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/clock.h"
#include "devices/api/scannerfaults.h"

#include <QString>

#include <optional>
#include <vector>

namespace naru::device {

/// Tells a keyboard scanner from a clerk by how fast keys follow each other. Every key is held back until that is
/// known: at most `gapMax` for a person. Time comes with the keys; whoever owns this calls silence() once `gapMax` has
/// passed since the last key.
class WedgeGuard {
public:
    static constexpr Milliseconds gapMax{60};       ///< longer, and it is no scanner
    static constexpr Milliseconds medianGapMax{29}; ///< scanners type in 2 … 16 ms, a held key repeats in 30 and more
    static constexpr int keysMin = 8;               ///< shorter bursts happen to fast typists
    static constexpr int keysMax = 512; ///< codes for keyboards are short; longer ones need a serial scanner

    enum class What {
        Waiting, ///< held back
        Typed,   ///< by a person: hand `text` on, as it came
        Scanned, ///< a code: `text` without its end
        Refused, ///< scanned, and dropped: `fault`
    };
    struct Decision {
        What what = What::Waiting;
        QString text;
        std::optional<Fault> fault; ///< HangulTyped, CardNumberRead, ScannerFloods
    };

    /// A key with its text, `now` monotonic. Enter and Tab come as "\r" and "\t" and end a code. Typed text of before
    /// comes out when a key after a pause goes in.
    Decision key(const QString& text, Milliseconds now);
    /// No key for gapMax.
    Decision silence();

private:
    Decision release();
    Decision ended(const QString& end);
    bool isScanner() const;

    QString m_held;
    std::vector<Milliseconds> m_gaps; ///< between the keys held
    Milliseconds m_last{0};
    bool m_flooded = false;
};

} // namespace naru::device

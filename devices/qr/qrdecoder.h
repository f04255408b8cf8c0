// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "devices/api/framesource.h"
#include "devices/qr/busy.h"
#include "devices/qr/symbol.h"

namespace naru::device {

/// What one frame showed.
struct QrReading {
    enum class Sight {
        Nothing,   ///< no code in view
        Something, ///< perhaps a code, not readable this time
        TooFar,    ///< perhaps a code, its modules too small to be read: closer
        Code,      ///< read
    };
    Sight sight = Sight::Nothing;
    std::optional<QrSymbol> symbol; ///< with Code; its corners in pixels of the frame
    GreyQuad where{};               ///< around what was seen, in pixels of the frame; not with Nothing
    double modulePixels = 0;        ///< about; 0 unknown

    static constexpr double modulePixelsMin = 3; ///< below: TooFar
};

/// Finds and reads one QR code per frame: first where the picture is busy, then in ever dearer ways of looking there,
/// until the budget is used up. The next frame goes on where this one stopped, so that a hard code in front of a
/// camera has met every way within a few frames. One object per camera; not for several threads at once.
class QrDecoder {
public:
    static constexpr Milliseconds budgetDefault{12};

    /// The clock is read for the budget alone.
    explicit QrDecoder(const Clock& clock)
        : m_clock(clock)
    {
    }

    /// The budget is looked at before each way of looking; the first is always taken. An unusable frame shows Nothing.
    QrReading decode(const Frame& frame, Milliseconds budget = budgetDefault);

private:
    struct Deadline {
        Milliseconds at;
    };
    std::vector<BusyRegion> regionsOf(const GreyView& image);
    std::optional<QrSymbol> search(
        const GreyView& image, const std::vector<BusyRegion>& regions, const Deadline& deadline);

    const Clock& m_clock;
    int m_next = 0;                 ///< the way of looking that is next in turn
    std::vector<BusyRegion> m_kept; ///< where something was, for a few frames in which nothing is found
    int m_keptFor = 0;              ///< frames
};

} // namespace naru::device

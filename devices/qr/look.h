// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "devices/qr/busy.h"
#include "devices/qr/symbol.h"

namespace naru::device {

/// Ways of looking at one region. The order is that of new codes found per millisecond on the tuning half of the
/// corpus (docs/performance.md).
enum class Look {
    Plain,
    Half,          ///< fewer pixels, less noise: for large modules
    Inverted,      ///< light on dark
    ThreeQuarters, ///< does away with the grid of a screen
    Larger,        ///< 1.5 times: for small modules
    SharpLarger,   ///< against blur
    Smooth,        ///< against noise
    Sharp,
    InvertedLarger,
    Straight, ///< as if seen from straight ahead
};
inline constexpr int looksCount = 10;

/// The code in the region, its corners in pixels of `image`; nothing where a look would need too many pixels.
std::optional<QrSymbol> lookAt(const GreyView& image, const BusyRegion& region, Look look);

} // namespace naru::device

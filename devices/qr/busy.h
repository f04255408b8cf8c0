// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "devices/qr/grey.h"

namespace naru::device {

/// A part of the picture that changes quickly both across and down, as a QR code does and a wall or a line does not.
struct BusyRegion {
    enum class Edge { Unclear, Light, Dark }; ///< what is just around it: the quiet zone, dark where a code is inverted

    GreyRect box;     ///< with a margin, within the picture
    GreyQuad quad{};  ///< four corners around what is busy, a little wider than it
    double share = 0; ///< of the box without its margin that is busy
    Edge edge = Edge::Unclear;
    double modulePixels = 0; ///< width of one module if it is a code, about; 0 unknown
};

inline constexpr int busyRegionsMax = 2;

/// The largest such regions, largest first; often none in a room at rest.
std::vector<BusyRegion> busyRegions(const GreyView& image);

/// Width of one module in pixels, from how often brightness changes across and down the middle of a code; 0 where it
/// does not change.
double modulePixels(const GreyView& code);

} // namespace naru::device

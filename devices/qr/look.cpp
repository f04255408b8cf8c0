// SPDX-License-Identifier: GPL-3.0-or-later
#include "devices/qr/look.h"

#include <algorithm>
#include <cmath>

namespace naru::device {

namespace {

constexpr double pixelsMax = 1600.0 * 1600.0; ///< of an enlarged region: beyond, modules are large enough anyway
constexpr double larger = 1.5, muchLarger = 2, smaller = 0.75;
constexpr int straightSideMin = 400, straightSideMax = 1200; ///< pixels

GreyImage scaled(const GreyView& image, double factor)
{
    return resized(image, std::max(2, int(image.width * factor)), std::max(2, int(image.height * factor)));
}

/// Pixels of the region as this look would have them; empty where they are too many.
std::optional<GreyImage> prepared(const GreyView& cut, Look look)
{
    const bool enlarges = look == Look::Larger || look == Look::SharpLarger || look == Look::InvertedLarger;
    const double factor = look == Look::InvertedLarger ? muchLarger : larger;
    if (enlarges && double(cut.width) * cut.height * factor * factor > pixelsMax)
        return std::nullopt;
    switch (look) {
    case Look::Half:
        return halved(cut);
    case Look::Inverted:
        return inverted(cut);
    case Look::ThreeQuarters:
        return scaled(cut, smaller);
    case Look::Larger:
        return scaled(cut, larger);
    case Look::SharpLarger:
        return scaled(sharpened(cut).view(), larger);
    case Look::Smooth:
        return smoothed(cut);
    case Look::Sharp:
        return sharpened(cut);
    case Look::InvertedLarger:
        return scaled(inverted(cut).view(), muchLarger);
    case Look::Plain:
    case Look::Straight:
        break;
    }
    return std::nullopt;
}

std::optional<QrSymbol> lookStraight(const GreyView& image, const GreyQuad& quad)
{
    double longest = 0;
    for (std::size_t i = 0; i < 4; ++i)
        longest = std::max(longest, std::hypot(quad[i].x - quad[(i + 1) % 4].x, quad[i].y - quad[(i + 1) % 4].y));
    const int side = std::clamp(int(longest), straightSideMin, straightSideMax);
    auto symbol = readSymbol(straightened(image, quad, side).view());
    if (symbol) {
        for (GreyPoint& corner : symbol->corners)
            corner = within(quad, corner.x / side, corner.y / side);
    }
    return symbol;
}

} // namespace

std::optional<QrSymbol> lookAt(const GreyView& image, const BusyRegion& region, Look look)
{
    if (look == Look::Straight)
        return lookStraight(image, region.quad);
    const GreyView cut = image.cut(region.box);
    double factor = 1;
    std::optional<QrSymbol> symbol;
    if (look == Look::Plain) {
        symbol = readSymbol(cut);
    } else if (const auto picture = prepared(cut, look)) {
        factor = double(cut.width) / picture->width;
        symbol = readSymbol(picture->view());
    }
    if (symbol) {
        for (GreyPoint& corner : symbol->corners)
            corner = {corner.x * factor + region.box.x, corner.y * factor + region.box.y};
    }
    return symbol;
}

} // namespace naru::device

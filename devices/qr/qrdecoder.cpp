// SPDX-License-Identifier: GPL-3.0-or-later
#include "devices/qr/qrdecoder.h"

#include "devices/qr/look.h"

#include <algorithm>
#include <utility>

namespace naru::device {

namespace {

constexpr double framePixelsMax
    = 1920.0 * 1088.0;                ///< larger frames are halved until they fit: no lens here resolves more
constexpr int keptFramesMax = 5;      ///< how long a region outlives the last sight of it
constexpr double largeModule = 6;     ///< pixels: from here on half the pixels are enough
constexpr double codeAspectMax = 1.8; ///< longer than that is a line of writing
constexpr double codeFillMin = 0.35;  ///< of its box that is busy; half where the code stands on a corner

bool looksLikeCode(const BusyRegion& region)
{
    const double width = region.box.width, height = region.box.height;
    return std::max(width, height) <= codeAspectMax * std::min(width, height) && region.share >= codeFillMin;
}

/// A first look as cheap as the modules allow.
Look firstLook(const BusyRegion& region)
{
    if (region.edge == BusyRegion::Edge::Dark)
        return Look::Inverted;
    return region.modulePixels >= largeModule ? Look::Half : Look::Plain;
}

/// Dear looks are for what may be a code; inverted ones not for what has a light quiet zone.
bool isWorthwhile(Look way, const BusyRegion& region)
{
    const bool inverts = way == Look::Inverted || way == Look::InvertedLarger;
    return !(way >= Look::Larger && !looksLikeCode(region)) && !(inverts && region.edge == BusyRegion::Edge::Light);
}

/// What can be said of a region in which nothing could be read.
QrReading unread(const BusyRegion& region)
{
    QrReading reading;
    if (!looksLikeCode(region))
        return reading;
    const bool isSmall = region.modulePixels > 0 && region.modulePixels < QrReading::modulePixelsMin;
    reading.sight = isSmall ? QrReading::Sight::TooFar : QrReading::Sight::Something;
    reading.where = region.quad;
    reading.modulePixels = region.modulePixels;
    return reading;
}

GreyRect boxAround(const GreyQuad& quad, const GreyView& image)
{
    const auto [left, right]
        = std::minmax_element(quad.begin(), quad.end(), [](GreyPoint a, GreyPoint b) { return a.x < b.x; });
    const auto [top, bottom]
        = std::minmax_element(quad.begin(), quad.end(), [](GreyPoint a, GreyPoint b) { return a.y < b.y; });
    const int x = std::clamp(int(left->x), 0, image.width - 1), y = std::clamp(int(top->y), 0, image.height - 1);
    return {
        x, y, std::clamp(int(right->x) - x, 1, image.width - x), std::clamp(int(bottom->y) - y, 1, image.height - y)};
}

QrReading readingOf(QrSymbol symbol, const GreyView& image)
{
    QrReading reading;
    reading.sight = QrReading::Sight::Code;
    reading.where = symbol.corners;
    reading.modulePixels = modulePixels(image.cut(boxAround(symbol.corners, image)));
    reading.symbol = std::move(symbol);
    return reading;
}

QrReading enlarged(QrReading reading, double factor)
{
    for (GreyPoint& point : reading.where)
        point = {point.x * factor, point.y * factor};
    if (reading.symbol)
        reading.symbol->corners = reading.where;
    reading.modulePixels *= factor;
    return reading;
}

} // namespace

/// Where something is busy now, else where it was a moment ago, else everywhere.
std::vector<BusyRegion> QrDecoder::regionsOf(const GreyView& image)
{
    auto regions = busyRegions(image);
    const auto fits = [&](const BusyRegion& region) {
        return region.box.x + region.box.width <= image.width && region.box.y + region.box.height <= image.height;
    };
    if (!regions.empty()) {
        m_kept = regions;
        m_keptFor = 0;
    } else if (!m_kept.empty() && m_keptFor++ < keptFramesMax && std::all_of(m_kept.begin(), m_kept.end(), fits)) {
        return m_kept;
    } else {
        m_kept.clear();
    }
    return regions;
}

/// Each region first as it promises most; then whatever is next in turn, dearer and dearer, until the time is over.
std::optional<QrSymbol> QrDecoder::search(
    const GreyView& image, const std::vector<BusyRegion>& regions, const Deadline& deadline)
{
    const auto look = [&](Look way) -> std::optional<QrSymbol> {
        for (const BusyRegion& region : regions) {
            if (way == firstLook(region) || !isWorthwhile(way, region))
                continue;
            if (auto symbol = lookAt(image, region, way))
                return symbol;
        }
        return std::nullopt;
    };
    for (const BusyRegion& region : regions) {
        if (auto symbol = lookAt(image, region, firstLook(region)))
            return symbol;
    }
    for (int tried = 0; tried <= looksCount; ++tried) { // all ways, and the whole picture as the last of them
        if (m_clock.monotonic() >= deadline.at)
            return std::nullopt;
        const int turn = std::exchange(m_next, (m_next + 1) % (looksCount + 1));
        auto symbol = turn < looksCount ? look(Look(turn)) : readSymbol(image);
        if (symbol)
            return symbol;
    }
    return std::nullopt;
}

QrReading QrDecoder::decode(const Frame& frame, Milliseconds budget)
{
    if (!frame.isUsable())
        return {};
    const Deadline deadline{m_clock.monotonic() + budget};
    GreyView image{frame.data, frame.stride, frame.width, frame.height};
    std::optional<GreyImage> shrunk;
    double toFrame = 1;
    while (double(image.width) * image.height > framePixelsMax) {
        shrunk = halved(image);
        image = shrunk->view();
        toFrame *= 2;
    }
    const auto regions = regionsOf(image);
    auto symbol = regions.empty() ? readSymbol(image) : search(image, regions, deadline);
    QrReading reading;
    if (symbol) {
        m_next = 0;
        reading = readingOf(std::move(*symbol), image);
    } else if (!regions.empty()) {
        reading = unread(regions.front());
    }
    return enlarged(std::move(reading), toFrame);
}

} // namespace naru::device

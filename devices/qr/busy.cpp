// SPDX-License-Identifier: GPL-3.0-or-later
#include "devices/qr/busy.h"

#include <algorithm>
#include <climits>
#include <cmath>
#include <cstdlib>

namespace naru::device {

namespace {

constexpr int block = 8;         ///< pixels of the halved picture
constexpr int scale = 2 * block; ///< pixels of the picture itself
constexpr int margin = 24;       ///< pixels around a region: its quiet zone
constexpr int fullLight = 128,
              darkness
    = 32; ///< brightness: steps count by their share of the light, so that a code half in the shade stays whole
constexpr double busyShare = 0.25; ///< of the busiest block
constexpr int busyMin = 4;         ///< mean step from pixel to pixel: below it is noise
constexpr int blocksMin = 6;       ///< smaller than any code that could be read
constexpr double quadGrowth = 1.15;
constexpr double edgeGrowth = 1.05 / quadGrowth;    ///< from the quad back to just around what is busy
constexpr double lightEdge = 1.15, darkEdge = 0.87; ///< brightness of the edge against that of the inside

/// One value per block of the halved picture.
struct Map {
    int width, height;
    std::vector<int> values;

    Map(int w, int h)
        : width(w)
        , height(h)
        , values(std::size_t(w) * std::size_t(h))
    {
    }
    int& at(int x, int y) { return values[std::size_t(y) * std::size_t(width) + std::size_t(x)]; }
    int at(int x, int y) const { return values[std::size_t(y) * std::size_t(width) + std::size_t(x)]; }
};

/// Per block the smaller of the sums of steps across and down (central differences).
Map busyness(const GreyView& half)
{
    Map map(half.width / block, half.height / block);
    std::vector<int> across(std::size_t(map.width)), down(across), light(across);
    for (int by = 0; by < map.height; ++by) {
        std::fill(across.begin(), across.end(), 0);
        std::fill(down.begin(), down.end(), 0);
        std::fill(light.begin(), light.end(), 0);
        for (int y = by * block; y < (by + 1) * block; ++y) {
            if (y == 0 || y + 1 == half.height)
                continue;
            const uchar *here = half.row(y), *above = half.row(y - 1), *below = half.row(y + 1);
            for (int bx = 0; bx < map.width; ++bx) {
                int sumAcross = 0, sumDown = 0, sum = 0;
                const int from = std::max(1, bx * block), to = std::min(half.width - 1, (bx + 1) * block);
                for (int x = from; x < to; ++x) {
                    sumAcross += std::abs(here[x + 1] - here[x - 1]);
                    sumDown += std::abs(below[x] - above[x]);
                    sum += here[x];
                }
                across[std::size_t(bx)] += sumAcross;
                down[std::size_t(bx)] += sumDown;
                light[std::size_t(bx)] += sum;
            }
        }
        for (int bx = 0; bx < map.width; ++bx)
            map.at(bx, by) = std::min(across[std::size_t(bx)], down[std::size_t(bx)]) * fullLight
                / (light[std::size_t(bx)] / (block * block) + darkness);
    }
    return map;
}

/// 1 where busy, with gaps of one block closed: the widest neighbour, then the narrowest.
Map closed(const Map& map, int threshold)
{
    const auto around = [](const Map& from, auto pick, auto test) {
        Map to(from.width, from.height);
        for (int y = 0; y < from.height; ++y) {
            for (int x = 0; x < from.width; ++x) {
                int value = test(from.at(x, y));
                for (int ny = std::max(0, y - 1); ny <= std::min(from.height - 1, y + 1); ++ny) {
                    for (int nx = std::max(0, x - 1); nx <= std::min(from.width - 1, x + 1); ++nx)
                        value = pick(value, test(from.at(nx, ny)));
                }
                to.at(x, y) = value;
            }
        }
        return to;
    };
    const Map wide = around(
        map, [](int a, int b) { return std::max(a, b); }, [threshold](int v) { return int(v >= threshold); });
    return around(
        wide, [](int a, int b) { return std::min(a, b); }, [](int v) { return v; });
}

struct Cell {
    int x, y;
};

/// Takes one connected part out of the map.
std::vector<Cell> takePart(Map& map, Cell start)
{
    std::vector<Cell> part{start};
    map.at(start.x, start.y) = 0;
    for (std::size_t i = 0; i < part.size(); ++i) {
        const Cell here = part[i];
        for (const Cell next :
            {Cell{here.x - 1, here.y}, Cell{here.x + 1, here.y}, Cell{here.x, here.y - 1}, Cell{here.x, here.y + 1}}) {
            if (next.x < 0 || next.y < 0 || next.x >= map.width || next.y >= map.height || !map.at(next.x, next.y))
                continue;
            map.at(next.x, next.y) = 0;
            part.push_back(next);
        }
    }
    return part;
}

double cross(const GreyPoint& o, const GreyPoint& a, const GreyPoint& b)
{
    return (a.x - o.x) * (b.y - o.y) - (a.y - o.y) * (b.x - o.x);
}

/// Convex hull, Andrew's monotone chain.
std::vector<GreyPoint> hullOf(std::vector<GreyPoint> points)
{
    std::sort(points.begin(), points.end(),
        [](const GreyPoint& a, const GreyPoint& b) { return a.x < b.x || (a.x == b.x && a.y < b.y); });
    std::vector<GreyPoint> hull;
    for (int pass = 0; pass < 2; ++pass) {
        const std::size_t base = hull.size();
        for (const GreyPoint& point : points) {
            while (hull.size() >= base + 2 && cross(hull[hull.size() - 2], hull.back(), point) <= 0)
                hull.pop_back();
            hull.push_back(point);
        }
        hull.pop_back();
        std::reverse(points.begin(), points.end());
    }
    return hull;
}

/// Four corners of the hull: the corner that bounds least is dropped until four are left.
GreyQuad quadOf(std::vector<GreyPoint> hull)
{
    while (hull.size() > 4) {
        std::size_t least = 0;
        double area = 1e300;
        for (std::size_t i = 0; i < hull.size(); ++i) {
            const double here
                = std::abs(cross(hull[(i + hull.size() - 1) % hull.size()], hull[i], hull[(i + 1) % hull.size()]));
            if (here < area) {
                area = here;
                least = i;
            }
        }
        hull.erase(hull.begin() + std::ptrdiff_t(least));
    }
    GreyQuad quad{};
    GreyPoint middle;
    for (std::size_t i = 0; i < 4; ++i) {
        quad[i] = hull[std::min(i, hull.size() - 1)];
        middle.x += quad[i].x / 4;
        middle.y += quad[i].y / 4;
    }
    for (GreyPoint& corner : quad) {
        corner.x = middle.x + (corner.x - middle.x) * quadGrowth;
        corner.y = middle.y + (corner.y - middle.y) * quadGrowth;
    }
    return quad;
}

/// The edge's median against the inside's mean.
BusyRegion::Edge edgeOf(const GreyView& image, const GreyQuad& quad)
{
    const auto brightnessAt = [&](double u, double v) {
        const GreyPoint at = within(quad, u, v);
        return int(image.row(std::clamp(int(at.y), 0, image.height - 1))[std::clamp(int(at.x), 0, image.width - 1)]);
    };
    constexpr int points = 24;
    constexpr double near = 0.5 - edgeGrowth / 2, far = 1 - near, core = 0.2; // places in the quad
    std::vector<int> edge;
    double inside = 0;
    for (int i = 0; i < points; ++i) {
        const double along = near + (far - near) * (i + 0.5) / points;
        for (const int brightness :
            {brightnessAt(along, near), brightnessAt(along, far), brightnessAt(near, along), brightnessAt(far, along)})
            edge.push_back(brightness);
        for (int j = 0; j < points; ++j)
            inside += brightnessAt(core + (1 - 2 * core) * i / (points - 1), core + (1 - 2 * core) * j / (points - 1));
    }
    inside /= points * points;
    const auto median = edge.begin() + std::ptrdiff_t(edge.size() / 2);
    std::nth_element(edge.begin(), median, edge.end());
    if (*median > lightEdge * inside)
        return BusyRegion::Edge::Light;
    return *median < darkEdge * inside ? BusyRegion::Edge::Dark : BusyRegion::Edge::Unclear;
}

BusyRegion regionOf(const std::vector<Cell>& part, const GreyView& image)
{
    struct Span {
        int from = INT_MAX, to = -1;
    };
    std::vector<Span> rows(std::size_t(image.height / scale + 1)); // only the ends of a row can be corners
    for (const Cell& cell : part) {
        Span& row = rows[std::size_t(cell.y)];
        row.from = std::min(row.from, cell.x);
        row.to = std::max(row.to, cell.x);
    }
    int left = image.width, top = image.height, right = 0, bottom = 0;
    std::vector<GreyPoint> points;
    for (std::size_t i = 0; i < rows.size(); ++i) {
        if (rows[i].to < 0)
            continue;
        const int from = rows[i].from * scale, to = (rows[i].to + 1) * scale, y = int(i) * scale;
        left = std::min(left, from), right = std::max(right, to);
        top = std::min(top, y), bottom = std::max(bottom, y + scale);
        for (const int x : {from, to}) {
            points.push_back({double(x), double(y)});
            points.push_back({double(x), double(y + scale)});
        }
    }
    const double share = double(part.size()) * scale * scale / (double(right - left) * (bottom - top));
    left = std::max(0, left - margin), top = std::max(0, top - margin);
    right = std::min(image.width, right + margin), bottom = std::min(image.height, bottom + margin);
    const GreyRect box{left, top, right - left, bottom - top};
    const GreyQuad quad = quadOf(hullOf(std::move(points)));
    return {box, quad, share, edgeOf(image, quad), modulePixels(image.cut(box))};
}

/// Runs of one colour along a line: how many, and how many pixels they take; the first and last are the surroundings.
struct Runs {
    int count = 0, pixels = 0;
};
/// Along `count` pixels, `step` bytes apart; a colour is a side of the running mean.
Runs runsAlong(const uchar* at, qsizetype step, int count)
{
    constexpr int memory = 16, slack = 10; // of brightness: noise does not count
    int mean = 0, side = 0, changes = 0, first = 0, last = 0;
    for (int i = 0; i < std::min(memory, count); ++i)
        mean += at[i * step];
    mean = mean * memory / std::max(1, std::min(memory, count));
    for (int i = 0; i < count; ++i) {
        const int value = at[i * step] * memory;
        mean += (value - mean) / memory;
        const int now = value > mean + slack * memory ? 1 : value < mean - slack * memory ? -1 : side;
        if (now != side) {
            first = changes++ ? first : i;
            last = i;
        }
        side = now;
    }
    return {std::max(0, changes - 1), last - first};
}

} // namespace

std::vector<BusyRegion> busyRegions(const GreyView& image)
{
    const GreyImage half = halved(image);
    const Map map = busyness(half.view());
    if (map.values.empty())
        return {};
    const int busiest = *std::max_element(map.values.begin(), map.values.end());
    const int threshold = std::max(int(busyShare * busiest), busyMin * block * block);
    Map left = closed(map, threshold);
    std::vector<std::vector<Cell>> parts;
    for (int y = 0; y < left.height; ++y) {
        for (int x = 0; x < left.width; ++x) {
            if (left.at(x, y))
                parts.push_back(takePart(left, {x, y}));
        }
    }
    std::sort(parts.begin(), parts.end(), [](const auto& a, const auto& b) { return a.size() > b.size(); });
    std::vector<BusyRegion> regions;
    for (const auto& part : parts) {
        if (regions.size() == busyRegionsMax || part.size() < blocksMin)
            break;
        regions.push_back(regionOf(part, image));
    }
    return regions;
}

double modulePixels(const GreyView& code)
{
    constexpr int lines = 9;
    constexpr double modulesPerRun = 2; // colours of neighbours are as good as thrown: a run is two long on average
    int runs = 0, pixels = 0;
    for (int i = 1; i <= lines; ++i) {
        for (const Runs& line : {runsAlong(code.row(code.height * i / (lines + 1)), 1, code.width),
                 runsAlong(code.data + code.width * i / (lines + 1), code.stride, code.height)}) {
            runs += line.count;
            pixels += line.pixels;
        }
    }
    return runs ? double(pixels) / runs / modulesPerRun : 0;
}

} // namespace naru::device

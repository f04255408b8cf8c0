// SPDX-License-Identifier: GPL-3.0-or-later
#include "devices/qr/grey.h"

#include <algorithm>
#include <cmath>

namespace naru::device {

namespace {

constexpr int unit = 256; ///< fixed point of a weight; of two weights, 1 << 16

/// What one row or column of the result takes from: pixel `at` and the next, the next with `weight` of 256.
struct Taps {
    std::vector<int> at, weight;
};
Taps tapsOf(int from, int to)
{
    Taps taps;
    taps.at.resize(std::size_t(to));
    taps.weight.resize(std::size_t(to));
    const double scale = double(from) / to;
    for (int i = 0; i < to; ++i) {
        const double place = std::clamp((i + 0.5) * scale - 0.5, 0.0, double(from - 1));
        const int low = std::min(int(place), std::max(0, from - 2));
        taps.at[std::size_t(i)] = low;
        taps.weight[std::size_t(i)] = from > 1 ? int(std::lround((place - low) * unit)) : 0;
    }
    return taps;
}

/// A triangle of nine pixels, which is a box of five taken twice: near to a Gaussian of sigma 2.
constexpr std::array<int, 9> triangle{1, 2, 3, 4, 5, 4, 3, 2, 1};
constexpr int reach = 4, triangleSum = 25;

/// Sums along one row, its ends repeated outwards; `padded` is for `row.width + 2 × reach` values.
void trianglesAlong(const uchar* row, int width, std::vector<quint16>& padded, quint16* sums)
{
    std::fill_n(padded.begin(), reach, row[0]);
    std::copy_n(row, width, padded.begin() + reach);
    std::fill_n(padded.begin() + reach + width, reach, row[width - 1]);
    std::fill_n(sums, width, quint16(0));
    for (std::size_t tap = 0; tap < triangle.size(); ++tap) {
        const quint16* from = padded.data() + tap;
        const auto weight = quint16(triangle[tap]);
        for (int x = 0; x < width; ++x)
            sums[x] = quint16(sums[x] + weight * from[x]);
    }
}

/// The projective map from a unit square onto the quad (Heckbert 1989).
std::array<double, 9> squareTo(const GreyQuad& q)
{
    const double dx1 = q[1].x - q[2].x, dx2 = q[3].x - q[2].x, sx = q[0].x - q[1].x + q[2].x - q[3].x;
    const double dy1 = q[1].y - q[2].y, dy2 = q[3].y - q[2].y, sy = q[0].y - q[1].y + q[2].y - q[3].y;
    const double det = dx1 * dy2 - dx2 * dy1;
    if (std::abs(det) < 1e-9)
        return {0, 0, q[0].x, 0, 0, q[0].y, 0, 0, 1}; // no area: a single pixel, read nowhere
    const double g = (sx * dy2 - dx2 * sy) / det, h = (dx1 * sy - sx * dy1) / det;
    return {q[1].x - q[0].x + g * q[1].x, q[3].x - q[0].x + h * q[3].x, q[0].x, q[1].y - q[0].y + g * q[1].y,
        q[3].y - q[0].y + h * q[3].y, q[0].y, g, h, 1};
}

} // namespace

GreyImage halved(const GreyView& image)
{
    GreyImage half(image.width / 2, image.height / 2);
    std::vector<quint16> sums(std::size_t(half.width) * 2);
    for (int y = 0; y < half.height; ++y) {
        const uchar *upper = image.row(2 * y), *lower = image.row(2 * y + 1);
        for (std::size_t x = 0; x < sums.size(); ++x)
            sums[x] = quint16(upper[x] + lower[x]);
        uchar* to = half.row(y);
        for (int x = 0; x < half.width; ++x)
            to[x] = uchar((sums[std::size_t(2 * x)] + sums[std::size_t(2 * x) + 1] + 2) >> 2);
    }
    return half;
}

GreyImage resized(const GreyView& image, int width, int height)
{
    GreyImage result(width, height);
    const Taps columns = tapsOf(image.width, width), rows = tapsOf(image.height, height);
    std::vector<int> mixed(std::size_t(image.width) + 1);
    for (int y = 0; y < height; ++y) {
        const int weight = rows.weight[std::size_t(y)], top = rows.at[std::size_t(y)];
        const uchar *upper = image.row(top), *lower = image.row(std::min(top + 1, image.height - 1));
        for (std::size_t x = 0; x < std::size_t(image.width); ++x)
            mixed[x] = upper[x] * (unit - weight) + lower[x] * weight;
        mixed.back() = mixed[std::size_t(image.width) - 1];
        uchar* to = result.row(y);
        for (std::size_t x = 0; x < std::size_t(width); ++x) {
            const int* pair = mixed.data() + columns.at[x];
            to[x] = uchar(
                (pair[0] * (unit - columns.weight[x]) + pair[1] * columns.weight[x] + unit * unit / 2) / (unit * unit));
        }
    }
    return result;
}

GreyImage inverted(const GreyView& image)
{
    GreyImage result(image.width, image.height);
    for (int y = 0; y < image.height; ++y)
        std::transform(image.row(y), image.row(y) + image.width, result.row(y), [](uchar v) { return uchar(255 - v); });
    return result;
}

GreyImage smoothed(const GreyView& image)
{
    GreyImage result(image.width, image.height);
    std::vector<int> column(std::size_t(image.width) + 2);
    for (int y = 0; y < image.height; ++y) {
        const uchar *above = image.row(std::max(0, y - 1)), *here = image.row(y),
                    *below = image.row(std::min(image.height - 1, y + 1));
        for (std::size_t x = 0; x < std::size_t(image.width); ++x)
            column[x + 1] = above[x] + 2 * here[x] + below[x];
        column.front() = column[1];
        column.back() = column[std::size_t(image.width)];
        uchar* to = result.row(y);
        for (std::size_t x = 0; x < std::size_t(image.width); ++x)
            to[x] = uchar((column[x] + 2 * column[x + 1] + column[x + 2] + 8) >> 4);
    }
    return result;
}

GreyImage sharpened(const GreyView& image)
{
    const auto width = std::size_t(image.width);
    std::vector<quint16> across(width * std::size_t(image.height)), padded(width + 2 * reach);
    for (int y = 0; y < image.height; ++y)
        trianglesAlong(image.row(y), image.width, padded, across.data() + std::size_t(y) * width);
    GreyImage result(image.width, image.height);
    std::vector<int> soft(width);
    for (int y = 0; y < image.height; ++y) {
        std::fill(soft.begin(), soft.end(), 0);
        for (int tap = 0; tap < int(triangle.size()); ++tap) {
            const int row = std::clamp(y + tap - reach, 0, image.height - 1);
            const quint16* from = across.data() + std::size_t(row) * width;
            for (std::size_t x = 0; x < width; ++x)
                soft[x] += triangle[std::size_t(tap)] * from[x];
        }
        const uchar* from = image.row(y);
        uchar* to = result.row(y);
        constexpr int whole = triangleSum * triangleSum;
        for (std::size_t x = 0; x < width; ++x)
            to[x] = uchar(std::clamp((5 * whole * from[x] - 3 * soft[x]) / (2 * whole), 0, 255));
    }
    return result;
}

GreyPoint within(const GreyQuad& quad, double u, double v)
{
    const auto m = squareTo(quad);
    const double w = m[6] * u + m[7] * v + m[8];
    return {(m[0] * u + m[1] * v + m[2]) / w, (m[3] * u + m[4] * v + m[5]) / w};
}

GreyImage straightened(const GreyView& image, const GreyQuad& quad, int side)
{
    GreyImage result(side, side);
    const auto m = squareTo(quad);
    for (int y = 0; y < side; ++y) {
        const double v = (y + 0.5) / side;
        uchar* to = result.row(y);
        for (int x = 0; x < side; ++x) {
            const double u = (x + 0.5) / side, w = 1 / (m[6] * u + m[7] * v + m[8]);
            const double px = std::clamp((m[0] * u + m[1] * v + m[2]) * w - 0.5, 0.0, image.width - 1.001);
            const double py = std::clamp((m[3] * u + m[4] * v + m[5]) * w - 0.5, 0.0, image.height - 1.001);
            const int left = int(px), top = int(py);
            const int fx = int((px - left) * unit), fy = int((py - top) * unit);
            const uchar *upper = image.row(top) + left, *lower = upper + image.stride;
            to[x] = uchar(
                ((upper[0] * (unit - fx) + upper[1] * fx) * (unit - fy) + (lower[0] * (unit - fx) + lower[1] * fx) * fy)
                >> 16);
        }
    }
    return result;
}

} // namespace naru::device

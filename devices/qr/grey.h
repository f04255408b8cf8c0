// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtGlobal>

#include <array>
#include <vector>

namespace naru::device {

struct GreyRect {
    int x = 0, y = 0, width = 0, height = 0;
};

/// Somebody else's pixels, 8 bits each; a cut of them is free.
struct GreyView {
    const uchar* data = nullptr;
    qsizetype stride = 0;
    int width = 0, height = 0;

    const uchar* row(int y) const { return data + y * stride; }
    GreyView cut(const GreyRect& r) const { return {row(r.y) + r.x, stride, r.width, r.height}; }
};

/// Pixels of its own.
struct GreyImage {
    int width = 0, height = 0;
    std::vector<uchar> pixels;

    GreyImage(int w, int h)
        : width(w)
        , height(h)
        , pixels(std::size_t(w) * std::size_t(h))
    {
    }
    uchar* row(int y) { return pixels.data() + std::size_t(y) * std::size_t(width); }
    GreyView view() const { return {pixels.data(), width, width, height}; }
};

struct GreyPoint {
    double x = 0, y = 0;
};
using GreyQuad = std::array<GreyPoint, 4>; ///< in order around

/// Means of 2 × 2; an odd last row or column is left out.
GreyImage halved(const GreyView& image);
/// Linear between the pixels.
GreyImage resized(const GreyView& image, int width, int height);
GreyImage inverted(const GreyView& image);
/// 3 × 3, weights 1 2 1: takes noise and JPEG's edges away.
GreyImage smoothed(const GreyView& image);
/// 2.5 times the image less 1.5 times what a lens of about two pixels makes of it: mends a blur.
GreyImage sharpened(const GreyView& image);
/// Where a spot of the unit square lies in the quad, in perspective: (0, 0) is its first corner, (1, 1) its third.
GreyPoint within(const GreyQuad& quad, double u, double v);
/// The quad seen from straight ahead, as a square of `side` pixels.
GreyImage straightened(const GreyView& image, const GreyQuad& quad, int side);

} // namespace naru::device

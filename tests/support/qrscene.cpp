// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/qrscene.h"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace naru::test {

namespace {

constexpr double marginPixels = 6;
constexpr double quietZone = 4;   ///< modules
constexpr double cardBorder = 3;  ///< modules of card or screen around the quiet zone
constexpr int samplesPerSide = 2; ///< of a pixel, in drawing a code

using Matrix = std::array<double, 9>;

/// The projective map of the unit square onto these corners (four equations of Heckbert's, solved by hand).
Matrix squareTo(const Corners& c)
{
    const double dx1 = c[1].x - c[2].x, dx2 = c[3].x - c[2].x, sx = c[0].x - c[1].x + c[2].x - c[3].x;
    const double dy1 = c[1].y - c[2].y, dy2 = c[3].y - c[2].y, sy = c[0].y - c[1].y + c[2].y - c[3].y;
    const double det = dx1 * dy2 - dx2 * dy1;
    const double g = (sx * dy2 - dx2 * sy) / det, h = (dx1 * sy - sx * dy1) / det;
    return {c[1].x - c[0].x + g * c[1].x, c[3].x - c[0].x + h * c[3].x, c[0].x, c[1].y - c[0].y + g * c[1].y,
        c[3].y - c[0].y + h * c[3].y, c[0].y, g, h, 1};
}

/// Up to a factor, which a projective map does not feel.
Matrix inverse(const Matrix& m)
{
    return {m[4] * m[8] - m[5] * m[7], m[2] * m[7] - m[1] * m[8], m[1] * m[5] - m[2] * m[4], m[5] * m[6] - m[3] * m[8],
        m[0] * m[8] - m[2] * m[6], m[2] * m[3] - m[0] * m[5], m[3] * m[7] - m[4] * m[6], m[1] * m[6] - m[0] * m[7],
        m[0] * m[4] - m[1] * m[3]};
}

Spot mapped(const Matrix& m, double x, double y)
{
    const double w = m[6] * x + m[7] * y + m[8];
    return {(m[0] * x + m[1] * y + m[2]) / w, (m[3] * x + m[4] * y + m[5]) / w};
}

struct Box {
    int left, top, right, bottom;
};
Box boxOf(const Corners& corners)
{
    const auto [left, right]
        = std::minmax_element(corners.begin(), corners.end(), [](Spot a, Spot b) { return a.x < b.x; });
    const auto [top, bottom]
        = std::minmax_element(corners.begin(), corners.end(), [](Spot a, Spot b) { return a.y < b.y; });
    return {std::max(0, int(left->x)), std::max(0, int(top->y)), std::min(Scene::width, int(right->x) + 2),
        std::min(Scene::height, int(bottom->y) + 2)};
}

void fill(Scene& scene, const Box& box, float value)
{
    for (int y = std::max(0, box.top); y < std::min(Scene::height, box.bottom); ++y) {
        for (int x = std::max(0, box.left); x < std::min(Scene::width, box.right); ++x)
            scene.at(x, y) = value;
    }
}

int whole(Random& random, int low, int high)
{
    return low + int(random.below(std::uint64_t(high - low)));
}

/// Brightness of the card at a spot of the code's own plane, in modules from the first module's corner.
double paintAt(const codec::QrMatrix& code, const Paint& paint, double pitch, Spot spot)
{
    const int x = int(std::floor(spot.x)), y = int(std::floor(spot.y));
    const bool inside = x >= 0 && y >= 0 && x < code.side && y < code.side;
    double value = inside && code.isDark(x, y) ? paint.dark : paint.light;
    if (pitch > 0) {
        const auto wave = [pitch](double at) { return std::cos(2 * std::numbers::pi * at / pitch); };
        value *= 0.80 + 0.10 * wave(spot.x) + 0.10 * wave(spot.y);
    }
    return value;
}

} // namespace

double between(Random& random, double low, double high)
{
    return low + (high - low) * double(random.number() >> 11) * 0x1p-53;
}

Corners cornersOf(Random& random, double side, double turnDegrees, double tiltDegrees)
{
    constexpr double degree = std::numbers::pi / 180, distance = 2.2; // in sides: a phone held to a lens
    const double turn = turnDegrees * degree, tilt = tiltDegrees * degree,
                 axis = between(random, 0, 2 * std::numbers::pi);
    Corners corners;
    constexpr Spot square[] = {{-0.5, -0.5}, {0.5, -0.5}, {0.5, 0.5}, {-0.5, 0.5}};
    for (std::size_t i = 0; i < 4; ++i) {
        const double x = square[i].x * std::cos(turn) - square[i].y * std::sin(turn);
        const double y = square[i].x * std::sin(turn) + square[i].y * std::cos(turn);
        const double along = x * std::cos(axis) + y * std::sin(axis), across = y * std::cos(axis) - x * std::sin(axis);
        const double depth = distance + across * std::sin(tilt), seen = across * std::cos(tilt);
        corners[i] = {(along * std::cos(axis) - seen * std::sin(axis)) * distance / depth * side,
            (along * std::sin(axis) + seen * std::cos(axis)) * distance / depth * side};
    }
    double left = 0, right = 0, top = 0, bottom = 0;
    for (const Spot& corner : corners) {
        left = std::min(left, corner.x), right = std::max(right, corner.x);
        top = std::min(top, corner.y), bottom = std::max(bottom, corner.y);
    }
    const double fit = std::min(
        {1.0, (Scene::width - 2 * marginPixels) / (right - left), (Scene::height - 2 * marginPixels) / (bottom - top)});
    const double x = between(random, marginPixels - left * fit, Scene::width - marginPixels - right * fit);
    const double y = between(random, marginPixels - top * fit, Scene::height - marginPixels - bottom * fit);
    for (Spot& corner : corners)
        corner = {corner.x * fit + x, corner.y * fit + y};
    return corners;
}

void drawClutter(Scene& scene, Random& random)
{
    const double base = between(random, 70, 150), acrossRange = between(random, -40, 40),
                 downRange = between(random, -40, 40);
    for (int y = 0; y < Scene::height; ++y) {
        for (int x = 0; x < Scene::width; ++x)
            scene.at(x, y) = float(base + acrossRange * x / Scene::width + downRange * y / Scene::height);
    }
    for (int i = 0; i < 24; ++i) {
        const int left = whole(random, -100, Scene::width), top = whole(random, -100, Scene::height);
        const auto brightness = float(between(random, 30, 220));
        const int width = whole(random, 20, 320), height = whole(random, 20, 240);
        fill(scene, {left, top, left + width, top + height}, brightness);
    }
    drawWriting(scene, random, 6);
}

void drawWriting(Scene& scene, Random& random, int lines)
{
    for (int line = 0; line < lines; ++line) {
        const int height = whole(random, 8, 26), top = whole(random, 0, Scene::height - height);
        const int left = whole(random, 0, Scene::width - 200), right = left + whole(random, 100, 500);
        const float paper = float(between(random, 150, 230)), ink = float(between(random, 20, 80));
        fill(scene, {left - 6, top - 6, right + 6, top + height + 6}, paper);
        for (int x = left; x < right; x += height) {
            for (int stroke = 0; stroke < 4; ++stroke) { // something like a letter: strokes up and across
                const int at = whole(random, 0, height - 2);
                const bool upright = random.below(2) != 0;
                fill(scene,
                    upright ? Box{x + at, top, x + at + 2, top + height}
                            : Box{x, top + at, x + height - 3, top + at + 2},
                    ink);
            }
            if (random.below(5) == 0)
                x += height / 2;
        }
    }
}

void drawCode(Scene& scene, const codec::QrMatrix& code, const Corners& corners, const Paint& paint)
{
    const Matrix toPicture = squareTo(corners), toSquare = inverse(toPicture);
    const double border = (quietZone + cardBorder) / code.side;
    Corners card;
    constexpr Spot square[] = {{0, 0}, {1, 0}, {1, 1}, {0, 1}};
    for (std::size_t i = 0; i < 4; ++i)
        card[i] = mapped(toPicture, square[i].x * (1 + 2 * border) - border, square[i].y * (1 + 2 * border) - border);
    const Box box = boxOf(card);
    const double across = std::hypot(corners[1].x - corners[0].x, corners[1].y - corners[0].y);
    const double pitch = paint.pixelGrid * code.side / across;
    for (int y = box.top; y < box.bottom; ++y) {
        for (int x = box.left; x < box.right; ++x) {
            double sum = 0;
            for (int sample = 0; sample < samplesPerSide * samplesPerSide; ++sample) {
                const Spot at = mapped(toSquare, x + (sample % samplesPerSide + 0.5) / samplesPerSide,
                    y + (sample / samplesPerSide + 0.5) / samplesPerSide);
                const bool onCard = std::min(at.x, at.y) >= -border && std::max(at.x, at.y) <= 1 + border;
                sum += onCard ? paintAt(code, paint, pitch, {at.x * code.side, at.y * code.side})
                              : double(scene.at(x, y));
            }
            scene.at(x, y) = float(sum / (samplesPerSide * samplesPerSide));
        }
    }
}

} // namespace naru::test

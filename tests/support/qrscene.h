// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/random.h"
#include "app/codec/qrmatrix.h"

#include <array>
#include <vector>

namespace naru::test {

/// A grey picture in the making: brightness 0 … 255 as floats, so that lens and sensor can follow each other.
struct Scene {
    static constexpr int width = 1280, height = 720;
    std::vector<float> pixels = std::vector<float>(std::size_t(width) * height);

    float& at(int x, int y) { return pixels[std::size_t(y) * width + std::size_t(x)]; }
};

struct Spot {
    double x = 0, y = 0;
};
using Corners = std::array<Spot, 4>; ///< from the top left of the code, clockwise as the code sees itself

/// Even in [low, high).
double between(Random& random, double low, double high);

/// Where the four corners of a square lie that a camera sees: turned in its plane, then tipped about an axis in it.
/// `side` in pixels when not tipped; moved so that it lies within the picture, made smaller where it would not fit.
Corners cornersOf(Random& random, double side, double turnDegrees, double tiltDegrees);

/// How the code was made visible.
struct Paint {
    double dark = 30, light = 220; ///< brightness of modules
    double pixelGrid = 0;          ///< pitch in camera pixels of the screen that shows it; 0 is paper
};

/// Boxes, gradients and lines of writing: what else stands about in a room.
void drawClutter(Scene& scene, Random& random);
void drawWriting(Scene& scene, Random& random, int lines);
/// A code with its quiet zone on a card or screen; `corners` are those of the modules without the quiet zone.
void drawCode(Scene& scene, const codec::QrMatrix& code, const Corners& corners, const Paint& paint);

void blur(Scene& scene, double sigma);
void smear(Scene& scene, double pixels, double degrees); ///< the hand moved
void dim(Scene& scene, double gain);
void shade(Scene& scene, Random& random);                  ///< a soft shadow over a part
void glare(Scene& scene, Random& random, Corners corners); ///< a lamp mirrored within the code
void addNoise(Scene& scene, Random& random, double sigma); ///< of the sensor
void compress(Scene& scene, int quality);                  ///< JPEG's loss (ITU-T T.81, table K.1), blocks of 8 × 8
QByteArray developed(const Scene& scene);                  ///< 8 bits a pixel, row by row

} // namespace naru::test

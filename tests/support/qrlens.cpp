// SPDX-License-Identifier: GPL-3.0-or-later
// What lies between a code and the bytes of a picture of it: light, lens, hand, sensor, cable.
#include "tests/support/qrscene.h"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace naru::test {

namespace {

/// Luminance quantisation, ITU-T T.81 table K.1.
constexpr std::array<int, 64> quantisation{16, 11, 10, 16, 24, 40, 51, 61, 12, 12, 14, 19, 26, 58, 60, 55, 14, 13, 16,
    24, 40, 57, 69, 56, 14, 17, 22, 29, 51, 87, 80, 62, 18, 22, 37, 56, 68, 109, 103, 77, 24, 35, 55, 64, 81, 104, 113,
    92, 49, 64, 78, 87, 103, 121, 120, 101, 72, 92, 95, 98, 112, 100, 103, 99};

using Block = std::array<float, 64>;

const Block& cosines()
{
    static const Block table = [] {
        Block made{};
        for (std::size_t k = 0; k < 8; ++k) {
            for (std::size_t i = 0; i < 8; ++i)
                made[k * 8 + i] = float(
                    (k ? 0.5 : std::sqrt(0.125)) * std::cos((2 * double(i) + 1) * double(k) * std::numbers::pi / 16));
        }
        return made;
    }();
    return table;
}

enum class Direction { Forth, Back };

Block transformed(const Block& block, Direction direction)
{
    const Block& table = cosines();
    const auto weight = [&](std::size_t k, std::size_t i) {
        return direction == Direction::Forth ? table[k * 8 + i] : table[i * 8 + k];
    };
    Block half{}, done{};
    for (std::size_t row = 0; row < 8; ++row) {
        for (std::size_t k = 0; k < 8; ++k) {
            for (std::size_t i = 0; i < 8; ++i)
                half[row * 8 + k] += weight(k, i) * block[row * 8 + i];
        }
    }
    for (std::size_t column = 0; column < 8; ++column) {
        for (std::size_t k = 0; k < 8; ++k) {
            for (std::size_t i = 0; i < 8; ++i)
                done[k * 8 + column] += weight(k, i) * half[i * 8 + column];
        }
    }
    return done;
}

float stepOf(std::size_t i, int quality)
{
    const int scale = quality < 50 ? 5000 / quality : 200 - 2 * quality;
    return float(std::clamp((quantisation[i] * scale + 50) / 100, 1, 255));
}

float clamped(float value)
{
    return std::clamp(value, 0.F, 255.F);
}

/// Along rows or columns, the edge repeated.
void convolve(std::vector<float>& pixels, const std::vector<float>& kernel, int dx, int dy)
{
    const int radius = int(kernel.size()) / 2;
    std::vector<float> result(pixels.size());
    for (int y = 0; y < Scene::height; ++y) {
        for (int x = 0; x < Scene::width; ++x) {
            float sum = 0;
            for (int i = -radius; i <= radius; ++i) {
                const int px = std::clamp(x + i * dx, 0, Scene::width - 1),
                          py = std::clamp(y + i * dy, 0, Scene::height - 1);
                sum += kernel[std::size_t(i + radius)] * pixels[std::size_t(py) * Scene::width + std::size_t(px)];
            }
            result[std::size_t(y) * Scene::width + std::size_t(x)] = sum;
        }
    }
    pixels = std::move(result);
}

} // namespace

void blur(Scene& scene, double sigma)
{
    const int radius = int(std::ceil(3 * sigma));
    std::vector<float> kernel;
    float sum = 0;
    for (int i = -radius; i <= radius; ++i) {
        kernel.push_back(float(std::exp(-0.5 * i * i / (sigma * sigma))));
        sum += kernel.back();
    }
    for (float& weight : kernel)
        weight /= sum;
    convolve(scene.pixels, kernel, 1, 0);
    convolve(scene.pixels, kernel, 0, 1);
}

void smear(Scene& scene, double pixels, double degrees)
{
    const double angle = degrees * std::numbers::pi / 180;
    constexpr int steps = 9;
    const std::vector<float> before = scene.pixels;
    for (int y = 0; y < Scene::height; ++y) {
        for (int x = 0; x < Scene::width; ++x) {
            float sum = 0;
            for (int i = 0; i < steps; ++i) {
                const double along = pixels * (double(i) / (steps - 1) - 0.5);
                const int px = std::clamp(int(std::lround(x + along * std::cos(angle))), 0, Scene::width - 1);
                const int py = std::clamp(int(std::lround(y + along * std::sin(angle))), 0, Scene::height - 1);
                sum += before[std::size_t(py) * Scene::width + std::size_t(px)];
            }
            scene.at(x, y) = sum / steps;
        }
    }
}

void dim(Scene& scene, double gain)
{
    for (float& pixel : scene.pixels)
        pixel *= float(gain);
}

void shade(Scene& scene, Random& random)
{
    const double angle = between(random, 0, 2 * std::numbers::pi), depth = between(random, 0.55, 0.75),
                 softness = between(random, 20, 160);
    const double x0 = between(random, 0.3, 0.7) * Scene::width, y0 = between(random, 0.3, 0.7) * Scene::height;
    for (int y = 0; y < Scene::height; ++y) {
        for (int x = 0; x < Scene::width; ++x) {
            const double beyond = ((x - x0) * std::cos(angle) + (y - y0) * std::sin(angle)) / softness;
            scene.at(x, y) *= float(1 - depth / (1 + std::exp(-beyond)));
        }
    }
}

void glare(Scene& scene, Random& random, Corners corners)
{
    const double u = between(random, 0.25, 0.75), v = between(random, 0.25, 0.75);
    const double x0
        = (1 - v) * ((1 - u) * corners[0].x + u * corners[1].x) + v * ((1 - u) * corners[3].x + u * corners[2].x);
    const double y0
        = (1 - v) * ((1 - u) * corners[0].y + u * corners[1].y) + v * ((1 - u) * corners[3].y + u * corners[2].y);
    const double side = std::hypot(corners[1].x - corners[0].x, corners[1].y - corners[0].y);
    const double radius = side * between(random, 0.10, 0.22), strength = between(random, 90, 150);
    for (int y = 0; y < Scene::height; ++y) {
        for (int x = 0; x < Scene::width; ++x) {
            const double far = ((x - x0) * (x - x0) + (y - y0) * (y - y0)) / (2 * radius * radius);
            scene.at(x, y) = clamped(scene.at(x, y) + float(strength * std::exp(-far)));
        }
    }
}

void addNoise(Scene& scene, Random& random, double sigma)
{
    const float scale = float(sigma / std::sqrt(8 * (65536.0 * 65536.0 - 1) / 12 / 65536 / 65536));
    for (float& pixel : scene.pixels) { // the sum of eight even numbers is near enough to a bell
        const std::uint64_t a = random.number(), b = random.number();
        float sum = -4;
        for (int shift = 0; shift < 64; shift += 16)
            sum += float((a >> shift & 0xffff) + (b >> shift & 0xffff)) / 65536;
        pixel = clamped(pixel + sum * scale);
    }
}

void compress(Scene& scene, int quality)
{
    for (int top = 0; top + 8 <= Scene::height; top += 8) {
        for (int left = 0; left + 8 <= Scene::width; left += 8) {
            Block block;
            for (std::size_t i = 0; i < 64; ++i)
                block[i] = scene.at(left + int(i % 8), top + int(i / 8)) - 128;
            block = transformed(block, Direction::Forth);
            for (std::size_t i = 0; i < 64; ++i)
                block[i] = std::round(block[i] / stepOf(i, quality)) * stepOf(i, quality);
            block = transformed(block, Direction::Back);
            for (std::size_t i = 0; i < 64; ++i)
                scene.at(left + int(i % 8), top + int(i / 8)) = clamped(block[i] + 128);
        }
    }
}

QByteArray developed(const Scene& scene)
{
    QByteArray bytes(qsizetype(scene.pixels.size()), Qt::Uninitialized);
    for (qsizetype i = 0; i < bytes.size(); ++i)
        bytes[i] = static_cast<char>(static_cast<uchar>(std::lround(clamped(scene.pixels[std::size_t(i)]))));
    return bytes;
}

} // namespace naru::test

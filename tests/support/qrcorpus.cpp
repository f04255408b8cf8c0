// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/qrcorpus.h"

#include "app/codec/text.h"

#include <cmath>

namespace naru::test {

namespace {

constexpr std::array payloadBytes{100, 200, 300, 500, 800, 1100, 1500}; ///< about, of text: versions 5 to 28
constexpr int lowestLevelFrom = 1100; ///< bytes: above it a higher level would not be read from any phone

/// What befalls one photo, in the order in which it happens.
struct Mishaps {
    double sideMin = 0.75, sideMax = 0.90;     ///< of the picture's height
    double turn = 3, tiltMin = 0, tiltMax = 4; ///< degrees
    double gridMin = 0, gridMax = 0;           ///< camera pixels
    double blur = 0, motion = 0, noise = 3, gain = 1;
    bool shade = false, glare = false, inverted = false;
    int quality = 0; ///< of JPEG; 0 is none
};

Mishaps mishapsOf(std::string_view kind)
{
    Mishaps m;
    if (kind == "clean")
        m.sideMin = 0.85, m.sideMax = 0.92;
    else if (kind == "mid")
        m.sideMin = 0.58, m.sideMax = 0.70;
    else if (kind == "far")
        m.sideMin = 0.40, m.sideMax = 0.48;
    else if (kind == "tilt25")
        m.tiltMin = 20, m.tiltMax = 28;
    else if (kind == "tilt45")
        m.tiltMin = 40, m.tiltMax = 48;
    else if (kind == "rot")
        m.turn = 180, m.sideMin = 0.62, m.sideMax = 0.68;
    else if (kind == "rot_tilt")
        m.turn = 180, m.tiltMin = 18, m.tiltMax = 28, m.sideMin = 0.62, m.sideMax = 0.70;
    else if (kind == "blur1")
        m.blur = 1;
    else if (kind == "blur2")
        m.blur = 2;
    else if (kind == "motion")
        m.motion = 7;
    else if (kind == "noise")
        m.noise = 18;
    else if (kind == "low")
        m.gain = 0.22;
    else if (kind == "shade")
        m.shade = true;
    else if (kind == "screen")
        m.gridMin = 1.4, m.gridMax = 2.6;
    else if (kind == "screen_tilt")
        m.gridMin = 1.4, m.gridMax = 2.6, m.tiltMin = 18, m.tiltMax = 32;
    else if (kind == "glare")
        m.glare = true;
    else if (kind == "invert")
        m.inverted = true;
    else if (kind == "mjpeg")
        m.quality = 45;
    else if (kind == "hard")
        m.turn = 20, m.tiltMin = 12, m.tiltMax = 22, m.blur = 1, m.noise = 9, m.gain = 0.45, m.shade = true,
        m.glare = true, m.quality = 60;
    return m;
}

double areaOf(const Corners& c)
{
    double twice = 0;
    for (std::size_t i = 0; i < 4; ++i)
        twice += c[i].x * c[(i + 1) % 4].y - c[(i + 1) % 4].x * c[i].y;
    return std::abs(twice) / 2;
}

SeededRandom randomOf(std::uint64_t seed, std::uint64_t kind, int number)
{
    return SeededRandom(seed * 0x9e3779b97f4a7c15 + kind * 1009 + std::uint64_t(number));
}

void befall(Scene& scene, Random& random, const Mishaps& m, const Corners& corners)
{
    if (m.shade)
        shade(scene, random);
    if (m.glare)
        glare(scene, random, corners);
    if (m.blur > 0)
        blur(scene, m.blur);
    if (m.motion > 0)
        smear(scene, m.motion, between(random, 0, 180));
    dim(scene, m.gain);
    addNoise(scene, random, m.noise);
    if (m.quality > 0)
        compress(scene, m.quality);
}

} // namespace

device::Frame QrPhoto::frame(Milliseconds time) const
{
    const auto owner = std::make_shared<const QByteArray>(pixels);
    return {reinterpret_cast<const uchar*>(owner->constData()), Scene::width, Scene::width, Scene::height, time, owner};
}

QrPhoto qrPhotoOf(const QByteArray& payload, codec::QrLevel level, std::size_t kind, Random& random)
{
    QrPhoto photo;
    photo.payload = payload;
    const auto code = codec::qrMatrix(photo.payload, level);
    NARU_ASSERT(code);

    const Mishaps m = mishapsOf(qrKinds[kind]);
    Scene scene;
    drawClutter(scene, random);
    photo.modules = code->side;
    const double tilt = between(random, m.tiltMin, m.tiltMax), turn = between(random, -m.turn, m.turn),
                 side = between(random, m.sideMin, m.sideMax) * Scene::height;
    photo.corners = cornersOf(random, side, turn, tilt);
    photo.pixelsPerModule = std::sqrt(areaOf(photo.corners)) / code->side;
    Paint paint{between(random, 18, 50), between(random, 190, 235), between(random, m.gridMin, m.gridMax)};
    if (m.inverted)
        std::swap(paint.dark, paint.light);
    drawCode(scene, *code, photo.corners, paint);
    befall(scene, random, m, photo.corners);
    photo.pixels = developed(scene);
    return photo;
}

QrPhoto qrPhoto(std::uint64_t seed, std::size_t kind, int number)
{
    SeededRandom random = randomOf(seed, kind + 1, number);
    const int bytes = payloadBytes[std::size_t(number) % payloadBytes.size()];
    constexpr std::array levels{codec::QrLevel::L, codec::QrLevel::M, codec::QrLevel::Q};
    const auto level = bytes >= lowestLevelFrom ? codec::QrLevel::L
                                                : levels[std::size_t(number) / payloadBytes.size() % levels.size()];
    return qrPhotoOf("mdoc:" + codec::toBase64Url(random.bytes((bytes - 5) * 3 / 4)), level, kind, random);
}

QrPhoto qrlessPhoto(std::uint64_t seed, int number)
{
    SeededRandom random = randomOf(seed, 0, number);
    Scene scene;
    drawClutter(scene, random);
    drawWriting(scene, random, 10 + int(random.below(30)));
    addNoise(scene, random, 3);
    QrPhoto photo;
    photo.pixels = developed(scene);
    return photo;
}

} // namespace naru::test

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "devices/api/framesource.h"
#include "tests/support/qrscene.h"

namespace naru::test {

/// The ways in which a camera meets a visitor's code.
inline constexpr std::array qrKinds{"clean", "mid", "far", "tilt25", "tilt45", "rot", "rot_tilt", "blur1", "blur2",
    "motion", "noise", "low", "shade", "screen", "screen_tilt", "glare", "invert", "mjpeg", "hard"};

/// One photograph and what is on it.
struct QrPhoto {
    QByteArray pixels;  ///< Scene::width × Scene::height, 8 bits
    QByteArray payload; ///< empty where there is no code
    int modules = 0;
    double pixelsPerModule = 0; ///< on the average over the code's area
    Corners corners{};

    /// Reads this photo's pixels, and shares them.
    device::Frame frame(Milliseconds time = {}) const;
};

/// `kind` is an index of qrKinds. The payload ("mdoc:" and base64url, 100 to 1500 characters) and its level follow from
/// `number`, all else from the seed: the same three make the same bytes.
QrPhoto qrPhoto(std::uint64_t seed, std::size_t kind, int number);
/// The same of a payload of one's own.
QrPhoto qrPhotoOf(const QByteArray& payload, codec::QrLevel level, std::size_t kind, Random& random);
/// Clutter and writing without any code.
QrPhoto qrlessPhoto(std::uint64_t seed, int number);

} // namespace naru::test

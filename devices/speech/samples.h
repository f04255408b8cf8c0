// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>

namespace naru::device {

/// The same voice, `times` as fast and as high as before (overlap and add, matched by likeness). 0.5 to 2.
QList<qint16> stretched(const QList<qint16>& samples, int rate, double times);

inline constexpr int bellRate = 22'050;
/// No sample is louder than this, of 1.
inline constexpr double bellPeak = 0.3;
/// A door's bell: two soft tones, falling, about a second long.
QList<qint16> bellSamples();

} // namespace naru::device

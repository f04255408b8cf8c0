// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <optional>

namespace naru::ui::admin {

/// Millimetres per pixel: a phone's panel, a wall.
inline constexpr double pitchMinMm = 0.05, pitchMaxMm = 1.0;

/// What a person read off a ruler ("164", "164.5", "164,5") for a bar of so many pixels. Empty: cannot be.
std::optional<double> pitchFromRuler(const QString& millimetres, double barPixels);
/// A panel of this diagonal that shows so many pixels. Empty: cannot be.
std::optional<double> pitchOfPanel(double diagonalInches, double pixelsAcross, double pixelsDown);

} // namespace naru::ui::admin

// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/admin/panel.h"

#include <cmath>

namespace naru::ui::admin {

namespace {
constexpr double millimetresPerInch = 25.4;

std::optional<double> plausible(double pitch)
{
    return pitch >= pitchMinMm && pitch <= pitchMaxMm ? std::optional(pitch) : std::nullopt;
}
} // namespace

std::optional<double> pitchFromRuler(const QString& millimetres, double barPixels)
{
    bool read = false;
    const double length = QString(millimetres).trimmed().replace(u',', u'.').toDouble(&read);
    return read && barPixels > 0 ? plausible(length / barPixels) : std::nullopt;
}

std::optional<double> pitchOfPanel(double diagonalInches, double pixelsAcross, double pixelsDown)
{
    const double pixels = std::hypot(pixelsAcross, pixelsDown);
    return pixels > 0 ? plausible(diagonalInches * millimetresPerInch / pixels) : std::nullopt;
}

} // namespace naru::ui::admin

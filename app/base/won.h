// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtGlobal>

#include <compare>

namespace naru {

/// Whole won; there are no fractions. Never a double on the way.
struct Won {
    qint64 value = 0;

    friend constexpr auto operator<=>(Won, Won) = default;
    friend constexpr Won operator+(Won left, Won right) { return {left.value + right.value}; }
    friend constexpr Won operator-(Won left, Won right) { return {left.value - right.value}; }
    constexpr Won operator-() const { return {-value}; }
    Won& operator+=(Won other) { return *this = *this + other; }
};

/// The largest amount a terminal can be asked for (nexo RequestedAmount, 99999999.999999 in major units).
inline constexpr Won wonMax{99'999'999};

} // namespace naru

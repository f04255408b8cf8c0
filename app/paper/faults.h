// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/fault.h"

namespace naru {

namespace paper {
enum class PaperFault {
    TooLarge,      ///< more blocks, rows or metres than a document may have
    NoFont,        ///< this program draws no letters, or the Korean font is not installed
    NotInTextMode, ///< a character or a block that the printer's own letters cannot show: draw it instead
};
} // namespace paper

template <>
inline constexpr auto faultNames<paper::PaperFault> = std::to_array<const char*>(
    {"paper.too_large", "paper.no_font", "paper.not_in_text_mode"});

} // namespace naru

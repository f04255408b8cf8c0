// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/fault.h"

namespace naru {

namespace agent {
/// Of a desk that wants its hub to show that it has an entry.
enum class ProvingFault {
    NoReceipt,   ///< the hub has not signed for anything yet
    NotYet,      ///< its log has not been signed since it took the entry: within the hour it will be
    Lacks,       ///< it signed for the entry, and says that it does not have it
    Contradicts, ///< its log is not a continuation of what this desk has seen of it
    RollDiffers, ///< the roll of the site does not go on from what this desk was shown of it
    RollLacks,   ///< this desk's own certificate is not on the roll, a day after it should have been
};
} // namespace agent

template <>
inline constexpr auto faultNames<agent::ProvingFault> = std::to_array<const char*>({"proving.no_receipt",
    "proving.not_yet", "proving.lacks", "proving.contradicts", "proving.roll_differs", "proving.roll_lacks"});

} // namespace naru

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/fault.h"

namespace naru {

namespace lessons {
/// Why a pack that a trainer sends to a seat is not played there. Their places in this list go over the wire: append
/// only.
enum class PushFault {
    BuiltIn,  ///< the lesson comes with the program: no pack holds it
    Nothing,  ///< every seat has it, or none is there
    TooLarge, ///< beyond pushBytesMax: a stick is quicker
    Broken,   ///< what came is not what was announced
    Foreign,  ///< the seat knows nobody who has sealed it
    Older,    ///< the seat has this version of the pack, or a later one
    Taken,    ///< another maker's pack has this name there, or one of its lessons
    Bad,      ///< a pack that breaks a rule
    NotKept,  ///< the seat's disk did not take it, or its pictures could not be drawn
    Silent,   ///< the seat is in the class and does not answer: an earlier Naru
};
} // namespace lessons

template <>
inline constexpr auto faultNames<lessons::PushFault> = std::to_array<const char*>(
    {"push.built_in", "push.nothing", "push.too_large", "push.broken", "push.foreign", "push.older", "push.taken",
        "push.bad", "push.not_kept", "push.silent"});

} // namespace naru

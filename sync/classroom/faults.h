// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/fault.h"

namespace naru {

namespace classroom {
/// Why a class cannot be held or joined, and why a seat was sent away. Their places in this list go over the wire:
/// append only.
enum class ClassroomFault {
    NoPort,       ///< none of the ports of a class is free on this desk
    BadCode,      ///< not the code of a class: other letters, another length, or digits that do not agree
    Unreachable,  ///< nobody answers where the class should be
    WrongTrainer, ///< somebody answers there, with another key than the class has
    WrongVersion, ///< does not speak this version's way
    Full,         ///< as many seats as a class may have
    Crowded,      ///< more connections, calls or devices of one address than may be, or more unproven ones at all
    Late,         ///< did not say who it is within the time
    Unproven,     ///< what it said to prove itself proves nothing
    Impostor,     ///< says it is a device that is known with another key
    BadFrame,     ///< not what a seat or a trainer says: text, broken frames, a message that does not open
    TooLarge,     ///< a message beyond what may be
    Flood,        ///< more in a second than anybody in a class has to say
    Deaf,         ///< takes nothing of what it asks for
    Silent,       ///< neither words nor a sign of life
    Replaced,     ///< the same seat has come anew
    Dismissed,    ///< sent away by the trainer
    Over,         ///< the class has ended
    Lost,         ///< the connection broke
    Stranger,     ///< the class of a desk that is not paired, at a seat that has pairs
};
} // namespace classroom

template <>
inline constexpr auto faultNames<classroom::ClassroomFault> = std::to_array<const char*>({"classroom.no_port",
    "classroom.bad_code", "classroom.unreachable", "classroom.wrong_trainer", "classroom.wrong_version",
    "classroom.full", "classroom.crowded", "classroom.late", "classroom.unproven", "classroom.impostor",
    "classroom.bad_frame", "classroom.too_large", "classroom.flood", "classroom.deaf", "classroom.silent",
    "classroom.replaced", "classroom.dismissed", "classroom.over", "classroom.lost", "classroom.stranger"});

} // namespace naru

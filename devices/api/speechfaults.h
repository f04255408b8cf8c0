// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/fault.h"

namespace naru {

namespace device {
enum class SpeechFault {
    NoVoice,          ///< nothing on this machine speaks; what is recorded is still played
    NoVoiceForTongue, ///< it speaks, but not this language
    NotAskedFor,      ///< a value, an amount or what was typed, over the loudspeaker, without the visitor's own press
    NeverSpoken,      ///< a secret
};
} // namespace device

template <>
inline constexpr auto faultNames<device::SpeechFault> = std::to_array<const char*>(
    {"speech.no_voice", "speech.no_voice_for_tongue", "speech.not_asked_for", "speech.never_spoken"});

} // namespace naru

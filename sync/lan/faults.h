// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/fault.h"

namespace naru {

namespace lan {
/// Of two desks that speak over the network of their house.
enum class LanFault {
    BadMessage,       ///< no message of the handshake, or not the one whose turn it is
    OtherVersion,     ///< the other desk speaks another version of the handshake
    ModeRefused,      ///< the other side does not do what was asked (pairing, a class) there or now
    CommitmentBroken, ///< what was shown is not what was promised before: somebody stands between, or bytes changed
    NotProven,        ///< a seal or signature does not match: somebody stands between, or bytes changed
    Stranger,         ///< a desk that is not paired with this one
    NotPairedThere,   ///< the other desk does not know this one (any more)
    OtherKey,         ///< a paired desk's number with another key
    WrongDesk,        ///< its key is not the one of the code
    Itself,           ///< this desk has called itself
    RefusedHere,      ///< the person here said that it is not right
    RefusedThere,     ///< the person there did
    TooManyTries,     ///< as many tries are waiting there, or were begun of late, as may be
    TooSlow,          ///< not done within the time: handshake, or the persons' words
    NobodyThere,      ///< nothing answers under that address
    LineBroken,       ///< the connection ended
    Altered,          ///< a frame that was changed, repeated, left out or put elsewhere
    BadFrame,         ///< a frame of the right key whose content is none
    TooLarge,         ///< a frame longer than may be
    SessionOver,      ///< as many frames under one key as may be: connect again
    BadCode,          ///< not a desk's pairing code
    BadPlace,         ///< not an address with or without a port
    CannotListen,     ///< no free port, or no network
    CodeUsed,         ///< another desk has come by this code already, or it is not shown any more
};
} // namespace lan

template <>
inline constexpr auto faultNames<lan::LanFault> = std::to_array<const char*>({"lan.bad_message", "lan.other_version",
    "lan.mode_refused", "lan.commitment_broken", "lan.not_proven", "lan.stranger", "lan.not_paired_there",
    "lan.other_key", "lan.wrong_desk", "lan.itself", "lan.refused_here", "lan.refused_there", "lan.too_many_tries",
    "lan.too_slow", "lan.nobody_there", "lan.line_broken", "lan.altered", "lan.bad_frame", "lan.too_large",
    "lan.session_over", "lan.bad_code", "lan.bad_place", "lan.cannot_listen", "lan.code_used"});

} // namespace naru

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/fault.h"

namespace naru {

namespace desk {
enum class QueueFault {
    BadMessage,    ///< what another desk told of the queue is not what it has to be
    NewerMessage,  ///< it is of a later version of Naru
    UnknownMatter, ///< no such business in this centre
    UnknownTicket, ///< it is not among today's, or ended
    Elsewhere,     ///< another counter has called it
    NobodyWaits,
    VisitorHere, ///< one visitor at a time: the one before is not done
    NotHere,     ///< this counter has called nobody
    Busy,        ///< the step before is still being written
    Full,        ///< no number is left today
    BadNote,     ///< too long, or it holds what may be a card's number
};
} // namespace desk

template <>
inline constexpr auto faultNames<desk::QueueFault> = std::to_array<const char*>(
    {"queue.bad_message", "queue.newer_message", "queue.unknown_matter", "queue.unknown_ticket", "queue.elsewhere",
        "queue.nobody_waits", "queue.visitor_here", "queue.not_here", "queue.busy", "queue.full", "queue.bad_note"});

} // namespace naru

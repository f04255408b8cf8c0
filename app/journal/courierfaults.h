// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/fault.h"

namespace naru {

namespace journal {
/// Of a stick between a desk and its hub.
enum class CourierFault {
    NotEnrolled,   ///< this desk belongs to no hub
    NoFolder,      ///< the folder is not there (any more)
    ReadOnly,      ///< nothing can be written into it
    Full,          ///< there is no room for the next file; those before it are whole
    StickFailed,   ///< the stick refused a file, or the bytes of one
    NothingThere,  ///< no file of a hub lies in the folder
    NothingOfOurs, ///< those that do are of other desks, of another hub, or broken
    OtherRecord,   ///< the hub has another record of this desk
    AnswerFirst,   ///< this desk came back and lacks what the hub has: the hub's answer comes first
    Stopped,       ///< somebody ended it; what lies there is whole
};
} // namespace journal

template <>
inline constexpr auto faultNames<journal::CourierFault> = std::to_array<const char*>({"courier.not_enrolled",
    "courier.no_folder", "courier.read_only", "courier.full", "courier.stick_failed", "courier.nothing_there",
    "courier.nothing_of_ours", "courier.other_record", "courier.answer_first", "courier.stopped"});

} // namespace naru

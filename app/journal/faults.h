// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/fault.h"

namespace naru {

namespace journal {
enum class JournalFault {
    ChainBroken,    ///< an entry's hash does not follow from the one before
    BodyUnreadable, ///< an entry's body does not open with its key
    KeyMissing,     ///< the key that opens these entries is not in the key store
    EntryTooLarge,  ///< body over 64 KiB
    Closed,         ///< the journal is closing or could not go on
    OtherDevice,    ///< the file belongs to another device
    TooManyWaiting, ///< 10,000 appends wait for the disk already
    BadCopy,        ///< a message about copies that is none, or is out of bounds
    CopiesFull,     ///< this desk keeps copies of as many desks as it may
    BadFork,        ///< the first entry of an epoch, or one of an earlier epoch once more, that says nothing
};
} // namespace journal

template <>
inline constexpr auto faultNames<journal::JournalFault> = std::to_array<const char*>({"journal.chain_broken",
    "journal.body_unreadable", "journal.key_missing", "journal.entry_too_large", "journal.closed",
    "journal.other_device", "journal.too_many_waiting", "journal.bad_copy", "journal.copies_full", "journal.bad_fork"});

} // namespace naru

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/journal/journal.h"

namespace naru::journal {

/// Somebody who keeps this journal a second time, asked before a receipt prints: a burnt desk should lose nothing that
/// stands on paper. It is never a condition: the receipt prints whatever the answer is, and the desk shows which.
class Witness {
public:
    static constexpr Milliseconds patience{300}; ///< by the desk's clock; then the answer is Late

    struct Copy {
        enum class What : quint8 {
            Kept,     ///< durable there, with every entry before it
            NoSister, ///< nobody is there to keep it
            Late,     ///< somebody is there and has not answered; it goes on being tried
        } what = What::NoSister;
        QString by;   ///< Kept: for people, "1번 창구"
        Instant at{}; ///< Kept: when it was heard here
    };
    using Answered = std::function<void(const Copy& copy)>;

    virtual ~Witness() = default;
    /// `entry` is committed here. Never waits: `answered` comes later, in the owner's thread, exactly once while this
    /// lives. What comes after a Late is noted all the same, see Desk::sisterCopy().
    virtual void witness(const Stamp& entry, Answered answered) = 0;
};

} // namespace naru::journal

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/clock.h"
#include "devices/api/faults.h"

#include <QByteArray>

namespace naru::device {

/// What a conversation with a phone wants done next. Whoever drives it sends and waits; the conversation itself has
/// neither clock nor reader.
struct CardStep {
    enum class Kind {
        Send, ///< `apdu`; the answer is expected within `time`
        Wait, ///< let `time` pass with the field on
        Done,
    };
    Kind kind = Kind::Done;
    QByteArray apdu;
    Milliseconds time{0};

    static CardStep send(QByteArray apdu, Milliseconds patience) { return {Kind::Send, std::move(apdu), patience}; }
    static CardStep wait(Milliseconds time) { return {Kind::Wait, {}, time}; }
    static CardStep done() { return {}; }
};

inline constexpr Milliseconds apduAnswerMax{1400}; ///< a phone answers a select or a read at once

} // namespace naru::device

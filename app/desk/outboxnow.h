// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/clock.h"

#include <QString>

#include <optional>

namespace naru::desk {

/// What has not gone to the hub yet, why, and the one safe thing to press: for a page.
struct OutboxNow {
    quint64 unsent = 0;
    quint64 held = 0;                          ///< entries that the hub has and could not read
    std::optional<Instant> oldest;             ///< of the unsent
    const char* cause = "outbox.not_enrolled"; ///< for words/
    enum class Button : quint8 { None, TryNow, Enrol, Courier, OpenDoctor } button = Button::None;
    bool isPassing = true; ///< it mends itself
    bool isSending = false;
    std::optional<Instant> nextTry, lastSent;
};

} // namespace naru::desk

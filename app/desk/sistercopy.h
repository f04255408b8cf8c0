// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/clock.h"
#include "app/base/fault.h"

#include <QString>

#include <optional>

namespace naru::desk {

/// Whether what stands in this desk's journal also stands at another desk.
struct SisterCopy {
    enum class State : quint8 {
        Never,  ///< no desk was ever there for it
        Absent, ///< the desk that keeps it is switched off or cannot be reached
        Behind, ///< it is there and has not got everything yet
        Whole,
    } state = State::Never;
    QString by;           ///< who has the most of it
    Instant at{};         ///< when that was heard last
    quint64 missing = 0;  ///< entries that nobody else has
    bool refused = false; ///< not whole, and somebody who is there does not take what this desk sends
    bool operator==(const SisterCopy&) const = default;
};

} // namespace naru::desk

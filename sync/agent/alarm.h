// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/clock.h"

#include <functional>

namespace naru::agent {

/// Waiting, as it comes in through the door: a timer of the event loop in the product, a queue in the simulator.
class Alarm {
public:
    virtual ~Alarm() = default;
    /// `ring` runs once, `after` from now by the monotonic clock, later and in the caller's thread. Replaces the one
    /// before.
    virtual void set(Milliseconds after, std::function<void()> ring) = 0;
    virtual void clear() = 0;
};

} // namespace naru::agent

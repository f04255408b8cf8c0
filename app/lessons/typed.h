// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/lessons/player.h"

namespace naru::lessons {

/// What the learner wrote with own words so far, each once: it stays on the glass. The lesson's own words, which a
/// variable may hold too, are not among it.
QStringList typedIn(const Player& player);

} // namespace naru::lessons

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace naru {

/// First thing in every program that holds keys or a visitor's data: what it remembers stays in memory. No core file is
/// written when it crashes, and no other process of this user may look into it.
void keepMemoryPrivate();

} // namespace naru

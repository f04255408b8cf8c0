// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace naru {

/// First thing in every program that holds keys or a visitor's data: what it remembers stays in memory. No core file is
/// written when it crashes, and no other process of this user may look into it.
void keepMemoryPrivate();

/// Of a program that runs for months and now and then holds some MiB for a moment, before its first thread: what is
/// freed goes back to the system. glibc would keep it, once for each of its heaps, and as many heaps as threads.
void giveMemoryBack();

} // namespace naru

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/journal/journal.h"

namespace naru::journal {

/// The Post of a journal whose owner waits for it: continuations run at once, on the writer thread.
Post atOnce();

/// For naructl and tests only: appends and waits for the commit. Never on a thread that draws a screen, and only with a
/// journal opened with atOnce(): a continuation queued to the thread that waits would never run.
Result<Stamp> appendBlocking(Journal& journal, Entry entry, Apply apply = {});

} // namespace naru::journal

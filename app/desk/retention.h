// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/journal/journal.h"

namespace naru::desk {

/// How long what an entry says stays at the desk that wrote it, however soon a hub has it.
inline constexpr std::chrono::days bodiesKept{90};

/// Whether bodies of this kind may go then: what was said of visitors, numbers of the queue, practice and notes. Not
/// money (five years are a least time), not who read the record (its law asks for longer), and nothing that a lasting
/// table is made from.
bool mayGo(Kind kind);

/// As Journal::prune() wants it, with the tables of visits going along; `proven` is left to whoever asks the hub.
journal::Journal::Pruning pruningBefore(Instant before);

} // namespace naru::desk

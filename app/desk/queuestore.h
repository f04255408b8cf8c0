// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/desk/queueroom.h"
#include "app/journal/journal.h"

namespace naru::desk {

class DeskImpl;

inline constexpr const char* queueRoom = "queue";
std::span<const storage::Database::Migration> queueMigrations();
bool isQueue(Kind kind);

/// What the tables keep for good: the letter, and which days are over. The numbers themselves are in no entry: the
/// journal forgets nothing, and a day's visitors are to be forgotten.
Result<void> projectQueue(storage::Transaction& transaction, const journal::Entry& entry);

/// As it was left, with what this desk knew of `day`. A row that cannot be read is left out. Fault: StorageFault.
Result<QueueRoom::Kept> readQueue(storage::Database& database, QDate day);

/// The queue of a desk, its steps in the journal first; days before this one are ended. Faults: those of readQueue().
Result<std::unique_ptr<QueueRoom>> makeQueue(DeskImpl& desk);

} // namespace naru::desk

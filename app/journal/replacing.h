// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/result.h"

#include <QString>

#include <functional>

namespace naru::journal {

inline constexpr const char* recoveredSuffix = ".recovered";

/// A whole journal takes the place of a damaged one, which is kept beside it (`journal.db.damaged`, `.damaged2`, …).
/// One rename decides: from then on `<journal>.recovered` stands there, and whoever opens the journal to write finishes
/// what a power cut parted. So at no moment is there a folder whose next writer would begin an empty record.
/// `made`: closed, with all of it in the file itself. `afterEach` is called after every change of names: for tests.
/// The folder's lock is held. Fault: StorageFault::IoFailed.
Result<void> replaceJournal(const QString& journal, const QString& made, const std::function<void()>& afterEach = {});
/// The rest of it; nothing where nothing was begun.
Result<void> finishReplacing(const QString& journal, const std::function<void()>& afterEach = {});

} // namespace naru::journal

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/journal/logfile.h"
#include "app/journal/vault.h"

namespace naru::journal {

struct Recovered {
    quint64 entries = 0; ///< of the new file
    quint64 fromLog = 0; ///< of them: from the second copy alone
    std::optional<CopyPoint> end;
};
/// The longest good record that a damaged file (which may be absent, or no database at all) and its second copy hold
/// together: entries of the file up to its first break, then those of the log that follow from there; of two that part,
/// the one that ends later. Written to `target`, which is not there yet: entries, keys and anchors alone; tables are
/// made anew from them. Nothing of either source changes. Faults: StorageFault, OtherDevice (of the log),
/// BodyUnreadable (a body is missing, and what let it go cannot be read).
Result<Recovered> recover(const QString& damaged, const QString& log, const QString& target, const Vault& vault);

} // namespace naru::journal

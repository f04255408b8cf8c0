// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/random.h"
#include "app/journal/logfile.h"
#include "app/journal/vault.h"

namespace naru::journal {

struct Recovered {
    quint64 entries = 0;          ///< of the new file
    quint64 fromLog = 0;          ///< of them: from the second copy alone
    quint64 letGo = 0;            ///< of them: whose bodies the hub has, and this desk let go
    std::optional<CopyPoint> end; ///< the last one that was brought back
    bool fileHasMore = false;     ///< something stands in the damaged file behind that, good or not: it is to be kept
};
/// The longest good record that a damaged file (which may be absent, or no database at all) and its second copy hold
/// together: entries of the file up to its first break, then those of the log that follow from there; of two that part,
/// the one that ends later. Written to `target`, which is not there yet: entries, keys and anchors alone; tables are
/// made anew from them. Nothing of either source changes.
///
/// Bodies that were let go stay let go: where the entry that says so (Pruned) lies behind the tear and can still be
/// read there, or in the log, or the file keeps the hub's word that it has them, the new record ends with an entry of
/// its own that names the last missing body and no place behind it. Nothing is known of the hub then: it is asked
/// first. A file of which nobody can say what is good (BodyUnreadable, KeyMissing) is passed over where there is a log;
/// whatever else stands in the way of reading both is a fault, and nothing is made of less. Faults: StorageFault,
/// OtherDevice (of the log), BodyUnreadable (a body is missing, and nothing that can be read says that the hub has it),
/// KeyMissing (nor anything with which to say so).
Result<Recovered> recover(
    const QString& damaged, const QString& log, const QString& target, const Vault& vault, Random& random);

} // namespace naru::journal

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/journal/copies.h"

#include <QStringList>

#include <functional>

namespace naru::journal {

/// The files that were put aside beside a log (`journal.log.1`, …) and still lie there.
QStringList logsAside(const QString& folder);

/// Lets go in them, too, of what `journal` let go of: everything up to the place `gone` (see placeNumber), as far as
/// the journal has the very same entries. A file of which nothing is left that way goes. What the journal has not stays
/// as it is, and a file that begins before the journal, is torn, or is another desk's is not touched; one that
/// cannot be opened, written anew or taken away is left as it is. Ends between two pages where `goesOn` says so. Fault:
/// StorageFault, of the journal.
Result<void> letGoAside(const QString& folder, const QByteArray& device, storage::Database& journal, qint64 gone,
    const std::function<bool()>& goesOn);

} // namespace naru::journal

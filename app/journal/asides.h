// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/journal/copies.h"

#include <QStringList>

namespace naru::journal {

/// The files that were put aside beside a log (`journal.log.1`, …) and still lie there.
QStringList logsAside(const QString& folder);

/// Lets go in them, too, of what `journal` let go of: everything up to the place `gone` (see placeNumber), as far as
/// the journal has the very same entries. A file of which nothing is left that way goes. What the journal has not stays
/// as it is, and a file that begins before the journal, is torn, or is another desk's is not touched. Fault:
/// StorageFault.
Result<void> letGoAside(const QString& folder, const QByteArray& device, storage::Database& journal, qint64 gone);

} // namespace naru::journal

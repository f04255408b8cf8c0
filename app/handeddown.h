// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/desk/supplies.h"
#include "sync/packs/manifest.h"
#include "sync/packs/ratchet.h"

namespace naru {

// Between a desk's journal, which knows what it took, and the shelf, which knows who signed it.

/// The journal's word: of every channel of which something was taken.
QList<packs::Taken> takenBy(const desk::Supplies& supplies);
/// `bytes`: of the manifest's files, in their order.
desk::Supply supplyOf(const packs::Taken& taken, const packs::Manifest& manifest, const QList<QByteArray>& bytes);

} // namespace naru

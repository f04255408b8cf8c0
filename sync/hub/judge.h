// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sync/hub/log.h"

namespace naru::hub {

/// Whether a hub of this version can read an entry at all; what it means is not asked. "bad_frame" (not a salted body),
/// "bad_body" (not one CBOR item), "unknown_kind" (of a newer Naru), or empty. What is sealed is not looked into.
QString unreadable(const Kept& entry);

} // namespace naru::hub

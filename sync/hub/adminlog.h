// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sync/hub/admin.h"

namespace naru::hub {

/// Every entry that is there into the public log, and a checkpoint of it now: {"number", "size", "root", "time",
/// "checkpoint": the signed text}. Needs the folder's ca.der and hub.key; a running hub hands it out within ten
/// seconds. Fault: KeyMissing.
int checkpointNow(const AdminCall& call);

} // namespace naru::hub

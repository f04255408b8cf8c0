// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/identity/mdl/nfchandover.h"
#include "devices/api/handover.h"

namespace naru::desk {

/// What an NFC device asks about handover messages, answered by identity. `ours` goes into every Handover Request.
device::HandoverDoor handoverDoor(const identity::mdl::Carriers& ours);

/// What this desk has: session messages over NFC, of any length.
identity::mdl::Carriers nfcAlone();

} // namespace naru::desk

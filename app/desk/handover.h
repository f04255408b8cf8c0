// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/random.h"
#include "app/identity/mdl/nfchandover.h"
#include "devices/api/handover.h"

namespace naru::desk {

enum class Bluetooth { Absent, Ready };

/// What a device asks about engagements, answered by identity. What `bluetooth` says at the moment of a tap goes into
/// its Handover Request. `random` must outlive the door; it makes the UUIDs under which this desk may be found.
device::HandoverDoor handoverDoor(Random& random, std::function<Bluetooth()> bluetooth);

/// A desk whose readers are all it has.
device::HandoverDoor handoverDoor();

} // namespace naru::desk

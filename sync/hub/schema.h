// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sync/hub/sql.h"

namespace naru::hub {

/// The tables of room "hub": device, device_head, entry, quarantine. Every key leads with device_id, so that a database
/// that is spread over machines keeps what belongs to one desk in one place. Numbers that may be greater than a signed
/// 64-bit one are kept by their bits.
extern const std::span<const SqlPool::Migration> hubSchema;

} // namespace naru::hub

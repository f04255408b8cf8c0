// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/crypto/certificate.h"
#include "app/journal/journal.h"

namespace naru::desk {

/// What the record says of a certificate that a hub gave this desk (kind KeyRenewed): "certificate" its SHA-256 in hex,
/// "until", "site" and "desk" as the hub calls them.
journal::Entry entryOf(const crypto::Certificate& certificate);

} // namespace naru::desk

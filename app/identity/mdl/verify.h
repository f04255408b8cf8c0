// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/identity/verify.h"

namespace naru::identity::mdl {

/// Whether these bytes may be a DeviceResponse: one CBOR map.
bool isDeviceResponse(QByteArrayView bytes);

/// Judges an ISO/IEC 18013-5 DeviceResponse. One rule for each check, none skipped because another failed.
Verdict verifyDeviceResponse(const Evidence& evidence, const Belief& belief);

} // namespace naru::identity::mdl

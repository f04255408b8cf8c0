// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "devices/ble/blelink.h"

#include <memory>

namespace naru::device {

/// Phones over this machine's Bluetooth LE, by BlueZ. `adapter`: "hci0"; empty: the first there is, also when it comes
/// later. It is not ready until BlueZ has answered, a few milliseconds from now: readyChanged() says so.
std::unique_ptr<ByteLink> bluetooth(const QString& adapter = {}, const BleLink::Limits& limits = {});

} // namespace naru::device

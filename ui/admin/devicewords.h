// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "devices/api/rack.h"

#include <QString>

#include <optional>

namespace naru::ui::admin {

/// What the pages call a kind of device.
struct DeviceSort {
    const char* word;  ///< of the kind, stable: "nfc_reader"
    const char* icon;  ///< of the kit
    const char* state; ///< family of its sentences in words/: "doctor.nfc_reader"
};
const DeviceSort& sortOf(device::DeviceChoice::Kind kind);
std::optional<device::DeviceChoice::Kind> kindNamed(const QString& word);

QString sortName(device::DeviceChoice::Kind kind);   ///< "NFC 리더기"
QString whatToHold(device::DeviceChoice::Kind kind); ///< while it is tried
QString whatWorked(device::DeviceChoice::Kind kind); ///< when it was

/// "카메라" or its own name: what people call this device.
QString titleOf(const device::Device& device);
/// Where a printer is, in words.
QString placeOfPrinter(const device::DeviceChoice& choice);
/// The path of the port it is on; empty for others.
QString portOf(const device::DeviceChoice& choice);

} // namespace naru::ui::admin

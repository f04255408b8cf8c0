// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/fault.h"

namespace naru {

namespace device {
enum class CameraFault {
    NoCamera,        ///< none is there, or not the one that was chosen
    CameraFailed,    ///< it is there but gives no pictures: in use by another program, no permission, broken
    CameraUnplugged, ///< it vanished while in use
    CameraSilent,    ///< it was started, reports nothing, and gives no picture within the limit
    UnknownPixels,   ///< its pictures are of a kind from which no brightness can be taken
    BadRecording,    ///< a film or picture file that cannot be read
};
} // namespace device

template <>
inline constexpr auto faultNames<device::CameraFault> = std::to_array<const char*>(
    {"camera.no_camera", "camera.camera_failed", "camera.camera_unplugged", "camera.camera_silent",
        "camera.unknown_pixels", "camera.bad_recording"});

} // namespace naru

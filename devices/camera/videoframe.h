// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/result.h"
#include "devices/api/framesource.h"
#include "devices/camera/faults.h"

class QVideoFrame;

namespace naru::device {

/// The brightness of a frame of Qt's. Formats whose first plane is brightness (YUV420P, NV12, Y8, …) are read where
/// they lie: the frame stays mapped as long as the result lives. Others (YUYV, RGB) are converted once.
/// Faults: UnknownPixels; BadRecording for a frame that holds nothing, as a player's last one does.
Result<Frame> brightnessOf(const QVideoFrame& frame, Milliseconds time);

} // namespace naru::device

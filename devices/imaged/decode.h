// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "devices/api/picture.h"

namespace naru::imaged {

/// Pure functions over hostile bytes: no files, no state, the same answer each time. They bound bytes, pixels and
/// components themselves; time and memory are bounded by the process around them.
/// Faults: PictureUnreadable, PictureTooLarge.
Result<device::Picture> decodeJpeg(QByteArrayView bytes);
Result<device::Picture> decodeJp2(QByteArrayView bytes);
Result<device::Picture> decodeJ2k(QByteArrayView bytes);
/// On white; without text, links and anything else that would open a file (the caller's own rules say so too).
Result<device::Picture> decodeSvg(QByteArrayView bytes);

/// By the format named, never by a look at the bytes beyond its magic.
Result<device::Picture> decode(device::PictureFormat format, QByteArrayView bytes);

/// Lets the libraries do once what they do only once (on some processors libjpeg-turbo opens /proc/cpuinfo), so that
/// they need no file afterwards.
void warmUp();

} // namespace naru::imaged

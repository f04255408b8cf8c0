// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/result.h"
#include "app/codec/faults.h"

#include <QByteArrayView>

namespace naru::codec {

/// zlib's format (RFC 1950) around deflate (RFC 1951), level 6.
QByteArray deflated(QByteArrayView bytes);
/// Zstandard (RFC 8878), level 3, one frame that names its size and carries a checksum.
QByteArray zstdPacked(QByteArrayView bytes);

/// Exactly one stream of that format, unpacked to at most `bytesMax` bytes: what would become more is refused while it
/// is read, and never stands in memory. Faults: TooLarge, Truncated, TrailingBytes, Malformed.
Result<QByteArray> inflated(QByteArrayView packed, qsizetype bytesMax);
/// Frames that need a window of more than 8 MiB are TooLarge (RFC 9659: what a decoder of this content coding offers).
Result<QByteArray> zstdUnpacked(QByteArrayView packed, qsizetype bytesMax);

} // namespace naru::codec

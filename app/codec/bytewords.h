// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/result.h"
#include "app/codec/faults.h"

#include <QByteArray>

namespace naru::codec {

/// CRC-32 (ISO/IEC 3309): polynomial 0x04C11DB7 reflected, as Ethernet and zlib count it.
quint32 crc32(QByteArrayView bytes);

/// Bytewords, minimal style (BCR-2020-012): two letters for each byte, the first and last of its word, lower case; the
/// CRC-32 of the bytes follows them.
QByteArray toBytewords(QByteArrayView bytes);
/// Either case. Faults: BadText, Truncated (no room for the CRC), Malformed (another CRC).
Result<QByteArray> fromBytewords(QByteArrayView text);

} // namespace naru::codec

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/result.h"
#include "app/codec/faults.h"

#include <QByteArray>

#include <optional>

namespace naru::codec {

inline constexpr qsizetype berValueBytesMax = 0xff'ffff; ///< what a length of 83 xx xx xx can say

/// One BER-TLV data object with a one-byte tag (ISO/IEC 7816-4 §5.2.2): shortest length, 81, 82 or 83 forms. `value`
/// has at most berValueBytesMax bytes.
QByteArray berTlv(quint8 tag, QByteArrayView value);

/// The value of the one data object that `bytes` are, sharing them; a longer-than-needed length is taken.
/// Faults: Malformed (another tag, an indefinite or overlong length), Truncated, TrailingBytes.
Result<QByteArray> readBerTlv(quint8 tag, const QByteArray& bytes);

/// How many bytes the data object that begins like this will have, head included; empty while its head is not whole.
/// Fault: Malformed.
Result<std::optional<qsizetype>> berTlvSize(quint8 tag, QByteArrayView beginning);

} // namespace naru::codec

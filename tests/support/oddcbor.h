// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QCborValue>

namespace naru::test {

/// How CBOR may be written without saying anything else (RFC 8949 §3, §4.2).
enum class Spelling {
    Shortest,
    LongHeads,    ///< every head with an argument of 64 bits
    TwoByteHeads, ///< maps and arrays with an argument of 16 bits, as one national issuer writes them
    Indefinite,   ///< maps and arrays without a length, strings in chunks
};

/// Stands for tag 0 in a plan: Qt would write such a date anew, with milliseconds. spell() writes tag 0 for it.
inline constexpr QCborTag dateTimeStandIn{0x4e41'5255};

/// Embedded CBOR, #6.24(bstr), stays as it is: digests and signatures are over its bytes.
QByteArray spell(const QCborValue& value, Spelling spelling);

} // namespace naru::test

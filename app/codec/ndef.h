// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/result.h"
#include "app/codec/faults.h"

#include <QByteArray>
#include <QList>

namespace naru::codec {

struct NdefLimits {
    qsizetype bytesMax = 64 * 1024; ///< NLEN of a Type 4 Tag has two bytes
    int recordsMax = 64;
};

/// One NDEF record (NFC Forum NDEF 1.0 §3.2), its parts as received.
struct NdefRecord {
    enum class Tnf : quint8 { Empty, WellKnown, Mime, AbsoluteUri, External, Unknown, Unchanged, Reserved };
    Tnf tnf = Tnf::Empty;
    QByteArray type;
    QByteArray id;
    QByteArray payload;

    bool is(Tnf kind, QByteArrayView name) const { return tnf == kind && type == name; }
    bool operator==(const NdefRecord&) const = default;
};

/// A whole NDEF message with the bytes it was read from. Type, id and payload of a record share those bytes (a payload
/// that came in chunks is joined): they live as long as any copy of the message.
struct NdefMessage {
    QByteArray bytes;
    QList<NdefRecord> records; ///< at least one

    /// Flags, lengths and type name formats must fit each other: MB on the first record alone, ME on the last alone,
    /// nothing behind it; an Empty record has nothing, an Unknown one no type, Unchanged only continues a chunk.
    /// Faults: TooLarge, TooMany, Truncated, TrailingBytes, Malformed.
    static Result<NdefMessage> parse(const QByteArray& bytes, const NdefLimits& limits = {});
};

/// The message of these records, at least one: no chunks, short records where the payload has at most 255 bytes. Type
/// and id have at most 255 bytes each, the tnf is neither Unchanged nor Reserved.
QByteArray encodeNdef(const QList<NdefRecord>& records);

} // namespace naru::codec

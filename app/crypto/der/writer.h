// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/clock.h"
#include "app/crypto/der/reader.h"

#include <initializer_list>

namespace naru::crypto::der {

/// Tag, length, then the parts one after the other.
QByteArray tlv(quint8 tag, std::initializer_list<QByteArrayView> parts);
inline QByteArray sequence(std::initializer_list<QByteArrayView> parts)
{
    return tlv(Sequence, parts);
}
/// INTEGER of a big-endian magnitude; leading zeros are dropped.
QByteArray integer(QByteArrayView magnitude);
QByteArray boolean(bool value);
/// BIT STRING of whole bytes.
QByteArray bitString(QByteArrayView bytes);
QByteArray octetString(QByteArrayView bytes);
/// OBJECT IDENTIFIER of dotted text.
QByteArray oid(QByteArrayView dotted);
/// Its content alone, without tag and length: for comparing.
QByteArray oidContent(QByteArrayView dotted);
/// UTCTime to 2049, GeneralizedTime from 2050 (RFC 5280 §4.1.2.5).
QByteArray time(Instant moment);

} // namespace naru::crypto::der

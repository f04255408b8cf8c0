// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/result.h"
#include "app/codec/faults.h"

#include <QByteArray>
#include <QJsonDocument>

namespace naru::codec {

/// Whole input hexadecimal, either case, white space around lines ignored. Fault: BadText.
Result<QByteArray> fromHex(QByteArrayView text);
/// base64url (RFC 4648 §5) without padding; anything else is refused. Fault: BadText.
Result<QByteArray> fromBase64Url(QByteArrayView text);
QByteArray toBase64Url(QByteArrayView bytes);
/// base64 (RFC 4648 §4) in its one spelling: padded, no line breaks, no spare bits. Fault: BadText.
Result<QByteArray> fromBase64(QByteArrayView text);

/// base45 (RFC 9285), the letters of a QR code's alphanumeric mode, in its one spelling. Fault: BadText.
Result<QByteArray> fromBase45(QByteArrayView text);
QByteArray toBase45(QByteArrayView bytes);

struct JsonLimits {
    qsizetype bytesMax = 1024 * 1024;
    int depthMax = 32;
};

/// JSON (RFC 8259) in which no object names a key twice: QJsonDocument alone keeps one of the two silently.
/// Faults: TooLarge, TooDeep, DuplicateKey, Malformed, BadUtf8.
Result<QJsonDocument> parseJson(const QByteArray& bytes, const JsonLimits& limits = {});

} // namespace naru::codec

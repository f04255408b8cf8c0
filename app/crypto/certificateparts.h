// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/crypto/certificate.h"

namespace naru::crypto {

/// What certificates and requests are made of; for crypto/ alone.
/// Name; empty texts are left out.
QByteArray nameOf(const QString& country, const QString& state, const QString& organization, const QString& commonName);
/// Extension ::= SEQUENCE { extnID, critical, extnValue }; `value` is what stands inside the OCTET STRING.
QByteArray extensionOf(const QByteArray& oid, bool critical, const QByteArray& value);
/// SEQUENCE { body, algorithm, signature over body }: a certificate, and a request.
QByteArray signedSequence(const QByteArray& body, const PrivateKey& key);

} // namespace naru::crypto

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/crypto/secret.h"
#include "app/payments/nexo/header.h"

namespace naru::payments::nexo {

inline constexpr qsizetype envelopeBytesMax = 256 * 1024;
inline constexpr qsizetype nonceBytes = 16, hmacBytes = 32;
inline constexpr qsizetype passphraseBytesMin = 1, passphraseBytesMax = 256;
inline constexpr int cryptoVersion = 1; ///< "AdyenCryptoVersion"

/// What a desk and a terminal share. Key material of version 1: PBKDF2-HMAC-SHA1 of the passphrase, salt
/// "AdyenNexoV1Salt", 4000 rounds, 80 bytes: HMAC key 32, AES key 32, IV base 16.
class EnvelopeKey {
public:
    /// Fault: BadPassphrase.
    static Result<EnvelopeKey> derive(QByteArrayView passphrase, QByteArray identifier, qint64 version);

    const QByteArray& identifier() const { return m_identifier; }
    qint64 version() const { return m_version; }
    QByteArrayView hmacKey() const { return m_material.view().first(32); }
    QByteArrayView cipherKey() const { return m_material.view().sliced(32, 32); }
    QByteArrayView ivBase() const { return m_material.view().sliced(64, 16); }

private:
    EnvelopeKey(crypto::Secret material, QByteArray identifier, qint64 version);
    crypto::Secret m_material;
    QByteArray m_identifier;
    qint64 m_version;
};

enum class TopLevel { SaleToPOIRequest, SaleToPOIResponse };
const char* nameOf(TopLevel value);

/// {"SaleToPOI…": {"MessageHeader": …, "NexoBlob": …, "SecurityTrailer": …}}. `plain` is hashed and encrypted as it
/// stands: HMAC over the plaintext, AES-256-CBC with IV base XOR nonce. A nonce is 16 bytes and is never used twice.
QByteArray sealEnvelope(
    const EnvelopeKey& key, TopLevel topLevel, const MessageHeader& header, QByteArrayView plain, QByteArrayView nonce);

/// An envelope whose seal is ours. Authentic is not yet the answer to what was asked: see Dialogue.
struct OpenedEnvelope {
    const QByteArray bytes; ///< as received
    QByteArray nonce;
    QByteArray header; ///< the clear header's JSON, as it stands in `bytes`
    crypto::Secret buffer;
    qsizetype plainSize = 0;
    QByteArrayView plain() const { return buffer.view().first(plainSize); } ///< the only copy, wiped with this
};

/// The strict order of reading: size, JSON, top level, trailer whole, version, key, base64 and lengths, then the seal.
/// Faults: TooLarge, Malformed, DuplicateKey, WrongTopLevel, TrailerIncomplete, UnknownCryptoVersion, UnknownKey,
/// BadEncoding, NotAuthentic (one for padding and HMAC).
Result<OpenedEnvelope> openEnvelope(const EnvelopeKey& key, TopLevel topLevel, const QByteArray& bytes);

/// JSON with this room's faults: TooLarge, Malformed, DuplicateKey.
Result<codec::JsonTree> readJson(QByteArrayView bytes);

} // namespace naru::payments::nexo

// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/payments/nexo/envelope.h"

#include "app/base/assert.h"
#include "app/crypto/cbc.h"
#include "app/crypto/hash.h"
#include "app/payments/nexo/fields.h"

#include <algorithm>

namespace naru::payments::nexo {

using codec::JsonNode;

namespace {

constexpr char salt[] = "AdyenNexoV1Salt"; ///< 15 bytes, without the zero
constexpr int rounds = 4000;
constexpr qsizetype materialBytes = 80;
constexpr qsizetype keyIdentifierBytesMax = 256;
constexpr int depthMax = 24;

struct Trailer {
    QByteArray nonce, hmac, blob;
};

/// A JSON number that is this integer, written as one.
bool isInteger(const JsonNode& node, qint64 value)
{
    return node.isNumber() && node.raw() == QByteArray::number(value);
}

bool isPrintable(QByteArrayView text)
{
    return std::all_of(text.begin(), text.end(), [](char c) { return c >= 0x20 && c <= 0x7e; });
}

Result<Trailer> readTrailer(const EnvelopeKey& key, const JsonNode& body)
{
    const JsonNode blob = body["NexoBlob"], trailer = body["SecurityTrailer"];
    const JsonNode nonce = trailer["Nonce"], hmac = trailer["Hmac"], version = trailer["AdyenCryptoVersion"],
                   keyVersion = trailer["KeyVersion"], identifier = trailer["KeyIdentifier"];
    const bool whole = blob.isString() && nonce.isString() && hmac.isString() && version.isNumber()
        && keyVersion.isNumber() && identifier.isString();
    if (!whole)
        return NexoFault::TrailerIncomplete;
    if (!isInteger(version, cryptoVersion))
        return NexoFault::UnknownCryptoVersion;
    if (!isInteger(keyVersion, key.version()) || identifier.text() != key.identifier())
        return NexoFault::UnknownKey;
    const auto nonceRead = codec::fromBase64(nonce.text()), hmacRead = codec::fromBase64(hmac.text()),
               blobRead = codec::fromBase64(blob.text());
    if (!nonceRead || !hmacRead || !blobRead)
        return NexoFault::BadEncoding;
    if (nonceRead->size() != nonceBytes || hmacRead->size() != hmacBytes || blobRead->isEmpty()
        || blobRead->size() % crypto::cbcBlockBytes != 0)
        return NexoFault::BadEncoding;
    return Trailer{*nonceRead, *hmacRead, *blobRead};
}

QByteArray ivOf(const EnvelopeKey& key, QByteArrayView nonce)
{
    NARU_ASSERT(nonce.size() == nonceBytes);
    QByteArray iv = key.ivBase().toByteArray();
    for (qsizetype i = 0; i < iv.size(); ++i)
        iv[i] = static_cast<char>(iv[i] ^ nonce[i]);
    return iv;
}

} // namespace

EnvelopeKey::EnvelopeKey(crypto::Secret material, QByteArray identifier, qint64 version)
    : m_material(std::move(material))
    , m_identifier(std::move(identifier))
    , m_version(version)
{
}

Result<EnvelopeKey> EnvelopeKey::derive(QByteArrayView passphrase, QByteArray identifier, qint64 version)
{
    if (passphrase.size() < passphraseBytesMin || passphrase.size() > passphraseBytesMax || !isPrintable(passphrase))
        return NexoFault::BadPassphrase;
    if (identifier.isEmpty() || identifier.size() > keyIdentifierBytesMax || version < 0)
        return Fault(NexoFault::BadField, QStringLiteral("KeyIdentifier"));
    return EnvelopeKey(crypto::pbkdf2HmacSha1(passphrase, salt, rounds, materialBytes), std::move(identifier), version);
}

const char* nameOf(TopLevel value)
{
    return value == TopLevel::SaleToPOIRequest ? "SaleToPOIRequest" : "SaleToPOIResponse";
}

QByteArray sealEnvelope(
    const EnvelopeKey& key, TopLevel topLevel, const MessageHeader& header, QByteArrayView plain, QByteArrayView nonce)
{
    QByteArray iv = ivOf(key, nonce);
    const QByteArray blob = crypto::encryptCbc(key.cipherKey(), iv, plain);
    crypto::wipe(iv);
    JsonWriter out;
    out.open();
    out.open(nameOf(topLevel));
    out.raw("MessageHeader", header.json());
    out.text("NexoBlob", blob.toBase64());
    out.open("SecurityTrailer");
    out.raw("AdyenCryptoVersion", QByteArray::number(cryptoVersion));
    out.text("KeyIdentifier", key.identifier());
    out.raw("KeyVersion", QByteArray::number(key.version()));
    out.text("Nonce", nonce.toByteArray().toBase64());
    out.text("Hmac", crypto::hmacSha256(key.hmacKey(), {plain}).toBase64());
    out.close();
    out.close();
    out.close();
    return out.json();
}

Result<codec::JsonTree> readJson(QByteArrayView bytes)
{
    auto tree = codec::JsonTree::parse(bytes, {envelopeBytesMax, depthMax});
    if (tree)
        return tree;
    if (tree.fault().is(codec::CodecFault::TooLarge))
        return NexoFault::TooLarge;
    const bool twice = tree.fault().is(codec::CodecFault::DuplicateKey);
    return Fault(twice ? NexoFault::DuplicateKey : NexoFault::Malformed, QLatin1StringView(tree.fault().name()));
}

Result<OpenedEnvelope> openEnvelope(const EnvelopeKey& key, TopLevel topLevel, const QByteArray& bytes)
{
    const auto tree = readJson(bytes);
    if (!tree)
        return tree.fault();
    const JsonNode body = tree->root()[nameOf(topLevel)];
    if (tree->root().size() != 1 || !body.isObject() || !body["MessageHeader"].isObject())
        return NexoFault::WrongTopLevel;
    const auto trailer = readTrailer(key, body);
    if (!trailer)
        return trailer.fault();
    OpenedEnvelope opened{bytes, trailer->nonce, body["MessageHeader"].raw().toByteArray(), {}, 0};
    QByteArray iv = ivOf(key, trailer->nonce);
    const auto size = crypto::decryptCbc(key.cipherKey(), iv, trailer->blob, opened.buffer);
    crypto::wipe(iv);
    if (!size)
        return NexoFault::NotAuthentic;
    opened.plainSize = *size;
    if (!crypto::equalConstantTime(crypto::hmacSha256(key.hmacKey(), {opened.plain()}), trailer->hmac))
        return NexoFault::NotAuthentic;
    return opened;
}

} // namespace naru::payments::nexo

// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/crypto/request.h"

#include "app/crypto/certificatefields.h"
#include "app/crypto/certificateparts.h"
#include "app/crypto/curves.h"
#include "app/crypto/der/writer.h"
#include "app/crypto/signature.h"

namespace naru::crypto {

namespace {

constexpr const char* extensionRequestOid = "1.2.840.113549.1.9.14";
constexpr int attributesMax = 16, extensionsMax = 32;

/// SEQUENCE OF Extension of an extensionRequest. False: not well formed, or one extension twice.
bool readExtensions(AltNames& names, der::Reader list)
{
    QList<QByteArray> seen;
    while (list.hasMore()) {
        der::Reader extension = list.enter(der::Sequence);
        const auto oid = der::oidText(extension.take(der::ObjectId).content);
        if (extension.isNext(der::Boolean) && !der::boolean(extension.take().content))
            return false;
        const auto value = extension.take(der::OctetString).content;
        if (!oid || !extension.finished() || seen.contains(*oid) || seen.size() == extensionsMax)
            return false;
        seen.append(*oid);
        if (*oid != altNameOid)
            continue;
        const auto read = readAltNames(value);
        if (!read)
            return false;
        names = *read;
    }
    return list.finished();
}

/// [0] IMPLICIT SET OF Attribute ::= SEQUENCE { type, SET OF value }, the content.
bool readAttributes(AltNames& names, der::Reader attributes)
{
    QList<QByteArray> seen;
    while (attributes.hasMore()) {
        der::Reader attribute = attributes.enter(der::Sequence);
        const auto type = der::oidText(attribute.take(der::ObjectId).content);
        der::Reader values = attribute.enter(der::Set);
        if (!type || !attribute.finished() || seen.contains(*type) || seen.size() == attributesMax || !values.hasMore())
            return false;
        seen.append(*type);
        if (*type == extensionRequestOid) {
            if (!readExtensions(names, values.enter(der::Sequence)))
                return false;
        } else {
            while (values.hasMore())
                values.take();
        }
        if (!values.finished())
            return false;
    }
    return attributes.finished();
}

bool verifies(const PublicKey& key, QByteArrayView algorithm, QByteArrayView body, QByteArrayView signature)
{
    if (isEdwards(key.curve()))
        return algorithm == der::tlv(der::ObjectId, {factsOf(key.curve()).oid})
            && verifyEdDsa(key.handle(), body, signature);
    const auto hash = ecdsaHash(algorithm);
    return hash && verifyEcdsa(key.handle(), *hash, body, signature);
}

} // namespace

Result<CertificateRequest> CertificateRequest::parse(QByteArrayView der)
{
    if (der.size() > bytesMax)
        return RequestFault::BadRequest;
    der::Reader outer(der);
    der::Reader request = outer.enter(der::Sequence);
    if (!outer.finished())
        return RequestFault::BadRequest;
    const der::Item info = request.take(der::Sequence);
    const auto algorithm = request.take(der::Sequence).content;
    const auto signature = der::wholeBytes(request.take(der::BitString).content);
    if (!request.finished() || !signature || !isAlgorithm(algorithm))
        return RequestFault::BadRequest;

    der::Reader body(info.content);
    const auto version = body.take(der::Integer).content;
    const auto subject = body.take(der::Sequence).whole;
    const auto spki = body.take(der::Sequence).whole;
    AltNames names;
    const bool attributes = readAttributes(names, body.enter(der::contextConstructed(0)));
    if (!body.finished() || !attributes || version != QByteArrayView("\0", 1) || !isNameDer(subject)
        || !isKeyInfo(spki))
        return RequestFault::BadRequest;
    auto key = PublicKey::fromSpki(spki);
    if (!key)
        return key.fault();
    if (!verifies(*key, algorithm, info.whole, *signature))
        return RequestFault::NotProven;
    return CertificateRequest(der.toByteArray(), std::move(*key), std::move(names));
}

QByteArray makeRequest(
    const QString& organization, const QString& commonName, const AltNames& names, const PrivateKey& key)
{
    const QByteArray version1 = der::integer(QByteArrayView("\0", 1));
    const QByteArray wished = der::sequence({extensionOf(altNameOid, false, altNameValue(names))});
    const QByteArray attribute = der::sequence({der::oid(extensionRequestOid), der::tlv(der::Set, {wished})});
    const QByteArray attributes
        = der::tlv(der::contextConstructed(0), {names.isEmpty() ? QByteArray() : attribute}); // there, though empty
    return signedSequence(
        der::sequence({version1, nameOf({}, {}, organization, commonName), key.publicKey().spki(), attributes}), key);
}

} // namespace naru::crypto

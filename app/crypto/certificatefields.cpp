// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/crypto/certificatefields.h"

#include <algorithm>

namespace naru::crypto {

namespace {

/// RFC 5280 §4.1.2.2 forbids negative numbers, but they exist; a magnitude is given for them as well.
std::optional<QByteArray> serialMagnitude(QByteArrayView content)
{
    if (const auto positive = der::magnitude(content))
        return positive->toByteArray();
    if (content.isEmpty() || !(static_cast<quint8>(content[0]) & 0x80))
        return std::nullopt;
    QByteArray bytes = content.toByteArray();
    int carry = 1;
    for (auto byte = bytes.rbegin(); byte != bytes.rend(); ++byte) {
        const int value = (~*byte & 0xff) + carry;
        *byte = static_cast<char>(value);
        carry = value >> 8;
    }
    return bytes;
}

} // namespace

/// Name ::= SEQUENCE OF SET OF SEQUENCE { type, value }
bool isNameDer(QByteArrayView whole)
{
    der::Reader name = der::Reader(whole).enter(der::Sequence);
    while (name.hasMore()) {
        der::Reader parts = name.enter(der::Set);
        if (!parts.hasMore())
            return false;
        while (parts.hasMore()) {
            der::Reader part = parts.enter(der::Sequence);
            const auto type = part.take(der::ObjectId).content;
            const der::Item value = part.take();
            const bool badText = value.tag == der::Utf8String && !value.content.isValidUtf8();
            if (!part.finished() || !der::isOid(type) || !der::isUniversal(value.tag) || badText)
                return false;
        }
        if (!parts.finished())
            return false;
    }
    return name.finished();
}

/// AlgorithmIdentifier ::= SEQUENCE { OID, parameters OPTIONAL }, its content.
bool isAlgorithm(QByteArrayView content)
{
    der::Reader parts(content);
    const auto oid = parts.take(der::ObjectId).content;
    if (parts.hasMore())
        parts.take();
    return parts.finished() && der::isOid(oid);
}

bool isKeyInfo(QByteArrayView whole)
{
    der::Reader parts = der::Reader(whole).enter(der::Sequence);
    const auto algorithm = parts.take(der::Sequence).content;
    const auto bits = der::wholeBytes(parts.take(der::BitString).content);
    return parts.finished() && bits && isAlgorithm(algorithm);
}

namespace {

bool readVersion(CertificateFields& fields, der::Reader& body)
{
    if (!body.isNext(der::contextConstructed(0)))
        return true; // v1
    der::Reader wrapper = body.enter(der::contextConstructed(0));
    const auto content = wrapper.take(der::Integer).content;
    if (!wrapper.finished() || content.size() != 1 || content[0] < 0 || content[0] > 2)
        return false;
    fields.version = content[0] + 1;
    return true;
}

bool readValidity(CertificateFields& fields, der::Reader validity)
{
    const auto notBefore = der::instant(validity.take());
    const auto notAfter = der::instant(validity.take());
    if (!notBefore || !notAfter || !validity.finished())
        return false;
    fields.notBefore = *notBefore;
    fields.notAfter = *notAfter;
    return true;
}

/// One Extension ::= SEQUENCE { extnID, critical DEFAULT FALSE, extnValue }; a written-out FALSE is common and
/// harmless.
bool readOneExtension(CertificateFields& fields, der::Reader item)
{
    const auto oid = der::oidText(item.take(der::ObjectId).content);
    Certificate::Extension extension;
    if (item.isNext(der::Boolean)) {
        const auto critical = der::boolean(item.take().content);
        if (!critical)
            return false;
        extension.critical = *critical;
    }
    const auto value = item.take(der::OctetString).content;
    if (!oid || !item.finished())
        return false;
    extension.oid = *oid;
    const bool repeated = std::any_of(fields.extensions.cbegin(), fields.extensions.cend(),
        [&](const Certificate::Extension& known) { return known.oid == extension.oid; });
    if (repeated || !readExtension(fields, extension, value))
        fields.hasUnreadableExtension = true;
    fields.extensions.append(extension);
    return true;
}

bool readExtensions(CertificateFields& fields, der::Reader wrapper)
{
    constexpr int extensionsMax = 64;
    der::Reader list = wrapper.enter(der::Sequence);
    if (!wrapper.finished())
        return false;
    while (list.hasMore()) {
        if (fields.extensions.size() == extensionsMax || !readOneExtension(fields, list.enter(der::Sequence)))
            return false;
    }
    return list.finished();
}

bool readBody(CertificateFields& fields, der::Reader body)
{
    if (!readVersion(fields, body))
        return false;
    const auto serial = serialMagnitude(body.take(der::Integer).content);
    const auto algorithm = body.take(der::Sequence).content;
    const auto issuer = body.take(der::Sequence).whole;
    if (!readValidity(fields, body.enter(der::Sequence)))
        return false;
    const auto subject = body.take(der::Sequence).whole;
    fields.spki = body.take(der::Sequence).whole;
    for (const int uniqueId : {1, 2}) {
        if (body.isNext(der::context(uniqueId)))
            body.take();
    }
    if (body.isNext(der::contextConstructed(3)) && !readExtensions(fields, body.enter(der::contextConstructed(3))))
        return false;
    if (!body.finished() || !serial || !isAlgorithm(algorithm) || !isNameDer(issuer) || !isNameDer(subject)
        || !isKeyInfo(fields.spki))
        return false;
    fields.algorithmsAgree = algorithm == fields.signatureAlgorithm;
    fields.serialNumber = *serial;
    fields.issuer = issuer.toByteArray();
    fields.subject = subject.toByteArray();
    return true;
}

} // namespace

bool readCertificate(CertificateFields& fields)
{
    der::Reader outer(fields.der);
    der::Reader certificate = outer.enter(der::Sequence);
    if (!outer.finished())
        return false;
    const der::Item body = certificate.take(der::Sequence);
    fields.toBeSigned = body.whole;
    fields.signatureAlgorithm = certificate.take(der::Sequence).content;
    const auto signature = der::wholeBytes(certificate.take(der::BitString).content);
    if (!certificate.finished() || !signature || !isAlgorithm(fields.signatureAlgorithm))
        return false;
    fields.signature = *signature;
    return readBody(fields, der::Reader(body.content));
}

} // namespace naru::crypto

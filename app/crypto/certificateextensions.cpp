// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/crypto/certificatefields.h"

#include <limits>

namespace naru::crypto {

namespace {

using Extension = Certificate::Extension;

/// RFC 5280 §4.2.1.3: nine named bits, bit 0 is the first one on the wire.
bool readKeyUsage(CertificateFields& fields, const Extension& extension, QByteArrayView value)
{
    constexpr int namedBits = 9;
    const auto content = der::only(value, der::BitString);
    if (!content || content->size() < 2 || content->size() > 3 || static_cast<quint8>((*content)[0]) > 7)
        return false;
    const int unused = (*content)[0];
    const auto octet = [&](int at) { return at + 1 < content->size() ? static_cast<quint8>((*content)[at + 1]) : 0; };
    const int wire = octet(0) << 8 | octet(1);
    const int bitCount = static_cast<int>(content->size() - 1) * 8 - unused;
    Certificate::KeyUsage usage{0, extension.critical};
    for (int bit = 0; bit < 16; ++bit) {
        if (!(wire & (0x8000 >> bit)))
            continue;
        if (bit >= bitCount || bit >= namedBits)
            return false;
        usage.bits = static_cast<quint16>(usage.bits | 1 << bit);
    }
    fields.keyUsage = usage;
    return usage.bits != 0;
}

bool readExtendedKeyUsage(CertificateFields& fields, const Extension& extension, QByteArrayView value)
{
    constexpr int purposesMax = 32;
    const auto content = der::only(value, der::Sequence);
    der::Reader list(content.value_or(QByteArrayView()));
    Certificate::ExtendedKeyUsage usage{{}, extension.critical};
    while (list.hasMore()) {
        const auto oid = der::oidText(list.take(der::ObjectId).content);
        if (!oid || usage.oids.size() == purposesMax)
            return false;
        usage.oids.append(*oid);
    }
    fields.extendedKeyUsage = usage;
    return list.finished() && !usage.oids.isEmpty();
}

bool readBasicConstraints(CertificateFields& fields, const Extension& extension, QByteArrayView value)
{
    const auto content = der::only(value, der::Sequence);
    der::Reader parts(content.value_or(QByteArrayView()));
    Certificate::BasicConstraints constraints{false, std::nullopt, extension.critical};
    if (parts.isNext(der::Boolean)) {
        const auto ca = der::boolean(parts.take().content);
        if (!ca)
            return false;
        constraints.ca = *ca;
    }
    if (parts.isNext(der::Integer)) {
        const auto length = der::magnitude(parts.take().content);
        if (!length || length->size() > 2)
            return false;
        int number = 0;
        for (const char c : *length)
            number = number << 8 | static_cast<quint8>(c);
        constraints.pathLength = number;
    }
    fields.basicConstraints = constraints;
    return content && parts.finished();
}

/// RFC 5280 §4.2.1.13: what is asked later is whether reasons or a CRL issuer are named.
bool readCrlDistribution(CertificateFields& fields, const Extension& extension, QByteArrayView value)
{
    const auto content = der::only(value, der::Sequence);
    der::Reader list(content.value_or(QByteArrayView()));
    Certificate::CrlDistribution distribution;
    distribution.critical = extension.critical;
    while (list.hasMore()) {
        der::Reader point = list.enter(der::Sequence);
        const bool named = point.isNext(der::contextConstructed(0));
        if (named)
            point.take();
        const bool reasons = point.isNext(der::context(1));
        if (reasons)
            point.take();
        const bool issuer = point.isNext(der::contextConstructed(2));
        if (issuer)
            point.take();
        if (!point.finished() || !(named || issuer))
            return false;
        distribution.hasReasons = distribution.hasReasons || reasons;
        distribution.hasCrlIssuer = distribution.hasCrlIssuer || issuer;
        ++distribution.points;
    }
    fields.crlDistribution = distribution;
    return list.finished() && distribution.points > 0;
}

bool readSubjectKeyIdentifier(CertificateFields& fields, QByteArrayView value)
{
    const auto content = der::only(value, der::OctetString);
    fields.subjectKeyIdentifier = content.value_or(QByteArrayView()).toByteArray();
    return !fields.subjectKeyIdentifier.isEmpty();
}

bool readAuthorityKeyIdentifier(CertificateFields& fields, QByteArrayView value)
{
    const auto content = der::only(value, der::Sequence);
    der::Reader parts(content.value_or(QByteArrayView()));
    if (parts.isNext(der::context(0)))
        fields.authorityKeyIdentifier = parts.take().content.toByteArray();
    if (parts.isNext(der::contextConstructed(1)))
        parts.take();
    if (parts.isNext(der::context(2)))
        parts.take();
    return content && parts.finished();
}

/// GeneralNames: at least one, each with a context tag (RFC 5280 §4.2.1.6).
bool isGeneralNames(QByteArrayView value)
{
    const auto content = der::only(value, der::Sequence);
    der::Reader names(content.value_or(QByteArrayView()));
    bool good = names.hasMore();
    while (names.hasMore())
        good = (names.take().tag & 0xc0) == 0x80 && good;
    return good && names.finished();
}

/// An rfc822Name [1] or a uniformResourceIdentifier [6] among GeneralNames.
bool hasContact(QByteArrayView value)
{
    der::Reader names(der::only(value, der::Sequence).value_or(QByteArrayView()));
    bool found = false;
    while (names.hasMore()) {
        const auto tag = names.take().tag;
        found = found || tag == der::context(1) || tag == der::context(6);
    }
    return found;
}

} // namespace

bool readExtension(CertificateFields& fields, const Extension& extension, QByteArrayView value)
{
    constexpr QByteArrayView certificateExtension("2.5.29.");
    if (!extension.oid.startsWith(certificateExtension))
        return true;
    const QByteArrayView kind = QByteArrayView(extension.oid).sliced(certificateExtension.size());
    if (kind == "14")
        return readSubjectKeyIdentifier(fields, value);
    if (kind == "15")
        return readKeyUsage(fields, extension, value);
    if (kind == "17")
        return isGeneralNames(value);
    if (kind == "18") {
        fields.hasIssuerContact = hasContact(value);
        return isGeneralNames(value);
    }
    if (kind == "19")
        return readBasicConstraints(fields, extension, value);
    if (kind == "31")
        return readCrlDistribution(fields, extension, value);
    if (kind == "35")
        return readAuthorityKeyIdentifier(fields, value);
    if (kind == "37")
        return readExtendedKeyUsage(fields, extension, value);
    return true;
}

} // namespace naru::crypto

// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/crypto/pkcs7.h"

#include "app/crypto/der/reader.h"
#include "app/crypto/der/writer.h"

#include <algorithm>

namespace naru::crypto {

namespace {
constexpr const char *signedDataOid = "1.2.840.113549.1.7.2", *dataOid = "1.2.840.113549.1.7.1";

bool isEmptySet(der::Reader& parts)
{
    return parts.take(der::Set).content.isEmpty() && !parts.failed();
}

/// SignedData, its content. Nothing: not certificates alone.
std::optional<QByteArrayView> certificatesIn(der::Reader parts)
{
    const auto version = parts.take(der::Integer).content;
    const bool noDigests = isEmptySet(parts);
    der::Reader content = parts.enter(der::Sequence);
    const bool isData = content.take(der::ObjectId).content == der::oidContent(dataOid) && content.finished();
    const auto certificates = parts.take(der::contextConstructed(0)).content;
    if (parts.isNext(der::contextConstructed(1)))
        parts.take();
    const bool noSigners = isEmptySet(parts);
    const bool good = parts.finished() && version.size() == 1 && noDigests && isData && noSigners;
    return good ? std::optional(certificates) : std::nullopt;
}
} // namespace

QByteArray certsOnly(const QList<Certificate>& certificates)
{
    QList<QByteArray> sorted;
    for (const Certificate& certificate : certificates)
        sorted.append(certificate.der());
    std::sort(sorted.begin(), sorted.end());
    const QByteArray none = der::tlv(der::Set, {});
    const QByteArray signedData = der::sequence({der::integer(QByteArrayView("\1", 1)), none,
        der::sequence({der::oid(dataOid)}), der::tlv(der::contextConstructed(0), {sorted.join()}), none});
    return der::sequence({der::oid(signedDataOid), der::tlv(der::contextConstructed(0), {signedData})});
}

Result<QList<Certificate>> certsOnlyOf(QByteArrayView der)
{
    if (der.size() > bundleBytesMax)
        return RequestFault::BadBundle;
    der::Reader outer(der);
    der::Reader info = outer.enter(der::Sequence);
    const bool isSignedData = info.take(der::ObjectId).content == der::oidContent(signedDataOid);
    der::Reader wrapper = info.enter(der::contextConstructed(0));
    const auto carried = certificatesIn(wrapper.enter(der::Sequence));
    if (!outer.finished() || !info.finished() || !wrapper.finished() || !isSignedData || !carried)
        return RequestFault::BadBundle;
    der::Reader list(*carried);
    QList<Certificate> certificates;
    while (list.hasMore()) {
        const auto certificate = Certificate::parse(list.take(der::Sequence).whole);
        if (!certificate || certificates.size() == bundleCertificatesMax)
            return RequestFault::BadBundle;
        certificates.append(*certificate);
    }
    if (!list.finished() || certificates.isEmpty())
        return RequestFault::BadBundle;
    return certificates;
}

} // namespace naru::crypto

// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/crypto/altnames.h"

#include "app/crypto/der/reader.h"
#include "app/crypto/der/writer.h"

#include <algorithm>

namespace naru::crypto {

namespace {

constexpr quint8 hostTag = der::context(2), uriTag = der::context(6), addressTag = der::context(7);
constexpr qsizetype nameBytesMax = 512;

bool isAscii(QByteArrayView text)
{
    return std::all_of(text.begin(), text.end(), [](char c) { return c > 0x20 && c < 0x7f; });
}

QByteArray textName(quint8 tag, const QString& text)
{
    const QByteArray bytes = text.toUtf8();
    return isAscii(bytes) && !bytes.isEmpty() ? der::tlv(tag, {bytes}) : QByteArray();
}

/// False: a name that is not what its tag says.
bool take(AltNames& names, const der::Item& item)
{
    const bool isText = item.tag == hostTag || item.tag == uriTag;
    if (isText && (item.content.isEmpty() || item.content.size() > nameBytesMax || !isAscii(item.content)))
        return false;
    if (item.tag == uriTag) {
        names.uris.append(QString::fromLatin1(item.content));
    } else if (item.tag == hostTag) {
        names.hosts.append(QString::fromLatin1(item.content));
    } else if (item.tag == addressTag) {
        if (item.content.size() != 4 && item.content.size() != 16)
            return false;
        names.addresses.append(item.content.toByteArray());
    } else if ((item.tag & 0xc0) == 0x80) {
        names.hasOthers = true;
    } else {
        return false;
    }
    return true;
}

} // namespace

QByteArray altNameValue(const AltNames& names)
{
    QByteArray all;
    for (const QString& uri : names.uris)
        all += textName(uriTag, uri);
    for (const QString& host : names.hosts)
        all += textName(hostTag, host);
    for (const QByteArray& address : names.addresses) {
        if (address.size() == 4 || address.size() == 16)
            all += der::tlv(addressTag, {address});
    }
    return der::sequence({all});
}

CertificatePlan::ExtensionPlan altNameExtension(const AltNames& names)
{
    return {altNameOid, false, altNameValue(names)};
}

std::optional<AltNames> readAltNames(QByteArrayView value)
{
    const auto content = der::only(value, der::Sequence);
    der::Reader list(content.value_or(QByteArrayView()));
    AltNames names;
    int count = 0;
    while (list.hasMore()) {
        const der::Item item = list.take();
        if (list.failed() || ++count > altNamesMax || !take(names, item))
            return std::nullopt;
    }
    return list.finished() && count > 0 ? std::optional(names) : std::nullopt;
}

Result<AltNames> altNamesOf(const Certificate& certificate)
{
    if (!certificate.hasExtension(altNameOid))
        return AltNames();
    if (certificate.hasUnreadableExtension())
        return CryptoFault::BadCertificate;
    // A Certificate is well formed: tbsCertificate's last part is [3] { SEQUENCE OF Extension }.
    der::Reader body = der::Reader(certificate.der()).enter(der::Sequence).enter(der::Sequence);
    while (body.hasMore() && !body.isNext(der::contextConstructed(3)))
        body.take();
    der::Reader list = body.enter(der::contextConstructed(3)).enter(der::Sequence);
    while (list.hasMore()) {
        der::Reader extension = list.enter(der::Sequence);
        const auto oid = der::oidText(extension.take(der::ObjectId).content);
        if (extension.isNext(der::Boolean))
            extension.take();
        const auto value = extension.take(der::OctetString).content;
        if (oid != QByteArray(altNameOid))
            continue;
        if (const auto names = readAltNames(value))
            return *names;
        break;
    }
    return CryptoFault::BadCertificate;
}

} // namespace naru::crypto

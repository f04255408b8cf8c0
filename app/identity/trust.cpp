// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/identity/trust.h"

#include <QDateTime>
#include <QDir>
#include <QFile>
#include <QFileInfo>

#include <algorithm>

namespace naru::identity {

namespace {
constexpr qint64 fileBytesMax = 1024 * 1024;
constexpr qsizetype filesMax = 2'000;

std::optional<QByteArray> readSmall(const QString& path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return std::nullopt;
    QByteArray bytes = file.read(fileBytesMax + 1);
    if (bytes.size() > fileBytesMax)
        return std::nullopt;
    return bytes;
}

Instant modified(const QFileInfo& file)
{
    return Instant(Milliseconds(file.lastModified().toMSecsSinceEpoch()));
}
} // namespace

bool isSample(const crypto::Certificate& certificate)
{
    return certificate.organization() == QLatin1StringView(sampleOrganization);
}

void TrustList::confirm(Instant asOf)
{
    m_asOf = asOf;
    m_isHandedDown = true;
}

TrustList::Freshness TrustList::freshness(Instant now) const
{
    if (!m_isHandedDown || now - *m_asOf <= trustStaleAfter)
        return Freshness::Fresh;
    return now - *m_asOf > trustRefusedAfter ? Freshness::TooOld : Freshness::Stale;
}

void TrustList::removeSamples()
{
    const QList<crypto::Certificate> all = std::exchange(m_all, {});
    m_bySubject.clear();
    for (const crypto::Certificate& certificate : all) {
        if (isSample(certificate))
            continue;
        m_bySubject.insert(certificate.subject(), m_all.size());
        m_all.append(certificate);
    }
}

void TrustList::add(QByteArrayView pemOrDer)
{
    const auto intake = crypto::Certificate::parseMany(pemOrDer);
    m_unreadable += intake.unreadable;
    for (const crypto::Certificate& certificate : intake.certificates) {
        if (!certificate.publicKey()) {
            ++m_unsupported;
            continue;
        }
        m_bySubject.insert(certificate.subject(), m_all.size());
        m_all.append(certificate);
    }
}

Result<TrustList> TrustList::load(const QString& fileOrFolder)
{
    TrustList list;
    const auto take = [&list](const QFileInfo& file) {
        const auto bytes = readSmall(file.filePath());
        if (!bytes) {
            ++list.m_unreadable;
            return;
        }
        list.add(*bytes);
        list.m_asOf = std::max(list.m_asOf.value_or(modified(file)), modified(file));
    };

    const QFileInfo where(fileOrFolder);
    if (where.isFile() && where.isReadable()) {
        take(where);
        return list;
    }
    if (!where.isDir() || !where.isReadable())
        return Fault(IdentityFault::NoTrust, fileOrFolder);
    static const QStringList endings{
        QStringLiteral("pem"), QStringLiteral("crt"), QStringLiteral("cer"), QStringLiteral("der")};
    int taken = 0;
    for (const QFileInfo& file : QDir(fileOrFolder).entryInfoList(QDir::Files | QDir::System, QDir::Name)) {
        if (file.isFile() && !file.isSymLink() && endings.contains(file.suffix().toLower()) && taken++ < filesMax)
            take(file);
        else
            ++list.m_unreadable;
    }
    return list;
}

QList<crypto::Certificate> TrustList::anchorsFor(const crypto::Certificate& documentSigner) const
{
    QList<crypto::Certificate> anchors;
    const auto [begin, end] = m_bySubject.equal_range(documentSigner.issuer());
    for (auto it = begin; it != end; ++it)
        anchors.append(m_all[it.value()]);
    const QByteArray& wanted = documentSigner.authorityKeyIdentifier();
    std::stable_partition(anchors.begin(), anchors.end(), [&wanted](const crypto::Certificate& anchor) {
        return !wanted.isEmpty() && anchor.subjectKeyIdentifier() == wanted;
    });
    return anchors;
}

} // namespace naru::identity

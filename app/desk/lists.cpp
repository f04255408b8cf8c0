// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desk/deskimpl.h"
#include "app/desk/suppliesimpl.h"

#include "app/base/savefile.h"
#include "app/crypto/hash.h"

#include <QDateTime>
#include <QDir>
#include <QFileInfo>

namespace naru::desk {

namespace {
constexpr qint64 trustFileMax = 1024 * 1024;

/// With the date it came with: a list is believed as of its own day, not as of the day of its import.
bool keepDated(QSaveFile& file, const QDateTime& dated)
{
    const QString name = file.fileName();
    QFile kept(name);
    if (!commitWhole(file) || !kept.open(QIODevice::ReadWrite))
        return false;
    return kept.setFileTime(dated, QFileDevice::FileModificationTime);
}
} // namespace

/// Only what the folder holds now, and what the agency handed down, is believed; a demo's sample root is believed in a
/// demo alone.
void DeskImpl::loadTrust()
{
    auto loaded = QFileInfo::exists(path("trust")) ? identity::TrustList::load(path("trust"))
                                                   : Result<identity::TrustList>(identity::TrustList());
    m_trust = loaded ? std::move(*loaded) : identity::TrustList();
    const auto handedDown = m_supplies->files(QStringLiteral("trust"));
    for (const Supply::File& file : handedDown)
        m_trust.add(file.bytes);
    if (const auto confirmed = m_supplies->trustConfirmed()) // what was handed down and is lost is good for nothing
        m_trust.confirm(handedDown.isEmpty() ? Instant() : *confirmed);
    if (kind() == Kind::Real)
        m_trust.removeSamples();
}

void DeskImpl::importTrust(const QString& file, Done done)
{
    if (const auto may = mayAdminister(); !may)
        return done(may);
    QFile source(file);
    if (!source.open(QIODevice::ReadOnly) || source.size() > trustFileMax)
        return done(DeskFault::TrustUnreadable);
    const QByteArray bytes = source.read(trustFileMax);
    const auto intake = crypto::Certificate::parseMany(bytes);
    if (intake.certificates.isEmpty())
        return done(DeskFault::TrustUnreadable);
    if (kind() == Kind::Real) {
        for (const crypto::Certificate& certificate : intake.certificates) {
            if (identity::isSample(certificate))
                return done(DeskFault::SampleTrust);
        }
    }
    const QString digest = QString::fromLatin1(crypto::sha256(bytes).toHex());
    QDir().mkpath(path("trust"));
    const QString name = path("trust") + QLatin1Char('/') + digest.left(16) + QStringLiteral(".pem");
    const auto kept = std::make_shared<QSaveFile>(name); // takes its place once the journal knows
    QByteArray pem;
    for (const crypto::Certificate& certificate : intake.certificates)
        pem += crypto::toPem("CERTIFICATE", certificate.der());
    if (!kept->open(QIODevice::WriteOnly) || kept->write(pem) != pem.size())
        return done(Fault(storage::StorageFault::IoFailed, QStringLiteral("trust folder")));
    const QString count = QString::number(intake.certificates.size());
    recordAll({entryOf(Deed{naru::Kind::TrustChanged, m_signedIn, {{"file_sha256", digest}, {"certificates", count}}})},
        [this, done, kept, dated = source.fileTime(QFileDevice::FileModificationTime)](const Result<void>& written) {
            if (!written)
                return done(written);
            const bool inPlace = keepDated(*kept, dated);
            loadTrust();
            Q_EMIT trustChanged();
            done(inPlace ? Result<void>() : Fault(storage::StorageFault::IoFailed, QStringLiteral("trust folder")));
        });
}

} // namespace naru::desk

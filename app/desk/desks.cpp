// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desk/deskimpl.h"

#include <QDir>
#include <QSaveFile>

namespace naru::desk {

namespace {

constexpr int desksMax = 500;
const QString ending = QStringLiteral("desk"); ///< trust/KEY-ID.desk: no certificate, the trust list passes it by

/// What a file in the trust folder says, if its own signature still holds.
std::optional<payments::DeskKey> deskIn(const QString& path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return std::nullopt;
    const auto key = payments::deskKeyFrom(file.read(payments::deskKeyLettersMax + 1));
    return key ? std::optional(*key) : std::nullopt;
}

} // namespace

Result<crypto::PrivateKey> DeskImpl::signingKey() const
{
    const auto stored = m_keys->load(QStringLiteral("desk.signing"));
    return stored ? crypto::PrivateKey::fromPkcs8(stored->view()) : Result<crypto::PrivateKey>(stored.fault());
}

QList<payments::DeskKey> DeskImpl::knownDesks() const
{
    QList<payments::DeskKey> desks;
    if (const auto own = signingKey())
        desks.append({settings().centre, settings().desk, own->publicKey().spki(), {}, kind() == Kind::Demo});
    const QDir folder(path("trust"));
    for (const QFileInfo& file :
        folder.entryInfoList({QStringLiteral("*.") + ending}, QDir::Files | QDir::NoSymLinks, QDir::Name)) {
        const auto desk = desks.size() < desksMax ? deskIn(file.filePath()) : std::nullopt;
        if (desk && (!desk->demo || kind() == Kind::Demo))
            desks.append(*desk);
    }
    return desks;
}

Result<QByteArray> DeskImpl::deskKeyText() const
{
    const auto own = signingKey();
    if (!own)
        return own.fault();
    return payments::deskKeyText({settings().centre, settings().desk, {}, now(), kind() == Kind::Demo}, *own);
}

void DeskImpl::importDeskKey(const QByteArray& text, Done done)
{
    if (const auto may = mayAdminister(); !may)
        return done(may);
    const auto key = payments::deskKeyFrom(text);
    if (!key)
        return done(Fault(DeskFault::BadDeskKey, QLatin1StringView(key.fault().name())));
    if (key->demo && kind() == Kind::Real)
        return done(DeskFault::SampleTrust);
    const QString id = QString::fromLatin1(key->id().toHex());
    QDir().mkpath(path("trust"));
    const auto kept = std::make_shared<QSaveFile>(path("trust") + QLatin1Char('/') + id + u'.' + ending);
    const QByteArray bytes = text.trimmed() + '\n'; // takes its place once the journal knows
    if (!kept->open(QIODevice::WriteOnly) || kept->write(bytes) != bytes.size())
        return done(Fault(storage::StorageFault::IoFailed, QStringLiteral("trust folder")));
    recordAll({entryOf(Deed{naru::Kind::TrustChanged, m_signedIn,
                  {{"desk_key", id}, {"centre", key->centre}, {"desk", key->desk}}})},
        [this, done, kept](const Result<void>& written) {
            if (!written)
                return done(written);
            const bool inPlace = kept->commit();
            Q_EMIT trustChanged();
            done(inPlace ? Result<void>() : Fault(storage::StorageFault::IoFailed, QStringLiteral("trust folder")));
        });
}

} // namespace naru::desk

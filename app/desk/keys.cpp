// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/crypto/hash.h"
#include "app/desk/deskimpl.h"

#include <QFile>
#include <QSaveFile>

namespace naru::desk {

namespace {
constexpr qsizetype keyBytes = 32;
constexpr qsizetype recoveryBytes = 20;
constexpr std::chrono::days holderKeyLife{90};

QString holderKeyName(qint64 number)
{
    return QStringLiteral("holder.%1").arg(number);
}

/// How long the longest kept record of a check is kept.
std::chrono::days longestKept()
{
    int days = 0;
    for (const identity::Purpose& purpose : identity::builtInPurposes())
        days = std::max(days, purpose.keptDays);
    return std::chrono::days(days);
}

/// What wallets look for in a reader's certificate (ISO 18013-5 Annex B.1.7): signs, is for readers, names its issuer's
/// key.
bool isForReaders(const crypto::Certificate& certificate)
{
    const auto& usage = certificate.keyUsage();
    const auto& purposes = certificate.extendedKeyUsage();
    return usage && (usage->bits & crypto::DigitalSignature) && purposes && purposes->oids.contains("1.0.18013.5.1.6")
        && !certificate.authorityKeyIdentifier().isEmpty();
}
} // namespace

Result<crypto::Secret> DeskImpl::ownKey(const char* name, qsizetype bytes)
{
    if (m_parts.access == Access::ReadOnly)
        return m_keys->load(QLatin1String(name));
    return crypto::loadOrCreate(*m_keys, QLatin1String(name), bytes, m_parts.random);
}

Result<void> DeskImpl::loadKeys()
{
    auto keys = crypto::openFileKeyStore(path("keys"));
    if (!keys)
        return keys.fault();
    m_keys = std::move(*keys);
    auto pepper = ownKey("staff.pepper", keyBytes);
    if (!pepper)
        return pepper.fault();
    m_pepper = std::move(*pepper);
    if (const auto recovery = ownKey("backup.recovery", recoveryBytes); !recovery)
        return recovery.fault();
    if (m_parts.access == Access::ReadWrite && !m_keys->names().contains(QStringLiteral("desk.signing"))) {
        const auto signing = crypto::PrivateKey::generate(crypto::Curve::P256, m_parts.random);
        return m_keys->store(QStringLiteral("desk.signing"), signing.pkcs8());
    }
    return {};
}

/// Keys of the keyed hashes: a new one every 90 days; one whose records are all past their time is destroyed, and with
/// it every link from those records to a credential.
void DeskImpl::keepHolderKeys()
{
    if (clockState() != identity::ClockState::Plausible)
        return; // a wrong clock must not destroy what is not past its time
    for (const HolderKey& key : m_snapshot.holderKeys) {
        if (key.purge <= now()) {
            QByteArray old = m_holderKeys.take(key.number);
            crypto::wipe(old);
            const auto destroyed = m_keys->destroy(holderKeyName(key.number));
            if (destroyed || destroyed.fault().is(crypto::CryptoFault::KeyMissing)) // gone, and not told yet
                recordQuietly(
                    entryOf(HolderKeyChange{HolderKeyChange::What::Destroyed, key.number, key.made, key.purge}));
        } else if (!m_holderKeys.contains(key.number)) {
            if (const auto loaded = m_keys->load(holderKeyName(key.number)))
                m_holderKeys.insert(key.number, loaded->view().toByteArray());
        }
    }
    const HolderKey* newest = m_snapshot.holderKeys.isEmpty() ? nullptr : &m_snapshot.holderKeys.last();
    if (newest && m_holderKeys.contains(newest->number) && now() < newest->made + holderKeyLife)
        return;
    const qint64 number = newest ? newest->number + 1 : 1;
    const crypto::Secret key{QByteArrayView(m_parts.random.bytes(keyBytes))};
    if (!m_keys->store(holderKeyName(number), key))
        return; // records go without a keyed hash until the key store can be written again
    m_holderKeys.insert(number, key.view().toByteArray());
    const Instant purge = now() + holderKeyLife + longestKept();
    recordQuietly(entryOf(HolderKeyChange{HolderKeyChange::What::Made, number, now(), purge}));
}

DeskImpl::HolderHash DeskImpl::holderHash(QByteArrayView credentialId) const
{
    qint64 newest = 0;
    for (auto key = m_holderKeys.keyBegin(); key != m_holderKeys.keyEnd(); ++key)
        newest = std::max(newest, *key);
    if (!newest)
        return {};
    return {crypto::hmacSha256(m_holderKeys.value(newest), {credentialId}), newest};
}

Result<void> DeskImpl::loadReader()
{
    const auto stored = m_keys->load(QStringLiteral("reader.key"));
    if (!stored) {
        if (!stored.fault().is(crypto::CryptoFault::KeyMissing))
            return stored.fault();
        if (kind() == Kind::Demo)
            makeDemoReader();
        return {};
    }
    const auto key = crypto::PrivateKey::fromPkcs8(stored->view());
    if (!key)
        return key.fault();
    QFile file(path("reader.pem"));
    if (!file.open(QIODevice::ReadOnly))
        return {}; // a key that still waits for its certificate
    constexpr qsizetype readerFileMax = 64 * 1024;
    const auto intake = crypto::Certificate::parseMany(file.read(readerFileMax));
    if (intake.certificates.isEmpty())
        return {};
    identity::mdl::ReaderIdentity reader{{}, *key};
    for (const crypto::Certificate& certificate : intake.certificates)
        reader.chain.append(certificate.der());
    m_readerCertificate = intake.certificates.first();
    m_reader = reader;
    return {};
}

/// A demo's phone should see who asks: a reader certificate of the sample kind, as mdoc.md §2.8 describes it.
void DeskImpl::makeDemoReader()
{
    using crypto::Certificate;
    const auto root = crypto::PrivateKey::generate(crypto::Curve::P256, m_parts.random);
    const auto key = crypto::PrivateKey::generate(crypto::Curve::P256, m_parts.random);
    constexpr std::chrono::days yesterday{1}, life{365};
    crypto::CertificatePlan plan;
    plan.country = QStringLiteral("KR");
    plan.organization = QLatin1String(identity::sampleOrganization);
    plan.commonName = QStringLiteral("나루 시연 읽기 기관");
    plan.notBefore = now() - yesterday;
    plan.notAfter = now() + life;
    plan.keyUsage = Certificate::KeyUsage{crypto::KeyCertSign | crypto::CrlSign, true};
    plan.basicConstraints = Certificate::BasicConstraints{true, 0, true};
    const auto issuer
        = Certificate::parse(crypto::makeCertificate(plan, root.publicKey(), root, nullptr, m_parts.random));
    plan.commonName = QStringLiteral("나루동 행정복지센터");
    plan.keyUsage = Certificate::KeyUsage{crypto::DigitalSignature, true};
    plan.extendedKeyUsage = Certificate::ExtendedKeyUsage{{"1.0.18013.5.1.6"}, true};
    plan.basicConstraints.reset();
    plan.crlUri = QStringLiteral("https://sample.invalid/reader.crl");
    if (!issuer)
        return;
    const auto leaf
        = Certificate::parse(crypto::makeCertificate(plan, key.publicKey(), root, &*issuer, m_parts.random));
    if (!leaf)
        return;
    m_readerCertificate = *leaf;
    m_reader = identity::mdl::ReaderIdentity{{leaf->der()}, key};
}

Desk::ReaderState DeskImpl::reader() const
{
    if (!m_readerCertificate)
        return {};
    return {true, m_readerCertificate->commonName(), m_readerCertificate->notAfter(),
        identity::isSample(*m_readerCertificate)};
}

Result<QByteArray> DeskImpl::readerRequest(const QString& organization)
{
    if (const auto may = mayAdminister(); !may)
        return may.fault();
    if (organization.trimmed().isEmpty())
        return DeskFault::SetupIncomplete;
    auto stored = m_keys->load(QStringLiteral("reader.key"));
    if (!stored) {
        const auto fresh = crypto::PrivateKey::generate(crypto::Curve::P256, m_parts.random);
        if (const auto kept = m_keys->store(QStringLiteral("reader.key"), fresh.pkcs8()); !kept)
            return kept.fault();
        stored = m_keys->load(QStringLiteral("reader.key"));
    }
    if (!stored)
        return stored.fault();
    const auto key = crypto::PrivateKey::fromPkcs8(stored->view());
    if (!key)
        return key.fault();
    const QByteArray request = crypto::makeRequest(QStringLiteral("KR"), organization.trimmed(), settings().desk, *key);
    return crypto::toPem("CERTIFICATE REQUEST", request);
}

void DeskImpl::importReaderCertificate(const QByteArray& pem, Done done)
{
    if (const auto may = mayAdminister(); !may)
        return done(may);
    const auto stored = m_keys->load(QStringLiteral("reader.key"));
    const auto key
        = stored ? crypto::PrivateKey::fromPkcs8(stored->view()) : Result<crypto::PrivateKey>(stored.fault());
    const auto intake = crypto::Certificate::parseMany(pem);
    if (!key || intake.certificates.isEmpty())
        return done(DeskFault::BadReaderCertificate);
    const crypto::Certificate& leaf = intake.certificates.first();
    const auto leafKey = leaf.publicKey();
    if (!leafKey || leafKey->spki() != key->publicKey().spki() || !isForReaders(leaf))
        return done(DeskFault::BadReaderCertificate);
    if (now() < leaf.notBefore() || leaf.notAfter() <= now())
        return done(DeskFault::ReaderCertificateDates);
    if (kind() == Kind::Real && identity::isSample(leaf))
        return done(DeskFault::SampleTrust);
    const auto file = std::make_shared<QSaveFile>(path("reader.pem")); // takes its place once the journal knows
    if (!file->open(QIODevice::WriteOnly) || file->write(pem) != pem.size())
        return done(Fault(storage::StorageFault::IoFailed, QStringLiteral("reader.pem")));
    const QString fingerprint = QString::fromLatin1(leaf.fingerprint().toHex());
    recordAll({entryOf(Deed{naru::Kind::TrustChanged, m_signedIn, {{"reader_certificate", fingerprint}}})},
        [this, done, file](const Result<void>& written) {
            if (!written)
                return done(written);
            const bool kept = file->commit();
            const auto loaded
                = kept ? loadReader() : Fault(storage::StorageFault::IoFailed, QStringLiteral("reader.pem"));
            Q_EMIT trustChanged();
            done(loaded);
        });
}

} // namespace naru::desk

// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/hub/authority.h"

#include "app/base/assert.h"
#include "app/base/savefile.h"
#include "app/codec/text.h"
#include "app/crypto/keys/keyfile.h"
#include "app/storage/folder.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QRegularExpression>

#include <arpa/inet.h>

namespace naru::hub {

namespace {

using crypto::Certificate;

constexpr qsizetype deviceBytes = 16, certificateBytesMax = 64 * 1024;
const QLatin1StringView uriHead("urn:naru:device:");
constexpr const char *serverAuth = "1.3.6.1.5.5.7.3.1", *clientAuth = "1.3.6.1.5.5.7.3.2";

QString in(const QString& folder, const char* name)
{
    return QDir(folder).filePath(QLatin1StringView(name));
}

/// Nothing: no such file.
Result<std::optional<Certificate>> certificateIn(const QString& path)
{
    QFile file(path);
    if (!file.exists())
        return std::optional<Certificate>();
    if (!file.open(QIODevice::ReadOnly))
        return Fault(crypto::CryptoFault::BadCertificate, QFileInfo(path).fileName());
    const auto certificate = Certificate::parse(file.read(certificateBytesMax + 1));
    if (!certificate)
        return Fault(crypto::CryptoFault::BadCertificate, QFileInfo(path).fileName());
    return std::optional(*certificate);
}

Certificate made(const crypto::CertificatePlan& plan, const crypto::PublicKey& key, const crypto::PrivateKey& issuerKey,
    const Certificate* issuer, Random& random)
{
    const auto certificate = Certificate::parse(crypto::makeCertificate(plan, key, issuerKey, issuer, random));
    NARU_ASSERT(certificate);
    return *certificate;
}

Certificate makeOwn(const crypto::PrivateKey& key, Instant now, Random& random)
{
    crypto::CertificatePlan plan;
    plan.organization = QStringLiteral("Naru");
    plan.commonName = QStringLiteral("Naru hub authority");
    plan.notBefore = now - Authority::early;
    plan.notAfter = now + Authority::ownLife;
    plan.keyUsage = Certificate::KeyUsage{crypto::KeyCertSign | crypto::CrlSign, true};
    plan.basicConstraints = Certificate::BasicConstraints{true, 0, true};
    return made(plan, key.publicKey(), key, nullptr, random);
}

/// A certificate of this key, these names and this authority that is worth keeping.
bool serves(const Certificate& server, const crypto::PrivateKey& key, const Certificate& authority,
    const crypto::AltNames& names, Instant now)
{
    const auto own = server.publicKey();
    const auto named = crypto::altNamesOf(server);
    return own && own->spki() == key.publicKey().spki() && server.isSignedBy(authority) && named && *named == names
        && server.notBefore() <= now && now < renewalOf(server);
}

} // namespace

QString deviceUri(const QByteArray& device)
{
    NARU_ASSERT(device.size() == deviceBytes);
    return uriHead + QString::fromLatin1(device.toHex());
}

std::optional<QByteArray> deviceIn(const crypto::AltNames& names)
{
    if (names.uris.size() != 1 || !names.hosts.isEmpty() || !names.addresses.isEmpty() || names.hasOthers)
        return std::nullopt;
    const QString& uri = names.uris.first();
    const auto device = codec::fromHex(uri.sliced(std::min(uri.size(), uriHead.size())).toLatin1());
    return device && device->size() == deviceBytes && uri == deviceUri(*device) ? std::optional(*device) : std::nullopt;
}

Result<crypto::PrivateKey> keyIn(const QString& path, Random& random)
{
    const auto stored = crypto::readKeyFile(path);
    if (!stored)
        return stored.fault();
    if (stored->isEmpty()) {
        auto key = crypto::PrivateKey::generate(crypto::Curve::P256, random);
        const auto kept = crypto::replaceKeyFile(path, key.pem().view());
        return kept ? Result<crypto::PrivateKey>(std::move(key)) : kept.fault();
    }
    auto key = crypto::PrivateKey::fromPem(stored->view());
    if (key && key->curve() != crypto::Curve::P256)
        return crypto::CryptoFault::WrongKey;
    return key;
}

Result<void> keepCertificate(const QString& path, const Certificate& certificate)
{
    if (!saveWhole(path, certificate.der()) || !storage::syncFolder(QFileInfo(path).path()))
        return Fault(HubFault::StoreFailed, QFileInfo(path).fileName());
    return {};
}

Result<AuthorityKeys> authorityKeys(const QString& folder, IfAbsent absent, Instant now, Random& random)
{
    const QString keyPath = in(folder, "ca.key"), path = in(folder, "ca.der");
    const auto there = certificateIn(path);
    if (!there)
        return there.fault();
    const bool hasKey = QFile::exists(keyPath);
    if (!*there && !hasKey && absent == IfAbsent::Refuse)
        return HubFault::KeyMissing;
    if (*there && !hasKey)
        return AuthorityKeys{**there, std::nullopt};
    // The key first: a certificate without it would look like an authority that is kept offline.
    auto key = keyIn(keyPath, random);
    if (!key)
        return key.fault();
    if (!*there) {
        AuthorityKeys fresh{makeOwn(*key, now, random), *key};
        const auto kept = keepCertificate(path, fresh.certificate);
        return kept ? Result<AuthorityKeys>(std::move(fresh)) : kept.fault();
    }
    const auto own = (*there)->publicKey();
    const auto& constraints = (*there)->basicConstraints();
    if (!own || own->spki() != key->publicKey().spki() || !constraints || !constraints->ca)
        return Fault(crypto::CryptoFault::WrongKey, QStringLiteral("ca.key"));
    return AuthorityKeys{**there, *key};
}

Result<crypto::AltNames> serverNames(const QStringList& names)
{
    static const QRegularExpression form(
        QStringLiteral("\\A[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?(\\.[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?)*\\z"));
    crypto::AltNames result{
        {}, {QStringLiteral("localhost")}, {QByteArray("\x7f\0\0\1", 4), QByteArray(15, '\0') + '\1'}};
    if (names.size() > Authority::namesMax)
        return HubFault::BadList;
    for (const QString& given : names) {
        const QString name = given.trimmed().toLower();
        QByteArray address(16, '\0');
        if (::inet_pton(AF_INET, name.toLatin1().constData(), address.data()) == 1)
            address.truncate(4);
        else if (::inet_pton(AF_INET6, name.toLatin1().constData(), address.data()) != 1)
            address.clear();
        if (address.isEmpty() && (name.size() > 253 || !form.match(name).hasMatch()))
            return Fault(HubFault::BadList, name);
        if (!address.isEmpty() && !result.addresses.contains(address))
            result.addresses.append(address);
        else if (address.isEmpty() && !result.hosts.contains(name))
            result.hosts.append(name);
    }
    return result;
}

Certificate issueDesk(const AuthorityKeys& authority, const Subject& subject, const crypto::PublicKey& key, Instant now,
    Random& random, Milliseconds life)
{
    NARU_ASSERT(authority.key);
    crypto::CertificatePlan plan;
    plan.organization = subject.site;
    plan.commonName = subject.desk;
    plan.notBefore = now - Authority::early;
    plan.notAfter = now + life;
    plan.keyUsage = Certificate::KeyUsage{crypto::DigitalSignature, true};
    plan.extendedKeyUsage = Certificate::ExtendedKeyUsage{{clientAuth}, false};
    plan.basicConstraints = Certificate::BasicConstraints{false, std::nullopt, true};
    plan.more = {crypto::altNameExtension({{deviceUri(subject.device)}, {}, {}})};
    return made(plan, key, *authority.key, &authority.certificate, random);
}

Certificate issueServer(const AuthorityKeys& authority, const crypto::AltNames& names, const crypto::PublicKey& key,
    Instant now, Random& random)
{
    NARU_ASSERT(authority.key);
    crypto::CertificatePlan plan;
    plan.organization = QStringLiteral("Naru");
    plan.commonName = names.hosts.last();
    plan.notBefore = now - Authority::early;
    plan.notAfter = now + Authority::serverLife;
    plan.keyUsage = Certificate::KeyUsage{crypto::DigitalSignature, true};
    plan.extendedKeyUsage = Certificate::ExtendedKeyUsage{{serverAuth}, false};
    plan.basicConstraints = Certificate::BasicConstraints{false, std::nullopt, true};
    plan.more = {crypto::altNameExtension(names)};
    return made(plan, key, *authority.key, &authority.certificate, random);
}

Instant renewalOf(const Certificate& certificate)
{
    return certificate.notBefore() + (certificate.notAfter() - certificate.notBefore()) * 2 / 3;
}

Result<void> mayShow(const Certificate& server, const std::optional<Certificate>& shown, Instant now)
{
    const auto isGood = [now](const Certificate& one) { return one.notBefore() <= now && now < one.notAfter(); };
    if (!isGood(server))
        return Fault(crypto::CryptoFault::BadCertificate,
            now < server.notBefore() ? QStringLiteral("server.der begins later: look at this machine's clock")
                                     : QStringLiteral("server.der is over: have a new one signed"));
    if (shown && isGood(*shown) && server.notAfter() < shown->notAfter())
        return Fault(crypto::CryptoFault::BadCertificate,
            QStringLiteral("server.der ends before the one that is shown: have a new one signed"));
    return {};
}

Result<Certificate> goodServer(const QString& folder, const AuthorityKeys& authority,
    const crypto::PrivateKey& serverKey, const crypto::AltNames& names, Instant now, Random& random)
{
    const QString path = in(folder, "server.der");
    const auto there = certificateIn(path);
    if (!there)
        return there.fault();
    if (!authority.key && !*there)
        return Fault(HubFault::KeyMissing, QStringLiteral("server.der"));
    if (authority.key && (!*there || !serves(**there, serverKey, authority.certificate, names, now))) {
        const Certificate fresh = issueServer(authority, names, serverKey.publicKey(), now, random);
        const auto kept = keepCertificate(path, fresh);
        return kept ? Result<Certificate>(fresh) : kept.fault();
    }
    const auto own = (*there)->publicKey();
    if (!own || own->spki() != serverKey.publicKey().spki() || !(*there)->isSignedBy(authority.certificate))
        return Fault(crypto::CryptoFault::WrongKey, QStringLiteral("server.key"));
    return **there;
}

Result<Authority> Authority::open(const QString& folder, const QStringList& names, const Clock& clock, Random& random)
{
    if (const auto made = storage::makePrivateFolder(folder); !made)
        return made.fault();
    const auto wanted = serverNames(names);
    if (!wanted)
        return wanted.fault();
    auto keys = authorityKeys(folder, IfAbsent::Make, clock.now(), random);
    if (!keys)
        return keys.fault();
    auto receiptKey = keyIn(in(folder, "hub.key"), random);
    auto serverKey = keyIn(in(folder, "server.key"), random);
    if (!receiptKey || !serverKey)
        return !receiptKey ? receiptKey.fault() : serverKey.fault();
    const auto server = goodServer(folder, *keys, *serverKey, *wanted, clock.now(), random);
    if (!server)
        return server.fault();
    return Authority(keys->certificate, keys->key, std::move(*receiptKey), std::move(*serverKey), *server);
}

Authority Authority::withoutServer(AuthorityKeys keys, Random& random)
{
    const auto none = crypto::PrivateKey::generate(crypto::Curve::P256, random);
    const Certificate certificate = keys.certificate;
    return Authority(std::move(keys.certificate), std::move(keys.key), none, none, certificate);
}

Result<Certificate> Authority::issue(
    const Subject& subject, const crypto::PublicKey& key, Instant now, Random& random) const
{
    if (!m_key)
        return HubFault::KeyMissing;
    return issueDesk({m_certificate, m_key}, subject, key, now, random, m_deskLife);
}

} // namespace naru::hub

// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/crypto/keys/keyguard.h"

#include "app/crypto/aead.h"
#include "app/crypto/hash.h"

#include <QFile>
#include <QtEndian>

namespace naru::crypto {

namespace {

constexpr QByteArrayView magic("NARUKEYS");
constexpr char guardedVersion = 2;
constexpr qsizetype fixedBytes = 8 + 1 + 1 + 2;

Result<Secret> credential()
{
    const QByteArray folder = qgetenv("CREDENTIALS_DIRECTORY");
    QFile file(QString::fromLocal8Bit(folder) + u'/' + QLatin1StringView(credentialName));
    if (folder.isEmpty() || !file.open(QIODevice::ReadOnly))
        return Fault(CryptoFault::KeyGuardMissing, QStringLiteral("credential"));
    QByteArray bytes = file.read(guardKeyBytes + 1);
    Secret secret{QByteArrayView(bytes)};
    wipe(bytes);
    if (secret.size() != guardKeyBytes)
        return Fault(CryptoFault::KeyGuardMissing, QStringLiteral("credential: not 32 bytes"));
    return secret;
}

QByteArray nameOf(const Secret& credential)
{
    return hash(HashAlgorithm::Sha256, {QByteArrayView("naru-guard"), credential.view()});
}

Secret sealingKey(const Secret& credential)
{
    return hkdfSha256(credential.view(), {}, "naru-guard-seal", guardKeyBytes);
}

} // namespace

Result<GuardKey> makeGuard(KeyGuard::By by, Random& random)
{
    if (by == KeyGuard::By::Tpm)
        return makeTpmGuard(random);
    const auto secret = credential();
    if (!secret)
        return secret.fault();
    return GuardKey{{KeyGuard::By::Credential, nameOf(*secret)}, sealingKey(*secret)};
}

Result<Secret> openGuard(const KeyGuard& guard)
{
    if (guard.by == KeyGuard::By::Tpm)
        return openTpmGuard(guard.blob);
    const auto secret = credential();
    if (!secret)
        return secret.fault();
    if (guard.by != KeyGuard::By::Credential || nameOf(*secret) != guard.blob)
        return Fault(CryptoFault::WrongKey, QStringLiteral("credential"));
    return sealingKey(*secret);
}

QByteArray guardedFile(const GuardKey& guard, QByteArrayView plainFile, Random& random)
{
    QByteArray head = magic.toByteArray() + guardedVersion + char(guard.guard.by);
    const quint16 size = qToBigEndian(static_cast<quint16>(guard.guard.blob.size()));
    head.append(reinterpret_cast<const char*>(&size), 2).append(guard.guard.blob);
    const QByteArray nonce = random.bytes(gcmNonceBytes);
    return head + nonce + seal(guard.key.view(), nonce, head, plainFile);
}

bool isGuarded(QByteArrayView file)
{
    return file.size() >= fixedBytes && file.startsWith(magic) && file[magic.size()] == guardedVersion;
}

Result<Unguarded> unguarded(QByteArrayView file)
{
    if (!isGuarded(file))
        return CryptoFault::KeyStoreDamaged;
    const qsizetype blobBytes = qFromBigEndian<quint16>(file.data() + fixedBytes - 2);
    const qsizetype headBytes = fixedBytes + blobBytes;
    if (blobBytes > guardBlobBytesMax || file.size() < headBytes + gcmNonceBytes + gcmTagBytes)
        return CryptoFault::KeyStoreDamaged;
    const auto by = static_cast<KeyGuard::By>(file[magic.size() + 1]);
    if (by != KeyGuard::By::Credential && by != KeyGuard::By::Tpm)
        return CryptoFault::KeyStoreDamaged;
    KeyGuard guard{by, file.sliced(fixedBytes, blobBytes).toByteArray()};
    auto key = openGuard(guard);
    if (!key)
        return key.fault();
    auto plain = open(key->view(), file.sliced(headBytes, gcmNonceBytes), file.first(headBytes),
        file.sliced(headBytes + gcmNonceBytes));
    if (!plain)
        return CryptoFault::KeyStoreDamaged;
    Unguarded result{{std::move(guard), *std::move(key)}, Secret(QByteArrayView(*plain))};
    wipe(*plain);
    return result;
}

} // namespace naru::crypto

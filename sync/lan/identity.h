// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/crypto/key.h"
#include "app/crypto/keys/keystore.h"

#include <QByteArray>
#include <QString>

namespace naru::lan {

inline constexpr qsizetype deviceBytes = 16, keyBytes = 64, keyHashBytes = 32;
inline constexpr qsizetype nameLettersMax = 40, nameBytesMax = 160;

/// Who a desk is, as its handshake proved it.
struct Identity {
    QByteArray device; ///< 16 bytes: the device id of the journal
    QByteArray key;    ///< 64 bytes: x‖y of the desk's P-256 signing key (law 12)
    QString name;      ///< for people; plain text of at most 40 letters, no control characters
    bool operator==(const Identity&) const = default;
};

/// This desk.
struct Self {
    QByteArray device; ///< 16 bytes
    QString name;      ///< others see its nameFit()
    crypto::PrivateKey key;

    Identity identity() const;
};

/// Key "desk.signing" of the store (PKCS#8). Faults: those of the store, BadKey, UnsupportedKey; WrongKey: not P-256.
Result<crypto::PrivateKey> signingKey(const crypto::KeyStore& store);
QByteArray keyOf(const crypto::PublicKey& key); ///< x‖y; the key must be P-256
/// SHA-256 of x‖y: what a code or an administrator's list shows of a key.
QByteArray hashOf(QByteArrayView key);
/// Eight letters of Crockford's base32: the first 40 bits of scrypt(x‖y). What a learner types to join a class. Making
/// a key that fits somebody else's costs 2^40 runs of a tenth of a second; so does this one take a tenth of a second.
QString shortCodeOf(QByteArrayView key);

/// A name that may stand in an Identity: 1 to 40 letters, printable, nothing that turns the writing's direction.
bool isName(const QString& name);
/// The nearest such name; "?" for nothing.
QString nameFit(const QString& name);

} // namespace naru::lan

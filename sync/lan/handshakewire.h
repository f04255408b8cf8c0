// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/crypto/secret.h"
#include "sync/lan/handshake.h"

namespace naru::lan {

/// The messages of handshake.h as values, and what is computed of them. Nothing here decides.
enum class Kind : quint8 {
    TurnedAway = 0,
    Promise = 1,
    Answer = 2,
    Reveal = 3,
    Responder = 4,
    Initiator = 5,
    Word = 6
};

inline constexpr quint8 version = 1;
inline constexpr qsizetype nonceBytes = 32, hashBytes = 32, signatureBytes = 64;

struct Promise {
    quint8 mode = 0;
    QByteArray key, who; ///< pI, cI
};
struct Answer {
    quint8 mode = 0;
    QByteArray key, nonce, who; ///< eR, nR, cR
};
struct Reveal {
    QByteArray key, nonce; ///< eI, nI
};
/// What 4 and 5 seal, `said` aside.
struct Shown {
    QByteArray salt; ///< sX
    Identity identity;
    QByteArray signature;
};

QByteArray bytesOf(const Promise& promise);
QByteArray bytesOf(const Answer& answer);
QByteArray bytesOf(const Reveal& reveal);
QByteArray bytesOf(const Shown& shown);
/// Faults: BadMessage; OtherVersion, before anything else of it is looked at.
Result<Promise> readPromise(QByteArrayView message);
Result<Answer> readAnswer(QByteArrayView message);
Result<Reveal> readReveal(QByteArrayView message); ///< Fault: BadMessage
Result<Shown> readShown(QByteArrayView content);   ///< Fault: BadMessage

QByteArray promiseOf(QByteArrayView key, QByteArrayView nonce);                                ///< pI
QByteArray whoOf(QByteArrayView salt, const Identity& identity);                               ///< cX
QByteArray transcriptOf(QByteArrayView promise, QByteArrayView answer, QByteArrayView reveal); ///< h3
QByteArray transcriptAfter(QByteArrayView before, QByteArrayView message);                     ///< hN
QString digitsOf(QByteArrayView h3);
/// What the desk's key signs.
QByteArray toSign(Role role, QByteArrayView transcript, const Identity& identity);
bool isSigned(Role role, QByteArrayView transcript, const Shown& shown);

/// One's own ends of the two keys. `purpose`: "handshake" or "session".
struct KeyPair {
    crypto::Secret sending, receiving;
};
KeyPair keysFor(Role role, QByteArrayView input, QByteArrayView transcript, const char* purpose);
/// Point of another's ephemeral key. Fault: BadMessage.
Result<crypto::PublicKey> pointOf(QByteArrayView key);

} // namespace naru::lan

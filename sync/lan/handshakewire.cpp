// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/lan/handshakewire.h"

#include "app/base/assert.h"
#include "app/crypto/hash.h"

#include <QtEndian>

namespace naru::lan {

namespace {
constexpr int digitsCount = 6;
constexpr quint64 digitsBound = 1'000'000;

/// Reads parts of known length one after the other.
class Parts {
public:
    explicit Parts(QByteArrayView bytes)
        : m_rest(bytes)
    {
    }
    QByteArray take(qsizetype size)
    {
        if (m_rest.size() < size) {
            m_short = true;
            return {};
        }
        const QByteArray part = m_rest.first(size).toByteArray();
        m_rest = m_rest.sliced(size);
        return part;
    }
    quint8 byte()
    {
        const QByteArray one = take(1);
        return one.isEmpty() ? 0 : quint8(one[0]);
    }
    bool isWhole() const { return !m_short && m_rest.isEmpty(); }

private:
    QByteArrayView m_rest;
    bool m_short = false;
};

QByteArray sha(std::initializer_list<QByteArrayView> parts)
{
    return crypto::hash(crypto::HashAlgorithm::Sha256, parts);
}

QByteArray identityBytes(const Identity& identity)
{
    const QByteArray name = identity.name.toUtf8();
    NARU_ASSERT(name.size() <= nameBytesMax);
    return identity.device + identity.key + char(name.size()) + name;
}

/// Fault of the first two bytes; another version may look otherwise from the third on.
std::optional<LanFault> wrongHead(QByteArrayView message, Kind kind)
{
    if (message.size() < 2 || quint8(message[0]) != quint8(kind))
        return LanFault::BadMessage;
    return quint8(message[1]) == version ? std::nullopt : std::optional(LanFault::OtherVersion);
}
} // namespace

QByteArray bytesOf(const Promise& promise)
{
    return QByteArray().append(char(Kind::Promise)).append(char(version)).append(char(promise.mode)) + promise.key
        + promise.who;
}

QByteArray bytesOf(const Answer& answer)
{
    return QByteArray().append(char(Kind::Answer)).append(char(version)).append(char(answer.mode)) + answer.key
        + answer.nonce + answer.who;
}

QByteArray bytesOf(const Reveal& reveal)
{
    return QByteArray().append(char(Kind::Reveal)) + reveal.key + reveal.nonce;
}

QByteArray bytesOf(const Shown& shown)
{
    return shown.salt + identityBytes(shown.identity) + shown.signature;
}

Result<Promise> readPromise(QByteArrayView message)
{
    if (const auto wrong = wrongHead(message, Kind::Promise))
        return *wrong;
    Parts parts(message.sliced(2));
    Promise promise;
    promise.mode = parts.byte();
    promise.key = parts.take(hashBytes);
    promise.who = parts.take(hashBytes);
    if (!parts.isWhole())
        return LanFault::BadMessage;
    return promise;
}

Result<Answer> readAnswer(QByteArrayView message)
{
    if (const auto wrong = wrongHead(message, Kind::Answer))
        return *wrong;
    Parts parts(message.sliced(2));
    Answer answer;
    answer.mode = parts.byte();
    answer.key = parts.take(keyBytes);
    answer.nonce = parts.take(nonceBytes);
    answer.who = parts.take(hashBytes);
    if (!parts.isWhole())
        return LanFault::BadMessage;
    return answer;
}

Result<Reveal> readReveal(QByteArrayView message)
{
    Parts parts(message);
    const quint8 kind = parts.byte();
    Reveal reveal{parts.take(keyBytes), parts.take(nonceBytes)};
    if (!parts.isWhole() || kind != quint8(Kind::Reveal))
        return LanFault::BadMessage;
    return reveal;
}

Result<Shown> readShown(QByteArrayView content)
{
    Parts parts(content);
    Shown shown;
    shown.salt = parts.take(nonceBytes);
    shown.identity.device = parts.take(deviceBytes);
    shown.identity.key = parts.take(keyBytes);
    const QByteArray name = parts.take(parts.byte());
    shown.signature = parts.take(signatureBytes);
    shown.identity.name = QString::fromUtf8(name);
    if (!parts.isWhole() || !isName(shown.identity.name) || shown.identity.name.toUtf8() != name)
        return LanFault::BadMessage;
    return shown;
}

QByteArray promiseOf(QByteArrayView key, QByteArrayView nonce)
{
    return sha({"naru-lan-1 key", key, nonce});
}

QByteArray whoOf(QByteArrayView salt, const Identity& identity)
{
    return sha({"naru-lan-1 who", salt, identity.device, identity.key, identity.name.toUtf8()});
}

QByteArray transcriptOf(QByteArrayView promise, QByteArrayView answer, QByteArrayView reveal)
{
    return sha({"naru-lan-1", promise, answer, reveal});
}

QByteArray transcriptAfter(QByteArrayView before, QByteArrayView message)
{
    return sha({before, message});
}

QString digitsOf(QByteArrayView h3)
{
    const QByteArray hash = sha({"naru-lan-1 digits", h3});
    return QString::number(qFromBigEndian<quint64>(hash.constData()) % digitsBound).rightJustified(digitsCount, u'0');
}

QByteArray toSign(Role role, QByteArrayView transcript, const Identity& identity)
{
    return QByteArray(role == Role::Responder ? "naru-lan-1 responder" : "naru-lan-1 initiator")
        + transcript.toByteArray() + identityBytes(identity);
}

bool isSigned(Role role, QByteArrayView transcript, const Shown& shown)
{
    const auto key = pointOf(shown.identity.key);
    return key
        && key->verifies(crypto::SignatureAlgorithm::Es256, toSign(role, transcript, shown.identity), shown.signature);
}

KeyPair keysFor(Role role, QByteArrayView input, QByteArrayView transcript, const char* purpose)
{
    constexpr qsizetype one = 32;
    const crypto::Secret both = crypto::hkdfSha256(input, transcript, QByteArray("naru-lan-1 ") + purpose, 2 * one);
    crypto::Secret forth(both.view().first(one)), back(both.view().sliced(one));
    return role == Role::Initiator ? KeyPair{std::move(forth), std::move(back)}
                                   : KeyPair{std::move(back), std::move(forth)};
}

Result<crypto::PublicKey> pointOf(QByteArrayView key)
{
    constexpr qsizetype one = keyBytes / 2;
    if (key.size() != keyBytes)
        return LanFault::BadMessage;
    auto point = crypto::PublicKey::fromCoordinates(crypto::Curve::P256, key.first(one), key.sliced(one));
    if (!point)
        return LanFault::BadMessage;
    return point;
}

} // namespace naru::lan

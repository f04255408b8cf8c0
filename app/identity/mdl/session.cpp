// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/identity/mdl/session.h"

#include "app/codec/cbor.h"
#include "app/crypto/aead.h"
#include "app/crypto/hash.h"

namespace naru::identity::mdl {

namespace {
using codec::CborDocument;
using codec::CborLimits;
using codec::CborType;
using codec::CborValue;
using codec::CborWriter;

constexpr CborLimits messageLimits{1024 * 1024, 6, 64};
constexpr CborLimits handoverLimits{64 * 1024, 8, 1024};
constexpr qsizetype sessionKeyBytes = 32;
constexpr int idleMessagesMax = 16;
constexpr QLatin1StringView eReaderKeyName("eReaderKey"), dataName("data"), statusName("status");

QByteArray owned(const QByteArray& shared)
{
    return QByteArray(shared.constData(), shared.size());
}

/// 8-byte identifier (0 from the reader, 1 from the mdoc), then the counter, big endian (§9.1.1.5).
QByteArray nonce(SessionCipher::Side sender, quint32 counter)
{
    QByteArray bytes(crypto::gcmNonceBytes, '\0');
    bytes[7] = sender == SessionCipher::Side::Device ? 1 : 0;
    for (int i = 0; i < 4; ++i)
        bytes[8 + i] = static_cast<char>(counter >> (24 - 8 * i) & 0xff);
    return bytes;
}

SessionCipher::Side otherSide(SessionCipher::Side side)
{
    return side == SessionCipher::Side::Reader ? SessionCipher::Side::Device : SessionCipher::Side::Reader;
}
} // namespace

Result<SessionCipher> SessionCipher::make(
    Side side, const crypto::PrivateKey& own, const crypto::PublicKey& other, QByteArrayView transcript)
{
    const auto secret = own.agree(other);
    if (!secret)
        return Fault(IdentityFault::SessionEncryption, QLatin1StringView(secret.fault().name()));
    const QByteArray salt = crypto::sha256(CborWriter().embedded(transcript).take());
    auto reader = crypto::hkdfSha256(secret->view(), salt, "SKReader", sessionKeyBytes);
    auto device = crypto::hkdfSha256(secret->view(), salt, "SKDevice", sessionKeyBytes);
    SessionCipher cipher;
    cipher.m_side = side;
    cipher.m_sealKey = side == Side::Reader ? std::move(reader) : std::move(device);
    cipher.m_openKey = side == Side::Reader ? std::move(device) : std::move(reader);
    return cipher;
}

QByteArray SessionCipher::seal(QByteArrayView plain)
{
    if (m_sealKey.isEmpty() || m_sent == std::numeric_limits<quint32>::max())
        return {};
    return crypto::seal(m_sealKey.view(), nonce(m_side, ++m_sent), {}, plain);
}

Result<QByteArray> SessionCipher::open(QByteArrayView sealed)
{
    if (m_openKey.isEmpty() || m_received == std::numeric_limits<quint32>::max())
        return Fault(IdentityFault::SessionEncryption, QStringLiteral("no key"));
    auto plain = crypto::open(m_openKey.view(), nonce(otherSide(m_side), m_received + 1), {}, sealed);
    if (!plain)
        return Fault(IdentityFault::SessionEncryption, QStringLiteral("message %1").arg(m_received + 1));
    ++m_received;
    return plain;
}

void SessionCipher::destroyKeys()
{
    m_sealKey = crypto::Secret();
    m_openKey = crypto::Secret();
}

Result<SessionEstablishment> SessionEstablishment::parse(const QByteArray& bytes)
{
    const auto document = CborDocument::parse(bytes, messageLimits);
    if (!document)
        return Fault(IdentityFault::BadSessionMessage, QLatin1StringView(document.fault().name()));
    const CborValue keyBytes = (*document)->root().find(eReaderKeyName);
    const auto keyItem = keyBytes.tagged(24).toBytes();
    const auto data = (*document)->root().find(dataName).toBytes();
    if (!keyItem || !data)
        return Fault(IdentityFault::BadSessionMessage, QStringLiteral("eReaderKey or data"));
    const auto key = parseCoseKey(*keyItem);
    if (!key)
        return Fault(IdentityFault::BadSessionMessage, QLatin1StringView(key.fault().name()));
    return SessionEstablishment{owned(keyBytes.rawBytes()), *key, owned(*data)};
}

QByteArray SessionEstablishment::make(QByteArrayView eReaderKeyBytes, QByteArrayView data)
{
    return CborWriter().map(2).text("eReaderKey").raw(eReaderKeyBytes).text("data").bytes(data).take();
}

Result<SessionData> SessionData::parse(const QByteArray& bytes)
{
    const auto document = CborDocument::parse(bytes, messageLimits);
    if (!document)
        return Fault(IdentityFault::BadSessionMessage, QLatin1StringView(document.fault().name()));
    const CborValue root = (*document)->root();
    const CborValue data = root.find(dataName), status = root.find(statusName);
    SessionData message{data.toBytes(), status.toUnsigned()};
    if (!root.is(CborType::Map) || data.isValid() != message.data.has_value()
        || status.isValid() != message.status.has_value())
        return Fault(IdentityFault::BadSessionMessage, QStringLiteral("data or status"));
    if (message.data)
        message.data = owned(*message.data);
    return message;
}

QByteArray SessionData::encode() const
{
    CborWriter writer;
    writer.map((data ? 1U : 0U) + (status ? 1U : 0U));
    if (data)
        writer.text("data").bytes(*data);
    if (status)
        writer.text("status").number(static_cast<qint64>(*status));
    return writer.take();
}

ReaderSession::ReaderSession(
    DeviceEngagement engagement, crypto::PrivateKey key, QByteArray transcript, SessionCipher cipher)
    : m_engagement(std::move(engagement))
    , m_key(std::move(key))
    , m_transcript(std::move(transcript))
    , m_cipher(std::move(cipher))
{
}

Result<ReaderSession> ReaderSession::begin(const QByteArray& deviceEngagement, QByteArrayView handover,
    const Asked& asked, const ReaderIdentity* reader, Random& random)
{
    auto engagement = DeviceEngagement::parse(deviceEngagement);
    if (!engagement)
        return engagement.fault();
    if (const auto item = CborDocument::parse(handover.toByteArray(), handoverLimits); !item)
        return Fault(IdentityFault::BadEngagement, QStringLiteral("handover"));
    auto key = crypto::PrivateKey::generate(engagement->eDeviceKey.curve(), random);
    const QByteArray keyBytes = CborWriter().embedded(coseKey(key.publicKey())).take();
    const QByteArray transcript = sessionTranscript(engagement->bytes, keyBytes, handover);
    auto cipher = SessionCipher::make(SessionCipher::Side::Reader, key, engagement->eDeviceKey, transcript);
    if (!cipher)
        return cipher.fault();
    ReaderSession session(std::move(*engagement), std::move(key), transcript, std::move(*cipher));
    const QByteArray request = makeDeviceRequest(asked, reader, transcript);
    session.m_establishment = SessionEstablishment::make(keyBytes, session.m_cipher.seal(request));
    return session;
}

Result<std::optional<QByteArray>> ReaderSession::receive(const QByteArray& message)
{
    if (m_over)
        return Fault(IdentityFault::SessionEnded, QStringLiteral("message after the end"));
    const auto parsed = SessionData::parse(message);
    auto answer = parsed ? judge(*parsed) : Result<std::optional<QByteArray>>(parsed.fault());
    if (!answer)
        end();
    return answer;
}

Result<std::optional<QByteArray>> ReaderSession::judge(const SessionData& message)
{
    if (message.status == statusEncryptionError)
        return Fault(IdentityFault::SessionEncryption, QStringLiteral("status 10"));
    if (message.status == statusDecodingError)
        return Fault(IdentityFault::SessionDecoding, QStringLiteral("status 11"));
    if (message.status && message.status != statusTermination)
        return Fault(IdentityFault::BadSessionMessage, QStringLiteral("status %1").arg(*message.status));
    if (!message.data) {
        if (message.status)
            return Fault(IdentityFault::SessionEnded, QStringLiteral("status 20"));
        if (++m_idleMessages > idleMessagesMax)
            return Fault(IdentityFault::BadSessionMessage, QStringLiteral("too many empty messages"));
        return std::optional<QByteArray>();
    }
    auto plain = m_cipher.open(*message.data);
    if (!plain)
        return plain.fault();
    if (message.status)
        end();
    return std::optional<QByteArray>(std::move(*plain));
}

QByteArray ReaderSession::askAgain(const Asked& asked, const ReaderIdentity* reader)
{
    if (m_over)
        return {};
    return SessionData{m_cipher.seal(makeDeviceRequest(asked, reader, m_transcript)), std::nullopt}.encode();
}

void ReaderSession::end()
{
    m_cipher.destroyKeys();
    m_over = true;
}

QByteArray ReaderSession::termination()
{
    return SessionData{std::nullopt, statusTermination}.encode();
}

QByteArray ReaderSession::farewell(const Fault& fault)
{
    quint64 status = statusTermination;
    if (fault.is(IdentityFault::SessionEncryption))
        status = statusEncryptionError;
    else if (fault.is(IdentityFault::BadSessionMessage))
        status = statusDecodingError;
    return SessionData{std::nullopt, status}.encode();
}

} // namespace naru::identity::mdl

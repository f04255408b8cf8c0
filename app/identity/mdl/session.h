// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/crypto/certificate.h"
#include "app/identity/asked.h"
#include "app/identity/mdl/engagement.h"

namespace naru::identity::mdl {

/// Reader's certificate and key: signs each docRequest so that the phone can say who asks (§9.1.4).
struct ReaderIdentity {
    QList<QByteArray> chain; ///< DER, leaf first, root left out
    crypto::PrivateKey key;
};

/// Session encryption of both sides (§9.1.1.5): AES-256-GCM, counters from 1, one per direction.
class SessionCipher {
public:
    enum class Side { Reader, Device };
    /// Fault: SessionEncryption when the keys do not agree.
    static Result<SessionCipher> make(
        Side side, const crypto::PrivateKey& own, const crypto::PublicKey& other, QByteArrayView transcript);

    QByteArray seal(QByteArrayView plain);          ///< with our direction's next counter
    Result<QByteArray> open(QByteArrayView sealed); ///< Fault: SessionEncryption; the counter then stays
    void destroyKeys();                             ///< from now on nothing can be sealed (empty) or opened

private:
    SessionCipher() = default;
    crypto::Secret m_sealKey, m_openKey;
    Side m_side = Side::Reader;
    quint32 m_sent = 0, m_received = 0;
};

/// SessionEstablishment (§9.1.1.4): {"eReaderKey": 24(bstr COSE_Key), "data": bstr}, at most 1 MiB.
struct SessionEstablishment {
    QByteArray eReaderKeyBytes; ///< as received: goes into the SessionTranscript
    crypto::PublicKey eReaderKey;
    QByteArray data;
    static Result<SessionEstablishment> parse(const QByteArray& bytes); ///< Fault: BadSessionMessage
    static QByteArray make(QByteArrayView eReaderKeyBytes, QByteArrayView data);
};

/// SessionData (§9.1.1.4): {? "data": bstr, ? "status": uint}, at most 1 MiB; other keys are ignored.
struct SessionData {
    std::optional<QByteArray> data;
    std::optional<quint64> status; ///< 10 encryption error, 11 decoding error, 20 termination
    static Result<SessionData> parse(const QByteArray& bytes); ///< Fault: BadSessionMessage
    QByteArray encode() const;
};
inline constexpr quint64 statusEncryptionError = 10, statusDecodingError = 11, statusTermination = 20;

/// DeviceRequest (§8.3.2.1.2.1) for what a purpose asks, each docRequest signed when there is a reader identity. At
/// most two age_over_NN per document: wallets refuse more, and a purpose that asks more was refused when it was read.
QByteArray makeDeviceRequest(const Asked& asked, const ReaderIdentity* reader, QByteArrayView transcript);
/// What a DeviceRequest asks; at most 64 KiB, 16 documents, 512 elements. Fault: BadRequest.
Result<Asked> parseDeviceRequest(const QByteArray& bytes);

/// Who signed a request, as the holder (simulated phone) or `naructl` sees it.
struct ReaderAuthentication {
    QList<crypto::Certificate> chain;
    bool signatureValid = false;
};
/// One per docRequest; empty optional: not signed. A docRequest without a readerAuth of its own is spoken for by
/// readerAuthAll (version 1.1), its first valid signature or else its first. Whom to trust is the caller's affair.
/// Fault: BadRequest, also for a signature structure that is none; a signature that does not fit is a value.
Result<QList<std::optional<ReaderAuthentication>>> checkReaderAuthentication(
    const QByteArray& deviceRequest, QByteArrayView transcript);

/// The reader's side of one session as a pure state machine: bytes in, bytes out, an answer at the end.
/// A fresh EReaderKey per session, on the phone's curve.
class ReaderSession {
public:
    /// Faults: BadEngagement, UnsupportedCipherSuite, SessionEncryption.
    static Result<ReaderSession> begin(const QByteArray& deviceEngagement, QByteArrayView handover, const Asked& asked,
        const ReaderIdentity* reader, Random& random);

    const DeviceEngagement& engagement() const { return m_engagement; }
    const QByteArray& transcript() const { return m_transcript; }
    const crypto::PrivateKey& readerKey() const { return m_key; }
    /// SessionEstablishment with the encrypted DeviceRequest: the first message to send.
    const QByteArray& establishment() const { return m_establishment; }

    /// A SessionData message of the phone. The value is the DeviceResponse, or empty to go on waiting (a message that
    /// says nothing, 16 at most). After a fault, and after an answer that came with status 20, the session is over
    /// and its keys are gone. Faults: BadSessionMessage, SessionEncryption, SessionDecoding, SessionEnded.
    Result<std::optional<QByteArray>> receive(const QByteArray& message);
    bool isOver() const { return m_over; }
    /// Second, named request in the same session (undecided age). Next message to send; empty when the session is over.
    QByteArray askAgain(const Asked& asked, const ReaderIdentity* reader);
    void end(); ///< keys are destroyed; send termination() or farewell()
    /// {status: 20}: the last message to send.
    static QByteArray termination();
    /// The last message to send after this fault of receive(): status 10, 11 or 20 (§9.1.1.4, table 20).
    static QByteArray farewell(const Fault& fault);

private:
    ReaderSession(DeviceEngagement engagement, crypto::PrivateKey key, QByteArray transcript, SessionCipher cipher);
    Result<std::optional<QByteArray>> judge(const SessionData& message);
    DeviceEngagement m_engagement;
    crypto::PrivateKey m_key;
    QByteArray m_transcript;
    SessionCipher m_cipher;
    QByteArray m_establishment;
    int m_idleMessages = 0;
    bool m_over = false;
};

} // namespace naru::identity::mdl

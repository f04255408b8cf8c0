// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "devices/simulator/answer.h"
#include "devices/simulator/misbehaviour.h"

namespace naru::sim {

/// Whose phone it is and how it behaves.
struct HolderSettings {
    std::uint64_t issuerSeed = 1;
    int person = 0; ///< index into samplePeople
    Misbehaviour misbehaviour = Misbehaviour::None;
    crypto::Curve sessionCurve = crypto::Curve::P256; ///< of the EDeviceKey
    crypto::Curve signingCurve = crypto::Curve::P256; ///< of issuer and device keys; a MAC needs sessionCurve
};

/// What the person holding the phone is asked.
struct Question {
    struct Element {
        identity::AskedElement asked;
        QString docType;
        bool isHeld = false;
    };
    QList<Element> elements;
    QString requester;              ///< organization, else common name, of the reader's certificate; empty: not signed
    bool requesterVerified = false; ///< every docRequest is signed by that one certificate's key
};

/// A phone with a sample credential as a pure state machine: bytes in, bytes out (ISO/IEC 18013-5 §9.1.1, mdoc side).
/// No window, no socket, no clock of its own: one seed replays it.
class Holder {
public:
    enum class State { Idle, Engaged, Asked, Answered, Refused, Ended, Failed };

    /// Credentials are issued anew, dated relative to `now`. `random` must outlive the holder.
    Holder(const HolderSettings& settings, Instant now, Random& random);

    /// The root of the issuer that made the credentials: for UnknownIssuer not the one of issuerSeed.
    const QByteArray& rootDer() const { return m_rootDer; }
    State state() const { return m_state; }

    /// A new EDeviceKey and session. Empty when the phone is locked.
    std::optional<QByteArray> engage(const QList<identity::mdl::RetrievalMethod>& methods = {});
    static QByteArray handover(); ///< CBOR null, as for a QR engagement
    /// The Handover of the engagement made last, where it is not that one; before the first message.
    void useHandover(const QByteArray& handover) { m_handover = handover; }

    /// A session message of the reader; the answer to send, or empty. Asked: see question().
    QByteArray receive(const QByteArray& message);
    const Question& question() const { return m_question; }
    /// The answer to send; empty for Silence, and in any state but Asked.
    QByteArray agree(const QSet<ElementName>& withheld = {});
    QByteArray refuse();

private:
    QByteArray fail(quint64 status);
    QByteArray establish(const QByteArray& message);
    QByteArray read(const QByteArray& request);
    void ask(const identity::Asked& asked);
    AnswerTerms terms(const QSet<ElementName>& withheld);

    HolderSettings m_settings;
    Random& m_random;
    QByteArray m_rootDer;
    QList<Credential> m_credentials;
    State m_state = State::Idle;
    QByteArray m_engagement;
    QByteArray m_handover;
    std::optional<crypto::PrivateKey> m_eDeviceKey;
    std::optional<crypto::PublicKey> m_eReaderKey;
    QByteArray m_transcript;
    std::optional<identity::mdl::SessionCipher> m_cipher;
    identity::Asked m_asked;
    Question m_question;
};

} // namespace naru::sim

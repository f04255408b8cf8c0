// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "devices/simulator/holder.h"

namespace naru::sim {

/// How a simulated phone behaves over Bluetooth LE.
struct BlePhoneTerms {
    enum class Offer { PhoneServes, DeskServes, Both };
    Offer offer = Offer::Both;
    bool holderAgrees = true;
    bool saysEnd = false; ///< hangs up behind its answer, without waiting for the desk
};

/// A phone with Bluetooth LE, event in, acts out: GATT server or client of a session (ISO/IEC 18013-5 §8.3.3.1.1). It
/// cuts and joins messages by itself, shares none of the desk's code for it, and is strict: a value that is too large
/// for the connection, or comes out of turn, or another desk's Ident, and it leaves and says why.
class BlePhone {
public:
    /// Characteristics by the number in their UUID, 0000000N-A123-48CE-896B-4C76973373E6.
    enum Number { ServerState = 1, ToServer = 2, FromServer = 3, DeskState = 5, ToDesk = 6, FromDesk = 7, Ident = 8 };
    enum class Role { Server, Client };
    struct Act {
        enum class Kind { Notify, Write, Subscribe, ReadIdent, Leave };
        Kind kind = Kind::Leave;
        int number = 0;
        QByteArray bytes = {};
    };
    using Acts = QList<Act>;

    /// `holder` and `random` must outlive the phone.
    BlePhone(Holder& holder, const BlePhoneTerms& terms, Random& random);

    /// A new engagement that offers Bluetooth LE. Empty when the phone is locked.
    std::optional<QByteArray> engage();
    /// Its holder has engaged by something else (an NFC tap), and `service`, 16 bytes, was handed over with it.
    void engagedBy(const QByteArray& deviceEngagement, const QByteArray& service);
    std::optional<QByteArray> advertised() const; ///< the service it offers, 16 bytes as written; none: it does not
    std::optional<QByteArray> sought() const;     ///< the service it looks for

    Acts connected(Role role, qsizetype mtu);
    Acts subscribed(int number);                        ///< Server: by the desk
    Acts written(int number, const QByteArray& value);  ///< Server: by the desk
    Acts identRead(const QByteArray& value);            ///< Client
    Acts notified(int number, const QByteArray& value); ///< Client
    void disconnected();

    /// What the desk did that no desk may; empty: nothing.
    const QByteArray& complaint() const { return m_complaint; }
    bool heardEnd() const { return m_heardEnd; } ///< State 02 of the desk, in any connection

private:
    Acts leave(const char* why);
    Acts take(const QByteArray& value);
    Acts answer(const QByteArray& message);
    Acts say(const QByteArray& message) const;
    Act state(char value) const;
    qsizetype valueBytesMax() const { return std::min<qsizetype>(m_mtu - 3, 512); }

    Holder& m_holder;
    BlePhoneTerms m_terms;
    Random& m_random;
    QByteArray m_service, m_ident;
    Role m_role = Role::Server;
    qsizetype m_mtu = 23;
    bool m_isConnected = false, m_began = false, m_heardEnd = false;
    QSet<int> m_subscriptions;
    QByteArray m_incoming, m_complaint;
};

} // namespace naru::sim

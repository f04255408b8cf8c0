// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/random.h"
#include "sync/lan/faults.h"
#include "sync/lan/identity.h"
#include "sync/lan/session.h"
#include "sync/lan/trusted.h"

#include <functional>
#include <optional>

namespace naru::lan {

enum class Role : quint8 { Initiator, Responder };
enum class Mode : quint8 {
    Paired = 1,  ///< both keys are known on both sides: nobody is asked
    Pairing = 2, ///< six digits on both screens; a person confirms on both
    ByCode = 3,  ///< the initiator knows the key's hash and a secret from the responder's code; a person confirms there
    Class = 4,   ///< a seat joins a class: as ByCode where the seat knows the trainer's key, else with digits
};

/// How two desks come to trust a connection; a pure state machine. Bytes in, bytes out: whoever carries them keeps the
/// message borders (TCP: u16 length before each; WebSocket: one binary message each), the time (10 s until asked(), the
/// persons' time then) and closes the connection when it ends.
///
/// Messages. Numbers are big endian, "label" stands for its ASCII bytes, eX for the x‖y of an ephemeral P-256 key:
///   1 I→R  01 ‖ version 01 ‖ mode ‖ pI(32) ‖ cI(32)
///   2 R→I  02 ‖ version 01 ‖ mode ‖ eR(64) ‖ nR(32) ‖ cR(32)
///   3 I→R  03 ‖ eI(64) ‖ nI(32)
///   4 R→I  04 ‖ sealed{ sR(32) ‖ device(16) ‖ key(64) ‖ length u8 ‖ name ‖ signature(64) }
///   5 I→R  05 ‖ sealed{ said u8 ‖ sI(32) ‖ device(16) ‖ key(64) ‖ length u8 ‖ name ‖ signature(64) }
///   6 both 06 ‖ sealed{ word u8 }: 1 yes; else a Reason
///   0 both 00 ‖ Reason u8: before there are keys; proves nothing, ends the try
/// pI = SHA-256("naru-lan-1 key" ‖ eI ‖ nI) is opened in 3, after R has shown all that it brings: the commitment before
/// the reveal. cX = SHA-256("naru-lan-1 who" ‖ sX ‖ device ‖ key ‖ name) hides and binds the identity that follows in 4
/// and 5, so that nothing which the digits do not cover is left to choose.
///   h3 = SHA-256("naru-lan-1" ‖ 1 ‖ 2 ‖ 3)      (lengths are fixed)
///   digits = first 8 bytes of SHA-256("naru-lan-1 digits" ‖ h3), modulo 10^6: the whole of what both sides chose
///   keys of 4–6: HKDF-SHA-256(ECDH(eI, eR) ‖ code's secret, salt h3, info "naru-lan-1 handshake")
///   signatures: ES256 over "naru-lan-1 responder" ‖ h3 ‖ identity, and "naru-lan-1 initiator" ‖ h4 ‖ identity, where
///   hN = SHA-256(h(N-1) ‖ N)
///   keys of the session: HKDF of the same, salt h5, info "naru-lan-1 session"
/// An identity goes to nobody in clear. R names itself to whoever calls; I names itself only to a desk that it has
/// accepted, except in Pairing, where both are strangers. One version; whatever is changed on the way, version and mode
/// too, ends it.
class Handshake {
public:
    static constexpr qsizetype messageBytesMax = 512;
    static constexpr qsizetype secretBytes = 16;

    enum class State : quint8 {
        Talking,  ///< take() what comes
        Asked,    ///< say() is wanted here; what comes is still to be taken
        Awaiting, ///< yes was said here, the other's word is missing
        Done,     ///< session() and other() may be taken
        Ended
    };
    /// Why a side says no.
    enum class Reason : quint8 {
        Refused = 2,
        Unpaired = 3,
        Busy = 4,
        OtherVersion = 5,
        ModeRefused = 6,
        TooSlow = 7,
        CodeUsed = 8
    };
    /// Is this (64 bytes) the key that was looked for?
    using Expects = std::function<bool(const QByteArray& key)>;

    struct Setup {
        Self self;
        const Trusted* trusted = nullptr; ///< for Paired; must outlive the handshake
        QList<Mode> served = {};          ///< Responder: the modes that it takes
        Expects expects = {};             ///< Initiator: ByCode needs it; Class may have it, then without digits
        QByteArray secret = {};           ///< ByCode, both sides, 16 bytes: seen on the responder's screen
    };

    static Handshake initiate(Mode mode, Setup setup, Random& random);
    static Handshake respond(Setup setup, Random& random);
    Handshake(Handshake&&) noexcept;
    Handshake& operator=(Handshake&&) noexcept;
    ~Handshake();

    /// What the initiator sends first; once.
    QByteArray first();
    /// The next message, or nothing to send yet. After a Fault the handshake has ended; lastWords() goes out, then the
    /// connection is closed. Faults: BadMessage, OtherVersion, ModeRefused, CommitmentBroken, NotProven, Stranger,
    /// NotPairedThere, OtherKey, WrongDesk, Itself, RefusedThere, TooManyTries, TooSlow, CodeUsed.
    Result<QByteArray> take(QByteArrayView message);
    /// The person's (or, in a class, the trainer's) word, while Asked: what to send.
    QByteArray agree();
    /// At any time before Done; the try has ended: what to send before closing, may be empty.
    QByteArray refuse(Reason reason = Reason::Refused);
    /// What to send before closing after a Fault; may be empty.
    QByteArray lastWords();
    /// Message 0, for a carrier that has no place for another handshake.
    static QByteArray turnAway(Reason reason);

    State state() const;
    Role role() const;
    std::optional<Mode> mode() const; ///< Responder: from the first message on
    /// ByCode: is that the secret with which this handshake began? A code may be used up while it is under way.
    bool isByCode(QByteArrayView secret) const;
    /// Six, while Asked or Awaiting where both screens show them; empty: there is nothing to compare.
    QString digits() const;
    /// Who it is: proven from Asked or Done on; nothing before.
    std::optional<Identity> other() const;
    Session session(); ///< once, when Done

private:
    struct Inside;
    explicit Handshake(std::unique_ptr<Inside> state);
    std::unique_ptr<Inside> m;
};

} // namespace naru::lan

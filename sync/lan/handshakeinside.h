// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/assert.h"
#include "sync/lan/handshakewire.h"

namespace naru::lan {

/// The inside of a Handshake; handshakesteps.cpp takes the messages.
struct Handshake::Inside {
    static constexpr quint8 yes = 1; ///< the word
    enum class Next : quint8 { First, Promise, Answer, Reveal, Responder, Initiator, Word };

    Inside(Role asRole, Setup with, Random& from)
        : role(asRole)
        , setup(std::move(with))
        , random(from)
        , self(setup.self.identity())
        , salt(random.bytes(nonceBytes))
        , nonce(random.bytes(nonceBytes))
        , next(role == Role::Initiator ? Next::First : Next::Promise)
    {
        NARU_ASSERT(self.device.size() == deviceBytes && isName(self.name));
    }

    Result<QByteArray> take(QByteArrayView message);
    Result<QByteArray> takePromise(QByteArrayView message);
    Result<QByteArray> takeAnswer(QByteArrayView message);
    Result<QByteArray> takeReveal(QByteArrayView message);
    Result<QByteArray> takeResponder(QByteArrayView message);
    Result<QByteArray> takeInitiator(QByteArrayView message);
    Result<QByteArray> takeWord(QByteArrayView message);

    QByteArray showSelf(const QByteArray& before);
    Result<void> meet(const Shown& shown, Role as);
    Result<void> isWelcome(const Identity& who) const;
    void agreeKeys(const crypto::PublicKey& point);
    void agreeSession();
    QByteArray word(quint8 value);
    Fault told(quint8 reason);
    bool knowsKey() const { return role == Role::Initiator && bool(setup.expects); }

    Role role;
    Setup setup;
    Random& random;
    Identity self;
    QByteArray salt, nonce;
    Next next;
    State state = State::Talking;
    std::optional<Mode> mode = {};
    std::optional<crypto::PrivateKey> ephemeral = {};
    Promise promise = {}; ///< Responder: theirs
    QByteArray theirWho = {};
    QByteArray sentFirst = {}, sentAnswer = {}; ///< for the transcript
    QByteArray transcript = {};                 ///< h3, then h4, then h5
    QString digits = {};
    crypto::Secret input = {};
    std::optional<Session> sealed = {}; ///< of 4 to 6
    std::optional<KeyPair> keys = {};   ///< of the session
    std::optional<Identity> other = {};
    bool compares = false; ///< both screens show the digits
    bool saidThere = false;
    bool wasTold = false; ///< the other side ended it: it is not told again
    QByteArray last = {};
};

} // namespace naru::lan

// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/lan/handshakeinside.h"

#include <algorithm>

namespace naru::lan {

namespace {
LanFault faultOf(quint8 reason)
{
    using Reason = Handshake::Reason;
    switch (Reason(reason)) {
    case Reason::Refused:
        return LanFault::RefusedThere;
    case Reason::Unpaired:
        return LanFault::NotPairedThere;
    case Reason::Busy:
        return LanFault::TooManyTries;
    case Reason::OtherVersion:
        return LanFault::OtherVersion;
    case Reason::ModeRefused:
        return LanFault::ModeRefused;
    case Reason::TooSlow:
        return LanFault::TooSlow;
    case Reason::CodeUsed:
        return LanFault::CodeUsed;
    }
    return LanFault::BadMessage;
}
} // namespace

Result<QByteArray> Handshake::Inside::take(QByteArrayView message)
{
    if (message.isEmpty())
        return LanFault::BadMessage;
    const auto kind = quint8(message[0]);
    if (kind == quint8(Kind::Word) && sealed)
        return takeWord(message);
    switch (next) {
    case Next::Promise:
        return takePromise(message);
    case Next::Answer:
        if (kind == quint8(Kind::TurnedAway) && message.size() == 2)
            return told(quint8(message[1]));
        return takeAnswer(message);
    case Next::Reveal:
        return takeReveal(message);
    case Next::Responder:
        return takeResponder(message);
    case Next::Initiator:
        return takeInitiator(message);
    case Next::First:
    case Next::Word:
        break;
    }
    return LanFault::BadMessage;
}

Result<QByteArray> Handshake::Inside::takePromise(QByteArrayView message)
{
    auto read = readPromise(message);
    if (!read)
        return read.fault();
    const auto asked = Mode(read->mode);
    if (!setup.served.contains(asked) || (asked == Mode::ByCode && setup.secret.size() != secretBytes))
        return LanFault::ModeRefused;
    mode = asked;
    promise = std::move(*read);
    theirWho = promise.who;
    ephemeral = crypto::PrivateKey::generate(crypto::Curve::P256, random);
    sentFirst = message.toByteArray();
    sentAnswer = bytesOf(Answer{quint8(asked), keyOf(ephemeral->publicKey()), nonce, whoOf(salt, self)});
    next = Next::Reveal;
    return sentAnswer;
}

Result<QByteArray> Handshake::Inside::takeAnswer(QByteArrayView message)
{
    const auto answer = readAnswer(message);
    if (!answer)
        return answer.fault();
    const QByteArray own = keyOf(ephemeral->publicKey());
    const auto point = pointOf(answer->key);
    if (!point || answer->mode != quint8(*mode) || answer->key == own)
        return LanFault::BadMessage;
    theirWho = answer->who;
    const QByteArray reveal = bytesOf(Reveal{own, nonce});
    transcript = transcriptOf(sentFirst, message, reveal);
    agreeKeys(*point);
    next = Next::Responder;
    return reveal;
}

Result<QByteArray> Handshake::Inside::takeReveal(QByteArrayView message)
{
    const auto reveal = readReveal(message);
    if (!reveal)
        return reveal.fault();
    if (promiseOf(reveal->key, reveal->nonce) != promise.key)
        return LanFault::CommitmentBroken;
    const auto point = pointOf(reveal->key);
    if (!point || reveal->key == keyOf(ephemeral->publicKey()))
        return LanFault::BadMessage;
    transcript = transcriptOf(sentFirst, sentAnswer, message);
    agreeKeys(*point);
    const QByteArray content = showSelf(transcript);
    const QByteArray shown = char(Kind::Responder) + *sealed->seal(content);
    transcript = transcriptAfter(transcript, shown);
    next = Next::Initiator;
    return shown;
}

Result<QByteArray> Handshake::Inside::takeResponder(QByteArrayView message)
{
    if (quint8(message[0]) != quint8(Kind::Responder))
        return LanFault::BadMessage;
    const auto content = sealed->open(message.sliced(1));
    if (!content)
        return LanFault::NotProven;
    const auto shown = readShown(*content);
    if (!shown)
        return shown.fault();
    if (const auto met = meet(*shown, Role::Responder); !met)
        return met.fault();
    transcript = transcriptAfter(transcript, message);
    const bool said = *mode == Mode::Paired || knowsKey();
    compares = !said;
    const QByteArray own = char(Kind::Initiator) + *sealed->seal(char(said ? yes : 0) + showSelf(transcript));
    transcript = transcriptAfter(transcript, own);
    agreeSession();
    state = said ? State::Awaiting : State::Asked;
    next = Next::Word;
    return own;
}

Result<QByteArray> Handshake::Inside::takeInitiator(QByteArrayView message)
{
    if (quint8(message[0]) != quint8(Kind::Initiator))
        return LanFault::BadMessage;
    const auto content = sealed->open(message.sliced(1));
    if (!content)
        return LanFault::NotProven;
    const quint8 said = content->isEmpty() ? 0xff : quint8(content->at(0));
    const bool must = *mode == Mode::Paired || *mode == Mode::ByCode, mustNot = *mode == Mode::Pairing;
    if (said > yes || (must && said != yes) || (mustNot && said == yes))
        return LanFault::BadMessage;
    const auto shown = readShown(QByteArrayView(*content).sliced(1));
    if (!shown)
        return shown.fault();
    if (const auto met = meet(*shown, Role::Initiator); !met)
        return met.fault();
    transcript = transcriptAfter(transcript, message);
    agreeSession();
    saidThere = said == yes;
    compares = !saidThere;
    next = Next::Word;
    if (*mode != Mode::Paired) {
        state = State::Asked;
        return QByteArray();
    }
    state = State::Done;
    return word(yes);
}

Result<QByteArray> Handshake::Inside::takeWord(QByteArrayView message)
{
    const auto content = sealed->open(message.sliced(1));
    if (!content)
        return LanFault::NotProven;
    if (content->size() != 1)
        return LanFault::BadMessage;
    const auto value = quint8(content->at(0));
    if (value != yes)
        return told(value);
    if (next != Next::Word || saidThere)
        return LanFault::BadMessage;
    saidThere = true;
    if (state == State::Awaiting)
        state = State::Done;
    return QByteArray();
}

QByteArray Handshake::Inside::showSelf(const QByteArray& before)
{
    const QByteArray signature = setup.self.key.sign(crypto::SignatureAlgorithm::Es256, toSign(role, before, self));
    return bytesOf(Shown{salt, self, signature});
}

/// Is it who was promised, and proven; may it come in this mode?
Result<void> Handshake::Inside::meet(const Shown& shown, Role as)
{
    if (whoOf(shown.salt, shown.identity) != theirWho)
        return LanFault::CommitmentBroken;
    if (!isSigned(as, transcript, shown))
        return LanFault::NotProven;
    if (shown.identity.device == self.device || shown.identity.key == self.key)
        return LanFault::Itself;
    if (const auto welcome = isWelcome(shown.identity); !welcome)
        return welcome.fault();
    other = shown.identity;
    return {};
}

Result<void> Handshake::Inside::isWelcome(const Identity& who) const
{
    if (knowsKey() && !setup.expects(who.key))
        return LanFault::WrongDesk;
    if (*mode != Mode::Paired)
        return {};
    switch (setup.trusted->standing(who.device, who.key)) {
    case Trusted::Standing::Paired:
        return {};
    case Trusted::Standing::OtherKey:
        return LanFault::OtherKey;
    case Trusted::Standing::Unknown:
        break;
    }
    return LanFault::Stranger;
}

/// Keys of what follows message 3, of which `transcript` is the hash; and the digits.
void Handshake::Inside::agreeKeys(const crypto::PublicKey& point)
{
    const auto shared = ephemeral->agree(point);
    NARU_ASSERT(shared);
    const QByteArrayView secret = *mode == Mode::ByCode ? QByteArrayView(setup.secret) : QByteArrayView();
    input = crypto::Secret(shared->size() + secret.size());
    std::copy(shared->view().begin(), shared->view().end(), input.data());
    std::copy(secret.begin(), secret.end(), input.data() + shared->size());
    ephemeral.reset();
    digits = digitsOf(transcript);
    KeyPair pair = keysFor(role, input.view(), transcript, "handshake");
    sealed.emplace(std::move(pair.sending), std::move(pair.receiving));
}

void Handshake::Inside::agreeSession()
{
    keys = keysFor(role, input.view(), transcript, "session");
    input = crypto::Secret();
}

QByteArray Handshake::Inside::word(quint8 value)
{
    return char(Kind::Word) + *sealed->seal(QByteArray(1, char(value)));
}

Fault Handshake::Inside::told(quint8 reason)
{
    wasTold = true;
    return faultOf(reason);
}

} // namespace naru::lan

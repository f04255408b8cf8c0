// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/lan/handshake.h"

#include "app/base/assert.h"
#include "app/crypto/hash.h"
#include "sync/lan/handshakewire.h"

namespace naru::lan {

namespace {
constexpr quint8 yes = 1;

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
    }
    return LanFault::BadMessage;
}

/// What the other side is told of a fault; most of them tell an attacker something, and nobody else anything.
std::optional<Handshake::Reason> toldOf(const Fault& fault)
{
    if (fault.is(LanFault::OtherVersion))
        return Handshake::Reason::OtherVersion;
    if (fault.is(LanFault::ModeRefused))
        return Handshake::Reason::ModeRefused;
    if (fault.is(LanFault::Stranger) || fault.is(LanFault::OtherKey))
        return Handshake::Reason::Unpaired;
    return std::nullopt;
}
} // namespace

struct Handshake::Inside {
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
    Fault told(quint8 reason)
    {
        wasTold = true;
        return faultOf(reason);
    }
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

Handshake::Handshake(std::unique_ptr<Inside> inside)
    : m(std::move(inside))
{
}
Handshake::Handshake(Handshake&&) noexcept = default;
Handshake& Handshake::operator=(Handshake&&) noexcept = default;
Handshake::~Handshake() = default;

Handshake Handshake::initiate(Mode mode, Setup setup, Random& random)
{
    NARU_ASSERT(mode != Mode::Paired || setup.trusted);
    NARU_ASSERT(mode != Mode::ByCode || (setup.expects && setup.secret.size() == secretBytes));
    NARU_ASSERT((mode != Mode::Paired && mode != Mode::Pairing) || !setup.expects);
    auto inside = std::make_unique<Inside>(Role::Initiator, std::move(setup), random);
    inside->mode = mode;
    return Handshake(std::move(inside));
}

Handshake Handshake::respond(Setup setup, Random& random)
{
    NARU_ASSERT(!setup.served.contains(Mode::Paired) || setup.trusted);
    NARU_ASSERT(!setup.expects);
    return Handshake(std::make_unique<Inside>(Role::Responder, std::move(setup), random));
}

QByteArray Handshake::first()
{
    NARU_ASSERT(m->next == Inside::Next::First);
    m->next = Inside::Next::Answer;
    m->ephemeral = crypto::PrivateKey::generate(crypto::Curve::P256, m->random);
    m->sentFirst = bytesOf(
        Promise{quint8(*m->mode), promiseOf(keyOf(m->ephemeral->publicKey()), m->nonce), whoOf(m->salt, m->self)});
    return m->sentFirst;
}

Result<QByteArray> Handshake::take(QByteArrayView message)
{
    if (m->state == State::Ended || m->state == State::Done || m->next == Inside::Next::First)
        return LanFault::BadMessage;
    auto answer = message.size() > messageBytesMax ? LanFault::BadMessage : m->take(message);
    if (!answer) {
        m->state = State::Ended;
        const auto reason = m->wasTold ? std::nullopt : toldOf(answer.fault());
        if (reason && m->sealed)
            m->last = m->word(quint8(*reason));
        else if (reason && m->role == Role::Responder)
            m->last = turnAway(*reason);
    }
    return answer;
}

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

QByteArray Handshake::agree()
{
    NARU_ASSERT(m->state == State::Asked);
    m->state = m->saidThere ? State::Done : State::Awaiting;
    return m->word(yes);
}

QByteArray Handshake::refuse(Reason reason)
{
    if (m->state == State::Ended || m->state == State::Done)
        return {};
    m->state = State::Ended;
    if (m->sealed)
        return m->word(quint8(reason));
    return m->role == Role::Responder && m->next == Inside::Next::Reveal ? turnAway(reason) : QByteArray();
}

QByteArray Handshake::lastWords()
{
    return std::exchange(m->last, {});
}

QByteArray Handshake::turnAway(Reason reason)
{
    return QByteArray().append(char(Kind::TurnedAway)).append(char(reason));
}

Handshake::State Handshake::state() const
{
    return m->state;
}
Role Handshake::role() const
{
    return m->role;
}
std::optional<Mode> Handshake::mode() const
{
    return m->mode;
}
QString Handshake::digits() const
{
    const bool shown = m->state == State::Asked || m->state == State::Awaiting;
    return shown && m->compares ? m->digits : QString();
}
std::optional<Identity> Handshake::other() const
{
    return m->other;
}

Session Handshake::session()
{
    NARU_ASSERT(m->state == State::Done && m->keys);
    Session session(std::move(m->keys->sending), std::move(m->keys->receiving));
    m->keys.reset();
    return session;
}

} // namespace naru::lan

// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/lan/handshake.h"

#include "app/base/assert.h"
#include "sync/lan/handshakeinside.h"

namespace naru::lan {

namespace {
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

QByteArray Handshake::agree()
{
    NARU_ASSERT(m->state == State::Asked);
    m->state = m->saidThere ? State::Done : State::Awaiting;
    return m->word(Inside::yes);
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
bool Handshake::isByCode(QByteArrayView secret) const
{
    return m->mode == Mode::ByCode && secret.size() == secretBytes && m->setup.secret == secret;
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

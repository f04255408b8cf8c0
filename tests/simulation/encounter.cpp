// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/simulation/encounter.h"

#include "app/crypto/hash.h"
#include "app/identity/mdl/session.h"
#include "devices/api/faults.h"
#include "devices/simulator/holder.h"

namespace naru::simulation {

namespace {
using namespace identity;
using device::DeviceFault;
using mdl::ReaderSession;
using sim::Holder;
using sim::Misbehaviour;

constexpr Milliseconds tick = std::chrono::seconds(1);
/// Signatures that a seed repeats: ECDSA draws its nonces inside the library, Ed25519 has none.
constexpr auto signingCurve = crypto::Curve::Ed25519;

template <typename Enum>
Enum draw(Random& random, std::size_t count)
{
    return static_cast<Enum>(random.below(count));
}

mdl::ReaderIdentity makeReader(Instant now, Random& random)
{
    const auto key = crypto::PrivateKey::generate(signingCurve, random);
    crypto::CertificatePlan plan;
    plan.country = QStringLiteral("KR");
    plan.organization = QStringLiteral("나루동 행정복지센터");
    plan.commonName = QStringLiteral("2번 창구");
    plan.notBefore = now - std::chrono::days(1);
    plan.notAfter = now + std::chrono::days(365);
    return {{crypto::makeCertificate(plan, key.publicKey(), key, nullptr, random)}, key};
}

/// Both ends, the two links between them, and a clock that moves only when nobody has anything to say.
class Stage {
public:
    explicit Stage(const Scene& scene)
        : m_scene(scene)
        , m_random(scene.seed)
        , m_clock(scene.now)
        , m_toDesk(scene.toDesk, scene.hitMessage, m_random)
        , m_toPhone(scene.toPhone, scene.hitMessage, m_random)
        , m_holder(
              {scene.seed, scene.person, scene.misbehaviour, crypto::Curve::P256, signingCurve}, scene.now, m_random)
    {
        m_trust.add(sim::SampleIssuer::make(scene.seed, scene.now, signingCurve).rootDer());
        if (scene.readerSigns)
            m_reader = makeReader(scene.now, m_random);
        if (scene.misbehaviour == Misbehaviour::DropAtByte)
            m_bytesLeft = scene.dropAtByte;
    }

    Ending play()
    {
        if (const auto engagement = m_holder.engage())
            fromPhone(*engagement);
        else
            finish(DeviceFault::PhoneLocked);
        while (!m_over)
            step();
        m_ending.linkWasHit = m_toDesk.wasHit() || m_toPhone.wasHit();
        m_ending.took = m_clock.monotonic();
        m_ending.digest = crypto::sha256(m_transcript);
        return m_ending;
    }

private:
    void step()
    {
        if (const auto message = m_toPhone.take())
            return atPhone(*message);
        if (const auto message = m_toDesk.take())
            return atDesk(*message);
        if (m_toDesk.isGone() || m_toPhone.isGone())
            return finish(DeviceFault::PhoneGone);
        m_clock.advance(tick);
        if (m_clock.monotonic() >= answerMax)
            finish(DeviceFault::PhoneSilent);
    }

    void atPhone(const QByteArray& message)
    {
        fromPhone(m_holder.receive(message));
        if (m_holder.state() == Holder::State::Asked)
            fromPhone(m_holder.agree());
    }

    void atDesk(const QByteArray& message)
    {
        if (!m_session)
            return engaged(message);
        const auto answer = m_session->receive(message);
        if (!answer)
            return finish(answer.fault());
        if (*answer)
            judge(**answer);
    }

    void engaged(const QByteArray& engagement)
    {
        auto session = ReaderSession::begin(
            engagement, Holder::handover(), m_scene.purpose->asked, m_reader ? &*m_reader : nullptr, m_random);
        if (!session)
            return finish(session.fault());
        m_asked = m_scene.purpose->asked;
        m_ending.requests = 1;
        m_session.emplace(std::move(*session));
        fromDesk(m_session->establishment());
    }

    void judge(const QByteArray& response)
    {
        const Verdict verdict = verify(
            {response, m_session->transcript(), m_session->readerKey(), m_asked}, {m_trust, m_clock.now(), true});
        const bool undecided = verdict.accepted() && verdict.age == AgeOutcome::Undecided;
        if (undecided && m_ending.requests <= m_scene.purpose->fallbacks.size()) {
            m_asked = m_scene.purpose->fallbacks[m_ending.requests - 1];
            ++m_ending.requests;
            return fromDesk(m_session->askAgain(m_asked, m_reader ? &*m_reader : nullptr));
        }
        for (const Outcome& outcome : verdict.checks)
            note(outcome ? (*outcome ? "true" : "false") : "null");
        note(overallNames[static_cast<std::size_t>(verdict.overall)]);
        m_ending.verdict = verdict;
        m_over = true;
    }

    void fromPhone(const QByteArray& message)
    {
        if (message.isEmpty())
            return;
        note(message);
        m_toDesk.send(message, m_bytesLeft);
        if (m_bytesLeft)
            *m_bytesLeft -= message.size();
    }

    void fromDesk(const QByteArray& message)
    {
        note(message);
        m_toPhone.send(message);
    }

    void finish(const Fault& fault)
    {
        note(fault.name());
        m_ending.fault = fault;
        m_over = true;
    }

    void note(const QByteArray& what) { m_transcript += QByteArray::number(what.size()) + ':' + what; }

    const Scene& m_scene;
    SeededRandom m_random;
    ManualClock m_clock;
    TrustList m_trust;
    FakeLink m_toDesk, m_toPhone;
    Holder m_holder;
    std::optional<mdl::ReaderIdentity> m_reader;
    std::optional<ReaderSession> m_session;
    Asked m_asked;
    std::optional<qsizetype> m_bytesLeft;
    QByteArray m_transcript;
    Ending m_ending;
    bool m_over = false;
};
} // namespace

Scene Scene::draw(std::uint64_t seed)
{
    SeededRandom random(seed * 0x9e3779b97f4a7c15ULL + 1);
    Scene scene;
    scene.seed = seed;
    scene.now = *parseRfc3339(u"2026-01-01T00:00:00Z") + std::chrono::minutes(random.below(365 * 24 * 60));
    const auto& purposes = builtInPurposes();
    scene.purpose = &purposes[static_cast<qsizetype>(random.below(static_cast<std::uint64_t>(purposes.size())))];
    scene.person = static_cast<int>(random.below(4));
    scene.misbehaviour = simulation::draw<Misbehaviour>(random, sim::misbehaviourNames.size());
    scene.dropAtByte = static_cast<qsizetype>(random.below(4000));
    scene.readerSigns = random.below(2) == 1;
    scene.hitMessage = static_cast<int>(random.below(3));
    if (random.below(3) != 0) // a third of all sessions has a perfect link: there the phone alone decides
        (random.below(2) ? scene.toDesk : scene.toPhone) = simulation::draw<LinkFault>(random, linkFaultNames.size());
    return scene;
}

QString Scene::describe() const
{
    return QStringLiteral("seed %1: %2, person %3, %4 (byte %5), link to desk %6, to phone %7, message %8, at %9")
        .arg(QString::number(seed), purpose->id, QString::number(person), QLatin1StringView(nameOf(misbehaviour)),
            QString::number(dropAtByte), QLatin1StringView(linkFaultNames[static_cast<std::size_t>(toDesk)]),
            QLatin1StringView(linkFaultNames[static_cast<std::size_t>(toPhone)]), QString::number(hitMessage),
            rfc3339(now));
}

bool Scene::isHonest() const
{
    switch (misbehaviour) {
    case Misbehaviour::None:
    case Misbehaviour::LongNames:
    case Misbehaviour::StatusPresent:
    case Misbehaviour::Mac:
    case Misbehaviour::DropAtByte: // if it drops late enough, it has said everything
        return true;
    default:
        return false;
    }
}

Ending play(const Scene& scene)
{
    return Stage(scene).play();
}

} // namespace naru::simulation

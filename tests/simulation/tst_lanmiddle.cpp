// SPDX-License-Identifier: GPL-3.0-or-later
// A man in the middle, on the wire between two desks that want to become a pair. What the digits are to the persons,
// they are here: a try goes unnoticed when both screens show the same and no desk has ended it, or when a desk is done
// with somebody who is not the other.
#include "app/crypto/aead.h"
#include "app/crypto/hash.h"
#include "tests/support/landesks.h"
#include "tests/support/suite.h"

#include <QtEndian>

using namespace naru;
using namespace naru::lan;
using namespace naru::test;
using State = Handshake::State;

namespace {

constexpr int triesDaily = 3'000, triesDeep = 10'000;
constexpr int grindingMax = 4; ///< tries with the responder for one with the initiator: what its limit lets through

int triesToMake()
{
    return qEnvironmentVariableIsSet("NARU_DEEP") ? triesDeep : triesDaily;
}

/// The layout of handshake.h once more, written for the attacker.
QByteArray sha(std::initializer_list<QByteArrayView> parts)
{
    return crypto::hash(crypto::HashAlgorithm::Sha256, parts);
}
QString digitsBy(QByteArrayView first, QByteArrayView second, QByteArrayView third)
{
    const QByteArray hash = sha({"naru-lan-1 digits", sha({"naru-lan-1", first, second, third})});
    return QString::number(qFromBigEndian<quint64>(hash.constData()) % 1'000'000).rightJustified(6, u'0');
}

enum class Attack {
    OwnKeys,          ///< two whole handshakes, with an identity of its own
    StolenNames,      ///< two whole handshakes, with the names and numbers of the two, and its own key
    Grinding,         ///< asks the responder again and again until the digits fit
    PassedIdentities, ///< own ephemerals; what the desks seal is passed on as it is
    SealedAnew,       ///< own ephemerals; the identities opened, and sealed again for the other side
    Swapped,          ///< messages of two tries at once, exchanged
    Replayed,         ///< messages of an earlier, honest try
    Reflected,        ///< a desk's own messages
    Downgraded,       ///< another mode, without digits
    Changed,          ///< one byte
};
constexpr int attacks = int(Attack::Changed) + 1;

struct Stage {
    explicit Stage(quint64 seed)
        : random(seed)
        , here(seed ^ 0x1111)
        , there(seed ^ 0x2222)
        , own(seed ^ 0x3333)
        , initiator(Handshake::initiate(Mode::Pairing, {one()}, here))
        , responder(Handshake::respond(setup(two()), there))
    {
    }
    static const Self& one()
    {
        static const Self self = lanSelf(1);
        return self;
    }
    static const Self& two()
    {
        static const Self self = lanSelf(2);
        return self;
    }
    static const Self& thief()
    {
        static const Self self = lanSelf(66);
        return self;
    }
    static Handshake::Setup setup(const Self& self)
    {
        // ByCode with a secret that the attacker has not seen, a class with nobody in it
        return {self, nullptr, {Mode::Pairing, Mode::ByCode, Mode::Class}, {}, QByteArray(16, '\x42')};
    }

    QByteArray give(Handshake& to, const QByteArray& message)
    {
        if (message.isEmpty())
            return {};
        auto answer = to.take(message);
        ended = ended || !answer;
        return answer ? *answer : QByteArray();
    }
    /// Both persons look at their screens.
    bool wasNoticed()
    {
        const bool bothAsk = initiator.state() == State::Asked && responder.state() == State::Asked;
        const bool done = initiator.state() == State::Done || responder.state() == State::Done;
        // a responder that shows nothing to compare asks whether somebody is welcome who came by its own code
        const bool nothingToCompare = responder.state() == State::Asked && responder.digits().isEmpty();
        return !done && !nothingToCompare && (ended || !bothAsk || initiator.digits() != responder.digits());
    }

    SeededRandom random, here, there, own;
    Handshake initiator, responder;
    bool ended = false;
};

/// An attacker's half that speaks with one desk, with whatever identity.
Handshake callAs(const Self& self, SeededRandom& random)
{
    return Handshake::initiate(Mode::Pairing, {self}, random);
}
Handshake answerAs(const Self& self, SeededRandom& random)
{
    return Handshake::respond(Stage::setup(self), random);
}

/// Speaks with the initiator to the end, as `self`.
void meetInitiator(Stage& stage, const Self& self)
{
    Handshake mine = answerAs(self, stage.own);
    QByteArray message = stage.initiator.first();
    while (!message.isEmpty()) {
        const auto answer = mine.take(message);
        message = answer ? stage.give(stage.initiator, *answer) : QByteArray();
    }
}
void meetResponder(Stage& stage, const Self& self)
{
    Handshake mine = callAs(self, stage.own);
    QByteArray message = mine.first();
    while (!message.isEmpty()) {
        const auto answer = mine.take(stage.give(stage.responder, message));
        message = answer ? *answer : QByteArray();
    }
}

void grind(Stage& stage)
{
    meetInitiator(stage, Stage::thief());
    for (int i = 0; i < grindingMax; ++i) {
        stage.responder = answerAs(Stage::two(), stage.there);
        meetResponder(stage, Stage::thief());
        if (stage.initiator.digits() == stage.responder.digits())
            return;
    }
}

/// The attacker's ephemeral exchange with one desk, done by hand so that it can seal what it likes.
struct Forger {
    explicit Forger(SeededRandom& random)
        : key(crypto::PrivateKey::generate(crypto::Curve::P256, random))
        , nonce(random.bytes(32))
        , point(keyOf(key.publicKey()))
    {
    }
    crypto::Secret keysWith(QByteArrayView their, QByteArrayView h3) const
    {
        const auto theirs = crypto::PublicKey::fromCoordinates(crypto::Curve::P256, their.first(32), their.sliced(32));
        return crypto::hkdfSha256(key.agree(*theirs)->view(), h3, QByteArrayView("naru-lan-1 handshake"), 64);
    }
    crypto::PrivateKey key;
    QByteArray nonce, point;
};

/// Own ephemerals on both sides, the identities' promises passed through: all that the two show each other would be
/// true, but for the keys in between.
void passOn(Stage& stage, bool sealedAnew)
{
    Forger mine(stage.own);
    const QByteArray first = stage.initiator.first();
    const QByteArray whoOne = first.sliced(35, 32);
    const QByteArray toResponder
        = QByteArray::fromHex("010102") + sha({"naru-lan-1 key", mine.point, mine.nonce}) + whoOne;
    const QByteArray answer = stage.give(stage.responder, toResponder);
    const QByteArray whoTwo = answer.sliced(99, 32);
    const QByteArray toInitiator = QByteArray::fromHex("020102") + mine.point + mine.nonce + whoTwo;
    const QByteArray reveal = stage.give(stage.initiator, toInitiator);
    const QByteArray ownReveal = '\3' + mine.point + mine.nonce;
    const QByteArray shown = stage.give(stage.responder, ownReveal);
    if (!sealedAnew) {
        (void)stage.give(stage.responder, stage.give(stage.initiator, shown));
        return;
    }
    const QByteArray h3Responder = sha({"naru-lan-1", toResponder, answer, ownReveal});
    const QByteArray h3Initiator = sha({"naru-lan-1", first, toInitiator, reveal});
    const auto keysResponder = mine.keysWith(QByteArrayView(answer).sliced(3, 64), h3Responder);
    const auto keysInitiator = mine.keysWith(QByteArrayView(reveal).sliced(1, 64), h3Initiator);
    const QByteArray nonce(12, '\0');
    const auto content = crypto::open(keysResponder.view().sliced(32), nonce, {}, QByteArrayView(shown).sliced(1));
    QVERIFY(content); // it reads the name of whom it called, and cannot be prevented
    const QByteArray forged = '\4' + crypto::seal(keysInitiator.view().sliced(32), nonce, {}, *content);
    const QByteArray own = stage.give(stage.initiator, forged);
    QVERIFY(own.isEmpty()); // the caller does not name itself
    (void)stage.give(stage.responder, own);
}

void swapTries(Stage& stage)
{
    // two tries of the same two desks; from some message on, each gets the other's
    SeededRandom here(stage.random.number()), there(stage.random.number());
    Handshake caller = Handshake::initiate(Mode::Pairing, {Stage::one()}, here);
    Handshake called = Handshake::respond(Stage::setup(Stage::two()), there);
    const auto from = stage.random.below(5);
    QByteArray message = stage.initiator.first(), other = caller.first();
    for (quint64 i = 0; i < 6 && !message.isEmpty(); ++i) {
        if (i == from)
            message.swap(other);
        const bool toResponder = i % 2 == 0;
        message = stage.give(toResponder ? stage.responder : stage.initiator, message);
        const auto answer = (toResponder ? called : caller).take(other);
        other = answer ? *answer : QByteArray();
    }
}

/// An honest try in which one message is replaced by what `forge` makes of it.
void replaceOne(Stage& stage, quint64 index, const std::function<QByteArray(const QByteArray&)>& forge)
{
    QByteArray message = stage.initiator.first();
    for (quint64 i = 0; i < 6 && !message.isEmpty(); ++i) {
        if (i == index)
            message = forge(message);
        message = stage.give(i % 2 == 0 ? stage.responder : stage.initiator, message);
    }
}

QList<QByteArray> honestMessages(quint64 seed)
{
    Stage stage(seed);
    QList<QByteArray> all;
    QByteArray message = stage.initiator.first();
    for (int i = 0; !message.isEmpty(); ++i) {
        all.append(message);
        message = stage.give(i % 2 == 0 ? stage.responder : stage.initiator, message);
    }
    return all;
}

/// The responder hears another mode, and the initiator may hear its own again.
void downgrade(Stage& stage)
{
    constexpr qsizetype modeAt = 2;
    QByteArray first = stage.initiator.first();
    const char asked = first[modeAt];
    const bool known = stage.random.below(2) == 0;
    first[modeAt] = known ? char(Mode::Class) : char(asked + 1 + char(stage.random.below(250)));
    QByteArray answer = stage.give(stage.responder, first);
    if (answer.isEmpty())
        return;
    if (stage.random.below(2) == 0)
        answer[modeAt] = asked;
    const QByteArray shown = stage.give(stage.responder, stage.give(stage.initiator, answer));
    (void)stage.give(stage.responder, stage.give(stage.initiator, shown));
}

void attack(Stage& stage, Attack kind)
{
    static const QList<QByteArray> earlier = honestMessages(0xfeed);
    const quint64 index = stage.random.below(5);
    switch (kind) {
    case Attack::OwnKeys:
        meetInitiator(stage, Stage::thief());
        return meetResponder(stage, Stage::thief());
    case Attack::StolenNames: {
        Self asTwo = Stage::thief(), asOne = Stage::thief();
        asTwo.device = Stage::two().device, asTwo.name = Stage::two().name;
        asOne.device = Stage::one().device, asOne.name = Stage::one().name;
        meetResponder(stage, asOne);
        return meetInitiator(stage, asTwo);
    }
    case Attack::Grinding:
        return grind(stage);
    case Attack::PassedIdentities:
        return passOn(stage, false);
    case Attack::SealedAnew:
        return passOn(stage, true);
    case Attack::Swapped:
        return swapTries(stage);
    case Attack::Replayed:
        return replaceOne(stage, index, [&](const QByteArray&) { return earlier[qsizetype(index)]; });
    case Attack::Reflected: {
        QByteArray last = stage.initiator.first();
        const QByteArray answer = stage.give(stage.random.below(2) ? stage.responder : stage.initiator, last);
        if (!answer.isEmpty())
            (void)stage.give(stage.responder, answer);
        return;
    }
    case Attack::Downgraded:
        return downgrade(stage);
    case Attack::Changed:
        return replaceOne(stage, index, [&](const QByteArray& message) {
            QByteArray other = message;
            const auto at = qsizetype(stage.random.below(quint64(other.size())));
            other[at] = char(other[at] ^ char(1 + stage.random.below(255)));
            return other;
        });
    }
}

} // namespace

class LanMiddleTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void anHonestTryIsNotTakenForAnAttack()
    {
        for (quint64 seed = 1; seed <= 20; ++seed) {
            Stage stage(seed);
            replaceOne(stage, 99, {});
            QVERIFY(!stage.wasNoticed());
        }
    }

    void aManInTheMiddleIsNoticedInEveryTry()
    {
        int noticed = 0, by[attacks] = {};
        const int tries = triesToMake();
        for (int i = 0; i < tries; ++i) {
            Stage stage(0x0a77'ac00 + quint64(i));
            attack(stage, Attack(i % attacks));
            if (stage.wasNoticed())
                ++noticed, ++by[i % attacks];
            else
                qWarning("try %d, attack %d: not noticed", i, i % attacks);
        }
        QCOMPARE(noticed, tries);
        for (const int kind : by)
            QCOMPARE(kind, tries / attacks);
    }

    /// The one chance of an attacker that can compute: after it has seen the responder's answer, it looks for an
    /// opening of its promise with which the digits are those that the initiator's screen shows. A million hashes find
    /// one.
    void anAttackerThatFoundTheDigitsCannotUseThem()
    {
        Stage stage(77);
        meetInitiator(stage, Stage::thief());
        const QString wanted = stage.initiator.digits();
        QCOMPARE(wanted.size(), 6);
        Forger mine(stage.own);
        const QByteArray who(32, 'w');
        const QByteArray first = QByteArray::fromHex("010102") + sha({"naru-lan-1 key", mine.point, mine.nonce}) + who;
        const QByteArray answer = stage.give(stage.responder, first);
        QByteArray reveal = '\3' + mine.point + mine.nonce;
        QCOMPARE(answer.size(), 131);
        quint64 hashes = 0;
        for (; digitsBy(first, answer, reveal) != wanted && hashes < 20'000'000; ++hashes)
            qToBigEndian(hashes, reveal.data() + 65);
        QCOMPARE(digitsBy(first, answer, reveal), wanted);
        const auto refused = stage.responder.take(reveal);
        QVERIFY(!refused && refused.fault().is(LanFault::CommitmentBroken));
        QVERIFY(stage.responder.digits().isEmpty());
    }
};

NARU_TEST(LanMiddleTest)
#include "tst_lanmiddle.moc"

// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/lan/handshakewire.h"
#include "tests/support/landesks.h"
#include "tests/support/suite.h"

#include <QRegularExpression>
#include <QSet>

using namespace naru;
using namespace naru::lan;
using namespace naru::test;
using State = Handshake::State;

namespace {

const QByteArray codeSecret(16, '\x5a');

/// Two desks that know each other where the mode wants it.
struct Pair {
    explicit Pair(Mode asked, quint64 seed = 1)
        : mode(asked)
        , randomI(seed)
        , randomR(seed + 0x1000)
    {
        trustedI.add(two.identity());
        trustedR.add(one.identity());
    }
    Handshake::Setup setupI()
    {
        Handshake::Setup setup{one, &trustedI};
        if (mode == Mode::ByCode || (mode == Mode::Class && knowsKey))
            setup.expects = [key = two.identity().key](const QByteArray& shown) { return shown == key; };
        setup.secret = codeSecret;
        return setup;
    }
    Handshake::Setup setupR()
    {
        return {two, &trustedR, {Mode::Paired, Mode::Pairing, Mode::ByCode, Mode::Class}, {}, codeSecret};
    }
    LanTalk talk() { return {Handshake::initiate(mode, setupI(), randomI), Handshake::respond(setupR(), randomR)}; }

    Mode mode;
    bool knowsKey = true;
    Self one = lanSelf(1), two = lanSelf(2);
    TrustedList trustedI, trustedR;
    SeededRandom randomI, randomR;
};

void eachMode()
{
    QTest::addColumn<Mode>("mode");
    QTest::newRow("paired") << Mode::Paired;
    QTest::newRow("pairing") << Mode::Pairing;
    QTest::newRow("by code") << Mode::ByCode;
    QTest::newRow("class") << Mode::Class;
}

bool isFault(const std::optional<Fault>& fault, LanFault code)
{
    return fault && fault->is(code);
}

} // namespace

class LanHandshakeTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void twoDesksSpeak_data() { eachMode(); }
    void twoDesksSpeak()
    {
        QFETCH(const Mode, mode);
        Pair pair(mode);
        LanTalk talk = pair.talk();
        talk.run();
        talk.persons();
        QVERIFY(!talk.initiatorFault && !talk.responderFault && talk.isDone());
        QVERIFY(talk.initiator.other() == pair.two.identity() && talk.responder.other() == pair.one.identity());
        QVERIFY(talk.responder.mode() == mode);
        Session here = talk.initiator.session(), there = talk.responder.session();
        for (int i = 0; i < 3; ++i) {
            QCOMPARE(*there.open(*here.seal("가나다")), QByteArray("가나다"));
            QCOMPARE(*here.open(*there.seal("라마바")), QByteArray("라마바"));
        }
    }

    void bothScreensShowTheSameSixDigits()
    {
        QSet<QString> seen;
        for (quint64 seed = 1; seed <= 20; ++seed) {
            Pair pair(Mode::Pairing, seed);
            LanTalk talk = pair.talk();
            talk.run();
            const QString digits = talk.initiator.digits();
            QVERIFY(talk.initiator.state() == State::Asked && talk.responder.state() == State::Asked);
            QCOMPARE(digits, talk.responder.digits());
            static const QRegularExpression six(QStringLiteral("^[0-9]{6}$"));
            QVERIFY(six.match(digits).hasMatch());
            seen.insert(digits);
            talk.agree(seed % 2 ? Role::Initiator : Role::Responder);
            QVERIFY(!talk.isDone());
            talk.agree(seed % 2 ? Role::Responder : Role::Initiator);
            QVERIFY(talk.isDone() && talk.initiator.digits().isEmpty());
        }
        QVERIFY(seen.size() > 18);
    }

    void theDigitsCoverEveryByteThatBothChose()
    {
        Pair pair(Mode::Pairing);
        LanTalk talk = pair.talk();
        QList<QByteArray> sent;
        talk.run([&](int, Role, QByteArray& message) { sent.append(message); });
        QCOMPARE(talk.initiator.digits(), digitsOf(transcriptOf(sent[0], sent[1], sent[2])));
        for (int index = 0; index < 3; ++index) {
            for (qsizetype at = 0; at < sent[index].size(); ++at) {
                QList<QByteArray> changed = sent;
                changed[index][at] = char(changed[index][at] ^ 1);
                QVERIFY(digitsOf(transcriptOf(changed[0], changed[1], changed[2])) != talk.initiator.digits());
            }
        }
    }

    void aCodeLeavesNothingToCompareAndOnePersonToAsk()
    {
        Pair pair(Mode::ByCode);
        LanTalk talk = pair.talk();
        talk.run();
        QCOMPARE(talk.initiator.state(), State::Awaiting);
        QCOMPARE(talk.responder.state(), State::Asked);
        QVERIFY(talk.initiator.digits().isEmpty() && talk.responder.digits().isEmpty());
        QVERIFY(talk.responder.other() == pair.one.identity());
        talk.agree(Role::Responder);
        QVERIFY(talk.isDone());
    }

    void aSeatWithoutACodeComparesDigits()
    {
        Pair pair(Mode::Class);
        pair.knowsKey = false;
        LanTalk talk = pair.talk();
        talk.run();
        QVERIFY(!talk.initiator.digits().isEmpty());
        QCOMPARE(talk.initiator.digits(), talk.responder.digits());
        talk.persons();
        QVERIFY(talk.isDone());
    }

    void everyChangedByteOfEveryMessageEndsIt_data() { eachMode(); }
    void everyChangedByteOfEveryMessageEndsIt()
    {
        QFETCH(const Mode, mode);
        QList<qsizetype> sizes;
        Pair pair(mode);
        LanTalk whole = pair.talk();
        const auto measure = [&](int, Role, QByteArray& message) { sizes.append(message.size()); };
        whole.run(measure);
        whole.persons(measure);
        QVERIFY(whole.isDone() && sizes.size() >= 6);
        for (int index = 0; index < sizes.size(); ++index) {
            for (qsizetype at = 0; at < sizes[index]; ++at) {
                LanTalk talk = pair.talk();
                const auto change = [&](int passed, Role, QByteArray& message) {
                    if (passed == index)
                        message[at] = char(message[at] ^ (1 << ((at + index) % 8)));
                };
                talk.run(change);
                talk.persons(change);
                const bool ended = talk.initiatorFault || talk.responderFault;
                QVERIFY2(ended && !talk.isDone(), qPrintable(QStringLiteral("%1 %2").arg(index).arg(at)));
                if (index < 4) // nobody trusted anything yet
                    QVERIFY(talk.initiator.state() != State::Done && talk.responder.state() != State::Done);
            }
        }
    }

    void everyOtherLengthEndsIt_data() { eachMode(); }
    void everyOtherLengthEndsIt()
    {
        QFETCH(const Mode, mode);
        for (int index = 0; index < 6; ++index) {
            for (const int by : {-1, 1, 1000}) {
                Pair pair(mode);
                LanTalk talk = pair.talk();
                const auto change = [&](int passed, Role, QByteArray& message) {
                    if (passed == index)
                        message.resize(message.size() + by, '\0');
                };
                talk.run(change);
                talk.persons(change);
                QVERIFY((talk.initiatorFault || talk.responderFault) && !talk.isDone());
            }
        }
    }

    void messagesOfAnotherTimeEndIt_data() { eachMode(); }
    void messagesOfAnotherTimeEndIt()
    {
        QFETCH(const Mode, mode);
        QList<QByteArray> before;
        Pair earlier(mode, 7);
        LanTalk first = earlier.talk();
        const auto keep = [&](int, Role, QByteArray& message) { before.append(message); };
        first.run(keep);
        first.persons(keep);
        for (int index = 0; index < before.size(); ++index) {
            Pair pair(mode, 8);
            LanTalk talk = pair.talk();
            const auto replay = [&](int passed, Role, QByteArray& message) {
                if (passed == index)
                    message = before[index];
            };
            talk.run(replay);
            talk.persons(replay);
            QVERIFY((talk.initiatorFault || talk.responderFault) && !talk.isDone());
        }
    }

    void whatIsSentBackToItsSenderEndsIt()
    {
        Pair pair(Mode::Pairing);
        Handshake here = Handshake::initiate(Mode::Pairing, pair.setupI(), pair.randomI);
        QVERIFY(here.take(here.first()).fault().is(LanFault::BadMessage));

        LanTalk talk = pair.talk();
        QByteArray sent;
        talk.run([&](int passed, Role, QByteArray& message) {
            if (passed == 3)
                sent = message;
            if (passed == 4)
                message = sent;
        });
        QVERIFY(isFault(talk.responderFault, LanFault::BadMessage));
    }

    void anInitiatorCannotOpenAnotherPromise()
    {
        Pair pair(Mode::Pairing), other(Mode::Pairing, 99);
        LanTalk talk = pair.talk(), another = other.talk();
        QByteArray reveal;
        another.run([&](int passed, Role, QByteArray& message) {
            if (passed == 2)
                reveal = message;
        });
        talk.run([&](int passed, Role, QByteArray& message) {
            if (passed == 2)
                message = reveal;
        });
        QVERIFY(isFault(talk.responderFault, LanFault::CommitmentBroken));
    }

    void aStrangerIsTurnedAwayByBothSides()
    {
        Pair pair(Mode::Paired);
        pair.trustedR.keys.clear();
        LanTalk revokedThere = pair.talk();
        revokedThere.run();
        QVERIFY(isFault(revokedThere.responderFault, LanFault::Stranger));
        QVERIFY(isFault(revokedThere.initiatorFault, LanFault::NotPairedThere));
        QVERIFY(!revokedThere.responder.other());

        Pair back(Mode::Paired);
        back.trustedI.keys.clear();
        LanTalk revokedHere = back.talk();
        int fromInitiator = 0;
        revokedHere.run([&](int, Role from, QByteArray&) { fromInitiator += from == Role::Initiator; });
        QVERIFY(isFault(revokedHere.initiatorFault, LanFault::Stranger));
        QVERIFY(isFault(revokedHere.responderFault, LanFault::NotPairedThere));
        QVERIFY(!revokedHere.responder.other()); // it never learned who called
        QCOMPARE(fromInitiator, 3);
    }

    void aKnownDeskWithAnotherKeyIsNotedAsThat()
    {
        Pair pair(Mode::Paired);
        pair.trustedI.keys[pair.two.device] = lanSelf(9).identity().key;
        LanTalk talk = pair.talk();
        talk.run();
        QVERIFY(isFault(talk.initiatorFault, LanFault::OtherKey));
    }

    void aCodeOfAnotherDeskIsNoticed_data()
    {
        QTest::addColumn<Mode>("mode");
        QTest::newRow("by code") << Mode::ByCode;
        QTest::newRow("class") << Mode::Class;
    }
    void aCodeOfAnotherDeskIsNoticed()
    {
        QFETCH(const Mode, mode);
        Pair pair(mode);
        auto setup = pair.setupI();
        setup.expects = [](const QByteArray& key) { return key == lanSelf(3).identity().key; };
        LanTalk talk{Handshake::initiate(mode, setup, pair.randomI), Handshake::respond(pair.setupR(), pair.randomR)};
        talk.run();
        QVERIFY(isFault(talk.initiatorFault, LanFault::WrongDesk));
        QVERIFY(!talk.responder.other());
    }

    void whoHasNotSeenTheScreenDoesNotComeByCode()
    {
        Pair pair(Mode::ByCode);
        auto setup = pair.setupI();
        setup.secret = QByteArray(16, '\x11');
        LanTalk talk{
            Handshake::initiate(Mode::ByCode, setup, pair.randomI), Handshake::respond(pair.setupR(), pair.randomR)};
        talk.run();
        QVERIFY(isFault(talk.initiatorFault, LanFault::NotProven));

        Pair hidden(Mode::ByCode);
        auto without = hidden.setupR();
        without.secret.clear();
        LanTalk shut{Handshake::initiate(Mode::ByCode, hidden.setupI(), hidden.randomI),
            Handshake::respond(without, hidden.randomR)};
        shut.run();
        QVERIFY(isFault(shut.initiatorFault, LanFault::ModeRefused));
    }

    void aDeskNoticesItself()
    {
        Pair pair(Mode::Pairing);
        auto mirror = pair.setupR();
        mirror.self = pair.one;
        LanTalk talk{
            Handshake::initiate(Mode::Pairing, pair.setupI(), pair.randomI), Handshake::respond(mirror, pair.randomR)};
        talk.run();
        QVERIFY(isFault(talk.initiatorFault, LanFault::Itself));
    }

    void onlyServedModesAreAnswered_data() { eachMode(); }
    void onlyServedModesAreAnswered()
    {
        QFETCH(const Mode, mode);
        Pair pair(mode);
        auto setup = pair.setupR();
        setup.served.removeOne(mode);
        LanTalk talk{Handshake::initiate(mode, pair.setupI(), pair.randomI), Handshake::respond(setup, pair.randomR)};
        talk.run();
        QVERIFY(isFault(talk.responderFault, LanFault::ModeRefused));
        QVERIFY(isFault(talk.initiatorFault, LanFault::ModeRefused));
    }

    void anotherVersionIsNamedOnBothSides()
    {
        Pair pair(Mode::Pairing);
        LanTalk talk = pair.talk();
        talk.run([](int passed, Role, QByteArray& message) {
            if (passed == 0)
                message = QByteArray::fromHex("010200") + QByteArray(200, 'x'); // whatever a second version brings
        });
        QVERIFY(isFault(talk.responderFault, LanFault::OtherVersion));
        QVERIFY(isFault(talk.initiatorFault, LanFault::OtherVersion));
    }

    void aWrongDigitEndsTheTry_data()
    {
        QTest::addColumn<Role>("who");
        QTest::newRow("here") << Role::Initiator;
        QTest::newRow("there") << Role::Responder;
    }
    void aWrongDigitEndsTheTry()
    {
        QFETCH(const Role, who);
        const Role other = who == Role::Initiator ? Role::Responder : Role::Initiator;
        for (const bool saidYesFirst : {false, true}) {
            Pair pair(Mode::Pairing);
            LanTalk talk = pair.talk();
            talk.run();
            if (saidYesFirst)
                talk.agree(other);
            talk.refuse(who);
            const auto& there = who == Role::Initiator ? talk.responderFault : talk.initiatorFault;
            QVERIFY(isFault(there, LanFault::RefusedThere));
            QCOMPARE(talk.initiator.state(), State::Ended);
            QCOMPARE(talk.responder.state(), State::Ended);
            QVERIFY(talk.initiator.digits().isEmpty());
        }
    }

    void nothingMovesAfterTheEnd()
    {
        Pair pair(Mode::Pairing);
        QList<QByteArray> sent;
        LanTalk talk = pair.talk();
        talk.run([&](int, Role, QByteArray& message) { sent.append(message); });
        talk.refuse(Role::Initiator);
        for (const QByteArray& message : std::as_const(sent)) {
            QVERIFY(!talk.initiator.take(message) && !talk.responder.take(message));
            QVERIFY(talk.initiator.lastWords().isEmpty());
        }
        QVERIFY(talk.responder.refuse().isEmpty());
    }

    void nobodyConfirmsTwice()
    {
        Pair pair(Mode::Pairing);
        LanTalk talk = pair.talk();
        QByteArray word;
        talk.run();
        talk.agree(Role::Initiator, [&](int, Role, QByteArray& message) { word = message; });
        QVERIFY(!talk.responder.take(word)); // sealed under a count that is past
        QVERIFY(!talk.isDone());
    }
};

NARU_TEST(LanHandshakeTest)
#include "tst_lanhandshake.moc"

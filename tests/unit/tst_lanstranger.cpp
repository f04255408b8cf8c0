// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/lanpair.h"
#include "tests/support/suite.h"

using namespace naru;
using namespace naru::lan;
using namespace naru::test;

/// Who is turned away, and what each side is told of it.
class LanStrangerTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aStrangerIsTurnedAwayByBothSides()
    {
        LanPair pair(Mode::Paired);
        pair.trustedR.keys.clear();
        LanTalk revokedThere = pair.talk();
        revokedThere.run();
        QVERIFY(isFault(revokedThere.responderFault, LanFault::Stranger));
        QVERIFY(isFault(revokedThere.initiatorFault, LanFault::NotPairedThere));
        QVERIFY(!revokedThere.responder.other());

        LanPair back(Mode::Paired);
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
        LanPair pair(Mode::Paired);
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
        LanPair pair(mode);
        auto setup = pair.setupI();
        setup.expects = [](const QByteArray& key) { return key == lanSelf(3).identity().key; };
        LanTalk talk{Handshake::initiate(mode, setup, pair.randomI), Handshake::respond(pair.setupR(), pair.randomR)};
        talk.run();
        QVERIFY(isFault(talk.initiatorFault, LanFault::WrongDesk));
        QVERIFY(!talk.responder.other());
    }

    void whoHasNotSeenTheScreenDoesNotComeByCode()
    {
        LanPair pair(Mode::ByCode);
        auto setup = pair.setupI();
        setup.secret = QByteArray(16, '\x11');
        LanTalk talk{
            Handshake::initiate(Mode::ByCode, setup, pair.randomI), Handshake::respond(pair.setupR(), pair.randomR)};
        talk.run();
        QVERIFY(isFault(talk.initiatorFault, LanFault::NotProven));

        LanPair hidden(Mode::ByCode);
        auto without = hidden.setupR();
        without.secret.clear();
        LanTalk shut{Handshake::initiate(Mode::ByCode, hidden.setupI(), hidden.randomI),
            Handshake::respond(without, hidden.randomR)};
        shut.run();
        QVERIFY(isFault(shut.initiatorFault, LanFault::ModeRefused));
    }

    void aDeskNoticesItself()
    {
        LanPair pair(Mode::Pairing);
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
        LanPair pair(mode);
        auto setup = pair.setupR();
        setup.served.removeOne(mode);
        LanTalk talk{Handshake::initiate(mode, pair.setupI(), pair.randomI), Handshake::respond(setup, pair.randomR)};
        talk.run();
        QVERIFY(isFault(talk.responderFault, LanFault::ModeRefused));
        QVERIFY(isFault(talk.initiatorFault, LanFault::ModeRefused));
    }

    void anotherVersionIsNamedOnBothSides()
    {
        LanPair pair(Mode::Pairing);
        LanTalk talk = pair.talk();
        talk.run([](int passed, Role, QByteArray& message) {
            if (passed == 0)
                message = QByteArray::fromHex("010200") + QByteArray(200, 'x'); // whatever a second version brings
        });
        QVERIFY(isFault(talk.responderFault, LanFault::OtherVersion));
        QVERIFY(isFault(talk.initiatorFault, LanFault::OtherVersion));
    }
};

NARU_TEST(LanStrangerTest)
#include "tst_lanstranger.moc"

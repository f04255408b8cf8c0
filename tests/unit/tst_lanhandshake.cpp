// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/lanpair.h"
#include "tests/support/suite.h"

#include <QRegularExpression>
#include <QSet>

using namespace naru;
using namespace naru::lan;
using namespace naru::test;
using State = Handshake::State;

/// Two desks and the persons before them come to one word.
class LanHandshakeTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void twoDesksSpeak_data() { eachMode(); }
    void twoDesksSpeak()
    {
        QFETCH(const Mode, mode);
        LanPair pair(mode);
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
            LanPair pair(Mode::Pairing, seed);
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
        LanPair pair(Mode::Pairing);
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
        LanPair pair(Mode::ByCode);
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
        LanPair pair(Mode::Class);
        pair.knowsKey = false;
        LanTalk talk = pair.talk();
        talk.run();
        QVERIFY(!talk.initiator.digits().isEmpty());
        QCOMPARE(talk.initiator.digits(), talk.responder.digits());
        talk.persons();
        QVERIFY(talk.isDone());
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
            LanPair pair(Mode::Pairing);
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
        LanPair pair(Mode::Pairing);
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
        LanPair pair(Mode::Pairing);
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

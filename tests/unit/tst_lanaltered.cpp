// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/lanpair.h"
#include "tests/support/suite.h"

using namespace naru;
using namespace naru::lan;
using namespace naru::test;
using State = Handshake::State;

/// What is changed, repeated or sent back on the way ends a handshake.
class LanAlteredTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void everyChangedByteOfEveryMessageEndsIt_data() { eachMode(); }
    void everyChangedByteOfEveryMessageEndsIt()
    {
        QFETCH(const Mode, mode);
        QList<qsizetype> sizes;
        LanPair pair(mode);
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
                LanPair pair(mode);
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
        LanPair earlier(mode, 7);
        LanTalk first = earlier.talk();
        const auto keep = [&](int, Role, QByteArray& message) { before.append(message); };
        first.run(keep);
        first.persons(keep);
        for (int index = 0; index < before.size(); ++index) {
            LanPair pair(mode, 8);
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
        LanPair pair(Mode::Pairing);
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
        LanPair pair(Mode::Pairing), other(Mode::Pairing, 99);
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
};

NARU_TEST(LanAlteredTest)
#include "tst_lanaltered.moc"

// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/simulation/lanhouse.h"

using namespace naru;
using namespace naru::test;
using namespace naru::test::lanhouse;

class LanChannelsTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void pairedDesksHearEachOtherByName()
    {
        Two desks;
        Ear bills(desks.one, "bills"), billsThere(desks.two, "bills"), call(desks.one, "call");
        QVERIFY(desks.meet());
        QVERIFY(waitFor([&] { return bills.sees(1) && billsThere.sees(1); }, soon));
        QVERIFY(call.sees(0));
        bills.channel->tell("하나");
        billsThere.channel->tell(desks.one.self.device, "둘");
        call.channel->tell("아무도 없다");
        QVERIFY(waitFor([&] { return billsThere.heard.size() == 1 && bills.heard.size() == 1; }, soon));
        QCOMPARE(billsThere.heard.first(), QByteArray("하나"));
        QVERIFY((billsThere.from.first() == Channel::Peer{desks.one.self.device, QStringLiteral("1번 창구")}));

        auto callThere = std::make_unique<Ear>(desks.two, "call");
        QVERIFY(waitFor([&] { return call.sees(1); }, soon));
        callThere.reset();
        QVERIFY(waitFor([&] { return call.sees(0); }, soon));
        QVERIFY(call.changes == 2 && call.heard.isEmpty());
    }

    void theLargestMessageArrivesAndNamesAreTheirListsOwn()
    {
        Two desks;
        desks.one.trusted.names[desks.two.self.device] = QStringLiteral("안쪽 창구");
        Ear here(desks.one, "copies"), there(desks.two, "copies");
        QVERIFY(desks.meet() && waitFor([&] { return there.sees(1) && here.sees(1); }, soon));
        const QByteArray large(Channel::messageBytesMax, 'x');
        there.channel->tell(large);
        QVERIFY(waitFor([&] { return here.heard.size() == 1; }, soon));
        QVERIFY(here.heard.first() == large && here.from.first().name == QStringLiteral("안쪽 창구"));
        desks.one.trusted.names[desks.two.self.device] = QStringLiteral("바깥 창구");
        desks.one.channels->recheck();
        QCOMPARE(here.channel->peers().first().name, QStringLiteral("바깥 창구"));
    }

    void aRevokedDeskIsGoneAtOnce()
    {
        Two desks;
        Ear here(desks.one, "bills");
        Ear there(desks.two, "bills");
        QVERIFY(desks.meet() && waitFor([&] { return here.sees(1); }, soon));
        desks.two.trusted.keys.clear();
        desks.two.channels->recheck();
        QVERIFY(!desks.two.here(desks.one));
        QVERIFY(waitFor([&] { return here.sees(0); }, soon));
        desks.one.later(2s); // it calls, and is turned away
        QVERIFY(!waitFor([&] { return desks.two.here(desks.one); }, 100));
    }

    void aCallIsRepeatedWithLongerAndLongerPauses()
    {
        Desk caller(1);
        QTcpServer nobody; // a port that somebody has and lets nobody in
        QVERIFY(nobody.listen(QHostAddress::LocalHost));
        connect(&nobody, &QTcpServer::newConnection, &nobody, [&] { nobody.nextPendingConnection()->abort(); });
        const auto calls = [&] { return caller.channels->counts().calls; };
        caller.channels->seek({{QStringLiteral("127.0.0.1"), nobody.serverPort()}});
        QCOMPARE(calls(), 1u);
        QSet<qint64> pauses;
        for (quint64 call = 2; call <= 12; ++call) {
            QVERIFY(waitFor([&] { return caller.channels->counts().broken == call - 1; }, soon));
            Milliseconds pause{0};
            for (; calls() < call && pause < 61s; pause += 10ms)
                caller.later(10ms);
            const auto whole = std::min<Milliseconds>(1s * (1 << (call - 2)), 60s);
            QVERIFY2(pause >= whole / 2 && pause <= whole + 10ms, qPrintable(QString::number(pause.count())));
            pauses.insert(pause.count());
        }
        QVERIFY(pauses.size() > 9); // chance has its part: two desks do not keep step
    }

    void desksThatLostEachOtherMeetAgain()
    {
        Two desks;
        Ear here(desks.one, "queue"), there(desks.two, "queue");
        QVERIFY(desks.meet() && waitFor([&] { return here.sees(1); }, soon));
        desks.two.channels->stop(); // its cable
        QVERIFY(waitFor([&] { return here.sees(0) && !desks.one.here(desks.two); }, soon));
        desks.one.later(1s);
        QVERIFY(!waitFor([&] { return desks.one.here(desks.two); }, 50));
        desks.two.listen();
        for (int i = 0; i < 70 && !desks.one.here(desks.two); ++i) {
            desks.one.later(1s);
            waitFor([&] { return desks.one.here(desks.two); }, 20);
        }
        QVERIFY(waitFor([&] { return here.sees(1) && there.sees(1); }, soon));
        here.channel->tell("다시");
        QVERIFY(waitFor([&] { return there.heard == QList<QByteArray>{"다시"}; }, soon));
    }

    void ofTwoConnectionsAtOnceOneStays()
    {
        for (int round = 0; round < 5; ++round) {
            Desk one(1), two(2);
            pairUp(one, two);
            const Place placeOne = one.listen(), placeTwo = two.listen();
            Ear here(one, "bills"), there(two, "bills");
            one.channels->seek({placeTwo});
            two.channels->seek({placeOne});
            QVERIFY(waitFor([&] { return here.sees(1) && there.sees(1); }, soon));
            waitFor([] { return false; }, 60); // the second one has come and gone by now
            for (int i = 0; i < 6; ++i) {
                one.later(2s);
                two.later(2s);
                waitFor([] { return false; }, 5);
            }
            QVERIFY(one.here(two) && two.here(one));
            here.channel->tell("가");
            there.channel->tell("나");
            QVERIFY(waitFor([&] { return here.heard.size() == 1 && there.heard.size() == 1; }, soon));
        }
    }

    void aSilentConnectionIsAskedAndGivenUp()
    {
        Two desks;
        QVERIFY(desks.meet());
        for (int i = 0; i < 20; ++i) { // pings keep it
            desks.one.later(2s);
            desks.two.later(2s);
            waitFor([] { return false; }, 4);
        }
        QVERIFY(desks.one.here(desks.two));
        desks.one.later(5s); // the ping leaves, and nobody runs there
        desks.one.later(10s);
        QVERIFY(!desks.one.here(desks.two));
    }

    void aFullQueueLeavesOutTheOldestOfItsChannel()
    {
        LanChannels::Limits limits;
        limits.windowBytes = 1; // one message at a time in the socket
        limits.queueMessagesMax = 8;
        Two desks(limits);
        Ear here(desks.one, "queue"), call(desks.one, "call");
        Ear there(desks.two, "queue"), callThere(desks.two, "call");
        QVERIFY(desks.meet() && waitFor([&] { return here.sees(1) && call.sees(1); }, soon));
        call.channel->tell("도와주세요");
        for (int i = 0; i < 100; ++i)
            here.channel->tell(QByteArray::number(i));
        QVERIFY(waitFor([&] { return !there.heard.isEmpty() && there.heard.last() == "99"; }, soon));
        QVERIFY(there.heard.size() <= 10);
        QCOMPARE(desks.one.channels->counts().leftOut, quint64(100 - there.heard.size()));
        QCOMPARE(callThere.heard, QList<QByteArray>{"도와주세요"});
    }

    void aFloodHoldsNobodyUp()
    {
        Desk hub(1), flooder(2), quiet(3);
        pairUp(hub, flooder);
        pairUp(hub, quiet);
        const Place place = hub.listen();
        Ear bills(hub, "bills"), flood(flooder, "bills"), voice(quiet, "bills");
        flooder.channels->seek({place});
        quiet.channels->seek({place});
        QVERIFY(waitFor([&] { return bills.sees(2) && flood.sees(1) && voice.sees(1); }, soon));
        const QByteArray large(Channel::messageBytesMax, 'x');
        for (int i = 0; i < 2000; ++i)
            flood.channel->tell(large);
        voice.channel->tell("작은 말");
        QVERIFY(waitFor([&] { return bills.heard.contains("작은 말"); }, soon));
        QVERIFY(flooder.channels->counts().leftOut > 1900); // its own queue was full; nothing grew
        QVERIFY(hub.here(flooder) && hub.here(quiet));
    }

    void whatIsNoHandshakeIsCutOff_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::newRow("too large") << QByteArray::fromHex("00000201");
        QTest::newRow("very large") << QByteArray::fromHex("ffffffff");
        QTest::newRow("http") << QByteArray("GET / HTTP/1.1\r\n\r\n");
        QTest::newRow("empty message") << QByteArray::fromHex("00000000");
        QTest::newRow("nonsense") << QByteArray::fromHex("00000003") + "abc";
    }
    void whatIsNoHandshakeIsCutOff()
    {
        QFETCH(const QByteArray, bytes);
        Desk desk(1);
        Raw raw(desk.listen());
        raw.socket.write(bytes);
        QVERIFY(raw.isClosed());
        QCOMPARE(desk.channels->counts().broken, quint64(1));
        QVERIFY(desk.channels->tries().isEmpty());
    }

    void whoNeverFinishesItsHandshakeIsCutOff()
    {
        Desk desk(1);
        const Place place = desk.listen();
        Raw silent(place), slow(place);
        slow.socket.write(QByteArray::fromHex("0000004301"));
        waitFor([] { return false; }, 30);
        desk.later(9s);
        QVERIFY(!waitFor([&] { return silent.socket.state() != QAbstractSocket::ConnectedState; }, 30));
        slow.socket.write("\1");
        desk.later(1s);
        QVERIFY(silent.isClosed() && slow.isClosed());
    }

    void noMoreConnectionsThanMayBeAreKept()
    {
        LanChannels::Limits limits;
        limits.connectionsEachMax = 4;
        Desk desk(1, limits);
        const Place place = desk.listen();
        std::vector<std::unique_ptr<Raw>> all;
        for (int i = 0; i < 8; ++i)
            all.push_back(std::make_unique<Raw>(place));
        QVERIFY(waitFor([&] { return desk.channels->counts().turnedAway == 4; }, soon));
        for (int i = 4; i < 8; ++i)
            QVERIFY(all[std::size_t(i)]->isClosed());
        QCOMPARE(all[0]->socket.state(), QAbstractSocket::ConnectedState);
    }

    void whoCallsAllTheTimeIsNotAnswered()
    {
        LanChannels::Limits limits;
        limits.callsEachMinute = 5;
        Desk desk(1, limits);
        const Place place = desk.listen();
        for (int i = 0; i < 5; ++i) {
            Raw raw(place);
            raw.send("x");
            QVERIFY(raw.isClosed());
        }
        QCOMPARE(desk.channels->counts().broken, 5u);
        QVERIFY(Raw(place).isClosed());
        QCOMPARE(desk.channels->counts().turnedAway, 1u);
        desk.later(60s);
        Raw again(place);
        QVERIFY(!waitFor([&] { return again.socket.state() != QAbstractSocket::ConnectedState; }, 50));
    }

    void threeDesksMeetAgainAfterEveryMishap()
    {
        SeededRandom chance(5);
        std::vector<std::unique_ptr<Desk>> desks;
        std::vector<std::unique_ptr<Ear>> ears;
        for (int i = 0; i < 3; ++i)
            desks.push_back(std::make_unique<Desk>(i + 1));
        for (auto& a : desks)
            for (auto& b : desks)
                if (a != b)
                    a->knows(*b);
        for (auto& desk : desks) {
            desk->listen();
            ears.push_back(std::make_unique<Ear>(*desk, "queue"));
        }
        const auto seek = [&](Desk& desk) {
            QList<Place> places;
            for (const auto& other : desks)
                if (other.get() != &desk)
                    places.append({QStringLiteral("127.0.0.1"), other->port});
            desk.channels->seek(places);
        };
        for (auto& desk : desks)
            seek(*desk);
        for (int round = 0; round < 20; ++round) {
            const auto all = [&] { return std::ranges::all_of(ears, [](const auto& ear) { return ear->sees(2); }); };
            for (int i = 0; i < 200 && !waitFor(all, 20); ++i)
                for (auto& desk : desks)
                    desk->later(500ms);
            QVERIFY2(all(), qPrintable(QString::number(round)));
            const QByteArray said = QByteArray::number(round);
            for (auto& ear : ears)
                ear->channel->tell(said);
            QVERIFY(waitFor(
                [&] { return std::ranges::all_of(ears, [&](const auto& ear) { return ear->heard.count(said) >= 2; }); },
                soon));
            for (auto count = 1 + chance.below(2); count > 0; --count) {
                Desk& desk = *desks[std::size_t(chance.below(3))];
                desk.channels->stop();
                for (auto waits = chance.below(3); waits > 0; --waits)
                    waitFor([] { return false; }, 10);
                desk.listen();
                seek(desk);
            }
        }
    }
};

NARU_TEST(LanChannelsTest)
#include "tst_lanchannels.moc"

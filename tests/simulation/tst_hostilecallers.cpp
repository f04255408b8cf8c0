// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/simulation/hostilestage.h"

using namespace naru;
using namespace naru::test;
using namespace naru::test::hostile;

namespace {

QByteArray askedOf(quint16 port, const QByteArray& request, const QString& from = QStringLiteral("127.0.0.2"))
{
    QTcpSocket socket;
    socket.bind(QHostAddress(from));
    socket.connectToHost(QHostAddress::LocalHost, port);
    socket.write(request);
    waitFor([&] { return socket.state() == QAbstractSocket::UnconnectedState; }, waitMs);
    return socket.readAll();
}

QByteArray upgrade(const QByteArray& more, const QByteArray& way = "naru.class.1")
{
    return "GET /class HTTP/1.1\r\nHost: 127.0.0.1\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
           "Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA==\r\nSec-WebSocket-Protocol: "
        + way + "\r\n" + more + "\r\n";
}

} // namespace

/// Those that never come as far as a WebSocket, and those that come in crowds.
class HostileCallersTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void noOtherProtocolIsSpoken()
    {
        Stage stage;
        const quint16 port = stage.host.port();
        for (const QByteArray& request : {QByteArray("GET / HTTP/1.1\r\nHost: x\r\n\r\n"),
                 QByteArray("\x16\x03\x01 TLS\r\n\r\n"), upgrade("Origin: http://evil.example\r\n")})
            QVERIFY2(!askedOf(port, request).contains(" 101 "), request.constData());
        QVERIFY(waitFor([&] { return !stage.dropped.isEmpty(); }, waitMs));
        QVERIFY(stage.dropped[0].second.is(ClassroomFault::BadFrame));
        QCOMPARE(stage.dropped[0].first.name, QStringLiteral("127.0.0.2"));
        QCOMPARE(stage.dropped.size(), 1); // the same again is said once
    }

    void anotherVersionsWayIsNamed()
    {
        Stage stage;
        askedOf(stage.host.port(), upgrade({}, "naru.class.9"));
        QVERIFY(stage.drops(ClassroomFault::WrongVersion));
    }

    void aRequestThatDripsIsNotWaitedFor()
    {
        Stage stage;
        QTcpSocket slow;
        slow.bind(QHostAddress(QStringLiteral("127.0.0.2")));
        slow.connectToHost(QHostAddress::LocalHost, stage.host.port());
        slow.write("GET /class HTTP/1.1\r\n");
        QTimer drip;
        connect(&drip, &QTimer::timeout, &slow, [&] { slow.write("X: y\r\n"); });
        drip.start(10);
        QVERIFY(stage.drops(ClassroomFault::Late));
        QVERIFY(waitFor([&] { return slow.state() == QAbstractSocket::UnconnectedState; }, waitMs));
    }

    void aHeadWithoutEndIsNotKept()
    {
        Stage stage;
        QTcpSocket big;
        big.bind(QHostAddress(QStringLiteral("127.0.0.2")));
        big.connectToHost(QHostAddress::LocalHost, stage.host.port());
        big.write("GET /class HTTP/1.1\r\n" + QByteArray(20'000'000, 'x'));
        QVERIFY(stage.echoMs() < 300);
        QVERIFY(stage.drops(ClassroomFault::Late));
    }

    void aCrowdOfOneAddressLeavesRoomForOthers()
    {
        ClassHost::Limits limits = brief();
        limits.wire.proof = std::chrono::seconds(30);
        Stage stage(limits);
        std::vector<std::unique_ptr<QTcpSocket>> crowd;
        for (int i = 0; i < limits.unprovenEachMax + 20; ++i) {
            crowd.push_back(std::make_unique<QTcpSocket>());
            crowd.back()->bind(QHostAddress(QStringLiteral("127.0.0.2")));
            crowd.back()->connectToHost(QHostAddress::LocalHost, stage.host.port());
        }
        QVERIFY(stage.drops(ClassroomFault::Crowded));
        QCOMPARE(stage.dropped[0].first.name, QStringLiteral("127.0.0.2"));
        RawEnd other(lanSelf(3), stage.host.port());
        QVERIFY(other.session);
    }

    void unprovenOnesAreFewAtAll()
    {
        ClassHost::Limits limits = brief();
        limits.wire.proof = std::chrono::seconds(30);
        limits.unprovenMax = 5;
        Stage stage(limits);
        std::vector<std::unique_ptr<QTcpSocket>> crowd;
        for (int i = 2; i < 12; ++i) {
            crowd.push_back(std::make_unique<QTcpSocket>());
            crowd.back()->bind(QHostAddress(QStringLiteral("127.0.0.%1").arg(i)));
            crowd.back()->connectToHost(QHostAddress::LocalHost, stage.host.port());
        }
        QVERIFY(stage.drops(ClassroomFault::Crowded));
        QVERIFY(stage.echoMs() < 300);
    }

    /// Six addresses fill the room at the door; a seat of a seventh comes in as ever.
    void halfOpenOnesOfManyAddressesKeepNoSeatOut()
    {
        ClassHost::Limits limits = brief();
        limits.wire.proof = std::chrono::seconds(30);
        Stage stage(limits);
        std::vector<std::unique_ptr<QTcpSocket>> crowd;
        for (int i = 0; i < limits.unprovenMax; ++i) {
            crowd.push_back(std::make_unique<QTcpSocket>());
            crowd.back()->bind(QHostAddress(QStringLiteral("127.0.0.%1").arg(2 + i % 6)));
            crowd.back()->connectToHost(QHostAddress::LocalHost, stage.host.port());
        }
        const auto came = [](const auto& one) { return one->state() == QAbstractSocket::ConnectedState; };
        QVERIFY(waitFor([&] { return std::ranges::all_of(crowd, came); }, waitMs));
        QVERIFY(stage.echoMs() < 300 && stage.dropped.isEmpty());
        RawEnd seat(lanSelf(3), stage.host.port());
        QVERIFY(seat.session);
        QVERIFY(stage.drops(ClassroomFault::Crowded)); // the oldest of the most crowded
        QVERIFY(stage.dropped[0].first.name != QStringLiteral("127.0.0.1"));
        QVERIFY(stage.echoMs() < 300);
        QCOMPARE(stage.channel->peers().size(), 3);
    }

    void whoCallsAllTheTimeIsNotAnswered()
    {
        ClassHost::Limits limits = brief();
        limits.callsEachSecond = 1;
        limits.callsSavedMax = 10;
        Stage stage(limits);
        for (int i = 0; i < 20; ++i)
            askedOf(stage.host.port(), "GET / HTTP/1.1\r\nHost: x\r\n\r\n");
        const auto crowded = [](const auto& drop) { return drop.second.is(ClassroomFault::Crowded); };
        QVERIFY(std::ranges::any_of(stage.dropped, crowded));
        RawEnd other(lanSelf(3), stage.host.port()); // another address has its own count
        QVERIFY(other.session && stage.echoMs() < 300);
    }

    void whoComesUnderNameAfterNameFillsNoClass()
    {
        ClassHost::Limits limits = brief();
        limits.keysEachMax = 4; // two good seats are of this address, too
        Stage stage(limits);
        for (int i = 0; i < 4; ++i) {
            RawEnd end(lanSelf(70 + i), stage.host.port());
            QCOMPARE(end.session.has_value(), i < 2);
        }
        QVERIFY(stage.drops(ClassroomFault::Crowded));
        RawEnd again(lanSelf(70), stage.host.port()); // who is known comes back
        QVERIFY(again.session && stage.echoMs() < 300);
    }

    void nobodyTakesTheDeviceOfAnother()
    {
        Stage stage;
        lan::Self thief = lanSelf(hostileNumber);
        thief.device = lanSelf(1).device;
        RawEnd end(thief, stage.host.port());
        QVERIFY(!end.session);
        QVERIFY(stage.drops(ClassroomFault::Impostor));
        QCOMPARE(stage.channel->peers().size(), 2);
        QVERIFY(stage.echoMs() < 300);
    }

    void whoTakesNothingLosesTheOldestAndHoldsNobodyUp()
    {
        Stage stage;
        RawEnd deaf(lanSelf(hostileNumber), stage.host.port());
        QVERIFY(deaf.session);
        deaf.socket->setReadBufferSize(1);
        deaf.tcp()->setReadBufferSize(1);
        const QByteArray big(60'000, 'b');
        for (int i = 0; i < 400; ++i)
            stage.channel->tell(deaf.session ? lanSelf(hostileNumber).device : QByteArray(), big);
        QVERIFY(stage.echoMs() < 300);
        QVERIFY(waitFor([&] { return stage.channel->peers().size() == 2; }, waitMs)); // silent at last
        QVERIFY(stage.echoMs() < 300);
    }

    void aHostileTrainerReachesNothingButTheClass()
    {
        const lan::Self self = lanSelf(hostileNumber);
        RawTrainer trainer(self);
        SystemClock clock;
        SystemRandom random;
        ClassLink link(lanSelf(1), clock, random, brief().wire);
        QList<QByteArray> heard;
        bool other = false;
        const auto channel = link.open(classChannel), bills = link.open(QStringLiteral("bills"));
        channel->listen([&](const Channel::Peer&, const QByteArray& message) { heard.append(message); });
        bills->listen([&](const Channel::Peer&, const QByteArray&) { other = true; });
        const classroom::ClassCode code{
            {{QStringLiteral("127.0.0.1"), trainer.server.serverPort()}}, lan::hashOf(self.identity().key)};
        const QByteArray parcel = QByteArray("\x03\x05", 2) + "bills" + "money"; // as sync/lan names a channel
        const QList<std::pair<std::function<void(RawEnd&)>, ClassroomFault>> deeds{
            {[&](RawEnd& end) { end.say(parcel), end.socket->sendTextMessage(QStringLiteral("open bills")); },
                ClassroomFault::BadFrame},
            {[](RawEnd& end) { end.socket->sendBinaryMessage("unsealed, and of some length"); },
                ClassroomFault::BadFrame},
            {[](RawEnd& end) { end.socket->sendBinaryMessage(QByteArray(80'000, 'x')); }, ClassroomFault::TooLarge},
            {[](RawEnd& end) {
                 for (int i = 0; i < 1000; ++i)
                     end.say("next");
             },
                ClassroomFault::Flood}};
        for (const auto& [deed, fault] : deeds) {
            trainer.ends.clear();
            link.join(code);
            QTRY_COMPARE(link.state(), State::Joined);
            QTRY_VERIFY(trainer.ends.back()->session);
            deed(*trainer.ends.back());
            QTRY_COMPARE(link.state(), State::Waiting);
            QVERIFY2(link.fault()->is(fault), link.fault()->name());
        }
        QCOMPARE(heard[0], parcel); // bytes of the class, whatever they look like
        QVERIFY(!other);
    }

    void aTrainerWithAnotherKeyLearnsNotWhoKnocks()
    {
        RawTrainer trainer(lanSelf(hostileNumber));
        SystemClock clock;
        SystemRandom random;
        ClassLink link(lanSelf(1), clock, random, brief().wire);
        link.join({{{QStringLiteral("127.0.0.1"), trainer.server.serverPort()}}, QByteArray(32, 'k')});
        QTRY_COMPARE(link.state(), State::Waiting);
        QVERIFY2(link.fault()->is(ClassroomFault::WrongTrainer), link.fault()->name());
        QVERIFY(!trainer.ends.back()->handshake.other());
    }
};

NARU_TEST(HostileCallersTest)
#include "tst_hostilecallers.moc"

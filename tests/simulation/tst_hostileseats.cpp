// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/classroom/host.h"
#include "tests/support/landesks.h"
#include "tests/support/rawseat.h"
#include "tests/support/suite.h"

using namespace naru;
using namespace naru::test;
using classroom::ClassHost;
using classroom::ClassLink;
using classroom::ClassroomFault;
using State = ClassLink::State;

namespace {

constexpr int waitMs = 10'000, hostile = 66;
const QString classChannel = QStringLiteral("class");

ClassHost::Limits brief()
{
    ClassHost::Limits limits;
    limits.wire.proof = std::chrono::milliseconds(700);
    limits.wire.ping = std::chrono::milliseconds(300);
    limits.wire.silence = std::chrono::milliseconds(900);
    return limits;
}

/// A class with two good seats, of whom one speaks all the time, and whoever else comes.
struct Stage {
    explicit Stage(const ClassHost::Limits& limits = brief())
        : host(lanSelf(0), clock, random, nullptr, limits)
        , channel(host.open(classChannel))
    {
        channel->listen([this](const Channel::Peer& peer, const QByteArray& message) {
            if (peer.device == lanSelf(hostile).device)
                heard.append(message);
            channel->tell(peer.device, message);
        });
        host.whenDropped([this](const Channel::Peer& who, const Fault& fault) { dropped.append({who, fault}); });
        if (!host.begin(QHostAddress(QHostAddress::LocalHost)))
            qFatal("no port");
        for (int i = 0; i < 2; ++i) {
            links[i] = std::make_unique<ClassLink>(lanSelf(i + 1), clock, random, limits.wire);
            channels[i] = links[i]->open(classChannel);
            channels[i]->listen([this](const Channel::Peer&, const QByteArray&) { ++echoes; });
            links[i]->join(host.code());
        }
        const auto joined = [](const auto& link) { return link->state() == State::Joined; };
        if (!waitFor([&] { return channel->peers().size() == 2 && std::ranges::all_of(links, joined); }, waitMs))
            qFatal("no seats");
    }
    ~Stage()
    {
        for (int i = 0; i < 2; ++i)
            channels[i].reset();
        channel.reset();
    }
    /// How long a good seat waits for its answer now.
    qint64 echoMs()
    {
        QElapsedTimer time;
        time.start();
        const int before = echoes;
        channels[0]->tell("5/9");
        return waitFor([&] { return echoes > before; }, waitMs) ? time.elapsed() : waitMs;
    }
    bool drops(ClassroomFault fault)
    {
        return waitFor([&] { return !dropped.isEmpty(); }, waitMs) && dropped[0].second.is(fault);
    }

    SystemClock clock;
    SystemRandom random;
    ClassHost host;
    std::unique_ptr<Channel> channel;
    std::array<std::unique_ptr<ClassLink>, 2> links;
    std::array<std::unique_ptr<Channel>, 2> channels;
    QList<std::pair<Channel::Peer, Fault>> dropped;
    QList<QByteArray> heard;
    int echoes = 0;
};

/// A frame of a client (RFC 6455 §5.2) as nobody's library would write it; masked with zeros.
QByteArray frame(quint8 first, const QByteArray& payload, qint64 said = -1)
{
    const quint64 size = quint64(said < 0 ? payload.size() : said);
    QByteArray bytes(1, char(first));
    if (size < 126) {
        bytes += char(0x80 | size);
    } else {
        bytes += char(0x80 | 127);
        for (int shift = 56; shift >= 0; shift -= 8)
            bytes += char(size >> shift & 0xff);
    }
    return bytes + QByteArray(4, '\0') + payload;
}

using Misdeed = std::function<void(RawEnd&)>;
struct Case {
    Misdeed does;
    ClassroomFault fault;
    bool proven = true;
};

const QHash<QString, Case>& cases()
{
    using F = ClassroomFault;
    static const QHash<QString, Case> all{
        {QStringLiteral("floods with messages"),
            {[](RawEnd& end) {
                 for (int i = 0; i < 5000 && !end.isOver; ++i)
                     end.say("5/9");
             },
                F::Flood}},
        {QStringLiteral("floods with pings"),
            {[](RawEnd& end) { end.tcp()->write(QByteArray(frame(0x89, QByteArray(100, 'p'))).repeated(40'000)); },
                F::Flood}},
        {QStringLiteral("asks for pongs and takes none"),
            {[](RawEnd& end) {
                 end.tcp()->setReadBufferSize(1);
                 end.tcp()->write(QByteArray(frame(0x89, QByteArray(120, 'p'))).repeated(40'000));
             },
                F::Flood}},
        {QStringLiteral("floods with fragments"),
            {[](RawEnd& end) {
                 end.tcp()->write(frame(0x02, QByteArray(10, 'f')) + QByteArray(frame(0x00, "f")).repeated(500'000));
             },
                F::TooLarge}},
        {QStringLiteral("sends text"),
            {[](RawEnd& end) { end.socket->sendTextMessage(QStringLiteral("{}")); }, F::BadFrame}},
        {QStringLiteral("text first"),
            {[](RawEnd& end) { end.socket->sendTextMessage(QStringLiteral("{}")); }, F::BadFrame, false}},
        {QStringLiteral("sends an unsealed message"),
            {[](RawEnd& end) { end.socket->sendBinaryMessage(QByteArray(100, 'x')); }, F::BadFrame}},
        {QStringLiteral("repeats a message"),
            {[](RawEnd& end) {
                 const QByteArray sealed = *end.session->seal("5/9");
                 end.socket->sendBinaryMessage(sealed);
                 end.socket->sendBinaryMessage(sealed);
             },
                F::BadFrame}},
        {QStringLiteral("sends too much at once"),
            {[](RawEnd& end) { end.socket->sendBinaryMessage(QByteArray(70 * 1024, 'x')); }, F::TooLarge}},
        {QStringLiteral("promises an exabyte"),
            {[](RawEnd& end) { end.tcp()->write(frame(0x82, "x", qint64(1) << 60)); }, F::TooLarge}},
        {QStringLiteral("a message longer than a channel's"),
            {[](RawEnd& end) { end.say(QByteArray(Channel::messageBytesMax + 1, 'x')); }, F::TooLarge}},
        {QStringLiteral("compresses"), // RFC 7692: reserved bit 1, which nobody agreed to
            {[](RawEnd& end) { end.tcp()->write(frame(0xc2, qCompress(QByteArray(10'000'000, '\0')).mid(4))); },
                F::BadFrame}},
        {QStringLiteral("an opcode that is none"),
            {[](RawEnd& end) { end.tcp()->write(frame(0x83, "x")); }, F::BadFrame}},
        {QStringLiteral("noise instead of a handshake"),
            {[](RawEnd& end) { end.socket->sendBinaryMessage(QByteArray(66, 'n')); }, F::Unproven, false}},
        {QStringLiteral("another version of the handshake"),
            {[](RawEnd& end) {
                 QByteArray first = end.handshake.first();
                 first[1] = '\x63';
                 end.socket->sendBinaryMessage(first);
             },
                F::WrongVersion, false}},
        {QStringLiteral("a name without end"),
            {[](RawEnd& end) { end.socket->sendBinaryMessage(end.handshake.first() + QByteArray(60'000, 'N')); },
                F::TooLarge, false}},
        {QStringLiteral("says nothing"), {[](RawEnd&) {}, F::Late, false}},
        {QStringLiteral("stops in the middle of a frame"),
            {[](RawEnd& end) { end.tcp()->write(frame(0x82, "half", 60)); }, F::Late, false}},
    };
    return all;
}

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

class HostileSeatsTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void isDroppedAndNamed_data()
    {
        QTest::addColumn<QString>("name");
        for (const QString& name : cases().keys())
            QTest::newRow(qPrintable(name)) << name;
    }
    void isDroppedAndNamed()
    {
        QFETCH(QString, name);
        const Case& deed = cases()[name];
        Stage stage;
        RawEnd end(lanSelf(hostile), stage.host.port(), deed.proven);
        QCOMPARE(end.session.has_value(), deed.proven);
        deed.does(end);
        const qint64 meanwhile = stage.echoMs();
        QVERIFY(waitFor([&] { return !stage.dropped.isEmpty(); }, waitMs));
        QVERIFY2(stage.drops(deed.fault), stage.dropped[0].second.name());
        const Channel::Peer who = stage.dropped[0].first;
        QCOMPARE(who.device, deed.proven ? lanSelf(hostile).device : QByteArray());
        QCOMPARE(who.name, deed.proven ? lanSelf(hostile).name : QStringLiteral("127.0.0.1"));
        QVERIFY2(meanwhile < 300, qPrintable(QString::number(meanwhile)));
        QVERIFY(stage.echoMs() < 300);
        QCOMPARE(stage.channel->peers().size(), 2);
        QVERIFY(stage.heard.size() <= brief().wire.messagesSavedMax);
        // Outside for a while.
        RawEnd again(lanSelf(hostile), stage.host.port());
        QVERIFY(!again.session || deed.fault == ClassroomFault::WrongVersion || deed.fault == ClassroomFault::TooLarge);
    }
};

NARU_TEST(HostileSeatsTest)

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

    void nobodyTakesTheDeviceOfAnother()
    {
        Stage stage;
        lan::Self thief = lanSelf(hostile);
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
        RawEnd deaf(lanSelf(hostile), stage.host.port());
        QVERIFY(deaf.session);
        deaf.socket->setReadBufferSize(1);
        deaf.tcp()->setReadBufferSize(1);
        const QByteArray big(60'000, 'b');
        for (int i = 0; i < 400; ++i)
            stage.channel->tell(deaf.session ? lanSelf(hostile).device : QByteArray(), big);
        QVERIFY(stage.echoMs() < 300);
        QVERIFY(waitFor([&] { return stage.channel->peers().size() == 2; }, waitMs)); // silent at last
        QVERIFY(stage.echoMs() < 300);
    }

    void aHostileTrainerReachesNothingButTheClass()
    {
        const lan::Self self = lanSelf(hostile);
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
        RawTrainer trainer(lanSelf(hostile));
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
#include "tst_hostileseats.moc"

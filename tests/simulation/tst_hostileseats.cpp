// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/simulation/hostilestage.h"

using namespace naru;
using namespace naru::test;
using namespace naru::test::hostile;

namespace {

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
        RawEnd end(lanSelf(hostileNumber), stage.host.port(), deed.proven);
        QCOMPARE(end.session.has_value(), deed.proven);
        deed.does(end);
        const qint64 meanwhile = stage.echoMs();
        QVERIFY(waitFor([&] { return !stage.dropped.isEmpty(); }, waitMs));
        QVERIFY2(stage.drops(deed.fault), stage.dropped[0].second.name());
        const Channel::Peer who = stage.dropped[0].first;
        QCOMPARE(who.device, deed.proven ? lanSelf(hostileNumber).device : QByteArray());
        QCOMPARE(who.name, deed.proven ? lanSelf(hostileNumber).name : QStringLiteral("127.0.0.1"));
        QVERIFY2(meanwhile < 300, qPrintable(QString::number(meanwhile)));
        QVERIFY(stage.echoMs() < 300);
        QCOMPARE(stage.channel->peers().size(), 2);
        QVERIFY(stage.heard.size() <= brief().wire.messagesSavedMax);
        // Outside for a while.
        RawEnd again(lanSelf(hostileNumber), stage.host.port());
        QVERIFY(!again.session || deed.fault == ClassroomFault::WrongVersion || deed.fault == ClassroomFault::TooLarge);
    }
};

NARU_TEST(HostileSeatsTest)
#include "tst_hostileseats.moc"

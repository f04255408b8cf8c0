// SPDX-License-Identifier: GPL-3.0-or-later
// What is answered about the hub's public log, and when it is signed.
#include "tests/support/publicstore.h"

using namespace naru;
using namespace naru::test;

class PublicRoomTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void answersDesksAndOperators();
};

void PublicRoomTest::answersDesksAndOperators()
{
    PublicStore store;
    QList<QByteArray> lines;
    PublicRoom room(
        {{*store.pool, store.origin, store.key, store.clock}, [&](const QByteArray& line) { lines.append(line); }});
    QVERIFY(room.prepare());
    const HubRecord desk = HubRecord(1).grow(40);
    store.enlist(desk);
    Request ask;
    ask.listener = Request::Listener::Operators;
    ask.method = "GET";
    ask.path = "/log/checkpoint";
    const auto checkpoint
        = [&] { return *wire::checkpointOf(room.answer(ask)->body, store.origin, store.key.publicKey()); };
    QCOMPARE(checkpoint().size, quint64(0));
    store.send(desk, 0, 20);
    room.round();
    QCOMPARE(checkpoint().size, quint64(20)); // the first leaves are signed at once
    store.send(desk, 20, 20);
    room.round();
    QCOMPARE(checkpoint().size, quint64(20));
    QVERIFY(room.metrics().contains("naru_hub_log_leaves 40\n"));
    // Answers bring it, and desks bring it back.
    const Intake intake(store.log, store.key, {}, [&] { return room.newest(); });
    const auto told = intake.standing(desk.sender(), store.clock.now());
    const QByteArray note = std::get<wire::Accepted>(told.answer).checkpoint;
    QCOMPARE(wire::unprovenCheckpoint(note)->size, quint64(20));
    const QByteArray device(16, 'w');
    room.witness(device, note);
    room.witness(device, wire::textOf({store.origin, 7, QByteArray(32, 'z'), noon}, store.key));
    store.clock.advance(PublicRoom::signEvery);
    room.round();
    QCOMPARE(checkpoint().size, quint64(40));
    QCOMPARE(checkpoint().time, std::optional(store.clock.now()));
    room.witness(device, note);
    room.round();
    QCOMPARE(store.number("SELECT COUNT(*) FROM log_alarm"), 1);
    QCOMPARE(lines, QList<QByteArray>{"{\"log_alarm\":\"differs\",\"device\":\"" + device.toHex() + "\"}"});
    QVERIFY(room.metrics().contains("naru_hub_log_alarms{code=\"differs\"} 1\n"));
    ask.path = "/log/consistency";
    ask.query = "from=20";
    QVERIFY(room.answer(ask)->body.startsWith("old 20\n"));
    ask.query = "from=41";
    QCOMPARE(room.answer(ask)->status, 404);
    ask.query = "from=x";
    QCOMPARE(room.answer(ask)->status, 400);
    ask.query = "epoch=1&seq=33";
    const auto proof = wire::proofOf(room.proof(desk.device, ask).body);
    QVERIFY(proof && wire::checkProof(*proof, store.origin, store.key.publicKey()));
    store.send(desk.otherwise(40, 1).grow(1), 40, 1);
    ask.query = "epoch=1&seq=41";
    const Response later = room.proof(desk.device, ask);
    QCOMPARE(later.status, 404);
    QCOMPARE(wire::refusalOf(later.body)->code, QStringLiteral("not_included"));
    QCOMPARE(later.headers.first().first, QByteArray("Retry-After"));
    ask.query = "epoch=1";
    QCOMPARE(room.proof(desk.device, ask).status, 400);
}

NARU_TEST(PublicRoomTest)
#include "tst_publicroom.moc"

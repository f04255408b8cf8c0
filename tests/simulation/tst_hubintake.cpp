// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/simulation/intakestore.h"
#include "tests/support/suite.h"

using namespace naru;
using namespace naru::test;
using namespace naru::test::intake;

class HubIntakeTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void decidesByTheHeadAlone_data();
    void decidesByTheHeadAlone();
    void keepsWhatReadersCannotRead();
    void keepsAnEnvelopeAsItIs();
    void takesNothingFromStrangers();
    void refusesWhatTheDeskDidNotSign();
    void signsAReceiptForWhatItHolds();
    void findsAllAgainAfterTheFileWasClosed();
};

/// The hub holds five entries of the desk's ten; then something comes.
void HubIntakeTest::decidesByTheHeadAlone_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<int>("status");
    QTest::addColumn<QString>("code");
    QTest::addColumn<int>("stored");
    QTest::addColumn<bool>("inDatabase");
    HubRecord desk(1);
    desk.grow(10);
    const HubRecord earlier = desk.otherwise(3, 7).grow(7), later = desk.otherwise(5, 8).grow(5);
    HubRecord renewed = desk.otherwise(0, 9).grow(3), skipped = desk.otherwise(0, 10).grow(3);
    renewed.before = {2, 0, desk.batch(0, 4).end().hash};
    skipped.before = {3, 0, QByteArray(32, '\x01')};
    HubRecord forked = skipped;
    forked.items.first().kind = Intake::forkKind;
    wire::Batch beyond = renewed.batch(0, 3);
    beyond.before.seq = 1;
    const auto row = [](const char* name, const QByteArray& bytes, int status, const char* code, int stored) {
        for (const bool inDatabase : {false, true})
            QTest::addRow("%s, %s", name, inDatabase ? "database" : "memory")
                << bytes << status << QString::fromLatin1(code) << stored << inDatabase;
    };
    row("the next ones", desk.bytes(5, 5), 200, "", 5);
    row("a heartbeat", desk.bytes(5, 0), 200, "", 0);
    row("all again", desk.bytes(0, 5), 200, "", 0);
    row("some again", desk.bytes(1, 3), 200, "", 0);
    row("some again and the next ones", desk.bytes(2, 6), 200, "", 3);
    row("an old heartbeat", desk.bytes(2, 0), 200, "", 0);
    row("one is left out", desk.bytes(6, 4), 409, "gap", 0);
    row("a heartbeat from further on", desk.bytes(8, 0), 409, "gap", 0);
    row("other entries behind the third", earlier.bytes(3, 4), 409, "fork", 0);
    row("other entries behind the third, all of them", earlier.bytes(0, 10), 409, "fork", 0);
    row("other entries that follow", later.bytes(5, 5), 200, "", 5);
    row("a head that is not ours", earlier.bytes(5, 2), 409, "fork", 0);
    row("an old heartbeat of another record", earlier.bytes(4, 0), 409, "fork", 0);
    row("the next epoch", renewed.bytes(0, 3), 200, "", 3);
    row("the next epoch, not from its beginning", wire::bytesOf(beyond, desk.key), 409, "gap", 0);
    row("the epoch after the next", skipped.bytes(0, 3), 409, "gap", 0);
    row("the epoch after the next, as a fork", forked.bytes(0, 3), 200, "", 3);
    row("a heartbeat of the next epoch", renewed.bytes(0, 0), 409, "gap", 0);
}

void HubIntakeTest::decidesByTheHeadAlone()
{
    QFETCH(QByteArray, bytes);
    QFETCH(int, status);
    QFETCH(QString, code);
    QFETCH(int, stored);
    QFETCH(bool, inDatabase);
    HubRecord desk(1);
    desk.grow(10);
    Store store(inDatabase);
    store.enrol(desk);
    const Intake intake(store.log(), hubKey());
    QCOMPARE(intake.take(desk.bytes(0, 5), desk.sender(), noon).stored, 5);
    const Told told = intake.take(bytes, desk.sender(), noon);
    QCOMPARE(told.status, status);
    const Verdict verdict = verdictOf(told);
    QCOMPARE(verdict.code, code);
    QCOMPARE(told.stored, stored);
    const auto head = store.log().head(desk.device);
    QVERIFY(head && *head && verdict.head);
    QCOMPARE(*verdict.head, **head);
    const auto all = store.log().read(desk.device, 0, 0, 100);
    QVERIFY(all);
    QCOMPARE(all->size(), 5 + stored);
    QCOMPARE(all->last().hash, (*head)->hash);
}

void HubIntakeTest::keepsWhatReadersCannotRead()
{
    HubRecord desk(2);
    desk.grow(6);
    desk.items[3].kind = 999;
    for (const bool inDatabase : {false, true}) {
        Store store(inDatabase);
        store.enrol(desk);
        const Intake intake(store.log(), hubKey(),
            [](const hub::Kept& entry) { return entry.kind == 999 ? QStringLiteral("unknown_kind") : QString(); });
        const Told told = intake.take(desk.bytes(0, 6), desk.sender(), noon);
        QCOMPARE(told.status, 200);
        const QList<journal::Held> expected{{1, 4, QStringLiteral("unknown_kind")}};
        QCOMPARE(std::get<wire::Accepted>(told.answer).held, expected);
        const auto entries = store.log().read(desk.device, 1, 3, 1);
        QVERIFY(entries && entries->size() == 1);
        QCOMPARE(entries->first().body, desk.items.at(3).framed);
        QCOMPARE(entries->first().held, QStringLiteral("unknown_kind"));
    }
}

void HubIntakeTest::keepsAnEnvelopeAsItIs()
{
    HubRecord desk(3);
    desk.grow(4);
    Store store(true);
    store.enrol(desk);
    const Intake intake(store.log(), hubKey());
    QCOMPARE(intake.take(desk.bytes(0, 2), desk.sender(), noon).status, 200);
    const Told told = intake.take(wire::envelopeOf(desk.batch(2, 1), desk.key), desk.sender(), noon);
    QCOMPARE(told.status, 200);
    QCOMPARE(std::get<wire::Accepted>(told.answer).head, desk.batch(0, 3).end());
    QCOMPARE(intake.take(desk.bytes(3, 1), desk.sender(), noon).stored, 1);
    QCOMPARE(store.log().read(desk.device, 0, 0, 9)->size(), 4);
}

void HubIntakeTest::takesNothingFromStrangers()
{
    HubRecord desk(4), other(5);
    desk.grow(1);
    other.grow(1);
    Store store(false);
    store.enrol(desk);
    const Intake intake(store.log(), hubKey());
    hub::Sender sender = desk.sender();
    sender.standing = hub::Sender::Standing::Revoked;
    QCOMPARE(verdictOf(intake.take(desk.bytes(0, 1), sender, noon)).code, QStringLiteral("revoked"));
    sender.standing = hub::Sender::Standing::Unknown;
    QCOMPARE(verdictOf(intake.take(desk.bytes(0, 1), sender, noon)).code, QStringLiteral("unknown_device"));
    QCOMPARE(verdictOf(intake.take(other.bytes(0, 1), other.sender(), noon)).code, QStringLiteral("unknown_device"));
    sender = desk.sender();
    sender.key = other.key.publicKey();
    QCOMPARE(verdictOf(intake.take(other.bytes(0, 1), sender, noon)).code, QStringLiteral("wrong_device"));
    QCOMPARE(verdictOf(intake.standing(desk.sender(), noon)).status, 200);
}

void HubIntakeTest::refusesWhatTheDeskDidNotSign()
{
    HubRecord desk(6);
    desk.grow(3);
    Store store(false);
    store.enrol(desk);
    const Intake intake(store.log(), hubKey());
    const QByteArray good = desk.bytes(0, 3);
    for (qsizetype at = 0; at < good.size(); ++at) {
        QByteArray bad = good;
        bad[at] = static_cast<char>(bad[at] ^ 0x10);
        QVERIFY2(intake.take(bad, desk.sender(), noon).status == 400, qPrintable(QString::number(at)));
    }
    for (qsizetype size = 0; size < good.size(); ++size)
        QCOMPARE(intake.take(good.first(size), desk.sender(), noon).status, 400);
    QCOMPARE(intake.take(QByteArray(wire::inflatedBytesMax + 1, '\0'), desk.sender(), noon).status, 413);
    QCOMPARE(intake.take(good, desk.sender(), noon).stored, 3);
}

void HubIntakeTest::signsAReceiptForWhatItHolds()
{
    HubRecord desk(7);
    desk.grow(3);
    Store store(false);
    store.enrol(desk);
    const Intake intake(store.log(), hubKey());
    const auto answer = std::get<wire::Accepted>(intake.take(desk.bytes(0, 3), desk.sender(), noon).answer);
    const auto time = wire::checkReceipt(answer.receipt, desk.device, desk.head(), hubKey().publicKey());
    QVERIFY(time);
    QCOMPARE(*time, noon);
}

void HubIntakeTest::findsAllAgainAfterTheFileWasClosed()
{
    HubRecord desk(9);
    desk.grow(5);
    Store store(true);
    store.enrol(desk);
    QCOMPARE(Intake(store.log(), hubKey()).take(desk.bytes(0, 5), desk.sender(), noon).stored, 5);
    hub::Devices devices(*store.pool);
    QVERIFY(devices.noteSeen(desk.device, noon, desk.batch(0, 5).telling));
    store.sql.reset();
    store.pool.reset();
    auto again = hub::SqlitePool::open(store.folder.filePath(QStringLiteral("hub.db")));
    QVERIFY(again && (*again)->migrate("hub", hub::hubSchema));
    const auto found = hub::Devices(**again).list();
    QVERIFY(found && found->size() == 1);
    QCOMPARE(found->first().head, desk.head());
    QCOMPARE(found->first().told.unsent, quint64(5));
    QCOMPARE(found->first().seen, std::optional(noon));
}

NARU_TEST(HubIntakeTest)
#include "tst_hubintake.moc"

// SPDX-License-Identifier: GPL-3.0-or-later
// The public log of naru-hub itself.
#include "sync/hub/columns.h"
#include "sync/hub/sqlitepool.h"
#include "sync/wire/proof.h"
#include "tests/support/hubprocess.h"
#include "tests/support/suite.h"

#include <QJsonObject>
#include <QTcpSocket>
#include <QUrl>

#include <thread>

using namespace naru;
using namespace naru::test;

class PublicProgramTest : public QObject {
    Q_OBJECT

    static constexpr int entries = 4'000, kills = 15, patience = 100;
    QTemporaryDir m_folder;
    HubProcess m_hub{m_folder.path()};
    std::unique_ptr<HubClient> m_desk;

    QByteArray deskPath(const char* rest) const { return "/v1/d/" + m_desk->record.device.toHex() + '/' + rest; }
    qint64 numberOf(const char* sql)
    {
        qint64 number = -1;
        auto pool = hub::SqlitePool::open(m_folder.filePath(QStringLiteral("hub.db")));
        std::ignore = (*pool)->with([&](hub::Sql& connection) -> Result<void> {
            const auto ran = connection.run(sql);
            number = ran ? hub::numberIn(ran->rows.first()[0]) : -1;
            return {};
        });
        return number;
    }
    QJsonObject checkpoint() const { return m_hub.admin({QStringLiteral("checkpoint")}); }

private Q_SLOTS:
    void initTestCase();
    void leavesNoGapHoweverOftenItIsKilled();
    void provesToADeskWhatItSent();
    void tellsAnybodyItsCheckpoint();
};

void PublicProgramTest::initTestCase()
{
    QVERIFY2(m_hub.start(), m_hub.errors().constData());
    m_desk = std::make_unique<HubClient>(HubRecord(1).grow(entries), m_folder.path());
    auto pool = hub::SqlitePool::open(m_folder.filePath(QStringLiteral("hub.db")));
    QVERIFY(pool && m_desk->enlist(**pool, QStringLiteral("강남"), QStringLiteral("창구 1")));
    for (int at = 0; at < entries; at += 500)
        QCOMPARE(m_desk->send(m_hub.port(), m_desk->record.bytes(at, 500)).status, 200);
}

void PublicProgramTest::leavesNoGapHoweverOftenItIsKilled()
{
    qint64 last = 0;
    int between = 0;
    for (int i = 0; i < kills; ++i) {
        m_hub.kill();
        const qint64 leaves = numberOf("SELECT COUNT(*) FROM leaf");
        QCOMPARE(numberOf("SELECT size FROM public_tree"), leaves);
        QCOMPARE(numberOf("SELECT COALESCE(MAX(position) + 1, 0) FROM leaf"), leaves);
        QCOMPARE(numberOf("SELECT COALESCE(MAX(seq), 0) FROM leaf"), leaves); // one desk: in the order of its record
        QVERIFY(leaves >= last);
        between += leaves > last && leaves < entries;
        last = leaves;
        QVERIFY2(m_hub.start(), m_hub.errors().constData()); // begins a round at once
        std::this_thread::sleep_for(std::chrono::milliseconds(i * 2));
    }
    qInfo("%d kills, %lld leaves; %d times between two transactions", kills, static_cast<long long>(last), between);
    QCOMPARE(checkpoint().value(QStringLiteral("size")).toInt(), entries);
    QCOMPARE(numberOf("SELECT COUNT(*) FROM leaf"), qint64(entries));
}

void PublicProgramTest::provesToADeskWhatItSent()
{
    const hub::AuthorityKeys authority = [&] {
        SystemRandom random;
        return *hub::authorityKeys(m_folder.path(), hub::IfAbsent::Refuse, SystemClock().now(), random);
    }();
    SystemRandom random;
    const auto key = hub::keyIn(m_folder.filePath(QStringLiteral("hub.key")), random);
    const QString origin = wire::originOf(authority.certificate.fingerprint());
    const auto hashes = m_desk->record.batch(0, entries).hashes();
    m_desk->forget();
    for (const int seq : {1, 256, 257, 2'049, entries}) {
        const auto answer = m_desk->get(m_hub.port(), deskPath("proof?epoch=1&seq=") + QByteArray::number(seq));
        QCOMPARE(answer.status, 200);
        const auto proof = wire::proofOf(answer.body);
        QVERIFY(proof && wire::checkProof(*proof, origin, key->publicKey()));
        QCOMPARE(proof->device, m_desk->record.device);
        QCOMPARE(proof->entry, (journal::Head{1, quint64(seq), hashes.at(seq - 1)}));
    }
    QCOMPARE(m_desk->get(m_hub.port(), deskPath("proof?epoch=1&seq=4001")).status, 404);
    QCOMPARE(m_desk->get(m_hub.port(), deskPath("proof")).status, 400);
    QCOMPARE(m_desk->post(m_hub.port(), deskPath("proof"), "x", {}).status, 405);
    m_desk->forget();
    QVERIFY(m_desk->get(m_hub.port(), deskPath("consistency?from=1000")).body.startsWith("old 1000\n"));
    // Of another desk: not even its name's owner.
    HubClient other(HubRecord(2), m_folder.path());
    QCOMPARE(other.get(m_hub.port(), deskPath("proof?epoch=1&seq=1")).status, 403);
    QCOMPARE(other.get(m_hub.port(), "/v1/d/" + other.record.device.toHex() + "/proof?epoch=1&seq=1").status, 403);
}

void PublicProgramTest::tellsAnybodyItsCheckpoint()
{
    const QJsonObject made = checkpoint();
    m_hub.kill();
    QVERIFY(m_hub.start());
    const QUrl place(m_hub.places().value(QStringLiteral("operators")).toString());
    QTcpSocket socket;
    socket.connectToHost(QStringLiteral("127.0.0.1"), quint16(place.port()));
    socket.write("GET /log/checkpoint HTTP/1.1\r\nHost: hub\r\nConnection: close\r\n\r\n");
    QByteArray all;
    while (socket.waitForReadyRead(5'000))
        all += socket.readAll();
    QVERIFY(all.startsWith("HTTP/1.1 200"));
    QVERIFY(all.endsWith(made.value(QStringLiteral("checkpoint")).toString().toUtf8()));
    // And every answer brings it.
    m_desk->forget();
    const auto answer = m_desk->get(m_hub.port(), wire::headPath(m_desk->record.device));
    QCOMPARE(wire::acceptedOf(answer.body)->checkpoint, made.value(QStringLiteral("checkpoint")).toString().toUtf8());
}

NARU_TEST(PublicProgramTest)
#include "tst_publicprogram.moc"

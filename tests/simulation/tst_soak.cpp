// SPDX-License-Identifier: GPL-3.0-or-later
// naru-hub under everything at once for an hour: what it holds in memory and open does not grow.
#include "app/codec/cbor.h"
#include "sync/hub/sqlitepool.h"
#include "tests/support/hubprocess.h"
#include "tests/support/suite.h"

#include <QDir>
#include <QElapsedTimer>

#include <algorithm>
#include <numeric>

using namespace naru;
using namespace naru::test;

namespace {

constexpr int desks = 4;
constexpr int roundsAMinute = 600; ///< of the deep run, by the clock; an everyday run has one minute's rounds at once
constexpr int samples = 40;        ///< over the run
constexpr int parts = 4;           ///< of the run: the first two fill caches and heaps, the last two are compared
constexpr double driftMax = 0.01, driftMaxShort = 0.10;
constexpr qint64 descriptorsMaxShort = 6; ///< connections to its database that a busy moment still adds

/// Of a process: resident bytes and open descriptors.
struct Held {
    qint64 bytes = 0, descriptors = 0;
};
Held heldBy(qint64 pid)
{
    Held held;
    QFile status(QStringLiteral("/proc/%1/statm").arg(pid));
    if (status.open(QIODevice::ReadOnly))
        held.bytes = status.readAll().split(' ').value(1).toLongLong() * 4096;
    held.descriptors
        = QDir(QStringLiteral("/proc/%1/fd").arg(pid)).entryList(QDir::AllEntries | QDir::NoDotAndDotDot).size();
    return held;
}

/// A desk that keeps of its record only what is on its way.
struct SoakDesk {
    SoakDesk(quint64 seed, const QString& data)
        : client(HubRecord(seed), data)
    {
    }
    void write(int count, bool isSound)
    {
        HubRecord& record = client.record;
        for (int i = 0; i < count; ++i) {
            const QByteArray body = isSound
                ? codec::CborWriter().map(1).text("note").bytes(record.random.bytes(200)).take()
                : record.random.bytes(40);
            wire::Item item;
            item.hlc = (quint64(1'790'000'000'000) + quint64(number++)) << 16;
            item.kind = quint16(isSound ? 70 : 999);
            item.schema = 1;
            item.framed = journal::frame(record.random.bytes(16), body);
            item.digest = crypto::sha256(item.framed);
            record.items.append(item);
        }
    }
    QByteArray batch() { return client.record.bytes(0, client.record.items.size()); }
    void settle()
    {
        client.record.before = client.record.head();
        client.record.items.clear();
    }
    HubClient client;
    int number = 0;
};

class Soak {
public:
    Soak()
        : m_hub(m_folder.path())
        , m_started(m_hub.start())
        , m_pool(*hub::SqlitePool::open(m_folder.filePath(QStringLiteral("hub.db"))))
    {
        for (int i = 0; i < desks && m_started; ++i) {
            m_desks.push_back(std::make_unique<SoakDesk>(quint64(i) + 1, m_folder.path()));
            m_started
                = m_desks.back()->client.enlist(*m_pool, QStringLiteral("강남"), QStringLiteral("창구 %1").arg(i));
        }
    }
    bool isStarted() const { return m_started; }
    HubProcess& hub() { return m_hub; }
    int acknowledged() const { return m_acknowledged; }
    Held held()
    {
        for (const auto& desk : m_desks)
            desk->client.forget();
        return heldBy(m_hub.pid());
    }

    /// Each desk does something; empty: the hub answered as it should.
    QByteArray round()
    {
        for (const auto& desk : m_desks) {
            const QByteArray wrong = something(*desk);
            if (!wrong.isEmpty())
                return wrong;
        }
        return {};
    }
    /// Whether the hub has what it said it has.
    QByteArray compared()
    {
        for (const auto& desk : m_desks) {
            const auto answer = desk->client.get(m_hub.port(), wire::headPath(desk->client.record.device));
            const auto accepted = wire::acceptedOf(answer.body);
            if (!accepted || accepted->head != desk->client.record.before)
                return "another head";
        }
        return {};
    }

private:
    QByteArray something(SoakDesk& desk)
    {
        HubClient& client = desk.client;
        const quint16 port = m_hub.port();
        const QByteArray path = wire::batchPath(client.record.device);
        const auto expect = [](const HubClient::Answer& answer, int status) {
            return answer.status == status
                ? QByteArray()
                : QByteArray::number(answer.status) + " instead of " + QByteArray::number(status);
        };
        switch (const auto what = m_chance.below(20); what) {
        case 0:
            return expect(client.get(port, wire::headPath(client.record.device)), 200);
        case 1: // a desk that begins anew
            client.forget();
            return {};
        case 2: // half a request, and gone
            client.forget();
            client.socket = std::make_unique<QSslSocket>();
            if (!client.connectTo(*client.socket, port))
                return "no connection";
            client.socket->write("POST " + path + " HTTP/1.1\r\nHost: hub\r\nContent-Length: 5000\r\n\r\nhalf");
            client.socket->waitForBytesWritten();
            client.forget();
            return {};
        case 3:
            return expect(client.get(port, "/nowhere"), 404);
        case 4:
            return expect(client.post(port, path, QByteArray(20'000, '\x9f'),
                              QByteArray("Content-Type: ") + wire::mediaType + "\r\n"),
                400);
        case 5: { // more than it takes
            const QByteArray bomb = wire::packed(QByteArray(6 << 20, '\0'), wire::Packing::Deflate);
            return expect(client.post(port, path, bomb,
                              QByteArray("Content-Type: ") + wire::mediaType + "\r\nContent-Encoding: deflate\r\n"),
                413);
        }
        case 6: { // behind a place that the hub does not have
            HubRecord ahead = client.record;
            ahead.before.seq += 5;
            ahead.grow(2);
            return expect(client.send(port, ahead.bytes(0, 2)), 409);
        }
        default:
            desk.write(1 + int(m_chance.below(12)), what != 7);
            const QByteArray batch = desk.batch();
            if (const QByteArray wrong = expect(client.send(port, batch), 200); !wrong.isEmpty())
                return wrong;
            m_acknowledged += int(client.record.items.size());
            if (what == 8) // the answer was lost
                if (const QByteArray wrong = expect(client.send(port, batch), 200); !wrong.isEmpty())
                    return wrong;
            desk.settle();
            return {};
        }
    }

    QTemporaryDir m_folder;
    HubProcess m_hub;
    bool m_started;
    std::unique_ptr<hub::SqlitePool> m_pool;
    SeededRandom m_chance{14};
    std::vector<std::unique_ptr<SoakDesk>> m_desks;
    int m_acknowledged = 0;
};

double mean(const QList<Held>& held, qsizetype from, qsizetype count)
{
    const auto part = held.mid(from, count);
    const auto sum = [](qint64 before, const Held& one) { return before + one.bytes; };
    return double(std::accumulate(part.begin(), part.end(), qint64(0), sum)) / double(part.size());
}

/// Some connections of the last round may still be on their way to be closed.
qint64 fewest(const QList<Held>& held, qsizetype from, qsizetype count)
{
    const auto part = held.mid(from, count);
    const auto isLess = [](const Held& one, const Held& other) { return one.descriptors < other.descriptors; };
    return std::min_element(part.begin(), part.end(), isLess)->descriptors;
}

} // namespace

/// R14.
class SoakTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void holdsNoMoreAfterAnHour()
    {
        const bool isDeep = qEnvironmentVariableIsSet("NARU_DEEP");
        const int asked = qEnvironmentVariableIntValue("NARU_SOAK_MINUTES");
        const int minutes = isDeep ? (asked > 0 ? asked : 60) : 1, rounds = minutes * roundsAMinute;
        Soak soak;
        QVERIFY2(soak.isStarted(), soak.hub().errors().constData());
        QList<Held> held;
        QElapsedTimer time;
        time.start();
        for (int round = 1; round <= rounds; ++round) {
            const QByteArray wrong = soak.round();
            QVERIFY2(wrong.isEmpty(), "round " + QByteArray::number(round) + ": " + wrong);
            const qint64 due = qint64(round) * 60'000 / roundsAMinute - time.elapsed();
            if (isDeep && due > 0)
                QTest::qWait(int(due));
            if (round % (rounds / samples) == 0) {
                held.append(soak.held());
                if (isDeep)
                    qInfo("round %d: %.2f MiB, %lld descriptors", round, double(held.last().bytes) / 1048576.0,
                        static_cast<long long>(held.last().descriptors));
            }
        }
        QCOMPARE(soak.compared(), QByteArray());
        const qsizetype part = held.size() / parts;
        const double first = mean(held, 2 * part, part), last = mean(held, held.size() - part, part);
        const double drift = (last - first) / first;
        const qint64 descriptors = fewest(held, held.size() - part, part) - fewest(held, 2 * part, part);
        qInfo("%d minutes of %d desks, %d rounds, %d entries: %.2f MiB in the third quarter, %.2f in the last "
              "(%+.2f %%), descriptors %+lld",
            minutes, desks, rounds, soak.acknowledged(), first / 1048576.0, last / 1048576.0, drift * 100,
            static_cast<long long>(descriptors));
        QVERIFY(drift < (isDeep ? driftMax : driftMaxShort));
        QVERIFY(descriptors <= (isDeep ? 0 : descriptorsMaxShort));
        QVERIFY(soak.hub().end());
    }
};

NARU_TEST(SoakTest)
#include "tst_soak.moc"

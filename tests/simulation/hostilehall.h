// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sync/hub/sqlitepool.h"
#include "tests/support/hubprocess.h"

#include <QElapsedTimer>
#include <QJsonObject>
#include <QTcpSocket>

#include <algorithm>
#include <thread>

#include <arpa/inet.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <sys/socket.h>

namespace naru::test {

inline constexpr int muteMax = 5'000; ///< connections that say nothing
inline constexpr qint64 growthMax = 64 * 1024 * 1024;
inline const QString hallSite = QStringLiteral("나루동");

/// A hub and an honest desk; others as they are wanted.
struct Hall {
    explicit Hall(std::uint64_t seed)
        : hub(folder.path())
        , started(hub.start())
        , honest(HubRecord(seed), folder.path())
    {
        auto opened = hub::SqlitePool::open(folder.filePath(QStringLiteral("hub.db")));
        pool = opened ? std::move(*opened) : nullptr;
        started = started && pool && honest.enlist(*pool, hallSite, QStringLiteral("1번 창구"));
    }
    HubClient another(std::uint64_t seed)
    {
        HubClient client(HubRecord(seed).grow(5), folder.path());
        started = started && client.enlist(*pool, hallSite, QStringLiteral("다른 창구 %1").arg(seed));
        return client;
    }
    /// Milliseconds of so many batches of five entries, one after the other; fewer where one was not taken.
    QList<double> pace(int batches)
    {
        QList<QByteArray> bytes;
        for (int i = 0; i < batches; ++i) {
            honest.record.items.clear();
            bytes.append(honest.record.grow(5, 200).bytes(0, 5));
            honest.record.before = honest.record.head();
        }
        QList<double> times;
        for (const QByteArray& batch : bytes) {
            QElapsedTimer time;
            time.start();
            if (honest.send(hub.port(), batch).status != 200)
                break;
            times.append(double(time.nsecsElapsed()) / 1e6);
        }
        return times;
    }
    QByteArray metrics() const
    {
        QTcpSocket socket;
        socket.connectToHost(
            QStringLiteral("127.0.0.1"), quint16(QUrl(hub.places()[QStringLiteral("operators")].toString()).port()));
        socket.write("GET /metrics HTTP/1.1\r\nHost: hub\r\nConnection: close\r\n\r\n");
        QByteArray all;
        while (socket.waitForReadyRead(5'000))
            all += socket.readAll();
        return all;
    }
    qint64 metric(const QByteArray& name) const
    {
        const QByteArray all = metrics();
        const qsizetype at = all.indexOf('\n' + name + ' ');
        return at < 0 ? -1 : all.mid(at + name.size() + 2, 20).split('\n').first().toLongLong();
    }

    QTemporaryDir folder;
    HubProcess hub;
    bool started;
    HubClient honest;
    std::unique_ptr<hub::SqlitePool> pool;
};

inline double quantile(QList<double> times, double part)
{
    std::sort(times.begin(), times.end());
    return times.isEmpty() ? -1 : times.at(static_cast<qsizetype>(part * double(times.size() - 1)));
}

/// A connection over which little is read at a time, so that an answer stays with who sends it.
inline int narrowSocket(quint16 port)
{
    const int socket = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0), segment = 536, room = 4096;
    ::setsockopt(socket, IPPROTO_TCP, TCP_MAXSEG, &segment, sizeof segment);
    ::setsockopt(socket, SOL_SOCKET, SO_RCVBUF, &room, sizeof room);
    sockaddr_in to{};
    to.sin_family = AF_INET;
    to.sin_port = htons(port);
    to.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    return ::connect(socket, reinterpret_cast<sockaddr*>(&to), sizeof to) == 0 ? socket : -1;
}

inline QByteArray askFor(const HubClient& client, const QByteArray& sha256)
{
    return "GET /v1/d/" + client.record.device.toHex() + "/blob?sha256=" + sha256.toHex()
        + " HTTP/1.1\r\nHost: hub\r\n\r\n";
}

/// Everything at once, in one thread of its own, some fifty times a second; ends when it is told to.
class Crowd {
public:
    Crowd(quint16 port, HubClient bad, HubClient foreign)
        : m_port(port)
        , m_bad(std::move(bad))
        , m_foreign(std::move(foreign))
        , m_bomb(wire::packed(QByteArray(100 * 1024 * 1024, '\0'), wire::Packing::Deflate))
        , m_thread([this] { run(); })
    {
    }
    ~Crowd() { end(); }
    void rest(bool rests) { m_rests = rests; } ///< after the round that it is in
    void end()
    {
        m_isOver = true;
        if (m_thread.joinable())
            m_thread.join();
    }
    QMap<int, int> statuses; ///< after end()
    int rounds = 0;

private:
    void run()
    {
        const QByteArray path = wire::batchPath(m_bad.record.device);
        const QByteArray type = QByteArray("Content-Type: ") + wire::mediaType + "\r\n";
        const QByteArray replayed = m_bad.record.bytes(0, 5);
        SeededRandom random(99);
        while (!m_isOver) {
            std::this_thread::sleep_for(std::chrono::milliseconds(20));
            if (m_rests)
                continue;
            ++rounds;
            note(m_bad.send(m_port, replayed));
            note(m_bad.post(m_port, path, m_bomb, type + "Content-Encoding: deflate\r\n"));
            note(m_bad.post(m_port, path, random.bytes(2'000), type));
            note(m_bad.post(m_port, path, QByteArray(50'000, '\x9f'), type));
            note(m_bad.ask(m_port, "POST " + path + " HTTP/1.1\r\nContent-Length: 4294967296\r\n\r\n"));
            m_bad.forget();
            note(m_foreign.get(m_port, path));
        }
    }
    void note(const HubClient::Answer& answer) { ++statuses[answer.status]; }

    const quint16 m_port;
    HubClient m_bad, m_foreign;
    const QByteArray m_bomb;
    std::atomic<bool> m_isOver{false}, m_rests{false};
    std::thread m_thread;
};

} // namespace naru::test

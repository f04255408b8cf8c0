// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sync/hub/sqlitepool.h"
#include "tests/support/hubprocess.h"

#include <QElapsedTimer>
#include <QJsonObject>
#include <QTcpSocket>

#include <algorithm>
#include <array>
#include <thread>

#include <arpa/inet.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <unistd.h>

namespace naru::test {

inline constexpr int muteMax = 5'000; ///< connections that say nothing
inline constexpr qint64 growthMax = 64 * 1024 * 1024;
inline const QString hallSite = QStringLiteral("나루동");

/// A hub and an honest desk; others as they are wanted.
struct Hall {
    explicit Hall(std::uint64_t seed, const QStringList& more = {})
        : hub(folder.path(), more)
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
    /// Milliseconds of so many batches of five entries, one after the other; fewer where one was not taken. `port`:
    /// of a front before the hub.
    QList<double> pace(int batches, quint16 port = 0)
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
            if (honest.send(port ? port : hub.port(), batch).status != 200)
                break;
            times.append(double(time.nsecsElapsed()) / 1e6);
        }
        return times;
    }
    qint64 metric(const QByteArray& name) const
    {
        const QByteArray all = hub.told("/metrics");
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

/// How long the honest wait without a crowd and within one, taken in turns. What else the machine does comes in bursts
/// and falls on either side: so each turn has its own p99, and the middle one of each side is compared.
struct Turns {
    QList<double> alone, among;     ///< all of them, milliseconds
    QList<double> alone99, among99; ///< of each turn
    static constexpr double slackMs = 10;
    void add(const QList<double>& without, const QList<double>& within)
    {
        alone += without;
        among += within;
        alone99.append(quantile(without, 0.99));
        among99.append(quantile(within, 0.99));
    }
    double p99Alone() const { return quantile(alone99, 0.5); }
    double p99Among() const { return quantile(among99, 0.5); }
    double ratio() const { return p99Among() / p99Alone(); }
    bool isFair() const { return p99Among() < 2 * p99Alone() + slackMs; }
    QByteArray said() const
    {
        return QByteArray(
            "a batch of 5, ms: alone p50 %1 p99 %2; among them p50 %3 p99 %4, %5 times (middle of %6 turns)")
            .replace("%1", QByteArray::number(quantile(alone, 0.5), 'f', 2))
            .replace("%2", QByteArray::number(p99Alone(), 'f', 2))
            .replace("%3", QByteArray::number(quantile(among, 0.5), 'f', 2))
            .replace("%4", QByteArray::number(p99Among(), 'f', 2))
            .replace("%5", QByteArray::number(ratio(), 'f', 2))
            .replace("%6", QByteArray::number(alone99.size()));
    }
};

/// Connections that say nothing, or a byte now and then, from as many addresses as a country's desks would have.
class Mutes {
public:
    static constexpr int perAddress = 40;
    ~Mutes() { close(); }
    /// Until there are so many more. False: one was refused.
    bool open(quint16 port, int count)
    {
        for (int i = 0; i < count; ++i) {
            const int one = 1, socket = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
            if (socket < 0)
                return false;
            m_sockets.push_back(socket);
            const auto at = static_cast<quint32>(m_sockets.size()) / perAddress;
            sockaddr_in from{}, to{};
            from.sin_family = to.sin_family = AF_INET;
            from.sin_addr.s_addr = htonl(0x7f020001 + (at / 200) * 256 + at % 200); // 127.2.x.y
            to.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
            to.sin_port = htons(port);
            ::setsockopt(socket, IPPROTO_IP, IP_BIND_ADDRESS_NO_PORT, &one, sizeof one);
            if (::bind(socket, reinterpret_cast<sockaddr*>(&from), sizeof from) != 0
                || ::connect(socket, reinterpret_cast<sockaddr*>(&to), sizeof to) != 0)
                return false;
        }
        return true;
    }
    /// One byte more of a greeting that never ends, over every second one.
    void trickle()
    {
        static constexpr std::array<char, 5> greeting{0x16, 0x03, 0x01, 0x02, 0x00}; // a record of TLS begins so
        const char byte = m_said < greeting.size() ? greeting[m_said] : '\0';
        ++m_said;
        for (std::size_t i = 0; i < m_sockets.size(); i += 2)
            std::ignore = ::send(m_sockets[i], &byte, 1, MSG_DONTWAIT | MSG_NOSIGNAL);
    }
    int stillOpen() const
    {
        char byte = 0;
        return static_cast<int>(std::ranges::count_if(m_sockets,
            [&](int socket) { return ::recv(socket, &byte, 1, MSG_PEEK | MSG_DONTWAIT) < 0 && errno == EAGAIN; }));
    }
    void close()
    {
        for (const int socket : m_sockets)
            ::close(socket);
        m_sockets.clear();
        m_said = 0;
    }

private:
    std::vector<int> m_sockets;
    std::size_t m_said = 0;
};

/// A descriptor for each connection.
inline void allowDescriptors()
{
    rlimit limit{};
    ::getrlimit(RLIMIT_NOFILE, &limit);
    limit.rlim_cur = limit.rlim_max;
    ::setrlimit(RLIMIT_NOFILE, &limit);
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

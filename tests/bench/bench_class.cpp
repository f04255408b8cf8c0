// SPDX-License-Identifier: GPL-3.0-or-later
// What a class costs: the bytes of a seat, the trainer's processor time for thirty seats against one, and how long a
// seat takes to come in, beside a bare TLS handshake on the same machine. Real sockets on loopback; the seats live in a
// thread of their own, so that the trainer's is measured alone.
#include "sync/classroom/host.h"
#include "tests/bench/measure.h"
#include "tests/support/landesks.h"
#include "tests/support/rawseat.h"
#include "tests/support/tlspeer.h"

#include <QCoreApplication>
#include <QEventLoop>
#include <QThread>

#include <linux/tcp.h>
#include <netinet/in.h>
#include <openssl/pem.h>
#include <openssl/ssl.h>

using namespace naru;
using namespace naru::test;
using classroom::ClassHost;
using classroom::ClassLink;

namespace {

constexpr int seats = 30, rounds = 41, waitMs = 20'000;
constexpr Milliseconds each{250}; ///< a learner who does something four times a second
constexpr int stateBytes = 300, roomBytes = 400;
const QString classChannel = QStringLiteral("class");

struct Hall {
    Hall()
        : host(lanSelf(0), clock, random, nullptr, limits())
        , channel(host.open(classChannel))
    {
        channel->listen([this](const Channel::Peer&, const QByteArray&) { ++heard; });
        if (!host.begin(QHostAddress(QHostAddress::LocalHost)))
            qFatal("no port");
    }
    static ClassHost::Limits limits()
    {
        ClassHost::Limits limits;
        limits.unprovenEachMax = limits.unprovenMax;
        return limits;
    }
    bool has(qsizetype count)
    {
        return waitFor([&] { return channel->peers().size() == count; }, waitMs);
    }

    SystemClock clock;
    SystemRandom random;
    ClassHost host;
    std::unique_ptr<Channel> channel;
    int heard = 0;
};

/// The event loop and nothing beside it.
void live(Milliseconds time)
{
    QEventLoop loop;
    QTimer::singleShot(time, &loop, &QEventLoop::quit);
    loop.exec();
}

/// Learners in a thread of their own, each of whom says how it stands four times a second.
class Learners : public QThread {
public:
    Learners(const classroom::ClassCode& code, int count)
        : m_code(code)
        , m_count(count)
    {
        start();
    }
    ~Learners() override
    {
        quit();
        wait();
    }

private:
    void run() override
    {
        SystemClock clock;
        SystemRandom random;
        std::vector<std::unique_ptr<ClassLink>> links;
        std::vector<std::unique_ptr<Channel>> channels;
        for (int i = 0; i < m_count; ++i) {
            links.push_back(std::make_unique<ClassLink>(lanSelf(i + 1), clock, random));
            channels.push_back(links.back()->open(classChannel));
            links.back()->join(m_code);
        }
        std::vector<std::unique_ptr<QTimer>> timers;
        for (int i = 0; i < m_count; ++i) { // not in step, as people are not
            timers.push_back(std::make_unique<QTimer>());
            QObject::connect(timers.back().get(), &QTimer::timeout, timers.back().get(),
                [&channels, i] { channels[std::size_t(i)]->tell(QByteArray(stateBytes, 's')); });
            QTimer::singleShot(
                each * i / m_count, timers.back().get(), [&timers, i] { timers[std::size_t(i)]->start(each); });
        }
        exec();
        timers.clear();
        channels.clear();
    }
    const classroom::ClassCode m_code;
    const int m_count;
};

/// Microseconds of the trainer's thread in one second of class, which tells every seat once a second.
double trainerOf(int count)
{
    Hall hall;
    const Learners learners(hall.host.code(), count);
    if (!hall.has(count))
        qFatal("not all came");
    QTimer tells;
    QObject::connect(&tells, &QTimer::timeout, [&] { hall.channel->tell(QByteArray(roomBytes, 'r')); });
    tells.start(1000);
    live(Milliseconds(1000)); // the handshakes are over
    constexpr int seconds = 4;
    hall.heard = 0;
    const double before = bench::cpuMicroseconds();
    live(Milliseconds(seconds * 1000));
    const double spent = (bench::cpuMicroseconds() - before) / seconds;
    std::printf("%d seats: %.1f ms of the trainer's processor in a second, %.0f messages heard in it\n", count,
        spent / 1000, hall.heard / double(seconds));
    return spent;
}

/// How long something took, and the processor's share: on a busy machine the first says more of the machine.
struct Took {
    double ms = 0, cpuMs = 0;
};
class Stopwatch {
public:
    Took took() const
    {
        return {std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - m_begun).count(),
            (bench::cpuMicroseconds() - m_cpu) / 1000};
    }

private:
    const std::chrono::steady_clock::time_point m_begun = std::chrono::steady_clock::now();
    const double m_cpu = bench::cpuMicroseconds();
};

/// From the wish to the trainer's first state at the seat; both sides are in this thread.
Took join(Hall& hall, int number)
{
    SystemRandom random;
    SystemClock clock;
    ClassLink link(lanSelf(number), clock, random);
    const auto channel = link.open(classChannel);
    QEventLoop loop;
    channel->listen([&](const Channel::Peer&, const QByteArray&) { loop.quit(); });
    const auto code = hall.host.code();
    const Stopwatch time;
    link.join(code);
    loop.exec();
    return time.took();
}

/// TLS 1.3 with one P-256 certificate, with nothing around it: OpenSSL on two sockets of this machine, its contexts
/// made before the clock runs.
class BareTls {
public:
    explicit BareTls(const TerminalIdentity& identity)
        : m_server(SSL_CTX_new(TLS_server_method()))
        , m_client(SSL_CTX_new(TLS_client_method()))
    {
        const auto bio = [](const QByteArray& pem) { return BIO_new_mem_buf(pem.constData(), int(pem.size())); };
        SSL_CTX_use_certificate(m_server, PEM_read_bio_X509(bio(identity.certificatePem), nullptr, nullptr, nullptr));
        SSL_CTX_use_PrivateKey(m_server, PEM_read_bio_PrivateKey(bio(identity.keyPem), nullptr, nullptr, nullptr));
        SSL_CTX_set_min_proto_version(m_client, TLS1_3_VERSION);
        SSL_CTX_set1_groups_list(m_client, "P-256");
        X509_STORE_add_cert(
            SSL_CTX_get_cert_store(m_client), PEM_read_bio_X509(bio(identity.rootPem), nullptr, nullptr, nullptr));
        SSL_CTX_set_verify(m_client, SSL_VERIFY_PEER, nullptr);
        m_door.listen(QHostAddress(QHostAddress::LocalHost));
    }
    /// From the wish to the first bytes of the other side, as many as a trainer's first state has; both sides here too.
    Took once()
    {
        const Stopwatch time;
        QTcpSocket near;
        near.connectToHost(QHostAddress(QHostAddress::LocalHost), m_door.serverPort());
        if (!near.waitForConnected() || !m_door.waitForNewConnection(1000))
            qFatal("no loopback");
        const std::unique_ptr<QTcpSocket> far(m_door.nextPendingConnection());
        for (QTcpSocket* const socket : {&near, far.get()})
            socket->setSocketOption(QAbstractSocket::LowDelayOption, 1);
        SSL *const client = SSL_new(m_client), *const server = SSL_new(m_server);
        SSL_set_fd(client, int(near.socketDescriptor()));
        SSL_set_fd(server, int(far->socketDescriptor()));
        SSL_set_connect_state(client);
        SSL_set_accept_state(server);
        char bytes[roomBytes] = {};
        while (!SSL_is_init_finished(client) || !SSL_is_init_finished(server)) {
            SSL_do_handshake(client);
            SSL_do_handshake(server);
        }
        if (SSL_write(server, bytes, roomBytes) != roomBytes || SSL_get_verify_result(client) != X509_V_OK)
            qFatal("no TLS");
        while (SSL_read(client, bytes, roomBytes) != roomBytes) { }
        const Took took = time.took();
        SSL_free(client);
        SSL_free(server);
        return took;
    }

private:
    SSL_CTX *m_server, *m_client; // until the program ends
    QTcpServer m_door;
};

/// What one seat's socket carries in a minute of class, in bytes a second; without TCP's own heads.
void printTraffic()
{
    Hall hall;
    RawEnd seat(lanSelf(1), hall.host.port());
    if (!seat.session)
        qFatal("not in");
    const auto carried = [&] {
        tcp_info info{};
        socklen_t size = sizeof info;
        ::getsockopt(int(seat.tcp()->socketDescriptor()), IPPROTO_TCP, TCP_INFO, &info, &size);
        return std::pair(info.tcpi_bytes_acked, info.tcpi_bytes_received);
    };
    const auto before = carried();
    constexpr int seconds = 60;
    for (int i = 0; i < seconds; ++i) { // without the waits: the bytes are the same
        for (int say = 0; say < 4; ++say)
            seat.say(QByteArray(stateBytes, 's'));
        hall.channel->tell(QByteArray(roomBytes, 'r'));
        waitFor([&] { return seat.heard.size() == i + 1 && hall.heard % 4 == 0; }, waitMs);
        hall.host.look();
        live(Milliseconds(120)); // as many as are allowed, and no faster
    }
    waitFor([&] { return hall.heard == 4 * seconds; }, waitMs);
    const auto after = carried();
    std::printf("a seat with 4 states of %d bytes a second, and one of %d from the trainer: %.0f bytes a second up, "
                "%.0f down\n",
        stateBytes, roomBytes, double(after.first - before.first) / seconds,
        double(after.second - before.second) / seconds);
}

} // namespace

int main(int argc, char** argv)
{
    QCoreApplication application(argc, argv);
    printTraffic();
    std::vector<double> ratios;
    for (int i = 0; i < 3; ++i) {
        const double one = trainerOf(1);
        ratios.push_back(trainerOf(seats) / one);
    }
    std::printf("thirty seats against one: %.1f x (goal 10 x)\n", bench::median(ratios));

    Hall hall;
    hall.channel->watch([&] { hall.channel->tell(QByteArray(roomBytes, 'r')); });
    BareTls tls(TerminalIdentity(QStringLiteral("bench")));
    std::vector<double> joins, joinsCpu, handshakes, handshakesCpu;
    for (int i = 0; i < rounds; ++i) { // by turns: what the machine does besides hits both
        const Took came = join(hall, 100 + i % 8), shook = tls.once();
        joins.push_back(came.ms);
        joinsCpu.push_back(came.cpuMs);
        handshakes.push_back(shook.ms);
        handshakesCpu.push_back(shook.cpuMs);
    }
    std::printf("join to first state: %.1f ms, the worst of %d %.1f ms (goal 300 ms)\n", bench::median(joins), rounds,
        *std::max_element(joins.begin(), joins.end()));
    std::printf("a bare TLS 1.3 handshake and as many bytes: %.1f ms\n", bench::median(handshakes));
    std::printf("processor of both sides: %.2f ms against %.2f ms, ratio %.2f\n", bench::median(joinsCpu),
        bench::median(handshakesCpu), bench::median(joinsCpu) / bench::median(handshakesCpu));
    return 0;
}

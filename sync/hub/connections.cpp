// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/hub/connections.h"

#include "sync/hub/boundsocket.h"
#include "sync/hub/faults.h"
#include "sync/hub/httphead.h"
#include "sync/wire/batch.h"

#include <QMap>

#include <condition_variable>
#include <deque>
#include <mutex>
#include <thread>
#include <unordered_map>

#include <netdb.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <poll.h>
#include <sys/epoll.h>
#include <sys/eventfd.h>
#include <sys/socket.h>
#include <unistd.h>

namespace naru::hub {

Peer::~Peer()
{
    stream.reset();
    ::close(socket);
}

namespace {

constexpr int tickMs = 250;

class Connections final : public HttpServer {
public:
    Connections(Makings makings, const ListenPlan& plan, const Clock& clock, int socket, quint16 port)
        : m_plan(plan)
        , m_makings(std::move(makings))
        , m_clock(clock)
        , m_socket(socket)
        , m_port(port)
        , m_poll(::epoll_create1(EPOLL_CLOEXEC))
        , m_bell(::eventfd(0, EFD_NONBLOCK | EFD_CLOEXEC))
    {
        watch(m_socket, EPOLL_CTL_ADD, EPOLLIN);
        watch(m_bell, EPOLL_CTL_ADD, EPOLLIN);
        for (int i = 0; i < m_plan.workers; ++i)
            m_workers.emplace_back([this] { work(); });
        m_loop = std::thread([this] { loop(); });
    }
    ~Connections() override
    {
        drain(requestMs);
        ::close(m_poll);
        ::close(m_bell);
    }
    quint16 port() const override { return m_port; }
    const Counts& counts() const override { return m_counts; }
    Result<void> showChain(const QList<QByteArray>& chain) override { return m_makings.showChain(chain); }

    void drain(int withinMs) override
    {
        if (!m_loop.joinable())
            return;
        m_drainUntil = m_clock.monotonic() + Milliseconds(withinMs);
        m_isDraining = true;
        ring();
        m_loop.join();
        {
            const std::lock_guard lock(m_mutex);
            m_isOver = true;
        }
        m_work.notify_all();
        for (std::thread& worker : m_workers)
            worker.join();
        m_peers.clear();
    }

private:
    void watch(int socket, int how, quint32 events)
    {
        epoll_event event{};
        event.events = events;
        event.data.fd = socket;
        ::epoll_ctl(m_poll, how, socket, &event);
    }
    void ring() { ::eventfd_write(m_bell, 1); }

    void loop()
    {
        std::array<epoll_event, 256> events;
        Milliseconds nextLook{};
        while (!isDone()) {
            const int count = ::epoll_wait(m_poll, events.data(), static_cast<int>(events.size()), tickMs);
            for (int i = 0; i < count; ++i) {
                const int socket = events[static_cast<std::size_t>(i)].data.fd;
                if (socket == m_socket)
                    admit();
                else if (socket == m_bell)
                    takeBack();
                else if (const auto peer = m_peers.find(socket); peer != m_peers.end())
                    advance(*peer->second);
            }
            if (const Milliseconds now = m_clock.monotonic(); now >= nextLook) {
                dropLate(now);
                nextLook = now + Milliseconds(tickMs);
            }
        }
    }

    /// While it drains: what works is waited for, what only waits is closed.
    bool isDone()
    {
        if (!m_isDraining)
            return false;
        if (m_socket >= 0) {
            ::close(m_socket);
            m_socket = -1;
        }
        takeBack();
        std::vector<int> waiting;
        bool works = false;
        for (const auto& [socket, peer] : m_peers) {
            const bool isQuiet = peer->state != Peer::State::Working && peer->received.isEmpty();
            works = works || !isQuiet;
            if (isQuiet)
                waiting.push_back(socket);
        }
        for (const int socket : waiting)
            drop(socket);
        return !works || m_clock.monotonic() >= m_drainUntil;
    }

    void admit()
    {
        for (;;) {
            sockaddr_storage from{};
            socklen_t size = sizeof from;
            const int socket
                = ::accept4(m_socket, reinterpret_cast<sockaddr*>(&from), &size, SOCK_NONBLOCK | SOCK_CLOEXEC);
            if (socket < 0) {
                if (errno == EMFILE || errno == ENFILE)
                    std::this_thread::sleep_for(
                        std::chrono::milliseconds(tickMs / 10)); // the bell rings on: not a storm
                return;
            }
            auto peer = std::make_unique<Peer>();
            peer->socket = socket;
            std::array<char, NI_MAXHOST> name{};
            ::getnameinfo(
                reinterpret_cast<sockaddr*>(&from), size, name.data(), name.size(), nullptr, 0, NI_NUMERICHOST);
            peer->address = name.data();
            ++m_counts.accepted;
            if (static_cast<int>(m_peers.size()) >= m_plan.connectionsMax
                || (m_plan.perAddressMax > 0 && m_perAddress.value(peer->address) >= m_plan.perAddressMax)) {
                ++m_counts.crowded;
                continue;
            }
            const int one = 1;
            ::setsockopt(socket, IPPROTO_TCP, TCP_NODELAY, &one, sizeof one);
            wait(*peer, handshakeMs);
            ++m_perAddress[peer->address];
            ++m_counts.open;
            watch(socket, EPOLL_CTL_ADD, EPOLLIN);
            m_peers.emplace(socket, std::move(peer));
        }
    }

    void wait(Peer& peer, int ms) { peer.until = m_clock.monotonic() + Milliseconds(ms); }

    void drop(int socket)
    {
        const auto peer = m_peers.find(socket);
        m_counts.gatheredBytes -= peer->second->received.size();
        --m_counts.open;
        if (--m_perAddress[peer->second->address] == 0)
            m_perAddress.remove(peer->second->address);
        m_peers.erase(peer); // closing takes it out of epoll
    }

    void dropLate(Milliseconds now)
    {
        std::vector<int> late;
        for (const auto& [socket, peer] : m_peers) {
            if (peer->state != Peer::State::Working && now >= peer->until)
                late.push_back(socket);
        }
        for (const int socket : late) {
            ++m_counts.late;
            drop(socket);
        }
    }

    /// A worker is done with these.
    void takeBack()
    {
        eventfd_t rung = 0;
        ::eventfd_read(m_bell, &rung);
        std::deque<Peer*> done;
        {
            const std::lock_guard lock(m_mutex);
            done.swap(m_done);
        }
        for (Peer* const peer : done) {
            if (peer->isOver || m_isDraining) {
                drop(peer->socket);
                continue;
            }
            m_counts.gatheredBytes -= peer->request;
            peer->received.remove(0, peer->request);
            peer->received.squeeze();
            peer->toldToContinue = false;
            peer->state = Peer::State::Gathering;
            wait(*peer, peer->received.isEmpty() ? idleMs : requestMs);
            watch(peer->socket, EPOLL_CTL_MOD, EPOLLIN);
            advance(*peer);
        }
    }

    void advance(Peer& peer)
    {
        if (!peer.stream) // with its first byte: who says nothing costs no more than the descriptor
            peer.stream = m_makings.stream(peer.socket);
        if (peer.state == Peer::State::Beginning && !shakeHands(peer))
            return;
        std::array<char, 16 * 1024> buffer;
        while (peer.state == Peer::State::Gathering || peer.state == Peer::State::Lingering) {
            if (peer.state == Peer::State::Gathering && !peer.received.isEmpty() && look(peer))
                continue;
            int got = 0;
            const auto io = peer.stream->read(buffer.data(), static_cast<int>(buffer.size()), got);
            if (io == Stream::Io::Wait) {
                if (!peer.received.isEmpty())
                    acknowledge(peer.socket);
                return;
            }
            // Who holds little is not dropped for those who hold much.
            const bool isCrowded = m_counts.gatheredBytes > gatheredBytesMax && peer.received.size() > fairBytes;
            if (io == Stream::Io::Over || isCrowded)
                return drop(peer.socket);
            if (peer.state == Peer::State::Lingering)
                continue;
            if (peer.received.isEmpty())
                wait(peer, requestMs);
            peer.received.append(buffer.data(), got);
            m_counts.gatheredBytes += got;
        }
    }

    /// Qt's HTTP client keeps the last piece of a request back until what it sent is acknowledged (Nagle), and Linux
    /// puts that off for 40 ms to answer with it. The option holds for one time: tcp(7).
    static void acknowledge(int socket)
    {
        const int one = 1;
        ::setsockopt(socket, IPPROTO_TCP, TCP_QUICKACK, &one, sizeof one);
    }

    bool shakeHands(Peer& peer)
    {
        switch (peer.stream->begin()) {
        case Stream::Io::Done:
            peer.state = Peer::State::Gathering;
            wait(peer, idleMs);
            return true;
        case Stream::Io::Over:
            ++m_counts.handshakesFailed;
            drop(peer.socket);
            return false;
        case Stream::Io::Wait:
            return false;
        }
        return false;
    }

    /// True: the connection is in another state now.
    bool look(Peer& peer)
    {
        const Measured measured = measure(peer.received, m_plan.bodyBytesMax);
        int put = 0;
        if (measured.is == Measured::Is::Whole) {
            peer.request = measured.bytes;
            peer.state = Peer::State::Working;
            watch(peer.socket, EPOLL_CTL_MOD, 0);
            {
                const std::lock_guard lock(m_mutex);
                m_waiting.push_back(&peer);
            }
            m_work.notify_one();
            return true;
        }
        if (measured.is == Measured::Is::Refused) {
            ++m_counts.refused;
            const QByteArray text = "HTTP/1.1 " + QByteArray::number(measured.status)
                + " Refused\r\nContent-Length: 0\r\nConnection: close\r\n\r\n";
            peer.stream->write(text.constData(), static_cast<int>(text.size()), put);
            ::shutdown(peer.socket, SHUT_WR);
            peer.state = Peer::State::Lingering;
            wait(peer, lingerMs);
            return true;
        }
        if (measured.wantsContinue && !peer.toldToContinue) {
            static const QByteArray text = "HTTP/1.1 100 Continue\r\n\r\n";
            peer.stream->write(text.constData(), static_cast<int>(text.size()), put);
            peer.toldToContinue = true;
        }
        return false;
    }

    void work()
    {
        for (;;) {
            Peer* peer = nullptr;
            {
                std::unique_lock lock(m_mutex);
                m_work.wait(lock, [this] { return m_isOver || !m_waiting.empty(); });
                if (m_waiting.empty())
                    return;
                peer = m_waiting.front();
                m_waiting.pop_front();
            }
            ++m_counts.requests;
            const auto made
                = m_makings.answer(QByteArrayView(peer->received).first(peer->request), *peer, m_isDraining);
            peer->isOver = !send(*peer, made.bytes) || !made.goesOn;
            {
                const std::lock_guard lock(m_mutex);
                m_done.push_back(peer);
            }
            ring();
        }
    }

    bool send(Peer& peer, QByteArrayView answer)
    {
        const Milliseconds until = m_clock.monotonic() + Milliseconds(requestMs);
        while (!answer.isEmpty()) {
            int put = 0;
            const auto io = peer.stream->write(answer.data(), static_cast<int>(answer.size()), put);
            if (io == Stream::Io::Done) {
                answer = answer.sliced(put);
                continue;
            }
            pollfd ready{peer.socket, POLLOUT, 0};
            if (io == Stream::Io::Over || m_clock.monotonic() >= until)
                return false;
            ::poll(&ready, 1, tickMs);
        }
        return true;
    }

    const ListenPlan m_plan;
    const Makings m_makings;
    const Clock& m_clock;
    int m_socket;
    const quint16 m_port;
    const int m_poll, m_bell;
    Counts m_counts;
    std::unordered_map<int, std::unique_ptr<Peer>> m_peers; ///< the loop's
    QMap<QByteArray, int> m_perAddress;                     ///< the loop's
    std::mutex m_mutex;                                     ///< of the two queues and m_isOver
    std::condition_variable m_work;
    std::deque<Peer*> m_waiting, m_done;
    bool m_isOver = false;
    std::atomic<bool> m_isDraining{false};
    Milliseconds m_drainUntil{};
    std::vector<std::thread> m_workers;
    std::thread m_loop;
};

} // namespace

Result<std::unique_ptr<HttpServer>> listenWith(Makings makings, const ListenPlan& plan, const Clock& clock)
{
    quint16 port = 0;
    const int socket = boundSocket(plan, port);
    if (socket < 0)
        return Fault(HubFault::CannotListen, QStringLiteral("%1:%2").arg(plan.host).arg(plan.port));
    return std::unique_ptr<HttpServer>(new Connections(std::move(makings), plan, clock, socket, port));
}

} // namespace naru::hub

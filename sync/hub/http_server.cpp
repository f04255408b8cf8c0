// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/hub/http_server.h"

#include "sync/hub/connections.h"
#include "sync/hub/faults.h"

#include <httplib.h>

#include <mutex>

namespace naru::hub {

namespace {

template <auto release>
struct Free {
    template <typename T>
    void operator()(T* object) const
    {
        release(object);
    }
};
using Context = std::unique_ptr<SSL_CTX, Free<SSL_CTX_free>>;
using X509Ptr = std::unique_ptr<X509, Free<X509_free>>;
using KeyPtr = std::unique_ptr<EVP_PKEY, Free<EVP_PKEY_free>>;

X509Ptr certificateOf(const QByteArray& der)
{
    const auto* at = reinterpret_cast<const unsigned char*>(der.constData());
    return X509Ptr(d2i_X509(nullptr, &at, static_cast<long>(der.size())));
}

bool useChain(SSL_CTX* context, const ListenPlan::Tls& tls)
{
    const auto* at = reinterpret_cast<const unsigned char*>(tls.key.constData());
    const KeyPtr key(d2i_AutoPrivateKey(nullptr, &at, static_cast<long>(tls.key.size())));
    bool isFirst = true;
    for (const QByteArray& der : tls.chain) {
        auto certificate = certificateOf(der);
        if (!certificate)
            return false;
        if (isFirst ? SSL_CTX_use_certificate(context, certificate.get()) != 1
                    : SSL_CTX_add1_chain_cert(context, certificate.get()) != 1)
            return false;
        isFirst = false;
    }
    return key && !isFirst && SSL_CTX_use_PrivateKey(context, key.get()) == 1
        && SSL_CTX_check_private_key(context) == 1;
}

bool askClients(SSL_CTX* context, const QByteArray& authority)
{
    auto certificate = certificateOf(authority);
    X509_STORE* const store = X509_STORE_new();
    SSL_CTX_set1_verify_cert_store(context, store);
    const bool isAdded = certificate && X509_STORE_add_cert(store, certificate.get()) == 1
        && SSL_CTX_add_client_CA(context, certificate.get()) == 1;
    X509_STORE_free(store);
    SSL_CTX_set_verify(context, SSL_VERIFY_PEER | SSL_VERIFY_FAIL_IF_NO_PEER_CERT, nullptr);
    return isAdded;
}

/// No resumption: a desk connects a few times a day, and each time its certificate is looked at.
Context contextOf(const ListenPlan::Tls& tls)
{
    Context context(SSL_CTX_new(TLS_server_method()));
    if (!context || SSL_CTX_set_min_proto_version(context.get(), TLS1_3_VERSION) != 1 || !useChain(context.get(), tls))
        return nullptr;
    SSL_CTX_set_session_cache_mode(context.get(), SSL_SESS_CACHE_OFF);
    SSL_CTX_set_num_tickets(context.get(), 0);
    SSL_CTX_set_mode(context.get(), SSL_MODE_RELEASE_BUFFERS | SSL_MODE_ENABLE_PARTIAL_WRITE);
    SSL_CTX_set_mode(context.get(), SSL_MODE_ACCEPT_MOVING_WRITE_BUFFER);
    return tls.clientAuthority.isEmpty() || askClients(context.get(), tls.clientAuthority) ? std::move(context)
                                                                                           : nullptr;
}

class Plain final : public Stream {
public:
    explicit Plain(int socket)
        : m_socket(socket)
    {
    }
    Io begin() override { return Io::Done; }
    Io read(char* to, int size, int& got) override
    {
        return outcome(got = static_cast<int>(::recv(m_socket, to, static_cast<size_t>(size), 0)));
    }
    Io write(const char* from, int size, int& put) override
    {
        return outcome(put = static_cast<int>(::send(m_socket, from, static_cast<size_t>(size), MSG_NOSIGNAL)));
    }
    QByteArray certificate() const override { return {}; }

private:
    static Io outcome(int result)
    {
        return result > 0 ? Io::Done : result < 0 && (errno == EAGAIN || errno == EINTR) ? Io::Wait : Io::Over;
    }
    int m_socket;
};

class Tls final : public Stream {
public:
    Tls(SSL_CTX* context, int socket)
        : m_session(SSL_new(context))
    {
        SSL_set_fd(m_session.get(), socket);
    }
    Io begin() override { return outcome(SSL_accept(m_session.get())); }
    Io read(char* to, int size, int& got) override { return outcome(got = SSL_read(m_session.get(), to, size)); }
    Io write(const char* from, int size, int& put) override
    {
        return outcome(put = SSL_write(m_session.get(), from, size));
    }
    QByteArray certificate() const override
    {
        const X509* const peer = SSL_get0_peer_certificate(m_session.get());
        unsigned char* der = nullptr;
        const int size = peer ? i2d_X509(const_cast<X509*>(peer), &der) : 0;
        const QByteArray bytes(reinterpret_cast<const char*>(der), std::max(size, 0));
        OPENSSL_free(der);
        return bytes;
    }

private:
    Io outcome(int result)
    {
        if (result > 0)
            return Io::Done;
        const int error = SSL_get_error(m_session.get(), result);
        ERR_clear_error();
        return error == SSL_ERROR_WANT_READ || error == SSL_ERROR_WANT_WRITE ? Io::Wait : Io::Over;
    }
    std::unique_ptr<SSL, Free<SSL_free>> m_session;
};

/// What is shown to those who connect; each connection keeps the one that it began with. Any thread.
class Showing {
public:
    explicit Showing(const std::optional<ListenPlan::Tls>& tls)
        : m_tls(tls)
    {
    }
    Result<void> show(const QList<QByteArray>& chain)
    {
        if (!m_tls)
            return {};
        ListenPlan::Tls tls = *m_tls;
        tls.chain = chain;
        std::shared_ptr<SSL_CTX> context = contextOf(tls);
        if (!context)
            return Fault(HubFault::CannotListen, QStringLiteral("certificate, key or authority cannot be used"));
        const std::scoped_lock lock(m_mutex);
        m_context = std::move(context);
        return {};
    }
    std::unique_ptr<Stream> streamOver(int socket) const
    {
        const std::scoped_lock lock(m_mutex);
        if (m_context)
            return std::make_unique<Tls>(m_context.get(), socket); // which holds on to it
        return std::make_unique<Plain>(socket);
    }

private:
    const std::optional<ListenPlan::Tls> m_tls;
    mutable std::mutex m_mutex;
    std::shared_ptr<SSL_CTX> m_context; ///< nothing: no TLS
};

/// A request that is all here, for cpp-httplib to read; its answer, to be sent when it is whole.
class Exchange final : public httplib::Stream {
public:
    Exchange(QByteArrayView request, const Peer& peer)
        : m_request(request)
        , m_peer(peer)
    {
    }
    QByteArray answer;
    std::shared_ptr<void> turn; ///< of the answer

    bool is_readable() const override { return !m_request.isEmpty(); }
    bool is_writable() const override { return true; }
    ssize_t read(char* to, size_t size) override
    {
        const auto taken = std::min(static_cast<qsizetype>(size), m_request.size());
        std::copy_n(m_request.data(), taken, to);
        m_request = m_request.sliced(taken);
        return taken;
    }
    ssize_t write(const char* from, size_t size) override
    {
        answer.append(from, static_cast<qsizetype>(size));
        return static_cast<ssize_t>(size);
    }
    void get_remote_ip_and_port(std::string& ip, int& port) const override
    {
        ip = m_peer.address.toStdString();
        port = 0;
    }
    void get_local_ip_and_port(std::string&, int&) const override { }
    socket_t socket() const override { return m_peer.socket; }

private:
    QByteArrayView m_request;
    const Peer& m_peer;
};

/// cpp-httplib as a reader of requests and a writer of answers. What it would do with a body by itself (unpack it, take
/// a form apart) and with an answer (pack it) is the service's business: those headers are taken out of its sight.
class Dialogue final : public httplib::Server {
public:
    Dialogue(HubService& service, const ListenPlan& plan)
        : m_service(service)
        , m_plan(plan)
    {
        const auto answer = [this](const httplib::Request& request, httplib::Response& response) {
            Response said = m_service.handle(m_said);
            m_turn = std::move(said.turn);
            give(said, request, response);
        };
        const Handler handler = [this, answer](const auto& request, auto& response) {
            m_said.body = QByteArray::fromStdString(request.body);
            answer(request, response);
        };
        const std::string all = "[\\s\\S]*";
        Get(all, handler).Post(all, handler).Put(all, handler).Delete(all, handler).Options(all, handler);
        set_keep_alive_timeout(HttpServer::idleMs / 1000);
        set_keep_alive_max_count(1'000);
        set_exception_handler([](const auto&, auto& response, std::exception_ptr) { response.status = 500; });
    }

    /// False: the connection is to end.
    bool run(Exchange& exchange, const Peer& peer, bool last)
    {
        bool closed = false;
        const bool ran = process_request(
            exchange, last, closed, [this, &peer](httplib::Request& request) { note(request, peer); });
        m_said = {};
        exchange.turn = std::move(m_turn);
        return ran && !closed && !last;
    }

private:
    void note(httplib::Request& request, const Peer& peer)
    {
        const auto take = [&](const char* name) {
            const auto value = QByteArray::fromStdString(request.get_header_value(name));
            request.headers.erase(name);
            return value;
        };
        m_said = {};
        m_said.listener = m_plan.listener;
        m_said.method = QByteArray::fromStdString(request.method);
        m_said.path = QByteArray::fromStdString(request.path);
        const auto query = request.target.find('?');
        if (query != std::string::npos)
            m_said.query = QByteArray::fromStdString(request.target.substr(query + 1));
        m_said.type = take("Content-Type");
        m_said.encoding = take("Content-Encoding");
        m_said.authorization = take("Authorization");
        m_said.cookie = take("Cookie");
        m_said.language = take("Accept-Language");
        m_said.origin = take("Origin");
        take("Accept-Encoding");
        take("Expect");
        // Ranges, many times over, would be an answer without end: whoever gives parts (releases) cuts them itself.
        m_said.range = take("Range");
        request.ranges.clear();
        take("If-Range");
        const QByteArray secret = take("X-Naru-Front"), address = take("X-Real-IP");
        const QByteArray certificate = take("X-Naru-Certificate");
        m_said.address = peer.address;
        m_said.certificate = peer.stream->certificate();
        if (m_plan.frontSecret.isEmpty() || m_plan.tls)
            return;
        // Compared whole, whatever its beginning: no time tells how much of it is right.
        const bool isFront = secret.size() == m_plan.frontSecret.size()
            && CRYPTO_memcmp(secret.constData(), m_plan.frontSecret.constData(), static_cast<size_t>(secret.size()))
                == 0;
        m_said.address = isFront ? address : peer.address;
        m_said.certificate = isFront ? derOf(certificate) : QByteArray();
    }

    static QByteArray derOf(const QByteArray& escapedPem)
    {
        QByteArray text = QByteArray::fromPercentEncoding(escapedPem);
        const qsizetype begin = text.indexOf("-----BEGIN CERTIFICATE-----"), end = text.indexOf("-----END");
        return begin < 0 || end < begin ? QByteArray() : QByteArray::fromBase64(text.mid(begin + 27, end - begin - 27));
    }

    static void give(const Response& from, const httplib::Request&, httplib::Response& to)
    {
        to.status = from.status;
        for (const auto& [name, value] : from.headers)
            to.set_header(name.toStdString(), value.toStdString());
        to.set_header("Cache-Control", "no-store");
        to.set_header("X-Content-Type-Options", "nosniff");
        to.set_content(from.body.toStdString(), from.type.isEmpty() ? "text/plain" : from.type.toStdString());
    }

    HubService& m_service;
    const ListenPlan m_plan;
    static thread_local Request m_said;
    static thread_local std::shared_ptr<void> m_turn;
};
thread_local Request Dialogue::m_said;
thread_local std::shared_ptr<void> Dialogue::m_turn;

} // namespace

Result<std::unique_ptr<HttpServer>> HttpServer::listen(HubService& service, const ListenPlan& plan, const Clock& clock)
{
    const auto showing = std::make_shared<Showing>(plan.tls);
    if (const auto shown = showing->show(plan.tls ? plan.tls->chain : QList<QByteArray>()); !shown)
        return shown.fault();
    const auto dialogue = std::make_shared<Dialogue>(service, plan);
    Makings makings;
    makings.stream = [showing](int socket) { return showing->streamOver(socket); };
    makings.showChain = [showing](const QList<QByteArray>& chain) { return showing->show(chain); };
    makings.answer = [dialogue](QByteArrayView request, const Peer& peer, bool last) {
        Exchange exchange(request, peer);
        const bool goesOn = dialogue->run(exchange, peer, last);
        return Makings::Made{std::move(exchange.answer), goesOn, std::move(exchange.turn)};
    };
    return listenWith(std::move(makings), plan, clock);
}

} // namespace naru::hub

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/clock.h"
#include "app/base/result.h"
#include "app/crypto/secret.h"
#include "sync/hub/service.h"

#include <QString>

#include <atomic>
#include <memory>
#include <optional>

namespace naru::hub {

/// What a listener is to be.
struct ListenPlan {
    Request::Listener listener = Request::Listener::Devices;
    QString host = QStringLiteral("127.0.0.1"); ///< an address, or a name of this machine
    quint16 port = 0;                           ///< 0: any free one
    struct Tls {
        QList<QByteArray> chain;    ///< DER, the server's own first
        QByteArray key;             ///< DER PKCS#8
        QByteArray clientAuthority; ///< DER; whoever has no certificate of it is not let in. Empty: nobody is asked
    };
    std::optional<Tls> tls; ///< TLS 1.3 alone; without it: behind a front on this machine
    /// Behind a front: taken only with this in X-Naru-Front; the desk's certificate is in X-Naru-Certificate (PEM,
    /// percent-encoded), the address in X-Real-IP. Of a listener with TLS the three headers mean nothing.
    QByteArray frontSecret;
    int workers = 16;
    qsizetype bodyBytesMax = 1024 * 1024; ///< of a request; as much as a batch may be
    int perAddressMax = 64;               ///< connections; a centre may stand behind one address. 0: no limit
    int connectionsMax = 12'000;
};

/// HTTP/1.1 for a HubService. One thread holds all connections, shakes hands and gathers requests without waiting for
/// anybody; a worker sees a request only when all of it is here. So connections that say nothing, or say it slowly,
/// cost a descriptor and what they sent, and nobody else's time.
class HttpServer {
public:
    static constexpr int handshakeMs = 10'000;
    static constexpr int requestMs = 10'000; ///< from its first byte to its last, and the same for the answer
    static constexpr int idleMs = 60'000;    ///< between requests
    static constexpr int lingerMs = 2'000;   ///< after a refusal, until the other side has read it
    static constexpr qint64 gatheredBytesMax = 48 * 1024 * 1024; ///< of all connections together
    static constexpr qsizetype fairBytes = 64 * 1024;            ///< that each may hold all the same

    struct Counts {
        std::atomic<quint64> accepted{0}, crowded{0}, handshakesFailed{0}, late{0}, refused{0}, requests{0};
        std::atomic<qint64> open{0}, gatheredBytes{0};
    };

    /// Serves from now on. `service` and `clock` outlive this. Faults: CannotListen (address, port or certificate).
    static Result<std::unique_ptr<HttpServer>> listen(HubService& service, const ListenPlan& plan, const Clock& clock);
    virtual ~HttpServer() = default; ///< drains

    virtual quint16 port() const = 0;
    virtual const Counts& counts() const = 0;
    /// DER, the server's own first, for the key that it began with: shown from the next connection on; those that stand
    /// keep what they saw. Without TLS nothing happens. Fault: CannotListen (not of that key); nothing changes then.
    virtual Result<void> showChain(const QList<QByteArray>& chain) = 0;
    /// Takes no new connection, answers what has come, closes the rest; at most `withinMs`.
    virtual void drain(int withinMs) = 0;
};

} // namespace naru::hub

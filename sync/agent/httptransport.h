// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sync/agent/membership.h"
#include "sync/agent/transport.h"

#include <QNetworkAccessManager>
#include <QSslConfiguration>

class QNetworkReply;

namespace naru::agent {

/// HTTP/1.1 over TLS 1.3, proven on both sides: this desk by its certificate, the hub by one of the pinned authority
/// and nobody else's. The connection stays open between requests; nothing is redirected, stored or asked by cookies.
/// A request that was sent and not answered may be sent once more over a new connection: batches do not mind.
class HttpTransport final : public Transport {
public:
    static constexpr Milliseconds silenceMax{30'000}; ///< nothing moves for so long: no answer
    static constexpr int closedTriesMax = 4;          ///< where a new connection is closed without a word

    /// To the devices' listener.
    HttpTransport(const Membership& membership, const crypto::PrivateKey& key);
    /// To the enrolment listener, which wants no certificate: nothing is proven of this desk there.
    explicit HttpTransport(const Membership& membership);
    ~HttpTransport() override;

    void send(const Request& request, std::function<void(const Reply&)> done) override;
    void drop() override;

private:
    HttpTransport(const QUrl& hub, const crypto::Certificate& authority);
    void post();
    void finished();

    QUrl m_base;
    QSslConfiguration m_tls;
    QNetworkAccessManager m_network;
    QNetworkReply* m_reply = nullptr;
    Request m_request;
    bool m_isTooLarge = false;
    bool m_isFresh = false; ///< a handshake was made for this request
    int m_triesLeft = 0;
    Reply::Failure m_seen = Reply::Failure::None; ///< what the handshake found
    std::function<void(const Reply&)> m_done;
};

/// Whether this machine has an address that leads anywhere beyond itself.
bool hasWayOut();

} // namespace naru::agent

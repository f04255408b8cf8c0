// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/clock.h"

#include <QByteArray>

#include <functional>
#include <optional>

namespace naru::agent {

struct Request {
    enum class Method : quint8 { Get, Post } method = Method::Get;
    QByteArray path;                 ///< with its query, if it has one
    QByteArray body, type, encoding; ///< Post; encoding: of Content-Encoding, may be empty
    QByteArray range = {};           ///< Get: of Range, may be empty
};

struct Reply {
    enum class Failure : quint8 {
        None,       ///< an answer came, whatever its status
        NoNetwork,  ///< this machine has no way out
        Silent,     ///< refused, reset, timed out, name unknown
        HubUnknown, ///< a certificate not of the pinned authority
        ClockWrong, ///< a certificate of it that is not valid by our clock
        NotTaken,   ///< our own certificate was refused in the handshake
        TooLarge,   ///< an answer over the limit
    } failure = Failure::Silent;
    int status = 0;
    QByteArray body;
    QByteArray accepts; ///< of Accept-Encoding
    std::optional<Milliseconds> retryAfter;
    QByteArray range = {}; ///< of Content-Range
};

/// The network, as it comes in through the door: HTTP over mutual TLS 1.3 in the product, a seed in the simulator.
class Transport {
public:
    static constexpr qsizetype replyBytesMax = 1024 * 1024;

    virtual ~Transport() = default;
    /// One at a time. `done` comes exactly once, later, in the caller's thread; never after drop() or the end of this.
    virtual void send(const Request& request, std::function<void(const Reply&)> done) = 0;
    virtual void drop() = 0;
};

} // namespace naru::agent

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sync/hub/http_server.h"

#include <functional>

namespace naru::hub {

/// A connection's bytes, never waited for.
class Stream {
public:
    enum class Io : quint8 { Done, Wait, Over };
    virtual ~Stream() = default;
    virtual Io begin() = 0; ///< hands are shaken
    virtual Io read(char* to, int size, int& got) = 0;
    virtual Io write(const char* from, int size, int& put) = 0;
    virtual QByteArray certificate() const = 0; ///< DER of the peer's
};

/// One connection. The loop's until a whole request is here, then a worker's until the answer is out.
struct Peer {
    enum class State : quint8 { Beginning, Gathering, Working, Lingering } state = State::Beginning;
    int socket = -1;
    std::unique_ptr<Stream> stream; ///< nothing: not a byte has come
    QByteArray address, received;
    qsizetype request = 0; ///< bytes of the one that is whole
    bool toldToContinue = false;
    bool isOver = false;   ///< the worker saw its last request
    Milliseconds until{0}; ///< by the monotonic clock

    Peer() = default;
    Peer(const Peer&) = delete;
    Peer& operator=(const Peer&) = delete;
    ~Peer();
};

/// What HttpServer is made of besides HTTP and TLS themselves.
struct Makings {
    std::function<std::unique_ptr<Stream>(int socket)> stream;
    struct Made {
        QByteArray bytes;
        bool goesOn = false;
        std::shared_ptr<void> turn = {}; ///< let go of when the bytes are out
    };
    std::function<Result<void>(const QList<QByteArray>&)> showChain; ///< any thread, while `stream` is called
    /// Called by workers, many at once.
    std::function<Made(QByteArrayView request, const Peer& peer, bool last)> answer;
};

/// Fault: CannotListen.
Result<std::unique_ptr<HttpServer>> listenWith(Makings makings, const ListenPlan& plan, const Clock& clock);

} // namespace naru::hub

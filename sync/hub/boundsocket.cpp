// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/hub/boundsocket.h"

#include <netdb.h>
#include <netinet/in.h>
#include <sys/socket.h>
#include <unistd.h>

namespace naru::hub {

namespace {
constexpr int backlog = 1024;
}

int boundSocket(const ListenPlan& plan, quint16& port)
{
    addrinfo hints{}, *found = nullptr;
    hints.ai_socktype = SOCK_STREAM;
    hints.ai_flags = AI_PASSIVE | AI_NUMERICSERV;
    if (::getaddrinfo(plan.host.toUtf8().constData(), QByteArray::number(plan.port).constData(), &hints, &found) != 0)
        return -1;
    int bound = -1;
    for (const addrinfo* at = found; at && bound < 0; at = at->ai_next) {
        const int one = 1;
        bound = ::socket(at->ai_family, SOCK_STREAM | SOCK_NONBLOCK | SOCK_CLOEXEC, 0);
        ::setsockopt(bound, SOL_SOCKET, SO_REUSEADDR, &one, sizeof one);
        if (bound >= 0 && (::bind(bound, at->ai_addr, at->ai_addrlen) != 0 || ::listen(bound, backlog) != 0)) {
            ::close(bound);
            bound = -1;
        }
    }
    ::freeaddrinfo(found);
    sockaddr_storage address{};
    socklen_t size = sizeof address;
    if (bound >= 0 && ::getsockname(bound, reinterpret_cast<sockaddr*>(&address), &size) == 0)
        port = ntohs(address.ss_family == AF_INET6 ? reinterpret_cast<sockaddr_in6*>(&address)->sin6_port
                                                   : reinterpret_cast<sockaddr_in*>(&address)->sin_port);
    return bound;
}

} // namespace naru::hub

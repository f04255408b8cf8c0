// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QList>

#include <memory>
#include <utility>

namespace naru::hub {

/// One request, as a listener read it within its limits. Who is on the other side was proven by TLS, or is nobody.
struct Request {
    enum class Listener : quint8 {
        Devices,   ///< client certificate required
        Enrolment, ///< server certificate alone
        Operators, ///< browsers
    } listener = Listener::Devices;
    QByteArray method;                                                  ///< "POST"
    QByteArray path;                                                    ///< decoded, without the query
    QByteArray query;                                                   ///< as it came
    QByteArray body;                                                    ///< as it came, see encoding
    QByteArray type, encoding, authorization, cookie, language, origin; ///< of the headers of these names
    QByteArray address;                                                 ///< of the peer, "10.0.0.7"
    QByteArray certificate; ///< DER of the peer's, chain checked; empty: none
    QByteArray range;       ///< of Range; whoever answers with a part says so (206, Content-Range)
};

struct Response {
    int status = 200;
    QByteArray type;
    QByteArray body;
    QList<std::pair<QByteArray, QByteArray>> headers;
    std::shared_ptr<void> turn = {}; ///< let go of when the answer is out, however slowly it is read
};

/// All that a hub answers; knows no sockets. Any thread, many at once.
class HubService {
public:
    virtual ~HubService() = default;
    virtual Response handle(const Request& request) = 0;
};

} // namespace naru::hub

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/clock.h"
#include "app/base/random.h"
#include "devices/visit/doorrequest.h"

#include <QHostAddress>
#include <QSet>
#include <QTcpServer>

class QTcpSocket;

namespace naru::device {

/// A door for one visit: the phone's browser brings an answer here and is told that it may be put away. One path, with
/// 128 bits that only the code on the desk's screen names; the Host header must be the address in that code, so that no
/// page of another name can reach it. Whatever else is asked gets one short refusal that names nothing. Plain HTTP:
/// what is brought bears its own seal, and the path ends with the visit.
class VisitDoor final : public QObject {
    Q_OBJECT

public:
    struct Limits {
        DoorRequest::Limits request;
        int connectionsMax = 4;                             ///< at once; further ones are closed
        int broughtMax = 16;                                ///< in one visit: a browser may load its page again
        Milliseconds connection = std::chrono::seconds(10); ///< from its beginning to its end, whatever happens
    };
    static constexpr qsizetype tokenBytes = 16;

    /// `random` must outlive the door.
    explicit VisitDoor(Random& random, QObject* parent = nullptr);
    VisitDoor(Random& random, Limits limits, QObject* parent = nullptr);

    /// The first address of this machine on a local network (IPv4, RFC 1918 before others, no loopback); null: none.
    static QHostAddress localAddress();

    /// Opens for one visit, closing an earlier one, and says where: "http://192.168.0.5:40211/" and 32 digits of the
    /// token. A short word may be put behind it ("/A100000001"), so that each message of a visit has an address of
    /// its own. `port` 0: any that is free. Fault: Closed.
    Result<QByteArray> open(const QHostAddress& address, quint16 port = 0);
    void close(); ///< nothing is emitted afterwards
    bool isOpen() const { return m_server.isListening(); }
    const QByteArray& url() const { return m_url; } ///< empty while closed

Q_SIGNALS:
    /// Of a GET or a form: the URL with '?' and the query. Of another POST: its body. 64 KiB at most.
    void brought(const QByteArray& text);

private:
    void admit();
    void serve(QTcpSocket* socket);
    QByteArray answerTo(const DoorRequest& request);
    static void sayLast(QTcpSocket* socket, const QByteArray& answer);

    Random& m_random;
    Limits m_limits;
    QTcpServer m_server;
    QSet<QTcpSocket*> m_sockets; ///< children of this
    QByteArray m_url, m_host, m_path;
    int m_brought = 0;
};

} // namespace naru::device

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/support/wait.h"

#include <QRegularExpression>
#include <QTcpSocket>

namespace naru::test {

/// A visitor's phone without a browser: one connection per request, no script, no cookies.
class ChoiceBrowser {
public:
    struct Answer {
        int status = 0; ///< 0: closed without a word
        QByteArray head, body;
        QByteArray location() const
        {
            static const QRegularExpression line(QStringLiteral("\r\nLocation: (\\S+)"));
            return line.match(QString::fromLatin1(head)).captured(1).toLatin1();
        }
    };

    /// `url` as the code on the screen says it.
    explicit ChoiceBrowser(const QByteArray& url)
        : host(url.split('/').value(2))
        , path('/' + url.split('/').value(3))
    {
    }

    Answer get(const QByteArray& target) { return ask("GET " + target + " HTTP/1.1\r\nHost: " + host + "\r\n\r\n"); }
    Answer post(
        const QByteArray& target, const QByteArray& body, const QByteArray& type = "application/x-www-form-urlencoded")
    {
        return ask("POST " + target + " HTTP/1.1\r\nHost: " + host + "\r\nContent-Type: " + type
            + "\r\nContent-Length: " + QByteArray::number(body.size()) + "\r\n\r\n" + body);
    }
    /// Begins, and says where its choices are; empty: another was first.
    QByteArray begin()
    {
        const QByteArray location = post(path, "begin=1").location();
        return location.left(location.indexOf('?'));
    }
    Answer ask(const QByteArray& request)
    {
        QTcpSocket socket;
        connectTo(socket);
        socket.write(request);
        return readAll(socket);
    }
    void connectTo(QTcpSocket& socket)
    {
        socket.connectToHost(QHostAddress::LocalHost, host.split(':').value(1).toUShort());
        socket.waitForConnected();
    }
    static Answer readAll(QTcpSocket& socket)
    {
        QByteArray all;
        waitFor(
            [&] {
                all += socket.readAll();
                return socket.state() == QAbstractSocket::UnconnectedState;
            },
            10'000);
        all += socket.readAll();
        const qsizetype end = all.indexOf("\r\n\r\n");
        return {all.mid(9, 3).toInt(), all.left(end + 2), end < 0 ? QByteArray() : all.mid(end + 4)};
    }

    QByteArray host, path;
};

} // namespace naru::test

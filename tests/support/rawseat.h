// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sync/classroom/classwire.h"
#include "sync/classroom/seat.h"
#include "tests/support/wait.h"

#include <QTcpServer>
#include <QTcpSocket>
#include <QUrl>
#include <QWebSocket>
#include <QWebSocketHandshakeOptions>
#include <QWebSocketServer>

namespace naru::test {

/// The one end of a class that a test holds in its hands: it proves itself as it should, then sends what it is told.
class RawEnd {
public:
    static constexpr int waitMs = 10'000;

    /// The seat's.
    RawEnd(const lan::Self& self, quint16 port, bool prove = true)
        : socket(std::make_unique<QWebSocket>())
        , handshake(lan::Handshake::initiate(
              lan::Mode::Class, {self, nullptr, {}, [](const QByteArray&) { return true; }, {}}, random))
    {
        QWebSocketHandshakeOptions options;
        options.setSubprotocols({QString(classroom::subprotocol)});
        listen();
        socket->open(QUrl(QStringLiteral("ws://127.0.0.1:%1/class").arg(port)), options);
        waitFor([&] { return isUp() || isOver; }, waitMs);
        if (!prove)
            return;
        socket->sendBinaryMessage(handshake.first());
        waitFor([&] { return session.has_value() || isOver; }, waitMs);
    }
    /// The trainer's: of who comes to `server`.
    RawEnd(const lan::Self& self, std::unique_ptr<QWebSocket> came)
        : socket(std::move(came))
        , handshake(lan::Handshake::respond({self, nullptr, {lan::Mode::Class}, {}, {}}, random))
    {
        listen();
    }

    bool isUp() const { return socket->state() == QAbstractSocket::ConnectedState; }
    QTcpSocket* tcp() const { return socket->findChild<QTcpSocket*>(); }
    void say(const QByteArray& message) { socket->sendBinaryMessage(*session->seal(message)); }

    SystemRandom random;
    std::unique_ptr<QWebSocket> socket;
    lan::Handshake handshake;
    std::optional<lan::Session> session;
    QList<QByteArray> heard;
    bool isOver = false;

private:
    void listen()
    {
        QObject::connect(socket.get(), &QWebSocket::disconnected, socket.get(), [this] { isOver = true; });
        QObject::connect(
            socket.get(), &QWebSocket::binaryMessageReceived, socket.get(), [this](const QByteArray& bytes) {
                if (session) {
                    const auto message = session->open(bytes);
                    heard.append(message ? *message : QByteArray("?"));
                    return;
                }
                const auto answer = handshake.take(bytes);
                if (answer && !answer->isEmpty())
                    socket->sendBinaryMessage(*answer);
                if (handshake.state() == lan::Handshake::State::Asked)
                    socket->sendBinaryMessage(handshake.agree());
                if (handshake.state() == lan::Handshake::State::Done)
                    session.emplace(handshake.session());
            });
    }
};

/// Somebody with a key who holds no real class.
class RawTrainer {
public:
    explicit RawTrainer(const lan::Self& self)
        : server(QStringLiteral("x"), QWebSocketServer::NonSecureMode)
    {
        server.setSupportedSubprotocols({QString(classroom::subprotocol)});
        server.listen(QHostAddress::LocalHost);
        QObject::connect(&server, &QWebSocketServer::newConnection, &server, [this, self] {
            ends.push_back(std::make_unique<RawEnd>(self, std::unique_ptr<QWebSocket>(server.nextPendingConnection())));
            ends.back()->socket->setParent(nullptr);
        });
    }
    QWebSocketServer server;
    std::vector<std::unique_ptr<RawEnd>> ends;
};

} // namespace naru::test

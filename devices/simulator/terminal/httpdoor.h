// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QHash>
#include <QSslCertificate>
#include <QSslKey>
#include <QTcpServer>

#include <optional>

namespace naru::sim {

/// A question over HTTP/1.1, as much of it as a terminal reads: a POST with a Content-Length or in chunks.
struct HttpQuestion {
    static constexpr qsizetype headBytesMax = 8 * 1024, bodyBytesMax = 256 * 1024;
    enum class State { Reading, Whole, Bad };
    QByteArray path, body;

    /// From everything that came so far.
    State read(const QByteArray& bytes);

private:
    State readChunks(QByteArrayView rest);
};

/// Where desks knock: loopback only, one question for each connection, with TLS or without.
class HttpDoor final : public QTcpServer {
    Q_OBJECT

public:
    struct Tls {
        QSslCertificate certificate;
        QSslKey key;
    };
    enum class Ending { Whole, Half, Twice };
    static constexpr int connectionsMax = 32;

    explicit HttpDoor(std::optional<Tls> tls, QObject* parent = nullptr);

    bool open(quint16 port); ///< 0: any
    void answer(quint64 id, int status, const QByteArray& body, const QByteArray& type, Ending ending = Ending::Whole);
    void hangUp(quint64 id);
    void hangUpOnAll();

Q_SIGNALS:
    void asked(quint64 id, const QByteArray& path, const QByteArray& body);
    void left(quint64 id); ///< whoever asked does not wait any more

protected:
    void incomingConnection(qintptr handle) override;

private:
    struct Caller {
        QTcpSocket* socket = nullptr;
        QByteArray bytes;
        bool isAnswered = false, hasAsked = false;
    };
    void take(quint64 id);
    std::optional<Tls> m_tls;
    QHash<quint64, Caller> m_callers;
    quint64 m_last = 0;
};

} // namespace naru::sim

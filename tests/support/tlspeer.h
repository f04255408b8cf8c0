// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/crypto/certificate.h"

#include <QSslCertificate>
#include <QSslConfiguration>
#include <QSslKey>
#include <QSslSocket>
#include <QTcpServer>

#include <functional>
#include <memory>
#include <sys/socket.h>

namespace naru::test {

/// A sample root and a terminal's certificate from it, good around the machine's own day: TLS asks the machine's clock.
struct TerminalIdentity {
    explicit TerminalIdentity(const QString& name, std::uint64_t seed = 1)
    {
        SeededRandom random(seed);
        const Instant now = SystemClock().now();
        const auto rootKey = crypto::PrivateKey::generate(crypto::Curve::P256, random);
        const auto leafKey = crypto::PrivateKey::generate(crypto::Curve::P256, random);
        crypto::CertificatePlan root;
        root.commonName = QStringLiteral("Sample terminal root");
        root.notBefore = now - std::chrono::days(1);
        root.notAfter = now + std::chrono::days(1);
        root.basicConstraints = crypto::Certificate::BasicConstraints{true, 0, true};
        root.keyUsage = crypto::Certificate::KeyUsage{crypto::KeyCertSign, true};
        const QByteArray rootDer = crypto::makeCertificate(root, rootKey.publicKey(), rootKey, nullptr, random);
        const auto issuer = crypto::Certificate::parse(rootDer);
        crypto::CertificatePlan leaf;
        leaf.commonName = name;
        leaf.notBefore = root.notBefore;
        leaf.notAfter = root.notAfter;
        rootPem = crypto::toPem("CERTIFICATE", rootDer);
        certificatePem = crypto::toPem(
            "CERTIFICATE", crypto::makeCertificate(leaf, leafKey.publicKey(), rootKey, &*issuer, random));
        keyPem = leafKey.pem().view().toByteArray();
    }
    QByteArray rootPem, certificatePem, keyPem;
};

/// A terminal that misbehaves on demand, and counts. Serves in the test's own event loop.
class TlsPeer final : public QTcpServer {
public:
    enum class End { Close, Reset, Stall };
    QByteArray answer;           ///< HTTP, as it goes over the wire
    qsizetype answerBytes = -1;  ///< of it, before `end`; -1: all
    qsizetype requestBytes = -1; ///< read before `end`, without an answer; -1: a whole request
    End end = End::Close;
    bool speaksTls = true; ///< false: `end` comes as soon as somebody is there

    int connections = 0;
    int requests = 0; ///< connections on which at least one byte of a request arrived
    QByteArray lastRequest;
    std::function<QByteArray(const QByteArray&)> respond; ///< from a request's body to an answer's; else `answer`

    explicit TlsPeer(const TerminalIdentity& identity)
        : m_certificate(QSslCertificate(identity.certificatePem))
        , m_key(identity.keyPem, QSsl::Ec)
    {
        Q_ASSERT(!m_certificate.isNull() && !m_key.isNull());
        listen(QHostAddress::LocalHost);
    }

    /// "HTTP/1.1 200 OK" with a length.
    static QByteArray http(const QByteArray& body, const QByteArray& status = "200 OK")
    {
        return "HTTP/1.1 " + status + "\r\nContent-Type: application/json\r\nContent-Length: "
            + QByteArray::number(body.size()) + "\r\n\r\n" + body;
    }

protected:
    void incomingConnection(qintptr handle) override
    {
        ++connections;
        if (!speaksTls)
            return hangUp(handle);
        auto* const socket = new QSslSocket(this);
        socket->setSocketDescriptor(handle);
        connect(socket, &QSslSocket::disconnected, socket, &QObject::deleteLater);
        QSslConfiguration configuration;
        configuration.setLocalCertificate(m_certificate);
        configuration.setPrivateKey(m_key);
        configuration.setPeerVerifyMode(QSslSocket::VerifyNone);
        socket->setSslConfiguration(configuration);
        const auto request = std::make_shared<QByteArray>();
        connect(socket, &QSslSocket::readyRead, this, [this, socket, request] { take(socket, *request); });
        connect(socket, &QSslSocket::encrypted, this, [this, socket] {
            if (requestBytes == 0)
                finish(socket);
        });
        socket->startServerEncryption();
    }

private:
    void take(QSslSocket* socket, QByteArray& request)
    {
        const bool first = request.isEmpty();
        request.append(socket->readAll());
        if (first && !request.isEmpty())
            ++requests;
        lastRequest = request;
        if (requestBytes >= 0)
            return request.size() >= requestBytes ? finish(socket) : void();
        const qsizetype head = request.indexOf("\r\n\r\n");
        const qsizetype from = request.indexOf("Content-Length: ") + 16;
        const qsizetype length = request.mid(from, request.indexOf("\r\n", from) - from).toLongLong();
        if (head < 0 || request.size() < head + 4 + length)
            return;
        const QByteArray whole = respond ? http(respond(request.mid(head + 4))) : answer;
        socket->write(answerBytes < 0 ? whole : whole.left(answerBytes));
        finish(socket);
    }

    void finish(QSslSocket* socket)
    {
        if (end == End::Close)
            return socket->disconnectFromHost();
        if (end == End::Reset) {
            socket->flush();
            resetOnClose(socket->socketDescriptor());
            socket->abort();
        }
    }

    /// Before any TLS; a stalled one stays open as long as this.
    void hangUp(qintptr handle)
    {
        auto* const socket = new QTcpSocket(this);
        socket->setSocketDescriptor(handle);
        if (end == End::Reset)
            resetOnClose(handle);
        if (end != End::Stall)
            delete socket;
    }

    static void resetOnClose(qintptr handle)
    {
        const linger now{1, 0};
        ::setsockopt(static_cast<int>(handle), SOL_SOCKET, SO_LINGER, &now, sizeof now);
    }

    QSslCertificate m_certificate;
    QSslKey m_key;
};

} // namespace naru::test

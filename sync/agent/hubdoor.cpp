// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/agent/hubdoor.h"

#include <QDeadlineTimer>
#include <QNetworkProxy>
#include <QSslCertificate>
#include <QSslConfiguration>
#include <QSslKey>
#include <QSslSocket>

namespace naru::agent {

namespace {

QSslConfiguration configurationOf(const HubDoor::Trust& trust)
{
    QSslConfiguration configuration;
    configuration.setProtocol(QSsl::TlsV1_3OrLater);
    configuration.setCaCertificates(
        trust.authority ? QSslCertificate::fromData(trust.authority->der(), QSsl::Der) : QList<QSslCertificate>());
    configuration.setPeerVerifyMode(trust.authority ? QSslSocket::VerifyPeer : QSslSocket::VerifyNone);
    if (trust.own) {
        const auto pem = trust.own->key.pem();
        configuration.setLocalCertificateChain(QSslCertificate::fromData(trust.own->certificate.der(), QSsl::Der));
        configuration.setPrivateKey(QSslKey(pem.view().toByteArray(), QSsl::Ec, QSsl::Pem));
    }
    return configuration;
}

/// A certificate of the right authority whose time has not come, or is over, says more of a desk's clock than of a hub.
EnrolFault faultOf(const QList<QSslError>& errors)
{
    for (const QSslError& error : errors) {
        switch (error.error()) {
        case QSslError::CertificateNotYetValid:
        case QSslError::CertificateExpired:
            break;
        default:
            return EnrolFault::HubUnknown;
        }
    }
    return errors.isEmpty() ? EnrolFault::HubUnknown : EnrolFault::ClockWrong;
}

/// Content-Length of a whole head, 0 where it names none; nothing: the head is not here yet.
std::optional<qsizetype> bodyBytesIn(const QByteArray& heard)
{
    const auto headEnd = heard.indexOf("\r\n\r\n");
    if (headEnd < 0)
        return std::nullopt;
    const QByteArray head = heard.left(headEnd).toLower();
    const auto at = head.indexOf("\r\ncontent-length:");
    const qsizetype from = at + qsizetype(qstrlen("\r\ncontent-length:"));
    bool isNumber = true;
    const auto size = at < 0 ? 0 : head.mid(from, head.indexOf("\r\n", from) - from).trimmed().toInt(&isNumber);
    return isNumber && size >= 0 ? qsizetype(size) : 0;
}

bool isWhole(const QByteArray& heard)
{
    const auto body = bodyBytesIn(heard);
    return body && heard.size() >= heard.indexOf("\r\n\r\n") + 4 + *body;
}

/// Nothing: not a whole answer in HTTP/1.1.
std::optional<HubDoor::Answer> answerIn(const QByteArray& heard)
{
    constexpr qsizetype statusAt = 9;
    if (!isWhole(heard) || !heard.startsWith("HTTP/1.1 "))
        return std::nullopt;
    const int status = heard.mid(statusAt, 3).toInt();
    return HubDoor::Answer{status, heard.mid(heard.indexOf("\r\n\r\n") + 4, *bodyBytesIn(heard))};
}

} // namespace

QByteArray HubDoor::bytesOf(const Asked& asked) const
{
    const QByteArray host = m_hub.authority(QUrl::FullyEncoded).toLatin1();
    QByteArray bytes = (asked.isPost ? "POST " : "GET ") + asked.path.toLatin1() + " HTTP/1.1\r\nHost: " + host
        + "\r\nUser-Agent: naru\r\nConnection: close\r\n";
    if (!asked.authorization.isEmpty())
        bytes += "Authorization: " + asked.authorization + "\r\n";
    if (asked.isPost)
        bytes += "Content-Type: " + asked.type + "\r\nContent-Transfer-Encoding: base64\r\nContent-Length: "
            + QByteArray::number(asked.body.size()) + "\r\n";
    return bytes + "\r\n" + asked.body;
}

Result<HubDoor::Answer> HubDoor::get(const QString& path) const
{
    return ask({path, {}, {}, {}, false});
}

Result<HubDoor::Answer> HubDoor::post(
    const QString& path, const QByteArray& type, const QByteArray& body, const QByteArray& authorization) const
{
    return ask({path, type, body, authorization, true});
}

Result<HubDoor::Answer> HubDoor::ask(const Asked& asked) const
{
    QDeadlineTimer deadline(std::chrono::milliseconds(patience).count());
    const auto left = [&deadline] { return int(deadline.remainingTime()); };
    QSslSocket socket;
    socket.setProxy(QNetworkProxy::NoProxy);
    socket.setSslConfiguration(configurationOf(m_trust));
    socket.connectToHostEncrypted(m_hub.host(), quint16(m_hub.port()));
    if (!socket.waitForEncrypted(left())) {
        const auto errors = socket.sslHandshakeErrors();
        const bool isTls = !errors.isEmpty() || socket.error() == QAbstractSocket::SslHandshakeFailedError;
        return Fault(isTls ? faultOf(errors) : EnrolFault::HubSilent, socket.errorString());
    }
    socket.write(bytesOf(asked));
    QByteArray heard;
    while (heard.size() <= answerBytesMax && !isWhole(heard) && socket.waitForReadyRead(left()))
        heard += socket.read(answerBytesMax + 1 - heard.size());
    heard += socket.read(std::max<qsizetype>(0, answerBytesMax + 1 - heard.size()));
    if (heard.size() > answerBytesMax)
        return EnrolFault::BadAnswer;
    const auto answer = answerIn(heard);
    return answer ? Result<Answer>(*answer) : Fault(EnrolFault::HubSilent, socket.errorString());
}

} // namespace naru::agent

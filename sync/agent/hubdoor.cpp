// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/agent/hubdoor.h"

#include <QEventLoop>
#include <QNetworkAccessManager>
#include <QNetworkProxy>
#include <QNetworkReply>
#include <QSslCertificate>
#include <QSslConfiguration>
#include <QSslKey>
#include <QTimer>

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

} // namespace

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
    QUrl url = m_hub;
    url.setPath(asked.path);
    QNetworkRequest request(url);
    request.setSslConfiguration(configurationOf(m_trust));
    request.setAttribute(QNetworkRequest::Http2AllowedAttribute, false);
    request.setAttribute(QNetworkRequest::RedirectPolicyAttribute, QNetworkRequest::ManualRedirectPolicy);
    request.setRawHeader("User-Agent", "naru");
    if (!asked.authorization.isEmpty())
        request.setRawHeader("Authorization", asked.authorization);
    if (asked.isPost) {
        request.setHeader(QNetworkRequest::ContentTypeHeader, asked.type);
        request.setRawHeader("Content-Transfer-Encoding", "base64");
    }

    QNetworkAccessManager network; // one each: no connection of another trust is used again
    network.setProxy(QNetworkProxy::NoProxy);
    const std::unique_ptr<QNetworkReply> reply(asked.isPost ? network.post(request, asked.body) : network.get(request));
    QEventLoop loop;
    QList<QSslError> errors;
    bool isTooLarge = false;
    QObject::connect(reply.get(), &QNetworkReply::sslErrors, &loop, [&](const QList<QSslError>& seen) {
        if (m_trust.authority)
            errors = seen;
        else
            reply->ignoreSslErrors();
    });
    QObject::connect(reply.get(), &QNetworkReply::readyRead, &loop, [&] {
        isTooLarge = isTooLarge || reply->bytesAvailable() > answerBytesMax;
        if (isTooLarge)
            reply->abort();
    });
    QObject::connect(reply.get(), &QNetworkReply::finished, &loop, &QEventLoop::quit);
    QTimer::singleShot(patience, &loop, [&] { reply->abort(); });
    if (!reply->isFinished())
        loop.exec();

    if (isTooLarge)
        return EnrolFault::BadAnswer;
    if (!errors.isEmpty() || reply->error() == QNetworkReply::SslHandshakeFailedError)
        return Fault(faultOf(errors), reply->errorString());
    const int status = reply->attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt();
    if (status == 0)
        return Fault(EnrolFault::HubSilent, reply->errorString());
    return Answer{status, reply->readAll()};
}

} // namespace naru::agent

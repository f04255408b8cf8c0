// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/agent/httptransport.h"

#include <QHostAddress>
#include <QNetworkCookieJar>
#include <QNetworkInterface>
#include <QNetworkReply>
#include <QSslKey>

namespace naru::agent {

namespace {

/// A certificate of our authority, but not on this day.
bool isAboutDates(QSslError::SslError error)
{
    return error == QSslError::CertificateExpired || error == QSslError::CertificateNotYetValid;
}

Reply::Failure failureOf(const QList<QSslError>& errors)
{
    for (const QSslError& error : errors) {
        if (!isAboutDates(error.error()))
            return Reply::Failure::HubUnknown;
    }
    return errors.isEmpty() ? Reply::Failure::None : Reply::Failure::ClockWrong;
}

/// With TLS 1.3 the hub judges our certificate after our side is done: its alert comes as an error of reading, and Qt
/// says no more of it than OpenSSL's text.
bool isAlertAboutUs(const QString& text)
{
    return text.contains(QLatin1StringView("alert"))
        && (text.contains(QLatin1StringView("certificate")) || text.contains(QLatin1StringView("unknown ca"))
            || text.contains(QLatin1StringView("access denied")));
}

std::optional<Milliseconds> retryAfterOf(const QNetworkReply& reply)
{
    bool isNumber = false;
    const qint64 seconds = reply.rawHeader("Retry-After").trimmed().toLongLong(&isNumber);
    constexpr qint64 secondsMax = 24 * 60 * 60;
    return isNumber && seconds >= 0 ? std::optional(Milliseconds(std::min(seconds, secondsMax) * 1000)) : std::nullopt;
}

} // namespace

bool hasWayOut()
{
    const auto interfaces = QNetworkInterface::allInterfaces();
    for (const QNetworkInterface& interface : interfaces) {
        const auto flags = interface.flags();
        if (!flags.testFlag(QNetworkInterface::IsUp) || !flags.testFlag(QNetworkInterface::IsRunning)
            || flags.testFlag(QNetworkInterface::IsLoopBack))
            continue;
        for (const QNetworkAddressEntry& entry : interface.addressEntries()) {
            if (!entry.ip().isLinkLocal() && !entry.ip().isLoopback())
                return true;
        }
    }
    return false;
}

HttpTransport::HttpTransport(const Membership& membership, const crypto::PrivateKey& key)
    : HttpTransport(membership.devices, membership.authority)
{
    m_tls.setLocalCertificate(QSslCertificate(membership.certificate.der(), QSsl::Der));
    m_tls.setPrivateKey(QSslKey(key.pem().view().toByteArray(), QSsl::Ec));
}

HttpTransport::HttpTransport(const Membership& membership)
    : HttpTransport(membership.enrol, membership.authority)
{
}

HttpTransport::HttpTransport(const QUrl& hub, const crypto::Certificate& authority)
    : m_base(hub)
    , m_tls(QSslConfiguration::defaultConfiguration())
{
    m_tls.setProtocol(QSsl::TlsV1_3OrLater);
    m_tls.setPeerVerifyMode(QSslSocket::VerifyPeer);
    m_tls.setCaCertificates({QSslCertificate(authority.der(), QSsl::Der)});
    m_network.setRedirectPolicy(QNetworkRequest::ManualRedirectPolicy);
    m_network.setTransferTimeout(static_cast<int>(silenceMax.count()));
}

HttpTransport::~HttpTransport()
{
    drop();
}

void HttpTransport::send(const Request& request, std::function<void(const Reply&)> done)
{
    drop();
    m_done = std::move(done);
    m_request = request;
    m_triesLeft = closedTriesMax;
    m_isFresh = false;
    post();
}

void HttpTransport::post()
{
    const Request& request = m_request;
    m_isTooLarge = false;
    m_seen = Reply::Failure::None;
    QUrl url = m_base;
    const qsizetype query = request.path.indexOf('?');
    url.setPath(QString::fromLatin1(query < 0 ? request.path : request.path.first(query)));
    if (query >= 0)
        url.setQuery(QString::fromLatin1(request.path.mid(query + 1)));
    QNetworkRequest asked(url);
    asked.setSslConfiguration(m_tls);
    asked.setAttribute(QNetworkRequest::Http2AllowedAttribute, false);
    asked.setAttribute(QNetworkRequest::CookieLoadControlAttribute, QNetworkRequest::Manual);
    asked.setAttribute(QNetworkRequest::CookieSaveControlAttribute, QNetworkRequest::Manual);
    asked.setAttribute(QNetworkRequest::CacheSaveControlAttribute, false);
    asked.setRawHeader("User-Agent", "naru");
    asked.setRawHeader("Accept-Encoding", "identity");
    if (!request.type.isEmpty())
        asked.setRawHeader("Content-Type", request.type);
    if (!request.encoding.isEmpty())
        asked.setRawHeader("Content-Encoding", request.encoding);
    if (!request.range.isEmpty())
        asked.setRawHeader("Range", request.range);
    m_reply = request.method == Request::Method::Post ? m_network.post(asked, request.body) : m_network.get(asked);
    QObject::connect(m_reply, &QNetworkReply::sslErrors, m_reply,
        [this](const QList<QSslError>& errors) { m_seen = failureOf(errors); });
    QObject::connect(m_reply, &QNetworkReply::encrypted, m_reply, [this] { m_isFresh = true; });
    QObject::connect(m_reply, &QNetworkReply::readyRead, m_reply, [this] {
        if (m_reply->bytesAvailable() <= replyBytesMax)
            return;
        m_isTooLarge = true;
        m_reply->abort();
    });
    QObject::connect(
        m_reply, &QNetworkReply::finished, m_reply,
        [this, reply = m_reply] {
            if (reply == m_reply) // not dropped meanwhile: what is posted is not taken back
                finished();
        },
        Qt::QueuedConnection);
}

void HttpTransport::drop()
{
    m_done = {};
    if (QNetworkReply* const reply = std::exchange(m_reply, nullptr)) {
        reply->disconnect();
        reply->abort();
        reply->deleteLater();
    }
}

void HttpTransport::finished()
{
    QNetworkReply* const reply = std::exchange(m_reply, nullptr);
    reply->deleteLater();
    const bool answerless = reply->attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt() == 0;
    // A hub that does not take our certificate says so and closes; the close may come first and swallow what it said.
    const bool isClosed = answerless && reply->error() == QNetworkReply::RemoteHostClosedError;
    if (isClosed && m_triesLeft-- > 0)
        return post();
    const auto done = std::exchange(m_done, {});
    Reply answer;
    answer.status = reply->attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt();
    if (m_isTooLarge) {
        answer.failure = Reply::Failure::TooLarge;
    } else if (m_seen != Reply::Failure::None) {
        answer.failure = m_seen;
    } else if (answer.status > 0 && reply->error() != QNetworkReply::OperationCanceledError
        && reply->error() != QNetworkReply::RemoteHostClosedError) {
        answer.failure = Reply::Failure::None;
        answer.body = reply->readAll();
        answer.accepts = reply->rawHeader("Accept-Encoding");
        answer.retryAfter = retryAfterOf(*reply);
        answer.range = reply->rawHeader("Content-Range").trimmed();
    } else if (isAlertAboutUs(reply->errorString())
        || (isClosed && m_isFresh)) { // shaken hands, and sent away each time
        answer.failure = Reply::Failure::NotTaken;
    } else {
        const bool isHere = QHostAddress(m_base.host()).isLoopback() || m_base.host() == QLatin1StringView("localhost");
        answer.failure = isHere || hasWayOut() ? Reply::Failure::Silent : Reply::Failure::NoNetwork;
    }
    done(answer);
}

} // namespace naru::agent

// SPDX-License-Identifier: GPL-3.0-or-later
#include "devices/simulator/terminal/linkphone.h"

#include <QTcpSocket>
#include <QTimer>
#include <QUrl>
#include <QUrlQuery>

#include <memory>

namespace naru::sim {

using payments::nexo::MessageCategory;
using Way = Play::Way;

namespace {

constexpr qsizetype linkBytesMax = 64 * 1024;

/// A parameter of the link, percent-decoded once.
QByteArray parameter(const QUrlQuery& query, const char* name)
{
    return QByteArray::fromPercentEncoding(
        query.queryItemValue(QLatin1StringView(name), QUrl::FullyEncoded).toLatin1());
}

} // namespace

LinkPhone::LinkPhone(
    PaymentTerminal& terminal, std::shared_ptr<const payments::nexo::EnvelopeKey> key, Random& random, QObject* parent)
    : TerminalVoice(parent)
    , m_terminal(terminal)
    , m_seal(std::move(key), random)
{
    connect(&m_terminal, &PaymentTerminal::spoke, this,
        [this](quint64 id, const Reply& reply, Way way) { answer(id, reply, way); });
    connect(&m_terminal, &PaymentTerminal::repeatedLast, this, [this](quint64 id) { answer(id, m_seal.lastAnswer()); });
    connect(&m_terminal, &PaymentTerminal::hungUp, this, [this](quint64 id) { m_visits.remove(id); });
    connect(&m_terminal, &PaymentTerminal::rebooted, this, [this] { m_visits.clear(); });
}

bool LinkPhone::open(const QByteArray& link)
{
    const QUrl url = QUrl::fromEncoded(link, QUrl::StrictMode);
    const QUrlQuery query(url.query(QUrl::FullyEncoded));
    // Encoded once before it became a parameter: it comes encoded twice.
    const QByteArray returnUrl = QByteArray::fromPercentEncoding(parameter(query, "returnUrl"));
    if (link.size() > linkBytesMax || !url.isValid() || returnUrl.isEmpty())
        return false;
    const QByteArray poi = m_terminal.settings().poi;
    if (url.path().endsWith(QLatin1StringView("/boarded")) || url.path().endsWith(QLatin1StringView("/board"))) {
        comeBack(returnUrl, "boarded=true&installationId=" + poi.toPercentEncoding());
        return true;
    }
    if (!url.path().endsWith(QLatin1StringView("/nexo")))
        return false;
    const QByteArray envelope = QByteArray::fromBase64(parameter(query, "request"), QByteArray::Base64UrlEncoding);
    const auto request = m_seal.open(envelope);
    const bool known = request
        && (request->header.category == MessageCategory::Payment
            || request->header.category == MessageCategory::Reversal);
    if (!known || &m_terminal.play() == &plays[1]) { // nothing was taken: the one thing that an error says
        comeBack(returnUrl, request ? "error=not%20available" : "error=could%20not%20decrypt");
        return true;
    }
    m_visits.insert(++m_last, {returnUrl, envelope});
    m_terminal.receive(*request, m_last);
    return true;
}

void LinkPhone::answer(quint64 id, const Reply& reply, Way way)
{
    const Visit visit = m_visits.value(id);
    if (way == Way::Close || way == Way::Silence || visit.returnUrl.isEmpty())
        return;
    const QByteArray envelope = way == Way::Reflected ? visit.envelope : m_seal.seal(reply, way);
    if (way == Way::Twice)
        comeBack(visit.returnUrl, "response=" + envelope.toBase64(QByteArray::Base64UrlEncoding).toPercentEncoding(),
            envelope);
    answer(id, way == Way::Half ? envelope.left(envelope.size() / 2) : envelope);
}

void LinkPhone::answer(quint64 id, const QByteArray& envelope)
{
    const Visit visit = m_visits.take(id);
    if (!visit.returnUrl.isEmpty() && !envelope.isEmpty())
        comeBack(visit.returnUrl, "response=" + envelope.toBase64(QByteArray::Base64UrlEncoding).toPercentEncoding(),
            envelope);
}

void LinkPhone::comeBack(const QByteArray& returnUrl, const QByteArray& query, const QByteArray& envelope)
{
    Q_EMIT returned(returnUrl + (returnUrl.contains('?') ? '&' : '?') + query, envelope);
}

void PhoneBrowser::visit(const QByteArray& text)
{
    constexpr auto patience = std::chrono::seconds(10);
    const QUrl url = QUrl::fromEncoded(text, QUrl::StrictMode);
    auto* const socket = new QTcpSocket(this);
    const QByteArray request = "GET " + url.path(QUrl::FullyEncoded).toLatin1() + '?'
        + url.query(QUrl::FullyEncoded).toLatin1() + " HTTP/1.1\r\nHost: " + url.authority().toLatin1()
        + "\r\nUser-Agent: naru-sim\r\nAccept: text/html\r\nConnection: close\r\n\r\n";
    const auto end = [this, socket] {
        const QByteArray answer = socket->readAll();
        socket->disconnect(this);
        socket->deleteLater();
        Q_EMIT loaded(answer.startsWith("HTTP/1.1 ") ? answer.mid(9, 3).toInt() : 0);
    };
    connect(socket, &QTcpSocket::connected, this, [socket, request] { socket->write(request); });
    connect(socket, &QTcpSocket::disconnected, this, end);
    connect(socket, &QTcpSocket::errorOccurred, this, [socket, end] {
        if (socket->state() != QAbstractSocket::ConnectedState
            && socket->error() != QAbstractSocket::RemoteHostClosedError)
            end();
    });
    QTimer::singleShot(patience, socket, &QTcpSocket::abort);
    socket->connectToHost(url.host(), static_cast<quint16>(url.port(80)));
}

} // namespace naru::sim

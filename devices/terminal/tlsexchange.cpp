// SPDX-License-Identifier: GPL-3.0-or-later
#include "devices/terminal/tlsexchange.h"

#include <QCryptographicHash>
#include <QNetworkProxy>
#include <QSslConfiguration>

namespace naru::device {

namespace {

QSslConfiguration configurationFor(const QList<QSslCertificate>& roots)
{
    QSslConfiguration configuration;
    configuration.setProtocol(QSsl::TlsV1_2OrLater);
    configuration.setPeerVerifyMode(QSslSocket::VerifyPeer);
    configuration.setCaCertificates(roots); // and none of the system's
    configuration.setSslOption(QSsl::SslOptionDisableSessionTickets, true);
    configuration.setSslOption(QSsl::SslOptionDisableSessionSharing, true);
    configuration.setSslOption(QSsl::SslOptionDisableSessionPersistence, true);
    return configuration;
}

QByteArray fingerprintOf(const QSslCertificate& certificate)
{
    return certificate.digest(QCryptographicHash::Sha256);
}

/// What a certificate that is given as it stands may lack: a chain. Dates count all the same.
bool isAboutChain(QSslError::SslError error)
{
    return error == QSslError::SelfSignedCertificate || error == QSslError::SelfSignedCertificateInChain
        || error == QSslError::UnableToGetLocalIssuerCertificate || error == QSslError::UnableToVerifyFirstCertificate
        || error == QSslError::CertificateUntrusted || error == QSslError::InvalidCaCertificate;
}

} // namespace

TlsExchange::TlsExchange(const TerminalAddress& address, const TerminalTrust& trust, const TlsTerminal::Limits& limits,
    const QByteArray& message, Milliseconds patience, QObject* parent)
    : QObject(parent)
    , m_address(address)
    , m_trust(trust)
    , m_roots(certificatesOf(trust.roots))
    , m_limits(limits)
    , m_message(message)
    , m_patience(patience)
    , m_answer(limits.answer)
{
    m_socket.setSslConfiguration(configurationFor(m_roots));
    m_socket.setProxy(QNetworkProxy::NoProxy);
    m_socket.setReadBufferSize(limits.answer.headBytesMax + limits.answer.bodyBytesMax);
    m_deadline.setSingleShot(true);
    m_deadline.setTimerType(Qt::PreciseTimer);
    connect(&m_connector, &Connector::connected, this, &TlsExchange::shake);
    connect(&m_connector, &Connector::failed, this, [this](const QString& why) {
        m_unreachable = why;
        fail(connectionFault());
    });
    connect(&m_socket, &QSslSocket::sslErrors, this, &TlsExchange::judge);
    connect(&m_socket, &QSslSocket::encrypted, this, &TlsExchange::hand);
    connect(&m_socket, &QSslSocket::readyRead, this, &TlsExchange::read);
    connect(&m_socket, &QSslSocket::disconnected, this, &TlsExchange::closed);
    connect(&m_socket, &QSslSocket::errorOccurred, this, &TlsExchange::closed);
    connect(&m_deadline, &QTimer::timeout, this,
        [this] { fail(m_left == Left::MayHave ? Fault(TerminalFault::Silent) : connectionFault()); });
}

QList<QSslCertificate> TlsExchange::certificatesOf(const QByteArray& pemOrDer)
{
    constexpr qsizetype bytesMax = 256 * 1024;
    if (pemOrDer.size() > bytesMax)
        return {};
    const auto fromPem = QSslCertificate::fromData(pemOrDer, QSsl::Pem);
    return fromPem.isEmpty() ? QSslCertificate::fromData(pemOrDer, QSsl::Der) : fromPem;
}

void TlsExchange::start()
{
    if (m_over) // given up before it began
        return;
    m_deadline.start(m_limits.connect);
    m_connector.start(m_address.host, m_address.port);
}

void TlsExchange::shake(qintptr descriptor)
{
    m_connected = true;
    m_socket.setSocketDescriptor(descriptor);
    m_socket.setPeerVerifyName(m_address.host);
    m_socket.startClientEncryption();
}

/// The one error that a terminal's certificate may have is its host name; one that was given itself needs no chain.
void TlsExchange::judge(const QList<QSslError>& errors)
{
    const bool isGiven = m_roots.contains(m_socket.peerCertificate());
    for (const QSslError& error : errors) {
        if (error.error() == QSslError::HostNameMismatch || (isGiven && isAboutChain(error.error())))
            continue;
        m_refusal = Fault(TerminalFault::NotTrusted, error.errorString());
    }
    if (!m_refusal)
        m_socket.ignoreSslErrors();
}

/// The connection is believed: from the next line on the message may have left.
void TlsExchange::hand()
{
    const QSslCertificate shown = m_socket.peerCertificate();
    if (!m_trust.fingerprint.isEmpty() && fingerprintOf(shown) != m_trust.fingerprint)
        return fail(TerminalFault::CertificateChanged);
    const QStringList names = shown.subjectInfo(QSslCertificate::CommonName);
    if (names.size() != 1 || !m_trust.commonNames.contains(names.constFirst()))
        return fail(TerminalFault::WrongName);
    Q_EMIT believed(fingerprintOf(shown));
    if (m_over) // a listener gave up
        return;
    m_left = Left::MayHave;
    m_deadline.start(m_patience);
    const QByteArray head = "POST " + m_address.path + " HTTP/1.1\r\nHost: " + m_address.host.toLatin1() + ':'
        + QByteArray::number(m_address.port) + "\r\nContent-Type: " + m_address.contentType
        + "\r\nContent-Length: " + QByteArray::number(m_message.size()) + "\r\nConnection: close\r\n\r\n";
    m_socket.write(head + m_message);
}

void TlsExchange::read()
{
    if (m_over || m_left == Left::Nothing)
        return;
    const auto state = m_answer.feed(m_socket.readAll());
    if (!state)
        return fail(state.fault());
    if (*state == HttpResponse::State::Done)
        end();
}

void TlsExchange::closed()
{
    if (m_over)
        return;
    if (m_left == Left::Nothing)
        return fail(connectionFault());
    read(); // what it said last
    if (m_over)
        return;
    const bool inOrder = m_socket.error() == QAbstractSocket::RemoteHostClosedError
        || m_socket.error() == QAbstractSocket::UnknownSocketError;
    if (!inOrder || !m_answer.finish())
        return fail(Fault(TerminalFault::BrokeOff, m_socket.errorString()));
    end();
}

Fault TlsExchange::connectionFault() const
{
    if (m_refusal)
        return *m_refusal;
    return m_connected ? Fault(TerminalFault::TlsFailed, m_socket.errorString())
                       : Fault(TerminalFault::Unreachable, m_unreachable);
}

void TlsExchange::giveUp()
{
    fail(TerminalFault::GivenUp);
}

void TlsExchange::fail(const Fault& fault)
{
    if (m_over)
        return;
    m_over = true;
    m_deadline.stop();
    const Left left = m_left;
    m_socket.disconnect(this);
    m_socket.abort();
    Q_EMIT failed(fault, left);
}

void TlsExchange::end()
{
    const int status = m_answer.status();
    if (status != 200 && status != 204)
        return fail(Fault(TerminalFault::HttpRefused, QString::number(status)));
    m_over = true;
    m_deadline.stop();
    const QByteArray body = m_answer.body();
    m_socket.disconnect(this);
    m_socket.abort();
    Q_EMIT answered(body);
}

} // namespace naru::device

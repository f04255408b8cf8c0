// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "devices/terminal/connector.h"
#include "devices/terminal/tlsterminal.h"

#include <QSslSocket>
#include <QTimer>

namespace naru::device {

/// One message on one connection, once.
class TlsExchange final : public QObject {
    Q_OBJECT

public:
    TlsExchange(const TerminalAddress& address, const TerminalTrust& trust, const TlsTerminal::Limits& limits,
        const QByteArray& message, Milliseconds patience, QObject* parent);

    /// Of a PEM text or one in DER, 256 KiB at most; empty where there is none.
    static QList<QSslCertificate> certificatesOf(const QByteArray& pemOrDer);

    void start();
    void giveUp();

Q_SIGNALS:
    void believed(const QByteArray& fingerprint);
    void answered(const QByteArray& body);
    void failed(const naru::Fault& fault, naru::device::Left left);

private:
    void shake(qintptr descriptor);
    void judge(const QList<QSslError>& errors);
    void hand();
    void read();
    void closed();
    void fail(const Fault& fault);
    void end();
    Fault connectionFault() const;

    const TerminalAddress m_address;
    const TerminalTrust m_trust;
    const QList<QSslCertificate> m_roots;
    const TlsTerminal::Limits m_limits;
    const QByteArray m_message;
    const Milliseconds m_patience;
    Connector m_connector;
    QSslSocket m_socket;
    QTimer m_deadline;
    HttpResponse m_answer;
    std::optional<Fault> m_refusal; ///< why the certificate is not believed
    bool m_connected = false;
    QString m_unreachable; ///< why there is no connection
    Left m_left = Left::Nothing;
    bool m_over = false;
};

} // namespace naru::device

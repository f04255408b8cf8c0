// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "devices/api/terminallink.h"
#include "devices/terminal/httpresponse.h"

#include <QHash>
#include <QStringList>

namespace naru::device {

class TlsExchange;

/// Where a terminal is and how it is known.
struct TerminalAddress {
    QString host;
    quint16 port = 8443;
    QByteArray path = "/nexo";
    QByteArray contentType = "application/json";
};
struct TerminalTrust {
    QByteArray roots;        ///< PEM text, or one in DER: the only ones believed; may be the terminal's own certificate
    QStringList commonNames; ///< its certificate must bear one of these: POIID + suffix. Its host name is not compared.
    QByteArray fingerprint;  ///< SHA-256 of the registered certificate's DER; empty: none registered yet

    bool hasRoots() const; ///< at least one certificate can be read
    static constexpr const char* suffixTest = ".test.terminal.adyen.com";
    static constexpr const char* suffixLive = ".live.terminal.adyen.com";
};

/// A terminal behind HTTPS: one connection per message, over QSslSocket alone. Nothing is repeated, redirected, kept
/// open, resumed or sent through a proxy. Not a network access manager: that of Qt 6.4 silently sends a POST a second
/// time when the peer closes before it answers.
class TlsTerminal final : public TerminalLink {
    Q_OBJECT

public:
    struct Limits {
        Milliseconds connect = std::chrono::seconds(10); ///< to connect and shake hands
        HttpResponse::Limits answer;
        int exchangesMax = 8; ///< under way at once
    };

    TlsTerminal(TerminalAddress address, TerminalTrust trust, QObject* parent = nullptr);
    TlsTerminal(TerminalAddress address, TerminalTrust trust, Limits limits, QObject* parent = nullptr);
    ~TlsTerminal() override;

    /// Faults of failed(): all of TerminalFault.
    quint64 send(const QByteArray& message, Milliseconds patience) override;
    void giveUp(quint64 number) override;

private:
    TerminalAddress m_address;
    TerminalTrust m_trust;
    Limits m_limits;
    QHash<quint64, TlsExchange*> m_underWay; ///< children of this
    quint64 m_last = 0;
};

} // namespace naru::device

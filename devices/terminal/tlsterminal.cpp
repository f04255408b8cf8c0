// SPDX-License-Identifier: GPL-3.0-or-later
#include "devices/terminal/tlsterminal.h"

#include "devices/terminal/tlsexchange.h"

namespace naru::device {

TlsTerminal::TlsTerminal(TerminalAddress address, TerminalTrust trust, QObject* parent)
    : TlsTerminal(std::move(address), std::move(trust), Limits(), parent)
{
}

TlsTerminal::TlsTerminal(TerminalAddress address, TerminalTrust trust, Limits limits, QObject* parent)
    : TerminalLink(parent)
    , m_address(std::move(address))
    , m_trust(std::move(trust))
    , m_limits(limits)
{
}

TlsTerminal::~TlsTerminal() = default;

bool TerminalTrust::hasRoots() const
{
    return !TlsExchange::certificatesOf(roots).isEmpty();
}

quint64 TlsTerminal::send(const QByteArray& message, Milliseconds patience)
{
    const quint64 number = ++m_last;
    const bool hasRoots = m_trust.hasRoots();
    if (m_underWay.size() >= m_limits.exchangesMax || !hasRoots) {
        const Fault fault(hasRoots ? TerminalFault::GivenUp : TerminalFault::NotTrusted);
        QMetaObject::invokeMethod(
            this, [this, number, fault] { Q_EMIT failed(number, fault, Left::Nothing); }, Qt::QueuedConnection);
        return number;
    }
    auto* const exchange = new TlsExchange(m_address, m_trust, m_limits, message, patience, this);
    m_underWay.insert(number, exchange);
    const auto forget = [this, number] {
        if (auto* const ended = m_underWay.take(number))
            ended->deleteLater();
    };
    connect(exchange, &TlsExchange::believed, this, &TlsTerminal::believed);
    connect(exchange, &TlsExchange::answered, this, [this, number, forget](const QByteArray& body) {
        forget();
        Q_EMIT answered(number, body);
    });
    connect(exchange, &TlsExchange::failed, this, [this, number, forget](const Fault& fault, Left left) {
        forget();
        Q_EMIT failed(number, fault, left);
    });
    QMetaObject::invokeMethod(exchange, &TlsExchange::start, Qt::QueuedConnection);
    return number;
}

void TlsTerminal::giveUp(quint64 number)
{
    if (auto* const exchange = m_underWay.value(number))
        exchange->giveUp();
}

} // namespace naru::device

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "devices/simulator/terminal/httpdoor.h"
#include "devices/simulator/terminal/nexoterminal.h"

namespace naru::sim {

/// A payment terminal that speaks nexo 3.1 as XML over HTTPS on the loopback, path /EPASSaleToPOI/3.1: no seal, an
/// abort is answered with 204. The terminal behind it needs `settings` of its own.
class XmlTerminal final : public TerminalVoice {
    Q_OBJECT

public:
    /// Login first; unfinished is Busy; the very last payment alone is given back.
    static PaymentTerminal::Settings settings(PaymentTerminal::Settings usual);

    XmlTerminal(PaymentTerminal& terminal, const TerminalIdentity& identity, QObject* parent = nullptr);

    bool listen(quint16 port = 0) override;
    QString url() const override;
    int unreadable() const override { return m_unreadable; }

private:
    void hear(quint64 id, const QByteArray& path, const QByteArray& body);
    void speak(quint64 id, const Reply& reply, Play::Way way);
    void send(quint64 id, const QByteArray& text, HttpDoor::Ending ending = HttpDoor::Ending::Whole);
    void followPlay();

    PaymentTerminal& m_terminal;
    HttpDoor m_door;
    quint16 m_port = 0;
    QHash<quint64, QByteArray> m_questions; ///< as they came, by connection
    QByteArray m_lastAnswer;
    int m_unreadable = 0;
};

} // namespace naru::sim

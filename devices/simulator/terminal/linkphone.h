// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "devices/simulator/terminal/nexoseal.h"
#include "devices/simulator/terminal/terminalvoice.h"

namespace naru::sim {

/// A phone with the payments app (facts §1): opens links "…/nexo?request=…&returnUrl=…", "…/boarded?…" and "…/board?…",
/// and goes back to the return URL with `response` or `error`. It can be asked to pay and to give back, nothing else.
class LinkPhone final : public TerminalVoice {
    Q_OBJECT

public:
    LinkPhone(PaymentTerminal& terminal, std::shared_ptr<const payments::nexo::EnvelopeKey> key, Random& random,
        QObject* parent = nullptr);

    QString url() const override { return {}; }
    int unreadable() const override { return m_seal.unreadable(); }
    bool open(const QByteArray& link) override;

private:
    struct Visit {
        QByteArray returnUrl, envelope;
    };
    void comeBack(const QByteArray& returnUrl, const QByteArray& query, const QByteArray& envelope = {});
    void answer(quint64 id, const Reply& reply, Play::Way way);
    void answer(quint64 id, const QByteArray& envelope);
    PaymentTerminal& m_terminal;
    NexoSeal m_seal;
    QHash<quint64, Visit> m_visits; ///< that wait for an answer
    quint64 m_last = 0;
};

/// The phone's browser, as far as a return URL on the desk's network needs it: one GET.
class PhoneBrowser final : public QObject {
    Q_OBJECT

public:
    using QObject::QObject;
    void visit(const QByteArray& url); ///< http alone; loaded() follows, with 0 where nothing came

Q_SIGNALS:
    void loaded(int status);
};

} // namespace naru::sim

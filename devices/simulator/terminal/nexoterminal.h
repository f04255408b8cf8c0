// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "devices/simulator/terminal/httpdoor.h"
#include "devices/simulator/terminal/nexoseal.h"
#include "devices/simulator/terminal/terminalvoice.h"

#include <memory>

namespace naru::sim {

/// The terminal's own key and the certificate that it made of it: CN = POIID + ".test.terminal.adyen.com", P-256.
struct TerminalIdentity {
    QByteArray certificatePem, keyPem;

    static TerminalIdentity make(const QByteArray& poi, Instant now, Random& random);
    /// What is in that file, or a new one that is then in it; empty where it can be neither read nor written.
    static std::optional<TerminalIdentity> keptIn(
        const QString& file, const QByteArray& poi, Instant now, Random& random);
};

/// A payment terminal that speaks nexo JSON in sealed envelopes over HTTPS on the loopback, path /nexo.
class NexoTerminal final : public TerminalVoice {
    Q_OBJECT

public:
    NexoTerminal(PaymentTerminal& terminal, std::shared_ptr<const payments::nexo::EnvelopeKey> key,
        const TerminalIdentity& identity, Random& random, QObject* parent = nullptr);

    bool listen(quint16 port = 0) override;
    QString url() const override;
    int unreadable() const override { return m_seal.unreadable(); }

private:
    void hear(quint64 id, const QByteArray& path, const QByteArray& body);
    void speak(quint64 id, const Reply& reply, Play::Way way);
    void sayAgain(quint64 id);
    void followPlay();
    void send(quint64 id, const QByteArray& envelope, HttpDoor::Ending ending = HttpDoor::Ending::Whole);

    PaymentTerminal& m_terminal;
    NexoSeal m_seal;
    HttpDoor m_door;
    quint16 m_port = 0;
    QHash<quint64, QByteArray> m_questions; ///< as they came, by connection
};

} // namespace naru::sim

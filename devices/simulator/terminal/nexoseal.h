// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/random.h"
#include "app/payments/nexo/envelope.h"
#include "devices/simulator/terminal/reply.h"

#include <memory>

namespace naru::sim {

/// The terminal's end of the sealed envelopes: opens questions, seals answers, well or badly.
class NexoSeal {
public:
    NexoSeal(std::shared_ptr<const payments::nexo::EnvelopeKey> key, Random& random);

    /// Faults: those of openEnvelope and Request::read, HeaderDiffers. They are counted.
    Result<payments::nexo::Request> open(const QByteArray& envelope);
    /// What goes over the wire, as far as a seal can be wrong; genuine ones are kept to be replayed.
    QByteArray seal(const Reply& reply, Play::Way way);
    const QByteArray& lastAnswer() const { return m_lastAnswer; } ///< genuine; empty: none yet
    int unreadable() const { return m_unreadable; }

private:
    const std::shared_ptr<const payments::nexo::EnvelopeKey> m_key;
    Random& m_random;
    QByteArray m_lastAnswer;
    int m_unreadable = 0;
};

} // namespace naru::sim

// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/simulation/fakelink.h"

namespace naru::simulation {

void FakeLink::send(const QByteArray& message, std::optional<qsizetype> cutAfter)
{
    if (m_gone || m_silent)
        return;
    if (cutAfter && *cutAfter < message.size()) {
        m_gone = true; // a frame that is not whole is no message: the link layer throws it away
        return;
    }
    if (m_sent++ == m_hit && m_fault != LinkFault::None) {
        m_wasHit = true;
        return suffer(message);
    }
    m_arriving.append(message);
    if (m_heldBack)
        m_arriving.append(*std::exchange(m_heldBack, std::nullopt));
}

void FakeLink::suffer(const QByteArray& message)
{
    const auto place = static_cast<qsizetype>(m_random.below(static_cast<std::uint64_t>(message.size())));
    QByteArray corrupt = message;
    switch (m_fault) {
    case LinkFault::Truncate:
        m_arriving.append(message.first(place));
        break;
    case LinkFault::Duplicate:
        m_arriving.append(message);
        m_arriving.append(message);
        break;
    case LinkFault::Reorder:
        m_heldBack = message;
        break;
    case LinkFault::CorruptByte:
        corrupt[place] = static_cast<char>(corrupt[place] ^ static_cast<char>(1 + m_random.below(255)));
        m_arriving.append(corrupt);
        break;
    case LinkFault::Silence:
        m_silent = true;
        break;
    case LinkFault::Gone:
        m_gone = true;
        break;
    case LinkFault::Drop:
    case LinkFault::None:
        break;
    }
}

std::optional<QByteArray> FakeLink::take()
{
    return m_arriving.isEmpty() ? std::nullopt : std::optional(m_arriving.takeFirst());
}

} // namespace naru::simulation

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/random.h"

#include <QByteArray>
#include <QList>

#include <array>
#include <optional>

namespace naru::simulation {

/// What a radio between a phone and a desk may do to one message.
enum class LinkFault { None, Drop, Truncate, Duplicate, Reorder, CorruptByte, Silence, Gone };
inline constexpr std::array<const char*, 8> linkFaultNames{
    "none", "drop", "truncate", "duplicate", "reorder", "corrupt_byte", "silence", "gone"};

/// An in-memory link that goes wrong once per session, by its seed: which message is hit and how.
class FakeLink {
public:
    FakeLink(LinkFault fault, int hitMessage, Random& random)
        : m_fault(fault)
        , m_hit(hitMessage)
        , m_random(random)
    {
    }

    /// `cutAfter`: the sender leaves after so many bytes in all (a phone that drops at byte k).
    void send(const QByteArray& message, std::optional<qsizetype> cutAfter = std::nullopt);
    /// The next message that arrives at the other end; empty: nothing under way.
    std::optional<QByteArray> take();

    bool isGone() const { return m_gone && m_arriving.isEmpty(); }
    bool wasHit() const { return m_wasHit; }

private:
    void suffer(const QByteArray& message);

    LinkFault m_fault;
    int m_hit;
    Random& m_random;
    int m_sent = 0;
    QList<QByteArray> m_arriving;
    std::optional<QByteArray> m_heldBack; ///< Reorder: arrives behind the next one
    bool m_silent = false;
    bool m_gone = false;
    bool m_wasHit = false;
};

} // namespace naru::simulation

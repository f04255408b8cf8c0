// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desk/callbook.h"

#include <algorithm>

namespace naru::desk {

namespace {
constexpr int lookEveryMs = 500;
using What = CallState::What;
} // namespace

CallBook::CallBook(Channels& channels, const Clock& clock, QObject* parent)
    : QObject(parent)
    , m_clock(clock)
    , m_channel(channels.open(QLatin1StringView(callChannel)))
{
    m_channel->listen([this](const Channel::Peer& peer, const QByteArray& message) { hear(peer, message); });
    m_channel->watch([this] { look(); });
    m_timer.setInterval(lookEveryMs);
    connect(&m_timer, &QTimer::timeout, this, &CallBook::look);
    m_timer.start();
}

bool CallBook::isSilent(const Known& known) const
{
    return m_clock.monotonic() - known.heard >= silentAfter;
}

bool CallBook::rings(const Known& known) const
{
    return known.state.what == What::Calling && known.answered != known.state.call && !isSilent(known);
}

QList<CallBook::Call> CallBook::calls() const
{
    QList<std::pair<Milliseconds, Call>> waiting;
    for (auto each = m_known.begin(); each != m_known.end(); ++each) {
        if (each->state.what != What::Calling)
            continue;
        const Milliseconds waited = each->state.waited + m_clock.monotonic() - each->heard;
        const int minutes = int(std::chrono::duration_cast<std::chrono::minutes>(waited).count());
        waiting.append(
            {waited, {each.key(), each->name, minutes, each->answered == each->state.call, isSilent(*each)}});
    }
    std::stable_sort(
        waiting.begin(), waiting.end(), [](const auto& one, const auto& other) { return one.first > other.first; });
    QList<Call> calls;
    for (const auto& [waited, call] : std::as_const(waiting))
        calls.append(call);
    return calls;
}

void CallBook::hear(const Channel::Peer& peer, const QByteArray& bytes)
{
    const auto message = callMessageOf(bytes);
    const auto* const state = message ? std::get_if<CallState>(&*message) : nullptr;
    if (!state || (!m_known.contains(peer.device) && m_known.size() >= callsMax))
        return;
    Known& known = m_known[peer.device];
    // A screen that was long silent may have lost its clock: what it says now counts.
    const bool first = known.state.version == 0;
    if (!first && state->version < known.state.version && !isSilent(known))
        return;
    known.name = peer.name.left(callNameLettersMax);
    known.state = *state;
    known.heard = m_clock.monotonic();
    look();
}

void CallBook::tellAnswer(const QByteArray& device, Known& known)
{
    known.told = m_clock.monotonic();
    m_channel->tell(device, bytesOf(CallAnswer{known.state.call}));
}

void CallBook::answer(const QByteArray& device)
{
    const auto known = m_known.find(device);
    if (known == m_known.end() || known->state.what != What::Calling)
        return;
    if (isSilent(*known)) {
        known->state.what = What::None;
    } else {
        known->answered = known->state.call;
        tellAnswer(device, *known);
    }
    look();
}

void CallBook::look()
{
    const Milliseconds now = m_clock.monotonic();
    bool ring = false;
    for (auto each = m_known.begin(); each != m_known.end(); ++each) {
        ring = ring || rings(*each);
        if (each->state.what == What::Calling && each->answered == each->state.call && now - each->told >= answerEvery)
            tellAnswer(each.key(), *each);
    }
    const QList<Call> calls = this->calls();
    if (std::exchange(m_shown, calls) != calls)
        Q_EMIT changed();
    if (ring && (!m_rang || now - *m_rang >= ringEvery)) {
        m_rang = now;
        Q_EMIT rang();
    }
}

} // namespace naru::desk

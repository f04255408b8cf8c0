// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desk/caller.h"

#include <algorithm>

namespace naru::desk {

namespace {
constexpr int lookEveryMs = 500;
}

Caller::Caller(Channels& channels, const Clock& clock, QObject* parent)
    : QObject(parent)
    , m_clock(clock)
    , m_channel(channels.open(QLatin1StringView(callChannel)))
{
    m_channel->listen([this](const Channel::Peer& peer, const QByteArray& message) { hear(peer, message); });
    m_channel->watch([this] { tell(); });
    // Also a screen that was begun anew in the middle of a call says that nobody is wanted.
    become(CallState::What::None);
    m_timer.setInterval(lookEveryMs);
    connect(&m_timer, &QTimer::timeout, this, &Caller::look);
    m_timer.start();
}

void Caller::begin()
{
    m_began = m_clock.monotonic();
    m_state.call = 0;
    become(CallState::What::Calling);
}

void Caller::end()
{
    if (m_state.what != CallState::What::None)
        become(CallState::What::None);
}

/// Versions go on where an earlier run of this program ended: they are moments, and each is later than the one before.
void Caller::become(CallState::What what, const QString& coming)
{
    const qint64 now = std::max<qint64>(1, m_clock.now().time_since_epoch().count());
    m_state.version = std::max(m_state.version + 1, quint64(now));
    if (what == CallState::What::Calling)
        m_state.call = m_state.version;
    m_state.what = what;
    m_state.coming = coming;
    m_left = retellsAfterEnd;
    tell();
}

void Caller::hear(const Channel::Peer& peer, const QByteArray& bytes)
{
    const auto message = callMessageOf(bytes);
    const auto* const answer = message ? std::get_if<CallAnswer>(&*message) : nullptr;
    if (!answer)
        return;
    if (answer->call != m_state.call || m_state.what != CallState::What::Calling)
        return m_channel->tell(peer.device, bytesOf(m_state)); // late: how it stands
    const QString name = peer.name.left(callNameLettersMax);
    become(CallState::What::Coming, name);
    Q_EMIT answered(name);
}

void Caller::tell()
{
    m_told = m_clock.monotonic();
    m_state.waited = m_state.what == CallState::What::None ? Milliseconds(0)
                                                           : std::clamp(m_told - m_began, Milliseconds(0), callWaitMax);
    m_channel->tell(bytesOf(m_state));
}

void Caller::look()
{
    if (m_clock.monotonic() - m_told < retellEvery)
        return;
    if (m_state.what != CallState::What::None)
        tell();
    else if (m_left > 0) {
        --m_left;
        tell();
    }
}

} // namespace naru::desk

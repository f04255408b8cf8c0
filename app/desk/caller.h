// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/channel.h"
#include "app/desk/callmessage.h"

#include <QObject>
#include <QTimer>

namespace naru::desk {

/// A public screen's side of a call for staff: says what is so until somebody answers or it ends, to whoever listens.
/// Nothing waits for an answer: where nobody listens, the bell at the screen is all there is.
class Caller : public QObject {
    Q_OBJECT

public:
    static constexpr Milliseconds retellEvery{2'000};
    static constexpr int retellsAfterEnd = 10; ///< that it is over is told so often, and to whoever comes

    /// Both must outlive it.
    Caller(Channels& channels, const Clock& clock, QObject* parent = nullptr);

    bool heard() const { return !m_channel->peers().isEmpty(); } ///< some desk is there that may listen
    const CallState& state() const { return m_state; }

public Q_SLOTS:
    void begin(); ///< a call, or one more where the first was not answered by anybody standing here
    void end();
    void look(); ///< the timer's; a test calls it after moving its clock

Q_SIGNALS:
    void answered(const QString& by); ///< the first who said so goes; the others are told

private:
    void become(CallState::What what, const QString& coming = {});
    void hear(const Channel::Peer& peer, const QByteArray& message);
    void tell();

    const Clock& m_clock;
    std::unique_ptr<Channel> m_channel;
    CallState m_state;
    Milliseconds m_began{0}, m_told{0};
    int m_left = 0; ///< times to tell that it is over
    QTimer m_timer;
};

} // namespace naru::desk

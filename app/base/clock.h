// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/result.h"

#include <QByteArray>
#include <QDate>

#include <chrono>

namespace naru {

/// A moment, UTC, in milliseconds.
using Instant = std::chrono::sys_time<std::chrono::milliseconds>;
using Milliseconds = std::chrono::milliseconds;

/// The only door through which time comes in.
class Clock {
public:
    virtual ~Clock() = default;
    virtual Instant now() const = 0;            ///< wall clock: may jump
    virtual Milliseconds monotonic() const = 0; ///< for waits: never goes back within one boot
    /// Names this boot of the machine: monotonic readings compare under equal names alone. Empty: unknown.
    virtual QByteArray boot() const { return {}; }
};

class SystemClock final : public Clock {
public:
    Instant now() const override;
    Milliseconds monotonic() const override;
    QByteArray boot() const override;
};

/// Moves only when told: for replays, simulators and tests.
class ManualClock final : public Clock {
public:
    explicit ManualClock(Instant start)
        : m_now(start)
    {
    }
    Instant now() const override { return m_now; }
    Milliseconds monotonic() const override { return m_monotonic; }
    QByteArray boot() const override { return m_boot; }
    void bootAs(const QByteArray& name) { m_boot = name; } ///< another boot of the machine
    void advance(Milliseconds by)
    {
        m_now += by;
        m_monotonic += by;
    }
    void jumpTo(Instant now) { m_now = now; } ///< the wall clock alone, as a bad battery does

private:
    Instant m_now;
    Milliseconds m_monotonic{0};
    QByteArray m_boot = "boot-1";
};

/// Korean civil date: UTC+9 whatever the machine says.
QDate koreanDate(Instant moment);
/// "14:05" in Korea.
QString koreanTime(Instant moment);
/// Midnight in Korea at the start of `date`.
Instant koreanMidnight(QDate date);
/// "2026-11-20T02:22:00Z", seconds.
QString rfc3339(Instant moment);
/// RFC 3339 date-time with Z or an offset, fraction allowed (cut to milliseconds). Fault: BadDateTime.
Result<Instant> parseRfc3339(QStringView text);

} // namespace naru

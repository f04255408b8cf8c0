// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/clock.h"

#include <QString>

#include <functional>
#include <optional>

namespace naru::journal {

/// What has not gone to the hub yet, and why: what the desk shows. sync/agent implements it, main binds it.
class Outbox {
public:
    /// Why entries wait. Each has a sentence and what to do next in words/ ("outbox.<name>"): no state without one.
    enum class Cause : quint8 {
        NothingWaits,
        Sending,            ///< a batch is on its way
        Turn,               ///< waits its turn: nothing failed
        NotEnrolled,        ///< this desk belongs to no hub
        NoNetwork,          ///< this machine has no way out
        HubSilent,          ///< no answer from the hub: refused, timed out, name unknown
        HubBusy,            ///< it asked to come later (429, 503)
        HubBroken,          ///< it failed (5xx)
        HubUnknown,         ///< who answered is not our hub: its certificate is not of the pinned authority
        CertificateExpired, ///< ours; renewal waits for the hub or an administrator
        Revoked,            ///< the hub does not take from this desk any more
        Forked,             ///< the hub has another record of this desk; being brought together
        Unreadable,         ///< the hub could not read an entry's envelope: sent apart, the rest goes on
        JournalBroken,      ///< this desk's own record does not hold together: nothing is sent past a break
        DiskFailed,         ///< this desk's own disk
        ClockWrong,         ///< our clock makes the hub's certificate look invalid
    };
    /// The one safe thing to press.
    enum class Button : quint8 { None, TryNow, Enrol, Courier, OpenDoctor };

    struct State {
        quint64 unsent = 0;
        std::optional<Instant> oldest; ///< of the unsent
        Cause cause = Cause::NotEnrolled;
        Button button = Button::Enrol;
        QString detail;                  ///< a fault's name or a status, for the log and the curious
        int attempts = 0;                ///< in a row, without success
        std::optional<Instant> nextTry;  ///< always there while something waits and may be tried
        std::optional<Instant> lastSent; ///< when the hub last took something or said that it has all
        quint64 held = 0;                ///< entries that the hub has and could not read
        bool operator==(const State&) const = default;
    };

    virtual ~Outbox() = default;
    virtual State state() const = 0;
    virtual void tryNow() = 0;
    virtual void written() { } ///< something was appended: a hint, nothing depends on it
    /// The owner's thread; replaces the one before.
    virtual void watch(std::function<void()> changed) = 0;
};

} // namespace naru::journal

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/payments/driver.h"

#include <functional>

namespace naru {

namespace payments {
enum class ConformanceFault {
    NotTraining, ///< the terminal is not in training mode: trying it out could move money
};
} // namespace payments

template <>
inline constexpr auto faultNames<payments::ConformanceFault> = std::to_array<const char*>({"conformance.not_training"});

namespace payments {

/// The way to a terminal, for a script that waits: bytes out, bytes or nothing back.
class Pump {
public:
    virtual ~Pump() = default;
    /// Sends, and does not wait. Never 0.
    virtual quint64 send(const QByteArray& message) = 0;
    /// What came to it. Nothing: it failed, or not within the time.
    virtual std::optional<QByteArray> answer(quint64 number, Milliseconds patience) = 0;
};

/// What the script needs of whoever runs it.
struct ConformanceStage {
    Driver& driver;
    Pump& pump;
    bool training = false; ///< the terminal's own mode; without it nothing is sent
    /// A payment of one won with a ServiceID that was never used, written down as sending.
    std::function<Attempt()> payment;
    /// One that gives `original` back, whole; without it reversing is not tried.
    std::function<Attempt(const Attempt& original)> reversal;
    /// Lets the terminal start anew, and returns when it is back. False, or absent: it cannot be done now.
    std::function<bool()> reboot;
    Milliseconds patience = std::chrono::seconds(120);     ///< for a payment: somebody holds a card
    Milliseconds patienceShort = std::chrono::seconds(30); ///< for a question
};

/// What was tried. Append only: words know them by name.
enum class Trial {
    Pays,         ///< a payment is answered, verifiably
    KeepsApart,   ///< the answer to one attempt proves nothing about another
    Status,       ///< a status repeats what the payment said
    KnowsNothing, ///< of a ServiceID that it never heard of it says "not found", and nothing else
    Abort,        ///< a payment under way ends as aborted
    Diagnosis,
    Reverses,
    RemembersAfterReboot, ///< what it was asked before
    ShowsReboot,          ///< it lets see that it started anew
};
enum class TrialResult { Yes, No, Untried };
struct Tried {
    Trial trial = Trial::Pays;
    TrialResult result = TrialResult::Untried;
};

struct ConformanceReport {
    QList<Tried> tried; ///< each trial once, in the order of the enum
    /// What was seen to work, and nothing else. Where a reboot was not tried: that it loses what it knew, unseen.
    Capabilities found;

    TrialResult of(Trial trial) const;
    /// False: no attempt may ever be made with this terminal and driver.
    bool isUsable() const;
};

/// For words: "conformance.status.yes".
QByteArray nameOf(const Tried& tried);

/// Finds out what a terminal can do by trying it: its flags are what it does, not what a manual says. A payment is
/// never sent twice here either. Fault: NotTraining.
Result<ConformanceReport> examine(const ConformanceStage& stage);

} // namespace payments

} // namespace naru

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/clock.h"
#include "app/base/result.h"
#include "app/journal/siteroll.h"

#include <QString>

#include <functional>
#include <optional>

namespace naru::journal {

/// A desk's way to its hub with what the enrolment sheet says, as a page sees it. sync/agent implements it, main binds
/// it. Whoever began is an administrator: that is for the caller to ask.
class Enrolling {
public:
    /// As the sheet has it and as somebody typed it.
    struct Sheet {
        QString hub;  ///< "https://hub.example:7443"
        QString code; ///< "0000-0000-0000-0000"
        QString pin;  ///< SHA-256 of the hub's authority, 64 hexadecimal digits; blanks and colons are passed over
        QString packsRoot = {}; ///< of who may sign what the hub hands down, likewise; empty: not on the sheet
    };
    enum class Step : quint8 {
        Idle,        ///< nothing was begun
        FindingHub,  ///< is it the hub of the sheet?
        Asking,      ///< for the certificate
        WritingDown, ///< what came
        Done,
        Failed, ///< `fault` says why; begin() with the same sheet goes on where it stopped
    };
    struct State {
        Step step = Step::Idle;
        std::optional<Fault> fault; ///< Failed: of rooms "enrol", "membership"; each has its sentences in words/
        QString site, desk;         ///< Done: as the hub calls this desk
        Instant until{};            ///< Done: of the certificate
    };

    virtual ~Enrolling() = default;
    virtual State state() const = 0;
    /// Returns at once; a second one while one runs is not heard. The same sheet may be used again, by this desk alone.
    virtual void begin(const Sheet& sheet) = 0;
    /// The owner's thread, after each step; replaces the one before.
    virtual void watch(std::function<void()> changed) = 0;

    /// Who else stands at that hub under this site; read from the disk. Nothing: this desk belongs to none.
    virtual std::optional<SiteRoll> roll() const { return {}; }
    /// Somebody looked at the first `acts` of it. Faults: those of who may, and of the disk.
    virtual Result<void> looked(quint64 acts)
    {
        Q_UNUSED(acts);
        return {};
    }
};

} // namespace naru::journal

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <array>

namespace naru::sim {

/// What the person with the card, and the issuer behind it, make of a payment. `condition` is nexo's ErrorCondition.
struct Outcome {
    const char *name, *condition, *message;
    bool isApproval() const { return condition == nullptr; }
};
inline constexpr std::array outcomes{
    Outcome{"approve", nullptr, nullptr},
    Outcome{"decline", "Refusal", "214 Declined online"},
    Outcome{"cancel", "Cancel", "108 Shopper cancelled tx"},
    Outcome{"wrong_pin", "WrongPIN", "129 Invalid online PIN"},
    Outcome{"invalid_card", "InvalidCard", "card not supported"},
    Outcome{"restricted", "PaymentRestriction", "restricted"},
    Outcome{"unreachable_host", "UnreachableHost", "Could not reach the host"},
    Outcome{"device_out", "DeviceOut", "device out"},
};
const Outcome* outcomeNamed(const QString& name); ///< null for a name that is none

/// What a terminal does wrong on purpose with a payment or reversal: what moves at the acquirer, what the answer says,
/// how it travels, and what a status hears later.
struct Play {
    enum class Money { AsOutcome, None, Whole, Other, Part, Twice, Dollars, FilePays, FileDeclines };
    enum class Words { AsMoney, Refusal, Busy, Unheard, CardNumber };
    enum class Way {
        Straight,
        Close,
        Silence,
        Late,
        Half,
        Twice,
        BrokenSeal,
        OtherHeader,
        OtherService,
        Reflected,
        Old
    };
    /// What becomes of the request, as a status sees it. Begins late: nothing is known of it for a while.
    enum class Course {
        Plain,
        Lost,
        LostThenHeard,
        BeginsLate,
        Runs,
        RunsThenForgotten,
        Forgotten,
        Rebooted,
        RebootedUnseen,
        NoStatus,
        WaitsForAbort
    };
    const char* name;
    const char* what; ///< one line, for --help
    Money money = Money::AsOutcome;
    Words words = Words::AsMoney;
    Way way = Way::Straight;
    Course course = Course::Plain;
};
inline constexpr std::size_t playsCount = 36;
extern const std::array<Play, playsCount> plays; ///< the first does nothing wrong; the second closes the listener
const Play* playNamed(const QString& name);      ///< null for a name that is none

} // namespace naru::sim

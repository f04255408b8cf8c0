// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/journal/outbox.h"

#include <array>

namespace naru::journal {

/// "outbox.hub_silent": what words/ turns into a sentence and what to do next.
const char* nameOf(Outbox::Cause cause);
/// The same, more exactly where the detail is one of `refinements`: what a cause alone does not say.
const char* nameOf(const Outbox::State& state);
/// The one safe thing to press.
Outbox::Button buttonOf(Outbox::Cause cause);
/// Of no interest to anybody where nothing waits.
bool isPassing(Outbox::Cause cause);

/// All of them, for whoever walks them.
inline constexpr std::array causes{Outbox::Cause::NothingWaits, Outbox::Cause::Sending, Outbox::Cause::Turn,
    Outbox::Cause::NotEnrolled, Outbox::Cause::NoNetwork, Outbox::Cause::HubSilent, Outbox::Cause::HubBusy,
    Outbox::Cause::HubBroken, Outbox::Cause::HubUnknown, Outbox::Cause::CertificateExpired, Outbox::Cause::Revoked,
    Outbox::Cause::Forked, Outbox::Cause::Unreadable, Outbox::Cause::JournalBroken, Outbox::Cause::DiskFailed,
    Outbox::Cause::ClockWrong};

/// A state's detail, and its name in words/ then.
struct Refinement {
    const char* detail;
    const char* name;
};
inline constexpr std::array refinements{
    Refinement{"certificate_ends", "outbox.certificate_ends"}, ///< soon, and the last try to renew it failed
    Refinement{"waits_for_word", "outbox.waits_for_word"},     ///< it is over; the hub's administrator has to allow one
    Refinement{"waits_for_key", "outbox.waits_for_key"},       ///< it is over; a new one is signed by hand
    Refinement{"log_contradicts", "outbox.log_contradicts"},   ///< the hub's log is not what it was
    Refinement{"roll_differs", "outbox.roll_differs"}, ///< what the hub did about the desks of this site is not …
    Refinement{"roll_lacks", "outbox.roll_lacks"},     ///< … what it was, or does not have this desk
};

} // namespace naru::journal

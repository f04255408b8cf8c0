// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/journal/outbox.h"

#include <array>

namespace naru::journal {

/// "outbox.hub_silent": what words/ turns into a sentence and what to do next.
const char* nameOf(Outbox::Cause cause);
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

} // namespace naru::journal

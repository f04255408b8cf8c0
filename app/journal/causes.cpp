// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/journal/causes.h"

namespace naru::journal {

namespace {

using Cause = Outbox::Cause;
using Button = Outbox::Button;

struct Told {
    const char* name;
    Button button;
    bool isPassing;
};

/// Every cause, without a default: a new one does not compile until it is explained.
Told told(Cause cause)
{
    switch (cause) {
    case Cause::NothingWaits:
        return {"outbox.nothing_waits", Button::None, true};
    case Cause::Sending:
        return {"outbox.sending", Button::None, true};
    case Cause::Turn:
        return {"outbox.turn", Button::TryNow, true};
    case Cause::NotEnrolled:
        return {"outbox.not_enrolled", Button::Enrol, false};
    case Cause::NoNetwork:
        return {"outbox.no_network", Button::TryNow, true};
    case Cause::HubSilent:
        return {"outbox.hub_silent", Button::TryNow, true};
    case Cause::HubBusy: // it asked for time: pressing would not help
        return {"outbox.hub_busy", Button::None, true};
    case Cause::HubBroken:
        return {"outbox.hub_broken", Button::TryNow, true};
    case Cause::HubUnknown:
        return {"outbox.hub_unknown", Button::OpenDoctor, false};
    case Cause::CertificateExpired:
        return {"outbox.certificate_expired", Button::Enrol, false};
    case Cause::Revoked:
        return {"outbox.revoked", Button::Courier, false};
    case Cause::Forked:
        return {"outbox.forked", Button::TryNow, true};
    case Cause::Unreadable:
        return {"outbox.unreadable", Button::TryNow, true};
    case Cause::JournalBroken:
        return {"outbox.journal_broken", Button::OpenDoctor, false};
    case Cause::DiskFailed:
        return {"outbox.disk_failed", Button::OpenDoctor, false};
    case Cause::ClockWrong:
        return {"outbox.clock_wrong", Button::OpenDoctor, false};
    }
    return {"unknown", Button::OpenDoctor, false};
}

} // namespace

const char* nameOf(Outbox::Cause cause)
{
    return told(cause).name;
}

const char* nameOf(const Outbox::State& state)
{
    for (const Refinement& refinement : refinements) {
        if (state.detail == QLatin1StringView(refinement.detail))
            return refinement.name;
    }
    return nameOf(state.cause);
}

Outbox::Button buttonOf(Outbox::Cause cause)
{
    return told(cause).button;
}

bool isPassing(Outbox::Cause cause)
{
    return told(cause).isPassing;
}

} // namespace naru::journal

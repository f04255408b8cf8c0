// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sync/agent/hubdoor.h"
#include "sync/agent/membership.h"
#include "sync/agent/provingfaults.h"
#include "sync/wire/proof.h"

#include <functional>

namespace naru::agent {

/// GET of one path, waited for: HubDoor::get().
using AskHub = std::function<Result<HubDoor::Answer>(const QString& path)>;

/// Under what the hub showed it.
struct Shown {
    wire::Checkpoint checkpoint;
    QByteArray note; ///< the same as it was signed
};

/// Has the hub show that its public log has this entry, with this hash, under its newest checkpoint, and that this
/// checkpoint continues every one of `seen` (notes that this desk has; what this hub did not sign is passed over).
/// Keeps nothing. Faults: NotYet, Lacks, Contradicts; WireFault (BadProof, BadCheckpoint, NewerVersion); EnrolFault
/// (HubSilent, HubUnknown, ClockWrong, HubBusy, Refused, BadAnswer).
Result<Shown> show(const AskHub& ask, const Membership& hub, const QByteArray& device, const journal::Head& entry,
    const QList<QByteArray>& seen);

/// What the hub's log is now, beside what this desk has seen of it.
struct LogStanding {
    Shown now;
    /// Of `seen`: the first that `now` does not continue, else the last. Nothing: none of it is this hub's.
    std::optional<wire::Checkpoint> kept;
    bool continues = true;
};
/// Keeps nothing. Faults: as show(), but never Contradicts or Lacks; NotYet: the hub has signed no log yet.
Result<LogStanding> logStanding(
    const AskHub& ask, const Membership& hub, const QByteArray& device, const QList<QByteArray>& seen);

/// Path of GET that asks whether the hub's newest checkpoint continues one of that size.
QString continuationPath(const QByteArray& device, quint64 from);
/// What the answer to it shows: the newest checkpoint, proven to continue `old`. Faults: Contradicts (it does not),
/// EnrolFault::BadAnswer, WireFault::BadCheckpoint.
Result<Shown> continued(const QByteArray& answer, const wire::Checkpoint& old, const Membership& hub);

} // namespace naru::agent

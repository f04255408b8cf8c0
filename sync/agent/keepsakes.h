// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sync/wire/lost.h"
#include "sync/wire/proof.h"

#include <QString>

namespace naru::agent {

struct Membership;

/// What a desk keeps of its hub's word, for whoever asks without a network:
///   trust/lost.hub               the newest list of lost desks, as the hub signed it
///   hub/proofs/EPOCH-SEQ.proof   that an entry of this desk is in the hub's log, as wire::bytesOf(Proof)
///   hub/checkpoint               the newest checkpoint of its log that continues all that this desk was shown before:
///                                it goes on with the hub's answers, and stays where one does not continue it
///   hub/contradiction            a checkpoint of the same size as one that was kept, with another root, as the hub
///                                signed it, the newest that came; or the first under which it showed its roll and that
///                                does not continue the kept one
///   hub/accepted                 after a hub was put back: see putaside.h
///   hub/desks                    what the public log shows of the desks of this site, see roll.h
///   hub/desks-looked             up to which of it an administrator has looked
/// What is read is judged anew each time, by the key and the authority of the membership.
inline constexpr int proofsMax = 2'000; ///< the oldest entries' go first

/// Faults: WireFault (not of this hub, or made before the one that is kept: BadLostList), MembershipFault::CannotWrite.
Result<void> keepLost(const QString& dataFolder, const QByteArray& bytes, const Membership& hub);
/// Nothing: none is kept, or what is kept is not of this hub.
std::optional<wire::LostList> keptLost(const QString& dataFolder, const Membership& hub);

bool hasProof(const QString& dataFolder, quint32 epoch, quint64 seq);
/// Of this device and place, and proven. Faults: WireFault, MembershipFault::CannotWrite.
Result<void> keepProof(const QString& dataFolder, const QByteArray& bytes, const QByteArray& device,
    const journal::Head& entry, const Membership& hub);
/// As kept, not judged; nothing: there is none.
std::optional<QByteArray> keptProof(const QString& dataFolder, quint32 epoch, quint64 seq);

/// Checkpoints that this desk has seen, as signed and not judged: the kept one, and the one under which the newest
/// receipt's entry was proven.
QList<QByteArray> keptCheckpoints(const QString& dataFolder);
/// The kept one alone. Nothing: none is kept, or it is not of this hub.
struct KeptCheckpoint {
    wire::Checkpoint checkpoint;
    QByteArray note;
};
std::optional<KeptCheckpoint> keptCheckpoint(const QString& dataFolder, const Membership& hub);
/// After show() or continued() held it against those. Fault: MembershipFault::CannotWrite.
Result<void> keepCheckpoint(const QString& dataFolder, const QByteArray& note);
/// Fault: MembershipFault::CannotWrite.
Result<void> keepContradiction(const QString& dataFolder, const QByteArray& note);

} // namespace naru::agent

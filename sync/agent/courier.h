// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/crypto/key.h"
#include "app/journal/courierfaults.h"
#include "app/journal/outgoing.h"
#include "sync/agent/batches.h"

#include <QStringList>

#include <functional>

namespace naru::agent {

/// What was put on a stick.
struct Carried {
    int files = 0;
    quint64 entries = 0;
    qint64 bytes = 0;
    std::optional<Instant> newest; ///< when the last entry of them was written down
};
using OnCarried = std::function<bool(const Carried& soFar)>; ///< after each file; false: it ends there (Stopped)
/// Everything that the hub has not acknowledged, as the batches that would go over the wire: one signed batch per file,
/// `<device>-<epoch>-<first seq>-<last hash, 16 digits>.naru-batch`, in any order, as often as anybody likes. Each file
/// is whole or not there; bodies are sealed where `seal` says to whom (its noteSealing() is the caller's). The cursor
/// does not move: nothing is acknowledged by a stick. Faults: as Outgoing's; CourierFault where the folder cannot be
/// written (NoFolder, also where another disk came in its place; ReadOnly, Full, StickFailed), and AnswerFirst.
Result<Carried> exportTo(const QString& folder, const journal::Outgoing& outgoing, const crypto::PrivateKey& key,
    const QString& program, const std::optional<Seal>& seal = {}, const OnCarried& onCarried = {});
/// The same as its hub wants it: sealed to whom `to` says, which the record hears first.
struct SealingTo {
    wire::SealTo to; ///< empty: bodies leave open
    Random& random;
    wire::FacetsOf facetsOf;
};
Result<Carried> exportSealed(const QString& folder, journal::Outgoing& outgoing, const crypto::PrivateKey& key,
    const QString& program, const SealingTo& sealing, const OnCarried& onCarried = {});

/// What came back from the hub on a stick.
struct Returned {
    int receipts = 0;                   ///< of this desk, signed by its hub
    int others = 0;                     ///< of other desks, of another hub, or unreadable: passed over
    std::optional<journal::Head> acked; ///< how far the hub has this record, by the furthest of them
    enum class Cursor : quint8 {
        Stays,  ///< it stood there or further already, or there is no receipt
        Moved,  ///< durable
        Forked, ///< the hub signed a place that this desk does not have: to be settled over the network
    } cursor = Cursor::Stays;
};
/// Receipt files (folders are looked into): the cursor moves only forward, on a signed receipt, to a place where this
/// desk's own hash is the one that was signed, as on the wire. Any order, as often as anybody likes.
/// `goesOn` is asked before each file; false: nothing is taken (Stopped). Faults: as Outgoing's; those of
/// wire::carriedFiles.
Result<Returned> importFrom(const QStringList& paths, journal::Outgoing& outgoing, const crypto::PublicKey& hubKey,
    const Clock& clock, const std::function<bool()>& goesOn = {});

} // namespace naru::agent

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sync/agent/keepsakes.h"
#include "sync/agent/membership.h"
#include "sync/agent/provingfaults.h"
#include "sync/wire/roll.h"

namespace naru::agent {

/// A desk of this site, as the hub's public log shows it.
struct RollDesk {
    QByteArray device, keyId;
    QString desk;
    std::optional<Instant> enrolled; ///< nothing: before the hub kept a roll
    wire::RollAct::What last = wire::RollAct::What::Enrolled;
    Instant at{};                   ///< when the last came about
    std::optional<Instant> until;   ///< of its certificate; nothing: it has none any more
    QList<QByteArray> certificates; ///< SHA-256 of the newest, oldest first; at most rollCertificatesMax
    quint64 seq = 0;                ///< of the last act, in the roll
    quint64 size = 0;               ///< of the checkpoint that first had it
    bool operator==(const RollDesk&) const = default;
};

inline constexpr qsizetype rollDesksMax = 500; ///< of the others, of whom nothing was heard longest go first
inline constexpr qsizetype rollCertificatesMax = 2;
inline constexpr std::chrono::hours lacksAfter{24};

/// What this desk was shown of the roll of its site, all of it proven. File hub/desks: CBOR, this desk's own.
struct Roll {
    QByteArray roll;                                                ///< wire::rollOf
    journal::Head head{1, 0, QByteArray(journal::hashBytes, '\0')}; ///< up to there
    QList<RollDesk> desks;                                          ///< by their last act, oldest first
    quint64 strange = 0;          ///< acts that this program cannot read (a newer hub's), or whose name is none
    quint64 size = 0;             ///< of the newest checkpoint that it was held against …
    std::optional<Instant> shown; ///< … and when that was made, as the hub says
    std::optional<Instant> began; ///< when its first act came about
    /// This desk's certificate was not in it under a checkpoint of then. Nothing: it is, or need not be.
    struct Missing {
        QByteArray certificate;
        Instant since{};
        bool operator==(const Missing&) const = default;
    };
    std::optional<Missing> missing;
    bool operator==(const Roll&) const = default;

    /// It should have been there for a day.
    bool lacksUs() const { return missing && shown && *shown - missing->since >= lacksAfter; }
};

/// As kept; of another site or hub, or of none: one that begins.
Roll keptRoll(const QString& dataFolder, const Membership& hub);
/// Durable when it returns. Fault: MembershipFault::CannotWrite.
Result<void> keepRoll(const QString& dataFolder, const Roll& roll);
/// Up to which act of it an administrator has looked; a file of its own, since another thread writes the roll.
quint64 lookedAt(const QString& dataFolder, const Roll& roll);
/// Fault: MembershipFault::CannotWrite.
Result<void> keepLookedAt(const QString& dataFolder, const Roll& roll, quint64 acts);

/// What an answer to rollPath(…, known.head.seq + 1, size of the kept checkpoint) shows.
struct Learnt {
    Roll roll;
    QByteArray note;     ///< the checkpoint that shows it: it continues the kept one
    bool isMore = false; ///< something came: there may be more
};
/// `device`: this desk's. Faults: Contradicts (the log does not continue what was kept), RollDiffers (the roll does not
/// follow from what was shown before, is of another site, or is not in the log); WireFault (BadRoll, NewerVersion,
/// BadCheckpoint: no answer to the question).
Result<Learnt> learnt(Roll known, const QByteArray& answer, const Membership& hub,
    const std::optional<KeptCheckpoint>& kept, const QByteArray& device);

/// Path of the next question, by what is kept.
QByteArray rollQuestion(const QString& dataFolder, const Membership& hub, const QByteArray& device);
/// What the answer to it (200, or 404: nothing to show) teaches, kept. True: there may be more. Faults: of learnt();
/// RollDiffers also where the hub says that what is kept is not there, or not in its log; with Contradicts the note is
/// kept (keepContradiction); MembershipFault::CannotWrite.
Result<bool> takeRoll(
    const QString& dataFolder, const Membership& hub, const QByteArray& device, int status, const QByteArray& body);

} // namespace naru::agent

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sync/wire/batch.h"
#include "sync/wire/proof.h"

// The roll of a site: what the hub did about its desks, entry by entry in a record of the hub's own, which has a chain
// and leaves of the public log as a desk's record has them. Every desk of the site is shown it.
namespace naru::wire {

/// Kinds of the hub's own records. Those of desks are below (app/base/kinds.h).
inline constexpr quint16 hubKinds = 0x8000;
inline constexpr quint16 rollKind = hubKinds + 1, rollSchema = 1;
inline constexpr int rollEntriesMax = 64;                ///< in one answer …
inline constexpr qsizetype rollBytesMax = 32 * 1024;     ///< … and of their frames, together
inline constexpr qsizetype rollPageBytesMax = 60 * 1024; ///< of an answer that is read
inline constexpr qsizetype deskLettersMax = 80;          ///< UTF-16, of a name of 40 letters

/// Number of a site's roll, 16 bytes: "naru-s" and the first ten bytes of SHA-256("naru-roll1" ‖ 0x00 ‖ origin ‖ 0x00 ‖
/// site). No desk may have a number that begins so, see isRoll().
QByteArray rollOf(const QString& origin, const QString& site);
bool isRoll(QByteArrayView device);

/// One thing that the hub did about a desk; when: the entry's stamp.
struct RollAct {
    enum class What : quint8 {
        Enrolled = 1, ///< its first certificate here
        Renewed = 2,  ///< the next one, for the same key
        NewKey = 3,   ///< the same desk with another key: it came back from a backup
        Returned = 4, ///< its certificate was over, and an administrator allowed the next
        Lost = 5,     ///< called lost: nothing is taken from it any more
    } what
        = What::Enrolled;
    QByteArray device; ///< 16 bytes
    QString site, desk;
    QByteArray keyId;       ///< as keyIdOf
    QByteArray certificate; ///< SHA-256 of its DER; empty with Lost
    Instant until{};        ///< its end
    bool operator==(const RollAct&) const = default;
};
/// Body of an entry of rollKind: CBOR map {0: what, 1: device, 2: site, 3: desk, 4: key id, 5: certificate, 6: until in
/// ms}, 5 and 6 where there is a certificate; unknown keys are passed over.
QByteArray bytesOf(const RollAct& act);
/// Fault: BadRoll, also of an act that this program does not know.
Result<RollAct> rollActOf(const QByteArray& body);

/// What follows in a roll behind a place that the desk knows, and what shows it: the last entry's hash is in the log,
/// and all before are in that hash; and the log continues the one that the desk has seen.
struct RollPage {
    QList<Item> entries; ///< none: nothing new; `proof` is then of the entry that the desk knows last
    Proof proof;
    QList<QByteArray> path; ///< from the size that was asked about to the proof's checkpoint; empty: of no use
};
/// Path of GET, for the desk whose certificate it is: what stands at `from` and behind it; `size`: of the checkpoint
/// that the desk has, 0 of none.
QByteArray rollPath(const QByteArray& device, quint64 from, quint64 size);
/// CBOR map {0: 1, 1: [[hlc, kind, schema, frame] …], 2: proof, 3: [hash …]}; unknown keys are passed over.
QByteArray bytesOf(const RollPage& page);
/// Faults: BadRoll, NewerVersion.
Result<RollPage> rollPageOf(const QByteArray& bytes);

/// Where the roll comes to when these entries follow `before`.
Head rollEnd(const QByteArray& roll, Head before, const QList<Item>& entries);

} // namespace naru::wire

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/clock.h"
#include "app/crypto/key.h"
#include "sync/wire/faults.h"

#include <optional>

namespace naru::wire {

inline constexpr qsizetype noteBytesMax = 64 * 1024; ///< sixteen witnesses may have signed below
inline constexpr int noteSignaturesMax = 64;

/// One root of the hub's record, as C2SP tlog-checkpoint says it: a signed note of
///   origin \n size in decimal \n base64 of the root \n [extension lines] \n — name base64(key id(4) ‖ signature) \n …
/// Signature: ECDSA P-256 over the SHA-256 of the text, DER, C2SP signed-note type 0x02; its key id is the first four
/// bytes of the SHA-256 of the key's DER SubjectPublicKeyInfo (that type's rule: neither name nor type are in it). The
/// key's name is the origin.
struct Checkpoint {
    QString origin; ///< of one hub, "naru.example/hub": no spaces, no '+', up to 200 letters
    quint64 size = 0;
    QByteArray root; ///< 32 bytes
    /// When the hub made it, in an extension line "time 2026-11-22T19:00:00Z": the hub's word, as checkable as that.
    std::optional<Instant> time;
    bool operator==(const Checkpoint&) const = default;
};

/// Of the hub whose authority this is (`pin`: SHA-256 of its certificate): "naru-hub/" and 32 hex digits. A key for
/// receipts may be renewed, and a hub's address may change; what a desk was enrolled with does not.
QString originOf(const QByteArray& pin);

/// Signed by the hub.
QByteArray textOf(const Checkpoint& checkpoint, const crypto::PrivateKey& hubKey);

/// One that has its hub's signature. Lines of others (witnesses, a coming key) are passed over; a line under our
/// hub's name and key id must hold. Fault: BadCheckpoint.
Result<Checkpoint> checkpointOf(const QByteArray& text, const QString& origin, const crypto::PublicKey& hubKey);
/// What it says, whoever signed it: to show, or to find the hub by its origin. Fault: BadCheckpoint.
Result<Checkpoint> unprovenCheckpoint(const QByteArray& text);

} // namespace naru::wire

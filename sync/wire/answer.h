// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sync/wire/batch.h"

namespace naru::wire {

/// What a hub signs for a prefix that it holds durably: "naru-r1" ‖ device(16) ‖ epoch u32be ‖ seq u64be ‖ hash(32) ‖
/// time in ms u64be, ES256. 64 bytes of signature behind the time's 8.
QByteArray receiptOf(const QByteArray& device, const Head& head, Instant time, const crypto::PrivateKey& hubKey);
/// The hub's time. Fault: BadReceipt.
Result<Instant> checkReceipt(
    const QByteArray& receipt, const QByteArray& device, const Head& head, const crypto::PublicKey& hubKey);

inline constexpr int heldMax = 100;
inline constexpr Milliseconds afterMax{24 * 60 * 60 * 1000};

/// 200: the hub holds everything up to `head`, and says so as a contiguous prefix. A desk moves its cursor only where
/// its own hash at that place is the same.
struct Accepted {
    Head head;
    Instant hubTime{};
    QByteArray receipt;
    QList<journal::Held> held;         ///< all that is held now, at most 100
    int entriesMax = wire::entriesMax; ///< how many it wants at once from now on …
    Milliseconds after{0};             ///< … and not before
    QMap<QString, quint64> packs;      ///< channel → newest version that it has for this desk
    QByteArray checkpoint;             ///< newest of its log, C2SP tlog-checkpoint text; may be empty
    quint64 sealing = 0;               ///< number of its newest word on sealing, see sealing.h; 0: none
};
/// Any other status with a body: why, and (409) how far this hub has our record.
struct Refusal {
    QString code;             ///< "fork", "gap", "too_large", "bad_entry", "busy", "revoked", "unknown_device", …
    std::optional<Head> head; ///< 409
    std::optional<int> entry; ///< 422: index in the batch, where it is known
};

/// CBOR maps; unknown keys are passed over. {0: [epoch, seq, hash], 3: time in ms, 4: receipt, 5: [[epoch, seq, code]
/// …], 6: entries at once, 7: ms to wait, 8: {channel: version}, 9: checkpoint, 10: version of the wire that the hub
/// speaks, 11: number of its word on sealing} and {0: code, 1: [epoch, seq, hash], 2: entry}; code: 1 to 32 of a–z,
/// 0–9, '_'. What a hub wants at once is taken as 1 to 500, its wait as at most a day, whatever it says. Fault:
/// BadAnswer.
QByteArray bytesOf(const Accepted& answer);
QByteArray bytesOf(const Refusal& answer);
Result<Accepted> acceptedOf(const QByteArray& bytes);
Result<Refusal> refusalOf(const QByteArray& bytes);

/// Of one desk, on every way: POST /v1/d/{device}/batch, GET /v1/d/{device}/head, GET /v1/d/{device}/down?since=…
/// {device}: 32 lower-case hex digits. Statuses: 200 · 409 fork or gap · 413 halve · 422 bisect · 428 seal first ·
/// 429/503 Retry-After · 401/403 certificate.
QByteArray batchPath(const QByteArray& device);
QByteArray headPath(const QByteArray& device);
inline constexpr const char* mediaType = "application/vnd.naru.sync+cbor";

} // namespace naru::wire

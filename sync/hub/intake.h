// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sync/hub/log.h"
#include "sync/wire/answer.h"
#include "sync/wire/sealing.h"

#include <functional>
#include <variant>

namespace naru::hub {

/// Who stands behind a batch, as the certificate (or, for a courier, the list of desks) says.
struct Sender {
    enum class Standing : quint8 { Known, Revoked, Unknown } standing = Standing::Unknown;
    QByteArray device;                    ///< 16 bytes
    std::optional<crypto::PublicKey> key; ///< of a Known one
    /// Of a courier alone: keys that this hub had certified for that desk before it came back with another one.
    QList<crypto::PublicKey> formers{};
};

/// What is answered, before it is bytes.
struct Told {
    int status = 200;
    std::variant<wire::Accepted, wire::Refusal> answer; ///< Accepted with 200 alone
    std::optional<Milliseconds> retryAfter;             ///< with 429 and 503
    std::optional<wire::Telling> telling;               ///< what a desk told of itself, where it was proven to be it
    int stored = 0;                                     ///< entries that were not there before
    QByteArray why = {}; ///< for the hub's own log, with 503: "storage.read_only"; never what is in an entry
};

/// Takes batches into a log. What it decides depends on the batch, the sender and the log alone; two of them, in two
/// processes, may work on one log. Any thread.
///
/// The log takes whatever follows from what it holds: a new tail, or nothing where all of it is there already. What
/// overlaps is compared by hash (one look: the chain proves the rest) and never stored twice; where the hash differs,
/// desk and hub have two records, and the desk hears 409 "fork" with the hub's head. An epoch that follows the hub's
/// begins at its first entry. Whether readers understand an entry is noted beside it and never keeps it out; an
/// envelope is kept as it is, held as "unreadable".
class Intake {
public:
    /// Why an entry cannot be read ("unknown_kind"); empty: it can. Any thread; must not wait for anything.
    using Reader = std::function<QString(const Kept&)>;
    /// The newest checkpoint of the hub's log, for every answer; empty: none. Any thread; must not wait for anything.
    using Newest = std::function<QByteArray()>;
    /// To whom bodies are to be sealed. Any thread; must not wait long.
    using SealTo = std::function<wire::SealTo()>;
    static constexpr int triesMax = 5;      ///< against another hub that serves the same desk just now
    static constexpr quint16 forkKind = 71; ///< JournalForked: its epoch may stand further than one behind ours
    static constexpr Milliseconds busyWait{2'000};
    static constexpr Milliseconds olderWait{3'600'000}; ///< a desk newer than this hub

    Intake(Log& log, crypto::PrivateKey hubKey, Reader reader = {}, Newest newest = {}, SealTo sealTo = {});

    /// `bytes`: a batch as it was signed, unpacked.
    /// 200 · 400 "damaged", "bad_signature": not what the desk signed · 403 "wrong_device", "unknown_device", "revoked"
    /// · 409 "fork", "gap" with the head · 413 "too_large" · 422 "bad_batch", "bad_entry": signed, and not a batch ·
    /// 428 "seal_first": a body that was not sealed, where they are to be; it is not stored ·
    /// 503 "busy", "store_failed", "store_full", "newer_version".
    Told take(const QByteArray& bytes, const Sender& sender, Instant now) const;
    /// How far the record of a desk is here: 200, 403, 503.
    Told standing(const Sender& sender, Instant now) const;

private:
    struct Placed;
    std::optional<Told> refusalFor(const Sender& sender) const;
    Told takeReceived(const wire::Received& received, const Sender& sender, Instant now) const;
    Result<Placed> place(const wire::Batch& batch, const Head& head) const;
    Result<bool> hasCommon(const wire::Batch& batch) const;
    Result<Placed> placeWithin(const wire::Batch& batch, const Head& head) const;
    Told accepted(const QByteArray& device, const Head& head, Instant now) const;
    bool wantsSealed() const;
    QList<Kept> keptOf(const wire::Received& received, qsizetype from) const;

    Log& m_log;
    crypto::PrivateKey m_hubKey;
    Reader m_reader;
    Newest m_newest;
    SealTo m_sealTo;
};

} // namespace naru::hub

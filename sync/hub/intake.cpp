// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/hub/intake.h"

#include "app/codec/cbor.h"
#include "sync/hub/faults.h"

#include <algorithm>

namespace naru::hub {

namespace {

Told refused(int status, const char* code, std::optional<Head> head = {})
{
    return {status, wire::Refusal{QString::fromLatin1(code), std::move(head), {}}, {}, {}, 0};
}

Told later(const char* code, Milliseconds wait = Intake::busyWait)
{
    Told told = refused(503, code);
    told.retryAfter = wait;
    return told;
}

Told later(const Fault& fault)
{
    Told told = later(fault.is(HubFault::StoreBusy) ? "busy"
            : fault.is(HubFault::StoreFull)         ? "store_full"
                                                    : "store_failed");
    told.why = fault.detail().section(QLatin1Char(' '), 0, 0).toLatin1(); // what stands behind it may be anything
    return told;
}

/// What the desk signed, before anything in it is believed: a batch that was damaged on its way is not the desk's
/// fault, and must not be taken apart by it.
enum class Seal { Good, Damaged, Wrong, TooLarge };
Seal sealOf(const QByteArray& bytes, const crypto::PublicKey& key)
{
    if (bytes.size() > wire::inflatedBytesMax)
        return Seal::TooLarge;
    codec::CborLimits limits;
    limits.bytesMax = wire::inflatedBytesMax;
    limits.depthMax = 2;
    limits.itemsMax = 3;
    const auto outer = codec::CborDocument::parse(bytes, limits);
    if (!outer || !(*outer)->root().is(codec::CborType::Array) || (*outer)->root().size() != 2)
        return Seal::Damaged;
    const auto payload = (*outer)->root().at(0).toBytes(), signature = (*outer)->root().at(1).toBytes();
    if (!payload || !signature)
        return Seal::Damaged;
    return key.verifies(crypto::SignatureAlgorithm::Es256, QByteArray("naru-b1") + *payload, *signature) ? Seal::Good
                                                                                                         : Seal::Wrong;
}

bool isEmpty(const wire::Batch& batch)
{
    return batch.entries.isEmpty() && !batch.envelope;
}

/// Behind which place an epoch begins, as its first entry says (JournalForked: map {"common": [epoch, seq, hash]});
/// nothing: it does not say so in words of ours.
std::optional<Head> commonOf(const wire::Item& first)
{
    const auto body = journal::unframe(first.framed);
    if (!body)
        return {};
    const auto document = codec::CborDocument::parse(*body);
    if (!document)
        return {};
    const auto common = (*document)->root().find(QLatin1StringView("common"));
    const auto epoch = common.at(0).toUnsigned(), seq = common.at(1).toUnsigned();
    const auto hash = common.at(2).toBytes();
    if (!epoch || *epoch > std::numeric_limits<quint32>::max() || !seq || !hash)
        return {};
    return Head{static_cast<quint32>(*epoch), *seq, QByteArray(hash->constData(), hash->size())};
}

/// A body that says something of a person and lies open. What came in an envelope cannot be looked into.
bool isOpen(const wire::Batch& batch, qsizetype from)
{
    return std::any_of(batch.entries.begin() + from, batch.entries.end(),
        [](const wire::Item& item) { return !item.sealed && wire::isSealable(item.kind); });
}

} // namespace

/// Where a batch stands against a head.
struct Intake::Placed {
    enum class As : quint8 { Tail, Known, Fork, Gap } as = As::Known;
    qsizetype from = 0; ///< Tail: first entry that is not there
};

Intake::Intake(Log& log, crypto::PrivateKey hubKey, Reader reader, Newest newest, SealTo sealTo)
    : m_log(log)
    , m_hubKey(std::move(hubKey))
    , m_reader(std::move(reader))
    , m_newest(std::move(newest))
    , m_sealTo(std::move(sealTo))
{
}

std::optional<Told> Intake::refusalFor(const Sender& sender) const
{
    if (sender.standing == Sender::Standing::Revoked)
        return refused(403, "revoked");
    if (sender.standing == Sender::Standing::Unknown || !sender.key)
        return refused(403, "unknown_device");
    return {};
}

Told Intake::take(const QByteArray& bytes, const Sender& sender, Instant now) const
{
    if (auto refusal = refusalFor(sender))
        return *refusal;
    auto seal = sealOf(bytes, *sender.key);
    for (const crypto::PublicKey& former : sender.formers) {
        if (seal == Seal::Wrong)
            seal = sealOf(bytes, former);
    }
    switch (seal) {
    case Seal::Good:
        break;
    case Seal::Damaged:
        return refused(400, "damaged");
    case Seal::Wrong:
        return refused(400, "bad_signature");
    case Seal::TooLarge:
        return refused(413, "too_large");
    }
    const auto received = wire::batchOf(bytes);
    if (received)
        return takeReceived(*received, sender, now);
    if (received.fault().is(wire::WireFault::NewerVersion))
        return later("newer_version", olderWait);
    const bool isLarge = received.fault().is(wire::WireFault::TooLarge);
    Told told = isLarge ? refused(413, "too_large") : refused(422, "bad_batch");
    if (const auto entry = wire::badEntryOf(received.fault()))
        told.answer = wire::Refusal{isLarge ? QStringLiteral("too_large") : QStringLiteral("bad_entry"), {}, entry};
    return told;
}

Told Intake::takeReceived(const wire::Received& received, const Sender& sender, Instant now) const
{
    const wire::Batch& batch = received.batch;
    if (batch.device != sender.device)
        return refused(403, "wrong_device");
    for (int tries = 0; tries < triesMax; ++tries) {
        const auto head = m_log.head(sender.device);
        if (!head)
            return later(head.fault());
        if (!*head)
            return refused(403, "unknown_device");
        const auto placed = place(batch, **head);
        if (!placed)
            return later(placed.fault());
        if (placed->as == Placed::As::Fork || placed->as == Placed::As::Gap) {
            Told told = refused(409, placed->as == Placed::As::Fork ? "fork" : "gap", **head);
            told.telling = batch.telling;
            return told;
        }
        if (placed->as == Placed::As::Tail && wantsSealed() && isOpen(batch, placed->from)) {
            Told told = refused(428, "seal_first");
            told.telling = batch.telling;
            return told;
        }
        Head next = **head;
        const QList<Kept> fresh = placed->as == Placed::As::Tail ? keptOf(received, placed->from) : QList<Kept>();
        if (!fresh.isEmpty()) {
            next = batch.end();
            const auto taken = m_log.append(sender.device, **head, fresh, next);
            if (!taken)
                return later(taken.fault());
            if (*taken == Log::Taken::Refused)
                return refused(403, "revoked");
            if (*taken == Log::Taken::HeadMoved)
                continue;
        }
        Told told = accepted(sender.device, next, now);
        told.telling = batch.telling;
        told.stored = static_cast<int>(fresh.size());
        return told;
    }
    return later("busy");
}

bool Intake::wantsSealed() const
{
    return m_sealTo && !m_sealTo().certificate.isEmpty();
}

Told Intake::standing(const Sender& sender, Instant now) const
{
    if (auto refusal = refusalFor(sender))
        return *refusal;
    const auto head = m_log.head(sender.device);
    if (!head)
        return later(head.fault());
    return *head ? accepted(sender.device, **head, now) : refused(403, "unknown_device");
}

Result<Intake::Placed> Intake::place(const wire::Batch& batch, const Head& head) const
{
    if (batch.before.epoch > head.epoch) {
        const bool forks = !batch.entries.isEmpty() && batch.entries.first().kind == forkKind;
        const bool follows = batch.before.epoch == head.epoch + 1 || forks;
        const bool begins = batch.before.seq == 0 && !isEmpty(batch);
        const auto isHere = forks && begins ? hasCommon(batch) : Result<bool>(true);
        if (!isHere)
            return isHere.fault();
        return Placed{follows && begins && *isHere ? Placed::As::Tail : Placed::As::Gap, 0};
    }
    if (batch.before.epoch < head.epoch || batch.before.seq < head.seq)
        return placeWithin(batch, head);
    if (batch.before.seq > head.seq)
        return Placed{Placed::As::Gap, 0};
    // Before the first entry of an epoch there is nothing to compare but what that entry is made of.
    const bool same = batch.before.hash == head.hash;
    return Placed{!same ? Placed::As::Fork : isEmpty(batch) ? Placed::As::Known : Placed::As::Tail, 0};
}

/// A new epoch brings again what stood behind the last common place, and nothing before it: that must be here. It may
/// not be any more where this log was put back to an older state while the desk began the epoch.
Result<bool> Intake::hasCommon(const wire::Batch& batch) const
{
    const auto common = commonOf(batch.entries.first());
    if (!common || common->seq == 0)
        return true;
    const auto found = m_log.hashes(batch.device, common->epoch, common->seq, 1);
    if (!found)
        return found.fault();
    return !found->isEmpty() && found->first() == common->hash;
}

/// Some of it, or all, is said to be here: the last place that both have decides for all before it.
Result<Intake::Placed> Intake::placeWithin(const wire::Batch& batch, const Head& head) const
{
    const auto count = static_cast<quint64>(batch.envelope ? 1 : batch.entries.size());
    const quint64 end = batch.before.seq + count;
    const bool isOlder = batch.before.epoch < head.epoch;
    const quint64 common = isOlder ? end : std::min(end, head.seq);
    if (common == 0)
        return Placed{Placed::As::Known, 0};
    const QByteArray theirs = common == batch.before.seq
        ? batch.before.hash
        : batch.hashes().at(static_cast<qsizetype>(common - batch.before.seq) - 1);
    QByteArray ours = head.hash;
    if (isOlder || common < head.seq) {
        const auto found = m_log.hashes(batch.device, batch.before.epoch, common, 1);
        if (!found)
            return found.fault();
        ours = found->isEmpty() ? QByteArray() : found->first();
    }
    if (ours != theirs)
        return Placed{Placed::As::Fork, 0};
    return end > common ? Placed{Placed::As::Tail, static_cast<qsizetype>(common - batch.before.seq)}
                        : Placed{Placed::As::Known, 0};
}

QList<Kept> Intake::keptOf(const wire::Received& received, qsizetype from) const
{
    const wire::Batch& batch = received.batch;
    const QList<QByteArray> hashes = batch.hashes();
    QList<Kept> kept;
    if (batch.envelope) {
        Kept entry;
        entry.epoch = batch.before.epoch;
        entry.seq = batch.before.seq + 1;
        entry.hash = batch.envelope->hash;
        entry.body = batch.envelope->bytes;
        entry.held = QStringLiteral("unreadable");
        return {entry};
    }
    for (qsizetype i = from; i < batch.entries.size(); ++i) {
        const wire::Item& item = batch.entries.at(i);
        Kept entry;
        entry.epoch = batch.before.epoch;
        entry.seq = batch.before.seq + static_cast<quint64>(i) + 1;
        entry.hlc = item.hlc;
        entry.kind = item.kind;
        entry.schema = item.schema;
        entry.hash = hashes.at(i);
        entry.digest = item.digest;
        entry.body = item.sealed ? item.sealed->bytes : item.framed;
        entry.isSealed = item.sealed.has_value();
        entry.facets = item.sealed ? wire::openPartOf(*item.sealed) : QByteArray();
        if (m_reader)
            entry.held = m_reader(entry);
        kept.append(entry);
    }
    return kept;
}

Told Intake::accepted(const QByteArray& device, const Head& head, Instant now) const
{
    const auto held = m_log.held(device, wire::heldMax);
    if (!held)
        return later(held.fault());
    wire::Accepted answer;
    answer.head = head;
    answer.hubTime = now;
    answer.receipt = wire::receiptOf(device, head, now, m_hubKey);
    answer.held = *held;
    if (m_newest)
        answer.checkpoint = m_newest();
    answer.sealing = m_sealTo ? m_sealTo().number : 0;
    return {200, answer, {}, {}, 0};
}

} // namespace naru::hub

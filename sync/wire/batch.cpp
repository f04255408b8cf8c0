// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/wire/batch.h"

#include "app/base/assert.h"
#include "app/crypto/hash.h"
#include "sync/wire/inside.h"
#include "sync/wire/reading.h"

#include <algorithm>

namespace naru::wire {

using codec::CborWriter;

namespace {

QByteArray digestOf(const Item& item)
{
    NARU_ASSERT(!item.digest.isEmpty() || !item.framed.isEmpty());
    return item.digest.isEmpty() ? crypto::sha256(item.framed) : item.digest;
}

/// What would not be read is not written either.
QByteArray bytesOf(const Telling& telling)
{
    const bool hasOldest = telling.oldest && *telling.oldest >= Instant() && *telling.oldest <= latest;
    CborWriter out;
    out.map(hasOldest ? 6 : 5).number(0);
    put(out, std::min(telling.unsent, numberMax));
    if (hasOldest)
        out.number(1).number(telling.oldest->time_since_epoch().count());
    out.number(2).text(telling.program.left(programLettersMax)).number(3);
    put(out, telling.packs);
    out.number(4).bytes(telling.checkpoint.size() <= checkpointBytesMax ? telling.checkpoint : QByteArray());
    out.number(5).number(telling.clockOff.count());
    return out.take();
}

void putItem(CborWriter& out, const Item& item)
{
    out.array(!item.sealed ? 4 : item.sealed->first ? 8 : 7);
    put(out, item.hlc);
    out.number(item.kind).number(item.schema);
    if (!item.sealed) {
        NARU_ASSERT(!item.framed.isEmpty());
        out.bytes(item.framed);
        return;
    }
    out.null().bytes(digestOf(item)).bytes(item.sealed->bytes);
    putFacets(out, item.sealed->facets);
    if (item.sealed->first)
        putFirst(out, *item.sealed->first);
}

int versionOf(const Batch& batch)
{
    const bool hasSealed = std::any_of(
        batch.entries.begin(), batch.entries.end(), [](const Item& item) { return item.sealed.has_value(); });
    return hasSealed ? version : 1;
}

/// `what`: the pair of entries (key 5) or of the envelope (key 9), encoded.
QByteArray signedBatch(
    const Batch& batch, const QByteArray& last, const QByteArray& what, int key, const crypto::PrivateKey& signer)
{
    NARU_ASSERT(batch.device.size() == journal::deviceIdBytes && batch.before.hash.size() == journal::hashBytes);
    NARU_ASSERT(batch.before.epoch > 0 && batch.before.seq < numberMax - entriesMax);
    CborWriter payload;
    payload.map(9)
        .number(0)
        .number(versionOf(batch))
        .number(1)
        .bytes(batch.device)
        .number(2)
        .number(batch.before.epoch);
    payload.number(3);
    put(payload, batch.before.seq + 1);
    payload.number(4).bytes(batch.before.hash);
    if (key == entriesKey)
        payload.number(key).raw(what);
    payload.number(6).bytes(last).number(7).bytes(keyIdOf(signer.publicKey())).number(8).raw(bytesOf(batch.telling));
    if (key == envelopeKey)
        payload.number(key).raw(what);
    const QByteArray bytes = payload.take();
    return CborWriter()
        .array(2)
        .bytes(bytes)
        .bytes(signer.sign(crypto::SignatureAlgorithm::Es256, batchDomain + bytes))
        .take();
}

} // namespace

void putFacets(CborWriter& out, const QMap<int, qint64>& facets)
{
    out.map(quint64(facets.size()));
    for (auto it = facets.cbegin(); it != facets.cend(); ++it)
        out.number(it.key()).number(it.value());
}

void putFirst(CborWriter& out, const First& first)
{
    out.array(6).number(first.epoch);
    put(out, first.seq);
    put(out, first.hlc);
    out.number(first.kind).number(first.schema).bytes(first.digest);
}

QByteArray hashOf(const QByteArray& device, const Head& before, const Item& item)
{
    return crypto::sha256(journal::hashInput(
        device, {before.epoch, before.seq + 1, item.hlc, item.kind, item.schema, before.hash, digestOf(item)}));
}

QList<QByteArray> Batch::hashes() const
{
    if (envelope)
        return {envelope->hash};
    QList<QByteArray> hashes;
    hashes.reserve(entries.size());
    Head at = before;
    for (const Item& item : entries) {
        at.hash = hashOf(device, at, item);
        ++at.seq;
        hashes.append(at.hash);
    }
    return hashes;
}

Head Batch::end() const
{
    const auto all = hashes();
    return all.isEmpty() ? before : Head{before.epoch, before.seq + quint64(all.size()), all.last()};
}

QByteArray bytesOf(const Batch& batch, const crypto::PrivateKey& key)
{
    NARU_ASSERT(batch.entries.size() <= entriesMax && !batch.envelope);
    CborWriter entries;
    entries.array(quint64(batch.entries.size()));
    for (const Item& item : batch.entries)
        putItem(entries, item);
    return signedBatch(batch, batch.end().hash, entries.take(), entriesKey, key);
}

QByteArray envelopeOf(const Batch& batchOfOne, const crypto::PrivateKey& key)
{
    NARU_ASSERT(batchOfOne.entries.size() == 1 && !batchOfOne.envelope);
    CborWriter item;
    putItem(item, batchOfOne.entries.first());
    const QByteArray bytes = item.take();
    NARU_ASSERT(bytes.size() <= envelopeBytesMax);
    return signedBatch(batchOfOne, batchOfOne.end().hash, CborWriter().bytes(bytes).take(), envelopeKey, key);
}

} // namespace naru::wire

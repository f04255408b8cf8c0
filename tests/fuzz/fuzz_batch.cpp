// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/codec/cbor.h"
#include "sync/wire/sealing.h"
#include "tests/fuzz/target.h"

using namespace naru;
using namespace naru::wire;

namespace {

const crypto::PrivateKey& desk()
{
    static SeededRandom random(1);
    static const auto key = crypto::PrivateKey::generate(crypto::Curve::P256, random);
    return key;
}

void readBatch(const QByteArray& bytes)
{
    const auto read = batchOf(bytes);
    if (!read)
        return;
    const Batch& batch = read->batch;
    NARU_ASSERT(batch.entries.size() <= entriesMax && batch.hashes().size() <= entriesMax);
    NARU_ASSERT(codec::CborWriter().array(2).bytes(read->payload).bytes(read->signature).take() == bytes);
    (void)read->isSignedBy(desk().publicKey());
    if (batch.envelope)
        return;
    for (const Item& item : batch.entries) {
        const auto open = item.sealed ? openPartIn(openPartOf(*item.sealed)) : Item::Sealed{};
        NARU_ASSERT(
            open && (!item.sealed || (open->facets == item.sealed->facets && open->first == item.sealed->first)));
    }
    const auto again = batchOf(bytesOf(batch, desk()), desk().publicKey());
    NARU_ASSERT(again && again->batch.end() == batch.end() && again->batch.hashes() == batch.hashes());
}

} // namespace

/// The body of a desk's request, in each packing, and what is in it.
NARU_FUZZ_TARGET(batch)
{
    constexpr qsizetype roomMax = 256 * 1024;
    readBatch(bytes);
    // A payload that nobody signed: the reader does not ask who.
    readBatch(codec::CborWriter().array(2).bytes(bytes).bytes(QByteArray(64, 's')).take());
    for (const Packing packing : {Packing::Deflate, Packing::Zstd}) {
        if (const auto plain = unpacked(bytes, packing, roomMax)) {
            NARU_ASSERT(plain->size() <= roomMax);
            NARU_ASSERT(*unpacked(packed(*plain, packing), packing, roomMax) == *plain);
            readBatch(*plain);
        }
        NARU_ASSERT(*unpacked(packed(bytes, packing), packing, bytes.size()) == bytes);
    }
    (void)packingOf(bytes);
}

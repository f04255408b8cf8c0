// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/codec/cbor.h"
#include "app/crypto/hash.h"
#include "sync/wire/batch.h"

namespace naru::test {

/// Another one for each seed.
inline crypto::PrivateKey wireKey(quint64 seed)
{
    SeededRandom random(seed);
    return crypto::PrivateKey::generate(crypto::Curve::P256, random);
}

/// `count` entries of a desk, as they would come out of its journal behind `before`.
inline wire::Batch wireBatch(int count, quint64 seed = 1, const journal::Head& before = {1, 0, QByteArray(32, '\0')})
{
    SeededRandom random(seed);
    wire::Batch batch{QByteArray(16, '\x5a'), before, {}, {}, {}, {}};
    for (int i = 0; i < count; ++i) {
        wire::Item item;
        item.hlc = (quint64(1'795'316'400'000) + quint64(i)) << 16;
        item.kind = quint16(20 + i % 5);
        item.schema = 1;
        item.framed = journal::frame(random.bytes(16), random.bytes(qsizetype(random.below(200))));
        batch.entries.append(item);
    }
    batch.telling = {quint64(count) + 7, Instant(Milliseconds(1'795'316'400'000)), QStringLiteral("0.1.0"),
        {{QStringLiteral("trust"), 3}, {QStringLiteral("fees"), 12}}, "origin\n1\n\n", Milliseconds(-250)};
    return batch;
}

/// Any payload, signed as a desk signs.
inline QByteArray wireSigned(const QByteArray& payload, const crypto::PrivateKey& key)
{
    return codec::CborWriter()
        .array(2)
        .bytes(payload)
        .bytes(key.sign(crypto::SignatureAlgorithm::Es256, "naru-b1" + payload))
        .take();
}

} // namespace naru::test

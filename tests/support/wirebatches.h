// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/codec/cbor.h"
#include "app/crypto/hash.h"
#include "sync/wire/batch.h"

#include <QMap>

#include <algorithm>

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

/// The entries of a batch as a newer desk might write them: more behind each.
inline QByteArray wireEntriesOfTomorrow(const QList<wire::Item>& items)
{
    codec::CborWriter entries;
    entries.array(quint64(items.size()));
    for (const wire::Item& item : items)
        entries.array(6)
            .number(qint64(item.hlc))
            .number(item.kind)
            .number(item.schema)
            .bytes(item.framed)
            .text("and more")
            .map(1)
            .number(1)
            .null();
    return entries.take();
}

/// A payload piece by piece, so that one piece can be wrong. An empty piece is left out.
struct WirePieces {
    QMap<int, QByteArray> values;

    explicit WirePieces(const wire::Batch& batch, const crypto::PrivateKey& key)
    {
        codec::CborWriter entries;
        entries.array(quint64(batch.entries.size()));
        for (const wire::Item& item : batch.entries)
            entries.array(4).number(qint64(item.hlc)).number(item.kind).number(item.schema).bytes(item.framed);
        values = {{0, number(1)}, {1, bytes(batch.device)}, {2, number(batch.before.epoch)},
            {3, number(qint64(batch.before.seq + 1))}, {4, bytes(batch.before.hash)}, {5, entries.take()},
            {6, bytes(batch.end().hash)}, {7, bytes(wire::keyIdOf(key.publicKey()))}};
    }
    static QByteArray number(qint64 value) { return codec::CborWriter().number(value).take(); }
    static QByteArray bytes(QByteArrayView value) { return codec::CborWriter().bytes(value).take(); }

    QByteArray payload() const
    {
        codec::CborWriter out;
        const auto there = std::count_if(values.cbegin(), values.cend(), [](const auto& v) { return !v.isEmpty(); });
        out.map(quint64(there));
        for (auto it = values.cbegin(); it != values.cend(); ++it)
            if (!it.value().isEmpty())
                out.number(it.key()).raw(it.value());
        return out.take();
    }
};

} // namespace naru::test

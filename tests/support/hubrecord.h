// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/random.h"
#include "app/crypto/hash.h"
#include "sync/hub/intake.h"

namespace naru::test {

/// The record of one desk, made from a seed: what it would send to a hub.
struct HubRecord {
    explicit HubRecord(std::uint64_t seed)
        : random(seed)
        , device(random.bytes(16))
        , key(crypto::PrivateKey::generate(crypto::Curve::P256, random))
        , before{1, 0, QByteArray(32, '\0')}
    {
    }
    /// The same desk's, with other entries from here on.
    HubRecord otherwise(qsizetype common, std::uint64_t seed) const
    {
        HubRecord other = *this;
        other.items.resize(common);
        other.random = SeededRandom(seed);
        return other;
    }
    HubRecord& grow(int count, qsizetype bytes = 40)
    {
        for (int i = 0; i < count; ++i) {
            wire::Item item;
            item.hlc = (quint64(1'790'000'000'000) + quint64(items.size())) << 16;
            item.kind = 70;
            item.schema = 1;
            item.framed = journal::frame(random.bytes(16), random.bytes(bytes));
            item.digest = crypto::sha256(item.framed);
            items.append(item);
        }
        return *this;
    }
    wire::Batch batch(qsizetype from, qsizetype count) const
    {
        wire::Batch all{device, before, items, {}, {}, {}};
        wire::Batch some{device, before, items.mid(from, count), {}, {}, {}};
        if (from > 0)
            some.before = {before.epoch, before.seq + quint64(from), all.hashes().at(from - 1)};
        some.telling.unsent = quint64(items.size() - from);
        some.telling.program = QStringLiteral("0.1.0");
        return some;
    }
    QByteArray bytes(qsizetype from, qsizetype count) const { return wire::bytesOf(batch(from, count), key); }
    journal::Head head() const { return batch(0, items.size()).end(); }
    hub::Sender sender() const { return {hub::Sender::Standing::Known, device, key.publicKey()}; }

    SeededRandom random;
    QByteArray device;
    crypto::PrivateKey key;
    journal::Head before;
    QList<wire::Item> items;
};

} // namespace naru::test

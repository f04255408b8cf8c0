// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/agent/batches.h"

namespace naru::agent {

wire::Batch batchOf(const QByteArray& device, const journal::Stretch& stretch, const wire::Telling& telling,
    const std::optional<Seal>& seal)
{
    const auto sealer = seal ? std::optional(wire::Sealer(seal->to, seal->random)) : std::nullopt;
    wire::Batch batch;
    batch.device = device;
    batch.before = stretch.before;
    batch.entries.reserve(stretch.entries.size());
    for (const journal::Leaving& entry : stretch.entries) {
        if (sealer) {
            batch.entries.append(sealer->itemOf(device, stretch.before.epoch, entry, seal->facetsOf));
            continue;
        }
        wire::Item item;
        item.hlc = entry.hlc;
        item.kind = entry.kind;
        item.schema = entry.schema;
        item.framed = entry.framed;
        batch.entries.append(std::move(item));
    }
    batch.telling = telling;
    return batch;
}

} // namespace naru::agent

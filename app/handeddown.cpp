// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/handeddown.h"

#include "app/base/assert.h"

namespace naru {

QList<packs::Taken> takenBy(const desk::Supplies& supplies)
{
    QList<packs::Taken> taken;
    for (const auto& standing : supplies.standings()) {
        const auto channel = packs::channelOf(standing.channel);
        const bool isLost = standing.fault && standing.fault->is(desk::SuppliesFault::NotInPlace);
        if (channel && standing.version)
            taken.append({*channel, standing.version, standing.manifest, standing.root, standing.rootPin, standing.asOf,
                isLost});
    }
    return taken;
}

desk::Supply supplyOf(const packs::Taken& taken, const packs::Manifest& manifest, const QList<QByteArray>& bytes)
{
    NARU_ASSERT(bytes.size() == manifest.files.size());
    desk::Supply supply{QLatin1StringView(packs::nameOf(taken.channel)), taken.version, taken.manifest, taken.root,
        taken.rootPin, taken.asOf, {}};
    for (qsizetype i = 0; i < bytes.size(); ++i)
        supply.files.append({manifest.files[i].path, bytes[i]});
    return supply;
}

} // namespace naru

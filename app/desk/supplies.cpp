// SPDX-License-Identifier: GPL-3.0-or-later
// What is so of every desk that takes things in, whoever keeps them.
#include "app/desk/supplies.h"

namespace naru::desk {

std::optional<Supplies::Standing> Supplies::standing(const QString& channel) const
{
    for (const Standing& standing : standings()) {
        if (standing.channel == channel)
            return standing;
    }
    return std::nullopt;
}

bool Supplies::Way::operator==(const Way& other) const
{
    const auto names = [](const Way& way) {
        QMap<QString, QByteArray> all{{QString(), way.fault ? way.fault->name() : ""}};
        for (auto one = way.refused.begin(); one != way.refused.end(); ++one)
            all.insert(one.key(), one->name());
        return all;
    };
    return doing == other.doing && hasSource == other.hasSource && channel == other.channel && percent == other.percent
        && names(*this) == names(other);
}

void Supplies::lookNow()
{
    if (m_bringer.look)
        m_bringer.look();
}

void Supplies::import(const QString& file, Done done)
{
    if (const auto may = mayImport(); !may)
        return done(may);
    if (!m_bringer.import)
        return done(SuppliesFault::NoBringer);
    m_bringer.import(file, std::move(done));
}

} // namespace naru::desk

// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/hub/lostroom.h"

#include "app/crypto/hash.h"
#include "sync/hub/enrolmenttables.h"
#include "sync/wire/lost.h"

namespace naru::hub {

namespace {

QByteArray keyIdOf(const QByteArray& spki)
{
    return crypto::sha256(spki).first(wire::keyIdBytes);
}

/// As desks read it, see wire::headIn: one desk without it would make the list unreadable for all.
bool isPlace(const Head& head)
{
    return head.epoch > 0 && head.hash.size() == journal::hashBytes;
}

} // namespace

Response LostRoom::answer()
{
    wire::LostList list{m.clock.now(), {}};
    const auto read = m.pool.with([&list](Sql& sql) -> Result<void> {
        const auto desks = lostDesks(sql);
        const auto formers = formerKeys(sql);
        if (!desks || !formers)
            return desks ? formers.fault() : desks.fault();
        list.keys.clear();
        for (const LostDesk& desk : *desks) {
            if (!isPlace(desk.lastGood))
                continue; // nothing is known of where it ended: never signed
            for (const FormerKey& former : *formers) {
                if (former.device == desk.device)
                    list.keys.append({desk.device, keyIdOf(former.spki), desk.lastGood, desk.lost});
            }
            list.keys.append({desk.device, keyIdOf(desk.spki), desk.lastGood, desk.lost});
        }
        return {};
    });
    if (!read)
        return {503, wire::mediaType, wire::bytesOf(wire::Refusal{QStringLiteral("store_failed"), {}, {}}),
            {{"Retry-After", "60"}}};
    list.keys = list.keys.last(std::min(list.keys.size(), wire::lostMax));
    return {200, wire::mediaType, wire::bytesOf(list, m.origin, m.key), {}};
}

} // namespace naru::hub

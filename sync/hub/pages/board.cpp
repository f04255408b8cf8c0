// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/hub/pages/board.h"

#include <algorithm>
#include <tuple>

namespace naru::hub {

DeskState stateOf(const DeskFacts& desk, Instant now)
{
    if (desk.lostAt)
        return DeskState::Lost;
    if (desk.held > 0)
        return DeskState::Held;
    if (desk.forkedAt)
        return DeskState::Forked;
    if (desk.asksApproval)
        return DeskState::Approve;
    if (!desk.certificateTo)
        return DeskState::Waiting;
    if (!desk.heard || now - *desk.heard > silentAfter)
        return DeskState::Silent;
    if (desk.trustOf && now - *desk.trustOf > oldTrustAfter)
        return DeskState::TrustOld;
    if (*desk.certificateTo - now < certificateDueWithin)
        return DeskState::CertificateDue;
    if (desk.unsent.value_or(0) > 0 && now - *desk.heard <= freshWithin)
        return DeskState::Receiving;
    return DeskState::Well;
}

ServerState stateOf(const ServerFacts& server, Instant now)
{
    if (now >= server.to)
        return ServerState::Over;
    if (server.to - now < serverEndsWithin)
        return ServerState::Ending;
    return now >= server.renewal || !server.fault.isEmpty() ? ServerState::Due : ServerState::Well;
}

std::optional<Instant> trustDateOf(const QList<ReleaseFact>& releases, const QString& site, quint64 version,
    std::optional<Instant> heard, Instant enrolled)
{
    std::optional<Instant> next;
    bool isHandedDown = false;
    for (const ReleaseFact& release : releases) {
        if (release.channel != u"trust" || (!release.site.isEmpty() && release.site != site))
            continue;
        isHandedDown = true;
        if (release.version > version)
            next = std::min(next.value_or(release.published), release.published);
    }
    if (!isHandedDown)
        return {};
    return next && version == 0 ? std::max(*next, enrolled) : next ? next : heard;
}

void sortForPeople(QList<DeskFacts>& desks, Instant now)
{
    std::ranges::sort(desks, [now](const DeskFacts& left, const DeskFacts& right) {
        return std::make_tuple(stateOf(left, now), QStringView(left.site), QStringView(left.name))
            < std::make_tuple(stateOf(right, now), QStringView(right.site), QStringView(right.name));
    });
}

} // namespace naru::hub

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

void sortForPeople(QList<DeskFacts>& desks, Instant now)
{
    std::ranges::sort(desks, [now](const DeskFacts& left, const DeskFacts& right) {
        return std::make_tuple(stateOf(left, now), QStringView(left.site), QStringView(left.name))
            < std::make_tuple(stateOf(right, now), QStringView(right.site), QStringView(right.name));
    });
}

} // namespace naru::hub

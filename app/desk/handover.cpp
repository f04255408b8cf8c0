// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desk/handover.h"

namespace naru::desk {

using namespace identity::mdl;

device::HandoverDoor handoverDoor(const Carriers& ours)
{
    device::HandoverDoor door;
    door.request = [ours] { return makeHandoverRequest(ours); };
    door.read = [](const QByteArray& select, const std::optional<QByteArray>& request) -> Result<device::TapOffer> {
        const auto engagement = readHandoverSelect(select, request);
        if (!engagement)
            return engagement.fault();
        device::TapOffer offer{engagement->deviceEngagement, engagement->handover(), std::nullopt};
        if (const auto& nfc = engagement->offered.nfc)
            offer.nfc = device::TapOffer::Nfc{nfc->commandBytesMax, nfc->responseBytesMax};
        return offer;
    };
    return door;
}

Carriers nfcAlone()
{
    constexpr qsizetype commandBytesMax = 65'535, responseBytesMax = 65'536;
    return {NfcCarrier{commandBytesMax, responseBytesMax}, std::nullopt};
}

} // namespace naru::desk

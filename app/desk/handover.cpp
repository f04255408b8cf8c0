// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desk/handover.h"

#include "app/identity/mdl/engagement.h"
#include "app/identity/mdl/retrieval.h"

namespace naru::desk {

using namespace identity::mdl;
using device::BleWay;
using device::PhoneOffer;

namespace {

PhoneOffer::Nfc nfcOf(const NfcCarrier& carrier)
{
    return {carrier.commandBytesMax, carrier.responseBytesMax};
}

/// RFC 9562, version 4.
QByteArray newUuid(Random& random)
{
    constexpr qsizetype uuidBytes = 16;
    QByteArray uuid = random.bytes(uuidBytes);
    uuid[6] = static_cast<char>((uuid[6] & 0x0f) | 0x40);
    uuid[8] = static_cast<char>((uuid[8] & 0x3f) | 0x80);
    return uuid;
}

/// The UUID of central client mode is the reader's own where it made a request, else the one that both modes share.
std::optional<BleWay> wayOf(const BleCarrier& phone, const QByteArray& requested, const QByteArray& ident)
{
    const QByteArray desk = requested.isEmpty() ? phone.uuid : requested;
    BleWay way{std::nullopt, std::nullopt, phone.address, ident};
    if (phone.peripheralServer && !phone.uuid.isEmpty())
        way.phoneServes = phone.uuid;
    if (phone.centralClient && !desk.isEmpty())
        way.deskServes = desk;
    return way.phoneServes || way.deskServes ? std::optional(way) : std::nullopt;
}

/// What was asked last, and the UUID in it: an answer belongs to one request.
struct Asking {
    QByteArray request, uuid;
};

Result<PhoneOffer> readSelect(const QByteArray& select, const std::optional<QByteArray>& request, const Asking& last)
{
    const auto tap = readHandoverSelect(select, request);
    if (!tap)
        return tap.fault();
    PhoneOffer offer{tap->deviceEngagement, tap->handover(), std::nullopt, std::nullopt};
    if (tap->offered.nfc)
        offer.nfc = nfcOf(*tap->offered.nfc);
    if (!tap->offered.ble)
        return offer;
    const auto engagement = DeviceEngagement::parse(tap->deviceEngagement);
    if (!engagement)
        return engagement.fault();
    const QByteArray requested = request && *request == last.request ? last.uuid : QByteArray();
    offer.ble = wayOf(*tap->offered.ble, requested, bleIdent(engagement->eDeviceKeyBytes));
    return offer;
}

Result<PhoneOffer> readCode(const QByteArray& code)
{
    constexpr char cborNull = '\xf6'; // Handover of a QR engagement (§9.1.5.1)
    const auto engagement = DeviceEngagement::parseQr(QString::fromLatin1(code));
    if (!engagement)
        return engagement.fault();
    PhoneOffer offer{engagement->bytes, QByteArray(1, cborNull), std::nullopt, std::nullopt};
    for (const RetrievalMethod& method : engagement->methods) {
        if (method.type == RetrievalMethod::Nfc && !offer.nfc) {
            if (const auto carrier = readNfcOptions(method.options))
                offer.nfc = nfcOf(*carrier);
        } else if (method.type == RetrievalMethod::Ble && !offer.ble) {
            if (const auto ble = BleOptions::read(method.options))
                offer.ble = BleWay{
                    ble->peripheralServer, ble->centralClient, ble->address, bleIdent(engagement->eDeviceKeyBytes)};
        }
    }
    return offer;
}

/// `uuid`: a new one for each request, empty where there is no Bluetooth.
device::HandoverDoor doorWith(std::function<QByteArray()> uuid)
{
    constexpr NfcCarrier ourNfc{65'535, 65'536};
    const auto last = std::make_shared<Asking>();
    device::HandoverDoor door;
    door.request = [uuid = std::move(uuid), last] {
        Carriers ours{ourNfc, std::nullopt};
        last->uuid = uuid();
        if (!last->uuid.isEmpty())
            ours.ble = BleCarrier{true, true, last->uuid, {}};
        last->request = makeHandoverRequest(ours);
        return last->request;
    };
    door.read = [last](const QByteArray& select, const std::optional<QByteArray>& request) {
        return readSelect(select, request, *last);
    };
    door.readCode = readCode;
    return door;
}

} // namespace

device::HandoverDoor handoverDoor(Random& random, std::function<Bluetooth()> bluetooth)
{
    return doorWith([&random, bluetooth = std::move(bluetooth)] {
        return bluetooth() == Bluetooth::Ready ? newUuid(random) : QByteArray();
    });
}

device::HandoverDoor handoverDoor()
{
    return doorWith([] { return QByteArray(); });
}

} // namespace naru::desk

// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/identity/mdl/nfchandover.h"

#include "app/codec/cbor.h"
#include "app/codec/ndef.h"

#include <QSet>

#include <algorithm>

namespace naru::identity::mdl {

namespace {
using codec::NdefMessage;
using codec::NdefRecord;
using Tnf = NdefRecord::Tnf;

constexpr char connectionHandoverVersion = '\x15'; ///< 1.5
constexpr quint8 carrierStateMask = 0x03, carrierInactive = 0, carrierActive = 1;
constexpr QByteArrayView engagementType("iso.org:18013:deviceengagement"), readerType("iso.org:18013:readerengagement"),
    nfcType("iso.org:18013:nfc"), bleType("application/vnd.bluetooth.le.oob");
constexpr char nfcCarrierVersion = '\x01';
constexpr qsizetype commandBytesMax = 65'535, responseBytesMax = 65'536, uuidBytes = 16, addressBytes = 6;

/// Bluetooth assigned numbers, "Common Data Types".
enum AdType : quint8 { CompleteUuids128 = 0x07, DeviceAddress = 0x1b, LeRole = 0x1c };
/// Values of LeRole.
enum LeRoleValue : quint8 { PeripheralOnly, CentralOnly, PeripheralPreferred, CentralPreferred };

QByteArray owned(QByteArrayView slice)
{
    return slice.toByteArray();
}

QByteArray reversed(QByteArrayView bytes)
{
    QByteArray copy = bytes.toByteArray();
    std::reverse(copy.begin(), copy.end());
    return copy;
}

/// Length byte, type byte, value of length - 1 bytes: of both carrier records. False where the lengths do not add up.
template <typename Take>
bool eachStructure(QByteArrayView bytes, Take take)
{
    while (!bytes.isEmpty()) {
        const auto length = static_cast<quint8>(bytes.front());
        if (length == 0) // early termination: the rest is padding
            return true;
        if (bytes.size() <= length)
            return false;
        take(static_cast<quint8>(bytes[1]), bytes.sliced(2, length - 1));
        bytes = bytes.sliced(1 + length);
    }
    return true;
}

QByteArray structure(quint8 type, QByteArrayView value)
{
    QByteArray bytes;
    bytes.append(static_cast<char>(value.size() + 1)).append(static_cast<char>(type));
    return bytes.append(value.data(), value.size());
}

qsizetype number(QByteArrayView bytes)
{
    qsizetype value = 0;
    for (const char byte : bytes)
        value = value << 8 | static_cast<quint8>(byte);
    return value;
}

/// Shortest, but at least `bytesMin`.
QByteArray numberBytes(qsizetype value, int bytesMin)
{
    QByteArray bytes;
    for (int shift = 16; shift >= 0; shift -= 8) {
        if (value >> shift || !bytes.isEmpty() || shift < 8 * bytesMin)
            bytes.append(static_cast<char>(value >> shift & 0xff));
    }
    return bytes;
}

std::optional<NfcCarrier> readNfc(QByteArrayView payload)
{
    enum { Command = 1, Response = 2 };
    constexpr qsizetype numberBytesMax = 3;
    if (payload.isEmpty() || payload.front() != nfcCarrierVersion)
        return std::nullopt;
    NfcCarrier carrier;
    bool isRight = true;
    const bool isWhole = eachStructure(payload.sliced(1), [&](quint8 type, QByteArrayView value) {
        isRight = isRight && value.size() <= numberBytesMax;
        if (isRight && type == Command)
            carrier.commandBytesMax = std::min(number(value), commandBytesMax);
        else if (isRight && type == Response)
            carrier.responseBytesMax = std::min(number(value), responseBytesMax);
    });
    isRight = isRight && isWhole && carrier.commandBytesMax > 0 && carrier.responseBytesMax > 0;
    return isRight ? std::optional(carrier) : std::nullopt;
}

std::optional<BleCarrier> readBle(QByteArrayView payload)
{
    BleCarrier carrier;
    bool isRight = true;
    const bool isWhole = eachStructure(payload, [&](quint8 type, QByteArrayView value) {
        if (type == LeRole) {
            isRight = isRight && value.size() == 1 && value[0] >= PeripheralOnly && value[0] <= CentralPreferred;
            carrier.peripheralServer = isRight && value[0] != CentralOnly;
            carrier.centralClient = isRight && value[0] != PeripheralOnly;
        } else if (type == CompleteUuids128) {
            isRight = isRight && value.size() == uuidBytes;
            carrier.uuid = reversed(value);
        } else if (type == DeviceAddress) { // some write the address type behind it
            isRight = isRight && (value.size() == addressBytes || value.size() == addressBytes + 1);
            carrier.address = reversed(value.first(std::min(value.size(), addressBytes)));
        }
    });
    isRight = isRight && isWhole && (carrier.peripheralServer || carrier.centralClient);
    return isRight ? std::optional(carrier) : std::nullopt;
}

/// Ids of carriers that the alternative carrier records of Hs call inactive.
std::optional<QSet<QByteArray>> inactiveCarriers(const QByteArray& hsPayload)
{
    QSet<QByteArray> inactive;
    const QByteArray nested = hsPayload.sliced(1);
    if (nested.isEmpty())
        return inactive;
    const auto message = NdefMessage::parse(nested);
    if (!message)
        return std::nullopt;
    for (const NdefRecord& record : message->records) {
        if (!record.is(Tnf::WellKnown, "ac"))
            continue;
        const QByteArray& payload = record.payload;
        if (payload.size() < 3 || payload.size() < 3 + static_cast<quint8>(payload[1]))
            return std::nullopt;
        if ((static_cast<quint8>(payload[0]) & carrierStateMask) == carrierInactive)
            inactive.insert(owned(QByteArrayView(payload).sliced(2, static_cast<quint8>(payload[1]))));
    }
    return inactive;
}

NdefRecord alternativeCarrier(const QByteArray& reference)
{
    QByteArray payload(1, static_cast<char>(carrierActive));
    payload.append(static_cast<char>(reference.size())).append(reference).append('\0');
    return {Tnf::WellKnown, "ac", {}, payload};
}

NdefRecord bleRecord(const BleCarrier& carrier, const QByteArray& id)
{
    // Mirrored: where the mdoc is the peripheral, the reader is the central.
    const quint8 role = carrier.peripheralServer && carrier.centralClient ? CentralPreferred
        : carrier.peripheralServer                                        ? CentralOnly
                                                                          : PeripheralOnly;
    QByteArray payload = structure(LeRole, QByteArray(1, static_cast<char>(role)));
    if (!carrier.uuid.isEmpty())
        payload += structure(CompleteUuids128, reversed(carrier.uuid));
    return {Tnf::Mime, owned(bleType), id, payload};
}

NdefRecord nfcRecord(const NfcCarrier& carrier, const QByteArray& id)
{
    const QByteArray payload = QByteArray(1, nfcCarrierVersion) + structure(1, numberBytes(carrier.commandBytesMax, 1))
        + structure(2, numberBytes(carrier.responseBytesMax, 1));
    return {Tnf::External, owned(nfcType), id, payload};
}
} // namespace

QByteArray NfcEngagement::handover() const
{
    codec::CborWriter writer;
    writer.array(2).bytes(hs);
    if (hr)
        writer.bytes(*hr);
    else
        writer.null();
    return writer.take();
}

Result<NfcEngagement> readHandoverSelect(const QByteArray& hs, const std::optional<QByteArray>& hr)
{
    const auto message = NdefMessage::parse(hs);
    if (!message)
        return Fault(IdentityFault::BadHandover, QLatin1StringView(message.fault().name()));
    const NdefRecord& first = message->records.first();
    if (!first.is(Tnf::WellKnown, "Hs") || first.payload.isEmpty()
        || (static_cast<quint8>(first.payload[0]) & 0xf0) != (connectionHandoverVersion & 0xf0))
        return Fault(IdentityFault::BadHandover, QStringLiteral("Hs or its version"));
    const auto inactive = inactiveCarriers(first.payload);
    if (!inactive)
        return Fault(IdentityFault::BadHandover, QStringLiteral("alternative carriers"));
    NfcEngagement engagement{{}, hs, hr, {}};
    int engagements = 0;
    for (const NdefRecord& record : message->records) {
        if (record.is(Tnf::External, engagementType)) {
            engagement.deviceEngagement = owned(record.payload);
            ++engagements;
        } else if (!inactive->contains(record.id)) {
            if (record.is(Tnf::External, nfcType) && !engagement.offered.nfc)
                engagement.offered.nfc = readNfc(record.payload);
            else if (record.is(Tnf::Mime, bleType) && !engagement.offered.ble)
                engagement.offered.ble = readBle(record.payload);
        }
    }
    if (engagements != 1)
        return Fault(IdentityFault::BadHandover, QStringLiteral("%1 device engagements").arg(engagements));
    return engagement;
}

QByteArray makeHandoverRequest(const Carriers& ours)
{
    NARU_ASSERT(ours.nfc || ours.ble);
    const QByteArray bleId("0"), nfcId("nfc");
    QList<NdefRecord> alternatives, carriers;
    if (ours.ble) {
        alternatives.append(alternativeCarrier(bleId));
        carriers.append(bleRecord(*ours.ble, bleId));
    }
    if (ours.nfc) {
        alternatives.append(alternativeCarrier(nfcId));
        carriers.append(nfcRecord(*ours.nfc, nfcId));
    }
    const QByteArray request = QByteArray(1, connectionHandoverVersion) + codec::encodeNdef(alternatives);
    const NdefRecord reader{
        Tnf::External, owned(readerType), "mdocreader", codec::CborWriter().map(1).number(0).text("1.0").take()};
    return codec::encodeNdef(QList<NdefRecord>{{Tnf::WellKnown, "Hr", {}, request}, reader} + carriers);
}

} // namespace naru::identity::mdl

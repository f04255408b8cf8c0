// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/identity/mdl/retrieval.h"

#include "app/codec/cbor.h"
#include "app/crypto/hash.h"

#include <algorithm>

namespace naru::identity::mdl {

namespace {
using codec::CborDocument;
using codec::CborLimits;
using codec::CborType;
using codec::CborValue;
using codec::CborWriter;

constexpr CborLimits optionsLimits{1024, 4, 32};
constexpr qsizetype uuidBytes = 16, addressBytes = 6, identBytes = 16;

enum BleKey : qint64 {
    PeripheralServerMode = 0,
    CentralClientMode = 1,
    PeripheralServerUuid = 10,
    CentralClientUuid = 11,
    Address = 20,
};
enum NfcKey : qint64 { CommandMax = 0, ResponseMax = 1 };

/// False: the mode is offered, and cannot be used.
bool readMode(const CborValue& map, qint64 mode, qint64 uuid, std::optional<QByteArray>& into)
{
    if (!map.find(mode).toBool().value_or(false))
        return true;
    const auto bytes = map.find(uuid).toBytes();
    if (!bytes || bytes->size() != uuidBytes)
        return false;
    into = QByteArray(bytes->constData(), bytes->size());
    return true;
}
} // namespace

std::optional<BleOptions> BleOptions::read(const QByteArray& cbor)
{
    const auto document = CborDocument::parse(cbor, optionsLimits);
    if (!document || !(*document)->root().is(CborType::Map))
        return std::nullopt;
    const CborValue map = (*document)->root();
    BleOptions options;
    if (!readMode(map, PeripheralServerMode, PeripheralServerUuid, options.peripheralServer)
        || !readMode(map, CentralClientMode, CentralClientUuid, options.centralClient))
        return std::nullopt;
    if (const auto address = map.find(Address).toBytes(); address && address->size() == addressBytes)
        options.address = QByteArray(address->constData(), address->size());
    return options.peripheralServer || options.centralClient ? std::optional(options) : std::nullopt;
}

QByteArray BleOptions::encode() const
{
    CborWriter writer;
    writer.map(2u + (peripheralServer ? 1 : 0) + (centralClient ? 1 : 0) + (address.isEmpty() ? 0 : 1));
    writer.number(PeripheralServerMode).boolean(peripheralServer.has_value());
    writer.number(CentralClientMode).boolean(centralClient.has_value());
    if (peripheralServer)
        writer.number(PeripheralServerUuid).bytes(*peripheralServer);
    if (centralClient)
        writer.number(CentralClientUuid).bytes(*centralClient);
    if (!address.isEmpty())
        writer.number(Address).bytes(address);
    return writer.take();
}

std::optional<NfcCarrier> readNfcOptions(const QByteArray& cbor)
{
    constexpr quint64 commandBytesMax = 65'535, responseBytesMax = 65'536;
    const auto document = CborDocument::parse(cbor, optionsLimits);
    if (!document)
        return std::nullopt;
    const CborValue map = (*document)->root();
    const auto command = map.find(CommandMax).toUnsigned(), response = map.find(ResponseMax).toUnsigned();
    if (!command || !response || *command == 0 || *response == 0)
        return std::nullopt;
    return NfcCarrier{static_cast<qsizetype>(std::min(*command, commandBytesMax)),
        static_cast<qsizetype>(std::min(*response, responseBytesMax))};
}

QByteArray encodeNfcOptions(const NfcCarrier& carrier)
{
    return CborWriter()
        .map(2)
        .number(CommandMax)
        .number(carrier.commandBytesMax)
        .number(ResponseMax)
        .number(carrier.responseBytesMax)
        .take();
}

QByteArray bleIdent(QByteArrayView eDeviceKeyBytes)
{
    const auto ident = crypto::hkdfSha256(eDeviceKeyBytes, {}, "BLEIdent", identBytes);
    return ident.view().toByteArray();
}

} // namespace naru::identity::mdl

// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/lan/pairing.h"

#include "app/base/assert.h"
#include "app/codec/cbor.h"
#include "app/codec/text.h"

namespace naru::lan {

namespace {
constexpr QByteArrayView head = "NARU-DESK:1:";
constexpr codec::CborLimits limits{PairCode::bytesMax, 2, 16};
} // namespace

QByteArray PairCode::text() const
{
    NARU_ASSERT(!places.isEmpty() && places.size() <= placesMax);
    NARU_ASSERT(keyHash.size() == keyHashBytes && secret.size() == secretBytes);
    codec::CborWriter writer;
    writer.array(3).bytes(keyHash).bytes(secret).array(quint64(places.size()));
    for (const Place& place : places)
        writer.text(place.text());
    return head.toByteArray() + codec::toBase45(writer.take());
}

Result<PairCode> PairCode::parse(const QByteArray& text)
{
    if (text.size() > bytesMax || !text.startsWith(head))
        return LanFault::BadCode;
    const auto bytes = codec::fromBase45(QByteArrayView(text).sliced(head.size()));
    const auto document
        = bytes ? codec::CborDocument::parse(*bytes, limits) : Result<codec::CborDocumentPtr>(bytes.fault());
    if (!document)
        return LanFault::BadCode;
    const auto root = (*document)->root();
    const auto hash = root.at(0).toBytes(), secret = root.at(1).toBytes();
    const auto places = root.at(2);
    if (!root.is(codec::CborType::Array) || root.size() != 3 || !hash || hash->size() != keyHashBytes || !secret
        || secret->size() != secretBytes || !places.is(codec::CborType::Array) || places.size() < 1
        || places.size() > placesMax)
        return LanFault::BadCode;
    PairCode code{{}, QByteArray(hash->constData(), hash->size()), QByteArray(secret->constData(), secret->size())};
    for (const auto& item : places.items()) {
        const auto place = Place::parse(item.toText().value_or(QString()));
        if (!place)
            return LanFault::BadCode;
        code.places.append(*place);
    }
    return code;
}

} // namespace naru::lan

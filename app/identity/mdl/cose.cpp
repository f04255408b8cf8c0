// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/identity/mdl/cose.h"

namespace naru::identity::mdl {

using codec::CborDocument;
using codec::CborType;
using codec::CborValue;

namespace {
constexpr qsizetype headersMax = 32; ///< of one map; real messages carry one or two
constexpr QByteArrayView nil("\xf6");
} // namespace

Result<CoseMessage> CoseMessage::read(const CborValue& item)
{
    const auto bad = [](const char* what) { return Fault(MdlReason::BadStructure, QString::fromLatin1(what)); };
    if (!item.is(CborType::Array) || item.size() != 4)
        return bad("COSE message is not an array of four");
    CoseMessage message;
    const auto protectedBytes = item.at(0).toBytes();
    const auto signature = item.at(3).toBytes();
    message.unprotectedMap = item.at(1);
    if (!protectedBytes || !signature || !message.unprotectedMap.is(CborType::Map)
        || message.unprotectedMap.size() > headersMax)
        return bad("COSE message with a part of another type");
    message.payload = item.at(2).toBytes();
    if (!message.payload && item.at(2).raw() != nil)
        return bad("COSE payload is neither bytes nor nil");
    message.protectedBytes = *protectedBytes;
    message.signature = *signature;
    if (protectedBytes->isEmpty())
        return message;
    auto map = CborDocument::parse(*protectedBytes);
    if (!map)
        return map.fault();
    if (!(*map)->root().is(CborType::Map) || (*map)->root().size() > headersMax)
        return bad("COSE protected header is not a small map");
    message.protectedMap = *map;
    return message;
}

std::optional<qint64> CoseMessage::algorithm() const
{
    return protectedMap ? protectedMap->root().find(coseAlgorithm).toInteger() : std::nullopt;
}

bool CoseMessage::hasCriticalHeader() const
{
    return protectedMap && protectedMap->root().find(coseCritical).isValid();
}

bool CoseMessage::hasHeaderTwice() const
{
    if (!protectedMap)
        return false;
    for (const auto& pair : protectedMap->root().pairs()) {
        const auto label = pair.key.toInteger();
        if (label && unprotectedMap.find(*label).isValid())
            return true;
    }
    return false;
}

} // namespace naru::identity::mdl

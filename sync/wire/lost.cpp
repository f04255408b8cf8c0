// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/wire/lost.h"

#include "app/base/assert.h"
#include "sync/wire/reading.h"

namespace naru::wire {

using codec::CborDocument;
using codec::CborLimits;
using codec::CborType;
using codec::CborValue;
using codec::CborWriter;

namespace {

constexpr CborLimits outerLimits{lostBytesMax, 2, 8};
constexpr CborLimits bodyLimits{lostBytesMax, 6, 8 * lostMax + 16};
constexpr qsizetype signatureBytes = 64, originBytesMax = 800;
constexpr int listVersion = 1;
const QByteArray domain = QByteArrayLiteral("naru-l1");

qint64 msOf(Instant moment)
{
    return moment.time_since_epoch().count();
}

std::optional<LostKey> keyIn(const CborValue& value)
{
    auto device = bytesIn(value.at(0), journal::deviceIdBytes, journal::deviceIdBytes);
    auto keyId = bytesIn(value.at(1), keyIdBytes, keyIdBytes);
    auto lastGood = headIn(value.at(2));
    const auto lost = instantIn(value.at(3));
    if (!value.is(CborType::Array) || !device || !keyId || !lastGood || !lost)
        return std::nullopt;
    return LostKey{std::move(*device), std::move(*keyId), std::move(*lastGood), *lost};
}

} // namespace

QByteArray lostPath(const QByteArray& device)
{
    return "/v1/d/" + device.toHex() + "/lost";
}

QByteArray bytesOf(const LostList& list, const QString& origin, const crypto::PrivateKey& hubKey)
{
    NARU_ASSERT(list.keys.size() <= lostMax && hubKey.curve() == crypto::Curve::P256);
    CborWriter out;
    out.map(4).number(0).number(listVersion).number(1).text(origin).number(2).number(msOf(list.made));
    out.number(3).array(quint64(list.keys.size()));
    for (const LostKey& key : list.keys) {
        out.array(4).bytes(key.device).bytes(key.keyId);
        put(out, key.lastGood);
        out.number(msOf(key.lost));
    }
    const QByteArray body = out.take();
    const QByteArray signature = hubKey.sign(crypto::SignatureAlgorithm::Es256, domain + body);
    return CborWriter().array(2).bytes(body).bytes(signature).take();
}

Result<LostList> lostOf(const QByteArray& bytes, const QString& origin, const crypto::PublicKey& hubKey)
{
    const auto outer = CborDocument::parse(bytes, outerLimits);
    if (!outer)
        return Fault(WireFault::BadLostList, QLatin1StringView(outer.fault().name()));
    const auto body = bytesIn((*outer)->root().at(0), lostBytesMax, 1);
    const auto signature = bytesIn((*outer)->root().at(1), signatureBytes, signatureBytes);
    const bool isSigned = body && signature && (*outer)->root().is(CborType::Array)
        && hubKey.verifies(crypto::SignatureAlgorithm::Es256, domain + *body, *signature);
    const auto document = isSigned ? CborDocument::parse(*body, bodyLimits)
                                   : Result<std::shared_ptr<const CborDocument>>(codec::CodecFault::BadText);
    if (!document)
        return Fault(WireFault::BadLostList, QStringLiteral("signature"));
    const CborValue root = (*document)->root();
    const auto said = numberIn(root.find(0), numberMax, 1);
    if (said && *said > listVersion)
        return WireFault::NewerVersion;
    const auto made = instantIn(root.find(2));
    const CborValue keys = root.find(3);
    const auto named = root.find(1).toText();
    if (!said || !named || *named != origin || !made || !keys.is(CborType::Array) || keys.size() > lostMax)
        return WireFault::BadLostList;
    LostList list{*made, {}};
    for (const CborValue& one : keys.items()) {
        auto key = keyIn(one);
        if (!key)
            return WireFault::BadLostList;
        list.keys.append(std::move(*key));
    }
    return list;
}

} // namespace naru::wire

// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/packs/catalogue.h"

#include "app/base/assert.h"
#include "sync/packs/inside.h"
#include "sync/wire/reading.h"

namespace naru::packs {

using codec::CborType;
using codec::CborValue;
using codec::CborWriter;

namespace {

const QString catalogueWord = QStringLiteral("naru.catalogue/1");
constexpr qsizetype deviceBytes = 16;
constexpr int offersMax = 64; ///< with those of a coming Naru
constexpr codec::CborLimits outerLimits{catalogueBytesMax, 2, 4};
constexpr codec::CborLimits catalogueLimits{catalogueBytesMax, 4, 32 + rootsMax + offersMax * 5};

QByteArray toBeSigned(const QByteArray& bytes)
{
    return QByteArrayLiteral("naru-p1catalogue") + '\0' + bytes;
}

std::optional<Offer> offerIn(const CborValue& value)
{
    const auto version = wire::numberIn(value.at(0), wire::numberMax, 1);
    auto sha256 = wire::bytesIn(value.at(1), hashBytes, hashBytes);
    const auto size = wire::numberIn(value.at(2), manifestBytesMax, 1);
    if (!value.is(CborType::Array) || !version || !sha256 || !size)
        return std::nullopt;
    return Offer{*version, std::move(*sha256), qint64(*size)};
}

bool readRoots(const CborValue& list, Catalogue& catalogue)
{
    if (!list.is(CborType::Array) || list.size() > rootsMax)
        return false;
    for (const CborValue& each : list.items()) {
        auto root = wire::bytesIn(each, hashBytes, hashBytes);
        if (!root)
            return false;
        catalogue.roots.append(std::move(*root));
    }
    return true;
}

/// A channel of a newer Naru is passed over.
bool readOffers(const CborValue& map, Catalogue& catalogue)
{
    if (!map.is(CborType::Map) || map.size() > offersMax)
        return false;
    for (const auto& [key, value] : map.pairs()) {
        const auto name = wire::codeIn(key);
        if (!name)
            return false;
        const auto channel = channelOf(*name);
        if (!channel)
            continue;
        auto offer = offerIn(value);
        if (!offer)
            return false;
        catalogue.offers.insert(*channel, std::move(*offer));
    }
    return true;
}

QByteArray deskPath(const QByteArray& device)
{
    NARU_ASSERT(device.size() == deviceBytes);
    return "/v1/d/" + device.toHex();
}

} // namespace

QByteArray textOf(const Catalogue& catalogue, const crypto::PrivateKey& hubKey)
{
    NARU_ASSERT(catalogue.device.size() == deviceBytes && catalogue.roots.size() <= rootsMax);
    NARU_ASSERT(hubKey.curve() == crypto::Curve::P256);
    CborWriter out;
    out.map(5).number(0).text(catalogueWord).number(1).bytes(catalogue.device);
    out.number(2).number(catalogue.time.time_since_epoch().count());
    out.number(3).array(quint64(catalogue.roots.size()));
    for (const QByteArray& root : catalogue.roots)
        out.bytes(root);
    QMap<QByteArray, Offer> offers; // in the order of their encoded names
    for (const auto& [channel, offer] : catalogue.offers.toStdMap())
        offers.insert(CborWriter().text(nameOf(channel)).take(), offer);
    out.number(4).map(quint64(offers.size()));
    for (const auto& [name, offer] : offers.toStdMap()) {
        out.raw(name).array(3);
        wire::put(out, offer.version);
        out.bytes(offer.manifest).number(offer.size);
    }
    const QByteArray bytes = out.take();
    return CborWriter()
        .array(2)
        .bytes(bytes)
        .bytes(hubKey.sign(crypto::SignatureAlgorithm::Es256, toBeSigned(bytes)))
        .take();
}

Result<Catalogue> catalogueOf(const QByteArray& bytes, const QByteArray& device, const crypto::PublicKey& hubKey)
{
    const auto outer = documentIn(bytes, outerLimits, ReleaseFault::BadCatalogue);
    if (!outer)
        return outer.fault();
    const auto body = wire::bytesIn((*outer)->root().at(0), catalogueBytesMax, 1);
    const auto signature = wire::bytesIn((*outer)->root().at(1), signatureBytes, signatureBytes);
    if (!body || !signature || (*outer)->root().size() != 2
        || !hubKey.verifies(crypto::SignatureAlgorithm::Es256, toBeSigned(*body), *signature))
        return ReleaseFault::BadCatalogue;
    const auto document = documentIn(*body, catalogueLimits, ReleaseFault::BadCatalogue);
    if (!document)
        return document.fault();
    const CborValue map = (*document)->root();
    const auto time = wire::instantIn(map.find(2));
    Catalogue catalogue{device, time.value_or(Instant()), {}, {}};
    const bool isGood = map.find(0).toText() == catalogueWord && map.find(1).toBytes() == device && time
        && readRoots(map.find(3), catalogue) && readOffers(map.find(4), catalogue);
    return isGood ? Result<Catalogue>(std::move(catalogue)) : ReleaseFault::BadCatalogue;
}

QByteArray cataloguePath(const QByteArray& device)
{
    return deskPath(device) + "/packs";
}

QByteArray blobPath(const QByteArray& device, const QByteArray& sha256)
{
    NARU_ASSERT(sha256.size() == hashBytes);
    return deskPath(device) + "/blob?sha256=" + sha256.toHex();
}

} // namespace naru::packs

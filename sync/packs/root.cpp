// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/packs/root.h"

#include "app/base/assert.h"
#include "app/crypto/hash.h"
#include "sync/packs/inside.h"
#include "sync/wire/reading.h"

#include <algorithm>

namespace naru::packs {

using codec::CborType;
using codec::CborValue;
using codec::CborWriter;

namespace {

const QString rootWord = QStringLiteral("naru.root/1");
constexpr int channelsMax = 32; ///< with those of a coming Naru
constexpr codec::CborLimits rootLimits{rootBytesMax, 6, 32 + keysMax + channelsMax*(4 + keysMax)};

/// Of one spelling: a key that could be written in two ways would have two ids, and would be counted twice.
std::optional<crypto::PublicKey> keyIn(const CborValue& value)
{
    const auto spki = wire::bytesIn(value, rootBytesMax);
    const auto key = spki ? crypto::PublicKey::fromSpki(*spki) : Result<crypto::PublicKey>(crypto::CryptoFault::BadKey);
    if (!key || key->curve() != crypto::Curve::P256)
        return std::nullopt;
    const auto plain = crypto::PublicKey::fromCoordinates(crypto::Curve::P256, key->x(), key->y());
    return plain && plain->spki() == *spki ? std::optional(*plain) : std::nullopt;
}

std::optional<Role> roleIn(const CborValue& value, const QMap<QByteArray, crypto::PublicKey>& keys)
{
    const CborValue list = value.at(1);
    const auto threshold = wire::numberIn(value.at(0), keysMax, 1);
    if (!value.is(CborType::Array) || value.size() != 2 || !threshold || !list.is(CborType::Array))
        return std::nullopt;
    Role role{int(*threshold), {}};
    for (const CborValue& each : list.items()) {
        auto id = wire::bytesIn(each, hashBytes, hashBytes);
        const bool isNext = id && (role.keys.isEmpty() || role.keys.constLast() < *id);
        if (!isNext || !keys.contains(*id))
            return std::nullopt;
        role.keys.append(std::move(*id));
    }
    return role.threshold <= role.keys.size() ? std::optional(std::move(role)) : std::nullopt;
}

bool readKeys(const CborValue& list, Root& root)
{
    if (!list.is(CborType::Array) || list.size() > keysMax)
        return false;
    for (const CborValue& each : list.items()) {
        const auto key = keyIn(each);
        const QByteArray id = key ? crypto::sha256(key->spki()) : QByteArray();
        if (!key || (!root.keys.isEmpty() && root.keys.lastKey() >= id))
            return false;
        root.keys.insert(id, *key);
    }
    return true;
}

/// A channel that is not known here is of a newer Naru: passed over, but whole.
bool readChannels(const CborValue& map, Root& root)
{
    if (!map.is(CborType::Map) || map.size() > channelsMax)
        return false;
    for (const auto& [key, value] : map.pairs()) {
        const auto name = wire::codeIn(key);
        auto role = roleIn(value, root.keys);
        if (!name || !role)
            return false;
        if (const auto channel = channelOf(*name))
            root.channels.insert(*channel, std::move(*role));
    }
    return true;
}

Result<Root> rootIn(const QByteArray& bytes)
{
    const auto document = documentIn(bytes, rootLimits, ReleaseFault::BadRoot);
    if (!document)
        return document.fault();
    const CborValue map = (*document)->root();
    const auto version = wire::numberIn(map.find(1), wire::numberMax, 1);
    const auto notBefore = wire::instantIn(map.find(5));
    if (map.find(0).toText() != rootWord || !version || !notBefore)
        return ReleaseFault::BadRoot;
    Root root{*version, {}, {}, {}, *notBefore};
    if (!readKeys(map.find(2), root))
        return Fault(ReleaseFault::BadRoot, QStringLiteral("keys"));
    auto role = roleIn(map.find(3), root.keys);
    if (!role || !readChannels(map.find(4), root))
        return Fault(ReleaseFault::BadRoot, QStringLiteral("roles"));
    root.root = std::move(*role);
    return root;
}

void put(CborWriter& out, const Root& root, Role role)
{
    std::sort(role.keys.begin(), role.keys.end());
    NARU_ASSERT(role.threshold >= 1 && role.threshold <= role.keys.size());
    out.array(2).number(role.threshold).array(quint64(role.keys.size()));
    for (const QByteArray& id : role.keys) {
        NARU_ASSERT(root.keys.contains(id));
        out.bytes(id);
    }
}

struct Read {
    Signed document;
    Root root;
};
Result<Read> readRoot(const QByteArray& bytes)
{
    auto document = signedOf(Document::Root, bytes);
    if (!document)
        return document.fault();
    auto root = rootIn(document->bytes);
    if (!root)
        return root.fault();
    return Read{*std::move(document), *std::move(root)};
}

bool isSigned(const Root& by, const Signed& document)
{
    return signersOf(by, by.root, Document::Root, document).size() >= by.root.threshold;
}

} // namespace

const char* nameOf(Channel channel)
{
    return channelNames.at(std::size_t(channel) - 1);
}

std::optional<Channel> channelOf(QStringView name)
{
    for (std::size_t i = 0; i < channelNames.size(); ++i) {
        if (name == QLatin1StringView(channelNames[i]))
            return Channel(i + 1);
    }
    return std::nullopt;
}

QByteArray bytesOf(const Root& root)
{
    NARU_ASSERT(root.version >= 1 && root.keys.size() <= keysMax);
    CborWriter out;
    out.map(6).number(0).text(rootWord).number(1);
    wire::put(out, root.version);
    out.number(2).array(quint64(root.keys.size()));
    for (const crypto::PublicKey& key : root.keys)
        out.bytes(key.spki());
    out.number(3);
    put(out, root, root.root);
    QMap<QByteArray, Role> roles; // in the order of their encoded names
    for (const auto& [channel, role] : root.channels.toStdMap())
        roles.insert(CborWriter().text(nameOf(channel)).take(), role);
    out.number(4).map(quint64(roles.size()));
    for (const auto& [name, role] : roles.toStdMap())
        put(out.raw(name), root, role);
    return out.number(5).number(root.notBefore.time_since_epoch().count()).take();
}

Result<Root> firstRoot(const QByteArray& document, const QByteArray& pin)
{
    auto read = readRoot(document);
    if (!read)
        return read.fault();
    if (crypto::sha256(read->document.bytes) != pin)
        return Fault(ReleaseFault::NotSigned, QStringLiteral("another root than the one that was named"));
    if (!isSigned(read->root, read->document))
        return ReleaseFault::NotSigned;
    return std::move(read->root);
}

Result<Root> nextRoot(const Root& now, const QByteArray& document)
{
    auto read = readRoot(document);
    if (!read)
        return read.fault();
    if (read->root.version <= now.version)
        return ReleaseFault::Older;
    if (read->root.version != now.version + 1)
        return Fault(ReleaseFault::Missing, QStringLiteral("a root in between"));
    const bool isByBoth = isSigned(now, read->document) && isSigned(read->root, read->document);
    return isByBoth ? Result<Root>(std::move(read->root)) : ReleaseFault::NotSigned;
}

Result<Root> unprovenRoot(const QByteArray& document)
{
    auto read = readRoot(document);
    return read ? Result<Root>(std::move(read->root)) : read.fault();
}

Result<QByteArray> pinOf(const QByteArray& document)
{
    const auto read = readRoot(document);
    return read ? Result<QByteArray>(crypto::sha256(read->document.bytes)) : read.fault();
}

} // namespace naru::packs

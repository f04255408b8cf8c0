// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/wire/roll.h"

#include "app/base/assert.h"
#include "app/crypto/hash.h"
#include "sync/wire/inside.h"
#include "sync/wire/reading.h"

namespace naru::wire {

using codec::CborDocument;
using codec::CborLimits;
using codec::CborType;
using codec::CborValue;
using codec::CborWriter;

namespace {

constexpr CborLimits actLimits{4 * 1024, 4, 64};
constexpr CborLimits pageLimits{rollPageBytesMax, 4, 8 * rollEntriesMax + 256};
constexpr int pageVersion = 1;
constexpr qsizetype pathMax = 128; ///< hashes of a tree of 2^48 leaves, twice its height at most
constexpr qsizetype numberBytes = 10;
const QByteArray rollPrefix = QByteArrayLiteral("naru-s");

qint64 msOf(Instant moment)
{
    return moment.time_since_epoch().count();
}

std::optional<RollAct::What> whatIn(const CborValue& value)
{
    const auto number = numberIn(value, quint64(RollAct::What::Lost), quint64(RollAct::What::Enrolled));
    return number ? std::optional(RollAct::What(*number)) : std::nullopt;
}

std::optional<QString> nameIn(const CborValue& value)
{
    auto name = textIn(value, deskLettersMax);
    return name && !name->isEmpty() ? std::move(name) : std::nullopt;
}

/// [hlc, kind, schema, frame]; what stands behind is passed over.
std::optional<Item> itemIn(const CborValue& value)
{
    constexpr quint64 shortMax = std::numeric_limits<quint16>::max();
    const auto hlc = numberIn(value.at(0), numberMax), kind = numberIn(value.at(1), shortMax, hubKinds),
               schema = numberIn(value.at(2), shortMax);
    auto framed = bytesIn(value.at(3), rollBytesMax, 1);
    if (!value.is(CborType::Array) || !hlc || !kind || !schema || !framed)
        return std::nullopt;
    return Item{*hlc, quint16(*kind), quint16(*schema), std::move(*framed), {}, {}};
}

std::optional<QList<Item>> itemsIn(const CborValue& value)
{
    if (!value.is(CborType::Array) || value.size() > rollEntriesMax)
        return std::nullopt;
    QList<Item> items;
    for (const CborValue& one : value.items()) {
        auto item = itemIn(one);
        if (!item)
            return std::nullopt;
        items.append(std::move(*item));
    }
    return items;
}

} // namespace

QByteArray rollOf(const QString& origin, const QString& site)
{
    const QByteArray zero(1, '\0');
    return rollPrefix + crypto::sha256("naru-roll1" + zero + origin.toUtf8() + zero + site.toUtf8()).first(numberBytes);
}

bool isRoll(QByteArrayView device)
{
    return device.startsWith(rollPrefix);
}

QByteArray bytesOf(const RollAct& act)
{
    const bool isGiven = !act.certificate.isEmpty();
    CborWriter out;
    out.map(isGiven ? 7 : 5).number(0).number(int(act.what)).number(1).bytes(act.device).number(2).text(act.site);
    out.number(3).text(act.desk).number(4).bytes(act.keyId);
    if (isGiven)
        out.number(5).bytes(act.certificate).number(6).number(msOf(act.until));
    return out.take();
}

Result<RollAct> rollActOf(const QByteArray& body)
{
    const auto document = CborDocument::parse(body, actLimits);
    if (!document)
        return Fault(WireFault::BadRoll, QLatin1StringView(document.fault().name()));
    const CborValue root = (*document)->root();
    const auto what = whatIn(root.find(0));
    auto device = bytesIn(root.find(1), journal::deviceIdBytes, journal::deviceIdBytes);
    auto site = nameIn(root.find(2)), desk = nameIn(root.find(3));
    auto keyId = bytesIn(root.find(4), keyIdBytes, keyIdBytes);
    if (!what || !device || !site || !desk || !keyId)
        return WireFault::BadRoll;
    RollAct act{*what, std::move(*device), std::move(*site), std::move(*desk), std::move(*keyId), {}, {}};
    if (act.what == RollAct::What::Lost)
        return act;
    auto certificate = bytesIn(root.find(5), journal::hashBytes, journal::hashBytes);
    const auto until = instantIn(root.find(6));
    if (!certificate || !until)
        return WireFault::BadRoll;
    act.certificate = std::move(*certificate);
    act.until = *until;
    return act;
}

QByteArray rollPath(const QByteArray& device, quint64 from, quint64 size)
{
    return "/v1/d/" + device.toHex() + "/enrolments?from=" + QByteArray::number(from)
        + "&size=" + QByteArray::number(size);
}

QByteArray bytesOf(const RollPage& page)
{
    NARU_ASSERT(page.entries.size() <= rollEntriesMax && page.path.size() <= pathMax);
    CborWriter out;
    out.map(4).number(0).number(pageVersion).number(1).array(quint64(page.entries.size()));
    for (const Item& item : page.entries) {
        out.array(4);
        put(out, item.hlc);
        out.number(item.kind).number(item.schema).bytes(item.framed);
    }
    out.number(2).bytes(bytesOf(page.proof)).number(3).array(quint64(page.path.size()));
    for (const QByteArray& hash : page.path)
        out.bytes(hash);
    return out.take();
}

Result<RollPage> rollPageOf(const QByteArray& bytes)
{
    const auto document = CborDocument::parse(bytes, pageLimits);
    if (!document)
        return Fault(WireFault::BadRoll, QLatin1StringView(document.fault().name()));
    const CborValue root = (*document)->root();
    const auto said = numberIn(root.find(0), numberMax, 1);
    if (!said)
        return WireFault::BadRoll;
    if (*said > pageVersion)
        return WireFault::NewerVersion;
    auto entries = itemsIn(root.find(1));
    const auto proven = bytesIn(root.find(2), proofBytesMax, 1);
    auto path = hashesIn(root.find(3), pathMax);
    if (!entries || !proven || !path)
        return WireFault::BadRoll;
    auto proof = proofOf(*proven);
    if (!proof)
        return proof.fault();
    return RollPage{std::move(*entries), std::move(*proof), std::move(*path)};
}

Head rollEnd(const QByteArray& roll, Head before, const QList<Item>& entries)
{
    for (const Item& item : entries) {
        before.hash = hashOf(roll, before, item);
        ++before.seq;
    }
    return before;
}

} // namespace naru::wire

// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/journal/forks.h"

#include "app/codec/cbor.h"
#include "app/crypto/hash.h"
#include "app/journal/writer.h"

#include <QtEndian>

namespace naru::journal {

namespace {

using codec::CborValue;

constexpr qsizetype partsOfHead = 3, partsOfRehoming = 6;

template <typename Number>
QByteArray bigEndian(Number value)
{
    QByteArray bytes(sizeof value, Qt::Uninitialized);
    qToBigEndian(value, bytes.data());
    return bytes;
}

template <typename Number>
std::optional<Number> numberIn(const CborValue& value, quint64 max)
{
    const auto number = value.toUnsigned();
    return number && *number <= max ? std::optional(static_cast<Number>(*number)) : std::nullopt;
}

void put(codec::CborWriter& out, const char* name, const Head& head)
{
    out.text(name).array(partsOfHead).number(qint64(head.epoch)).number(static_cast<qint64>(head.seq)).bytes(head.hash);
}

std::optional<Head> headIn(const CborValue& item)
{
    const auto epoch = numberIn<quint32>(item.at(0), epochMax);
    const auto seq = numberIn<quint64>(item.at(1), seqMax);
    const QByteArray shared = item.at(2).toBytes().value_or(QByteArray());
    if (item.size() != partsOfHead || !epoch || *epoch == 0 || !seq || shared.size() != hashBytes)
        return std::nullopt;
    return Head{*epoch, *seq, QByteArray(shared.constData(), shared.size())};
}

} // namespace

QByteArray bodyOf(const Forking& forking)
{
    codec::CborWriter out;
    out.map(3);
    put(out, "common", forking.common);
    put(out, "hub", forking.hub);
    put(out, "own", forking.own);
    return out.take();
}

Result<Forking> forkingOf(const QByteArray& body)
{
    const auto document = codec::CborDocument::parse(body);
    if (!document)
        return JournalFault::BadFork;
    const CborValue root = (*document)->root();
    const auto common = headIn(root.find(QLatin1StringView("common"))),
               hub = headIn(root.find(QLatin1StringView("hub")));
    const auto own = headIn(root.find(QLatin1StringView("own")));
    if (!common || !hub || !own)
        return JournalFault::BadFork;
    return Forking{*common, *hub, *own};
}

QByteArray forkHash(const QByteArray& device, const Head& common, quint32 newEpoch)
{
    NARU_ASSERT(device.size() == deviceIdBytes && common.hash.size() == hashBytes);
    return crypto::sha256(QByteArray("naru-fork1") + device + bigEndian(common.epoch) + bigEndian(common.seq)
        + common.hash + bigEndian(newEpoch));
}

QByteArray bodyOf(const Rehoming& rehoming)
{
    codec::CborWriter out;
    out.array(partsOfRehoming).number(qint64(rehoming.epoch)).number(static_cast<qint64>(rehoming.seq));
    out.number(static_cast<qint64>(rehoming.hlc)).number(qint64(rehoming.kind)).number(qint64(rehoming.schema));
    return out.bytes(rehoming.framed).take();
}

Result<Rehoming> rehomingOf(const QByteArray& body)
{
    const auto document = codec::CborDocument::parse(body);
    if (!document)
        return JournalFault::BadFork;
    const CborValue root = (*document)->root();
    const auto epoch = numberIn<quint32>(root.at(0), epochMax);
    const auto seq = numberIn<quint64>(root.at(1), seqMax), hlc = numberIn<quint64>(root.at(2), INT64_MAX);
    const auto kind = numberIn<quint16>(root.at(3), UINT16_MAX), schema = numberIn<quint16>(root.at(4), UINT16_MAX);
    const QByteArray shared = root.at(5).toBytes().value_or(QByteArray());
    if (!root.is(codec::CborType::Array) || root.size() != partsOfRehoming || !epoch || !seq || !hlc || !kind || !schema
        || shared.size() < 1 + saltBytes || shared.size() > 1 + saltBytes + bodyBytesMax)
        return JournalFault::BadFork;
    return Rehoming{*epoch, *seq, *hlc, *kind, *schema, QByteArray(shared.constData(), shared.size())};
}

} // namespace naru::journal

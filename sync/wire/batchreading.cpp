// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/crypto/hash.h"
#include "sync/wire/inside.h"
#include "sync/wire/reading.h"

#include <limits>

namespace naru::wire {

using codec::CborDocument;
using codec::CborLimits;
using codec::CborType;
using codec::CborValue;

namespace {

constexpr qsizetype signatureBytes = 64, sealedBytesMax = frameBytesMax + 1024;
/// Every entry sealed, with all the facets it may have, and room for what a newer desk adds.
constexpr CborLimits payloadLimits{inflatedBytesMax, 12, 48'000};
constexpr CborLimits outerLimits{inflatedBytesMax, 2, 8}, envelopeLimits{envelopeBytesMax, 12, 64};
constexpr const char* entryWord = "entry ";

Fault faultOf(const Fault& codec)
{
    using codec::CodecFault;
    return Fault(
        codec.is(CodecFault::TooLarge) || codec.is(CodecFault::TooMany) ? WireFault::TooLarge : WireFault::BadBatch,
        QLatin1StringView(codec.name()));
}

Fault inEntry(WireFault fault, qsizetype index)
{
    return Fault(fault, QLatin1StringView(entryWord) + QString::number(index));
}

/// Frames longer than they may be are told apart: the desk sends those in an envelope.
bool isTooLong(const CborValue& value, qsizetype max)
{
    const auto bytes = value.toBytes();
    return bytes && bytes->size() > max;
}

Result<Item> itemIn(const CborValue& value)
{
    const auto hlc = numberIn(value.at(0), numberMax);
    const auto kind = numberIn(value.at(1), std::numeric_limits<quint16>::max());
    const auto schema = numberIn(value.at(2), std::numeric_limits<quint16>::max());
    if (!hlc || !kind || !schema)
        return WireFault::BadBatch;
    Item item{*hlc, quint16(*kind), quint16(*schema), {}, {}, {}};
    if (!value.at(3).isNull()) {
        auto framed = bytesIn(value.at(3), frameBytesMax, 1);
        if (!framed)
            return isTooLong(value.at(3), frameBytesMax) ? WireFault::TooLarge : WireFault::BadBatch;
        item.framed = std::move(*framed);
        item.digest = crypto::sha256(item.framed);
        return item;
    }
    auto digest = bytesIn(value.at(4), journal::hashBytes, journal::hashBytes);
    auto sealed = bytesIn(value.at(5), sealedBytesMax, 1);
    auto facets = facetsIn(value.at(6));
    if (!digest || !sealed || !facets)
        return isTooLong(value.at(5), sealedBytesMax) ? WireFault::TooLarge : WireFault::BadBatch;
    item.digest = std::move(*digest);
    item.sealed.emplace();
    item.sealed->bytes = std::move(*sealed);
    item.sealed->facets = std::move(*facets);
    if (value.at(7).isValid()) {
        item.sealed->first = firstIn(value.at(7));
        if (!item.sealed->first)
            return WireFault::BadBatch;
    }
    return item;
}

/// As far as two clocks can be apart.
std::optional<Milliseconds> offIn(const CborValue& value)
{
    constexpr qint64 most = latest.time_since_epoch().count();
    const auto number = value.toInteger();
    return number && *number >= -most && *number <= most ? std::optional(Milliseconds(*number)) : std::nullopt;
}

/// What a desk tells of itself never stops its record: what is not there or out of bounds is not told.
Telling tellingIn(const CborValue& value)
{
    Telling telling;
    telling.unsent = numberIn(value.find(0), numberMax).value_or(0);
    telling.oldest = instantIn(value.find(1));
    telling.program = textIn(value.find(2), programLettersMax).value_or(QString());
    telling.packs = packsIn(value.find(3)).value_or(QMap<QString, quint64>());
    telling.checkpoint = bytesIn(value.find(4), checkpointBytesMax).value_or(QByteArray());
    telling.clockOff = offIn(value.find(5)).value_or(Milliseconds(0));
    return telling;
}

/// All but what is entered.
std::optional<Batch> headOfBatch(const CborValue& root)
{
    auto device = bytesIn(root.find(1), journal::deviceIdBytes, journal::deviceIdBytes);
    const auto epoch = numberIn(root.find(2), std::numeric_limits<quint32>::max(), 1);
    const auto first = numberIn(root.find(3), numberMax - entriesMax, 1);
    auto hash = bytesIn(root.find(4), journal::hashBytes, journal::hashBytes);
    auto keyId = bytesIn(root.find(7), keyIdBytes, keyIdBytes);
    if (!device || !epoch || !first || !hash || !keyId)
        return std::nullopt;
    return Batch{std::move(*device), {quint32(*epoch), *first - 1, std::move(*hash)}, {}, tellingIn(root.find(8)),
        std::move(*keyId), {}};
}

Result<void> readEntries(const CborValue& entries, const QByteArray& last, Batch& batch)
{
    if (!entries.is(CborType::Array))
        return WireFault::BadBatch;
    if (entries.size() > entriesMax)
        return WireFault::TooLarge;
    batch.entries.reserve(entries.size());
    Head at = batch.before;
    for (const CborValue& value : entries.items()) {
        auto item = itemIn(value);
        if (!item)
            return inEntry(
                item.fault().is(WireFault::TooLarge) ? WireFault::TooLarge : WireFault::BadBatch, batch.entries.size());
        at.hash = hashOf(batch.device, at, *item);
        ++at.seq;
        batch.entries.append(std::move(*item));
    }
    return at.hash == last ? Result<void>() : WireFault::BadBatch;
}

/// One that can be read follows like any other, or it is none.
Result<void> readEnvelope(const CborValue& value, const QByteArray& last, Batch& batch)
{
    auto bytes = bytesIn(value, envelopeBytesMax, 1);
    if (!bytes)
        return isTooLong(value, envelopeBytesMax) ? WireFault::TooLarge : WireFault::BadBatch;
    const auto document = CborDocument::parse(*bytes, envelopeLimits);
    auto item = document ? itemIn((*document)->root()) : Result<Item>(document.fault());
    if (!item) {
        batch.envelope = Batch::Envelope{std::move(*bytes), last};
        return {};
    }
    if (hashOf(batch.device, batch.before, *item) != last)
        return WireFault::BadBatch;
    batch.entries.append(std::move(*item));
    return {};
}

Result<Batch> payloadOf(const QByteArray& payload)
{
    const auto document = CborDocument::parse(payload, payloadLimits);
    if (!document)
        return faultOf(document.fault());
    const CborValue root = (*document)->root();
    const auto said = numberIn(root.find(0), numberMax, 1);
    if (!said)
        return WireFault::BadBatch;
    if (*said > quint64(version))
        return WireFault::NewerVersion;
    auto batch = headOfBatch(root);
    const auto last = bytesIn(root.find(6), journal::hashBytes, journal::hashBytes);
    const CborValue entries = root.find(entriesKey), envelope = root.find(envelopeKey);
    if (!batch || !last || entries.isValid() == envelope.isValid())
        return WireFault::BadBatch;
    const auto read = entries.isValid() ? readEntries(entries, *last, *batch) : readEnvelope(envelope, *last, *batch);
    if (!read)
        return read.fault();
    return std::move(*batch);
}

} // namespace

std::optional<QMap<int, qint64>> facetsIn(const CborValue& value)
{
    if (!value.is(CborType::Map) || value.size() > facetsMax)
        return std::nullopt;
    QMap<int, qint64> facets;
    for (const auto& [key, number] : value.pairs()) {
        const auto facet = numberIn(key, std::numeric_limits<quint8>::max());
        const auto amount = number.toInteger();
        if (!facet || !amount)
            return std::nullopt;
        facets.insert(int(*facet), *amount);
    }
    return facets;
}

std::optional<First> firstIn(const CborValue& value)
{
    const auto epoch = numberIn(value.at(0), std::numeric_limits<quint32>::max(), 1);
    const auto seq = numberIn(value.at(1), numberMax, 1), hlc = numberIn(value.at(2), numberMax);
    const auto kind = numberIn(value.at(3), std::numeric_limits<quint16>::max());
    const auto schema = numberIn(value.at(4), std::numeric_limits<quint16>::max());
    auto digest = bytesIn(value.at(5), journal::hashBytes, journal::hashBytes);
    if (!epoch || !seq || !hlc || !kind || !schema || !digest)
        return std::nullopt;
    return First{quint32(*epoch), *seq, *hlc, quint16(*kind), quint16(*schema), std::move(*digest)};
}

Result<Received> batchOf(const QByteArray& bytes)
{
    const auto document = CborDocument::parse(bytes, outerLimits);
    if (!document)
        return faultOf(document.fault());
    const CborValue root = (*document)->root();
    auto payload = bytesIn(root.at(0), inflatedBytesMax);
    auto signature = bytesIn(root.at(1), signatureBytes, signatureBytes);
    // One spelling alone: two files of the same batch are the same file.
    if (!payload || !signature || codec::CborWriter().array(2).bytes(*payload).bytes(*signature).take() != bytes)
        return WireFault::BadBatch;
    auto batch = payloadOf(*payload);
    if (!batch)
        return batch.fault();
    return Received{std::move(*batch), std::move(*payload), std::move(*signature)};
}

Result<Received> batchOf(const QByteArray& bytes, const crypto::PublicKey& key)
{
    auto received = batchOf(bytes);
    if (received && !received->isSignedBy(key))
        return WireFault::BadSignature;
    return received;
}

bool Received::isSignedBy(const crypto::PublicKey& key) const
{
    return keyIdOf(key) == batch.keyId
        && key.verifies(crypto::SignatureAlgorithm::Es256, batchDomain + payload, signature);
}

std::optional<int> badEntryOf(const Fault& fault)
{
    const QString& detail = fault.detail();
    const QLatin1StringView word(entryWord);
    bool isNumber = false;
    const int index = detail.startsWith(word) ? detail.sliced(word.size()).toInt(&isNumber) : 0;
    return isNumber ? std::optional(index) : std::nullopt;
}

} // namespace naru::wire

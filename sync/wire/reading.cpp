// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/wire/reading.h"

#include "app/base/assert.h"
#include "sync/wire/batch.h"

#include <algorithm>
#include <limits>

namespace naru::wire {

using codec::CborValue;
using codec::CborWriter;

std::optional<QByteArray> bytesIn(const CborValue& value, qsizetype max, qsizetype min)
{
    const auto bytes = value.toBytes();
    if (!bytes || bytes->size() < min || bytes->size() > max)
        return std::nullopt;
    return QByteArray(bytes->constData(), bytes->size());
}

std::optional<QString> textIn(const CborValue& value, qsizetype lettersMax)
{
    auto text = value.toText();
    return text && text->size() <= lettersMax ? std::move(text) : std::nullopt;
}

std::optional<Instant> instantIn(const CborValue& value)
{
    const auto number = numberIn(value, quint64(latest.time_since_epoch().count()));
    return number ? std::optional(Instant(Milliseconds(qint64(*number)))) : std::nullopt;
}

std::optional<QString> codeIn(const CborValue& value)
{
    constexpr qsizetype codeLettersMax = 32;
    auto code = textIn(value, codeLettersMax);
    const auto isLetter = [](QChar c) { return (c >= u'a' && c <= u'z') || (c >= u'0' && c <= u'9') || c == u'_'; };
    return code && !code->isEmpty() && std::all_of(code->cbegin(), code->cend(), isLetter) ? std::move(code)
                                                                                           : std::nullopt;
}

std::optional<Head> headIn(const CborValue& value)
{
    const auto epoch = numberIn(value.at(0), std::numeric_limits<quint32>::max(), 1);
    const auto seq = numberIn(value.at(1), numberMax);
    auto hash = bytesIn(value.at(2), journal::hashBytes, journal::hashBytes);
    if (!epoch || !seq || !hash)
        return std::nullopt;
    return Head{quint32(*epoch), *seq, std::move(*hash)};
}

std::optional<QList<QByteArray>> hashesIn(const CborValue& value, qsizetype most)
{
    if (!value.is(codec::CborType::Array) || value.size() > most)
        return std::nullopt;
    QList<QByteArray> hashes;
    for (const CborValue& one : value.items()) {
        auto hash = bytesIn(one, journal::hashBytes, journal::hashBytes);
        if (!hash)
            return std::nullopt;
        hashes.append(std::move(*hash));
    }
    return hashes;
}

std::optional<QMap<QString, quint64>> packsIn(const CborValue& value)
{
    if (!value.is(codec::CborType::Map) || value.size() > packsMax)
        return std::nullopt;
    QMap<QString, quint64> packs;
    for (const auto& [key, found] : value.pairs()) {
        const auto channel = textIn(key, nameLettersMax);
        const auto number = numberIn(found, numberMax);
        if (!channel || channel->isEmpty() || !number)
            return std::nullopt;
        packs.insert(*channel, *number);
    }
    return packs;
}

void put(CborWriter& out, quint64 number)
{
    NARU_ASSERT(number <= numberMax);
    out.number(qint64(number));
}

void put(CborWriter& out, const Head& head)
{
    NARU_ASSERT(head.epoch > 0 && head.hash.size() == journal::hashBytes);
    out.array(3).number(head.epoch);
    put(out, head.seq);
    out.bytes(head.hash);
}

/// Deterministic: keys by the bytes of their encoding (RFC 8949 §4.2.1), so the shorter first.
void put(CborWriter& out, const QMap<QString, quint64>& packs)
{
    NARU_ASSERT(packs.size() <= packsMax);
    std::vector<std::pair<QByteArray, quint64>> pairs;
    for (auto it = packs.cbegin(); it != packs.cend(); ++it) {
        NARU_ASSERT(!it.key().isEmpty() && it.key().size() <= nameLettersMax);
        pairs.emplace_back(CborWriter().text(it.key()).take(), it.value());
    }
    std::sort(pairs.begin(), pairs.end());
    out.map(quint64(packs.size()));
    for (const auto& [key, number] : pairs) {
        out.raw(key);
        put(out, number);
    }
}

} // namespace naru::wire

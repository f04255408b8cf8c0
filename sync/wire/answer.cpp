// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/wire/answer.h"

#include "app/base/assert.h"
#include "sync/wire/reading.h"

#include <algorithm>
#include <limits>

namespace naru::wire {

using codec::CborDocument;
using codec::CborLimits;
using codec::CborType;
using codec::CborValue;
using codec::CborWriter;

namespace {

constexpr CborLimits answerLimits{256 * 1024, 8, 4000};
constexpr qsizetype receiptBytesMax = 256;

std::optional<QList<journal::Held>> heldIn(const CborValue& value)
{
    if (!value.is(CborType::Array) || value.size() > heldMax)
        return std::nullopt;
    QList<journal::Held> held;
    for (const CborValue& one : value.items()) {
        const auto epoch = numberIn(one.at(0), std::numeric_limits<quint32>::max(), 1);
        const auto seq = numberIn(one.at(1), numberMax, 1);
        auto code = codeIn(one.at(2));
        if (!epoch || !seq || !code)
            return std::nullopt;
        held.append({quint32(*epoch), *seq, std::move(*code)});
    }
    return held;
}

/// Bounded here, so that a hub's slip does not stop a desk for a week or flood the hub itself.
void takeBudget(const CborValue& root, Accepted& answer)
{
    if (const auto entries = numberIn(root.find(6), numberMax, 1))
        answer.entriesMax = int(std::min<quint64>(*entries, wire::entriesMax));
    if (const auto after = numberIn(root.find(7), numberMax))
        answer.after = Milliseconds(qint64(std::min(*after, quint64(afterMax.count()))));
}

} // namespace

QByteArray bytesOf(const Accepted& answer)
{
    NARU_ASSERT(answer.held.size() <= heldMax && answer.hubTime <= latest);
    CborWriter out;
    out.map(answer.sealing > 0 ? 10 : 9).number(0);
    put(out, answer.head);
    out.number(3).number(answer.hubTime.time_since_epoch().count()).number(4).bytes(answer.receipt);
    out.number(5).array(quint64(answer.held.size()));
    for (const journal::Held& held : answer.held) {
        out.array(3).number(held.epoch);
        put(out, held.seq);
        out.text(held.code);
    }
    out.number(6).number(answer.entriesMax).number(7).number(answer.after.count()).number(8);
    put(out, answer.packs);
    out.number(9).bytes(answer.checkpoint).number(10).number(version);
    if (answer.sealing > 0) {
        out.number(11);
        put(out, answer.sealing);
    }
    return out.take();
}

Result<Accepted> acceptedOf(const QByteArray& bytes)
{
    const auto document = CborDocument::parse(bytes, answerLimits);
    if (!document)
        return Fault(WireFault::BadAnswer, QLatin1StringView(document.fault().name()));
    const CborValue root = (*document)->root();
    auto head = headIn(root.find(0));
    const auto time = instantIn(root.find(3));
    auto receipt = bytesIn(root.find(4), receiptBytesMax);
    auto held = heldIn(root.find(5));
    if (!head || !time || !receipt || !held)
        return WireFault::BadAnswer;
    Accepted answer;
    answer.head = std::move(*head);
    answer.hubTime = *time;
    answer.receipt = std::move(*receipt);
    answer.held = std::move(*held);
    takeBudget(root, answer);
    auto packs = root.find(8).isValid() ? packsIn(root.find(8)) : QMap<QString, quint64>();
    auto checkpoint = root.find(9).isValid() ? bytesIn(root.find(9), checkpointBytesMax) : QByteArray();
    if (!packs || !checkpoint)
        return WireFault::BadAnswer;
    answer.packs = std::move(*packs);
    answer.checkpoint = std::move(*checkpoint);
    answer.sealing = numberIn(root.find(11), numberMax).value_or(0);
    return answer;
}

QByteArray bytesOf(const Refusal& answer)
{
    CborWriter out;
    out.map(quint64(1 + (answer.head ? 1 : 0) + (answer.entry ? 1 : 0))).number(0).text(answer.code);
    if (answer.head) {
        out.number(1);
        put(out, *answer.head);
    }
    if (answer.entry)
        out.number(2).number(*answer.entry);
    return out.take();
}

Result<Refusal> refusalOf(const QByteArray& bytes)
{
    const auto document = CborDocument::parse(bytes, answerLimits);
    if (!document)
        return Fault(WireFault::BadAnswer, QLatin1StringView(document.fault().name()));
    const CborValue root = (*document)->root();
    auto code = codeIn(root.find(0));
    if (!code)
        return WireFault::BadAnswer;
    Refusal answer{std::move(*code), {}, {}};
    if (const CborValue head = root.find(1); head.isValid()) {
        answer.head = headIn(head);
        if (!answer.head)
            return WireFault::BadAnswer;
    }
    if (const CborValue entry = root.find(2); entry.isValid()) {
        const auto index = numberIn(entry, entriesMax - 1);
        if (!index)
            return WireFault::BadAnswer;
        answer.entry = int(*index);
    }
    return answer;
}

} // namespace naru::wire

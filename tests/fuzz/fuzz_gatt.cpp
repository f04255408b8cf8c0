// SPDX-License-Identifier: GPL-3.0-or-later
#include "devices/ble/segments.h"
#include "tests/fuzz/target.h"

using namespace naru;
using namespace naru::device;

namespace {
constexpr qsizetype headBytes = 2; ///< MTU, little-endian

/// Values one behind the other, each behind its length in two bytes, little-endian.
void takeAny(QByteArrayView bytes)
{
    GattAssembler assembler;
    qsizetype pending = 0;
    while (bytes.size() >= headBytes) {
        const qsizetype said = static_cast<quint8>(bytes[0]) | static_cast<quint8>(bytes[1]) << 8;
        const QByteArrayView value = bytes.sliced(headBytes, std::min(said, bytes.size() - headBytes));
        bytes = bytes.sliced(headBytes + value.size());
        const auto message = assembler.feed(value);
        if (!message) {
            NARU_ASSERT(!assembler.feed(value) && !assembler.isMidMessage());
            return;
        }
        pending += value.size() - 1;
        if (!*message) {
            NARU_ASSERT(assembler.isMidMessage());
            continue;
        }
        NARU_ASSERT((*message)->size() == pending && (*message)->endsWith(value.sliced(1).toByteArray()));
        pending = 0;
    }
}

/// The rest as one message: what was cut is joined again, at any MTU.
void cutAndJoin(qsizetype mtu, const QByteArray& message)
{
    GattAssembler assembler;
    const auto chunks = gattChunks(message, mtu);
    for (qsizetype i = 0; i < chunks.size(); ++i) {
        NARU_ASSERT(chunks[i].size() <= gattChunkBytesMax(mtu));
        const auto joined = assembler.feed(chunks[i]);
        NARU_ASSERT(joined && joined->has_value() == (i + 1 == chunks.size()));
        if (*joined)
            NARU_ASSERT(**joined == message);
    }
}
} // namespace

NARU_FUZZ_TARGET(gatt)
{
    takeAny(bytes);
    if (bytes.size() <= headBytes || bytes.size() > gattMessageBytesMax)
        return;
    cutAndJoin(static_cast<quint8>(bytes[0]) | static_cast<quint8>(bytes[1]) << 8, bytes.sliced(headBytes));
}

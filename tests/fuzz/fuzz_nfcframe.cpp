// SPDX-License-Identifier: GPL-3.0-or-later
#include "devices/nfc/readerframe.h"
#include "tests/fuzz/target.h"

using namespace naru;
using namespace naru::device;

namespace {
struct Cut {
    QByteArray encoded; ///< the frames, written anew
    bool broken = false;
};

Cut cut(QByteArrayView bytes, qsizetype piece)
{
    ReaderFrameCutter cutter;
    Cut result;
    for (qsizetype at = 0; at < bytes.size() && !result.broken; at += piece) {
        const auto frames = cutter.feed(bytes.sliced(at, std::min(piece, bytes.size() - at)));
        result.broken = !frames;
        if (!frames)
            continue;
        for (const ReaderFrame& frame : *frames)
            result.encoded += frame.encode();
    }
    return result;
}
} // namespace

NARU_FUZZ_TARGET(nfcframe)
{
    const Cut whole = cut(bytes, std::max<qsizetype>(bytes.size(), 1)), pieces = cut(bytes, 3);
    NARU_ASSERT(whole.broken == pieces.broken);
    if (!whole.broken)
        NARU_ASSERT(whole.encoded == pieces.encoded && bytes.startsWith(whole.encoded));
    if (const auto command = CardCommand::read(bytes))
        NARU_ASSERT(command->encode() == bytes);
    if (const auto card = CardArrival::read(bytes))
        NARU_ASSERT(card->encode() == bytes);
    if (const auto answer = CardAnswer::read(bytes))
        NARU_ASSERT(answer->encode() == bytes);
    (void)ReaderGreeting::read(bytes);
}

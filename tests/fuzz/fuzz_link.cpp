// SPDX-License-Identifier: GPL-3.0-or-later
#include "devices/api/linkframe.h"
#include "tests/fuzz/target.h"

using namespace naru;
using device::LinkFrame;

namespace {
struct Cut {
    QByteArray encoded; ///< the frames, written anew
    bool broken = false, midFrame = false;
};

/// The same bytes in pieces, as a socket may bring them.
Cut feed(QByteArrayView bytes, qsizetype piece)
{
    device::LinkFrameReader reader;
    Cut cut;
    for (qsizetype at = 0; at < bytes.size() && !cut.broken; at += piece) {
        const auto frames = reader.feed(bytes.sliced(at, std::min(piece, bytes.size() - at)));
        cut.broken = !frames;
        if (!frames)
            continue;
        for (const LinkFrame& frame : *frames)
            cut.encoded += frame.encode();
    }
    cut.midFrame = reader.isMidFrame();
    return cut;
}
} // namespace

NARU_FUZZ_TARGET(link)
{
    const Cut whole = feed(bytes, std::max<qsizetype>(bytes.size(), 1)), pieces = feed(bytes, 3);
    NARU_ASSERT(whole.broken == pieces.broken);
    if (!whole.broken) {
        NARU_ASSERT(whole.encoded == pieces.encoded && whole.midFrame == pieces.midFrame);
        NARU_ASSERT(bytes.startsWith(whole.encoded));
        NARU_ASSERT(whole.midFrame == (whole.encoded.size() < bytes.size()));
    }
    if (const auto engagement = device::LinkEngagement::parse(bytes))
        NARU_ASSERT(engagement->encode() == bytes);
}

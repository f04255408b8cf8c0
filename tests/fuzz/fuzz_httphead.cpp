// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/hub/httphead.h"
#include "tests/fuzz/target.h"

using namespace naru::hub;

/// What is judged of a whole request is judged alike however it arrives: no beginning of it is whole, and none is
/// refused for another reason.
NARU_FUZZ_TARGET(httphead)
{
    constexpr qsizetype bodyBytesMax = 64;
    const Measured all = measure(bytes, bodyBytesMax);
    if (all.is == Measured::Is::Refused)
        NARU_ASSERT(all.status >= 400 && all.status < 500);
    if (all.is != Measured::Is::Whole)
        return;
    NARU_ASSERT(all.bytes >= 4 && all.bytes <= bytes.size() && all.bytes <= headBytesMax + bodyBytesMax);
    NARU_ASSERT(!all.wantsContinue);
    for (qsizetype size = 0; size < all.bytes; size += 1 + size / 8)
        NARU_ASSERT(measure(QByteArrayView(bytes).first(size), bodyBytesMax).is == Measured::Is::Partial);
}

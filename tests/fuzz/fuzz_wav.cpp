// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/codec/wav.h"
#include "tests/fuzz/target.h"

using namespace naru;

/// A recording that came with a lesson: refused, or plain samples within the limits that are written back the same.
NARU_FUZZ_TARGET(wav)
{
    const auto wav = codec::readWav(bytes);
    if (!wav)
        return;
    NARU_ASSERT(wav->rate >= codec::wavRateMin && wav->rate <= codec::wavRateMax);
    NARU_ASSERT(!wav->samples.isEmpty() && wav->samples.size() * 2 <= bytes.size());
    const auto again = codec::readWav(codec::writeWav(*wav));
    NARU_ASSERT(again && again->rate == wav->rate && again->samples == wav->samples);
}

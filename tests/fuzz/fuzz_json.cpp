// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/codec/text.h"
#include "tests/fuzz/target.h"

using namespace naru;

NARU_FUZZ_TARGET(json)
{
    const auto document = codec::parseJson(bytes);
    if (document)
        NARU_ASSERT(codec::parseJson(document->toJson(QJsonDocument::Compact), {8 * 1024 * 1024, 32}));
}

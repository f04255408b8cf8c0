// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/classroom/classcode.h"
#include "tests/fuzz/target.h"

using namespace naru;
using classroom::ClassCode;

NARU_FUZZ_TARGET(classcode)
{
    const auto code = ClassCode::parse(bytes);
    if (!code)
        return;
    NARU_ASSERT(!code->places.isEmpty() && code->places.size() <= ClassCode::placesMax);
    NARU_ASSERT(code->keyHash.isEmpty() != code->keyDigits.isEmpty());
    for (const lan::Place& place : code->places)
        NARU_ASSERT(lan::Place::parse(place.text()) && place.port > 0);
    if (!code->keyHash.isEmpty())
        NARU_ASSERT(ClassCode::parse(code->text()) && *ClassCode::parse(code->text()) == *code);
}

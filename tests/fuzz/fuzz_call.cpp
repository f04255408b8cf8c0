// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desk/callmessage.h"
#include "tests/fuzz/target.h"

using namespace naru;

NARU_FUZZ_TARGET(call)
{
    const auto message = desk::callMessageOf(bytes);
    if (message)
        NARU_ASSERT(desk::bytesOf(*message) == bytes);
}

// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/identity/purpose.h"
#include "tests/fuzz/target.h"

using namespace naru;

NARU_FUZZ_TARGET(purpose)
{
    const auto purpose = identity::parsePurpose(bytes);
    if (purpose)
        NARU_ASSERT(!purpose->id.isEmpty() && !purpose->asked.documents.isEmpty());
}

// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/payments/applink/returned.h"
#include "tests/fuzz/target.h"

using namespace naru;
using namespace naru::payments::applink;

NARU_FUZZ_TARGET(applink)
{
    NARU_ASSERT(serviceIdIn(bytes).size() <= 10);
    const auto returned = Returned::read(bytes);
    if (!returned)
        return;
    NARU_ASSERT(bytes.size() <= returnedBytesMax && returned->envelope.size() <= bytes.size());
    NARU_ASSERT(!returned->address.contains('?'));
}

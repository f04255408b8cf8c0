// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/codec/cardnumber.h"
#include "app/payments/manual/typed.h"
#include "tests/fuzz/target.h"

using namespace naru;
using namespace naru::payments::manual;

NARU_FUZZ_TARGET(typed)
{
    const auto typed = Typed::read(bytes);
    if (!typed)
        return;
    NARU_ASSERT(!codec::holdsCardNumber(bytes));
    NARU_ASSERT((typed->outcome == Typed::Outcome::Approved) == !typed->approval.isEmpty());
    NARU_ASSERT(typed->lastFour.size() <= 4 && (!typed->amount || typed->amount->value > 0));
    const auto again = Typed::read(typed->json());
    NARU_ASSERT(again && again->json() == typed->json());
}

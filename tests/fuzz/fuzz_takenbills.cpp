// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/payments/digests.h"
#include "tests/fuzz/target.h"

using namespace naru;

NARU_FUZZ_TARGET(takenbills)
{
    const QByteArray key(32, 'k');
    const auto bills = payments::takenBillsOf(bytes, key);
    if (bills)
        NARU_ASSERT(payments::bytesOf(*bills, key) == bytes);
    const auto read = payments::bytesOfText(bytes);
    if (read)
        NARU_ASSERT(*payments::bytesOfText(payments::textOf(*read)) == *read);
}

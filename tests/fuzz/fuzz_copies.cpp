// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/journal/copymessages.h"
#include "tests/fuzz/target.h"

using namespace naru;

NARU_FUZZ_TARGET(copies)
{
    const auto message = journal::copyMessageOf(bytes);
    if (message)
        NARU_ASSERT(*journal::copyMessageOf(journal::bytesOf(*message)) == *message);
    const auto page = journal::copyPageOf(bytes);
    if (page) {
        const auto again = journal::copyPageOf(journal::bytesOf(*page));
        NARU_ASSERT(again && again->rows.constLast().hash == page->rows.constLast().hash && again->keys == page->keys);
    }
}

// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/crypto/hash.h"
#include "sync/wire/roll.h"
#include "tests/fuzz/target.h"

using namespace naru;
using namespace naru::wire;

/// What a hub says of the desks of a site.
NARU_FUZZ_TARGET(roll)
{
    if (const auto act = rollActOf(bytes)) {
        const auto again = rollActOf(bytesOf(*act));
        NARU_ASSERT(again && *again == *act);
    }
    const auto page = rollPageOf(bytes);
    if (!page)
        return;
    const auto again = rollPageOf(bytesOf(*page));
    NARU_ASSERT(again && again->proof == page->proof && again->path == page->path);
    NARU_ASSERT(again->entries.size() == page->entries.size());
    const Head before{1, 0, QByteArray(journal::hashBytes, '\0')};
    const QByteArray roll(journal::deviceIdBytes, 'r');
    const Head end = rollEnd(roll, before, page->entries);
    NARU_ASSERT(end.seq == quint64(page->entries.size()) && end == rollEnd(roll, before, again->entries));
}

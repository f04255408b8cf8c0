// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/wire/answer.h"
#include "tests/fuzz/target.h"

using namespace naru;
using namespace naru::wire;

/// What came from where a hub should be.
NARU_FUZZ_TARGET(answer)
{
    if (const auto read = acceptedOf(bytes)) {
        NARU_ASSERT(read->entriesMax >= 1 && read->entriesMax <= entriesMax);
        NARU_ASSERT(read->after >= Milliseconds(0) && read->after <= afterMax && read->held.size() <= heldMax);
        const QByteArray own = bytesOf(*read);
        const auto again = acceptedOf(own);
        NARU_ASSERT(again && bytesOf(*again) == own && again->head == read->head && again->held == read->held);
    }
    if (const auto read = refusalOf(bytes)) {
        const QByteArray own = bytesOf(*read);
        const auto again = refusalOf(own);
        NARU_ASSERT(again && bytesOf(*again) == own && again->head == read->head && again->entry == read->entry);
    }
    static SeededRandom random(1003); // no seed is signed by it
    static const auto hub = crypto::PrivateKey::generate(crypto::Curve::P256, random);
    NARU_ASSERT(!checkReceipt(bytes, QByteArray(16, 'd'), {1, 1, QByteArray(32, 'h')}, hub.publicKey()));
}

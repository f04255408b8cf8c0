// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/wire/checkpoint.h"
#include "tests/fuzz/target.h"

using namespace naru;
using namespace naru::wire;

/// A note that somebody carries about.
NARU_FUZZ_TARGET(checkpoint)
{
    static SeededRandom random(1001); // no seed is signed by it
    static const auto hub = crypto::PrivateKey::generate(crypto::Curve::P256, random);
    const auto read = unprovenCheckpoint(bytes);
    if (!read)
        return;
    NARU_ASSERT(!checkpointOf(bytes, read->origin, hub.publicKey())); // nobody has its key
    const auto again = checkpointOf(textOf(*read, hub), read->origin, hub.publicKey());
    NARU_ASSERT(again && *again == *read);
}

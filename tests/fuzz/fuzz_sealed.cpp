// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/wire/sealing.h"
#include "tests/fuzz/target.h"

using namespace naru;
using namespace naru::wire;

namespace {

const crypto::PrivateKey& agency()
{
    static SeededRandom random(1);
    static const auto key = crypto::PrivateKey::generate(crypto::Curve::P256, random);
    return key;
}

} // namespace

/// What the agency's reader meets in a hub's store, and what a desk hears of to whom it seals.
NARU_FUZZ_TARGET(sealed)
{
    const SealedPlace place{QByteArray(16, 'd'), 1, 7, 22, QByteArray(32, 'h'), bytes.left(100)};
    NARU_ASSERT(sealKeyIdIn(bytes).isEmpty() || bytes.size() > sealedOverBytes);
    (void)unsealed(bytes, place, agency());
    // Of the right key, with whatever stands behind it.
    (void)unsealed(QByteArray(1, '\1') + keyIdOf(agency().publicKey()) + bytes, place, agency());
    if (const auto open = openPartIn(bytes)) {
        const QByteArray again = openPartOf(*open);
        const auto twice = openPartIn(again);
        NARU_ASSERT(twice && twice->facets == open->facets && twice->first == open->first);
        NARU_ASSERT(openPartOf(*twice) == again);
    }
    if (const auto to = sealToIn(bytes, place.device, agency().publicKey()))
        NARU_ASSERT(to->certificate.size() <= sealCertificateBytesMax);
    (void)sealKeyOf({1, bytes});
}

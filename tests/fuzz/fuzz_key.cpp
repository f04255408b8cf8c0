// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/identity/mdl/engagement.h"
#include "tests/fuzz/target.h"

using namespace naru;

NARU_FUZZ_TARGET(key)
{
    if (const auto key = identity::mdl::parseCoseKey(bytes)) {
        const auto again = identity::mdl::parseCoseKey(identity::mdl::coseKey(*key));
        NARU_ASSERT(again && again->x() == key->x() && again->y() == key->y());
    }
    if (const auto key = crypto::PublicKey::fromSpki(bytes))
        NARU_ASSERT(key->x().size() == crypto::coordinateBytes(key->curve()));
    if (const auto key = crypto::PrivateKey::fromPem(bytes))
        NARU_ASSERT(crypto::PrivateKey::fromPkcs8(key->pkcs8().view()));
}

// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/crypto/altnames.h"
#include "app/crypto/pkcs7.h"
#include "tests/fuzz/target.h"

using namespace naru;

NARU_FUZZ_TARGET(certbundle)
{
    const auto bundle = crypto::certsOnlyOf(bytes);
    if (!bundle)
        return;
    NARU_ASSERT(!bundle->isEmpty() && bundle->size() <= crypto::bundleCertificatesMax);
    for (const crypto::Certificate& certificate : *bundle)
        (void)crypto::altNamesOf(certificate);
    const auto again = crypto::certsOnlyOf(crypto::certsOnly(*bundle));
    NARU_ASSERT(again && again->size() == bundle->size());
}

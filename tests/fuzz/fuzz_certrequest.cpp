// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/crypto/pkcs7.h"
#include "app/crypto/request.h"
#include "tests/fuzz/target.h"

using namespace naru;

NARU_FUZZ_TARGET(certrequest)
{
    if (const auto request = crypto::CertificateRequest::parse(bytes)) {
        NARU_ASSERT(request->der() == bytes && !request->publicKey().spki().isEmpty());
        const auto again = crypto::CertificateRequest::parse(request->der());
        NARU_ASSERT(again && again->altNames() == request->altNames());
    }
    if (const auto names = crypto::readAltNames(bytes); names && !names->hasOthers) {
        const auto again = crypto::readAltNames(crypto::altNameValue(*names));
        NARU_ASSERT(again && again->uris == names->uris && again->hosts == names->hosts
            && again->addresses == names->addresses);
    }
}

// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/identity/mdl/session.h"
#include "tests/fuzz/target.h"

using namespace naru;
using namespace naru::identity;

NARU_FUZZ_TARGET(request)
{
    const auto asked = mdl::parseDeviceRequest(bytes);
    const auto signatures = mdl::checkReaderAuthentication(bytes, QByteArray::fromHex("83f6f6f6"));
    if (asked && signatures)
        NARU_ASSERT(signatures->size() == asked->documents.size());
    if (asked)
        NARU_ASSERT(mdl::parseDeviceRequest(mdl::makeDeviceRequest(*asked, nullptr, {})));
}

// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/codec/cbor.h"
#include "app/identity/mdl/nfchandover.h"
#include "tests/fuzz/target.h"

using namespace naru;
using namespace naru::identity;

NARU_FUZZ_TARGET(handover)
{
    const auto read = mdl::readHandoverSelect(bytes);
    if (!read)
        return;
    NARU_ASSERT(read->hs == bytes && bytes.contains(read->deviceEngagement));
    const auto handover = codec::CborDocument::parse(read->handover());
    NARU_ASSERT(handover && *(*handover)->root().at(0).toBytes() == bytes);
    if (read->offered.nfc)
        NARU_ASSERT(read->offered.nfc->commandBytesMax > 0 && read->offered.nfc->responseBytesMax <= 65'536);
    if (read->offered.nfc || read->offered.ble)
        NARU_ASSERT(!mdl::makeHandoverRequest(read->offered).isEmpty());
}

// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/identity/mdl/engagement.h"
#include "tests/fuzz/target.h"

using namespace naru;
using namespace naru::identity;

NARU_FUZZ_TARGET(engagement)
{
    const auto engagement = mdl::DeviceEngagement::parse(bytes);
    if (engagement) {
        NARU_ASSERT(engagement->bytes == bytes);
        const auto made
            = mdl::DeviceEngagement::parse(mdl::DeviceEngagement::make(engagement->eDeviceKey, engagement->methods));
        NARU_ASSERT(made && made->eDeviceKey.x() == engagement->eDeviceKey.x());
    }
    (void)mdl::DeviceEngagement::parseQr(QString::fromUtf8(bytes));
}

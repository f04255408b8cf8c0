// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/payments/dayclose/profile.h"
#include "tests/fuzz/target.h"

using namespace naru;

NARU_FUZZ_TARGET(acquirerfile)
{
    const auto file = payments::dayclose::readAcquirerFile(bytes, payments::dayclose::builtInProfiles());
    if (!file)
        return;
    for (const auto& line : file->lines)
        NARU_ASSERT(line.amount > Won{0} && line.amount <= wonMax && line.hash.size() == 32 && line.date);
}

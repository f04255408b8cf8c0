// SPDX-License-Identifier: GPL-3.0-or-later
#include "devices/pcsc/cardd/cardfacts.h"
#include "devices/pcsc/cardreaders.h"
#include "tests/fuzz/target.h"

using namespace naru;

/// What PC/SC readers say of themselves, and the list of them that naru-cardd prints.
NARU_FUZZ_TARGET(cardreader)
{
    const device::ApduLimits limits = cardd::limitsOf(bytes);
    NARU_ASSERT(limits.commandDataMax >= 240 && limits.commandDataMax <= device::extendedCommandDataMax);
    NARU_ASSERT(
        limits.responseDataMax >= limits.commandDataMax && limits.responseDataMax <= device::extendedResponseDataMax);
    (void)cardd::propertiesCode(bytes);
    NARU_ASSERT(!cardd::isStorageCard(bytes) || bytes.size() >= 8);
    const QList<QByteArray> names = bytes.split('\n');
    const QByteArray found = cardd::readerNamed(names.first(), names);
    NARU_ASSERT(found.startsWith(names.first()));
    if (const auto readers = device::readCardReaders(bytes)) {
        for (const QString& name : *readers)
            NARU_ASSERT(!name.isEmpty());
    }
}

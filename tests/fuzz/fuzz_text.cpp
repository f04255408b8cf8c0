// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/base/clock.h"
#include "app/codec/text.h"
#include "app/crypto/pem.h"
#include "tests/fuzz/target.h"

using namespace naru;

NARU_FUZZ_TARGET(text)
{
    (void)codec::fromHex(bytes);
    if (const auto decoded = codec::fromBase64Url(bytes))
        NARU_ASSERT(codec::toBase64Url(*decoded) == bytes);
    const QString text = QString::fromUtf8(bytes);
    if (const auto moment = parseRfc3339(text)) {
        const auto again = parseRfc3339(rfc3339(*moment));
        NARU_ASSERT(again && *again <= *moment && *moment - *again < std::chrono::seconds(1));
    }
    QByteArrayView rest(bytes);
    for (qsizetype before = rest.size() + 1; const auto block = crypto::nextPemBlock(rest); before = rest.size()) {
        NARU_ASSERT(rest.size() < before);
        crypto::pemBytes(*block);
    }
}

// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desk/scanned.h"
#include "tests/fuzz/target.h"

#include <algorithm>

using namespace naru;
using desk::Scanned;

NARU_FUZZ_TARGET(scanned)
{
    const Scanned scanned = desk::scannedOf(bytes);
    NARU_ASSERT(QByteArrayView(scanned.name()).startsWith("scan."));
    NARU_ASSERT(scanned.shown.size() <= Scanned::shownMax);
    NARU_ASSERT(std::none_of(scanned.shown.begin(), scanned.shown.end(),
        [](QChar c) { return !c.isSurrogate() && (!c.isPrint() || c.category() == QChar::Other_Format); }));
    const bool names = scanned.kind == Scanned::Kind::Wifi || scanned.kind == Scanned::Kind::WebAddress
        || scanned.kind == Scanned::Kind::Number;
    NARU_ASSERT(names == !scanned.shown.isEmpty());
}

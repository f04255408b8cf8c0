// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/hub/releases.h"
#include "sync/packs/fetchsister.h"
#include "tests/fuzz/target.h"

#include <QTemporaryDir>

using namespace naru;

namespace {

/// A Range that is taken begins somewhere and does not end before that.
void readRange(const QByteArray& bytes)
{
    const auto range = hub::byteRangeOf(bytes);
    if (!range)
        return;
    NARU_ASSERT(range->first >= 0 && (!range->last || *range->last >= range->first));
    QByteArray again = "bytes=" + QByteArray::number(range->first) + '-';
    if (range->last)
        again += QByteArray::number(*range->last);
    const auto same = hub::byteRangeOf(again);
    NARU_ASSERT(same && same->first == range->first && same->last == range->last);
}

/// Of an empty shelf nothing is given away, whatever a sister says, and what is told her fits into a message.
void hear(const QByteArray& bytes)
{
    static const QTemporaryDir folder;
    static const packs::Shelf shelf = *packs::Shelf::open(folder.path());
    static const QByteArray sister(16, 's');
    const ManualClock clock{Instant(Milliseconds(1))};
    SeededRandom random(1);
    int told = 0;
    packs::SisterWay way({clock, random, shelf, [&](const QByteArray& device, const QByteArray& message) {
                              NARU_ASSERT(device == sister && message.size() < 256);
                              ++told;
                          }});
    way.seen({sister});
    way.hear(sister, bytes);
    NARU_ASSERT(told <= 1);
    bool hasCome = false;
    way.ask({packs::Way::Ask::What::Blob, QByteArray(32, 'x'), 0, 10},
        [&](const packs::Way::Said& said) { hasCome = said.how == packs::Way::Said::How::Came; });
    way.hear(QByteArray(16, 'z'), bytes); // somebody who was not asked
    NARU_ASSERT(!hasCome);
}

} // namespace

/// The two small languages of releases on their way: a Range, and what sister desks say to each other.
NARU_FUZZ_TARGET(fetch)
{
    readRange(bytes);
    hear(bytes);
}

// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desk/queueticket.h"
#include "tests/fuzz/target.h"

using namespace naru;

NARU_FUZZ_TARGET(queue)
{
    const auto read = desk::readQueueMessage(bytes);
    if (!read)
        return;
    const QByteArray own = desk::bytesOf(*read);
    const auto again = desk::readQueueMessage(own);
    NARU_ASSERT(again && again->tickets == read->tickets && desk::bytesOf(*again) == own);
    for (const desk::Ticket& ticket : read->tickets) {
        const desk::Ticket both = desk::joined(ticket, read->tickets.first());
        NARU_ASSERT(both == desk::joined(read->tickets.first(), ticket) && both.hosts.size() <= desk::hostsMax);
        NARU_ASSERT(desk::joined(both, ticket) == both);
    }
    for (const QByteArray& page : desk::pagesOf(read->day, read->tickets))
        NARU_ASSERT(page.size() <= desk::queueMessageBytesMax && desk::readQueueMessage(page));
}

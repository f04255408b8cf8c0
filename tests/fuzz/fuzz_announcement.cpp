// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/lan/announcement.h"
#include "tests/fuzz/target.h"

using namespace naru::lan;

NARU_FUZZ_TARGET(announcement)
{
    const auto read = Announcement::parse(bytes.split('\n'));
    NARU_ASSERT(!read || read->hint.isEmpty() || read->hint.size() == Announcement::hintBytes);
    NARU_ASSERT(!read || Announcement::parse(read->texts()) == read);
    const QByteArray name = instanceNameOf(QString::fromUtf8(bytes));
    NARU_ASSERT(!name.isEmpty() && name.size() <= Announcement::nameBytesMax);
}

// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/fuzz/target.h"
#include "tests/support/packsupport.h"

using namespace naru;
using namespace naru::lessons;

namespace {

/// What is not refused with a reason is whole, of its own shelf, and leads to nothing real.
void readIt(const QByteArray& bytes)
{
    const PackReading reading = readPack(bytes);
    for (const Complaint& complaint : reading.complaints)
        NARU_ASSERT(!complaint.file.isEmpty() && !complaint.key.isEmpty() && !complaint.rule.isEmpty());
    if (!reading.isGood())
        return;
    const Pack& pack = reading.pack;
    NARU_ASSERT(!pack.lessons.isEmpty() && !pack.seals.isEmpty() && pack.files.size() <= packFilesMax);
    NARU_ASSERT(pack.files.last().offset + pack.files.last().size == bytes.size());
    for (const LessonPtr& lesson : pack.lessons)
        NARU_ASSERT(lesson->bridge.isEmpty() && !builtInLesson(lesson->id) && lesson->place.startsWith(packPlace));
}

} // namespace

NARU_FUZZ_TARGET(pack)
{
    readIt(bytes);
    // As a manifest that somebody sealed, with files and without, so that what lies behind the seal is reached too.
    readIt(test::sealedAgain(bytes, {}));
    static const QByteArray good = makePack(test::packPlan(), test::makerKey()).bytes;
    static const QByteArray files = good.sliced(std::get<PackHead>(packHead(good)).filesAt);
    readIt(test::sealedAgain(bytes, files));
}

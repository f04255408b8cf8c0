// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/lessons/classroom.h"
#include "app/lessons/classseat.h"
#include "tests/fuzz/target.h"

using namespace naru;
using namespace naru::lessons;

NARU_FUZZ_TARGET(classmessage)
{
    const Channel::Peer peer{QByteArray(16, 'd'), QStringLiteral("x")};
    const QByteArray run(classRunBytes, 'r');
    if (const auto state = readSeatState(bytes)) {
        NARU_ASSERT(write(*state) == bytes);
        ClassRoom room(run);
        NARU_ASSERT(room.heard(peer, bytes, Milliseconds(0)));
        const auto again = ClassRoom::resume(run, {}, room.kept());
        NARU_ASSERT(again && again->seats(Milliseconds(1)).size() == room.seats(Milliseconds(1)).size());
        for (const ClassLetter& letter : room.tick(Milliseconds(1)))
            NARU_ASSERT(readRoomState(letter.message));
    }
    if (const auto state = readRoomState(bytes)) {
        NARU_ASSERT(write(*state) == bytes && state->words == plainWords(state->words));
        ClassSeat seat(state->start, {{state->lesson, state->version}});
        NARU_ASSERT(seat.heard(peer, bytes, Milliseconds(0)));
        for (int i = 0; seat.deed() && i < ordersWaitingMax + 1; ++i)
            seat.didIt({}, Milliseconds(1));
        NARU_ASSERT(!seat.deed());
        for (const ClassLetter& letter : seat.tick(Milliseconds(1)))
            NARU_ASSERT(readSeatState(letter.message));
    }
    (void)ClassRoom::resume(run, {}, bytes);
}

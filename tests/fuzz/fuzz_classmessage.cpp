// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/lessons/classroom.h"
#include "app/lessons/classseat.h"
#include "app/lessons/packsender.h"
#include "app/lessons/packtaker.h"
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
    if (const auto offer = readPackOffer(bytes))
        NARU_ASSERT(write(*offer) == bytes);
    if (const auto piece = readPackPiece(bytes))
        NARU_ASSERT(write(*piece) == bytes && piece->bytes.size() <= pieceBytesMax);
    if (const auto have = readPackHave(bytes))
        NARU_ASSERT(write(*have) == bytes);
    int installed = 0;
    PackTaker taker([&](const PackOffer&, const QByteArray&) { ++installed; });
    const PackOffer known{
        {run, 1}, QStringLiteral("a.b"), QStringLiteral("c.d"), 1, 64, QByteArray(pushHashBytes, 'h')};
    NARU_ASSERT(taker.heard(write(known), Milliseconds(0)));
    (void)taker.heard(bytes, Milliseconds(0));
    NARU_ASSERT(taker.have().had <= 64 || taker.have().order != known.order);
    NARU_ASSERT(installed == 0); // no bytes here are those of its hash
    PackSender sender(run);
    sender.send(peer.device, std::make_shared<PackLoad>(PackLoad{known.pack, known.lesson, 1, run, known.sha256}), {});
    (void)sender.heard(peer, bytes, Milliseconds(0));
    for (const ClassLetter& letter : sender.tick(Milliseconds(1)))
        NARU_ASSERT(letter.message.size() <= pushMessageBytesMax);
    (void)ClassRoom::resume(run, {}, bytes);
}

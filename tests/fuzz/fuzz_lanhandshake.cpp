// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/lan/handshakewire.h"
#include "tests/fuzz/target.h"
#include "tests/support/landesks.h"

using namespace naru;
using namespace naru::lan;

namespace {
const Self& desk(int number)
{
    static const Self one = test::lanSelf(1), two = test::lanSelf(2);
    return number == 1 ? one : two;
}

/// What it read, it writes again as it was.
void readOnce(const QByteArray& bytes)
{
    if (const auto promise = readPromise(bytes))
        NARU_ASSERT(bytesOf(*promise) == bytes);
    if (const auto answer = readAnswer(bytes))
        NARU_ASSERT(bytesOf(*answer) == bytes);
    if (const auto reveal = readReveal(bytes))
        NARU_ASSERT(bytesOf(*reveal) == bytes);
    if (const auto shown = readShown(bytes))
        NARU_ASSERT(bytesOf(*shown) == bytes && isName(shown->identity.name));
}
} // namespace

/// The first byte says who listens (bit 0: an initiator, in the mode of bits 1 and 2), then come messages: u16 length,
/// bytes. Whatever comes: nobody is done, and after a fault nothing moves. The desks are the same each time.
NARU_FUZZ_TARGET(lanhandshake)
{
    readOnce(bytes);
    if (bytes.size() < 3)
        return;
    static const test::TrustedList nobody;
    SeededRandom random(3);
    const QByteArray secret(Handshake::secretBytes, '\x5a');
    const QList<Mode> all{Mode::Paired, Mode::Pairing, Mode::ByCode, Mode::Class};
    const Mode mode = all[(bytes[0] >> 1) & 3];
    const bool initiates = bytes[0] & 1;
    Handshake::Setup setup{desk(initiates ? 1 : 2), &nobody, all, {}, secret};
    if (initiates && mode == Mode::ByCode)
        setup.expects = [](const QByteArray& key) { return key == desk(2).identity().key; };
    Handshake handshake = initiates ? Handshake::initiate(mode, setup, random) : Handshake::respond(setup, random);
    if (initiates)
        (void)handshake.first();
    for (qsizetype at = 1; at + 2 <= bytes.size();) {
        const qsizetype length = quint8(bytes[at]) << 8 | quint8(bytes[at + 1]);
        const QByteArray message = bytes.mid(at + 2, length);
        at += 2 + length;
        const bool over = handshake.state() == Handshake::State::Ended;
        const auto answer = handshake.take(message);
        NARU_ASSERT(!over || !answer);
        NARU_ASSERT(!answer || answer->size() <= Handshake::messageBytesMax);
        NARU_ASSERT(bool(answer) == (handshake.state() != Handshake::State::Ended));
        NARU_ASSERT(handshake.lastWords().size() <= Handshake::messageBytesMax);
        NARU_ASSERT(handshake.state() != Handshake::State::Done);
    }
}

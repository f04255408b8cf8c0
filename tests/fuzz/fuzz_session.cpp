// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/identity/mdl/session.h"
#include "tests/fuzz/target.h"

using namespace naru;
using namespace naru::identity;

namespace {
/// A desk in the middle of a session with a phone, the same each time.
mdl::ReaderSession session()
{
    SeededRandom random(7);
    static const auto phone = crypto::PrivateKey::generate(crypto::Curve::P256, random);
    auto begun = mdl::ReaderSession::begin(
        mdl::DeviceEngagement::make(phone.publicKey(), {}), QByteArray(1, '\xf6'), {}, nullptr, random);
    NARU_ASSERT(begun);
    return *std::move(begun);
}
} // namespace

NARU_FUZZ_TARGET(session)
{
    if (const auto establishment = mdl::SessionEstablishment::parse(bytes)) {
        const auto again = mdl::SessionEstablishment::parse(
            mdl::SessionEstablishment::make(establishment->eReaderKeyBytes, establishment->data));
        NARU_ASSERT(again && again->data == establishment->data);
    }
    const auto message = mdl::SessionData::parse(bytes);
    if (message) {
        const auto again = mdl::SessionData::parse(message->encode());
        NARU_ASSERT(again && again->data == message->data && again->status == message->status);
    }
    static mdl::ReaderSession reader = session();
    if (reader.isOver())
        reader = session();
    const auto answer = reader.receive(bytes);
    NARU_ASSERT(!answer || !*answer); // nobody but the phone has its key
    if (!answer)
        NARU_ASSERT(reader.isOver() && !mdl::ReaderSession::farewell(answer.fault()).isEmpty());
}

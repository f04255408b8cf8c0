// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/lan/pairing.h"
#include "sync/lan/parcel.h"
#include "sync/lan/session.h"
#include "tests/fuzz/target.h"

using namespace naru;
using namespace naru::lan;

/// What comes over a paired connection, a code from a camera, an address that somebody typed.
NARU_FUZZ_TARGET(lanframe)
{
    if (const auto parcel = Parcel::parse(bytes)) {
        NARU_ASSERT(parcel->message.size() <= Channel::messageBytesMax);
        NARU_ASSERT(parcel->bytes() == bytes);
    }
    if (const auto code = PairCode::parse(bytes))
        NARU_ASSERT(*PairCode::parse(code->text()) == *code);
    if (const auto place = Place::parse(QString::fromUtf8(bytes)))
        NARU_ASSERT(*Place::parse(place->text()) == *place);
    const QByteArray one(32, '\1'), other(32, '\2');
    Session session{crypto::Secret(QByteArrayView(one)), crypto::Secret(QByteArrayView(other))};
    NARU_ASSERT(!session.open(bytes)); // nobody has its key
    NARU_ASSERT(!session.open(bytes));
}

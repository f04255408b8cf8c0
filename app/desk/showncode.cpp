// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desk/showncode.h"

#include "app/codec/cbor.h"
#include "app/codec/ur.h"
#include "app/payments/digests.h"

#include <memory>

namespace naru::desk {

MovingCode codesOf(const QByteArray& bills)
{
    const auto encoder = codec::UrEncoder::make(
        payments::billsUrType.toByteArray(), codec::CborWriter().bytes(bills).take(), codec::urFragmentBytesDefault);
    if (!encoder)
        return {};
    const auto shared = std::make_shared<const codec::UrEncoder>(*encoder);
    return {shared->parts(), [shared](quint32 number) { return QString::fromLatin1(shared->frame(number)); }};
}

} // namespace naru::desk

// SPDX-License-Identifier: GPL-3.0-or-later
#include "devices/visit/doorrequest.h"
#include "tests/fuzz/target.h"

using namespace naru;
using device::DoorRequest;

namespace {
/// In pieces of `step` bytes. Nothing: a fault, or not whole.
std::optional<DoorRequest> readIn(const QByteArray& bytes, qsizetype step)
{
    DoorRequest request;
    for (qsizetype at = 0; at < bytes.size(); at += step) {
        const auto state = request.feed(QByteArrayView(bytes).sliced(at, std::min(step, bytes.size() - at)));
        if (!state)
            return std::nullopt;
        if (*state == DoorRequest::State::Done)
            return request;
    }
    return std::nullopt;
}
} // namespace

NARU_FUZZ_TARGET(doorrequest)
{
    if (bytes.size() > 4 * 1024)
        return;
    const auto whole = readIn(bytes, std::max<qsizetype>(bytes.size(), 1)), pieces = readIn(bytes, 7);
    NARU_ASSERT(whole.has_value() == pieces.has_value());
    if (!whole)
        return;
    NARU_ASSERT(whole->path() == pieces->path() && whole->query() == pieces->query());
    NARU_ASSERT(whole->body() == pieces->body() && whole->host() == pieces->host() && !whole->host().isEmpty());
    NARU_ASSERT(whole->path().startsWith('/'));
}

// SPDX-License-Identifier: GPL-3.0-or-later
#include "devices/terminal/httpresponse.h"
#include "tests/fuzz/target.h"

using namespace naru;
using device::HttpResponse;

namespace {
/// In pieces of `step` bytes, then the end of the connection.
Result<QByteArray> readIn(const QByteArray& bytes, qsizetype step)
{
    HttpResponse response;
    Result<HttpResponse::State> state = HttpResponse::State::Reading;
    for (qsizetype at = 0; at < bytes.size() && state && *state == HttpResponse::State::Reading; at += step)
        state = response.feed(QByteArrayView(bytes).sliced(at, std::min(step, bytes.size() - at)));
    if (state && *state == HttpResponse::State::Reading)
        state = response.finish();
    if (!state)
        return state.fault();
    return response.body();
}
} // namespace

NARU_FUZZ_TARGET(httpresponse)
{
    const auto whole = readIn(bytes, std::max<qsizetype>(bytes.size(), 1)), pieces = readIn(bytes, 7);
    NARU_ASSERT(bool(whole) == bool(pieces));
    if (whole)
        NARU_ASSERT(*whole == *pieces && whole->size() <= bytes.size());
}

// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/codec/cardnumber.h"
#include "devices/scanner/lines.h"
#include "tests/fuzz/target.h"

#include <algorithm>

using namespace naru;
using device::ScannerLines;

namespace {
struct Heard {
    QList<QByteArray> codes;
    bool cardNumber = false, flooded = false;
};

/// The same bytes in pieces, as a port may bring them.
Heard hear(QByteArrayView bytes, qsizetype piece)
{
    ScannerLines lines;
    Heard heard;
    for (qsizetype at = 0; at < bytes.size(); at += piece) {
        const auto fed = lines.feed(bytes.sliced(at, std::min(piece, bytes.size() - at)), Milliseconds(at));
        heard.codes += fed.codes;
        heard.cardNumber |= fed.cardNumber;
        heard.flooded |= fed.flooded;
    }
    return heard;
}
} // namespace

NARU_FUZZ_TARGET(scanner)
{
    if (bytes.size() > 2000)
        return; // more would take longer than one line may
    const Heard whole = hear(bytes, std::max<qsizetype>(bytes.size(), 1)), pieces = hear(bytes, 3);
    if (!whole.flooded)
        NARU_ASSERT(whole.codes == pieces.codes && whole.cardNumber == pieces.cardNumber);
    for (const QByteArray& code : whole.codes) {
        NARU_ASSERT(!code.isEmpty() && code.size() <= ScannerLines::lineBytesMax);
        NARU_ASSERT(!code.contains('\r') && !code.contains('\n') && !codec::holdsCardNumber(code));
        NARU_ASSERT(bytes.contains(code));
    }
}

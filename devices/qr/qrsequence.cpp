// SPDX-License-Identifier: GPL-3.0-or-later
#include "devices/qr/qrsequence.h"

#include <numeric>

namespace naru::device {

namespace {
constexpr int partsMax = 16; ///< ISO/IEC 18004 §8.1: four bits
}

void QrSequence::clear()
{
    m_id.clear();
    m_parts.clear();
    m_have = 0;
}

std::optional<QByteArray> QrSequence::take(const QrSymbol& symbol)
{
    if (!symbol.isPart() || symbol.sequenceSize > partsMax) {
        clear();
        return symbol.bytes;
    }
    if (symbol.sequenceId != m_id || symbol.sequenceSize != of()) {
        clear();
        m_id = symbol.sequenceId;
        m_parts.resize(symbol.sequenceSize);
    }
    QByteArray& part = m_parts[symbol.sequenceIndex];
    m_have += part.isNull();
    part = symbol.bytes.isNull() ? QByteArray("") : symbol.bytes;
    if (m_have < of())
        return std::nullopt;
    const QByteArray whole = m_parts.join();
    const int parity = std::accumulate(whole.begin(), whole.end(), 0, [](int a, char b) { return a ^ uchar(b); });
    const bool fits = m_id.toInt() == parity;
    clear();
    return fits ? std::optional(whole) : std::nullopt;
}

} // namespace naru::device

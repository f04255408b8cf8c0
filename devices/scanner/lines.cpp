// SPDX-License-Identifier: GPL-3.0-or-later
#include "devices/scanner/lines.h"

#include "app/base/wipe.h"
#include "app/codec/cardnumber.h"

#include <utility>

namespace naru::device {

void ScannerLines::clear()
{
    wipe(m_line); // it may have been a number that nobody is to keep
    m_skipping = false;
}

void ScannerLines::end(Fed& fed)
{
    const bool wasSkipping = std::exchange(m_skipping, false);
    if (wasSkipping || m_line.isEmpty())
        return clear();
    if (fed.codes.size() >= linesPerFeedMax) {
        fed.flooded = true;
    } else if (codec::holdsCardNumber(m_line)) {
        fed.cardNumber = true;
    } else {
        fed.codes.append(QByteArray(m_line.constData(), m_line.size()));
    }
    clear();
}

ScannerLines::Fed ScannerLines::feed(QByteArrayView bytes, Milliseconds now)
{
    Fed fed;
    if ((!m_line.isEmpty() || m_skipping) && now - m_begun > lineTimeMax)
        clear();
    for (const char c : bytes) {
        if (c == '\r' || c == '\n') {
            end(fed);
            continue;
        }
        if (m_line.isEmpty() && !m_skipping)
            m_begun = now;
        if (m_skipping)
            continue;
        if (m_line.size() >= lineBytesMax) {
            clear();
            m_skipping = true;
            fed.flooded = true;
            continue;
        }
        if (m_line.isEmpty())
            m_line.reserve(lineBytesMax); // so that it never moves
        m_line.append(c);
    }
    return fed;
}

} // namespace naru::device

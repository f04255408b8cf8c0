// SPDX-License-Identifier: GPL-3.0-or-later
#include "devices/scanner/wedge.h"

#include "app/base/wipe.h"
#include "app/codec/cardnumber.h"

#include <algorithm>
#include <utility>

namespace naru::device {

namespace {

/// Jamo or syllables (Unicode: Hangul Jamo, Compatibility Jamo, Syllables): a layout or input method was on.
bool holdsHangul(const QString& text)
{
    return std::any_of(text.begin(), text.end(), [](QChar c) {
        const char16_t code = c.unicode();
        return (code >= 0x1100 && code <= 0x11ff) || (code >= 0x3130 && code <= 0x318f)
            || (code >= 0xac00 && code <= 0xd7a3);
    });
}

bool isOneKeyHeldDown(const QString& text)
{
    return std::all_of(text.begin(), text.end(), [&](QChar c) { return c == text.front(); });
}

WedgeGuard::Decision refused(ScannerFault fault)
{
    return {WedgeGuard::What::Refused, {}, Fault(fault)};
}

} // namespace

bool WedgeGuard::isScanner() const
{
    if (int(m_gaps.size()) + 1 < keysMin || isOneKeyHeldDown(m_held))
        return false;
    auto sorted = m_gaps;
    const auto middle = sorted.begin() + std::ptrdiff_t(sorted.size() / 2);
    std::nth_element(sorted.begin(), middle, sorted.end());
    return *middle <= medianGapMax;
}

WedgeGuard::Decision WedgeGuard::release()
{
    m_gaps.clear();
    const bool wasFlooded = std::exchange(m_flooded, false);
    const QString text = std::exchange(m_held, {});
    if (wasFlooded)
        return refused(ScannerFault::ScannerFloods);
    return text.isEmpty() ? Decision() : Decision{What::Typed, text, {}};
}

WedgeGuard::Decision WedgeGuard::ended(const QString& end)
{
    if (m_flooded || !isScanner()) {
        m_held += m_flooded ? QString() : end;
        return release();
    }
    m_gaps.clear();
    if (codec::holdsCardNumber(QStringView(m_held))) {
        wipe(m_held);
        return refused(ScannerFault::CardNumberRead);
    }
    const QString code = std::exchange(m_held, {});
    if (holdsHangul(code))
        return refused(ScannerFault::HangulTyped);
    return {What::Scanned, code, {}};
}

WedgeGuard::Decision WedgeGuard::key(const QString& text, Milliseconds now)
{
    const Milliseconds gap = now - std::exchange(m_last, now);
    const bool goesOn = !m_held.isEmpty() && gap <= gapMax;
    const Decision before = goesOn ? Decision() : release();
    const bool isEnd = text == u"\r" || text == u"\n" || text == u"\t";
    if (isEnd && goesOn)
        return ended(text);
    if (isEnd) // alone, or after a pause: a person's
        return before.fault ? before : Decision{What::Typed, before.text + text, {}};
    if (m_held.size() + text.size() > keysMax) {
        m_flooded = true; // swallowed up to the next pause or end
        return before;
    }
    if (goesOn)
        m_gaps.push_back(gap);
    if (m_held.isEmpty())
        m_held.reserve(keysMax); // so that it never moves, and can be wiped
    m_held += text;
    return before;
}

WedgeGuard::Decision WedgeGuard::silence()
{
    return isScanner() ? ended({}) : release();
}

} // namespace naru::device

// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/codec/cardnumber.h"

#include <type_traits>

namespace naru::codec {

namespace {

constexpr qsizetype digitsMin = 13, digitsMax = 19;

// Character by character and never by way of a copy: what it looks at may have to be forgotten without a trace.
template <typename View>
char16_t at(const View& text, qsizetype i)
{
    if constexpr (std::is_same_v<View, QStringView>)
        return text[i].unicode();
    else
        return static_cast<unsigned char>(text[i]);
}
bool isDigit(char16_t c)
{
    return c >= u'0' && c <= u'9';
}
bool isGap(char16_t c)
{
    return c == u' ' || c == u'-';
}

/// Backwards from the end of a group, whose next character is no digit: 13 to 19 digits to the start of a group.
template <typename View>
bool endsCardNumber(const View& text, qsizetype end)
{
    int sum = 0;
    qsizetype digits = 0;
    for (qsizetype i = end - 1; i >= 0 && digits < digitsMax; --i) {
        if (isGap(at(text, i)) && i > 0 && isDigit(at(text, i - 1)))
            continue;
        if (!isDigit(at(text, i)))
            return false;
        const int digit = at(text, i) - u'0', weighed = digits++ % 2 ? digit * 2 : digit;
        sum += weighed > 9 ? weighed - 9 : weighed;
        const bool startsGroup = i == 0 || !isDigit(at(text, i - 1));
        if (digits >= digitsMin && startsGroup && sum % 10 == 0)
            return true;
    }
    return false;
}

template <typename View>
bool holds(const View& text)
{
    for (qsizetype i = 1; i <= text.size(); ++i) {
        const bool endsGroup = isDigit(at(text, i - 1)) && (i == text.size() || !isDigit(at(text, i)));
        if (endsGroup && endsCardNumber(text, i))
            return true;
    }
    return false;
}

} // namespace

bool holdsCardNumber(QByteArrayView text)
{
    return holds(text);
}

bool holdsCardNumber(QStringView text)
{
    return holds(text);
}

} // namespace naru::codec

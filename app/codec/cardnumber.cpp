// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/codec/cardnumber.h"

namespace naru::codec {

namespace {

constexpr qsizetype digitsMin = 13, digitsMax = 19;

bool isDigit(char c)
{
    return c >= '0' && c <= '9';
}
bool isGap(char c)
{
    return c == ' ' || c == '-';
}

/// Backwards from the end of a group, whose next character is no digit: 13 to 19 digits to the start of a group.
bool endsCardNumber(QByteArrayView text, qsizetype end)
{
    int sum = 0;
    qsizetype digits = 0;
    for (qsizetype i = end - 1; i >= 0 && digits < digitsMax; --i) {
        if (isGap(text[i]) && i > 0 && isDigit(text[i - 1]))
            continue;
        if (!isDigit(text[i]))
            return false;
        const int digit = text[i] - '0', weighed = digits++ % 2 ? digit * 2 : digit;
        sum += weighed > 9 ? weighed - 9 : weighed;
        const bool startsGroup = i == 0 || !isDigit(text[i - 1]);
        if (digits >= digitsMin && startsGroup && sum % 10 == 0)
            return true;
    }
    return false;
}

} // namespace

bool holdsCardNumber(QByteArrayView text)
{
    for (qsizetype i = 1; i <= text.size(); ++i) {
        const bool endsGroup = isDigit(text[i - 1]) && (i == text.size() || !isDigit(text[i]));
        if (endsGroup && endsCardNumber(text, i))
            return true;
    }
    return false;
}

} // namespace naru::codec

// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/kit/plaintext.h"

#include <QChar>

#include <algorithm>
#include <array>

namespace naru::kit {

namespace {

constexpr int stackedMarksMax = 2;
constexpr qsizetype cardDigitsMin = 13;
constexpr qsizetype cardDigitsMax = 19;

struct Range {
    char32_t first;
    char32_t last;
};

// Characters that draw nothing (or only a gap) although Unicode does not file them under "Other".
constexpr std::array<Range, 11> invisible{{
    {0x034F, 0x034F},                                     // combining grapheme joiner
    {0x115F, 0x1160},                                     // Hangul fillers
    {0x17B4, 0x17B5}, {0x180B, 0x180F}, {0x2028, 0x2029}, // line and paragraph separator
    {0x2800, 0x2800},                                     // empty braille cell
    {0x3164, 0x3164},                                     // Hangul filler
    {0xFE00, 0xFE0F},                                     // variation selectors
    {0xFFA0, 0xFFA0},                                     // half-width Hangul filler
    {0xFFF0, 0xFFFD}, {0xE0000, 0xE0FFF},                 // tags and variation selectors
}};

bool drawsNothing(char32_t c)
{
    switch (QChar::category(c)) {
    case QChar::Other_Control:
    case QChar::Other_Format:
    case QChar::Other_Surrogate:
    case QChar::Other_PrivateUse:
    case QChar::Other_NotAssigned:
        return true;
    default:
        return std::any_of(
            invisible.begin(), invisible.end(), [c](Range range) { return c >= range.first && c <= range.last; });
    }
}

bool stacks(char32_t c)
{
    const auto category = QChar::category(c);
    return category == QChar::Mark_NonSpacing || category == QChar::Mark_Enclosing;
}

QString named(char32_t c)
{
    return QStringLiteral("‹%1›").arg(QString::number(c, 16).toUpper(), 4, QLatin1Char('0'));
}

QString drawn(char32_t c)
{
    return QString::fromUcs4(&c, 1);
}

/// Walks the text code point by code point and knows what came before.
class Cleaner {
public:
    explicit Cleaner(Lines lines)
        : m_lines(lines)
    {
    }

    QString next(char32_t c)
    {
        if (c == U'\n' && m_lines == Lines::Keep) {
            m_marks = 0;
            return QStringLiteral("\n");
        }
        m_marks = stacks(c) ? m_marks + 1 : 0;
        if (drawsNothing(c) || m_marks > stackedMarksMax)
            return named(c);
        if (QChar::isSpace(c))
            return space();
        m_afterSpace = false;
        return drawn(c);
    }

private:
    QString space()
    {
        const bool again = m_afterSpace;
        m_afterSpace = true;
        return again && m_lines == Lines::Show ? QStringLiteral("␣") : QStringLiteral(" ");
    }

    Lines m_lines;
    int m_marks = 0;
    bool m_afterSpace = true; // a leading space of a value is shown
};

bool passesLuhn(QStringView digits)
{
    int sum = 0;
    for (qsizetype i = 0; i < digits.size(); ++i) {
        int digit = digits[digits.size() - 1 - i].digitValue();
        if (i % 2 == 1)
            digit = digit * 2 > 9 ? digit * 2 - 9 : digit * 2;
        sum += digit;
    }
    return sum % 10 == 0;
}

bool isCardNumber(QStringView digits)
{
    return digits.size() >= cardDigitsMin && digits.size() <= cardDigitsMax && passesLuhn(digits);
}

} // namespace

QString cleaned(QStringView text, Lines lines, qsizetype charactersMax)
{
    // One character more than may be shown is enough to know that something was left out.
    const QList<uint> points = text.left(2 * (charactersMax + 1)).toUcs4();
    QString result;
    Cleaner cleaner(lines);
    qsizetype used = 0;
    for (const uint point : points) {
        const QString piece = cleaner.next(point);
        if (used + piece.toUcs4().size() > charactersMax)
            return result + QStringLiteral("…");
        used += piece.toUcs4().size();
        result += piece;
    }
    return result;
}

bool looksLikeCardNumber(QStringView text)
{
    QString digits;
    for (const QChar c : text) {
        if (c.digitValue() >= 0)
            digits += c;
        else if (!c.isSpace() && c != QLatin1Char('-') && c != QLatin1Char('.')) {
            if (isCardNumber(digits))
                return true;
            digits.clear();
        }
    }
    return isCardNumber(digits);
}

QString PlainText::clean(const QString& text, int charactersMax) const
{
    return cleaned(text, Lines::Keep, charactersMax);
}

QString PlainText::cleanValue(const QString& text, int charactersMax) const
{
    return cleaned(text, Lines::Show, charactersMax);
}

bool PlainText::looksLikeCard(const QString& text) const
{
    return looksLikeCardNumber(text);
}

} // namespace naru::kit

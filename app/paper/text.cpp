// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/paper/document.h"

namespace naru::paper {

namespace {

/// What stands for a character that may not be drawn as it is.
QString standIn(char32_t letter, Breaks breaks)
{
    switch (QChar::category(letter)) {
    case QChar::Other_Control:
        if (letter == '\n' && breaks == Breaks::Keep)
            return QStringLiteral("\n");
        return letter == '\n' || letter == '\t' ? QStringLiteral(" ") : QString();
    case QChar::Separator_Line:
    case QChar::Separator_Paragraph:
        return QStringLiteral(" ");
    case QChar::Other_Format:
    case QChar::Other_Surrogate:
    case QChar::Other_PrivateUse:
    case QChar::Other_NotAssigned:
        return {};
    default:
        return QString::fromUcs4(&letter, 1);
    }
}

} // namespace

QString plain(const QString& text, Breaks breaks)
{
    QString clean;
    for (const char32_t letter : text.left(textCharactersMax).normalized(QString::NormalizationForm_C).toUcs4())
        clean += standIn(letter, breaks);
    return clean;
}

QString wonText(qint64 won)
{
    QString digits = QString::number(won);
    const qsizetype first = won < 0 ? 1 : 0;
    for (qsizetype at = digits.size() - 3; at > first; at -= 3)
        digits.insert(at, QLatin1Char(','));
    return digits + QStringLiteral("원");
}

} // namespace naru::paper

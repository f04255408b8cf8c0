// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QQmlEngine>
#include <QString>

namespace naru::kit {

enum class Lines {
    Keep, ///< our own sentences, broken by hand
    Show, ///< foreign values: a line break is shown as ‹000A›, repeated spaces as ␣
};

/// What a screen may show of a text that somebody else wrote: controls, bidi marks, zero-width and filler characters
/// become a visible ‹202E›, more than two stacked marks likewise, and the whole is cut to `charactersMax` with "…".
/// Never markup: the caller draws it as plain text.
QString cleaned(QStringView text, Lines lines, qsizetype charactersMax);

/// True when 13 to 19 digits in a row (spaces, dots and dashes between them do not count) pass the Luhn check of
/// ISO/IEC 7812-1 Annex B: such a text never stays in a field.
bool looksLikeCardNumber(QStringView text);

/// The same two for QML.
class PlainText : public QObject {
    Q_OBJECT
    QML_ELEMENT
    QML_SINGLETON
public:
    Q_INVOKABLE QString clean(const QString& text, int charactersMax) const;
    Q_INVOKABLE QString cleanValue(const QString& text, int charactersMax) const;
    Q_INVOKABLE bool looksLikeCard(const QString& text) const;
};

} // namespace naru::kit

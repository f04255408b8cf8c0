// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/tell.h"

#include "app/cli/command.h"

namespace naru::cli {

using identity::Verdict;

namespace {
/// What a stranger wrote goes to the terminal as text: no escape codes, no change of direction, no endless line.
QString harmless(const QString& text)
{
    constexpr qsizetype shownMax = 120;
    QString shown;
    for (const QChar c : QStringView(text).left(shownMax))
        shown += c.isPrint() && c.category() != QChar::Other_Format ? c : QChar(QChar::ReplacementCharacter);
    return text.size() > shownMax ? shown + u'…' : shown;
}

} // namespace

void tell(const Verdict& verdict)
{
    const words::Language language = systemLanguage();
    const QByteArray overall
        = QByteArray("overall.") + identity::overallNames[static_cast<std::size_t>(verdict.overall)];
    print(words::wordsOf(QLatin1StringView(overall), language).sentence);
    for (std::size_t i = 0; i < verdict.checks.size(); ++i) {
        const QString mark = !verdict.checks[i] ? QStringLiteral("–")
            : *verdict.checks[i]                ? QStringLiteral("✓")
                                                : QStringLiteral("✗");
        print(mark + u' '
            + words::checkWords(QLatin1StringView(identity::checkNames[i]), verdict.checks[i], language).sentence);
    }
    for (const identity::Reason& reason : verdict.reasons) {
        const QString detail
            = reason.detail.isEmpty() ? QString() : QStringLiteral(" (%1)").arg(harmless(reason.detail));
        print(QStringLiteral("  · ") + words::wordsOf(QLatin1StringView(reason.name), language).sentence + detail);
    }
}

} // namespace naru::cli

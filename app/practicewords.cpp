// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/practicewords.h"

#include "ui/counter/elementwords.h"
#include "ui/counter/verdictwords.h"
#include "ui/till/tillwords.h"

namespace naru {

using ui::kiosk::PracticeWords;

namespace {

/// An age purpose shows its answer and nothing else; any other what it asked for.
QVariantList seenOf(const identity::Verdict& verdict, const identity::Purpose& purpose, words::Language tongue)
{
    const QVariantMap age = ui::counter::ageAnswer(verdict, purpose);
    if (!age.isEmpty())
        return {QVariantMap{{QStringLiteral("label"), age.value(QStringLiteral("question"))},
            {QStringLiteral("value"), age.value(QStringLiteral("answer"))}}};
    QVariantList rows;
    for (const identity::DocumentVerdict& document : verdict.documents) {
        for (const identity::AskedDocument& asked : purpose.asked.documents) {
            if (asked.docType != document.docType)
                continue;
            for (const ui::counter::Field& field : ui::counter::releasedFields(document, asked, tongue))
                rows.append(
                    QVariantMap{{QStringLiteral("label"), field.label}, {QStringLiteral("value"), field.value}});
        }
    }
    return rows;
}

} // namespace

PracticeWords practiceWords()
{
    PracticeWords words;
    words.verdict = [](const identity::Verdict& verdict, const identity::Purpose& purpose, words::Language tongue) {
        const auto headline = ui::counter::headlineOf(verdict, purpose, tongue);
        return PracticeWords::Said{headline.kind, headline.word, headline.sentences, {}};
    };
    words.seen = seenOf;
    words.payment = [](desk::PayPhase phase) {
        desk::ChargeView view;
        view.phase = phase;
        const auto said = ui::till::phaseWordsOf(view);
        return PracticeWords::Said{said.kind, said.visitorWord, said.visitorSentence, said.visitorNote};
    };
    words.won = ui::till::wonText;
    return words;
}

} // namespace naru

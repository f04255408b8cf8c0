// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/identity/purpose.h"
#include "app/identity/verdict.h"
#include "ui/counter/dates.h"

#include <QVariantList>

namespace naru::ui::counter {

/// One glance at a verdict: the state's kind (tokens §3), its word and at most two lines.
struct Headline {
    QString kind, word, sentences;
};

/// accept → ok; the three lesser accepts → warn, and the sentence names which; reject → no. An age that is "no" is
/// never green: the document is genuine and the visitor is still not let through.
Headline headlineOf(const identity::Verdict& verdict, const identity::Purpose& purpose, Tongue tongue);

/// Signature, issuer, present state: {title, kind, word, date}, each on its own. What was not looked at is "off".
QVariantList proofCells(const identity::Verdict& verdict, Tongue tongue);

/// {question, answer, kind}: the big answer of an age purpose; empty for another purpose or a refused document.
QVariantMap ageAnswer(const identity::Verdict& verdict, const identity::Purpose& purpose);

/// One sentence for each reason a check failed, in the order of the checks, none twice.
QStringList failureSentences(const identity::Verdict& verdict, Tongue tongue);

/// What was asked and did not come, by its label.
QStringList missingLabels(const identity::Verdict& verdict, Tongue tongue);

/// The sentence and what to do next of a stable name.
struct Said {
    QString sentence, next;
};
Said saidOf(const char* name, Tongue tongue);

} // namespace naru::ui::counter

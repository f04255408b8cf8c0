// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/fault.h"

#include <QStringList>

#include <optional>

namespace naru::words {

enum class Language { Korean, English };
/// "ko" or "en"; anything else is Korean.
Language languageOf(QStringView code);

/// What is so, and what to do next (empty where there is nothing to do). Plain text, one or two short sentences each.
struct Words {
    QString sentence, whatToDo;
};

/// The words of a stable name:
/// - a fault or a reason of a verdict: "codec.too_large", "mdl.expired";
/// - a check that failed: "check.digests"; that held or was not done: "check.digests.passed", "check.digests.unknown";
/// - a verdict: "overall.accept_incomplete"; its age answer: "age.undecided";
/// - a finding of the doctor with its state: "doctor.disk.watch"; a step of a visit: "step.phone";
///   a way of checking: "method.paper"; a decision of a person: "decision.seen_by_eye";
/// - a state of a payment, what was found, and why: "payment.in_doubt", "payment.finding_debt", "payment.why_declined".
/// `facts` fill %1, %2, … in both sentences. An unknown name gets the words of "unknown", never the name itself.
Words wordsOf(QLatin1StringView name, Language language, const QStringList& facts = {});
inline Words wordsOf(const Fault& fault, Language language)
{
    return wordsOf(QLatin1StringView(fault.name()), language);
}
/// The words of a check by its outcome: true, false, or not done.
Words checkWords(QLatin1StringView check, std::optional<bool> outcome, Language language);
/// True if the language has words for exactly this name.
bool knows(QLatin1StringView name, Language language);

/// "이름", "Date of birth"; "age_over_19" becomes "만 19세 이상". An unknown element keeps its identifier.
QString elementName(const QString& element, Language language);
/// "모바일 운전면허증" for "org.iso.18013.5.1.mDL". An unknown docType keeps its identifier.
QString documentName(const QString& docType, Language language);

} // namespace naru::words

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/clock.h"
#include "app/desk/doctor.h"
#include "app/words/words.h"

#include <QVariantMap>

namespace naru::ui::admin {

using Tongue = words::Language;

/// What is so and what to do next, as one text.
QString sentenceOf(const Fault& fault, Tongue tongue);

/// "2027년 3월 1일" / "1 March 2027"; without the year when it is that of `now`.
QString dayOf(QDate day, QDate now, Tongue tongue);

/// The state as the administrator's page weighs it. Off means: not there, by choice or not yet; the doctor calls
/// nothing amiss. Here it counts as Watch where a bad day would cost the desk its records or its name: no second copy,
/// no backup, no reader certificate (visitors cannot see who asks). No reader, no picture process, nothing to send stay
/// Off: a desk can work so for good. The sign-in page does not weigh: a clerk cannot mend any of these.
desk::Finding::State weighed(const desk::Finding& finding);

/// One finding as its row shows it: {kind, title, second, sentence, next, section}. `section` is the page where a
/// person can mend it, or empty.
QVariantMap findingRow(const desk::Finding& finding, QDate today, Tongue tongue);

/// "ok" "warn" "no" "off" for a StateGlyph.
QString kindOf(desk::Finding::State state);

/// The words of words/ for a finding with its state.
words::Words wordsOf(const desk::Finding& finding, Tongue tongue);

} // namespace naru::ui::admin

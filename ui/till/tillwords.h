// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/desk/daybook.h"
#include "app/desk/desk.h"
#include "app/desk/till.h"
#include "app/words/words.h"

#include <QVariantList>

namespace naru::ui::till {

using Tongue = words::Language;

/// "2,400원" / "2,400 won".
QString wonText(Won amount, Tongue tongue);
/// "10:47:02" in Korea.
QString exactTime(Instant moment);
/// "지금", "12초 전", "3분 전", then the time of day.
QString sinceText(Instant moment, Instant now);
/// "A1-16" for the ServiceID "A10000000G": a number that a visitor can ask with. Empty for an empty one.
QString askNumberOf(const QString& serviceId);
/// Whether it was cash: paid, and no terminal was asked.
bool isCash(const desk::ChargeView& view);

/// The headline of a charge, the same word for the clerk and for the visitor.
struct PhaseWords {
    QString kind, word; ///< of StateGlyph
    QString sentence;   ///< to the clerk, at most two lines
    QString visitorWord, visitorSentence, visitorNote;
};
PhaseWords phaseWordsOf(const desk::ChargeView& view);
/// "ready" "waiting" "read" "paid" "declined" "notsent" "doubt" "stored" "watched" "review" "waived": for the pages.
QString phaseName(desk::PayPhase phase);
/// What the clerk may rely on while it stands so, under the steps.
QString promiseOf(const desk::ChargeView& view);

/// [{text, amount}] of what is owed.
QVariantList lineRows(const payments::Charge& charge, const services::Catalogue& fees, Tongue tongue);
/// "주민등록등본 2통": with its count where there is more than one.
QString lineText(const payments::ChargeLine& line, const services::Catalogue& fees, Tongue tongue);
/// "등본 2통 · 인감증명서" on one line, the rest counted.
QString whatFor(const payments::Charge& charge, const services::Catalogue& fees, Tongue tongue);
/// "11월 20일 11:24" / "20 Nov 11:24".
QString dayAndTime(Instant moment, Tongue tongue);
/// [{value, text}]: everybody who works here but the one who is signed in.
QVariantList otherPeople(const desk::Desk& desk);
/// "김나루"; empty for nobody.
QString nameOf(const desk::Desk& desk, qint64 staff);

enum class Clockwork { Minutes, Seconds };
/// [{kind, text, time}] of what is known, oldest first.
QVariantList evidenceRows(const QList<desk::PayStep>& steps, Clockwork clockwork);
/// The same for page g: what was settled before, and what is still to come.
QVariantList payRows(const desk::ChargeView& view, const QList<desk::PayStep>& steps, bool receiptChosen);

} // namespace naru::ui::till

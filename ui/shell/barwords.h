// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/desk/desk.h"

#include <QVariantList>

namespace naru::ui::shell {

/// {sentence, next}: what words/ says of a stable name, in the language of the desk.
QVariantMap sentencesOf(const char* name, const QString& language, const QStringList& facts = {});

/// "11월 20일 금요일 오전 8:52", Korean civil time.
QString dateLineOf(Instant now, const QString& language);
/// "2026년 11월 20일 오전 8:52": with its year, for a person to compare with another clock.
QString timeBelievedOf(Instant now, const QString& language);

/// Chips of the device bar: the devices; the reader certificate, the issuers' list and the clock where they need a
/// look.
QVariantList deviceChips(const desk::Desk& desk);
/// Four sentences for the sign-in page: what is amiss comes before what is well.
QVariantList readinessLines(const desk::Desk& desk);

/// Why the PIN was not taken, and how many tries or how long.
QString pinSentenceOf(const Fault& fault, const desk::StaffMember& person, Instant now, const QString& language);

} // namespace naru::ui::shell

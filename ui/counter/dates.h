// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/clock.h"
#include "app/words/words.h"

namespace naru::ui::counter {

using Tongue = words::Language;

/// "1958년 3월 25일" / "25 March 1958".
QString longDate(QDate date, Tongue tongue);
/// "58. 3. 25." / "25 Mar 1958": for a narrow place.
QString shortDate(QDate date, Tongue tongue);
/// "11월 20일"; short and with its year when that is not this one.
QString dayOf(Instant moment, Instant now, Tongue tongue);
/// "오늘 11:22", or the day for another one.
QString momentOf(Instant moment, Instant now, Tongue tongue);
/// "11월 20일 기준".
QString asOf(Instant moment, Instant now, Tongue tongue);

} // namespace naru::ui::counter

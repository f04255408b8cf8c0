// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/counter/dates.h"

#include <QLocale>

namespace naru::ui::counter {

QString longDate(QDate date, Tongue tongue)
{
    return tongue == Tongue::Korean ? QLocale(QLocale::Korean).toString(date, QStringLiteral("yyyy년 M월 d일"))
                                    : QLocale(QLocale::English).toString(date, QStringLiteral("d MMMM yyyy"));
}

QString shortDate(QDate date, Tongue tongue)
{
    return tongue == Tongue::Korean ? QLocale(QLocale::Korean).toString(date, QStringLiteral("yy. M. d."))
                                    : QLocale(QLocale::English).toString(date, QStringLiteral("d MMM yyyy"));
}

QString dayOf(Instant moment, Instant now, Tongue tongue)
{
    const QDate date = koreanDate(moment);
    if (date.year() != koreanDate(now).year())
        return shortDate(date, tongue);
    return tongue == Tongue::Korean ? QLocale(QLocale::Korean).toString(date, QStringLiteral("M월 d일"))
                                    : QLocale(QLocale::English).toString(date, QStringLiteral("d MMM"));
}

QString momentOf(Instant moment, Instant now, Tongue tongue)
{
    if (koreanDate(moment) != koreanDate(now))
        return dayOf(moment, now, tongue);
    return (tongue == Tongue::Korean ? QStringLiteral("오늘 %1") : QStringLiteral("today %1")).arg(koreanTime(moment));
}

QString asOf(Instant moment, Instant now, Tongue tongue)
{
    const QString day = dayOf(moment, now, tongue);
    return tongue == Tongue::Korean ? QStringLiteral("%1 기준").arg(day) : QStringLiteral("as of %1").arg(day);
}

} // namespace naru::ui::counter

// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/lessons/learned.h"

#include <algorithm>

namespace naru::lessons {

namespace {

using Witness = Learned::Witness;

bool isBefore(const Learned& a, const Learned& b)
{
    return placeIndex(a.place) < placeIndex(b.place);
}

/// The repeats whose day has come: done once, all of them are done.
int repeatsBy(QDate first, QDate today)
{
    int count = 0;
    for (const int after : repeatAfterDays)
        count += first.addDays(after) <= today ? 1 : 0;
    return count;
}

} // namespace

std::optional<int> placeIndex(QStringView place)
{
    if (place.size() < 2 || place.size() > 3 || place[0] < u'A' || place[0] >= QChar(u'A' + coursesMax))
        return std::nullopt;
    int number = 0;
    for (const QChar digit : place.sliced(1)) {
        if (digit < u'0' || digit > u'9' || (number == 0 && digit == u'0'))
            return std::nullopt;
        number = number * 10 + (digit.unicode() - u'0');
    }
    if (number > lessonsOfCourseMax)
        return std::nullopt;
    return (place[0].unicode() - u'A') * lessonsOfCourseMax + number - 1;
}

QString placeOf(int index)
{
    return QChar(u'A' + index / lessonsOfCourseMax) + QString::number(index % lessonsOfCourseMax + 1);
}

QDate cardDayFirst()
{
    return QDate(2026, 1, 1);
}

std::optional<QDate> Learned::nextDay() const
{
    if (mode != Mode::Solo || repeats >= int(repeatAfterDays.size()))
        return std::nullopt;
    return day.addDays(repeatAfterDays[std::size_t(repeats)]);
}

const Learned* Progress::find(QStringView place) const
{
    const auto found
        = std::find_if(learned.begin(), learned.end(), [&](const Learned& each) { return each.place == place; });
    return found == learned.end() ? nullptr : &*found;
}

bool Progress::note(const QString& place, Mode mode, QDate today)
{
    const qint64 days = cardDayFirst().daysTo(today);
    if (!placeIndex(place) || !today.isValid() || days < 0 || days > cardDaysMax)
        return false;
    const Learned fresh{place, mode, today, 0, Witness::Desk};
    const auto known
        = std::find_if(learned.begin(), learned.end(), [&](const Learned& each) { return each.place == place; });
    if (known == learned.end()) {
        learned.insert(std::lower_bound(learned.begin(), learned.end(), fresh, isBefore), fresh);
    } else if (mode > known->mode) {
        *known = fresh;
    } else if (mode == Mode::Solo) {
        if (const auto next = known->nextDay(); next && *next <= today)
            known->repeats = std::max(known->repeats, repeatsBy(known->day, today));
        if (known->witness == Witness::Visitor) { // now a desk has seen it too, today
            known->day = today;
            known->witness = Witness::Desk;
        }
    }
    return true;
}

void Progress::join(const QList<Learned>& other)
{
    for (const Learned& theirs : other) {
        const auto mine = std::find_if(
            learned.begin(), learned.end(), [&](const Learned& each) { return each.place == theirs.place; });
        if (mine == learned.end()) {
            learned.insert(std::lower_bound(learned.begin(), learned.end(), theirs, isBefore), theirs);
        } else if (theirs.mode > mine->mode) {
            *mine = theirs;
        } else if (theirs.mode == mine->mode) {
            mine->repeats = std::max(mine->repeats, theirs.repeats);
            if (theirs.witness < mine->witness) {
                mine->day = theirs.day;
                mine->witness = theirs.witness;
            }
        }
    }
}

QList<Due> due(const Progress& progress, QDate today)
{
    QList<Due> list;
    for (const Learned& each : progress.learned) {
        if (const auto next = each.nextDay(); next && *next <= today)
            list.append({each.place, Due::Why::Repeat, *next});
        else if (each.mode != Mode::Solo)
            list.append({each.place, Due::Why::Alone, each.day});
    }
    std::stable_sort(list.begin(), list.end(), [](const Due& a, const Due& b) {
        if (a.why != b.why)
            return a.why < b.why;
        return a.why == Due::Why::Repeat ? a.since < b.since : b.since < a.since;
    });
    return list;
}

} // namespace naru::lessons

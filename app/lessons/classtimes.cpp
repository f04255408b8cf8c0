// SPDX-License-Identifier: GPL-3.0-or-later
// How long a step takes in a class: measured here, from what a seat says of its own time, so that no two clocks need
// to agree. Never shown to a learner; a figure of the step, not of anybody.
#include "app/lessons/classroom.h"

#include <algorithm>

namespace naru::lessons {

namespace {
constexpr qint64 secondsMax = 3600;
} // namespace

/// What is no work of the learner's is left out: a pause, what a trainer did or jumped over, and watching.
void ClassRoom::noteTime(Seat& seat, const SeatState& state, Milliseconds now)
{
    const SeatPage& was = seat.last.page;
    const SeatPage& is = state.page;
    const bool isSame = was.lesson == is.lesson && was.version == is.version && was.mode == is.mode
        && was.visitor == is.visitor && was.place == SeatPlace::Lesson && was.step > 0 && was.mode != Mode::Watch;
    const bool isOnward = isSame
        && ((is.place == SeatPlace::Lesson && is.step == was.step + 1)
            || (is.place == SeatPlace::End && was.step == was.steps));
    const bool isHelped = state.done != seat.last.done || seat.held;
    if (was.step != is.step || was.place != is.place || was.lesson != is.lesson)
        seat.held = m_paused;
    const QString key = was.lesson + u'#' + QString::number(was.step);
    const bool hasRoom = seat.took.size() < hardMax || seat.took.contains(key);
    if (!isOnward || isHelped || !seat.heardAt || !hasRoom)
        return;
    const Milliseconds began = *seat.heardAt - seat.last.atStepFor, ended = now - state.atStepFor;
    const qint64 seconds = (std::max(ended - began, Milliseconds(0)).count() + 500) / 1000;
    seat.took.insert(key, int(std::min(seconds, secondsMax)));
}

std::optional<int> ClassFigures::quantile(QList<int> values, int percent)
{
    if (values.isEmpty())
        return std::nullopt;
    std::sort(values.begin(), values.end());
    return values.at((values.size() - 1) * percent / 100 + ((values.size() - 1) * percent % 100 > 50));
}

} // namespace naru::lessons

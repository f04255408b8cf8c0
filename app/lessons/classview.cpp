// SPDX-License-Identifier: GPL-3.0-or-later
// What a trainer sees of a class.
#include "app/lessons/classview.h"

#include "app/lessons/classroom.h"

#include <algorithm>

namespace naru::lessons {

namespace {

void addShares(ClassFigures& figures, const QList<EndedLesson>& ended, QSet<QString>& lessons)
{
    for (const EndedLesson& one : ended) {
        lessons.insert(one.lesson);
        figures.firstTry.count += one.firstTry;
        figures.firstTry.of += one.steps;
        figures.hints.count += one.hints;
        figures.hints.of += one.steps;
        if (one.mode == Mode::Solo) {
            ++figures.alone.of;
            figures.alone.count += one.hints <= 1;
        }
    }
}

/// Notes of before a restart, and those since: of each step the worse.
QList<StepNote> joined(QList<StepNote> notes, const QList<StepNote>& earlier)
{
    for (qsizetype i = 0; i < std::min(notes.size(), earlier.size()); ++i) {
        notes[i].mistakes = std::min(notes[i].mistakes + earlier[i].mistakes, mistakesToldMax);
        notes[i].rung = std::max(notes[i].rung, earlier[i].rung);
        notes[i].tags = earlier[i].tags + notes[i].tags;
        notes[i].tags = notes[i].tags.last(std::min<qsizetype>(notes[i].tags.size(), tagsToldMax));
    }
    return notes;
}

} // namespace

QString sayingOf(const Lesson& lesson, int step, const QString& tag)
{
    if (step < 1 || step > lesson.steps.size())
        return {};
    for (const Mistake& mistake : lesson.steps.at(step - 1).mistakes) {
        if (mistake.tag == tag)
            return mistake.say;
    }
    return {};
}

SeatView ClassRoom::viewOf(const Seat& seat, Milliseconds now) const
{
    SeatView view;
    view.number = seat.number;
    view.device = seat.device;
    view.name = seat.name;
    view.page = seat.last.page;
    view.page.notes = joined(view.page.notes, seat.notes);
    view.silent = seat.heardAt ? std::max(now - *seat.heardAt, Milliseconds(0)) : seatLostAfter + Milliseconds(1);
    view.hand = seat.last.hand;
    view.present = seat.marked.value_or(seat.card || seat.attends > 0);
    const bool isActive = seat.begun || !seat.ended.isEmpty() || !seat.last.page.ended.isEmpty();
    const bool isGone = seat.answer.what == CardAnswer::What::Moved; // and sits there now
    view.came = view.present || (!seat.marked && isActive && !isGone);
    view.attends = seat.attends;
    view.card = seat.answer;
    view.waiting = !seat.waiting.isEmpty();
    view.wordsRead = seat.words > 0 && seat.read >= seat.words;
    view.otherContent = !m_content.isEmpty() && !seat.last.content.isEmpty() && seat.last.content != m_content;
    view.fit = !m_lesson.isEmpty() && seat.last.fitLesson == m_lesson ? seat.last.fit : Fit::NotAsked;
    const Milliseconds atStep = seat.last.atStepFor + view.silent;
    const SeatPlace place = view.page.place;
    if (view.silent > seatLostAfter) {
        view.standing = Standing::Lost;
        view.since = view.silent;
    } else if (view.hand) {
        view.standing = Standing::Help;
        view.since = seat.last.handFor + view.silent;
    } else if (view.fit == Fit::Other || view.fit == Fit::Missing) {
        view.standing = Standing::Other;
    } else if (place == SeatPlace::Elsewhere) {
        view.standing = Standing::Busy;
    } else if (place == SeatPlace::Home) {
        view.standing = Standing::Free;
    } else if (place == SeatPlace::End) {
        view.standing = Standing::Done;
    } else {
        const bool isStuck = view.page.step > 0 && atStep >= seatStuckAfter;
        view.standing = isStuck ? Standing::Stuck : Standing::Going;
        view.since = atStep;
    }
    for (int step = 1; step <= view.page.steps; ++step) {
        const bool done = place == SeatPlace::End || step < view.page.step;
        view.dots.append(done ? 1 : step == view.page.step ? 2 : 0);
    }
    return view;
}

QList<SeatView> ClassRoom::seats(Milliseconds now) const
{
    QList<SeatView> views;
    for (const Seat& seat : m_seats)
        views.append(viewOf(seat, now));
    return views;
}

std::optional<SeatView> ClassRoom::seat(int number, Milliseconds now) const
{
    for (const Seat& seat : m_seats) {
        if (seat.number == number)
            return viewOf(seat, now);
    }
    return std::nullopt;
}

QList<int> ClassRoom::next(Milliseconds now) const
{
    const auto urgency = [](const SeatView& view) {
        switch (view.standing) {
        case Standing::Help:
            return 0;
        case Standing::Stuck:
            return 1;
        case Standing::Other:
            return 2;
        case Standing::Lost:
            return 3;
        default:
            return 4;
        }
    };
    QList<SeatView> views = seats(now);
    views.removeIf([&](const SeatView& view) { return urgency(view) == 4; });
    std::stable_sort(views.begin(), views.end(), [&](const SeatView& a, const SeatView& b) {
        return urgency(a) != urgency(b) ? urgency(a) < urgency(b) : a.since > b.since;
    });
    QList<int> numbers;
    for (const SeatView& view : views)
        numbers.append(view.number);
    return numbers;
}

QList<StuckStep> ClassRoom::stuck(Milliseconds now) const
{
    QMap<std::pair<QString, int>, StuckStep> found;
    QMap<std::pair<QString, int>, QMap<QString, int>> tags;
    for (const Seat& seat : m_seats) {
        const SeatView view = viewOf(seat, now);
        const bool needs = view.standing == Standing::Stuck || view.standing == Standing::Help;
        if (!needs || view.page.place != SeatPlace::Lesson || view.page.step == 0)
            continue;
        const std::pair key(view.page.lesson, view.page.step);
        StuckStep& step = found[key];
        step.lesson = view.page.lesson;
        step.step = view.page.step;
        step.seats.append(view.number);
        const QStringList here = view.page.notes.value(view.page.step - 1).tags;
        for (const QString& tag : QSet<QString>(here.begin(), here.end()))
            ++tags[key][tag];
    }
    QList<StuckStep> steps;
    for (auto it = found.begin(); it != found.end(); ++it) {
        const QMap<QString, int>& counts = tags[it.key()];
        for (auto tag = counts.begin(); tag != counts.end(); ++tag)
            it->tags.append({tag.key(), tag.value()});
        std::stable_sort(
            it->tags.begin(), it->tags.end(), [](const auto& a, const auto& b) { return a.second > b.second; });
        steps.append(*it);
    }
    std::stable_sort(steps.begin(), steps.end(),
        [](const StuckStep& a, const StuckStep& b) { return a.seats.size() > b.seats.size(); });
    return steps;
}

ClassFigures ClassRoom::figures(Milliseconds now) const
{
    ClassFigures figures;
    figures.seats = int(m_seats.size());
    figures.present = marked();
    for (const Seat& seat : m_seats) {
        figures.there += seat.heardAt && now - *seat.heardAt <= seatLostAfter;
        figures.begun += seat.begun;
        figures.cards += seat.attends > 0;
        figures.came += viewOf(seat, now).came;
        QSet<QString> lessons;
        addShares(figures, seat.ended, lessons);
        addShares(figures, seat.last.page.ended, lessons);
        figures.done += !lessons.isEmpty();
        for (const QString& lesson : lessons)
            ++figures.ended[lesson];
        for (const QString& hard : seat.hard) {
            const qsizetype at = hard.lastIndexOf(u'#');
            ++figures.hard[{hard.left(at), hard.sliced(at + 1).toInt()}];
        }
        for (auto took = seat.took.begin(); took != seat.took.end(); ++took) {
            const qsizetype at = took.key().lastIndexOf(u'#');
            figures.took[{took.key().left(at), took.key().sliced(at + 1).toInt()}].append(*took);
        }
        for (auto tag = seat.tags.begin(); tag != seat.tags.end(); ++tag)
            figures.tags[tag.key()] += *tag;
        for (const StepNote& note : joined(seat.last.page.notes, seat.notes)) {
            for (const QString& tag : note.tags)
                ++figures.tags[tag];
        }
    }
    return figures;
}

} // namespace naru::lessons

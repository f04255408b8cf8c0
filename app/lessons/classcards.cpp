// SPDX-License-Identifier: GPL-3.0-or-later
// Attendance by card, at the trainer's side: a card counts at the seat where it was held up last.
#include "app/lessons/classroom.h"

namespace naru::lessons {

void ClassRoom::useCards(const CourseCards& cards)
{
    const bool isAnother = m_cards && *m_cards != cards;
    m_cards = cards;
    if (!isAnother)
        return;
    for (Seat& seat : m_seats) {
        if (seat.attends > 0)
            seat.answer = {seat.answer.count, CardAnswer::What::Other, 0, 0};
        seat.attends = seat.cameFrom = 0;
    }
    tellAll();
}

void ClassRoom::takeCard(Seat& seat, const ShownCard& shown)
{
    using Verdict = CourseCards::Verdict;
    using What = CardAnswer::What;
    seat.answer = {shown.count, What::None, 0, 0};
    seat.changed = true;
    if (shown.card.isEmpty()) { // taken back
        seat.attends = seat.cameFrom = 0;
        return;
    }
    const Verdict verdict = m_cards ? m_cards->judge(shown.card) : Verdict::OtherCourse;
    if (verdict != Verdict::Ours) { // what counted before goes on
        seat.answer.what = verdict == Verdict::Unknown ? What::Unknown : What::Other;
        return;
    }
    const int number = CourseCards::numberOf(shown.card);
    int from = seat.attends == number ? seat.cameFrom : 0;
    for (Seat& other : m_seats) {
        if (other.number == seat.number || other.attends != number)
            continue;
        other.attends = other.cameFrom = 0;
        other.answer = {other.answer.count, What::Moved, number, seat.number};
        other.changed = true;
        from = other.number;
    }
    seat.attends = number;
    seat.cameFrom = from;
    seat.marked.reset(); // who was marked as away has come
    seat.answer.what = What::Here;
    seat.answer.number = number;
    seat.answer.seat = from;
}

} // namespace naru::lessons

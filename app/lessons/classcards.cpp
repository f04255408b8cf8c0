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

/// All that counted who moves goes along; who has sat down there since stays, and is told nothing of it.
void ClassRoom::leave(Seat& seat, const CardAnswer& moved)
{
    seat.attends = seat.cameFrom = 0;
    seat.changed = true;
    if (!seat.attendsHere) {
        seat.answer = {seat.answer.count, CardAnswer::What::None, 0, 0};
        return;
    }
    seat.attendsHere = seat.card = false;
    if (seat.marked.value_or(false))
        seat.marked.reset();
    seat.answer = moved;
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
        leave(other, {other.answer.count, What::Moved, number, seat.number});
        from = other.number;
    }
    seat.attends = number;
    seat.attendsHere = true;
    seat.cameFrom = from;
    seat.marked.reset(); // who was marked as away has come
    seat.answer.what = What::Here;
    seat.answer.number = number;
    seat.answer.seat = from;
}

} // namespace naru::lessons

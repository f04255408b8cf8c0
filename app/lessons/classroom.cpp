// SPDX-License-Identifier: GPL-3.0-or-later
// The trainer's side of a class: what is heard, what is ordered, what is told.
#include "app/lessons/classroom.h"

#include "app/base/assert.h"
#include "app/lessons/classwire.h"

#include <algorithm>
#include <numeric>

namespace naru::lessons {

namespace {

using What = ClassOrder::What;

constexpr qsizetype nameLettersMax = 40;

bool isInLesson(const SeatPage& page)
{
    return page.place == SeatPlace::Lesson || page.place == SeatPlace::End;
}

bool isBeginning(What what)
{
    return what == What::Open || what == What::Start;
}

bool isBring(What what)
{
    return what == What::BringOn || what == What::BringTo;
}

bool isHelp(What what)
{
    return what == What::ShowNext || what == What::Hint || what == What::DoIt;
}

/// A later order makes an earlier one pointless. Who sat there before is always wiped: a Start goes for a Start alone.
bool replaces(What later, What earlier)
{
    if (earlier == What::Start)
        return later == What::Start;
    if (earlier == What::LowerHand)
        return later == What::LowerHand;
    if (isBeginning(later))
        return true;
    return isBring(later) && (isBring(earlier) || isHelp(earlier));
}

int mistakesOf(const QList<StepNote>& notes)
{
    return std::accumulate(
        notes.begin(), notes.end(), 0, [](int sum, const StepNote& note) { return sum + note.mistakes; });
}

constexpr int tagCountMax = 1'000'000; ///< as what is kept of a class reads it

void countTags(const QList<StepNote>& notes, QMap<QString, int>& tags)
{
    for (const StepNote& note : notes) {
        for (const QString& tag : note.tags) {
            int& count = tags[tag];
            count = std::min(count + 1, tagCountMax);
        }
    }
}

QString hardKey(const QString& lesson, int step)
{
    return lesson + u'#' + QString::number(step);
}

/// A lesson was begun anew, or another one, or by somebody else: what was noted before is of the past.
bool isAnother(const SeatPage& before, const SeatPage& now)
{
    return before.lesson != now.lesson || before.mode != now.mode || before.visitor != now.visitor
        || mistakesOf(now.notes) < mistakesOf(before.notes);
}

} // namespace

ClassRoom::ClassRoom(const QByteArray& run, const QByteArray& content)
    : m_run(run)
    , m_book(run)
    , m_content(content)
{
    NARU_ASSERT(run.size() == classRunBytes);
}

// ---- what the trainer does

void ClassRoom::tellAll()
{
    for (Seat& seat : m_seats)
        seat.changed = true;
    ++m_keep;
    touch();
}

void ClassRoom::setLesson(const QString& lesson, const QByteArray& version)
{
    m_lesson = lesson;
    m_version = lesson.isEmpty() ? QByteArray() : version;
    NARU_ASSERT(lesson.isEmpty() || version.size() == lessonVersionBytes);
    tellAll();
}

void ClassRoom::pause(bool paused)
{
    m_paused = paused;
    for (Seat& seat : m_seats)
        seat.held = seat.held || paused;
    tellAll();
}

void ClassRoom::say(const QString& words, int number)
{
    ++m_said;
    for (Seat& seat : m_seats) {
        if (number != 0 && seat.number != number)
            continue;
        seat.words = m_said;
        seat.text = plainWords(words);
        seat.changed = true;
    }
    ++m_keep;
    touch();
}

void ClassRoom::markPresent(int number, bool present)
{
    if (Seat* seat = find(number)) {
        seat->marked = present;
        ++m_keep;
        touch();
    }
}

int ClassRoom::marked() const
{
    return int(std::count_if(m_seats.begin(), m_seats.end(),
        [](const Seat& seat) { return seat.marked.value_or(seat.card || seat.attends > 0); }));
}

void ClassRoom::end()
{
    m_ended = true;
    m_paused = false;
    tellAll();
}

Result<void> ClassRoom::order(const ClassOrder& order, int number)
{
    if (number != 0) {
        Seat* seat = find(number);
        return seat ? give(*seat, order) : Result<void>(LessonsFault::UnknownSeat);
    }
    for (Seat& seat : m_seats) {
        const bool isElsewhere = isHelp(order.what) && seat.last.page.place != SeatPlace::Lesson;
        if (isElsewhere)
            continue;
        if (const auto given = give(seat, order); !given && given.fault().is(LessonsFault::SeatFull))
            return given; // one that has not the lesson is named in its place in the grid
    }
    return {};
}

Result<void> ClassRoom::give(Seat& seat, ClassOrder order)
{
    const SeatPage& page = seat.last.page;
    if (isHelp(order.what) && order.step == 0) {
        order.lesson = page.lesson;
        order.version = page.version;
        order.step = page.step;
    }
    if (order.what == What::LowerHand) {
        order = ClassOrder{};
        order.what = What::LowerHand;
    } else if (order.lesson.isEmpty() || (isHelp(order.what) && order.step == 0)) {
        return {}; // nothing is open there
    }
    const bool isUnfit = seat.last.fitLesson == order.lesson && !order.lesson.isEmpty()
        && (seat.last.fit == Fit::Other || seat.last.fit == Fit::Missing);
    if (isUnfit)
        return LessonsFault::SeatOther;
    seat.waiting.removeIf([&](const ClassOrder& earlier) { return replaces(order.what, earlier.what); });
    if (seat.waiting.size() >= ordersWaitingMax)
        return LessonsFault::SeatFull;
    order.number = ++seat.orders;
    seat.waiting.append(order);
    if (order.what == What::DoIt || order.what == What::ShowNext)
        noteHard(seat, hardKey(order.lesson, order.step));
    seat.changed = true;
    ++m_keep;
    touch();
    return {};
}

// ---- the wire

void ClassRoom::noteHard(Seat& seat, const QString& key)
{
    if (seat.hard.size() < hardMax && key.size() <= wire::nameLettersMax) // or what is kept of the class is no class
        seat.hard.insert(key);
}

ClassRoom::Seat* ClassRoom::find(const QByteArray& device)
{
    const auto it
        = std::find_if(m_seats.begin(), m_seats.end(), [&](const Seat& seat) { return seat.device == device; });
    return it == m_seats.end() ? nullptr : &*it;
}

ClassRoom::Seat* ClassRoom::find(int number)
{
    const auto it
        = std::find_if(m_seats.begin(), m_seats.end(), [&](const Seat& seat) { return seat.number == number; });
    return it == m_seats.end() ? nullptr : &*it;
}

/// The one it had, where that is free; else the lowest. 0: none is.
int ClassRoom::freeNumber(int wish) const
{
    const auto isFree = [this](int number) {
        return std::none_of(m_seats.begin(), m_seats.end(), [&](const Seat& seat) { return seat.number == number; });
    };
    if (wish > 0 && wish <= classSeatsMax && isFree(wish))
        return wish;
    int number = 1;
    while (number <= classSeatsMax && !isFree(number))
        ++number;
    return number <= classSeatsMax ? number : 0;
}

Result<void> ClassRoom::heard(const Channel::Peer& peer, const QByteArray& message, Milliseconds now)
{
    const auto read = readSeatState(message);
    if (!read)
        return read.fault();
    const SeatState& state = *read;
    Seat* seat = find(peer.device);
    if (!seat && m_ended)
        return {};
    if (!seat) {
        Seat fresh;
        fresh.number = freeNumber(state.number);
        if (fresh.number == 0)
            return LessonsFault::ClassFull;
        fresh.device = peer.device;
        fresh.last.start = state.start;
        const auto place = std::find_if(
            m_seats.begin(), m_seats.end(), [&](const Seat& other) { return other.number > fresh.number; });
        seat = &*m_seats.insert(place, fresh);
        ++m_keep;
    }
    if (seat->retired.contains(state.start)) {
        if (!isSilent(*seat, now))
            return {};
        seat->retired.removeOne(state.start);            // a late word of one that died had taken its place
        for (const EndedLesson& each : state.page.ended) // it tells them again
            seat->ended.removeOne(each);
    }
    if (state.start != seat->last.start)
        newStart(*seat, state);
    else if (state.count <= seat->last.count)
        return {};
    seat->name = peer.name.left(nameLettersMax);
    noteTime(*seat, state, now);
    seat->heardAt = now;
    learn(*seat, state);
    return {};
}

/// Nothing says which of two starts is the younger, but that the living one goes on.
bool ClassRoom::isSilent(const Seat& seat, Milliseconds now) const
{
    const Milliseconds since = std::max(seat.heardAt.value_or(now), m_begunAt.value_or(now));
    return now - since >= seatLostAfter;
}

/// Its program has started again and knows nothing: where it was is ours to tell.
void ClassRoom::newStart(Seat& seat, const SeatState& state)
{
    seat.retired.append(seat.last.start);
    if (seat.retired.size() > startsRemembered)
        seat.retired.removeFirst();
    const SeatPage& page = seat.last.page;
    if (page.place == SeatPlace::Lesson) {
        seat.memory = SeatMemory{page.lesson, page.version, page.mode, std::max(page.step, 1)};
        seat.notes = page.notes;
    } else if (page.place == SeatPlace::End) {
        countTags(page.notes, seat.tags);
    }
    seat.ended += page.ended;
    seat.last = SeatState{};
    seat.last.start = state.start;
    seat.answer = {};
    ++m_keep;
}

void ClassRoom::learn(Seat& seat, const SeatState& state)
{
    const SeatPage before = seat.last.page;
    const SeatPage& page = state.page;
    if (isAnother(before, page))
        countTags(before.notes, seat.tags);
    if (page.visitor != before.visitor) {
        seat.ended += before.ended;
        seat.attendsHere = false;                        // it counts on, for who went
        if (seat.answer.what == CardAnswer::What::Moved) // who went with the card is not who sits there now
            seat.answer = {seat.answer.count, CardAnswer::What::None, 0, 0};
    }
    if (seat.ended.size() > classSeatsMax)
        seat.ended = seat.ended.last(classSeatsMax);
    if (isInLesson(page) || page.visitor != 0) {
        if (seat.memory && (page.lesson != seat.memory->lesson || page.mode != seat.memory->mode)) {
            countTags(seat.notes, seat.tags);
            seat.notes.clear();
        }
        seat.memory.reset();
    }
    const bool isNews = page != before || state.hand != seat.last.hand || state.done != seat.last.done
        || state.fit != seat.last.fit || state.read != seat.last.read || state.content != seat.last.content
        || state.shown.count != seat.last.shown.count;
    if (state.book == m_book) {
        seat.waiting.removeIf([&](const ClassOrder& order) { return order.number <= state.done; });
        seat.orders = std::max(seat.orders, state.done);
    }
    if (state.room == m_run)
        seat.read = std::max(seat.read, state.read);
    seat.card = seat.card || (page.card && seat.answer.what != CardAnswer::What::Moved); // it went along
    if (state.shown.count > seat.answer.count)
        takeCard(seat, state.shown);
    seat.begun = seat.begun || page.step > 1 || page.place == SeatPlace::End || page.rung != Rung::None
        || mistakesOf(page.notes) > 0;
    if (page.place == SeatPlace::Lesson && page.step > 0 && (state.hand || page.rung >= Rung::Ghost))
        noteHard(seat, hardKey(page.lesson, page.step));
    seat.last = state;
    seat.changed = true;
    m_keep += isNews;
    touch();
}

RoomState ClassRoom::stateFor(const Seat& seat) const
{
    RoomState state;
    state.room = m_run;
    state.count = seat.count;
    state.start = seat.last.start;
    state.heard = seat.last.count;
    state.book = m_book;
    state.number = seat.number;
    state.ended = m_ended;
    state.paused = m_paused;
    state.said = seat.words;
    state.words = seat.words > seat.read ? seat.text : QString();
    state.lesson = m_lesson;
    state.version = m_version;
    state.memory = seat.memory;
    state.orders = seat.waiting;
    state.card = seat.answer;
    return state;
}

QList<ClassLetter> ClassRoom::tick(Milliseconds now)
{
    QList<ClassLetter> letters;
    if (!m_begunAt)
        m_begunAt = now;
    if (m_ended && !m_endedAt)
        m_endedAt = now;
    if (m_endedAt && now - *m_endedAt > roomEndsFor)
        return letters;
    for (Seat& seat : m_seats) {
        if (!seat.heardAt) // of before our restart: as lost, until it says something
            seat.heardAt = now - seatLostAfter - Milliseconds(1);
        if (viewOf(seat, now).standing == Standing::Stuck)
            noteHard(seat, hardKey(seat.last.page.lesson, seat.last.page.step));
        const bool isUnheard = seat.last.room != m_run || seat.last.heard < seat.changedCount;
        const Milliseconds waited = seat.saidAt ? now - *seat.saidAt : roomTellsEvery;
        if (!seat.changed && waited < (isUnheard ? roomRepeatsAfter : roomTellsEvery))
            continue;
        ++seat.count;
        if (seat.changed)
            seat.changedCount = seat.count;
        seat.changed = false;
        seat.saidAt = now;
        letters.append({seat.device, write(stateFor(seat))});
    }
    return letters;
}

} // namespace naru::lessons

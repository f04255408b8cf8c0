// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/lessons/classseat.h"

#include "app/base/assert.h"
#include "app/lessons/classview.h"

#include <algorithm>

namespace naru::lessons {

namespace {

constexpr int roomsRemembered = 8;
constexpr Milliseconds waitToldMax = std::chrono::hours(24);

bool isInLesson(const SeatPage& page)
{
    return page.place == SeatPlace::Lesson || page.place == SeatPlace::End;
}

bool isBring(ClassOrder::What what)
{
    return what == ClassOrder::What::BringOn || what == ClassOrder::What::BringTo;
}

Milliseconds told(Milliseconds wait)
{
    return std::clamp(wait, Milliseconds(0), waitToldMax);
}

} // namespace

ClassSeat::ClassSeat(const QByteArray& start, const QHash<QString, QByteArray>& lessons, const QByteArray& content)
    : m_start(start)
    , m_content(content)
    , m_lessons(lessons)
{
    NARU_ASSERT(start.size() == classRunBytes);
}

void ClassSeat::setLessons(const QHash<QString, QByteArray>& lessons, const QByteArray& content)
{
    m_lessons = lessons;
    m_content = content;
    judgeFit();
    change();
}

void ClassSeat::judgeFit()
{
    const auto own = m_lessons.constFind(m_wantedLesson);
    const Fit fit = m_wantedLesson.isEmpty() ? Fit::NotAsked
        : own == m_lessons.constEnd()        ? Fit::Missing
        : *own == m_wantedVersion            ? Fit::Same
                                             : Fit::Other;
    if (fit != m_fit)
        change();
    m_fit = fit;
}

// ---- the page

void ClassSeat::show(const SeatPage& shown, Milliseconds now)
{
    SeatPage page = shown;
    if (isInLesson(page) && page.version.isEmpty())
        page.version = m_lessons.value(page.lesson);
    if (isInLesson(page) && page.version.isEmpty()) { // a lesson that no class knows, a draft that is tried
        const SeatPage bare;
        page = {SeatPlace::Elsewhere, page.visitor, page.card, page.language, bare.lesson, bare.version, bare.mode,
            bare.step, bare.steps, bare.rung, bare.notes, bare.phone, page.ended};
    }
    page.ended = page.ended.last(std::min<qsizetype>(page.ended.size(), endedMax));
    if (page == m_page)
        return;
    const bool elsewhere = page.step != m_page.step || page.lesson != m_page.lesson || page.visitor != m_page.visitor
        || page.place != m_page.place;
    if (elsewhere) {
        m_stepSince = now;
        m_hand = false;
    }
    if (isInLesson(page) || page.visitor != m_page.visitor)
        m_fresh = false;
    m_page = page;
    change();
    settle(now);
}

void ClassSeat::raiseHand(Milliseconds now)
{
    if (m_hand)
        return;
    m_hand = true;
    m_handSince = now;
    change();
}

void ClassSeat::lowerHand(Milliseconds)
{
    if (!m_hand)
        return;
    m_hand = false;
    change();
}

void ClassSeat::putWordsAway(Milliseconds)
{
    if (m_said <= m_read)
        return;
    m_read = m_said;
    change();
}

bool ClassSeat::showCard(const QByteArray& card, Milliseconds now)
{
    const bool rests = m_shownAt && now - *m_shownAt < cardRestsFor;
    if (!inClass() || rests || card.size() != classCardBytes || card == m_shown.card)
        return false;
    m_shownAt = now;
    m_shown = {m_shown.count + 1, card};
    change();
    return true;
}

void ClassSeat::takeCardBack(Milliseconds)
{
    if (m_shown.card.isEmpty())
        return;
    m_shown = {m_shown.count + 1, {}};
    change();
}

std::optional<CardAnswer> ClassSeat::cardAnswer() const
{
    const bool isOfIt = inClass() && m_shown.count > 0 && m_answer.count == m_shown.count;
    return isOfIt && m_answer.what != CardAnswer::What::None ? std::optional(m_answer) : std::nullopt;
}

QString ClassSeat::words() const
{
    return inClass() && m_said > m_read ? m_text : QString();
}

// ---- orders

/// What an order was meant for is not there any more, or it is done already.
bool ClassSeat::isStale(const ClassOrder& order) const
{
    using What = ClassOrder::What;
    if (order.what == What::LowerHand)
        return false;
    if (m_lessons.value(order.lesson) != order.version)
        return true; // told by `fit`; nothing is started
    const bool inIt = isInLesson(m_page) && m_page.lesson == order.lesson;
    switch (order.what) {
    case What::BringOn:
        return inIt && (m_page.place == SeatPlace::End || m_page.step >= order.step);
    case What::ShowNext:
    case What::Hint:
    case What::DoIt:
        return !inIt || m_page.place != SeatPlace::Lesson || m_page.step != order.step;
    case What::Open: // who went on alone while the cable was out loses no step
        return inIt && m_page.place == SeatPlace::Lesson && m_page.step > 0;
    case What::Start:
    case What::BringTo:
    case What::LowerHand:
        return false;
    }
    return false;
}

/// Up to the first order that the page has to do.
void ClassSeat::settle(Milliseconds now)
{
    if (!m_fresh || (m_memory && m_lessons.value(m_memory->lesson) != m_memory->version))
        m_memory.reset();
    if (m_page.place == SeatPlace::Elsewhere || m_memory)
        return;
    while (!m_orders.isEmpty()) {
        const ClassOrder& first = m_orders.first();
        const bool isHand = first.what == ClassOrder::What::LowerHand;
        if (!isHand && !isStale(first))
            return;
        if (isHand)
            lowerHand(now);
        m_done = first.number;
        m_orders.removeFirst();
        change();
    }
}

std::optional<ClassSeat::Deed> ClassSeat::deed() const
{
    using What = ClassOrder::What;
    if (m_page.place == SeatPlace::Elsewhere)
        return std::nullopt;
    if (m_memory)
        return Deed{Deed::What::Resume, m_memory->lesson, m_memory->mode, m_memory->step, 0};
    if (m_orders.isEmpty())
        return std::nullopt;
    const ClassOrder& order = m_orders.first();
    Deed deed{Deed::What::Open, order.lesson, order.mode, order.step, order.number};
    const bool inIt = isInLesson(m_page) && m_page.lesson == order.lesson;
    if (isBring(order.what) && inIt)
        deed.what = Deed::What::BringTo;
    else if (order.what == What::Start)
        deed.what = Deed::What::Start;
    else if (order.what == What::ShowNext)
        deed.what = Deed::What::ShowNext;
    else if (order.what == What::Hint)
        deed.what = Deed::What::Hint;
    else if (order.what == What::DoIt)
        deed.what = Deed::What::DoIt;
    return deed;
}

void ClassSeat::didIt(const SeatPage& page, Milliseconds now)
{
    if (m_memory) {
        m_memory.reset();
        m_fresh = false;
    } else if (!m_orders.isEmpty()) {
        m_done = m_orders.takeFirst().number;
    }
    change();
    show(page, now);
    settle(now);
}

// ---- the wire

Result<void> ClassSeat::heard(const Channel::Peer& peer, const QByteArray& message, Milliseconds now)
{
    const auto read = readRoomState(message);
    if (!read)
        return read.fault();
    const RoomState& state = *read;
    const bool ofOther = !m_room.isEmpty() && !m_alone && peer.device != m_trainer.device;
    if (state.start != m_start || ofOther || hasLeft(state, now))
        return {};
    if (state.room != m_room) {
        follow(peer, state, now);
    } else if (state.count <= m_roomCount) {
        return {};
    }
    if (m_room != state.room)
        return {};
    m_trainer = peer;
    m_heardAt = now;
    m_alone = false;
    m_roomCount = state.count;
    m_heardBack = std::max(m_heardBack, state.heard);
    take(state);
    if (state.ended || state.number == 0)
        retire(Left::ForGood);
    settle(now);
    return {};
}

/// Another room than before: a class begins, or the trainer's desk has started again.
void ClassSeat::follow(const Channel::Peer& peer, const RoomState& state, Milliseconds now)
{
    const bool isOver = state.ended || state.number == 0;
    // A word of a run that died before may come late, and nothing says which of two runs is the younger but that the
    // living one goes on. Not over two books, whose orders have nothing to do with each other.
    if (!m_room.isEmpty() && (peer.device == m_trainer.device))
        retire(state.book == m_book ? Left::UntilHeard : Left::ForGood);
    if (isOver)
        return;
    m_roomsLeft.removeIf([&](const LeftRoom& left) { return left.run == state.room; });
    m_room = state.room;
    if (m_book != state.book) {
        m_book = state.book;
        m_done = 0;
    }
    m_said = m_read = m_roomCount = m_heardBack = 0;
    m_orders.clear();
    m_heardAt = now;
    change();
}

void ClassSeat::take(const RoomState& state)
{
    if (m_number != state.number || m_paused != state.paused)
        change();
    m_number = state.number == 0 ? m_number : state.number;
    m_paused = state.paused;
    if (state.said > m_said) {
        m_said = state.said;
        change();
    }
    m_text = state.words;
    m_answer = state.card;
    if (m_answer.count == m_shown.count && m_answer.what != CardAnswer::What::Here)
        m_shown.card.clear(); // it is not told anew to a desk that begins anew, and may be held up again
    m_wantedLesson = state.lesson;
    m_wantedVersion = state.version;
    judgeFit();
    m_orders.clear();
    for (const ClassOrder& order : state.orders) {
        if (order.number > m_done)
            m_orders.append(order);
    }
    if (m_fresh)
        m_memory = state.memory;
}

/// A run that was left comes back where it says something new, and the one that took its place is silent.
bool ClassSeat::hasLeft(const RoomState& state, Milliseconds now) const
{
    const auto left = std::ranges::find(m_roomsLeft, state.room, &LeftRoom::run);
    if (left == m_roomsLeft.end())
        return false;
    const bool stands = !m_room.isEmpty() && now - m_heardAt < seatLostAfter;
    return left->how == Left::ForGood || state.count <= left->count || state.book != m_book || stands;
}

/// The class is over here: its run is not followed again, for good or until something new is heard of it. The page goes
/// on.
void ClassSeat::retire(Left how)
{
    m_roomsLeft.append({m_room, m_roomCount, how});
    if (m_roomsLeft.size() > roomsRemembered)
        m_roomsLeft.removeFirst();
    m_room.clear();
    m_paused = m_alone = false;
    m_answer = {};
    if (how == Left::ForGood)
        m_shown.card.clear(); // it was for that class
    m_text.clear();
    m_wantedLesson.clear();
    m_wantedVersion.clear();
    m_orders.clear();
    m_memory.reset();
    judgeFit();
    change();
}

SeatState ClassSeat::state(Milliseconds now) const
{
    SeatState state;
    state.start = m_start;
    state.count = m_count;
    state.room = m_room;
    state.heard = m_room.isEmpty() ? 0 : m_roomCount;
    state.book = m_book;
    state.done = m_done;
    state.number = m_number;
    state.content = m_content;
    state.fit = m_fit;
    state.fitLesson = m_fit == Fit::NotAsked ? QString() : m_wantedLesson;
    state.hand = m_hand;
    state.handFor = m_hand ? told(now - m_handSince) : Milliseconds(0);
    state.atStepFor = told(now - m_stepSince);
    state.read = m_read;
    state.page = m_page;
    state.shown = m_shown;
    return state;
}

QList<ClassLetter> ClassSeat::tick(Milliseconds now)
{
    if (!m_room.isEmpty() && now - m_heardAt > pauseHoldsFor)
        m_paused = false; // nobody is held by a trainer who is not there
    if (!m_room.isEmpty() && now - m_heardAt > classForgottenAfter)
        m_alone = true;
    settle(now);
    const bool isUnheard = inClass() && m_heardBack < m_changedCount && now - m_toldAt >= seatRepeatsAfter;
    if (!m_changed && !isUnheard && m_toldAt >= Milliseconds(0) && now - m_toldAt < seatTellsEvery)
        return {};
    ++m_count;
    if (m_changed)
        m_changedCount = m_count;
    m_changed = false;
    m_toldAt = now;
    return {{inClass() ? m_trainer.device : QByteArray(), write(state(now))}};
}

bool ClassSeat::trainerThere(Milliseconds now) const
{
    return inClass() && now - m_heardAt <= seatLostAfter;
}

} // namespace naru::lessons

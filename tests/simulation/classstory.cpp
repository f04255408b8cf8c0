// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/simulation/classstory.h"

namespace naru::test {

using namespace naru::lessons;
using std::chrono::milliseconds;
using std::chrono::seconds;

namespace {

constexpr int steps = 12, cardCount = 4;
constexpr milliseconds beat{100};
const QString lessonId = QStringLiteral("train.book");
const QByteArray lessonMark(lessonVersionBytes, 'v');
const QByteArray trainerDevice(16, 'T');

} // namespace

ClassStory::ClassStory(quint64 seed)
    : m_random(seed)
    , m_air(seed * 7 + 1)
    , m_room(std::in_place, m_random.bytes(classRunBytes))
{
    m_air.weather({int(m_random.below(30)), int(m_random.below(30)), int(m_random.below(40))});
    m_trainerAir = m_air.desk(trainerDevice, QStringLiteral("교사"));
    m_room->useCards(m_cards);
    openTrainer();
    m_room->setLesson(lessonId, lessonMark);
    m_disk = m_room->kept();
    for (int i = 0; i < seatCount; ++i) {
        Seat& seat = m_seats[i];
        seat.index = i;
        seat.device = QByteArray(15, 's') + char('0' + i);
        seat.air = m_air.desk(seat.device, QStringLiteral("자리 %1").arg(i));
        begin(seat);
    }
}

QString ClassStory::run()
{
    while (m_now < seconds(25) && m_wrong.isEmpty()) {
        misfortune();
        step();
    }
    settle();
    if (m_wrong.isEmpty())
        judge();
    return m_wrong;
}

void ClassStory::wrong(const QString& what)
{
    if (m_wrong.isEmpty())
        m_wrong = what + QStringLiteral(" at %1 ms").arg(m_now.count());
}

void ClassStory::begin(Seat& seat)
{
    seat.start = m_random.bytes(classRunBytes);
    seat.told = 0;
    seat.truth = {};
    seat.resumed = false;
    seat.machine.emplace(seat.start, QHash<QString, QByteArray>{{lessonId, lessonMark}});
    seat.line = seat.air->open(QString::fromLatin1(classChannel));
    seat.line->listen([this, &seat](const Channel::Peer& peer, const QByteArray& message) {
        const auto state = readRoomState(message);
        if (state && state->start == seat.start && seat.machine)
            seat.echoed[seat.start] = std::max(seat.echoed[seat.start], state->heard);
        if (const auto heard = seat.machine->heard(peer, message, m_now);
            !heard && !heard.fault().is(LessonsFault::ClassForeign)) // the seats hear each other here
            wrong(QStringLiteral("a room's message was refused: ") + heard.fault().detail());
        obey(seat);
    });
}

void ClassStory::openTrainer()
{
    m_trainerLine = m_trainerAir->open(QString::fromLatin1(classChannel));
    m_trainerLine->listen([this](const Channel::Peer& peer, const QByteArray& message) {
        const auto state = readSeatState(message);
        const quint64 before = m_room->revision();
        if (!state || !m_room->heard(peer, message, m_now))
            return wrong(QStringLiteral("a seat's message was refused"));
        if (m_room->revision() != before)
            accept(peer.device, *state);
    });
}

/// The trainer took it for the newest of that seat.
void ClassStory::accept(const QByteArray& device, const SeatState& state)
{
    for (Seat& seat : m_seats) {
        if (seat.device != device)
            continue;
        const bool isOther = seat.accepted.first != state.start;
        if (isOther && !seat.accepted.first.isEmpty()) {
            const Truth& last = seat.snapshots[seat.accepted];
            if (last.page.place == SeatPlace::Lesson)
                seat.memory = last;
            // What that seat was told to be known is known.
            const quint64 echoed = seat.echoed[seat.accepted.first];
            if (echoed > 0 && last.version < seat.snapshots[{seat.accepted.first, echoed}].version)
                wrong(QStringLiteral("what was known is lost"));
        }
        seat.accepted = {state.start, state.count};
        seat.cardKnown = seat.cardKnown || state.page.card;
    }
    QSet<int> counted;
    for (const SeatView& view : m_room->seats(m_now)) {
        if (view.attends > 0 && counted.contains(view.attends))
            wrong(QStringLiteral("card %1 counts twice").arg(view.attends));
        counted.insert(view.attends);
        if (view.card.what == CardAnswer::What::Moved) // and took along what had counted its visitor
            m_seats[view.device.back() - '0'].cardKnown = false;
    }
}

/// Deeds of the class, once each.
void ClassStory::obey(Seat& seat)
{
    using What = ClassSeat::Deed::What;
    while (const auto deed = seat.machine->deed()) {
        Truth& truth = seat.truth;
        if (deed->what == What::Resume) {
            if (!seat.memory || seat.memory->page.step != deed->step)
                wrong(QStringLiteral("resumed at %1").arg(deed->step));
            else
                truth = *seat.memory;
            truth.page.card = false;
            seat.resumed = true;
        } else {
            if (truth.effects.contains(deed->number))
                wrong(QStringLiteral("order %1 was done twice").arg(deed->number));
            truth.effects.append(deed->number);
            SeatPage& page = truth.page;
            page.place = SeatPlace::Lesson;
            page.lesson = lessonId;
            page.version = lessonMark;
            page.steps = steps;
            if (deed->what == What::DoIt)
                forward(page);
            else if (deed->what == What::Open && deed->step == 0)
                page.step = 1;
            else if (deed->step > 0 && deed->what != What::Hint)
                page.step = deed->step;
        }
        ++truth.version;
        seat.machine->didIt(truth.page, m_now);
    }
}

void ClassStory::forward(SeatPage& page)
{
    if (page.step == steps)
        page.place = SeatPlace::End;
    else
        ++page.step;
}

/// A visitor does something.
void ClassStory::live(Seat& seat)
{
    if (chance(10))
        seat.machine->showCard(m_cards.card(1 + int(m_random.below(cardCount))), m_now);
    else if (chance(2))
        seat.machine->takeCardBack(m_now);
    Truth& truth = seat.truth;
    if (truth.page.place == SeatPlace::Lesson && chance(60))
        forward(truth.page);
    else if (truth.page.place == SeatPlace::Lesson && !truth.page.card && chance(10))
        truth.page.card = true;
    else if (truth.page.place == SeatPlace::Lesson && chance(10))
        return seat.machine->raiseHand(m_now);
    else
        return;
    ++truth.version;
    seat.machine->show(truth.page, m_now);
    obey(seat);
}

void ClassStory::order()
{
    using What = ClassOrder::What;
    constexpr std::array kinds{What::DoIt, What::DoIt, What::BringOn, What::BringTo, What::Hint, What::LowerHand};
    ClassOrder order;
    order.what = kinds[m_random.below(kinds.size())];
    order.lesson = lessonId;
    order.version = lessonMark;
    const bool isBring = order.what == What::BringOn || order.what == What::BringTo;
    order.step = isBring ? 1 + int(m_random.below(steps)) : 0;
    const auto views = m_room->seats(m_now);
    if (views.isEmpty())
        return;
    const SeatView& view = views.at(qsizetype(m_random.below(quint64(views.size()))));
    if (!isBring && order.what != What::LowerHand) {
        order.step = view.page.step;
        if (view.page.place != SeatPlace::Lesson)
            return;
    }
    if (!m_room->order(order, view.number))
        return wrong(QStringLiteral("an order was refused"));
    ++m_orders;
}

void ClassStory::misfortune()
{
    if (m_room && chance(12)) { // the trainer's desk dies
        m_trainerLine.reset();
        m_room.reset();
        ++m_deaths;
        m_trainerBack = m_now + milliseconds(int(m_random.below(4'000)));
    }
    for (Seat& seat : m_seats) {
        if (seat.machine && chance(10)) {
            seat.line.reset();
            seat.machine.reset();
            ++m_deaths;
            seat.backAt = m_now + milliseconds(int(m_random.below(3'000)));
        }
        if (seat.pluggedAt == Milliseconds(0) && chance(8)) {
            m_air.plug(seat.device, false);
            seat.pluggedAt = m_now + milliseconds(200 + int(m_random.below(5'000)));
        }
    }
    if (m_room && chance(60))
        order();
    if (m_room && chance(10))
        m_room->pause(!m_room->isPaused());
}

void ClassStory::comeBack()
{
    if (!m_room && m_now >= m_trainerBack) {
        auto room = ClassRoom::resume(m_random.bytes(classRunBytes), {}, m_disk);
        if (!room)
            return wrong(QStringLiteral("what was kept is not read"));
        m_room = std::move(*room);
        m_room->useCards(m_cards);
        m_keptRevision = m_room->keepRevision();
        openTrainer();
        for (Seat& seat : m_seats)
            seat.accepted = m_kept.value(seat.device);
    }
    for (Seat& seat : m_seats) {
        if (!seat.machine && m_now >= seat.backAt)
            begin(seat);
        if (seat.pluggedAt != Milliseconds(0) && m_now >= seat.pluggedAt) {
            m_air.plug(seat.device, true);
            seat.pluggedAt = Milliseconds(0);
        }
    }
}

void ClassStory::step()
{
    m_now += beat;
    comeBack();
    m_air.deliver();
    for (Seat& seat : m_seats) {
        if (!seat.machine)
            continue;
        if (!m_calm)
            live(seat);
        for (const ClassLetter& letter : seat.machine->tick(m_now)) {
            seat.snapshots[{seat.start, ++seat.told}] = seat.truth;
            letter.device.isEmpty() ? seat.line->tell(letter.message) : seat.line->tell(letter.device, letter.message);
        }
        obey(seat);
    }
    if (!m_room)
        return;
    if (m_room->keepRevision() != m_keptRevision) { // before anybody is told
        m_disk = m_room->kept();
        m_keptRevision = m_room->keepRevision();
        for (const Seat& seat : m_seats)
            m_kept[seat.device] = seat.accepted;
    }
    for (const ClassLetter& letter : m_room->tick(m_now))
        m_trainerLine->tell(letter.device, letter.message);
}

/// The weather calms down, everybody is there.
void ClassStory::settle()
{
    m_air.weather({});
    m_calm = true;
    m_trainerBack = m_now;
    for (Seat& seat : m_seats) {
        seat.backAt = m_now;
        if (seat.pluggedAt != Milliseconds(0))
            seat.pluggedAt = m_now;
    }
    for (int i = 0; i < 40 && m_wrong.isEmpty(); ++i)
        step();
    if (!m_wrong.isEmpty())
        return;
    if (!m_room->order({0, ClassOrder::What::BringTo, lessonId, lessonMark, Mode::Guided, 3}, 0))
        return wrong(QStringLiteral("the last order was refused"));
    for (int i = 0; i < 10 && m_wrong.isEmpty(); ++i)
        step();
    for (const Seat& seat : m_seats) {
        if (seat.truth.page.step != 3)
            wrong(QStringLiteral("seat %1 was not brought to the third step").arg(seat.index));
    }
}

void ClassStory::judge()
{
    const auto views = m_room->seats(m_now);
    if (views.size() != seatCount)
        return wrong(QStringLiteral("%1 seats").arg(views.size()));
    int cards = 0;
    for (const SeatView& view : views) {
        Seat& seat = m_seats[view.device.back() - '0'];
        cards += seat.cardKnown || view.attends > 0;
        const auto answer = seat.machine->cardAnswer();
        if (seat.machine->cardUnderWay())
            wrong(QStringLiteral("seat %1 never heard of its card").arg(view.number));
        if (answer && answer->what == CardAnswer::What::Here && answer->number != view.attends)
            wrong(QStringLiteral("seat %1 believes in card %2").arg(view.number).arg(answer->number));
        if (answer && answer->what == CardAnswer::What::Moved && view.attends > 0)
            wrong(QStringLiteral("seat %1 has a card that went").arg(view.number));
        m_counted += view.attends > 0;
        if (view.page != seat.truth.page)
            wrong(QStringLiteral("the trainer sees another page of seat %1").arg(view.number));
        if (view.waiting)
            wrong(QStringLiteral("seat %1 never did an order").arg(view.number));
        if (view.standing == Standing::Lost)
            wrong(QStringLiteral("seat %1 is lost").arg(view.number));
        if (seat.machine->isPaused() != m_room->isPaused() || seat.machine->number() != view.number)
            wrong(QStringLiteral("seat %1 does not know how the room is").arg(view.number));
    }
    if (m_room->marked() != cards)
        wrong(QStringLiteral("%1 came, %2 are counted").arg(cards).arg(m_room->marked()));
}

} // namespace naru::test

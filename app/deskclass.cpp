// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/deskclass.h"

#include "app/desk/learning.h"
#include "app/desk/packs.h"
#include "app/words/words.h"

#include <QPointer>

#include <algorithm>
#include <array>

namespace naru {

using lessons::LessonPtr;
using lessons::SeatView;
using lessons::Standing;
using ui::trainer::ClassNow;
using ui::trainer::ClassOffer;
using ui::trainer::SeatNow;

namespace {

const QString planMark = QStringLiteral("plan:");

SeatNow::State stateOf(Standing standing)
{
    switch (standing) {
    case Standing::Lost:
        return SeatNow::State::Lost;
    case Standing::Help:
        return SeatNow::State::Hand;
    case Standing::Busy:
        return SeatNow::State::Busy;
    case Standing::Done:
        return SeatNow::State::Done;
    case Standing::Stuck:
        return SeatNow::State::Stuck;
    case Standing::Going:
        return SeatNow::State::Going;
    case Standing::Other:
    case Standing::Free:
        break;
    }
    return SeatNow::State::Here;
}

SeatNow::Fit fitOf(const SeatView& view)
{
    if (view.fit == lessons::Fit::Missing)
        return SeatNow::Fit::Missing;
    return view.fit == lessons::Fit::Other ? SeatNow::Fit::Other : SeatNow::Fit::Same;
}

SeatNow::CardNews newsOf(const lessons::CardAnswer& answer)
{
    using News = SeatNow::CardNews;
    constexpr std::array news{News::None, News::Came, News::Other, News::Unknown, News::Went}; // as CardAnswer::What
    const bool isPlain = answer.what == lessons::CardAnswer::What::Here && answer.seat == 0;
    return isPlain ? News::None : news[std::size_t(answer.what)];
}

} // namespace

DeskClass::DeskClass(desk::Desk& desk, desk::Classes& classes, Doors doors)
    : m_desk(desk)
    , m_classes(classes)
    , m_doors(std::move(doors))
{
    m_resumed = m_classes.isOpen();
    connect(&classes, &desk::Classes::changed, this, &DeskClass::changed);
    connect(&classes, &desk::Classes::plansChanged, this, &DeskClass::changed);
    connect(&classes, &desk::Classes::openChanged, this, [this] {
        m_resumed = false;
        if (!m_classes.isOpen()) {
            m_begun.reset();
            m_ended.reset();
        }
        Q_EMIT changed();
    });
}

LessonPtr DeskClass::lessonOf(const QString& id) const
{
    if (const auto own
        = m_desk.packs() ? m_desk.packs()->lesson(id) : Result<LessonPtr>(lessons::LessonsFault::UnknownLesson);
        own)
        return *own;
    const auto official = lessons::builtInLesson(id);
    return official ? *official : nullptr;
}

/// Also after a restart of this desk: then the seats are in the lesson.
bool DeskClass::hasBegun() const
{
    if (m_begun || !m_resumed) // who practises alone while others come begins no class
        return m_begun.has_value();
    const lessons::ClassRoom* const room = m_classes.room();
    const auto seats = room ? room->seats(m_classes.now()) : QList<SeatView>();
    return std::ranges::any_of(
        seats, [&](const SeatView& seat) { return seat.page.step > 0 && seat.page.lesson == room->lesson(); });
}

SeatNow DeskClass::seatOf(const SeatView& view, words::Language language) const
{
    const lessons::ClassRoom& room = *m_classes.room();
    SeatNow seat;
    seat.id = view.device;
    if (const auto push = m_classes.push(view.device); push && push->lesson == room.lesson()) {
        seat.push = static_cast<SeatNow::Push>(int(SeatNow::Push::Asking) + int(push->stage));
        seat.percent = push->percent();
        seat.pushWhy = push->why;
    }
    seat.number = view.number;
    seat.animal = words::wordsOf(lessons::animalOf(view.number), language).sentence;
    seat.state = stateOf(view.standing);
    seat.fit = fitOf(view);
    if (view.page.lesson == room.lesson() && view.page.place != lessons::SeatPlace::Home) {
        seat.step = view.page.place == lessons::SeatPlace::End ? view.page.steps : view.page.step;
        seat.steps = view.page.steps;
    }
    seat.holds = (view.page.place == lessons::SeatPlace::Lesson && view.page.step > 0) || view.page.card;
    seat.present = view.present;
    seat.counted = view.came;
    seat.card = view.attends;
    if (view.attends > 0)
        seat.cardAnimal = words::wordsOf(lessons::animalOf(view.attends), language).sentence;
    seat.cardNews = newsOf(view.card);
    seat.cardSeat = view.card.seat;
    seat.cardCount = view.card.count;
    seat.since = m_desk.now() - view.since;
    seat.heard = m_desk.now() - view.silent;
    return seat;
}

ClassNow DeskClass::now() const
{
    ClassNow now;
    const lessons::ClassRoom* const room = m_classes.room();
    if (!m_classes.isOpen() || !room)
        return now;
    const auto language = words::languageOf(m_desk.settings().language);
    now.stage = m_ended ? ClassNow::Stage::Ended : hasBegun() ? ClassNow::Stage::Running : ClassNow::Stage::Gathering;
    const desk::ClassPlan& plan = m_classes.plan();
    now.offer = plan.number > 0 ? planMark + QString::number(plan.number) : room->lesson();
    now.lesson = lessonOf(room->lesson());
    if (plan.number > 0)
        now.plan = plan.name;
    if (m_doors) {
        const Door door = m_doors();
        now.digits = door.digits;
        now.place = door.code;
        now.alone = door.shut;
    }
    now.begun = m_begun.value_or(m_classes.openedAt());
    now.ended = m_ended.value_or(Instant{});
    now.paused = room->isPaused();
    for (const SeatView& view : room->seats(m_classes.now()))
        now.seats.append(seatOf(view, language));
    for (const lessons::StuckStep& stuck : room->stuck(m_classes.now())) {
        if (stuck.lesson == room->lesson())
            now.hard.append(
                {stuck.step, int(stuck.seats.size()), stuck.tags.isEmpty() ? QString() : stuck.tags.first().first});
    }
    const lessons::ClassFigures figures = m_classes.figures();
    now.came = m_classes.confirmed().value_or(figures.came);
    now.done = figures.done;
    now.papers = qMax(now.came, m_classes.handoutsPrinted());
    now.asked = m_classes.asked();
    now.confirmed = m_classes.confirmed().has_value();
    if (m_ended && now.hard.isEmpty()) { // who stood there has gone on: the hardest of all
        for (auto step = figures.hard.cbegin(); step != figures.hard.cend(); ++step) {
            if (step.key().first == room->lesson() && (now.hard.isEmpty() || step.value() > now.hard.first().seats))
                now.hard = {{step.key().second, step.value(), {}}};
        }
    }
    return now;
}

QList<ClassOffer> DeskClass::offers(const QString& language) const
{
    QList<ClassOffer> list;
    const auto titleOf = [&](const QString& id) {
        const LessonPtr lesson = lessonOf(id);
        return lesson ? lesson->text(lesson->title, language).replace(u'\n', u' ') : id;
    };
    for (const desk::ClassPlan& plan : m_classes.plans()) {
        QStringList titles;
        for (const QString& lesson : plan.lessons)
            titles.append(titleOf(lesson));
        list.append({planMark + QString::number(plan.number), plan.name, titles.join(QStringLiteral(" · ")), true});
    }
    const auto own = m_desk.packs() ? m_desk.packs()->lessons() : QList<LessonPtr>();
    for (const LessonPtr& lesson : own)
        list.append({lesson->id, titleOf(lesson->id), lesson->place, false});
    for (const LessonPtr& lesson : lessons::builtInLessons())
        list.append({lesson->id, titleOf(lesson->id), lesson->place, false});
    return list;
}

void DeskClass::gather(const QString& offer, Done done)
{
    desk::ClassPlan plan;
    if (offer.startsWith(planMark)) {
        const qint64 number = offer.mid(planMark.size()).toLongLong();
        for (const desk::ClassPlan& saved : m_classes.plans()) {
            if (saved.number == number)
                plan = saved;
        }
    } else if (const LessonPtr lesson = lessonOf(offer)) {
        plan.name
            = lesson->text(lesson->title, m_desk.settings().language).replace(u'\n', u' ').left(desk::planLettersMax);
        plan.lessons = {lesson->id};
    }
    if (!m_classes.isOpen())
        return m_classes.open(plan, std::move(done));
    if (plan.number == 0 && m_classes.plan().number == 0 && !plan.lessons.isEmpty()) {
        const auto set = m_classes.setLesson(plan.lessons.first());
        Q_EMIT changed();
        return done(set);
    }
    m_classes.turnTo(plan, std::move(done)); // who is here stays
}

void DeskClass::begin(Done done)
{
    const auto opened = m_classes.openLesson(lessons::Mode::Guided, 0);
    if (opened)
        m_begun = m_desk.now();
    Q_EMIT changed();
    done(opened);
}

Result<void> DeskClass::pace(Pace pace)
{
    const auto done = m_classes.pause(pace == Pace::Pause);
    Q_EMIT changed();
    return done;
}

Result<void> DeskClass::bringAll(int step)
{
    return m_classes.bringTo(step, 0);
}

std::optional<int> DeskClass::numberOf(const QByteArray& seat) const
{
    const lessons::ClassRoom* const room = m_classes.room();
    const auto seats = room ? room->seats(m_classes.now()) : QList<SeatView>();
    const auto found = std::ranges::find(seats, seat, &SeatView::device);
    return found == seats.end() ? std::nullopt : std::optional(found->number);
}

Result<void> DeskClass::say(const QByteArray& seat, const QString& words)
{
    if (seat.isEmpty())
        return m_classes.say(words, 0);
    const auto number = numberOf(seat);
    return number ? m_classes.say(words, *number) : Result<void>(lessons::LessonsFault::UnknownSeat);
}

Result<void> DeskClass::help(const QByteArray& seat, Help help)
{
    const auto number = numberOf(seat);
    if (!number)
        return lessons::LessonsFault::UnknownSeat;
    switch (help) {
    case Help::Show:
        return m_classes.showNext(*number);
    case Help::Hint:
        return m_classes.hint(*number);
    case Help::Do:
        return m_classes.doIt(*number);
    case Help::Heard:
        return m_classes.lowerHand(*number);
    case Help::Start:
    case Help::Free:
        break;
    }
    return m_classes.startAnonymously(lessons::Mode::Guided, *number);
}

void DeskClass::sendPack(const QByteArray& seat, Done done)
{
    const auto number = seat.isEmpty() ? std::optional(0) : numberOf(seat);
    if (!number)
        return done(lessons::LessonsFault::UnknownSeat);
    m_classes.sendPack(*number, std::move(done));
}

std::optional<ui::trainer::PhoneNow> DeskClass::phone(const QByteArray& seat, const QString& language) const
{
    const auto number = numberOf(seat);
    const auto view = number ? m_classes.room()->seat(*number, m_classes.now()) : std::nullopt;
    const LessonPtr lesson = view ? lessonOf(view->page.lesson) : nullptr;
    if (!lesson || view->page.step < 1 || view->page.step > lesson->steps.size()
        || view->page.version != lessons::lessonVersion(*lesson))
        return std::nullopt;
    const auto scene = lessons::mirrorOf(*lesson, view->page.step, view->page.phone, language);
    if (!scene)
        return std::nullopt;
    return ui::trainer::PhoneNow{lesson, view->page.step - 1, *scene};
}

void DeskClass::finish(Done done)
{
    if (const lessons::ClassRoom* const room = m_classes.room(); room && room->isPaused()) { // nobody stays held
        if (const auto on = m_classes.pause(false); !on)
            return done(on);
    }
    m_ended = m_desk.now();
    Q_EMIT changed();
    done({});
}

Result<void> DeskClass::mark(const QByteArray& seat, bool present)
{
    const auto number = numberOf(seat);
    const auto marked
        = number ? m_classes.markPresent(*number, present) : Result<void>(lessons::LessonsFault::UnknownSeat);
    Q_EMIT changed();
    return marked;
}

void DeskClass::printCards(int first, int last, Done done)
{
    m_classes.printCards(first, last, std::move(done));
}

/// Who sat there and did something was here: the trainer says so once, for all of them.
void DeskClass::confirm(Done done)
{
    const lessons::ClassRoom* const room = m_classes.room();
    const auto seats = room ? room->seats(m_classes.now()) : QList<SeatView>();
    for (const SeatView& seat : seats) {
        if (seat.came && !seat.present) {
            if (const auto marked = m_classes.markPresent(seat.number, true); !marked)
                return done(marked);
        }
    }
    m_classes.confirmAttendance([alive = QPointer(this), done](const Result<void>& confirmed) {
        if (alive)
            Q_EMIT alive->changed();
        done(confirmed);
    });
}

std::optional<qint64> DeskClass::classNumber() const
{
    const auto reports = m_classes.reports();
    return reports.isEmpty() ? std::nullopt : std::optional(reports.first().number);
}

void DeskClass::print(Print what, Done done)
{
    if (what == Print::Handouts)
        return m_classes.printHandout(0, std::move(done));
    const auto number = classNumber();
    if (!number)
        return done(desk::ClassFault::NoClass);
    m_classes.printReport(*number, std::move(done));
}

QByteArray DeskClass::table(const QString& language) const
{
    const QList<desk::ReportLine> lines = report(language);
    return lines.isEmpty() ? QByteArray() : desk::csvOf(lines, words::languageOf(language));
}

QList<desk::ReportLine> DeskClass::report(const QString& language) const
{
    const auto number = classNumber();
    const auto report = number ? m_classes.report(*number) : Result<desk::ClassReport>(desk::ClassFault::NoClass);
    if (!report)
        return {};
    return desk::linesOf(*report, words::languageOf(language), m_classes.titles());
}

Result<void> DeskClass::noteAsked(const desk::ClassAsked& asked)
{
    const auto noted = m_classes.noteAsked(asked);
    Q_EMIT changed();
    return noted;
}

void DeskClass::close(Done done)
{
    m_classes.close([alive = QPointer(this), done](const Result<void>& closed) {
        if (alive)
            Q_EMIT alive->changed();
        done(closed);
    });
}

} // namespace naru

// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/trainer/classmodel.h"

#include "app/words/words.h"
#include "ui/trainer/classwords.h"
#include "ui/trainer/draftwords.h"

#include <QPointer>

#include <algorithm>
#include <utility>

namespace naru::ui::trainer {

using State = SeatNow::State;
using Stage = ClassNow::Stage;

namespace {

constexpr int tickMs = 1000;
constexpr int nextMax = 4;

QString nameOf(State state)
{
    return QStringList{QStringLiteral("here"), QStringLiteral("busy"), QStringLiteral("going"), QStringLiteral("hand"),
        QStringLiteral("stuck"), QStringLiteral("done"), QStringLiteral("lost")}
        .value(int(state));
}

/// Who waits longest of those who ask, then of those who stand, then of those who are gone.
int urgency(const SeatNow& seat)
{
    switch (seat.state) {
    case State::Hand:
        return 0;
    case State::Stuck:
        return 1;
    case State::Lost:
        return 2;
    default:
        return 3;
    }
}

} // namespace

ClassModel::ClassModel(desk::Desk& desk, ClassHands& hands, Players players, QObject* parent)
    : QObject(parent)
    , m_desk(desk)
    , m_hands(hands)
    , m_players(players)
{
    connect(&m_timer, &QTimer::timeout, this, &ClassModel::tick);
    m_timer.start(tickMs);
    m_shownClock = clock();
    connect(&desk, &desk::Desk::signedInChanged, this, [this] {
        choose({});
        Q_EMIT changed();
    });
}

void ClassModel::show(const ClassNow& now)
{
    const bool stayed = now.stage == m_now.stage;
    const QList<SeatNow> before = std::exchange(m_now, now).seats;
    if (stayed)
        tellOfCards(before);
    if (!m_chosen.isEmpty() && (!find(m_chosen) || !stayed))
        choose({});
    listRows();
    ringOnce();
    mirrorNow();
    Q_EMIT changed();
    Q_EMIT ticked();
}

void ClassModel::tick()
{
    if (const QString now = clock(); now != m_shownClock) {
        m_shownClock = now;
        Q_EMIT ticked();
    }
    if (m_now.stage == Stage::Gathering || m_now.stage == Stage::Running)
        listRows();
}

const SeatNow* ClassModel::find(const QByteArray& id) const
{
    const auto found = std::ranges::find(m_now.seats, id, &SeatNow::id);
    return found == m_now.seats.end() ? nullptr : &*found;
}

SeatList::Row ClassModel::rowOf(const SeatNow& seat) const
{
    const Instant now = m_desk.now();
    const QString state
        = seat.fit != SeatNow::Fit::Same && seat.state != State::Lost ? QStringLiteral("other") : nameOf(seat.state);
    return {seat.id, seat.number, seat.step, seat.steps, seat.animal, state, ClassWords::state(seat, m_now.paused, now),
        ClassWords::glyph(seat, m_now.paused), ClassWords::attendance(seat), seat.counted};
}

void ClassModel::listRows()
{
    QList<SeatNow> order = m_now.seats;
    std::ranges::stable_sort(order, [](const SeatNow& one, const SeatNow& other) {
        const bool first = one.state == State::Hand, second = other.state == State::Hand;
        if (first != second)
            return first;
        return first && one.since != other.since ? one.since < other.since : one.number < other.number;
    });
    QList<SeatList::Row> rows;
    for (const SeatNow& seat : order)
        rows.append(rowOf(seat));
    m_seats.show(rows);
    Q_EMIT rowsChanged();
}

void ClassModel::ringOnce()
{
    QList<QByteArray> raised;
    for (const SeatNow& seat : m_now.seats) {
        if (seat.state == State::Hand)
            raised.append(seat.id);
    }
    const bool isNew = std::ranges::any_of(raised, [&](const QByteArray& id) { return !m_raised.contains(id); });
    m_raised = raised;
    if (isNew)
        Q_EMIT rang();
}

/// A card that was of no use, or that counts at another seat now: said once, for nothing else shows it.
void ClassModel::tellOfCards(const QList<SeatNow>& before)
{
    for (const SeatNow& seat : m_now.seats) {
        const auto old = std::ranges::find(before, seat.id, &SeatNow::id);
        if (old == before.end() || old->cardCount == seat.cardCount)
            continue;
        if (const QString news = ClassWords::cardNews(seat); !news.isEmpty())
            Q_EMIT said(news, QStringLiteral("warn"));
    }
}

void ClassModel::mirrorNow()
{
    if (m_chosen.isEmpty())
        return;
    if (const auto phone = m_hands.phone(m_chosen, languageNow()))
        Q_EMIT mirrored(*phone, languageNow());
}

QString ClassModel::stage() const
{
    return QStringList{QStringLiteral("idle"), QStringLiteral("gather"), QStringLiteral("run"), QStringLiteral("end")}
        .value(int(m_now.stage));
}

QString ClassModel::clock() const
{
    return koreanTime(m_desk.now());
}

QString ClassModel::elapsed() const
{
    if (m_now.stage != Stage::Running && m_now.stage != Stage::Ended)
        return {};
    const Instant until = m_now.stage == Stage::Ended ? m_now.ended : m_desk.now();
    const qint64 past = qMax<qint64>(0, std::chrono::floor<std::chrono::minutes>(until - m_now.begun).count());
    if (m_now.stage == Stage::Ended)
        return tr("%1분 동안").arg(past);
    return past == 0 ? tr("방금 시작") : tr("시작한 지 %1분").arg(past);
}

QVariantList ClassModel::offers() const
{
    QVariantList list;
    for (const ClassOffer& offer : m_hands.offers(languageNow())) {
        list.append(QVariantMap{{QStringLiteral("id"), offer.id}, {QStringLiteral("title"), offer.title},
            {QStringLiteral("second"), offer.second}, {QStringLiteral("course"), offer.course}});
    }
    return list;
}

bool ClassModel::administrator() const
{
    const desk::StaffMember* const person = m_desk.signedIn();
    return person && person->role == desk::Role::Administrator;
}

QString ClassModel::title() const
{
    if (!m_now.plan.isEmpty())
        return m_now.plan;
    return m_now.lesson ? m_now.lesson->text(m_now.lesson->title, languageNow()).replace(u'\n', u' ') : QString();
}

QVariantMap ClassModel::alone() const
{
    if (!m_now.alone)
        return {};
    const auto said = words::wordsOf(*m_now.alone, words::languageOf(languageNow()));
    return {{QStringLiteral("sentence"), said.sentence}, {QStringLiteral("next"), said.whatToDo}};
}

int ClassModel::here() const
{
    return int(std::ranges::count_if(m_now.seats, [](const SeatNow& seat) { return seat.state != State::Lost; }));
}

int ClassModel::fitting() const
{
    return int(std::ranges::count_if(
        m_now.seats, [](const SeatNow& seat) { return seat.state != State::Lost && seat.fit == SeatNow::Fit::Same; }));
}

int ClassModel::differing() const
{
    return int(std::ranges::count_if(m_now.seats, [](const SeatNow& seat) {
        const bool isOnItsWay
            = seat.push != SeatNow::Push::None && seat.push != SeatNow::Push::Refused && !seat.pushWhy;
        return seat.state != State::Lost && seat.fit != SeatNow::Fit::Same && !isOnItsWay;
    }));
}

QString ClassModel::troubleOf(const SeatNow& seat) const
{
    if (!seat.pushWhy)
        return {};
    const auto said = words::wordsOf(*seat.pushWhy, words::languageOf(languageNow()));
    return said.sentence + u'\n' + said.whatToDo;
}

QString ClassModel::pushTrouble() const
{
    for (const SeatNow& seat : m_now.seats) {
        if (seat.pushWhy && seat.fit != SeatNow::Fit::Same)
            return tr("%1번: %2").arg(seat.number).arg(troubleOf(seat));
    }
    return {};
}

QString ClassModel::hardLine() const
{
    if (m_now.hard.isEmpty() || !m_now.lesson || hardStep() < 1 || hardStep() > m_now.lesson->steps.size())
        return {};
    const lessons::Lesson& lesson = *m_now.lesson;
    const lessons::Screen* const screen = lesson.screen(lesson.steps.at(hardStep() - 1).screen);
    const QString where = screen ? lesson.text(screen->title, languageNow()).replace(u'\n', u' ') : QString();
    const QString& tag = m_now.hard.first().tag;
    const QString asked = steps().value(hardStep() - 1);
    if (tag.isEmpty())
        return asked;
    return tr("‘%1’에서\n%2").arg(where, DraftWords::tag(tag));
}

int ClassModel::stepWished() const
{
    if (hardStep() > 0)
        return hardStep();
    int least = 0;
    for (const SeatNow& seat : m_now.seats) {
        if (seat.step > 0 && seat.state != State::Done && (least == 0 || seat.step < least))
            least = seat.step;
    }
    return qMax(1, least);
}

QStringList ClassModel::steps() const
{
    QStringList list;
    if (!m_now.lesson)
        return list;
    for (const lessons::Step& step : m_now.lesson->steps)
        list.append(m_now.lesson->text(step.say, languageNow()).replace(u'\n', u' '));
    return list;
}

QVariantList ClassModel::next() const
{
    QList<SeatNow> needing;
    for (const SeatNow& seat : m_now.seats) {
        if (urgency(seat) < 3)
            needing.append(seat);
    }
    std::ranges::stable_sort(needing, [](const SeatNow& one, const SeatNow& other) {
        return urgency(one) != urgency(other) ? urgency(one) < urgency(other) : one.since < other.since;
    });
    QVariantList list;
    for (const SeatNow& seat : needing.first(qMin<qsizetype>(nextMax, needing.size()))) {
        list.append(QVariantMap{{QStringLiteral("number"), seat.number}, {QStringLiteral("animal"), seat.animal},
            {QStringLiteral("glyph"), ClassWords::glyph(seat, false)},
            {QStringLiteral("word"), ClassWords::state(seat, false, m_desk.now())},
            {QStringLiteral("since"), ClassWords::since(seat.since, m_desk.now())}});
    }
    return list;
}

QVariantMap ClassModel::seat() const
{
    const SeatNow* const seat = find(m_chosen);
    if (!seat)
        return {};
    const SeatList::Row row = rowOf(*seat);
    return {{QStringLiteral("number"), row.number}, {QStringLiteral("animal"), row.animal},
        {QStringLiteral("step"), row.step}, {QStringLiteral("steps"), row.steps}, {QStringLiteral("state"), row.state},
        {QStringLiteral("word"), row.word}, {QStringLiteral("glyph"), row.glyph},
        {QStringLiteral("line"), steps().value(row.step - 1)}, {QStringLiteral("holds"), seat->holds},
        {QStringLiteral("attends"), row.attends}, {QStringLiteral("present"), seat->present},
        {QStringLiteral("cardNews"), ClassWords::cardNews(*seat)},
        {QStringLiteral("heard"), ClassWords::heard(seat->heard, m_desk.now())},
        {QStringLiteral("trouble"), seat->fit != SeatNow::Fit::Same ? troubleOf(*seat) : QString()},
        {QStringLiteral("sending"), seat->push != SeatNow::Push::None && !seat->pushWhy}};
}

QString ClassModel::hardest() const
{
    if (m_now.hard.isEmpty())
        return {};
    return tr("%1걸음 · %2명").arg(hardStep()).arg(hardSeats());
}

QStringList ClassModel::phrases() const
{
    return ClassWords::phrases();
}

void ClassModel::refresh()
{
    listRows();
    mirrorNow();
    Q_EMIT changed();
    Q_EMIT ticked();
    Q_EMIT chosenChanged();
}

void ClassModel::tell(const Fault& fault)
{
    const auto said = words::wordsOf(fault, words::languageOf(languageNow()));
    Q_EMIT troubled(said.sentence, said.whatToDo);
}

} // namespace naru::ui::trainer

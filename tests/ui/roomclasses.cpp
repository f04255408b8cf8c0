// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/roomclasses.h"

#include "app/lessons/library.h"

#include <algorithm>

namespace naru::test {

using lessons::ClassOrder;

void RoomClasses::useChannel(std::unique_ptr<Channel> channel)
{
    m_channel = std::move(channel);
    m_channel->listen([this](const Channel::Peer& peer, const QByteArray& message) {
        if (m_room)
            (void)m_room->heard(peer, message, m_now);
    });
}

void RoomClasses::answer(Done& done)
{
    if (refuses)
        return done(*std::exchange(refuses, std::nullopt));
    done({});
}

void RoomClasses::savePlan(const desk::ClassPlan& plan, Done done)
{
    if (refuses)
        return answer(done);
    const auto known = std::ranges::find(saved, plan.number, &desk::ClassPlan::number);
    if (known != saved.end() && plan.number != 0)
        *known = plan;
    else
        saved.append(plan);
    if (plan.number == 0)
        saved.last().number = ++m_lastPlan;
    done({});
    Q_EMIT plansChanged();
}

void RoomClasses::removePlan(qint64 number, Done done)
{
    saved.removeIf([&](const desk::ClassPlan& plan) { return plan.number == number; });
    done({});
    Q_EMIT plansChanged();
}

QList<desk::ClassPlan> RoomClasses::plansOf(QDate day) const
{
    QList<desk::ClassPlan> plans = saved;
    plans.removeIf([&](const desk::ClassPlan& plan) { return !plan.days().contains(day); });
    return plans;
}

void RoomClasses::open(const desk::ClassPlan& plan, Done done)
{
    if (m_room)
        return done(desk::ClassFault::AlreadyOpen);
    if (plan.lessons.isEmpty())
        return done(desk::ClassFault::BadPlan);
    if (!refuses) {
        m_room.emplace(m_random.bytes(lessons::classRunBytes));
        m_room->useCards(cards);
        m_plan = plan;
        m_confirmed.reset();
        (void)setLesson(plan.lessons.first());
        m_reports.prepend({1 + m_reports.size(), plan, m_at, {}, {}, 0, {}});
    }
    answer(done);
    Q_EMIT openChanged();
}

void RoomClasses::turnTo(const desk::ClassPlan& plan, Done done)
{
    if (!m_room || plan.lessons.isEmpty())
        return done(desk::ClassFault::BadPlan);
    if (!refuses) {
        m_plan = plan;
        (void)setLesson(plan.lessons.first());
        m_reports.prepend({1 + m_reports.size(), plan, m_at, {}, {}, 0, {}});
    }
    answer(done);
    Q_EMIT openChanged();
}

Result<void> RoomClasses::setLesson(const QString& lessonId)
{
    const auto lesson = lessons::builtInLesson(lessonId);
    if (!lesson)
        return lesson.fault();
    m_room->setLesson(lessonId, lessons::lessonVersion(**lesson));
    return {};
}

Result<void> RoomClasses::order(ClassOrder::What what, int seat, int step, lessons::Mode mode)
{
    if (!m_room)
        return desk::ClassFault::NoClass;
    const auto lesson = lessons::builtInLesson(m_room->lesson());
    ClassOrder order;
    order.what = what;
    order.lesson = m_room->lesson();
    order.version = lessons::lessonVersion(**lesson);
    order.mode = mode;
    order.step = step;
    const auto given = m_room->order(order, seat);
    tick();
    return given;
}

Result<void> RoomClasses::openLesson(lessons::Mode mode, int seat)
{
    return order(ClassOrder::What::Open, seat, 0, mode);
}

Result<void> RoomClasses::startAnonymously(lessons::Mode mode, int seat)
{
    return order(ClassOrder::What::Start, seat, 0, mode);
}

Result<void> RoomClasses::bringTo(int step, int seat)
{
    return order(seat == 0 ? ClassOrder::What::BringOn : ClassOrder::What::BringTo, seat, step);
}

Result<void> RoomClasses::pause(bool paused)
{
    m_room->pause(paused);
    tick();
    return {};
}

Result<void> RoomClasses::say(const QString& words, int seat)
{
    m_room->say(words, seat);
    return {};
}

Result<void> RoomClasses::markPresent(int seat, bool present)
{
    m_room->markPresent(seat, present);
    return {};
}

void RoomClasses::confirmAttendance(Done done)
{
    if (!refuses)
        m_confirmed = figures().present;
    answer(done);
}

void RoomClasses::close(Done done)
{
    m_room->end();
    tick();
    m_room.reset();
    Q_EMIT openChanged();
    answer(done);
}

desk::TitleOf RoomClasses::titles() const
{
    return [](const QString& id, words::Language) { return id; };
}

Result<desk::ClassReport> RoomClasses::report(qint64 classNumber) const
{
    for (desk::ClassReport report : m_reports) {
        if (report.number == classNumber) {
            report.rows
                = {{desk::ReportRow::Section::Attendance, QStringLiteral("present"), 0, m_confirmed.value_or(0), {}}};
            return report;
        }
    }
    return desk::ClassFault::BadPlan;
}

void RoomClasses::printReport(qint64 classNumber, Done done)
{
    printed.append(QStringLiteral("report %1").arg(classNumber));
    answer(done);
}

void RoomClasses::printCards(int first, int last, Done done)
{
    printed.append(QStringLiteral("cards %1 %2").arg(first).arg(last));
    answer(done);
}

void RoomClasses::printHandout(int seat, Done done)
{
    printed.append(QStringLiteral("handout %1").arg(seat));
    answer(done);
}

void RoomClasses::tick()
{
    if (!m_room || !m_channel)
        return;
    for (const lessons::ClassLetter& letter : m_room->tick(m_now)) {
        if (letter.device.isEmpty())
            m_channel->tell(letter.message);
        else
            m_channel->tell(letter.device, letter.message);
    }
    Q_EMIT changed();
}

} // namespace naru::test

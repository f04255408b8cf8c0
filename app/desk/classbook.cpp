// SPDX-License-Identifier: GPL-3.0-or-later
// What of a class goes into the journal and onto paper.
#include "app/desk/classesimpl.h"
#include "app/desk/learning.h"

#include <QPointer>

#include <algorithm>

namespace naru::desk {

using lessons::ClassRoom;

/// On paper, as far as the printer knows.
Result<void> ClassesImpl::isOut(const Result<device::PrintOutcome>& printed)
{
    using What = device::PrintOutcome::What;
    if (!printed)
        return printed.fault();
    const bool out = printed->what == What::Printed || printed->what == What::Unsure;
    return out || !printed->why ? Result<void>() : Result<void>(*printed->why);
}

Result<void> ClassesImpl::readTables()
{
    return m_desk.journal().query([this](storage::Database& database) -> Result<void> {
        const auto plans = readPlans(database);
        const auto reports = readReports(database, reportsMax);
        if (!plans || !reports)
            return plans ? reports.fault() : plans.fault();
        m_plans = *plans;
        m_reports = *reports;
        return {};
    });
}

/// One entry; the tables are read again behind it.
void ClassesImpl::write(const journal::Entry& entry, std::function<void(quint64 seq)> then, Done done)
{
    m_desk.append(
        entry, {}, {}, [guard = QPointer<ClassesImpl>(this), then, done](const Result<journal::Stamp>& stamp) {
            if (!guard)
                return;
            if (!stamp)
                return done(stamp.fault());
            if (const auto read = guard->readTables(); !read)
                return done(read);
            if (then)
                then(stamp->number());
            done({});
        });
}

// ---- plans

Result<ClassPlan> ClassesImpl::checked(ClassPlan plan) const
{
    plan.name = paper::plain(plan.name, paper::Breaks::Drop).simplified();
    plan.group = paper::plain(plan.group, paper::Breaks::Drop).simplified();
    const bool fits = !plan.name.isEmpty() && plan.name.size() <= planLettersMax && plan.group.size() <= planLettersMax
        && !plan.lessons.isEmpty() && plan.lessons.size() <= planLessonsMax;
    const bool known
        = std::all_of(plan.lessons.begin(), plan.lessons.end(), [this](const QString& id) { return bool(lesson(id)); });
    return fits && known ? Result<ClassPlan>(plan) : Result<ClassPlan>(ClassFault::BadPlan);
}

void ClassesImpl::savePlan(const ClassPlan& plan, Done done)
{
    if (const auto may = mayTeach(); !may)
        return done(may);
    auto good = checked(plan);
    if (!good)
        return done(good.fault());
    const auto known = [this](qint64 number) {
        return std::any_of(m_plans.begin(), m_plans.end(), [&](const ClassPlan& one) { return one.number == number; });
    };
    qint64 last = 0;
    const auto read = m_desk.journal().query([&last](storage::Database& database) -> Result<void> {
        const auto number = lastPlanNumber(database);
        last = number ? *number : 0;
        return number ? Result<void>() : Result<void>(number.fault());
    });
    if (!read)
        return done(read);
    const bool isMore = !known(good->number); // a new one, or one that was taken away and comes back
    if (good->number < 0 || good->number > last || (isMore && m_plans.size() >= plansMax))
        return done(ClassFault::BadPlan);
    if (good->number == 0)
        good->number = last + 1;
    write(
        entryOf(PlanChange{*good, false, m_desk.staffId()}), [this](quint64) { Q_EMIT plansChanged(); }, done);
}

void ClassesImpl::removePlan(qint64 number, Done done)
{
    if (const auto may = mayTeach(); !may)
        return done(may);
    const auto plan
        = std::find_if(m_plans.begin(), m_plans.end(), [&](const ClassPlan& one) { return one.number == number; });
    if (plan == m_plans.end())
        return done(ClassFault::BadPlan);
    write(
        entryOf(PlanChange{*plan, true, m_desk.staffId()}), [this](quint64) { Q_EMIT plansChanged(); }, done);
}

QList<ClassPlan> ClassesImpl::plansOf(QDate day) const
{
    QList<ClassPlan> today;
    for (const ClassPlan& plan : m_plans) {
        if (plan.days().contains(day))
            today.append(plan);
    }
    return today;
}

// ---- the class

void ClassesImpl::open(const ClassPlan& plan, Done done)
{
    if (const auto may = mayTeach(); !may)
        return done(may);
    const auto good = checked(plan);
    if (!good)
        return done(good.fault());
    if (m_isOpen || m_opening)
        return done(ClassFault::AlreadyOpen);
    if (!hasChannel())
        return done(ClassFault::NoChannel);
    m_opening = true;
    const ClassBegin begin{*good, m_desk.now(), m_desk.staffId()};
    write(
        entryOf(begin),
        [this, begin](quint64 seq) {
            forgetKept();
            ClassReport report;
            report.number = qint64(seq);
            report.plan = begin.plan;
            report.opened = begin.at;
            begun(report, keptOrNew(report.number));
            Q_EMIT reportsChanged();
        },
        [this, done](const Result<void>& written) {
            m_opening = false;
            done(written);
        });
}

void ClassesImpl::turnTo(const ClassPlan& plan, Done done)
{
    if (const auto may = mayOrder(); !may)
        return done(may);
    const auto good = checked(plan);
    const auto first = good ? lesson(good->lessons.first()) : Result<lessons::LessonPtr>(good.fault());
    if (!first)
        return done(first.fault());
    if (m_opening)
        return done(ClassFault::AlreadyOpen);
    m_opening = true;
    const auto answer = [this, done](const Result<void>& written) {
        m_opening = false;
        done(written);
    };
    const ClassBegin begin{*good, m_desk.now(), m_desk.staffId()};
    const auto turned = [this, begin, first = *first](quint64 seq) {
        m_class = {};
        m_class.number = qint64(seq);
        m_class.plan = begin.plan;
        m_class.opened = begin.at;
        useCards();
        m_room->setLesson(first->id, lessons::lessonVersion(*first)); // kept under the new number before it is told
        Q_EMIT openChanged();
        Q_EMIT reportsChanged();
    };
    write(entryOf(ClassEnd{m_class.number, begin.at, {}, begin.by}), {},
        [this, begin, turned, answer](const Result<void>& closed) {
            if (!closed)
                return answer(closed);
            write(entryOf(begin), turned, [this, answer](const Result<void>& opened) {
                if (!opened) // the journal has no class any more: no more has this desk
                    ended();
                answer(opened);
            });
        });
}

void ClassesImpl::confirmAttendance(Done done)
{
    if (const auto may = mayOrder(); !may)
        return done(may);
    const int count = m_room->marked();
    write(
        attendedEntry({m_class.number, count, m_desk.staffId()}),
        [this, count](quint64) {
            m_class.confirmed = count;
            Q_EMIT changed();
            Q_EMIT reportsChanged();
        },
        done);
}

Result<void> ClassesImpl::noteAsked(const ClassAsked& asked)
{
    if (const auto may = mayOrder(); !may)
        return may;
    for (const auto& count : {asked.before, asked.after, asked.did, asked.tried}) {
        if (count && (*count < 0 || *count > ClassAsked::countMax))
            return ClassFault::BadPlan;
    }
    m_asked = asked;
    Q_EMIT changed();
    return {};
}

void ClassesImpl::close(Done done)
{
    if (const auto may = mayOrder(); !may)
        return done(may);
    if (m_opening)
        return done(ClassFault::AlreadyOpen);
    const ClassEnd end{m_class.number, m_desk.now(), rowsOf(m_room->figures(now()), m_asked), m_desk.staffId()};
    write(
        entryOf(end), [this](quint64) { ended(); }, done);
}

void ClassesImpl::ended()
{
    if (!m_isOpen)
        return;
    m_isOpen = false;
    m_sender.reset();
    m_room->end();
    m_endedAt = now();
    forgetKept();
    tell();
    Q_EMIT openChanged();
    Q_EMIT reportsChanged();
}

// ---- afterwards

Result<ClassReport> ClassesImpl::report(qint64 classNumber) const
{
    std::optional<ClassReport> found;
    const auto read = m_desk.journal().query([&](storage::Database& database) -> Result<void> {
        auto report = readReport(database, classNumber);
        if (!report)
            return report.fault();
        found = *std::move(report);
        if (!m_isOpen || classNumber != m_class.number)
            return {};
        found->rows = rowsOf(m_room->figures(now()), m_asked); // so far
        return addRetention(database, *found);
    });
    return read ? Result<ClassReport>(*found) : Result<ClassReport>(read.fault());
}

TitleOf ClassesImpl::titles() const
{
    return [this](const QString& id, words::Language language) {
        const auto found = lesson(id);
        const QString code = language == words::Language::Korean ? QStringLiteral("ko") : QStringLiteral("en");
        return found ? found->get()->text(found->get()->title, code) : id;
    };
}

void ClassesImpl::printReport(qint64 classNumber, Done done)
{
    const auto found = report(classNumber);
    Learning* learning = m_desk.learning();
    if (!found || !learning)
        return done(found ? Result<void>(ClassFault::NoClass) : Result<void>(found.fault()));
    const LessonPaper look{m_desk.settings().centre, learning->today(), words::languageOf(m_desk.settings().language),
        learning->paperKind(), m_desk.kind() == Desk::Kind::Demo};
    learning->print(reportDocument(linesOf(*found, look.language, titles()), look),
        [done](const Result<device::PrintOutcome>& printed) { done(isOut(printed)); });
}

void ClassesImpl::printHandout(int seat, Done done)
{
    if (const auto may = mayOrder(); !may)
        return done(may);
    const auto printing = std::make_shared<Printing>();
    printing->lesson = m_room->lesson();
    printing->done = std::move(done);
    for (const lessons::SeatView& view : m_room->seats(now())) {
        const bool wanted
            = seat == 0 ? view.page.place != lessons::SeatPlace::Home || view.present : view.number == seat;
        if (wanted)
            printing->languages.append(view.page.language);
    }
    if (printing->languages.isEmpty())
        return printing->done(lessons::LessonsFault::UnknownSeat);
    printNext(printing);
}

/// One sheet behind the other; what was printed counts, also where the next one fails.
void ClassesImpl::printNext(const std::shared_ptr<Printing>& printing)
{
    const auto stop = [this, printing](const Result<void>& why) {
        if (printing->printed == 0)
            return printing->done(why);
        const int sheets = printing->printed;
        write(
            papersEntry({m_class.number, sheets, m_desk.staffId()}),
            [this, sheets](quint64) {
                m_class.papers += sheets;
                Q_EMIT changed();
            },
            [printing, why](const Result<void>& written) { printing->done(written ? why : written); });
    };
    if (printing->languages.isEmpty())
        return stop({});
    const auto document = m_desk.learning()->makeHandout(printing->lesson, printing->languages.takeFirst());
    if (!document)
        return stop(document.fault());
    m_desk.learning()->print(
        *document, [guard = QPointer<ClassesImpl>(this), printing, stop](const Result<device::PrintOutcome>& printed) {
            if (!guard)
                return;
            if (const auto gone = isOut(printed); !gone)
                return stop(gone);
            ++printing->printed;
            guard->printNext(printing);
        });
}

} // namespace naru::desk

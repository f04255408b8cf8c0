// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/trainer/planmodel.h"

#include "app/desk/learning.h"
#include "app/desk/packs.h"
#include "app/words/words.h"

#include <QPointer>

#include <algorithm>

namespace naru::ui::trainer {

using desk::ClassPlan;
using lessons::LessonPtr;

PlanModel::PlanModel(desk::Desk& desk, desk::Classes& classes, QObject* parent)
    : QObject(parent)
    , m_desk(desk)
    , m_classes(classes)
{
    connect(&classes, &desk::Classes::plansChanged, this, &PlanModel::changed);
    connect(&desk, &desk::Desk::signedInChanged, this, [this] {
        m_gone.reset();
        show({});
    });
    if (desk.packs())
        connect(desk.packs(), &desk::Packs::changed, this, &PlanModel::changed);
}

QList<LessonPtr> PlanModel::all() const
{
    QList<LessonPtr> all = m_desk.packs() ? m_desk.packs()->lessons() : QList<LessonPtr>();
    return all += lessons::builtInLessons();
}

QString PlanModel::titleOf(const QString& id) const
{
    for (const LessonPtr& lesson : all()) {
        if (lesson->id == id)
            return lesson->text(lesson->title, languageNow()).replace(u'\n', u' ');
    }
    return {};
}

QVariantList PlanModel::plans() const
{
    QVariantList list;
    const auto today = m_classes.plansOf(koreanDate(m_desk.now()));
    for (const ClassPlan& plan : m_classes.plans()) {
        const QString count = tr("강의 %1개").arg(plan.lessons.size());
        list.append(QVariantMap{{QStringLiteral("number"), plan.number}, {QStringLiteral("title"), plan.name},
            {QStringLiteral("second"), plan.group.isEmpty() ? count : plan.group + QStringLiteral(" · ") + count},
            {QStringLiteral("today"), today.contains(plan)}});
    }
    return list;
}

QVariantList PlanModel::lessons() const
{
    QVariantList list;
    for (const LessonPtr& lesson : all()) {
        const QString title = lesson->text(lesson->title, languageNow()).replace(u'\n', u' ');
        list.append(QVariantMap{{QStringLiteral("id"), lesson->id}, {QStringLiteral("title"), title},
            {QStringLiteral("second"), lesson->place},
            {QStringLiteral("taken"), m_plan && m_plan->lessons.contains(lesson->id)}});
    }
    return list;
}

QVariantList PlanModel::chosen() const
{
    QVariantList list;
    for (const QString& id : m_plan ? m_plan->lessons : QStringList()) {
        const QString title = titleOf(id);
        list.append(QVariantMap{
            {QStringLiteral("title"), title.isEmpty() ? id : title}, {QStringLiteral("here"), !title.isEmpty()}});
    }
    return list;
}

QStringList PlanModel::days() const
{
    QStringList words;
    for (const QDate& day : m_plan ? m_plan->days() : QList<QDate>())
        words.append(desk::dayWords(day, words::languageOf(languageNow())));
    return words;
}

bool PlanModel::savable() const
{
    const bool isWhole = m_plan && !m_plan->name.trimmed().isEmpty() && !m_plan->lessons.isEmpty();
    return isWhole && written() && !m_busy;
}

void PlanModel::show(std::optional<ClassPlan> plan)
{
    m_plan = std::move(plan);
    m_kept = m_plan.value_or(ClassPlan{});
    Q_EMIT changed();
    Q_EMIT shown();
}

void PlanModel::begin()
{
    show(ClassPlan{});
}

void PlanModel::choose(int number)
{
    for (const ClassPlan& plan : m_classes.plans()) {
        if (plan.number == number)
            return show(plan);
    }
}

void PlanModel::rename(const QString& name)
{
    if (!m_plan)
        return;
    m_plan->name = name.left(desk::planLettersMax);
    Q_EMIT changed();
}

void PlanModel::regroup(const QString& group)
{
    if (!m_plan)
        return;
    m_plan->group = group.left(desk::planLettersMax);
    Q_EMIT changed();
}

void PlanModel::add(const QString& lesson)
{
    if (!m_plan || full() || m_plan->lessons.contains(lesson) || titleOf(lesson).isEmpty())
        return;
    m_plan->lessons.append(lesson);
    Q_EMIT changed();
}

void PlanModel::take(int place)
{
    if (!m_plan || place < 0 || place >= m_plan->lessons.size())
        return;
    m_plan->lessons.removeAt(place);
    Q_EMIT changed();
}

void PlanModel::move(int place, int by)
{
    const int to = place + by;
    if (!m_plan || place < 0 || place >= m_plan->lessons.size() || to < 0 || to >= m_plan->lessons.size())
        return;
    m_plan->lessons.move(place, to);
    Q_EMIT changed();
}

void PlanModel::moveDay(int days)
{
    if (!m_plan)
        return;
    const QDate today = koreanDate(m_desk.now());
    m_plan->first = m_plan->first.isValid() ? std::max(m_plan->first.addDays(days), today) : today;
    Q_EMIT changed();
}

void PlanModel::forgetDay()
{
    if (!m_plan)
        return;
    m_plan->first = {};
    Q_EMIT changed();
}

desk::Classes::Done PlanModel::answer(std::function<void()> then)
{
    m_busy = true;
    Q_EMIT changed();
    return [alive = QPointer(this), then](const Result<void>& done) {
        if (!alive)
            return;
        alive->m_busy = false;
        Q_EMIT alive->changed();
        done ? then() : alive->tell(done.fault());
    };
}

void PlanModel::save()
{
    if (!savable())
        return;
    const ClassPlan plan = *m_plan;
    m_classes.savePlan(plan, answer([this, plan] {
        const auto plans = m_classes.plans();
        const auto found = std::ranges::find(plans, plan.number, &ClassPlan::number);
        show(plan.number == 0 ? (plans.isEmpty() ? plan : plans.last()) : found == plans.end() ? plan : *found);
        Q_EMIT said(tr("강좌를 담아 두었어요."), QStringLiteral("ok"));
    }));
}

void PlanModel::remove()
{
    if (m_busy || number() == 0)
        return m_plan && !m_busy ? show({}) : void(); // a new one was never kept
    const ClassPlan plan = m_kept;
    m_classes.removePlan(plan.number, answer([this, plan] {
        m_gone = plan;
        show({});
    }));
}

void PlanModel::bringBack()
{
    if (!m_gone || m_busy)
        return;
    const ClassPlan plan = *m_gone;
    m_classes.savePlan(plan, answer([this, plan] {
        m_gone.reset();
        choose(int(plan.number));
        Q_EMIT said(tr("되살렸어요."), QStringLiteral("ok"));
    }));
}

void PlanModel::print()
{
    if (!m_plan || m_plan->lessons.isEmpty() || m_busy || !m_desk.learning())
        return;
    m_busy = true;
    Q_EMIT changed();
    printNext(std::make_shared<QStringList>(m_plan->lessons), 0);
}

/// One behind the other; the first that does not come out ends it.
void PlanModel::printNext(const std::shared_ptr<QStringList>& waiting, int printed)
{
    const auto end = [this, printed](const std::optional<Fault>& why) {
        m_busy = false;
        Q_EMIT changed();
        if (why)
            return tell(*why);
        Q_EMIT said(tr("종이 %1장을 인쇄했어요.").arg(printed), QStringLiteral("ok"));
    };
    if (waiting->isEmpty())
        return end({});
    const auto handout = m_desk.learning()->makeHandout(waiting->takeFirst(), languageNow());
    if (!handout)
        return end(handout.fault());
    m_desk.learning()->print(
        *handout, [alive = QPointer(this), waiting, printed, end](const Result<device::PrintOutcome>& out) {
            if (!alive)
                return;
            if (!out || out->why)
                return end(out ? *out->why : out.fault());
            alive->printNext(waiting, printed + 1);
        });
}

void PlanModel::tell(const Fault& fault)
{
    const auto said = words::wordsOf(fault, words::languageOf(languageNow()));
    Q_EMIT troubled(said.sentence, said.whatToDo);
}

void PlanModel::refresh()
{
    Q_EMIT changed();
}

} // namespace naru::ui::trainer

// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/trainer/trainermodel.h"

#include "app/desk/learning.h"
#include "app/words/words.h"
#include "ui/trainer/draftwords.h"

#include <QPointer>

namespace naru::ui::trainer {

using lessons::LessonPtr;

TrainerModel::TrainerModel(desk::Desk& desk, QObject* player, QObject* parent)
    : QObject(parent)
    , m_desk(desk)
    , m_player(player)
    , m_draft(desk)
{
    connect(&m_draft, &DraftModel::said, this, &TrainerModel::said);
    connect(&m_draft, &DraftModel::troubled, this, &TrainerModel::troubled);
    connect(&m_draft, &DraftModel::shown, this, &TrainerModel::shown);
    connect(&m_draft, &DraftModel::changed, this, [this] {
        forgetPack();
        Q_EMIT chosenChanged();
    });
    connect(&desk, &desk::Desk::signedInChanged, this, [this] {
        if (!m_desk.signedIn())
            leave();
        Q_EMIT lessonsChanged();
    });
    if (desk.workshop())
        connect(desk.workshop(), &desk::Workshop::changed, this, &TrainerModel::lessonsChanged);
}

QString TrainerModel::languageNow() const
{
    return m_desk.settings().language;
}

LessonPtr TrainerModel::here() const
{
    return m_own && m_draft.draft() ? m_draft.draft()->now() : m_chosen;
}

QVariantList TrainerModel::lessons() const
{
    QVariantList list;
    const auto add = [&](const LessonPtr& lesson, bool own) {
        const QString title = lesson->text(lesson->title, languageNow()).replace(u'\n', u' ');
        list.append(QVariantMap{{QStringLiteral("id"), lesson->id}, {QStringLiteral("number"), lesson->place},
            {QStringLiteral("title"), title.isEmpty() ? tr("이름 없는 강의") : title}, {QStringLiteral("own"), own},
            {QStringLiteral("second"), own ? tr("우리 강의") : DraftWords::level(lesson->level)}});
    };
    if (m_desk.workshop()) {
        for (const LessonPtr& draft : m_desk.workshop()->drafts())
            add(draft, true);
    }
    for (const LessonPtr& lesson : lessons::builtInLessons())
        add(lesson, false);
    return list;
}

QString TrainerModel::title() const
{
    const LessonPtr lesson = here();
    return lesson ? lesson->text(lesson->title, languageNow()).replace(u'\n', u' ') : QString();
}

QString TrainerModel::goal() const
{
    const LessonPtr lesson = here();
    return lesson ? lesson->text(lesson->goal, languageNow()) : QString();
}

QStringList TrainerModel::questions() const
{
    QStringList list;
    if (const LessonPtr lesson = here()) {
        for (const QString& key : lesson->teachback)
            list.append(lesson->text(key, languageNow()).replace(u'\n', u' '));
    }
    return list;
}

void TrainerModel::choose(const QString& id)
{
    if (m_draft.recording() || (id == chosen() && !id.isEmpty()))
        return;
    leave();
    const auto drafts = m_desk.workshop() ? m_desk.workshop()->drafts() : QList<LessonPtr>();
    for (const LessonPtr& draft : drafts) {
        if (draft->id == id) {
            m_chosen = draft;
            m_own = true;
            m_draft.open(draft);
        }
    }
    if (const auto official = lessons::builtInLesson(id); !m_chosen && official) {
        m_chosen = *official;
        Q_EMIT shown(m_chosen, QStringLiteral("start"), 0, languageNow());
    }
    Q_EMIT chosenChanged();
}

void TrainerModel::copy()
{
    const LessonPtr from = here();
    if (!from || !m_desk.workshop())
        return;
    const auto made = m_desk.workshop()->copy(*from);
    if (!made)
        return tell(made.fault());
    Q_EMIT lessonsChanged();
    choose((*made)->id);
    Q_EMIT said(tr("복사했어요. 이제 고칠 수 있어요."), QStringLiteral("ok"));
}

void TrainerModel::remove()
{
    if (!m_own || !m_desk.workshop())
        return;
    const QString id = chosen();
    leave();
    if (const auto gone = m_desk.workshop()->remove(id); !gone)
        tell(gone.fault());
    Q_EMIT lessonsChanged();
}

void TrainerModel::print()
{
    const LessonPtr lesson = here();
    if (!lesson || !m_desk.learning() || m_busy)
        return;
    const auto handout = m_desk.learning()->makeHandout(lesson->id, languageNow());
    if (!handout)
        return tell(handout.fault());
    m_busy = true;
    Q_EMIT changed();
    m_desk.learning()->print(*handout, [alive = QPointer(this)](const Result<device::PrintOutcome>& printed) {
        if (!alive)
            return;
        alive->m_busy = false;
        Q_EMIT alive->changed();
        if (!printed)
            return alive->tell(printed.fault());
        if (printed->why)
            return alive->tell(*printed->why);
        Q_EMIT alive->said(tr("종이를 인쇄했어요."), QStringLiteral("ok"));
    });
}

void TrainerModel::leave()
{
    m_draft.close();
    m_chosen.reset();
    m_own = false;
    forgetPack();
    Q_EMIT chosenChanged();
}

void TrainerModel::refresh()
{
    m_draft.refresh();
    Q_EMIT lessonsChanged();
    Q_EMIT chosenChanged();
    Q_EMIT changed();
    if (m_chosen && !m_own)
        Q_EMIT shown(m_chosen, QStringLiteral("start"), 0, languageNow());
}

void TrainerModel::tell(const Fault& fault)
{
    const auto said = words::wordsOf(fault, words::languageOf(languageNow()));
    Q_EMIT troubled(said.sentence, said.whatToDo);
}

void TrainerModel::end(const QString& outcome, const QString& kind)
{
    m_outcome = outcome;
    m_outcomeKind = kind;
    m_busy = false;
    Q_EMIT changed();
}

} // namespace naru::ui::trainer

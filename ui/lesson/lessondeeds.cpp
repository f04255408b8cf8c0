// SPDX-License-Identifier: GPL-3.0-or-later
// What is done in a lesson, by the learner or for them, and what the lesson answers.
#include "ui/lesson/lessonmodel.h"

namespace naru::ui::lesson {

using lessons::Mode;
using lessons::Reply;
using lessons::Rung;

void LessonModel::did(const QString& widget, const QString& deed, const QString& value, const QString& way)
{
    if (!m_player || m_mirrored || m_page != u"play" || m_player->mode() == Mode::Watch)
        return;
    const auto known = lessons::deedOf(deed);
    if (!known)
        return;
    const lessons::Action action{*known, widget, value, lessons::wayOf(way).value_or(lessons::Way::None), false};
    if (m_witness && m_witness(action))
        return;
    answer(m_player->act(action), widget);
}

void LessonModel::answer(const Reply& reply, const QString& widget)
{
    m_toast = m_newToast = words(reply.toast);
    switch (reply.kind) {
    case Reply::Kind::Right: {
        m_praise = lessons::saidOf(*m_player, reply.say).line;
        if (m_player->isEnded()) {
            m_newToast.clear();
            Q_EMIT ended(m_player->lesson().id, mode(), passed());
            return turnTo(QStringLiteral("end"));
        }
        const auto& parts = m_player->lesson().parts;
        if (parts.indexOf(m_player->step().id) > 0 && m_player->mode() != Mode::Watch) {
            m_newToast.clear();
            return turnTo(QStringLiteral("part"));
        }
        return sayStep();
    }
    case Reply::Kind::Mistake:
    case Reply::Kind::Closed:
        m_praise.clear();
        m_touched = widget;
        return say(reply.say, QStringLiteral("mistake"));
    case Reply::Kind::PutBack:
        m_praise = words(QStringLiteral("common.undone"));
        return sayStep();
    case Reply::Kind::WayBack:
    case Reply::Kind::Aside:
        m_praise.clear();
        return sayStep();
    case Reply::Kind::Nothing:
        break;
    }
    m_newToast.clear();
    Q_EMIT changed();
}

void LessonModel::showNext()
{
    if (!m_player || m_page != u"play" || m_player->mode() != Mode::Watch)
        return;
    if (m_errorShown) { // it was seen; now it is put back
        m_errorShown = false;
        m_player->undo();
        m_praise = words(QStringLiteral("common.watch.repair"));
        return sayStep();
    }
    const auto next = m_player->demonstration();
    const QString widget = next.action.on;
    m_errorShown = next.isError;
    answer(m_player->act(m_player->performed(next.action)), widget);
}

void LessonModel::hint()
{
    if (!m_player || m_page != u"play" || m_player->isAstray())
        return;
    m_player->hint();
    m_praise.clear();
    say(m_player->hintText(), QStringLiteral("hint"));
}

void LessonModel::idle()
{
    if (m_player && !m_held && m_page == u"play" && m_player->mode() != Mode::Watch && m_player->rung() < Rung::Pulse)
        hint();
}

void LessonModel::doItForMe()
{
    if (!m_player || m_page != u"play" || m_player->mode() == Mode::Watch)
        return;
    const auto wanted = m_player->wanted();
    answer(m_player->act(m_player->performed(wanted)), wanted.on);
}

void LessonModel::bringTo(int step)
{
    if (!m_player || step < 1 || step > stepCount())
        return;
    const bool own = m_player->canUndo() || m_page == u"end";
    if (own && (!m_own || m_player->place() != m_brought)) // led on twice, without an act between: still the learner's
        m_own = *m_player;
    m_player->startFrom(step - 1);
    m_brought = m_player->place();
    m_toast.clear();
    m_errorShown = false;
    m_praise = words(QStringLiteral("common.brought"));
    turnTo(QStringLiteral("play"));
    sayStep();
}

void LessonModel::showHand()
{
    if (!m_player || m_page != u"play" || m_player->isAstray())
        return;
    m_praise.clear();
    m_handShown = true;
    say(QStringLiteral("common.ghost"), QStringLiteral("hint"));
}

void LessonModel::undo()
{
    if (m_own && m_player->place() == m_brought && !m_player->isAstray()) {
        m_player = std::exchange(m_own, std::nullopt);
        if (m_player->isEnded())
            return turnTo(QStringLiteral("end"));
    } else if (!m_player || !m_player->undo()) {
        return;
    }
    m_toast.clear();
    m_praise = words(QStringLiteral("common.undone"));
    m_errorShown = false;
    sayStep();
}

} // namespace naru::ui::lesson

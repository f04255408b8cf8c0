// SPDX-License-Identifier: GPL-3.0-or-later
// A place in a lesson as JSON: {"id": "train.book", "rev": 1, "step": "s8"}. What was chosen and typed is left out: a
// learner's words are nobody's, so a lesson goes on from the beginning of its part, and the way there is played again.
#include "app/lessons/player.h"

#include "app/codec/jsontree.h"

#include <algorithm>

namespace naru::lessons {

namespace {
constexpr qsizetype progressBytesMax = 1024;
}

QByteArray Player::progress() const
{
    int part = 0;
    for (const QString& name : m_lesson->parts) {
        const int begin = m_lesson->stepIndex(name);
        if (begin <= m_place.step)
            part = std::max(part, begin);
    }
    return "{\"id\":" + codec::jsonString(m_lesson->id.toUtf8()) + ",\"rev\":" + QByteArray::number(m_lesson->rev)
        + ",\"step\":" + codec::jsonString(m_lesson->steps.at(part).id.toUtf8()) + '}';
}

Result<void> Player::resume(const QByteArray& progress)
{
    if (progress.size() > progressBytesMax)
        return Fault(LessonsFault::BadProgress, QStringLiteral("too large"));
    const auto tree = codec::JsonTree::parse(progress);
    if (!tree || !tree->root().isObject())
        return Fault(LessonsFault::BadProgress, QStringLiteral("not an object"));
    const auto root = tree->root();
    const int begin = m_lesson->stepIndex(QString::fromUtf8(root["step"].text()));
    if (QString::fromUtf8(root["id"].text()) != m_lesson->id || root["rev"].raw().toByteArray().toInt() != m_lesson->rev
        || begin < 0)
        return Fault(LessonsFault::BadProgress, QStringLiteral("another lesson"));
    Player again(m_lesson, m_mode, m_language);
    while (!again.isEnded() && again.m_place.step < begin) {
        if (again.act(again.performed(again.wanted())).kind != Reply::Kind::Right)
            return Fault(LessonsFault::BadProgress, QStringLiteral("the way does not lead there"));
    }
    m_place = again.m_place;
    m_history = again.m_history;
    m_before.reset();
    m_ended = false;
    return {};
}

void Player::startFrom(int step)
{
    step = std::clamp(step, 0, stepCount() - 1);
    Player again(m_lesson, m_mode, m_language);
    while (!again.isEnded() && again.m_place.step < step) {
        if (again.act(again.performed(again.wanted())).kind != Reply::Kind::Right)
            break;
    }
    m_place = again.m_place;
    m_history = again.m_history;
    m_before.reset();
    m_rung = Rung::None;
    m_hintWord = 0;
    m_ended = false;
    const Step& there = m_lesson->steps.at(step);
    if (m_place.step == step && m_place.screens.last() == there.screen)
        return;
    m_place.step = step;
    go(there.screen);
}

} // namespace naru::lessons

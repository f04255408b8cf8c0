// SPDX-License-Identifier: GPL-3.0-or-later
// A lesson written by performing it: what the draft records, asks and keeps.
#include "ui/trainer/draftmodel.h"

#include "ui/trainer/draftwords.h"

namespace naru::ui::trainer {

using lessons::Draft;

bool DraftModel::saw(const lessons::Action& did)
{
    if (!m_recording)
        return false;
    using Refusal = lessons::Recording::Refusal;
    const auto seen = m_recording->see(did);
    m_refusal.clear();
    if (seen == lessons::Recording::Seen::Refused) {
        switch (m_recording->refusal()) {
        case Refusal::Full:
            m_refusal = tr("걸음은 열둘까지예요. 여기서 마쳐 주세요.");
            break;
        case Refusal::Closed:
            m_refusal = tr("아직 눌리지 않는 곳이에요. 위의 빈칸을 먼저 채워 주세요.");
            break;
        case Refusal::NoWayBack:
            m_refusal = tr("이 화면에는 뒤로 가는 길이 없어요.");
            break;
        default:
            m_refusal = tr("그것에는 할 수 없는 동작이에요. 다른 곳을 눌러 주세요.");
        }
    }
    Q_EMIT recordingChanged();
    if (seen != lessons::Recording::Seen::Nothing)
        show();
    return true;
}

QStringList DraftModel::performed() const
{
    QStringList list;
    if (!m_recording)
        return list;
    const lessons::LessonPtr so = m_recording->shown();
    const DraftWords in(*so, m_language);
    for (const lessons::Step& step : m_recording->steps())
        list.append(
            QStringLiteral("%1. %2").arg(m_recording->from() + list.size() + 1).arg(in.act(step.screen, step.expect)));
    return list;
}

QString DraftModel::asked() const
{
    const lessons::Step* step = m_recording ? m_recording->asked() : nullptr;
    if (!step)
        return {};
    const lessons::LessonPtr so = m_recording->shown();
    return DraftWords(*so, m_language).act(step->screen, step->expect);
}

void DraftModel::record()
{
    if (!m_draft || m_recording)
        return;
    seal();
    const int at = m_place == u"end" ? int(lesson().steps.size()) : std::max(0, stepAt());
    m_recording.emplace(m_draft->now(), at);
    m_refusal.clear();
    Q_EMIT recordingChanged();
    Q_EMIT changed();
    show();
}

void DraftModel::takeBack()
{
    if (!m_recording || !m_recording->takeBack())
        return;
    m_refusal.clear();
    Q_EMIT recordingChanged();
    show();
}

void DraftModel::finish(bool keepRest)
{
    if (!m_recording || m_recording->steps().isEmpty())
        return stopRecording();
    const int from = m_recording->from();
    const auto rest = keepRest ? Draft::Rest::Kept : Draft::Rest::Replaced;
    const auto done = m_draft->perform(from, m_recording->steps(), m_recording->words(), rest);
    if (!done)
        return tell(done.fault());
    const auto count = m_recording->steps().size();
    stopRecording();
    m_place = lesson().steps.at(from).id;
    m_tab = QStringLiteral("words");
    Q_EMIT placeChanged();
    apply(done);
    Q_EMIT said(tr("걸음 %1개를 적었어요. 말을 다듬어 주세요.").arg(count), QStringLiteral("ok"));
}

void DraftModel::stopRecording()
{
    if (!m_recording)
        return;
    m_recording.reset();
    m_refusal.clear();
    Q_EMIT recordingChanged();
    Q_EMIT changed();
    show();
}

} // namespace naru::ui::trainer

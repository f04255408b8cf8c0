// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/papermodel.h"

#include "app/words/words.h"

#include <QPointer>

#include <utility>

namespace naru::ui::shell {

using desk::Papers;

PaperModel::PaperModel(desk::Desk& desk, QObject* parent)
    : QObject(parent)
    , m_desk(desk)
{
    if (!m_desk.papers())
        return;
    connect(m_desk.papers(), &Papers::unansweredChanged, this, [this] {
        Q_EMIT questionChanged();
        if (waiting() > 0)
            Q_EMIT asked();
    });
}

int PaperModel::waiting() const
{
    return m_desk.papers() ? static_cast<int>(m_desk.papers()->unanswered().size()) : 0;
}

QVariantMap PaperModel::question() const
{
    if (waiting() == 0)
        return {};
    const Papers::OpenPrint open = m_desk.papers()->unanswered().first();
    const QString why = open.wasCutOff ? tr("뽑는 사이에 나루가 꺼졌어요. 프린터에서 나온 종이를 보아 주세요.")
                                       : tr("프린터가 대답하지 않아요. 나온 종이를 보아 주세요.");
    return {{QStringLiteral("sentence"), why}, {QStringLiteral("number"), open.receipt.number},
        {QStringLiteral("amount"), paper::wonText(open.receipt.amount.value)}};
}

void PaperModel::answer(const QString& seen)
{
    if (m_busy || waiting() == 0)
        return;
    using Seen = Papers::Seen;
    const Seen saw = seen == QLatin1StringView("whole") ? Seen::Whole
        : seen == QLatin1StringView("half")             ? Seen::Half
                                                        : Seen::Nothing;
    const Papers::OpenPrint open = m_desk.papers()->unanswered().first();
    setBusy(true);
    m_desk.papers()->answer(open.receipt.id, saw, [self = QPointer(this), open, saw](const Result<void>& done) {
        if (!self)
            return;
        self->setBusy(false);
        if (!done)
            self->tell(done.fault());
        else if (saw != Seen::Whole)
            self->printAgain(open);
    });
}

void PaperModel::printAgain(const Papers::OpenPrint& open)
{
    Papers::Look look = open.look;
    if (open.wasCutOff)
        look.language = words::languageOf(m_desk.settings().language);
    m_desk.papers()->print(open.receipt.id, look, [self = QPointer(this)](const Result<device::PrintOutcome>& outcome) {
        if (!self)
            return;
        if (!outcome)
            self->tell(outcome.fault());
        else if (outcome->why)
            self->tell(*outcome->why);
    });
}

void PaperModel::tell(const Fault& fault)
{
    const auto said = words::wordsOf(fault, words::languageOf(m_desk.settings().language));
    Q_EMIT troubled(said.sentence, said.whatToDo);
}

void PaperModel::setBusy(bool busy)
{
    if (std::exchange(m_busy, busy) != busy)
        Q_EMIT busyChanged();
}

void PaperModel::refresh()
{
    Q_EMIT questionChanged();
}

} // namespace naru::ui::shell

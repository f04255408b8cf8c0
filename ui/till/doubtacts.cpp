// SPDX-License-Identifier: GPL-3.0-or-later
// What a person does about a doubt: ask again, two people's word, the terminal that is gone.
#include "ui/till/doubtmodel.h"

#include <QPointer>
#include <QRegularExpression>

namespace naru::ui::till {

void DoubtModel::askAgain()
{
    if (!m_mayAsk)
        return;
    m_till.askAgain(m_chosen);
    Q_EMIT noticed(tr("단말에 물었습니다. 답이 오면 여기에 보입니다."), QStringLiteral("run"));
}

void DoubtModel::wantNotice()
{
    for (const Item& item : open() + endedItems()) {
        if (item.attempt.serviceId == m_chosen) {
            Q_EMIT noticeAsked(item.view.charge.id);
            return;
        }
    }
}

void DoubtModel::decide(const QString& approval, bool approved, qint64 second, const QString& pin)
{
    static const QRegularExpression number(QStringLiteral("^[0-9A-Za-z]{4,12}$"));
    if (m_busy || !m_mayDecide)
        return;
    if (approved && !number.match(approval).hasMatch()) {
        Q_EMIT pinRefused(tr("승인 번호를 다시 보아 주세요."));
        return;
    }
    m_busy = true;
    Q_EMIT changed();
    desk::Till::PeopleSay say;
    say.outcome = approved ? payments::Outcome::Success : payments::Outcome::Failure;
    say.approval = approved ? approval : QString();
    say.second = second;
    say.secondPin = pin;
    m_till.decideByPeople(m_chosen, say, [alive = QPointer(this)](const Result<void>& done) {
        if (!alive)
            return;
        alive->m_busy = false;
        alive->renew();
        if (done) {
            Q_EMIT alive->decided();
            Q_EMIT alive->noticed(tr("두 사람의 확인을 적어 두었습니다."), QStringLiteral("ok"));
        } else {
            Q_EMIT alive->pinRefused(words::wordsOf(done.fault(), alive->tongue()).sentence);
        }
    });
}

void DoubtModel::explain(int meaning, const QString& reason, qint64 second, const QString& pin)
{
    using payments::dayclose::Meaning;
    if (m_busy || !m_mayExplain || meaning < int(Meaning::OtherDesk) || meaning > int(Meaning::Other))
        return;
    if (reason.trimmed().isEmpty()) {
        Q_EMIT pinRefused(tr("까닭을 적어 주세요."));
        return;
    }
    desk::DayBook::Saying saying;
    const auto line
        = std::find_if(m_lines.begin(), m_lines.end(), [this](const auto& one) { return idOf(one) == m_chosen; });
    if (line != m_lines.end())
        saying.line = line->hash;
    else
        saying.serviceId = m_chosen;
    saying.what = static_cast<Meaning>(meaning);
    saying.reason = reason.trimmed();
    saying.second = second;
    saying.secondPin = pin;
    m_busy = true;
    Q_EMIT changed();
    m_book.explain(saying, [alive = QPointer(this)](const Result<void>& done) {
        if (!alive)
            return;
        alive->m_busy = false;
        alive->renew();
        if (done) {
            Q_EMIT alive->explained();
            Q_EMIT alive->noticed(tr("두 사람의 말을 적어 두었습니다. 돈은 그대로입니다."), QStringLiteral("ok"));
        } else {
            Q_EMIT alive->pinRefused(words::wordsOf(done.fault(), alive->tongue()).sentence);
        }
    });
}

void DoubtModel::terminalGone()
{
    if (m_busy || !m_mayLose)
        return;
    m_till.terminalGone(m_chosen, [alive = QPointer(this)](const Result<void>& done) {
        if (alive && !done)
            alive->tell(done.fault());
    });
}

void DoubtModel::tell(const Fault& fault)
{
    const auto said = words::wordsOf(fault, tongue());
    Q_EMIT troubled(said.sentence, said.whatToDo);
}

} // namespace naru::ui::till

// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/outboxmodel.h"

#include "app/words/words.h"

namespace naru::ui::shell {

namespace {

using Button = desk::OutboxNow::Button;

QString spanOf(Milliseconds span)
{
    const auto minutes = std::chrono::duration_cast<std::chrono::minutes>(span).count();
    if (minutes < 1)
        return OutboxModel::tr("1분 안");
    if (minutes < 60)
        return OutboxModel::tr("%1분 전").arg(minutes);
    if (minutes < 24 * 60)
        return OutboxModel::tr("%1시간 전").arg(minutes / 60);
    return OutboxModel::tr("%1일 전").arg(minutes / (24 * 60));
}

QString momentOf(Instant moment, Instant now)
{
    return koreanDate(moment) == koreanDate(now) ? koreanTime(moment)
                                                 : koreanDate(moment).toString(Qt::ISODate) + u' ' + koreanTime(moment);
}

void addLine(QVariantList& lines, const QString& name, const QString& value)
{
    lines.append(QVariantMap{{QStringLiteral("name"), name}, {QStringLiteral("value"), value}});
}

} // namespace

OutboxModel::OutboxModel(desk::Desk& desk, QObject* parent)
    : QObject(parent)
    , m_desk(desk)
{
    connect(&m_desk, &desk::Desk::outboxChanged, this, &OutboxModel::changed);
    connect(&m_desk, &desk::Desk::todayChanged, this, &OutboxModel::changed);
    // Queued: the words are those of the language that was chosen.
    connect(&m_desk, &desk::Desk::settingsChanged, this, &OutboxModel::changed, Qt::QueuedConnection);
}

QString OutboxModel::text() const
{
    const quint64 waiting = m_desk.unsent();
    return waiting == 0 ? tr("모두 보냄") : tr("보낼 것 %1건").arg(waiting);
}

QString OutboxModel::kind() const
{
    const auto now = m_desk.outbox();
    if (m_desk.unsent() == 0)
        return QStringLiteral("sent");
    if (now && now->isSending)
        return QStringLiteral("sending");
    const bool isBlocked = now && !now->isPassing && now->button != Button::Enrol;
    return isBlocked ? QStringLiteral("blocked") : QStringLiteral("waiting");
}

QString OutboxModel::sentence() const
{
    const auto now = m_desk.outbox();
    return now ? words::wordsOf(QLatin1StringView(now->cause), words::languageOf(m_desk.settings().language)).sentence
               : tr("인터넷이 없어도 오늘 일은 모두 할 수 있어요.");
}

QString OutboxModel::next() const
{
    const auto now = m_desk.outbox();
    return now ? words::wordsOf(QLatin1StringView(now->cause), words::languageOf(m_desk.settings().language)).whatToDo
               : tr("적은 것은 이 창구에 안전하게 남아 있습니다.");
}

QVariantList OutboxModel::lines() const
{
    QVariantList lines;
    const auto now = m_desk.outbox();
    addLine(lines, tr("보낼 것"), tr("%1건").arg(m_desk.unsent()));
    if (!now)
        return lines;
    if (now->oldest && now->unsent > 0)
        addLine(lines, tr("가장 오래된 것"), spanOf(m_desk.now() - *now->oldest));
    if (now->nextTry && now->unsent > 0)
        addLine(lines, tr("다음에 해 볼 때"), momentOf(*now->nextTry, m_desk.now()));
    if (now->lastSent)
        addLine(lines, tr("마지막으로 보낸 때"), momentOf(*now->lastSent, m_desk.now()));
    if (now->held > 0)
        addLine(lines, tr("허브가 읽지 못한 것"), tr("%1건").arg(now->held));
    return lines;
}

QString OutboxModel::button() const
{
    const auto now = m_desk.outbox();
    return now && now->unsent > 0 && now->button == Button::TryNow ? tr("지금 보내 보기") : QString();
}

} // namespace naru::ui::shell

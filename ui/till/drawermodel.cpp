// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/till/drawermodel.h"

#include "ui/till/entrymodel.h"

#include <QPointer>

namespace naru::ui::till {

DrawerModel::DrawerModel(desk::Desk& desk, desk::DayBook& book, QObject* parent)
    : QObject(parent)
    , m_desk(desk)
    , m_book(book)
{
    connect(&m_book, &desk::DayBook::changed, this, &DrawerModel::renew);
    connect(&m_desk, &desk::Desk::signedInChanged, this, &DrawerModel::forget);
    connect(&m_desk, &desk::Desk::settingsChanged, this, &DrawerModel::renew, Qt::QueuedConnection);
    renew();
}

Tongue DrawerModel::tongue() const
{
    return words::languageOf(m_desk.settings().language);
}

QVariantList DrawerModel::people() const
{
    return otherPeople(m_desk);
}

QVariantList DrawerModel::piles() const
{
    return m_counted.rows(tongue());
}

void DrawerModel::renew()
{
    const auto shift = m_book.shift();
    m_open = shift && shift->isOpen();
    m_holder = m_open ? nameOf(m_desk, shift->staff) : QString();
    m_since = m_open ? koreanTime(shift->opened) : QString();
    m_opening = m_open ? wonText(shift->opening, tongue()) : QString();
    const Won should = m_open ? shift->expected : m_book.drawer();
    m_expected = wonText(should, tongue());
    const bool isCounted = !m_counted.isEmpty();
    m_countedText = isCounted ? wonText(m_counted.sum(), tongue()) : QString();
    m_unequal = isCounted && m_counted.sum() != should;
    m_difference = isCounted ? m_counted.difference(should, tongue()) : QVariantMap();
    Q_EMIT changed();
}

void DrawerModel::forget()
{
    m_counted.clear();
    renew();
}

void DrawerModel::setCount(qint64 won, const QString& count)
{
    m_counted.set(won, count);
    renew();
}

/// The very first count of an empty desk comes from the safe: it needs no reason.
bool DrawerModel::isCounted(const QString& reason)
{
    const bool first = !m_open && m_book.drawer() == Won{0};
    if (m_counted.isEmpty())
        Q_EMIT countRefused(tr("먼저 돈을 세어 적어 주세요."));
    else if (m_unequal && !first && reason.trimmed().isEmpty())
        Q_EMIT reasonRefused(tr("다른 까닭을 적어 주세요."));
    else
        return true;
    return false;
}

desk::DayBook::Done DrawerModel::answer(const QString& written, Refuse refuse)
{
    m_busy = true;
    Q_EMIT changed();
    return [alive = QPointer(this), written, refuse](const Result<void>& result) {
        if (!alive)
            return;
        alive->m_busy = false;
        if (!result) {
            const auto said = words::wordsOf(result.fault(), alive->tongue());
            Q_EMIT alive->changed();
            Q_EMIT(alive->*refuse)(said.sentence);
            return;
        }
        alive->forget();
        Q_EMIT alive->done();
        Q_EMIT alive->noticed(written, QStringLiteral("ok"));
    };
}

bool DrawerModel::keepCount(const QString& reason)
{
    if (m_busy || !isCounted(reason))
        return false;
    const QString why = m_unequal ? reason.trimmed() : QString();
    if (m_open)
        m_book.countDrawer(m_counted.piles(), why, answer(tr("센 것을 적어 두었습니다."), &DrawerModel::countRefused));
    else
        m_book.openDrawer(m_counted.piles(), why, answer(tr("돈통을 열었습니다."), &DrawerModel::countRefused));
    return true;
}

bool DrawerModel::mayHandOver(const QString& reason)
{
    return !m_busy && m_open && isCounted(reason);
}

void DrawerModel::handOver(qint64 next, const QString& pin, const QString& reason)
{
    if (!mayHandOver(reason))
        return;
    m_book.handOver(m_counted.piles(), m_unequal ? reason.trimmed() : QString(), next, pin,
        answer(tr("이제 %1 님이 돈통을 맡습니다.").arg(nameOf(m_desk, next)), &DrawerModel::pinRefused));
}

bool DrawerModel::putIn(const QString& amount, const QString& reason)
{
    return move(amount, reason, true);
}

bool DrawerModel::takeOut(const QString& amount, const QString& reason)
{
    return move(amount, reason, false);
}

bool DrawerModel::move(const QString& amount, const QString& reason, bool in)
{
    if (m_busy)
        return false;
    const auto won = wonOf(amount);
    if (!won || *won <= Won{0}) {
        Q_EMIT amountRefused(tr("금액을 다시 보아 주세요."));
        return false;
    }
    if (reason.trimmed().isEmpty()) {
        Q_EMIT reasonRefused(in ? tr("어디서 온 돈인지 적어 주세요.") : tr("어디로 가는 돈인지 적어 주세요."));
        return false;
    }
    const QString sum = wonText(*won, tongue());
    if (in)
        m_book.putIn(*won, reason.trimmed(), answer(tr("%1 넣었습니다.").arg(sum), &DrawerModel::amountRefused));
    else
        m_book.takeOut(*won, reason.trimmed(), answer(tr("%1 꺼냈습니다.").arg(sum), &DrawerModel::amountRefused));
    return true;
}

} // namespace naru::ui::till

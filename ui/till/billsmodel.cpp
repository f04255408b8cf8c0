// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/till/billsmodel.h"

#include "app/words/words.h"

#include <QPointer>

namespace naru::ui::till {

BillsModel::BillsModel(desk::Desk& desk, desk::Till& till, desk::DayBook& book, QObject* parent)
    : QObject(parent)
    , m_desk(desk)
    , m_book(book)
{
    m_turn.setInterval(frameTime);
    connect(&m_turn, &QTimer::timeout, this, [this] {
        m_code = m_moving.frame(++m_frame);
        Q_EMIT changed();
    });
    connect(&till, &desk::Till::chargeChanged, this, [this] {
        if (m_there)
            tell();
    });
    connect(&m_book, &desk::DayBook::billsComing, this, [this](int known, int wanted) {
        m_known = known;
        m_wanted = wanted;
        say({}, {});
    });
    connect(&m_book, &desk::DayBook::billsHeard, this, [this](const payments::HeardDesk& heard) {
        say(QStringLiteral("ok"), tr("%1의 고지서 %2건을 받아 적었습니다.").arg(heard.desk).arg(heard.bills));
        list();
    });
    connect(&m_book, &desk::DayBook::billsRefused, this, [this](const Fault& fault) {
        if (fault.is(payments::PaymentFault::MovedMeanwhile))
            return say(QStringLiteral("ok"), tr("이미 받아 적은 목록입니다."));
        const auto said = words::wordsOf(fault, tongue());
        say(QStringLiteral("warn"), said.sentence + QLatin1Char(' ') + said.whatToDo);
    });
}

Tongue BillsModel::tongue() const
{
    return words::languageOf(m_desk.settings().language);
}

void BillsModel::enter()
{
    m_there = true;
    m_known = m_wanted = 0;
    say({}, {});
    tell();
    list();
}

void BillsModel::leave()
{
    m_there = false;
    m_turn.stop();
    m_moving = {};
    m_code.clear();
}

/// A code of several parts starts anew where it changes: who was reading it begins again as well.
void BillsModel::tell()
{
    m_book.tellBills([alive = QPointer(this)](const Result<QByteArray>& told) {
        if (!alive || !alive->m_there)
            return;
        alive->m_moving = told ? desk::codesOf(*told) : desk::MovingCode();
        alive->m_frame = 0;
        alive->m_code = alive->m_moving.parts > 0 ? alive->m_moving.frame(0) : QString();
        if (alive->m_moving.parts > 1)
            alive->m_turn.start();
        else
            alive->m_turn.stop();
        Q_EMIT alive->changed();
    });
}

void BillsModel::list()
{
    m_book.heardDesks([alive = QPointer(this)](const QList<payments::HeardDesk>& desks) {
        if (!alive)
            return;
        alive->m_heard.clear();
        for (const payments::HeardDesk& desk : desks) {
            const QString when = dayAndTime(desk.told, alive->tongue());
            alive->m_heard.append(QVariantMap{{QStringLiteral("title"), desk.desk},
                {QStringLiteral("second"), tr("%1까지 %2건").arg(when).arg(desk.bills)}});
        }
        Q_EMIT alive->changed();
    });
}

void BillsModel::say(const QString& kind, const QString& text)
{
    m_answerKind = kind;
    m_answer = text;
    if (!kind.isEmpty())
        m_known = m_wanted = 0;
    Q_EMIT changed();
}

} // namespace naru::ui::till

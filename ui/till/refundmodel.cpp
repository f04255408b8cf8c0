// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/till/refundmodel.h"

#include "ui/till/entrymodel.h"

#include <QPointer>

#include <algorithm>

namespace naru::ui::till {

using desk::ChargeView;
using payments::Attempt;
using payments::AttemptKind;
using payments::State;
using What = payments::Standing::What;

namespace {

const Attempt* paymentOf(const ChargeView& view)
{
    const auto paid = std::find_if(view.attempts.begin(), view.attempts.end(), [](const Attempt& attempt) {
        return attempt.kind == AttemptKind::Payment && attempt.state == State::Approved;
    });
    return paid == view.attempts.end() ? nullptr : &*paid;
}

bool mayBeGivenBack(const ChargeView& view)
{
    const bool taken = paymentOf(view) || view.standing.inCash;
    return taken
        && (view.standing.what == What::Paid || view.standing.what == What::PartlyRefunded
            || view.standing.what == What::ReversalInDoubt || view.phase == desk::PayPhase::Paid);
}

bool speaksOf(const ChargeView& view, const QString& number)
{
    if (view.charge.bill.compare(number, Qt::CaseInsensitive) == 0)
        return true;
    return std::any_of(view.attempts.begin(), view.attempts.end(), [&](const Attempt& attempt) {
        return askNumberOf(attempt.serviceId).compare(number, Qt::CaseInsensitive) == 0
            || attempt.serviceId.compare(number, Qt::CaseInsensitive) == 0 || attempt.approval == number;
    });
}

} // namespace

RefundModel::RefundModel(desk::Desk& desk, desk::Till& till, desk::DayBook& book, QObject* parent)
    : QObject(parent)
    , m_desk(desk)
    , m_till(till)
    , m_book(book)
{
    connect(&m_till, &desk::Till::changed, this, &RefundModel::renew);
    connect(&m_desk, &desk::Desk::signedInChanged, this, &RefundModel::leave);
    connect(&m_desk, &desk::Desk::scanned, this, [this](const desk::Scanned& what) {
        if (what.kind == desk::Scanned::Kind::Number)
            seek(what.shown);
    });
    connect(&m_desk, &desk::Desk::settingsChanged, this, &RefundModel::renew, Qt::QueuedConnection);
}

Tongue RefundModel::tongue() const
{
    return words::languageOf(m_desk.settings().language);
}

QList<ChargeView> RefundModel::found() const
{
    QList<ChargeView> views;
    const auto today = m_till.today();
    for (const ChargeView& view : today) {
        if (mayBeGivenBack(view) && (m_sought.isEmpty() || speaksOf(view, m_sought)))
            views.append(view);
    }
    for (const ChargeView& view : m_older) {
        const bool known = std::any_of(
            views.begin(), views.end(), [&](const ChargeView& each) { return each.charge.id == view.charge.id; });
        if (!known && mayBeGivenBack(view))
            views.append(view);
    }
    return views;
}

QVariantList RefundModel::rows() const
{
    QVariantList rows;
    for (const ChargeView& view : found()) {
        const auto* paid = paymentOf(view);
        const QString way = view.standing.inCash || !paid ? tr("현금") : tr("카드 %1").arg(paid->lastFour);
        rows.append(QVariantMap{{QStringLiteral("id"), QString::fromLatin1(view.charge.id.toHex())},
            {QStringLiteral("title"), wonText(view.charge.amount, tongue())},
            {QStringLiteral("what"), whatFor(view.charge, m_book.fees(), tongue())},
            {QStringLiteral("second"),
                QStringLiteral("%1 · %2").arg(dayAndTime(view.opened, tongue()), way.trimmed())}});
    }
    return rows;
}

QVariantList RefundModel::people() const
{
    QVariantList people = otherPeople(m_desk);
    people.removeIf([this](const QVariant& person) {
        return person.toMap().value(QStringLiteral("value")).toLongLong() == m_collector;
    });
    return people;
}

void RefundModel::seek(const QString& number)
{
    m_sought = number.trimmed();
    m_older.clear();
    if (!m_sought.isEmpty())
        m_till.ofNumber(m_sought, [alive = QPointer(this), sought = m_sought](const QList<ChargeView>& views) {
            if (!alive || alive->m_sought != sought)
                return;
            alive->m_older = views;
            alive->renew();
        });
    renew();
}

void RefundModel::choose(const QString& id)
{
    m_chosen = QByteArray::fromHex(id.toLatin1());
    renew();
}

void RefundModel::leave()
{
    m_chosen.clear();
    m_sought.clear();
    m_older.clear();
    m_busy = false;
    renew();
}

std::optional<ChargeView> RefundModel::view() const
{
    for (const ChargeView& view : found()) {
        if (view.charge.id == m_chosen)
            return view;
    }
    return m_chosen.isEmpty() ? std::nullopt : m_till.view(m_chosen);
}

void RefundModel::renew()
{
    const auto view = this->view();
    m_facts.clear();
    m_state.clear();
    m_mayPrint = false;
    if (!view) {
        m_chosen.clear();
        m_about.clear();
        m_left = {};
        Q_EMIT changed();
        return;
    }
    const auto* paid = paymentOf(*view);
    m_cash = view->standing.inCash || !paid;
    m_collector = paid && !m_cash ? paid->collector : 0;
    if (m_cash)
        m_book.cashOf(m_chosen, [alive = QPointer(this)](const Result<payments::CashSum>& sum) {
            if (alive && sum)
                alive->m_collector = sum->by;
        });
    m_sameDay = koreanDate(view->opened) == koreanDate(m_desk.now());
    m_left = view->charge.amount - view->standing.refunded;
    m_leftText = wonText(m_left, tongue());
    m_about = whatFor(view->charge, m_book.fees(), tongue());
    const auto fact = [this](const QString& label, const QString& value) {
        if (!value.isEmpty())
            m_facts.append(QVariantMap{{QStringLiteral("label"), label}, {QStringLiteral("value"), value}});
    };
    fact(tr("받은 때"), dayAndTime(view->opened, tongue()));
    fact(tr("받은 금액"), wonText(view->charge.amount, tongue()));
    fact(tr("받은 방법"), m_cash ? tr("현금") : tr("카드 %1 · 승인 %2").arg(paid->lastFour, paid->approval));
    fact(tr("받은 사람"), nameOf(m_desk, m_collector));
    if (view->standing.refunded > Won{0})
        fact(tr("돌려준 금액"), wonText(view->standing.refunded, tongue()));
    m_mayPrint = m_cash && view->standing.refunded > Won{0};
    showReversal(*view);
    Q_EMIT changed();
}

void RefundModel::showReversal(const ChargeView& view)
{
    const auto* last = view.last();
    if (!last || last->kind != AttemptKind::Reversal)
        return;
    const bool done = last->state == State::Approved;
    m_mayPrint = done;
    const bool failed = last->state == State::Declined || last->state == State::NotSent;
    m_stateKind = done ? QStringLiteral("ok") : failed ? QStringLiteral("no") : QStringLiteral("doubt");
    m_state = done ? tr("돌려주었어요")
        : failed   ? tr("돌려주지 못했어요. 돈은 그대로예요.")
                   : tr("돌려주는 중이에요. 다시 하지 마세요.");
}

void RefundModel::wantReceipt()
{
    const auto view = this->view();
    const auto* last = view && !m_cash ? view->last() : nullptr;
    if (m_mayPrint)
        Q_EMIT receiptAsked(last ? last->serviceId : QString(), m_chosen);
}

bool RefundModel::prepare(const QString& amount, const QString& reason)
{
    const auto won = wonOf(amount);
    m_reason = reason.trimmed();
    if (!won || *won == Won{0} || *won > m_left) {
        Q_EMIT refused(tr("돌려줄 수 있는 금액: %1").arg(m_leftText));
        return false;
    }
    if (m_reason.isEmpty()) {
        Q_EMIT refused(tr("돌려주는 까닭을 적어 주세요."));
        return false;
    }
    if (people().isEmpty()) {
        Q_EMIT refused(tr("돈을 받지 않은 다른 직원이 있어야 합니다."));
        return false;
    }
    m_amount = *won;
    return true;
}

void RefundModel::giveBack(qint64 approver, const QString& pin)
{
    const auto view = this->view();
    if (m_busy || !view || m_amount == Won{0})
        return;
    const auto then = [alive = QPointer(this)](const Result<void>& done) {
        if (alive)
            alive->answered(done);
    };
    m_busy = true;
    Q_EMIT changed();
    if (m_cash)
        return m_book.giveCashBack(m_chosen, m_amount, m_reason, approver, pin, then);
    const auto* paid = paymentOf(*view);
    const auto terminals = m_till.terminals();
    const auto same = std::find_if(terminals.begin(), terminals.end(),
        [&](const desk::TerminalView& each) { return each.setup.poi == paid->poi; });
    payments::Refund refund;
    const bool whole = m_amount == view->charge.amount;
    refund.kind = !whole ? payments::ReversalKind::PartialRefund
        : m_sameDay      ? payments::ReversalKind::SameDayCancel
                         : payments::ReversalKind::Refund;
    refund.amount = m_amount;
    refund.approver = approver;
    refund.reason = m_reason;
    m_till.giveBack(paid->serviceId, refund, same == terminals.end() ? QString() : same->setup.id, pin, then);
}

void RefundModel::answered(const Result<void>& done)
{
    m_busy = false;
    renew();
    if (!done) {
        Q_EMIT pinRefused(words::wordsOf(done.fault(), tongue()).sentence);
        return;
    }
    m_amount = {};
    Q_EMIT given();
    Q_EMIT noticed(
        m_cash ? tr("적어 두었습니다. 이제 현금을 돌려주세요.") : tr("단말에 부탁했습니다. 결과가 여기에 보입니다."),
        m_cash ? QStringLiteral("ok") : QStringLiteral("run"));
}

} // namespace naru::ui::till

// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/till/paymodel.h"

#include "ui/till/entrymodel.h"
#include "ui/till/terminalwords.h"

#include <QPointer>
#include <QRegularExpression>

namespace naru::ui::till {

using desk::ChargeView;
using desk::PayPhase;

PayModel::PayModel(desk::Desk& desk, desk::Till& till, desk::DayBook& book, QObject* parent)
    : QObject(parent)
    , m_desk(desk)
    , m_till(till)
    , m_book(book)
{
    connect(&m_till, &desk::Till::changed, this, &PayModel::renew);
    connect(&m_till, &desk::Till::chargeChanged, this, [this](const QByteArray& charge) {
        if (charge == m_charge)
            renew();
    });
    connect(&m_till, &desk::Till::troubled, this, [this](const Fault& fault) {
        if (active())
            tell(fault);
    });
    // Queued: whoever changes the translator hears settingsChanged() too and must be through first.
    connect(&m_desk, &desk::Desk::settingsChanged, this, &PayModel::renew, Qt::QueuedConnection);
    renew();
}

Tongue PayModel::tongue() const
{
    return words::languageOf(m_desk.settings().language);
}

void PayModel::show(const QByteArray& charge)
{
    m_charge = charge;
    m_receipt.clear();
    m_receiptCode.clear();
    m_change.clear();
    m_stopAsked = false;
    m_busy = false;
    renew();
}

void PayModel::showReceiptCode(const QByteArray& charge, const QString& code)
{
    if (charge != m_charge)
        return;
    m_receiptCode = code;
    Q_EMIT changed();
}

void PayModel::finish()
{
    if (m_open && m_phase != QLatin1StringView("doubt"))
        return; // the card's turn is not left by a key
    m_charge.clear();
    m_receiptCode.clear();
    renew();
    Q_EMIT finished();
}

void PayModel::renew()
{
    const auto view = active() ? m_till.view(m_charge) : std::nullopt;
    if (!view) {
        m_charge.clear();
        m_serviceId.clear();
        m_lines.clear();
        m_steps.clear();
        m_code.clear();
        m_partsKnown = m_partsWanted = 0;
        m_phase.clear();
        m_open = m_mayPay = false;
        showTerminals();
        Q_EMIT changed();
        return;
    }
    const auto* last = view->last();
    if (!last || last->serviceId != m_serviceId)
        m_stopAsked = false;
    m_serviceId = last ? last->serviceId : QString();
    m_due = view->charge.amount;
    m_phase = phaseName(view->phase);
    m_open = view->phase == PayPhase::Waiting || view->phase == PayPhase::CardRead || view->phase == PayPhase::InDoubt;
    m_nothingTaken = view->phase == PayPhase::Declined || view->phase == PayPhase::NotSent;
    m_mayPay = m_nothingTaken || view->phase == PayPhase::Ready || view->phase == PayPhase::Watched;
    showWords(*view);
    showTerminal(*view);
    Q_EMIT changed();
}

void PayModel::showWords(const ChargeView& view)
{
    const PhaseWords words = phaseWordsOf(view);
    m_kind = words.kind;
    m_word = words.word;
    m_sentence = words.sentence;
    m_visitorWord = words.visitorWord;
    m_visitorSentence = words.visitorSentence;
    m_visitorNote = words.visitorNote;
    m_promise = promiseOf(view);
    m_amount = wonText(view.charge.amount, tongue());
    m_whatFor = whatFor(view.charge, m_book.fees(), tongue());
    m_bill = view.charge.deskNumber == 0 ? view.charge.bill : QString();
    m_rest = view.charge.rest > Won{0} ? wonText(view.charge.rest, tongue()) : QString();
    m_lines = lineRows(view.charge, m_book.fees(), tongue());
    const auto steps = m_serviceId.isEmpty() ? QList<desk::PayStep>() : m_till.steps(m_serviceId);
    m_steps = payRows(view, steps, !m_receipt.isEmpty());
    m_askNumber = askNumberOf(m_serviceId);
    const Instant when = steps.isEmpty() ? view.opened : steps.last().at;
    const auto* last = view.last();
    m_paidLine = last && !last->approval.isEmpty() && view.phase == PayPhase::Paid
        ? tr("승인 번호 %1 · %2").arg(last->approval, koreanTime(when))
        : koreanTime(when);
    m_visitorPaid = last && !last->lastFour.isEmpty() ? tr("카드 끝자리 %1 · %2").arg(last->lastFour, koreanTime(when))
                                                      : koreanTime(when);
}

void PayModel::showTerminals()
{
    const auto all = m_till.terminals();
    m_terminals = terminalChoices(all);
    if (!findTerminal(all, m_terminalId))
        m_terminalId = all.isEmpty() ? QString() : all.first().setup.id;
    const auto* chosen = findTerminal(all, m_terminalId);
    m_terminal = chosen ? terminalFacts(*chosen, m_desk.now()) : QVariantMap();
}

void PayModel::showTerminal(const ChargeView& view)
{
    showTerminals();
    const auto all = m_till.terminals();
    const auto* last = view.last();
    const auto* asked = m_mayPay || !last ? findTerminal(all, m_terminalId) : findTerminalOf(all, *last);
    m_terminal = asked ? terminalFacts(*asked, m_desk.now()) : QVariantMap();
    m_typesAnswer = m_open && last && last->driver == QLatin1StringView("manual");
    m_mayAskAgain = view.phase == PayPhase::InDoubt && last && last->capabilities.canStatus;
    m_code = m_open && last ? m_till.codeToShow(last->serviceId) : QString();
    const auto progress = m_open && last ? m_till.progressOf(last->serviceId) : device::TerminalLink::Progress();
    m_partsKnown = qMin(progress.known, progress.wanted); // mixed parts may say things twice
    m_partsWanted = progress.wanted;
}

void PayModel::chooseTerminal(const QString& id)
{
    m_terminalId = id;
    renew();
}

void PayModel::payByCard()
{
    if (m_busy || !m_mayPay || m_terminalId.isEmpty())
        return;
    m_busy = true;
    Q_EMIT changed();
    m_till.payByCard(m_charge, m_terminalId, [alive = QPointer(this)](const Result<void>& asked) {
        if (!alive)
            return;
        alive->m_busy = false;
        alive->renew();
        if (!asked)
            alive->tell(asked.fault());
    });
}

QString PayModel::changeFor(const QString& tendered) const
{
    const auto won = wonOf(tendered);
    return won && *won >= m_due ? wonText(*won - m_due, tongue()) : QString();
}

bool PayModel::takeCash(const QString& tendered)
{
    const auto won = wonOf(tendered);
    if (m_busy || !active() || !won || *won < m_due)
        return false;
    m_busy = true;
    Q_EMIT changed();
    m_book.takeCash(m_charge, *won, [alive = QPointer(this), change = *won - m_due](const Result<void>& taken) {
        if (!alive)
            return;
        alive->m_busy = false;
        if (taken)
            alive->m_change = wonText(change, alive->tongue());
        alive->renew();
        // Later: the sheet that asked is still there.
        if (!taken)
            QMetaObject::invokeMethod(
                alive, [alive, fault = taken.fault()] { alive->tell(fault); }, Qt::QueuedConnection);
    });
    return true;
}

void PayModel::askToStop()
{
    if (!m_open || m_stopAsked || m_serviceId.isEmpty())
        return;
    m_stopAsked = true;
    m_till.askToStop(m_serviceId);
    renew();
}

void PayModel::askAgain()
{
    if (m_mayAskAgain)
        m_till.askAgain(m_serviceId);
}

bool PayModel::typeAnswer(const QString& outcome, const QString& number, const QString& lastFour)
{
    static const QRegularExpression approval(QStringLiteral("^[0-9A-Za-z]{4,12}$")), four(QStringLiteral("^[0-9]{4}$")),
        code(QStringLiteral("^[0-9A-Za-z]{1,12}$"));
    QString answer;
    // Letters and digits alone, so the text needs no escapes. See payments/manual/typed.h.
    if (outcome == QLatin1StringView("approved") && approval.match(number).hasMatch()
        && four.match(lastFour).hasMatch())
        answer = QStringLiteral(",\"approval\":\"%1\",\"last_four\":\"%2\"").arg(number, lastFour);
    else if (outcome == QLatin1StringView("declined") && code.match(number).hasMatch())
        answer = QStringLiteral(",\"code\":\"%1\"").arg(number);
    else if (outcome != QLatin1StringView("not_taken"))
        return false;
    if (!m_typesAnswer)
        return false;
    const QString body
        = QStringLiteral("{\"service_id\":\"%1\",\"outcome\":\"%2\"%3}").arg(m_serviceId, outcome, answer);
    m_till.lateAnswer(m_serviceId, body.toUtf8(), payments::Source::People);
    return true;
}

void PayModel::chooseReceipt(const QString& how)
{
    if (!active() || (m_phase != QLatin1StringView("paid") && m_phase != QLatin1StringView("waived")))
        return;
    m_receipt = how;
    renew();
    if (how != QLatin1StringView("none"))
        Q_EMIT receiptAsked(m_charge, how);
}

void PayModel::wantNotice()
{
    if (active())
        Q_EMIT noticeAsked(m_charge);
}

void PayModel::speak()
{
    if (!active())
        return;
    const QString asks = m_phase == QLatin1StringView("paid") ? QString() : tr("내실 금액은 %1이에요.").arg(m_amount);
    const QString plain = QString(m_visitorSentence).replace(QLatin1Char('\n'), QLatin1Char(' '));
    Q_EMIT spoken(
        (asks + QLatin1Char(' ') + m_visitorWord + QStringLiteral(". ") + plain).trimmed(), m_desk.settings().language);
}

void PayModel::tell(const Fault& fault)
{
    const auto said = words::wordsOf(fault, tongue());
    Q_EMIT troubled(said.sentence, said.whatToDo);
}

} // namespace naru::ui::till

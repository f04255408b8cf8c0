// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/kiosk/ticketmodel.h"

#include <QPointer>

namespace naru::ui::kiosk {

using desk::Queue;
using desk::Ticket;
using desk::TicketStage;

namespace {
constexpr int lookEveryMs = 2'000;
}

TicketModel::TicketModel(Queue& queue, const Clock& clock, QObject* parent)
    : QObject(parent)
    , m_queue(queue)
    , m_clock(clock)
{
    connect(&m_queue, &Queue::called, this, &TicketModel::onCalled);
    connect(&m_queue, &Queue::changed, this, [this] {
        look();
        Q_EMIT changed();
    });
    connect(&m_timer, &QTimer::timeout, this, &TicketModel::look);
    m_timer.start(lookEveryMs);
}

QString TicketModel::number() const
{
    return m_ticket ? m_ticket->id.label() : QString();
}

int TicketModel::ahead() const
{
    return m_ticket ? m_queue.ahead(m_ticket->id) : 0;
}

bool TicketModel::money() const
{
    return m_ticket && m_ticket->matter == QLatin1StringView("money");
}

bool TicketModel::alone() const
{
    for (const Queue::Neighbour& each : m_queue.neighbours()) {
        if (each.place == Queue::Place::Counter)
            return false;
    }
    return true;
}

/// "2번 창구로", "민원실으로" would be wrong: the particle goes by the last sound, and ㄹ counts as none.
QString TicketModel::where(const QString& counter) const
{
    constexpr char16_t firstSyllable = 0xAC00, lastSyllable = 0xD7A3;
    constexpr int finals = 28, rieul = 8;
    if (m_language != QLatin1StringView("ko") || counter.isEmpty())
        return counter;
    const char16_t last = counter.back().unicode();
    const bool isHangul = last >= firstSyllable && last <= lastSyllable;
    const int final = isHangul ? (last - firstSyllable) % finals : 0;
    return counter + (final == 0 || final == rieul ? QStringLiteral("로") : QStringLiteral("으로"));
}

QVariantList TicketModel::calls() const
{
    QVariantList calls;
    for (const Call& call : m_calls)
        calls.append(QVariantMap{{QStringLiteral("number"), call.ticket.id.label()},
            {QStringLiteral("counter"), where(call.ticket.counterName)}});
    return calls;
}

void TicketModel::onCalled(const Ticket& ticket)
{
    m_calls.removeIf([&](const Call& each) { return each.ticket.id == ticket.id; });
    m_calls.prepend({ticket, m_clock.monotonic()});
    if (m_calls.size() > callsShown)
        m_calls.resize(callsShown);
    Q_EMIT callsChanged();
    Q_EMIT called(ticket.id.label(), where(ticket.counterName));
}

void TicketModel::look()
{
    const auto isOver = [this](const Call& shown) {
        const auto now = m_queue.find(shown.ticket.id);
        return !now || now->stage != TicketStage::Called || now->counter != shown.ticket.counter
            || m_clock.monotonic() - shown.heard > callShownFor;
    };
    if (m_calls.removeIf(isOver) > 0)
        Q_EMIT callsChanged();
}

void TicketModel::setLanguage(const QString& code)
{
    m_language = code;
    Q_EMIT callsChanged();
}

void TicketModel::setPrintable(bool printable)
{
    m_printable = printable;
    Q_EMIT changed();
}

void TicketModel::setPaper(const QString& paper)
{
    m_paper = paper;
    Q_EMIT changed();
}

void TicketModel::take(const QString& matter)
{
    if (m_taking)
        return; // pressed twice: one number
    m_taking = true;
    m_failed = false;
    m_queue.take(matter, [guard = QPointer<TicketModel>(this)](const Result<Ticket>& given) {
        if (!guard)
            return;
        guard->m_taking = false;
        guard->m_failed = !given;
        guard->m_paper.clear();
        if (given)
            guard->m_ticket = *given;
        Q_EMIT guard->changed();
        Q_EMIT guard->taken();
    });
}

void TicketModel::wantPaper()
{
    if (m_ticket && m_printable && m_paper.isEmpty())
        Q_EMIT paperWanted();
}

void TicketModel::leave()
{
    m_ticket.reset();
    m_paper.clear();
    m_failed = false;
    Q_EMIT changed();
}

} // namespace naru::ui::kiosk

// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/kioskqueue.h"

#include "app/desk/learning.h"
#include "app/desk/queuepaper.h"

namespace naru {

using ui::kiosk::KioskModel;
using ui::kiosk::TicketModel;

KioskQueue::KioskQueue(desk::Desk& desk, KioskModel& model, const Clock& clock)
    : m_desk(desk)
    , m_model(model)
    , m_tickets(*desk.queue(), clock)
{
    m_tickets.setLanguage(model.language());
    connect(&model, &KioskModel::languageChanged, &m_tickets, &TicketModel::setLanguage);
    connect(&model, &KioskModel::wiped, &m_tickets, &TicketModel::leave);
    connect(&m_tickets, &TicketModel::taken, this, [this] { ++m_visitor; });
    connect(&m_tickets, &TicketModel::paperWanted, this, &KioskQueue::print);
    if (m_desk.papers())
        connect(m_desk.papers(), &desk::Papers::printerChanged, this, &KioskQueue::followPrinter);
    followPrinter();
}

void KioskQueue::followPrinter()
{
    m_tickets.setPrintable(m_desk.learning() && m_desk.papers() && m_desk.papers()->printer());
}

void KioskQueue::print()
{
    const auto& ticket = m_tickets.ticket();
    if (!ticket || !m_desk.learning())
        return;
    m_tickets.setPaper(QStringLiteral("printing"));
    const auto slip = desk::slipDocument(*ticket,
        {m_desk.settings().centre, words::languageOf(m_model.language()), m_desk.kind() == desk::Desk::Kind::Demo});
    m_desk.learning()->print(slip, [this, visitor = m_visitor](const Result<device::PrintOutcome>& printed) {
        using What = device::PrintOutcome::What;
        if (visitor != m_visitor || !m_tickets.ticket())
            return;
        const bool came = printed && (printed->what == What::Printed || printed->what == What::Unsure);
        m_tickets.setPaper(came ? QStringLiteral("printed") : QStringLiteral("fault"));
    });
}

} // namespace naru

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/desk/desk.h"
#include "ui/kiosk/kioskmodel.h"
#include "ui/kiosk/ticketmodel.h"

namespace naru {

/// Numbers at a kiosk: from the desk's queue to the page, and onto a slip where there is a printer.
class KioskQueue : public QObject {
    Q_OBJECT

public:
    /// All outlive it. The desk has a queue.
    KioskQueue(desk::Desk& desk, ui::kiosk::KioskModel& model, const Clock& clock);

    ui::kiosk::TicketModel& tickets() { return m_tickets; }

private:
    void print();
    void followPrinter();

    desk::Desk& m_desk;
    ui::kiosk::KioskModel& m_model;
    ui::kiosk::TicketModel m_tickets;
    quint64 m_visitor = 0; ///< what is printed for another visitor says nothing here
};

} // namespace naru

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/classhall.h"
#include "app/desk/carriage.h"
#include "app/desk/enrolling.h"
#include "app/desk/queue.h"
#include "app/deskcalls.h"
#include "app/hubline.h"
#include "app/neighbourhood.h"
#include "app/shelfline.h"
#include "ui/kiosk/classways.h"

namespace naru {

/// What a desk has to do with the others of its house: who they are, the desk's own part in what they share, the calls
/// of public screens, and the way of a kiosk into a class. Goes before the desk and after its pages.
class House {
public:
    enum class As : quint8 { Counter, Kiosk };
    House(desk::Desk& desk, const Clock& clock, Random& random, const Neighbourhood::Wish& wish, As as);
    ~House();
    House(const House&) = delete;
    House& operator=(const House&) = delete;

    Neighbourhood* neighbours() { return m_neighbours.get(); } ///< null: not wanted
    Channels* channels() { return m_neighbours ? &m_neighbours->channels() : nullptr; }
    const lan::Trusted* trusted() const { return m_neighbours ? &m_neighbours->trusted() : nullptr; }
    ui::kiosk::ClassWays* classes() { return m_ways ? &*m_ways : nullptr; } ///< of a kiosk
    desk::Enrolling* enrolling() { return m_hub.enrolling(); }              ///< null: this desk is of no hub
    desk::Carriage* courier() { return m_hub.courier(); }                   ///< likewise
    DeskCalls& calls() { return *m_calls; }

private:
    desk::Desk& m_desk;
    const desk::Queue::Place m_place;
    std::unique_ptr<Neighbourhood> m_neighbours;
    ShelfLine m_shelf;
    HubLine m_hub;
    std::unique_ptr<SeatHall> m_seats;
    std::optional<ui::kiosk::WaysOf<SeatHall>> m_ways;
    std::optional<DeskCalls> m_calls;
};

} // namespace naru

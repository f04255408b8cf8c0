// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/house.h"

namespace naru {

using Place = desk::Queue::Place;

House::House(desk::Desk& desk, const Clock& clock, Random& random, const Neighbourhood::Wish& wish, As as)
    : m_desk(desk)
    , m_place(as == As::Kiosk ? Place::Kiosk : Place::Counter)
    , m_neighbours(Neighbourhood::wished(desk, clock, random, wish))
    , m_shelf(desk, clock, channels())
    , m_hub(desk, clock)
{
    m_hub.join(m_shelf);
    m_calls.emplace(desk, as == As::Kiosk ? nullptr : channels(), clock);
    if (as == As::Kiosk && !desk.needsSetup()) {
        if (auto opened = SeatHall::open(desk, clock, random, channels()); opened)
            m_ways.emplace(*(m_seats = std::move(*opened)));
    }
    if (desk.queue())
        desk.queue()->join(channels(), m_place);
    if (m_neighbours)
        desk.join(*channels());
}

House::~House()
{
    if (m_desk.queue())
        m_desk.queue()->join(nullptr, m_place);
    m_desk.leave();
}

} // namespace naru

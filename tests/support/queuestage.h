// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/desk/queueroom.h"
#include "tests/support/fakeair.h"

#include <deque>
#include <map>

namespace naru::test {

/// A desk that has a queue and nothing else: what it keeps outlives a crash, what was not answered yet does not.
class QueueDesk {
public:
    QueueDesk(QByteArray device, QString name, desk::Queue::Place place, const Clock& clock)
        : m_device(std::move(device))
        , m_name(std::move(name))
        , m_place(place)
        , m_clock(clock)
    {
        start();
    }

    const QByteArray& device() const { return m_device; }
    const QString& name() const { return m_name; }
    desk::QueueRoom& room() { return *m_room; }
    void join(std::unique_ptr<Channels> channels)
    {
        m_channels = std::move(channels);
        m_room->join(m_channels.get(), m_place);
    }
    /// Answers what was committed. Held back with `slow`.
    void settle()
    {
        while (!m_waiting.empty()) {
            const auto done = std::move(m_waiting.front());
            m_waiting.pop_front();
            done({});
        }
    }
    /// Goes down between the commit and whatever comes after it, and comes back with what was committed.
    void crash()
    {
        m_waiting.clear();
        m_room.reset();
        start();
        if (m_channels)
            m_room->join(m_channels.get(), m_place);
    }

    bool slow = false; ///< answers wait for settle()
    std::optional<Fault> refuses, mayNot;
    desk::QueueCounts lastCounts;
    int daysEnded = 0;
    QList<desk::Ticket> called, lost;
    std::map<desk::TicketId, desk::Ticket> kept;
    std::optional<desk::Lane> lane;

private:
    void start()
    {
        desk::QueueRoom::Parts parts{m_device, [this] { return m_name; }, m_clock,
            [this] { return mayNot ? Result<void>(*mayNot) : Result<void>(); },
            [this](const desk::Ticket& ticket, desk::Queue::Done done) {
                if (refuses)
                    return done(*refuses);
                kept[ticket.id] = ticket;
                answer(std::move(done));
            },
            [this](const desk::Lane& taken, desk::Queue::Done done) {
                if (refuses)
                    return done(*refuses);
                lane = taken;
                answer(std::move(done));
            },
            [this](QDate, const desk::QueueCounts& counts) {
                kept.clear();
                lastCounts = counts;
                ++daysEnded;
            }};
        QList<desk::Ticket> tickets;
        for (const auto& [id, ticket] : kept)
            tickets.append(ticket);
        m_room = std::make_unique<desk::QueueRoom>(std::move(parts), desk::QueueRoom::Kept{lane, tickets});
        QObject::connect(m_room.get(), &desk::Queue::called, m_room.get(),
            [this](const desk::Ticket& ticket) { called.append(ticket); });
        QObject::connect(m_room.get(), &desk::Queue::lost, m_room.get(),
            [this](const desk::Ticket& ticket) { lost.append(ticket); });
    }
    void answer(desk::Queue::Done done)
    {
        if (slow)
            m_waiting.push_back(std::move(done));
        else
            done({});
    }

    const QByteArray m_device;
    const QString m_name;
    const desk::Queue::Place m_place;
    const Clock& m_clock;
    std::unique_ptr<Channels> m_channels;
    std::deque<desk::Queue::Done> m_waiting;
    std::unique_ptr<desk::QueueRoom> m_room;
};

/// A house of which parts cannot hear each other: what lies between desks of different parts is gone.
class Walls {
public:
    /// `part` of each device; those that are not named are in part 0.
    void put(const QMap<QByteArray, int>& parts)
    {
        m_parts = parts;
        for (Line* line : QList<Line*>(m_lines))
            line->tellWatch();
    }
    bool hears(const QByteArray& a, const QByteArray& b) const { return m_parts.value(a) == m_parts.value(b); }
    std::unique_ptr<Channels> around(const QByteArray& device, std::unique_ptr<Channels> inner)
    {
        return std::make_unique<Desk>(*this, device, std::move(inner));
    }

private:
    class Line final : public Channel {
    public:
        Line(Walls& walls, QByteArray self, std::unique_ptr<Channel> inner)
            : m_walls(walls)
            , m_self(std::move(self))
            , m_inner(std::move(inner))
        {
            m_walls.m_lines.append(this);
        }
        ~Line() override { m_walls.m_lines.removeOne(this); }
        QString name() const override { return m_inner->name(); }
        QList<Peer> peers() const override
        {
            QList<Peer> heard = m_inner->peers();
            heard.removeIf([this](const Peer& peer) { return !m_walls.hears(m_self, peer.device); });
            return heard;
        }
        void tell(const QByteArray& message) override
        {
            for (const Peer& peer : peers())
                m_inner->tell(peer.device, message);
        }
        void tell(const QByteArray& device, const QByteArray& message) override
        {
            if (m_walls.hears(m_self, device))
                m_inner->tell(device, message);
        }
        void listen(Heard heard) override
        {
            m_inner->listen([this, heard = std::move(heard)](const Peer& peer, const QByteArray& message) {
                if (m_walls.hears(m_self, peer.device))
                    heard(peer, message);
            });
        }
        void watch(std::function<void()> changed) override
        {
            m_changed = changed;
            m_inner->watch(std::move(changed));
        }
        void tellWatch()
        {
            if (m_changed)
                m_changed();
        }

    private:
        Walls& m_walls;
        QByteArray m_self;
        std::unique_ptr<Channel> m_inner;
        std::function<void()> m_changed;
    };
    class Desk final : public Channels {
    public:
        Desk(Walls& walls, QByteArray self, std::unique_ptr<Channels> inner)
            : m_walls(walls)
            , m_self(std::move(self))
            , m_inner(std::move(inner))
        {
        }
        std::unique_ptr<Channel> open(const QString& name) override
        {
            return std::make_unique<Line>(m_walls, m_self, m_inner->open(name));
        }

    private:
        Walls& m_walls;
        QByteArray m_self;
        std::unique_ptr<Channels> m_inner;
    };

    QMap<QByteArray, int> m_parts;
    QList<Line*> m_lines;
};

} // namespace naru::test

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/desk/queue.h"

#include <QMap>
#include <QSet>

#include <memory>

namespace naru::desk {

inline constexpr Milliseconds helloEvery = std::chrono::seconds(5);
inline constexpr Milliseconds pagesEvery = std::chrono::seconds(2); ///< at most, to one desk

/// Which letter this desk gives numbers under, and since when.
struct Lane {
    int lane = 0;
    Instant since{};
    bool operator==(const Lane&) const = default;
};

/// A day's counts: all that is left of it.
struct QueueCounts {
    int taken = 0, done = 0, gone = 0, left = 0; ///< left: nobody ended it
};

/// The queue without a desk: what it is, who may do what, what is told to whom. Where it is kept and who is signed in
/// comes in.
class QueueRoom final : public Queue {
public:
    struct Parts {
        QByteArray device; ///< 16 bytes
        std::function<QString()> name;
        const Clock& clock;
        std::function<Result<void>()> mayServe;
        /// Makes a step of this desk durable, then answers; in order.
        std::function<void(const Ticket&, Done)> keep;
        std::function<void(const Lane&, Done)> keepLane;
        std::function<void(QDate day, const QueueCounts&)> endDay; ///< drops everything of that day and before
    };
    struct Kept {
        std::optional<Lane> lane;
        QList<Ticket> tickets; ///< of today
    };
    QueueRoom(Parts parts, const Kept& kept);
    ~QueueRoom() override;

    void tick();

    void join(Channels* channels, Place place) override;
    QList<Neighbour> neighbours() const override;
    QList<Ticket> open() const override;
    std::optional<Ticket> find(const TicketId& id) const override;
    std::optional<Ticket> current() const override;
    QList<Ticket> twiceReceived() const override;
    int ahead(const TicketId& id) const override;
    bool isElsewhere(const Ticket& ticket) const override;
    bool isAmbiguous(const Ticket& ticket) const override;
    void take(const QString& matter, Taken done) override;
    void callNext(Done done) override;
    void call(const TicketId& id, Done done) override;
    void callAgain(Done done) override;
    void receive(Done done) override;
    void markAbsent(Absent absent, Done done) override;
    void handOver(const QByteArray& counter, const QString& note, Done done) override;
    void finish(Done done) override;

    const QByteArray& digest() const { return m_digest; } ///< over all that is known of today

private:
    struct Other {
        std::optional<QueueMessage::Hello> hello;
        Milliseconds pagesAt{0}; ///< not before
    };
    QDate today() const { return koreanDate(m_parts.clock.now()); }
    Result<void> mayAct() const;
    /// One step of the visitor who is at this counter.
    void step(const std::function<void(Ticket&)>& change, Done done);
    void act(Ticket ticket, Done done);
    void give(const QString& matter, Taken done);
    bool findLane();
    void claimLane(Done done);
    void mix(const Ticket& ticket);
    bool learn(const Ticket& ticket); ///< true: it was news
    void hear(const Channel::Peer& peer, const QByteArray& message);
    void hearHello(const Channel::Peer& peer, const QueueMessage::Hello& hello);
    void seePeers();
    void sayHello(const QByteArray& device = {});
    void tellAll(const QByteArray& device);
    bool isHere(const QByteArray& device) const;
    bool goesBefore(const Ticket& a, const Ticket& b) const;

    Parts m_parts;
    QDate m_day;
    QMap<TicketId, Ticket> m_tickets; ///< of m_day
    QByteArray m_digest = QByteArray(32, '\0');
    std::optional<Lane> m_lane;
    int m_last = 0;        ///< number given last today
    bool m_acting = false; ///< a step is being written
    Place m_place = Place::Counter;
    QMap<QByteArray, Other> m_others;
    QSet<QByteArray> m_seen; ///< peers that are there
    Milliseconds m_helloAt{0};
    std::unique_ptr<Channel> m_channel;
};

} // namespace naru::desk

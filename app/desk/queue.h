// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/channel.h"
#include "app/desk/queueticket.h"

#include <QObject>

#include <functional>

namespace naru::desk {

/// The visitors of today who took a number, shared by the desks of a centre: a kiosk or a clerk gives it, a counter
/// calls it, receives who comes, hands over to another counter, ends it. Desks that are cut off from each other go on,
/// and agree as soon as they hear each other again; a desk alone has a queue of its own. A number holds nothing of a
/// person. What was durable here is told to the others afterwards; with the day all of it goes, but for counts in the
/// journal.
class Queue : public QObject {
    Q_OBJECT

public:
    using QObject::QObject;
    using Place = QueueMessage::Place;
    using Done = std::function<void(Result<void>)>; ///< in the desk's thread, after the commit
    using Taken = std::function<void(Result<Ticket>)>;

    /// From now on with the others, as a counter or a kiosk; null: alone. `channels` outlives this or the next join().
    virtual void join(Channels* channels, Place place) = 0;

    struct Neighbour {
        QByteArray device;
        QString name;
        Place place = Place::Counter;
    };
    virtual QList<Neighbour> neighbours() const = 0; ///< those that are there and share the queue, by name

    /// Those of today that have not ended, in the order in which this desk calls them: handed over to it, handed over
    /// to anybody, then who has waited longest.
    virtual QList<Ticket> open() const = 0;
    virtual std::optional<Ticket> find(const TicketId& id) const = 0; ///< also one that ended today
    virtual std::optional<Ticket> current() const = 0;                ///< called to or received at this desk
    virtual QList<Ticket> twiceReceived() const = 0;                  ///< by two counters that were cut off
    /// How many are called before that one.
    virtual int ahead(const TicketId& id) const = 0;
    /// Another counter has it, and can be heard.
    virtual bool isElsewhere(const Ticket& ticket) const = 0;
    /// Two desks gave this number on a day on which they had never met: its place has to be said too.
    virtual bool isAmbiguous(const Ticket& ticket) const = 0;

    /// A number; nobody needs to be signed in. Faults: UnknownMatter, Full, the commit's.
    virtual void take(const QString& matter, Taken done) = 0;

    // At a counter. Faults of all: those of Desk's visits (NotSignedIn, NotAllowed), Busy, the commit's.
    virtual void callNext(Done done) = 0;                 ///< NobodyWaits, VisitorHere
    virtual void call(const TicketId& id, Done done) = 0; ///< UnknownTicket, Elsewhere, VisitorHere
    virtual void callAgain(Done done) = 0;                ///< NotHere
    virtual void receive(Done done) = 0;                  ///< who was called came. NotHere
    enum class Absent {
        Later, ///< waits again, behind the others
        LetGo, ///< the number ends
    };
    virtual void markAbsent(Absent absent, Done done) = 0; ///< who was called did not come. NotHere
    /// To `counter`, empty: whichever is free. NotHere, BadNote.
    virtual void handOver(const QByteArray& counter, const QString& note, Done done) = 0;
    virtual void finish(Done done) = 0; ///< NotHere

Q_SIGNALS:
    void changed();
    void called(const naru::desk::Ticket& ticket); ///< anywhere in the centre, each time
    /// This desk had it, and another step counts: `ticket` says whose.
    void lost(const naru::desk::Ticket& ticket);
};

} // namespace naru::desk

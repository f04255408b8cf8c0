// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/channel.h"
#include "app/desk/classreport.h"
#include "app/lessons/classroom.h"
#include "app/lessons/packsender.h"

#include <QObject>

#include <functional>

namespace naru::desk {

/// The trainer's class: runs lessons::ClassRoom over a channel and says to the journal what a class was: when, what,
/// and counts. No name, no card and no number of a visitor is in it. Orders are a trainer's or an administrator's; a
/// class that stands goes on while the desk is locked. After a restart of this desk the class is open as before.
/// Made by the desk, lives as long.
class Classes : public QObject {
    Q_OBJECT

public:
    using QObject::QObject;
    using Done = std::function<void(Result<void>)>; ///< in the desk's thread, after the commit

    /// Where the class's channel comes from; null: nowhere. Must outlive the desk, or be taken back with null. A class
    /// that was open when the desk stopped goes on with it.
    virtual void use(Channels* channels) = 0;
    /// The same with one channel, for a demonstration.
    virtual void useChannel(std::unique_ptr<Channel> channel) = 0;
    virtual bool hasChannel() const = 0;

    // plans
    virtual QList<ClassPlan> plans() const = 0; ///< by their numbers
    /// Makes one (number 0), changes it, or brings back one that was taken away. Faults: NotSignedIn, NotAllowed,
    /// BadPlan (no name, no lesson or one that is not here, a limit).
    virtual void savePlan(const ClassPlan& plan, Done done) = 0;
    virtual void removePlan(qint64 number, Done done) = 0; ///< Faults: the same; BadPlan (none of this number)
    /// Plans with a day of today: that day, the next and a week later.
    virtual QList<ClassPlan> plansOf(QDate day) const = 0;

    // the class
    /// Of a saved plan, or of one without a number made up on the spot. Its first lesson is what the room is at.
    /// Faults: NotSignedIn, NotAllowed, BadPlan, AlreadyOpen, NoChannel, StorageFault.
    virtual void open(const ClassPlan& plan, Done done) = 0;
    /// Another plan for the class that stands: the seats stay in it, with their numbers, and are told its first lesson.
    /// In the journal one class ends, without counts, and another begins. Faults: as open(); NoClass.
    virtual void turnTo(const ClassPlan& plan, Done done) = 0;
    virtual bool isOpen() const = 0;
    virtual const ClassPlan& plan() const = 0; ///< of the open class
    virtual Instant openedAt() const = 0;
    /// Null: none is open. For reading; what changes it is below.
    virtual const lessons::ClassRoom* room() const = 0;
    virtual Milliseconds now() const = 0; ///< the room's time, for its questions
    /// Seats that sent what is no message, by their names, how often and why; the latest last, at most refusedMax.
    struct Refused {
        Channel::Peer peer;
        Fault why;
        int times = 1;
    };
    static constexpr int refusedMax = 20;
    virtual const QList<Refused>& refused() const = 0;
    /// Counts now, as they would be closed with; none where no class is open.
    virtual lessons::ClassFigures figures() const = 0;

    // what the trainer does; seat 0: all. Faults: NotSignedIn, NotAllowed, NoClass, and ClassRoom::order()'s
    virtual Result<void> setLesson(const QString& lessonId) = 0; ///< of the plan or another; also UnknownLesson
    virtual Result<void> openLesson(lessons::Mode mode, int seat) = 0;
    virtual Result<void> startAnonymously(lessons::Mode mode, int seat) = 0;
    virtual Result<void> bringTo(int step, int seat) = 0; ///< all: nobody is taken back; one: just there
    virtual Result<void> showNext(int seat) = 0;          ///< of all too
    virtual Result<void> hint(int seat) = 0;
    virtual Result<void> doIt(int seat) = 0;
    virtual Result<void> lowerHand(int seat) = 0;
    virtual Result<void> pause(bool paused) = 0;
    virtual Result<void> say(const QString& words, int seat) = 0;

    /// The pack with the room's lesson, to one seat or (0) to all that have it not or otherwise; what becomes of it is
    /// in push(). Faults: as above, UnknownSeat, PushFault BuiltIn, Nothing, TooLarge; PackAltered, StorageFault.
    virtual void sendPack(int seat, Done done)
    {
        Q_UNUSED(seat)
        done(lessons::PushFault::Nothing);
    }
    virtual std::optional<lessons::PushView> push(const QByteArray& device) const
    {
        Q_UNUSED(device)
        return std::nullopt;
    }

    // attendance
    virtual Result<void> markPresent(int seat, bool present) = 0;
    /// Attendance cards of the open class's course, `first` to `last` of them (from 1, cut to lessons::classCardsMax):
    /// the same each time they are printed. Faults: as above, the key store's, Learning::print()'s.
    virtual void printCards(int first, int last, Done done) = 0;
    /// Once: what stands is what counts. Later seats come in by confirming again. Faults: as above, StorageFault.
    virtual void confirmAttendance(Done done) = 0;
    virtual std::optional<int> confirmed() const = 0; ///< how many, when it was

    /// What was asked of the room and counted by hands; until close(), and over no restart of this desk. Faults: as
    /// above, BadPlan (a count beyond ClassAsked::countMax).
    virtual Result<void> noteAsked(const ClassAsked& asked)
    {
        Q_UNUSED(asked)
        return {};
    }
    virtual ClassAsked asked() const { return {}; }

    /// The class is over: its counts are written, then the seats are told. Faults: as above, StorageFault.
    virtual void close(Done done) = 0;

    // afterwards
    virtual QList<ClassReport> reports() const = 0; ///< latest first, reportsMax; without their rows
    static constexpr int reportsMax = 200;
    /// Everything there is of a class, out of the tables (of the open one its counts so far): what the screen shows,
    /// the file holds and the paper has. Fault: BadPlan (no such class), StorageFault.
    virtual Result<ClassReport> report(qint64 classNumber) const = 0;
    /// A lesson's name by its id, for linesOf().
    virtual TitleOf titles() const = 0;
    /// To the printer of Papers. Faults: those of report(), Learning::print().
    virtual void printReport(qint64 classNumber, Done done) = 0;
    /// What to take home of the room's lesson, for one seat in the language it has, or one for each that was there
    /// (seat 0). Faults: NoClass, UnknownSeat, Learning::print()'s.
    virtual void printHandout(int seat, Done done) = 0;
    virtual int handoutsPrinted() const = 0;

    /// Time passes; the desk calls it, tests too.
    virtual void tick() = 0;

Q_SIGNALS:
    void changed();     ///< of the room: seats, who is next, what is hard. At most ten times a second.
    void openChanged(); ///< another class, or none
    void plansChanged();
    void reportsChanged();
};

} // namespace naru::desk

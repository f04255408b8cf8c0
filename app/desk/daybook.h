// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/payments/dayclose/explained.h"
#include "app/payments/dayclose/outcome.h"
#include "app/payments/dayclose/report.h"
#include "app/payments/digests.h"
#include "app/services/feeitem.h"

#include <QObject>

#include <functional>

namespace naru::desk {

/// The money that is no card's, and the end of the day: fee items, the drawer and who answers for it, cash for charges,
/// X and Z reports, the acquirer's file. As the till: in the journal before it is said, rights of who is signed in.
/// Nothing here waits for the disk: what is read comes through `then`, in the desk's thread.
class DayBook : public QObject {
    Q_OBJECT

public:
    using QObject::QObject;
    using Done = std::function<void(Result<void>)>; ///< after the commit
    using ReportThen = std::function<void(Result<payments::dayclose::DayReport>)>;
    using FileThen = std::function<void(Result<payments::dayclose::FileOutcome>)>;
    using DaysThen = std::function<void(Result<QList<payments::dayclose::DayReport>>)>;

    // what may be charged
    virtual const services::Catalogue& fees() const = 0;
    /// The centre's own items, as services::withChanges() reads them. Administrator. Faults: NotAllowed, BadCatalogue.
    virtual void changeFees(const QByteArray& json, Done done) = 0;

    // the drawer; who is signed in counts
    virtual std::optional<payments::Shift> shift() const = 0; ///< open now, `expected` as of the last commit
    virtual Won drawer() const = 0;                           ///< what should be in it, open or not
    /// Faults: DrawerOpen, DifferenceUnexplained (it holds another sum than was left in it: a reason), BadCount.
    virtual void openDrawer(const QList<payments::Pile>& counted, const QString& reason, Done done) = 0;
    /// The next one says so with their own PIN. What was asked before the hand-over stays with who asked.
    virtual void handOver(
        const QList<payments::Pile>& counted, const QString& reason, qint64 next, const QString& nextPin, Done done)
        = 0;
    virtual void countDrawer(const QList<payments::Pile>& counted, const QString& reason, Done done) = 0;
    virtual void closeDrawer(const QList<payments::Pile>& counted, const QString& reason, Done done) = 0;
    virtual void putIn(Won amount, const QString& reason, Done done) = 0;
    virtual void takeOut(Won amount, const QString& reason, Done done) = 0;

    // cash for a charge
    /// All of the charge. `done` is after the commit: only then the change is handed out and the receipt printed.
    /// Faults: DrawerClosed, TooLittleTendered, AttemptUnfinished (the card's turn is not over), CashTaken (paid so).
    virtual void takeCash(const QByteArray& charge, Won tendered, Done done) = 0;
    /// Whether takeCash() would be let through, for the key of page g. Answered from the last commit.
    virtual void mayTakeCash(const QByteArray& charge, std::function<void(Result<void>)> then) = 0;
    virtual void cashOf(const QByteArray& charge, std::function<void(Result<payments::CashSum>)> then) = 0;
    /// The approver is neither who took it nor who gives it back. Faults: RefundNeedsPayment, RefundTooMuch,
    /// SecondPersonNeeded, NotInDrawer.
    virtual void giveCashBack(const QByteArray& charge, Won amount, const QString& reason, qint64 approver,
        const QString& approverPin, Done done)
        = 0;

    // the day
    /// An X report: as it stands now, beside what the terminals counted (Till::askTotals). Changes nothing.
    virtual void reportBeside(const QList<payments::dayclose::TerminalCount>& terminals, ReportThen then) = 0;
    void report(ReportThen then) { reportBeside({}, std::move(then)); } ///< without them
    /// The acquirer's file, mapped by the profile of this id (empty: the one that fits its heading).
    /// Faults: FileTooLarge, FileUnreadable, NoProfile.
    virtual void readFile(const QByteArray& file, const QString& profile, FileThen then) = 0;
    /// The same by a profile that is not built in (payments::dayclose::parseProfile). Fault besides: BadProfile.
    virtual void readFileAs(const QByteArray& file, const QByteArray& profileJson, FileThen then) = 0;
    virtual QStringList profiles() const = 0; ///< ids
    using LinesThen = std::function<void(Result<QList<payments::dayclose::OpenLine>>)>;
    /// Lines of the acquirer's files that fit nothing here: open ones, and those explained since the last Z.
    virtual void openLines(LinesThen then) = 0;
    /// What two people say of such a line, or of a decided attempt with a finding.
    struct Saying {
        QByteArray line;   ///< its hash, or empty:
        QString serviceId; ///< of the attempt
        payments::dayclose::Meaning what = payments::dayclose::Meaning::Other;
        QString reason;
        qint64 second = 0; ///< beside who is signed in, with their PIN
        QString secondPin;
    };
    /// Written down, and off the list of what is open. Moves no money. Faults: NotSignedIn, SamePerson, those of the
    /// PIN, SecondPersonNeeded (no reason), UnknownAttempt, MovedMeanwhile.
    virtual void explain(const Saying& saying, Done done) = 0;
    struct Closing {
        std::optional<QList<payments::Pile>> counted; ///< closes the open drawer first; nothing: it is closed already
        QString reason;                               ///< of its difference
        QList<payments::dayclose::TerminalCount> terminals; ///< as Till::askTotals() brought them; none: not asked
        qint64 second = 0;                                  ///< who looked at it too, with their PIN; 0: nobody
        QString secondPin;
    };
    /// The Z report: written once, never changed. Faults: DayClosedAlready, DrawerOpen, DifferenceUnexplained.
    virtual void close(const Closing& closing, ReportThen then) = 0;
    /// Newest first.
    virtual void closedDays(int daysMax, DaysThen then) = 0;

    // the same bill at another desk
    /// The code that the desks of one centre share; without it they tell each other nothing. Administrator. Faults:
    /// NotAllowed, BadDigests (under twelve letters).
    virtual void shareBills(const QString& centreCode, Done done) = 0;
    virtual bool sharesBills() const = 0; ///< a code is set
    /// Today's bills with money taken or in doubt, and this desk's name: for a Channel, for payments::textOf() or for
    /// codesOf(). Fault: NoCentreCode.
    virtual void tellBills(std::function<void(Result<QByteArray>)> then) = 0;
    using HeardThen = std::function<void(Result<payments::HeardDesk>)>;
    /// What another desk told, as bytes or as text. Its bills are refused here from then on. Somebody is signed in;
    /// parts of moving codes come by Desk::codeScanned() and end in billsHeard(). Faults: NotSignedIn, NoCentreCode,
    /// BadDigests (also its own), MovedMeanwhile (this or something later is known).
    virtual void hearBills(const QByteArray& told, HeardThen then) = 0;
    virtual void heardDesks(std::function<void(QList<payments::HeardDesk>)> then) = 0; ///< who spoke last, first
    /// Who else took this bill, or is in doubt about it.
    virtual void whoTook(const QString& bill, std::function<void(std::optional<payments::Elsewhere>)> then) = 0;

    /// What leaves the desk of a report: names and bytes, to be written side by side.
    struct Paper {
        QString name; ///< "naru-z-0218-2026-11-20.csv"
        QByteArray bytes;
    };
    /// CSV (UTF-8 with BOM) and, under a QGuiApplication, PDF; behind each the desk's detached signature over it.
    virtual Result<QList<Paper>> papers(const payments::dayclose::DayReport& report) const = 0;

Q_SIGNALS:
    void changed();                                         ///< drawer, shift, fees, or a day was closed
    void billsComing(int known, int wanted);                ///< parts of another desk's moving codes
    void billsHeard(const naru::payments::HeardDesk& desk); ///< after the commit
    void billsRefused(const naru::Fault& fault);
};

} // namespace naru::desk

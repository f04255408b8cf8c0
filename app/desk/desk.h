// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/desk/daybook.h"
#include "app/desk/doctor.h"
#include "app/desk/faults.h"
#include "app/desk/outboxnow.h"
#include "app/desk/papers.h"
#include "app/desk/records.h"
#include "app/desk/scanned.h"
#include "app/desk/settings.h"
#include "app/desk/sistercopy.h"
#include "app/desk/staff.h"
#include "app/desk/till.h"
#include "app/desk/visit.h"
#include "app/identity/clockfloor.h"
#include "app/identity/trust.h"
#include "app/journal/journal.h"
#include "app/journal/outbox.h"
#include "app/payments/ereceipt.h"
#include "devices/api/rack.h"
#include "devices/api/visitendpoint.h"

#include <QObject>

namespace naru {
class Channels;
}

namespace naru::journal {
class Outgoing;
}

namespace naru::desk {

class Classes;
class Learning;
class Packs;
class Pairs;
class Practice;
class Queue;
class Supplies;
class Workshop;

/// No new money is begun with less than this left on the disk: what is under way can still be written down.
inline constexpr qint64 reserveBytes = 64 * 1024 * 1024;
inline constexpr Milliseconds autoLockAfter = std::chrono::minutes(3);

using Done = std::function<void(Result<void>)>; ///< in the desk's thread, after the commit

/// The only one that sees identity, journal, staff and devices at once. Every change goes through the journal first;
/// signals say what happened. Rights come from the person signed in and are checked here.
class Desk : public QObject {
    Q_OBJECT

public:
    enum class Kind { Real, Demo };
    enum class Access { ReadWrite, ReadOnly }; ///< ReadOnly: beside a naru that runs; nothing is made, written or noted
    struct Parts {
        QString folder; ///< made 0700 where absent
        Kind kind = Kind::Real;
        const Clock& clock;
        Random& random;
        QList<device::VisitEndpoint*> endpoints;
        device::PictureDecoder* pictures = nullptr;
        Instant buildDate;
        Access access = Access::ReadWrite;
        /// Has the devices of the settings; its endpoints come beside those above. Must outlive the desk.
        device::Rack* rack = nullptr;
        /// Makes the ways to payment terminals; null: no terminal can be asked. Must outlive the desk.
        device::TerminalLinks* terminals = nullptr;
        Milliseconds terminalPatience = std::chrono::seconds(120); ///< for a card, while the connection stands
        std::function<std::optional<qint64>(const QString& folder)> freeBytes = storage::freeBytes; ///< of its disk
    };
    /// Faults: StorageFault (Busy: naru runs already), JournalFault, CryptoFault, OtherKind, ForeignFolder.
    static Result<std::unique_ptr<Desk>> open(const Parts& parts);

    virtual Kind kind() const = 0;
    virtual QString folder() const = 0;
    virtual Instant now() const = 0;

    // first start
    virtual bool needsSetup() const = 0;
    virtual void completeSetup(const Setup& setup, Done done) = 0; ///< signs the administrator in
    virtual const Settings& settings() const = 0;
    virtual void changeSettings(const Settings& settings, Done done)
        = 0; ///< language and contrast: anyone; the rest: administrator

    // people
    virtual QList<StaffMember> staff() const = 0;
    virtual const StaffMember* signedIn() const = 0;
    /// Fault: WrongPin, PinWait, UnknownStaff. How many tries are left is in staff().
    virtual void signIn(qint64 staffId, const QString& pin, Done done) = 0;
    virtual void lock() = 0;  ///< also by itself after autoLockAfter without touch(); the visit is wiped
    virtual void touch() = 0; ///< any key or press
    virtual void addStaff(const QString& name, Role role, const QString& pin, Done done) = 0;
    virtual void disableStaff(qint64 staffId, bool disabled, Done done) = 0;
    virtual void resetPin(qint64 staffId, const QString& pin, Done done) = 0;

    // visits
    virtual Visit* visit() const = 0; ///< null when idle
    /// Faults: NotSignedIn, NoWayToPhone, TrustTooOld (a purpose of high risk, and the agency's list of issuers is too
    /// old: nobody is asked). ClockImplausible is a verdict's affair: the visit begins and cannot be accepted.
    virtual Result<Visit*> beginVisit(const identity::Purpose& purpose) = 0;
    /// No phone at all: a physical card, 육안. Decision SeenByEye or NotAccepted.
    virtual void recordPaperCheck(const identity::Purpose& purpose, Decision decision, Done done) = 0;
    virtual QList<VisitRecord> today() const = 0; ///< newest first
    virtual DayCounts todayCounts() const = 0;

    // what the desk rests on
    virtual bool phoneReachable() const = 0;       ///< any endpoint ready
    virtual QStringList readyMethods() const = 0;  ///< of the endpoints: "nfc", "qr_ble", "demo_link"
    virtual QList<Fault> linkProblems() const = 0; ///< of the endpoints that are not ready, where they know
    /// A code that a camera or a scanner read. A mobile ID goes to the visit that waits for one; what else it is, and
    /// what became of it, scanned() says. Nothing is opened, joined or called.
    virtual void codeScanned(const QByteArray& code) = 0;
    enum class CodeUse { Taken, Unused };
    Q_ENUM(CodeUse)
    virtual quint64 unsent() const = 0;
    virtual identity::ClockState clockState() const = 0;
    virtual void confirmClock(Done done)
        = 0; ///< who is signed in says the time shown is right (journalled); TooFarAhead only
    virtual const identity::TrustList& trust() const = 0;
    virtual void importTrust(const QString& file, Done done) = 0; ///< Faults: TrustUnreadable, SampleTrust
    struct ReaderState {
        bool present = false;
        QString name; ///< subject CN
        std::optional<Instant> notAfter;
        bool demo = false;
    };
    virtual ReaderState reader() const = 0;
    virtual Result<QByteArray> readerRequest(const QString& organization) = 0; ///< PEM CSR for the reader key
    virtual void importReaderCertificate(const QByteArray& pem, Done done) = 0;
    /// Whose receipts this desk can vouch for: its own key first, then those that were imported.
    virtual QList<payments::DeskKey> knownDesks() const = 0;
    virtual Result<QByteArray> deskKeyText() const = 0; ///< for another desk to import
    /// Administrator. Faults: NotAllowed, BadDeskKey, SampleTrust (a demonstration's key on a real desk).
    virtual void importDeskKey(const QByteArray& text, Done done) = 0;
    virtual QList<Finding> examine() const = 0; ///< the doctor; reads disks and devices, at most some ms
    /// A consistent copy into a new folder below `folder`. The journal's keys go along only sealed under
    /// recoveryCode().
    virtual void backUp(const QString& folder, Done done) = 0;
    /// "7K2Q-…", eight groups of four: written down once, kept apart from the desk. Administrators only, else empty.
    virtual QString recoveryCode() const = 0;

    /// Where money is taken. Null: nothing was ever taken here, and the desk is read-only.
    virtual Till* till() const { return nullptr; }
    /// Fees, drawer, cash and the end of the day. Null where till() is.
    virtual DayBook* dayBook() const { return nullptr; }
    virtual Papers* papers() const { return nullptr; }     ///< receipts; null beside a naru that runs
    virtual Learning* learning() const { return nullptr; } ///< practice cards; null where papers() is
    virtual Packs* packs() const { return nullptr; }       ///< lessons that did not come with the program
    virtual Pairs* pairs() const { return nullptr; }       ///< the desks that may speak with this one
    virtual Practice* practice() const { return nullptr; } ///< its devices, in training; null where papers() is
    virtual Queue* queue() const { return nullptr; }       ///< visitors with a number; null where papers() is
    virtual Workshop* workshop() const { return nullptr; } ///< lessons of the centre's own; null where papers() is
    virtual Classes* classes() const { return nullptr; }   ///< of a trainer; null where papers() is
    virtual Supplies* supplies() const { return nullptr; } ///< what the agency hands down; null: none beside a naru

    /// The other desks of the house, from now on: every part that has something to say to them opens its channel.
    /// `channels` must outlive leave(). Once; nothing happens where the desk is read-only.
    virtual void join(Channels& channels) { Q_UNUSED(channels); }
    virtual void leave() { } ///< ends it: no channel is open any more

    /// Who carries the record to the hub, from now on; null: nobody any more. Must outlive that.
    virtual void join(journal::Outbox* outbox) { Q_UNUSED(outbox); }
    /// What has not gone there yet and why; nothing: nobody carries anything here. outboxChanged().
    virtual std::optional<OutboxNow> outbox() const { return {}; }
    virtual void sendNow() { } ///< what waits is tried at once
    /// The record as sync sees it; null beside a naru that runs.
    virtual journal::Outgoing* outgoing() { return nullptr; }

    /// An administrator is about to read what is kept here of another desk: noted in this desk's own journal first.
    /// Fault: NotAllowed.
    enum class ReadDepth { Heads, Full };
    virtual void noteCopyRead(const QByteArray& device, ReadDepth depth, Done done)
    {
        Q_UNUSED(device);
        Q_UNUSED(depth);
        done(DeskFault::NotAllowed);
    }
    /// Whether the journal also stands at another desk; devicesChanged() when the sign of it should change.
    virtual SisterCopy sisterCopy() const { return {}; }

    /// Looks at every deadline. A timer of the desk calls it twice a second; tests move a ManualClock and call it.
    virtual void tick() = 0;

Q_SIGNALS:
    void signedInChanged();
    void staffChanged();
    void settingsChanged();
    void visitChanged(); ///< another visit, or none
    void todayChanged();
    void devicesChanged();
    void scanned(const naru::desk::Scanned& what, naru::desk::Desk::CodeUse use);
    void clockChanged();
    void trustChanged();
    void outboxChanged();
    void journalStopped(
        const naru::Fault& fault); ///< nothing can be written: a full page says so, until todayChanged()
};

/// A demo never touches a real desk's folder, nor the other way round, and neither a folder with other things in it.
/// Faults: OtherKind, ForeignFolder.
Result<void> checkFolder(const QString& folder, Desk::Kind kind);

/// Into an empty folder. Faults: RestoreNotEmpty, RestoreUnreadable (also a wrong code), BackupFailed.
Result<void> restoreBackup(const QString& backupFolder, const QString& dataFolder, const QString& recoveryCode);

} // namespace naru::desk

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/payments/charge.h"
#include "app/payments/dayclose/report.h"
#include "app/payments/driver.h"
#include "app/payments/steps.h"
#include "devices/api/terminalsetup.h"

#include <QObject>

#include <functional>

namespace naru::desk {

/// Where a charge is, in the words that the clerk's and the visitor's page share.
enum class PayPhase : quint8 {
    Ready,    ///< written down, nothing asked yet
    Waiting,  ///< 기다리는 중: the terminal was asked
    CardRead, ///< 읽었어요: it said so
    Paid,     ///< 승인됨, or cash taken
    Declined, ///< 안 됐어요: known that nothing was taken
    NotSent,  ///< known that nothing left this desk
    InDoubt,  ///< 확인 중이에요
    Stored,   ///< approved without the issuer: no receipt yet
    Watched,  ///< no record at the terminal; may be tried again; watched until the file
    Review,   ///< people or the file decide
    Waived,   ///< nothing to pay
};

/// One step of what is known, oldest first: page g's list, the doubt desk's evidence.
struct PayStep {
    payments::EvidenceKind kind = payments::EvidenceKind::Unusable;
    payments::Source source = payments::Source::Desk;
    payments::State after = payments::State::Prepared;
    payments::Finding finding = payments::Finding::None;
    QString condition; ///< nexo ErrorCondition, or the fault's name where it was unusable
    Instant at{};
    QByteArray hash; ///< SHA-256 of what was received; empty: nothing was
};

/// A charge with everything that is known of it: a value, as of the last commit.
struct ChargeView {
    payments::Charge charge;
    payments::Standing standing;
    QList<payments::Attempt> attempts; ///< in the order of their making
    Instant opened{};
    PayPhase phase = PayPhase::Ready;

    const payments::Attempt* last() const { return attempts.isEmpty() ? nullptr : &attempts.last(); }
};

struct TerminalView {
    device::TerminalSetup setup;
    payments::Capabilities can;
    bool busy = false;              ///< asked, or in doubt where it can still be asked
    std::optional<Fault> problem;   ///< of the last exchange
    std::optional<Instant> heard{}; ///< when it last answered
    std::optional<payments::TerminalHealth> health;
};

/// What a clerk wants to charge.
struct Wanted {
    QString bill; ///< empty: the desk makes a number
    QList<payments::ChargeLine> lines;
    Won part; ///< of the sum, paid now, the rest is named; all of it: this is the rest; 0: the bill is whole
};

/// What opening answered. Anything but Open and Continue took nothing and wrote nothing.
struct Opened {
    payments::Guarded guarded;
    QByteArray charge; ///< Open, Continue: its id
};

/// Where money is taken: opens charges, asks terminals, learns, gives back. Every step is in the journal before it is
/// done or said; the rights of who is signed in are checked here. Made by the desk, lives as long.
class Till : public QObject {
    Q_OBJECT

public:
    using QObject::QObject;
    using Done = std::function<void(Result<void>)>; ///< in the desk's thread, after the commit
    using OpenedThen = std::function<void(Result<Opened>)>;

    // terminals
    virtual QList<TerminalView> terminals() const = 0;
    /// Administrator. A passphrase that is not empty goes into the KeyStore. Faults: NotAllowed, BadSettings.
    virtual void keepTerminal(const device::TerminalSetup& setup, const QByteArray& passphrase, Done done) = 0;
    virtual void removeTerminal(const QString& id, Done done) = 0;
    virtual void diagnose(const QString& id) = 0; ///< the answer is in terminals(), after changed()
    using TotalsThen = std::function<void(const QList<payments::dayclose::TerminalCount>&)>;
    /// Asks every registered terminal, once, what it counted: a question with a ServiceID of its own, never a payment.
    /// `then` comes with all of them, when each has answered or been waited for. Writes nothing.
    virtual void askTotals(TotalsThen then) = 0;

    // charges
    virtual void open(const Wanted& wanted, OpenedThen then) = 0;
    /// Lets another amount of a bill pass: a second person with their own PIN and a reason.
    virtual void openAgreed(
        const Wanted& wanted, qint64 second, const QString& pin, const QString& reason, OpenedThen then)
        = 0;
    virtual std::optional<ChargeView> view(const QByteArray& charge) const = 0;
    virtual QList<ChargeView> today() const = 0; ///< newest first
    /// In doubt, stored, watched, under review, or with a finding nobody explained, however old; oldest first.
    virtual QList<ChargeView> undecided() const = 0;
    /// Whose doubt, wait or watch ended today by the file or by people, or at all where they are of an earlier day;
    /// newest end first.
    virtual QList<ChargeView> settledToday() const = 0;
    /// The charges that a number speaks of, oldest first, however old: a bill's, a paper's, the one with which a
    /// visitor asks, a ServiceID, an approval's. Read off this thread.
    virtual void ofNumber(const QString& number, std::function<void(QList<ChargeView>)> then) = 0;
    virtual QList<PayStep> steps(const QString& serviceId) const = 0;

    // taking
    /// Asks the terminal, once. `done` says whether it was asked; what comes of it is in view(). Faults besides the
    /// commit's: AttemptUnfinished, TerminalTaken, UnknownTerminal, NotSignedIn.
    virtual void payByCard(const QByteArray& charge, const QString& terminal, Done done) = 0;
    /// Asks the terminal to stop. An approval that comes first stays an approval.
    virtual void askToStop(const QString& serviceId) = 0;
    virtual void askAgain(const QString& serviceId) = 0; ///< status, now
    /// What came by another road: the visit endpoint, the camera, a person's typing. Of a typed answer (driver
    /// "manual", Source::People) the body is as payments/manual/typed.h says, and somebody is signed in; else
    /// troubled() says NotSignedIn, and nothing is learnt.
    virtual void lateAnswer(const QString& serviceId, const QByteArray& body, payments::Source source) = 0;
    /// What the phone with the payments app scans to go on with an attempt that was asked; empty: nothing to show.
    virtual QString codeToShow(const QString& /*serviceId*/) const { return {}; }
    /// How much of its answer has come by the camera, where it comes in moving codes: see Desk::codeScanned().
    virtual device::TerminalLink::Progress progressOf(const QString& /*serviceId*/) const { return {}; }

    // giving back, and people's decisions
    virtual void giveBack(const QString& serviceId, const payments::Refund& refund, const QString& terminal,
        const QString& approverPin, Done done)
        = 0;
    struct PeopleSay {
        payments::Outcome outcome = payments::Outcome::None; ///< Success or Failure
        QString approval;                                    ///< the acquirer's number; Success
        qint64 second = 0;
        QString secondPin;
    };
    virtual void decideByPeople(const QString& serviceId, const PeopleSay& say, Done done) = 0;
    virtual void terminalGone(const QString& serviceId, Done done) = 0; ///< there is nobody left to ask: review

    /// Looks at every deadline: waits, status questions. The desk's tick() calls it.
    virtual void tick() = 0;

Q_SIGNALS:
    void changed();                               ///< any charge, attempt or terminal
    void chargeChanged(const QByteArray& charge); ///< after the commit
    /// Something heard could not be written yet. What a terminal does is in its view and in the steps, not here.
    void troubled(const naru::Fault& fault);
};

} // namespace naru::desk

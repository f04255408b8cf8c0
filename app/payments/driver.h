// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/random.h"
#include "app/payments/attempt.h"
#include "app/payments/faults.h"

#include <QStringList>

namespace naru::payments {

/// One line that the terminal wants on its receipt, unaltered; digits that may be a card's are starred.
struct TerminalLine {
    QString name, value; ///< both empty: an empty line; name alone: a heading
    bool bold = false;
    bool operator==(const TerminalLine&) const = default;
};

/// What an answer told: for the state machine, for the journal, for the receipt.
struct Heard {
    Evidence evidence;        ///< `at` is filled in by who asked
    QByteArray copy;          ///< the answer in plain, without what no desk may keep; empty: nothing readable came
    QStringList cuts;         ///< what was cut out of it, and where
    std::optional<Fault> why; ///< of Unusable, precisely: for the journal, never for the other side
    QList<TerminalLine> customerLines, cashierLines;
    bool signatureRequired = false;
    bool cardRead = false; ///< of a status, while it runs: the card was held, the verdict is still to come
};

/// How the terminal is, from a diagnosis or login.
struct TerminalHealth {
    enum class Global : quint8 { Unknown, Ok, Busy, Maintenance, Unreachable } global = Global::Unknown;
    bool communicates = true;
    std::optional<bool> paper;         ///< whether its printer has some
    std::optional<bool> hostReachable; ///< whether it can reach the acquirer
    bool loginNeeded = false;          ///< it forgot the desk: it started anew
};

/// Debits and reversals as the terminal counted them: a third witness, not the settlement.
struct TerminalTotals {
    int payments = 0, reversals = 0;
    Won paid, reversed;
    QString period; ///< its own name of the time since which it counts; empty: it gives none
};

/// How one kind of terminal is spoken with. Turns attempts into bytes and bytes into evidence; carries nothing, waits
/// for nothing, decides nothing. One object for one terminal and one key.
class Driver {
public:
    virtual ~Driver() = default;

    virtual QString name() const = 0; ///< "nexo", …: written into every attempt, never changes
    /// What its makers say, or what the conformance suite found (see TerminalSetup::abilities).
    virtual Capabilities capabilities() const = 0;

    /// The plain request: what is hashed into PREPARED and comes back through the Permit. The same attempt has the same
    /// bytes. `original`: of a reversal. Faults: RefundNeedsPayment, the driver's own.
    virtual Result<QByteArray> request(const Attempt& attempt, const Attempt* original) const = 0;
    /// Makes it ready for the way: sealed where the driver seals. What a link sends.
    virtual QByteArray seal(const QByteArray& permitted) = 0;
    /// What came back to it, now or late. Never fails: what cannot be used is Unusable evidence.
    virtual Heard hear(const Attempt& attempt, const QByteArray& body) = 0;

    /// Questions that may be asked any number of times.
    enum class Ask : quint8 { Status, Abort, Diagnosis, Login, Totals };
    struct Question {
        Ask what = Ask::Status;
        QString serviceId;     ///< its own, never one of an attempt
        QByteArray message;    ///< as a link sends it
        bool practice = false; ///< of the session in training, beside the desk's own
    };
    /// `about`: Status and Abort. Nothing: this terminal cannot be asked that.
    virtual std::optional<Question> question(Ask what, const Attempt* about) = 0;
    /// Whether a Status tells more of what is still running than that it is: worth asking while a card is waited for.
    virtual bool tellsProgress() const { return false; }
    /// The answer to a Status. Of an Abort nothing is learnt: the verdict comes to the request itself.
    virtual Heard hearStatus(const Question& question, const Attempt& about, const QByteArray& body) = 0;
    virtual Result<TerminalHealth> hearHealth(const Question& question, const QByteArray& body) = 0;
    virtual Result<TerminalTotals> hearTotals(const Question& question, const QByteArray& body) = 0;

    /// Begins a session in training, beside the desk's own, for attempts with `practice`. Nothing: there is none here.
    virtual std::optional<Question> practiceQuestion() { return std::nullopt; }
    /// The terminal says itself that it is in training now. Faults: NotInTraining, the driver's own.
    virtual Result<void> hearPractice(const Question& /*question*/, const QByteArray& /*body*/)
    {
        return PaymentFault::NotInTraining;
    }
};

} // namespace naru::payments

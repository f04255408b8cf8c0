// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/desk/till.h"
#include "app/desk/visit.h"

#include <QObject>

#include <functional>

namespace naru::desk {

/// The desk's door for practice at a public screen: the real verifier and the real terminal, and nothing that follows
/// from them. Nobody is signed in. What comes of a visit here is no decision, leads to no service, payment or paper,
/// and leaves one entry that says how it ended and nothing of whom; what a terminal is asked here is asked in training
/// and kept apart from money. Real business always goes first: it ends a visit here, and a charge takes the terminal.
/// Made by the desk, lives as long.
class Practice : public QObject {
    Q_OBJECT

public:
    using QObject::QObject;
    using Done = std::function<void(Result<void>)>; ///< in the desk's thread

    // the verifier
    /// Asks a phone as the counter does, with the same request. Faults: NoWayToPhone, RealFirst (a visit is under way).
    virtual Result<void> beginVisit(const identity::Purpose& purpose) = 0;
    /// Null where none is under way. Its decisions do nothing, and its portrait is never decoded.
    virtual Visit* visit() const = 0;

    // the terminal
    enum class Terminal {
        Unknown, ///< nobody has looked yet
        Looking, ///< they are being asked
        Ready,   ///< one says itself that it can practise
        None,    ///< payProblem() says why
    };
    Q_ENUM(Terminal)
    /// Asks the registered terminals whether they practise, one after the other.
    virtual void lookForTerminal() = 0;
    virtual Terminal terminal() const = 0;
    /// UnknownTerminal (none is registered), NotInTraining (none says that it practises), TerminalTaken, the link's.
    virtual std::optional<Fault> payProblem() const = 0;

    /// As of the last commit.
    struct Payment {
        QString serviceId, terminalName;
        Won amount;
        PayPhase phase = PayPhase::Ready;
        std::optional<Fault> refused; ///< an answer came that proves nothing: NotInTraining, a broken seal, …
        bool stopAsked = false;
        bool gaveWay = false; ///< a charge took the terminal
    };
    /// Asks the terminal for payments::practiceWon, in training, once. `done` says whether it was asked. Faults:
    /// those of payProblem(), AttemptUnfinished, the commit's.
    virtual void pay(Done done) = 0;
    virtual const Payment* payment() const = 0; ///< null: none since leave()
    virtual void askToStop() = 0;
    virtual void leave() = 0; ///< the visitor goes: everything is stopped and wiped

    /// What is not known to have ended without money, oldest first: for people, and for the acquirer's file.
    virtual QList<payments::Attempt> doubts() const = 0;

Q_SIGNALS:
    void visitChanged(); ///< another visit, or none
    void changed();      ///< of the terminal or the payment
};

} // namespace naru::desk

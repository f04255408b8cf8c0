// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/clock.h"
#include "app/desk/records.h"
#include "app/identity/purpose.h"
#include "app/identity/verdict.h"
#include "devices/api/picture.h"
#include "devices/api/visitendpoint.h"

#include <QObject>

namespace naru::desk {

/// Until a phone engages: under autoLockAfter, so that a wait is never cut off without the warning before its end.
inline constexpr Milliseconds phoneWaitMax = std::chrono::seconds(170);
inline constexpr Milliseconds answerWaitMax = std::chrono::minutes(2);    ///< for the visitor to agree
inline constexpr Milliseconds releasedShownMax = std::chrono::minutes(2); ///< released values stay on screen
inline constexpr Milliseconds warnBefore = std::chrono::seconds(20);

/// One visitor at the desk, from the clerk's choice of a purpose to the wiped screen. What it shows is in the journal
/// already: the verdict appears only after its commit.
class Visit : public QObject {
    Q_OBJECT

public:
    enum class Stage {
        Waiting,   ///< for a phone
        Asked,     ///< the phone is there and has the request: the visitor decides
        Recording, ///< judged, on its way into the journal
        Verdict,   ///< shown
        Trouble,   ///< fault() says why; nothing was released
        Over,      ///< wiped: the desk shows its idle page
    };
    Q_ENUM(Stage)

    /// One row of "progress in words", oldest first: purpose chosen, waiting for the phone, consent, judged and
    /// written.
    struct Step {
        enum class State { Done, Now, Todo } state = State::Todo;
        const char* name;          ///< words: "step.purpose", "step.phone", "step.consent", "step.record"
        std::optional<Instant> at; ///< when done; for the current one: until when it may take
    };

    virtual const identity::Purpose& purpose() const = 0;
    virtual Stage stage() const = 0;
    virtual QList<Step> steps() const = 0;
    /// While waiting: a phone engaged, and this is how it is waited for now.
    virtual std::optional<device::VisitEndpoint::Way> engagingWay() const = 0;
    virtual bool secondRequest() const = 0; ///< the fallback request is under way or answered

    virtual const identity::Verdict* verdict() const = 0; ///< null before Stage::Verdict and after the wipe
    virtual const device::Picture* portrait() const = 0;  ///< null: none, not accepted, or not decoded yet
    virtual std::optional<Fault> portraitFault() const = 0;
    virtual quint64 recordNumber() const = 0; ///< 0: not written yet
    virtual std::optional<Instant> recordedAt() const = 0;
    virtual std::optional<Fault> fault() const = 0;
    virtual std::optional<Decision> decision() const = 0;

    virtual bool maySeeByEye() const = 0; ///< amber, undecided or refused, and not decided yet
    /// What the next fallback request would ask; null unless the age is undecided, the purpose has one left and the
    /// phone is still there.
    virtual const identity::Asked* nextFallback() const = 0;

public Q_SLOTS:
    /// A code off the phone's screen ("mdoc:…"), while waiting. What cannot be done with it is said by troubled().
    virtual void takeCode(const QByteArray& code) = 0;
    /// The visitor agreed to be asked nextFallback().
    virtual void askFallback() = 0;
    /// Journals the clerk's decision; changed() comes after the commit.
    virtual void decide(naru::desk::Decision decision) = 0;
    /// A second member of staff agrees with their own PIN. Faults by `troubled`: WrongPin, PinWait, SamePerson.
    virtual void decideWithSecondPerson(qint64 staffId, const QString& pin) = 0;
    /// Stops at every moment: ends the phone's session, wipes, Stage::Over. Recorded once a phone had engaged.
    virtual void cancel() = 0;
    virtual void stayLonger() = 0; ///< answers warned()

Q_SIGNALS:
    void changed();
    void warned(); ///< `warnBefore` left until the page is wiped or given up
    /// A decision could not be made or written, or a phone left (or is locked) while one is waited for; the visit goes
    /// on.
    void troubled(const naru::Fault& fault);
};

} // namespace naru::desk

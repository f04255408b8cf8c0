// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/clock.h"
#include "app/base/result.h"

#include <QByteArray>
#include <QObject>

namespace naru::device {

/// Whether a message that failed may have reached the terminal.
enum class Left {
    Nothing, ///< it failed before the first byte of it was handed to the connection: the only road to "not sent"
    MayHave, ///< the terminal may have it, whole or in part, and may act on it
};

/// Bytes to a payment terminal and back, each message once. Several may be under way: an abort goes out beside a
/// payment.
class TerminalLink : public QObject {
    Q_OBJECT

public:
    using QObject::QObject;

    /// Sends once, and never again. One of answered() and failed() follows, never before this has returned, with the
    /// number that this returns. `patience` bounds the wait for the answer.
    virtual quint64 send(const QByteArray& message, Milliseconds patience) = 0;
    /// failed() follows at once. Nothing happens when that message has ended.
    virtual void giveUp(quint64 number) = 0;

    /// Where a phone's browser can bring an answer during this visit, for the message to name; empty: this link has no
    /// such place. The same until endVisit().
    virtual QByteArray returnAddress() { return {}; }
    /// How much of an answer in pieces has come; 1 of 1 for one that came whole.
    struct Progress {
        int known = 0, wanted = 0;
        bool isDone() const { return wanted > 0 && known >= wanted; }
    };
    /// What a camera or scanner read, or a page took from the clerk, of the answer to what this link shows: answered()
    /// or cameLate() follows the last piece. 0 of 0: this link takes none. Faults are the link's own; nothing is lost
    /// by one.
    virtual Result<Progress> takeText(const QByteArray& /*text*/) { return Progress{}; }
    /// The visitor has gone: nothing is waited for any more, and no door stays open.
    virtual void endVisit() { }

Q_SIGNALS:
    /// The certificate that a terminal showed and that was believed: to be registered once.
    void believed(const QByteArray& fingerprint);
    /// The body as received; empty where the terminal took the message and says nothing.
    void answered(quint64 number, const QByteArray& body);
    void failed(quint64 number, const naru::Fault& fault, naru::device::Left left);
    /// An answer to nothing that is under way: late, or brought twice. It may end a doubt: never dropped.
    void cameLate(const QByteArray& body);
};

} // namespace naru::device

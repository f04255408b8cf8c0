// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "devices/simulator/terminal/paymentterminal.h"

namespace naru::sim {

/// How a payment terminal is reached and what language it speaks: a dialect.
class TerminalVoice : public QObject {
    Q_OBJECT

public:
    using QObject::QObject;
    virtual bool listen(quint16 port);         ///< 0: any; false: that port is taken
    virtual QString url() const = 0;           ///< where it listens; empty: nowhere
    virtual int unreadable() const = 0;        ///< questions that were none, or under no seal of ours
    virtual bool open(const QByteArray& link); ///< that a camera read off the desk's screen; false: not for it

Q_SIGNALS:
    /// The phone goes back to where the link came from: the return URL with the answer, and the answer's envelope.
    void returned(const QByteArray& url, const QByteArray& envelope);
};

} // namespace naru::sim

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/codec/ur.h"
#include "devices/api/terminallink.h"
#include "devices/visit/visitdoor.h"

#include <QTimer>

namespace naru::device {

/// A terminal that people stand between: the message is shown, and the answer comes by the visit's door, by a camera
/// that sees codes, or by a clerk who types. One message at a time; the visit ends with endVisit(), not with the first
/// answer or the end of patience: what comes later comes as cameLate().
class CodeLink final : public TerminalLink {
    Q_OBJECT

public:
    static constexpr qsizetype textBytesMax = 64 * 1024;

    /// Without a door: codes and typing alone.
    explicit CodeLink(QObject* parent = nullptr);
    /// `address`: null finds one at each visit. `random` must outlive the link.
    CodeLink(Random& random, const QHostAddress& address, QObject* parent = nullptr);

    /// Opens the door where there is one and it is closed. Empty: answers come as codes or by hand.
    QByteArray returnAddress() override;
    /// Faults of failed(): Occupied (nothing was shown), NobodyCame, PutAway.
    quint64 send(const QByteArray& message, Milliseconds patience) override;
    void giveUp(quint64 number) override;
    void endVisit() override;

    /// A part of moving codes ("UR:BYTES/…"), or an answer as it stands. Faults: those of UrDecoder, TooLarge,
    /// Malformed (no bytes).
    Result<Progress> takeText(const QByteArray& text) override;

Q_SIGNALS:
    void codeToShow(quint64 number, const QByteArray& text); ///< never before send() has returned
    void codeToHide(quint64 number);

private:
    void deliver(const QByteArray& body);
    void fail(DoorFault code);

    std::optional<VisitDoor> m_door;
    QHostAddress m_address;
    codec::UrDecoder m_parts;
    QTimer m_patience;
    quint64 m_last = 0, m_waiting = 0; ///< 0: none
};

} // namespace naru::device

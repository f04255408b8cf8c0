// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/channel.h"
#include "app/base/clock.h"
#include "sync/classroom/allowance.h"
#include "sync/classroom/faults.h"
#include "sync/lan/handshake.h"

#include <QObject>
#include <QPointer>

#include <deque>
#include <memory>

class QAbstractSocket;
class QWebSocket;

namespace naru::classroom {

/// The way of a class over WebSocket (RFC 6455): subprotocol "naru.class.1", binary messages alone, no extension. First
/// the messages of a lan::Handshake in mode Class, then frames of its Session, each of which holds one message of the
/// channel "class" and nothing else: no name, no kind, so that nothing but the class can be reached through it. Pings
/// are the protocol's own. A close code from 4000 on is closeFirst + a ClassroomFault: a hint for people, not proven.
inline constexpr QLatin1StringView subprotocol("naru.class.1");
inline constexpr int closeFirst = 4000;

/// One connection of a class, the same at both ends.
class ClassWire final : public QObject {
    Q_OBJECT

public:
    struct Limits {
        Milliseconds proof = std::chrono::seconds(5);    ///< from a connection's beginning until both are proven
        Milliseconds ping = std::chrono::seconds(5);     ///< of silence, before one is sent
        Milliseconds silence = std::chrono::seconds(15); ///< after which nobody is there
        int messagesEachSecond = 40;                     ///< that the other may send
        int messagesSavedMax = 200;                      ///< at once, after a rest
        qint64 bytesEachSecond = 128 * 1024;             ///< on the wire, pings and broken frames too
        qint64 bytesSavedMax = 1024 * 1024;
        qint64 windowBytes = 128 * 1024;       ///< in the socket, not yet taken by the system
        int queueMessagesMax = 64;             ///< waiting for the window
        qsizetype queueBytesMax = 512 * 1024;  ///< of them
        qint64 answersBytesMax = 512 * 1024;   ///< in the socket at all: pongs to somebody who does not read
        qint64 readAheadBytesMax = 160 * 1024; ///< taken from the system before they are looked at
    };

    /// Takes the socket; the clock must outlive it. `tcp` is the socket below, where that is known.
    ClassWire(std::unique_ptr<QWebSocket> socket, QAbstractSocket* tcp, lan::Handshake handshake, const Clock& clock,
        Milliseconds begun, const Limits& limits, QObject* parent = nullptr);
    ~ClassWire() override;

    void begin();                 ///< the initiator's first word
    void admit();                 ///< in answer to asked()
    void end(const Fault& fault); ///< closes; ended() follows at once
    /// Waits while the window is full. The queue holds bytes and knows no meaning: where it is full the oldest message
    /// is left out, which a class survives, since its messages are states that are sent again.
    void say(const QByteArray& message);
    void look(); ///< what the clock asks for; the owner's timer calls it

    bool isProven() const { return m_session.has_value(); }
    const lan::Identity& other() const { return m_other; } ///< once asked() or proven
    quint64 leftOut() const { return m_leftOut; }
    Milliseconds begun() const { return m_begun; } ///< when the connection came

Q_SIGNALS:
    void asked();  ///< who it is, is known: admit() or end()
    void proven(); ///< both are; messages may go
    void heard(const QByteArray& message);
    void ended(const naru::Fault& fault); ///< the last

private:
    void take(const QByteArray& bytes);
    void shake(const QByteArray& bytes);
    void advance();
    void send(const QByteArray& bytes);
    void drain();
    void closed();
    qint64 rawBytes() const;

    std::unique_ptr<QWebSocket> m_socket;
    QPointer<QAbstractSocket> m_tcp;
    lan::Handshake m_handshake;
    const Clock& m_clock;
    Limits m_limits;
    std::optional<lan::Session> m_session;
    lan::Identity m_other;
    Milliseconds m_begun, m_heard, m_pinged;
    Allowance m_messages, m_bytes;
    std::deque<QByteArray> m_queue;
    qsizetype m_queueBytes = 0;
    qint64 m_rawBytes = 0;
    quint64 m_leftOut = 0;
    bool m_asked = false, m_ended = false;
};

/// What went wrong in the handshake, in the words of a class.
Fault inClass(const Fault& fault);

} // namespace naru::classroom

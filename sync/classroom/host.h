// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/channel.h"
#include "app/base/clock.h"
#include "app/base/random.h"
#include "sync/classroom/allowance.h"
#include "sync/classroom/classcode.h"
#include "sync/classroom/classwire.h"
#include "sync/lan/trusted.h"

#include <QHash>
#include <QHostAddress>
#include <QObject>
#include <QPointer>
#include <QSet>

#include <functional>
#include <memory>

class QTcpServer;
class QTcpSocket;
class QTimer;
class QWebSocketServer;

namespace naru::classroom {

/// The class on the trainer's desk: a server whose seats are the peers of the channel "class". Every connection proves
/// who it is (lan::Handshake, mode Class) before a byte of it is a message; a seat is its device and its key together,
/// and in one class no device comes with two keys. Who comes anew takes its own place; who misbehaves is dropped and
/// named, and its key (before it is known: its address) waits outside for a while. The others keep their pace: nobody
/// may bring more than an Allowance, and nobody is waited for. Lives in the thread that made it.
class ClassHost final : public QObject, public Channels {
    Q_OBJECT

public:
    struct Limits {
        ClassWire::Limits wire = {};
        int seatsMax = 200;
        int connectionsEachMax = 48; ///< of one address
        int callsEachSecond = 4;     ///< that one address may begin, a handshake each
        int callsSavedMax = 120;     ///< of it, at once, after a rest: a room behind one router
        int unprovenMax = 64;     ///< whose handshake is not done; of more the oldest of the most crowded address goes
        int unprovenEachMax = 12; ///< of them, of one address
        qint64 headBytesMax = 8 * 1024;  ///< of an HTTP request
        Milliseconds outside{10'000};    ///< how long who misbehaved waits
        int outsideMax = 1000;           ///< remembered; of more the earliest is forgotten
        int keysMax = 1000;              ///< devices whose key is remembered for this class
        int keysEachMax = 100;           ///< of them, that came from one address
        Milliseconds namedAgain{10'000}; ///< the same address with the same fault is named once in this time
    };
    /// Who was dropped, and why. Before it proved who it is, a peer has no device, and its address for a name.
    using Dropped = std::function<void(const Channel::Peer& who, const Fault& fault)>;

    /// Clock, random and `trusted` must outlive it. `trusted` (may be null): a paired desk is called as it is called
    /// here, and its number with another key is refused.
    ClassHost(
        lan::Self self, const Clock& clock, Random& random, const lan::Trusted* trusted, QObject* parent = nullptr);
    ClassHost(lan::Self self, const Clock& clock, Random& random, const lan::Trusted* trusted, const Limits& limits,
        QObject* parent = nullptr);
    ~ClassHost() override; ///< its Channel must be gone

    /// Port 0: the first free one of ClassCode's. Fault: NoPort.
    Result<void> begin(const QHostAddress& at = QHostAddress(QHostAddress::Any), quint16 port = 0);
    void end(); ///< every seat is told that it is over
    bool isHeld() const;
    quint16 port() const; ///< 0: not held
    /// As others reach it now; without places where there is no network.
    ClassCode code() const;
    const lan::Identity& self() const { return m_who; }
    void rename(const QString& name); ///< seats see it at their next connection
    /// Sends a seat away; its key is not taken again while this class is held.
    void dismiss(const QByteArray& device);
    void whenDropped(Dropped dropped) { m_dropped = std::move(dropped); } ///< replaces the one before

    /// "class"; any other name is a channel that nobody is on.
    std::unique_ptr<Channel> open(const QString& name) override;
    void look(); ///< what the clock asks for: runs by itself four times a second, or when a test moved its clock

private:
    class Seats;
    struct Knocking {
        QTcpSocket* socket;
        QHostAddress address;
        Milliseconds since;
    };

    void admit();
    bool mayCall(const QHostAddress& address);
    bool makeRoomFor(const QHostAddress& address);
    void knock(QTcpSocket* socket);
    void gone(QObject* socket);
    void enter();
    void judge(ClassWire* wire);
    void seat(ClassWire* wire);
    void hear(const ClassWire& wire, const QByteArray& message);
    void leave(ClassWire* wire, const QHostAddress& address, const Fault& fault);
    bool isOutside(const QByteArray& who) const;
    void putOutside(const QByteArray& who);
    void name(const Channel::Peer& who, const Fault& fault);
    Channel::Peer peerOf(const ClassWire& wire) const;
    int connectionsOf(const QHostAddress& address) const;
    int unprovenOf(const QHostAddress& address) const;
    int keysOf(const QHostAddress& address) const;
    int unproven() const;
    void changed();

    lan::Self m_self;
    lan::Identity m_who;
    const Clock& m_clock;
    Random& m_random;
    const lan::Trusted* m_trusted;
    const Limits m_limits;
    QTcpServer* m_door;           ///< child; counts before a byte is read
    QWebSocketServer* m_upgrader; ///< child; does not listen
    QTimer* m_timer;              ///< child
    QList<Knocking> m_knocking;   ///< whose HTTP request is not there
    QHash<ClassWire*, QHostAddress> m_wires;
    QHash<QByteArray, ClassWire*> m_seats; ///< by device, proven
    struct Known {
        QByteArray key;
        QHostAddress from;
    };
    QHash<QByteArray, Known> m_keys; ///< of devices that joined this class
    struct Calls {
        Allowance left;
        Milliseconds at;
    };
    QHash<QHostAddress, Calls> m_calls;
    QSet<QByteArray> m_dismissed;                       ///< keys
    QHash<QByteArray, Milliseconds> m_outside, m_named; ///< since when
    Dropped m_dropped;
    Seats* m_channel = nullptr;
};

} // namespace naru::classroom

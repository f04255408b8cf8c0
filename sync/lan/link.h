// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sync/lan/handshake.h"
#include "sync/lan/lanchannels.h"
#include "sync/lan/parcel.h"

#include <QObject>
#include <QSet>

#include <deque>

class QTcpSocket;

namespace naru::lan {

/// One TCP connection with another desk: first its handshake, then its session. It belongs to LanChannels, which hears
/// of its end once and then lets it go.
class Link final : public QObject {
    Q_OBJECT

public:
    using Limits = LanChannels::Limits;
    /// May somebody come so? Asked once, when the first message is in.
    using Admits = std::function<std::optional<Handshake::Reason>(Mode)>;

    /// One that came; takes the socket. `clock`, `limits` must outlive it.
    Link(QTcpSocket* socket, Handshake handshake, Admits admits, const Clock& clock, const Limits& limits,
        QObject* parent);
    /// One that is called.
    Link(const Place& place, Handshake handshake, const Clock& clock, const Limits& limits, QObject* parent);
    ~Link() override;

    enum class State : quint8 { Connecting, Shaking, Open, Ended };
    State state() const { return m_state; }
    const Handshake& handshake() const { return m_handshake; }
    bool came() const { return m_came; }
    const QString& address() const { return m_address; } ///< of the other end
    QByteArray device() const;                           ///< empty before it is proven
    QSet<QString>& names() { return m_names; }           ///< channels that the other side has open
    quint64 leftOut() const { return m_leftOut; }

    void agree();
    void refuse(Handshake::Reason reason); ///< ends it, without ended()
    /// A message of a channel, when its turn comes; the queue is bounded.
    void post(const QString& channel, const QByteArray& message);
    void say(Parcel::Kind kind, const QString& name = {}); ///< before what is queued
    void sayTwice();                                       ///< and ends it, without ended()
    void askIfThere();                                     ///< gives it up soon when nothing comes
    void close();                                          ///< ends it, without ended()
    void tick();

Q_SIGNALS:
    void asked(); ///< a person's word is wanted here or there
    void opened();
    void heard(const naru::lan::Parcel& parcel);
    void ended(const naru::Fault& fault); ///< once

private:
    void attend();
    void connectTo(const Place& place);
    void read();
    bool readOne();
    void shake(const QByteArray& message);
    void takeFrame(const QByteArray& frame);
    void lookAtHandshake();
    void write(QByteArrayView bytes);
    void pump();
    void end(const Fault& fault);
    void leave(); ///< lets the socket send what it holds, without us

    QTcpSocket* m_socket; ///< a child; null once it was left
    Handshake m_handshake;
    Admits m_admits;
    const Clock& m_clock;
    const Limits& m_limits;
    const bool m_came;
    QString m_address;
    State m_state = State::Connecting;
    std::optional<Session> m_session;
    QSet<QString> m_names;
    qsizetype m_unproven = 0; ///< bytes read before the session
    Milliseconds m_deadline;  ///< of the handshake
    Milliseconds m_heardAt, m_giveUpAt{0};
    bool m_pinged = false, m_asked = false, m_readLater = false;
    struct Waiting {
        QString channel;
        QByteArray bytes;
    };
    std::deque<Waiting> m_queue;
    std::deque<QByteArray> m_first;
    qsizetype m_queueBytes = 0;
    quint64 m_leftOut = 0;
};

} // namespace naru::lan

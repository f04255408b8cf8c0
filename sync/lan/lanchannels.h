// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/channel.h"
#include "app/base/clock.h"
#include "app/base/neighbours.h"
#include "app/base/random.h"
#include "sync/lan/pairing.h"
#include "sync/lan/trusted.h"

#include <memory>

namespace naru::lan {

/// Channels between paired desks over TCP on the network of the house, and the tries to become a pair. Listens on one
/// port, calls the places it was told, and keeps one connection with each paired desk: of two between the same desks
/// the one survives that the desk with the smaller device id began; of two that the same desk began, the one that it
/// keeps.
///
/// On the wire: u32 length ‖ bytes. Until the handshake is done the bytes are its messages (at most 512), afterwards
/// frames of a Session, whose content is a Parcel (parcel.h). All of it lives in the thread that made it, which needs
/// an event loop; no call waits.
///
/// Back-pressure: at most Limits::windowBytes lie in a socket; further messages wait in a queue for each desk. When it
/// is full, the oldest waiting message of the same channel is left out; where there is none, the new one is. Somebody
/// who floods is read no faster than the others: Limits::framesAtOnce, then the next desk's turn.
class LanChannels final : public Channels {
public:
    struct Limits {
        int connectionsMax = 64;                           ///< at once, theirs and ours
        int connectionsEachMax = 16;                       ///< of those that came, of one address
        int unprovenMax = 24;                              ///< of those that came, whose handshake is not done
        int callsEachMinute = 120;                         ///< that may come from one address
        qsizetype unprovenBytesMax = 2048;                 ///< that one may bring before its handshake is done
        int pairingsEachMinute = 12;                       ///< tries to pair that others may begin here
        int pairingsOfOneEachMinute = 6;                   ///< of them, one host
        int pairingsOfOneMax = 2;                          ///< tries of one host that wait at once
        qint64 windowBytes = 256 * 1024;                   ///< in a socket, not yet taken by the system
        qsizetype queueBytesMax = 1024 * 1024;             ///< waiting for one desk
        int queueMessagesMax = 256;                        ///< waiting for one desk
        int framesAtOnce = 64;                             ///< of one desk, before the others' turn
        int namesMax = 32;                                 ///< of channels that one desk may have open
        Milliseconds handshake = std::chrono::seconds(10); ///< from a connection's beginning to its proof
        Milliseconds persons = std::chrono::minutes(2);    ///< from the digits to both words
        Milliseconds endedShown = std::chrono::minutes(1); ///< an ended try stays in tries()
        Milliseconds ping = std::chrono::seconds(5);       ///< of silence before one is sent
        Milliseconds silence = std::chrono::seconds(15);   ///< after which a connection is given up
        Milliseconds firstAgain = std::chrono::seconds(1); ///< before the second call of a place
        Milliseconds againMax = std::chrono::seconds(60);  ///< doubled each time up to this; then half of it is chance
    };

    /// `trusted`, `clock` and `random` must outlive it. It must not be destroyed by one of its listeners.
    LanChannels(Self self, Trusted& trusted, const Clock& clock, Random& random);
    LanChannels(Self self, Trusted& trusted, const Clock& clock, Random& random, const Limits& limits);
    ~LanChannels() override; ///< every Channel must be gone
    LanChannels(const LanChannels&) = delete;
    LanChannels& operator=(const LanChannels&) = delete;

    /// All addresses of the machine under Place::usualPort or, where that is taken, a free one; or just `at` (port 0: a
    /// free one). Fault: CannotListen.
    Result<void> listen();
    Result<void> listen(const Place& at);
    void stop();                   ///< listens no more, closes all connections; tries end
    quint16 port() const;          ///< 0: does not listen
    QStringList ownPlaces() const; ///< under which others reach this desk now; empty: no network, or it does not listen

    /// Where paired desks may be, found or typed: replaces the list before. Each is called at once, and again with
    /// back-off, while no connection with the desk that answered there stands. Paired desks alone should be named: a
    /// stranger's place is called every Limits::againMax.
    void seek(const QList<Place>& places);
    /// The list of pairs changed: a revoked desk's connection ends, a renamed one's channels tell it.
    void recheck();
    void rename(const QString& name); ///< this desk; others see it at the next connection

    // Channels
    std::unique_ptr<Channel> open(const QString& name) override;
    bool here(const QByteArray& device) const; ///< is there a connection?
    /// Desks came or went. Replaces the one before.
    void watch(std::function<void()> changed);

    // Pairing: as Neighbours says it. Compare without digits: somebody came by this desk's code; the person here is
    // asked whether the one named is who stands there. Awaiting without digits: we came by theirs, and nobody here is
    // asked, unless it would take the place of another key: then Compare once they have said yes. Who called keeps
    // calling that place afterwards, besides those of seek().
    /// This desk's code for a camera, with a new secret: the one before opens nothing any more, and this one is for one
    /// caller. Its places are ownPlaces(); empty where there are none.
    QByteArray showCode();
    void hideCode(); ///< no caller may come by code
    void pair(const Place& place);
    Result<void> pairByCode(const QByteArray& code); ///< Fault: BadCode
    void confirm(quint64 number);
    void refuse(quint64 number);
    QList<Neighbours::Trying> tries() const;
    /// The list of tries changed. Replaces the one before. A confirmed pair goes to Trusted::keep() first.
    void watchTries(std::function<void()> changed);

    /// What the clock asks for: runs by itself four times a second, or when a test moved its clock.
    void tick();

    /// For the administrator's doctor.
    struct Counts {
        quint64 calls = 0;      ///< of places
        quint64 leftOut = 0;    ///< messages, because a queue was full
        quint64 turnedAway = 0; ///< connections, because of a limit
        quint64 broken = 0;     ///< connections that ended with a Fault of handshake or session
    };
    Counts counts() const;

    class Impl; ///< in lanimpl.h, for lan/ alone

private:
    std::unique_ptr<Impl> m;
};

} // namespace naru::lan

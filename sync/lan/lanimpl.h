// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sync/lan/link.h"

#include <QHash>
#include <QPointer>
#include <QTcpServer>
#include <QTimer>

namespace naru::lan {

/// The inside of LanChannels: lanchannels.cpp holds channels, lancalls.cpp connections, lantries.cpp pairing.
class LanChannels::Impl {
public:
    Impl(Self self, Trusted& trusted, const Clock& clock, Random& random, const Limits& limits);
    ~Impl();

    // Channels
    class Line;
    QList<Channel::Peer> peersOf(const QString& name) const;
    void tell(const QString& name, const QByteArray& device, const QByteArray& message);
    void opened(Line* line);
    void closed(Line* line);
    void hear(Link* link, const Parcel& parcel);
    void tellChanges();

    // Connections
    Result<void> listen(const QHostAddress& address, quint16 port);
    void stop();
    void admit();
    bool comesTooOften(const QString& address);
    void seek(const QList<Place>& places);
    void callAll();
    void attach(Link* link);
    Handshake::Setup setup() const;
    void joined(Link* link);
    void gone(Link* link, const Fault& fault);
    void recheck();
    void tick();

    // Pairing
    quint64 begin(const QList<Place>& places, Mode mode, const QByteArray& keyHash, const QByteArray& secret);
    void call(quint64 number);
    std::optional<Handshake::Reason> mayPair(Mode mode, const QString& address);
    bool yieldTo(const QString& address, const QList<Link*>& waiting);
    void asked(Link* link);
    void confirmed(Link* link);
    bool tryEnded(Link* link, const Fault& fault); ///< false: it is none that is shown
    void tickTries();
    void tellTries();

    /// A place that is called, again and again.
    struct Dial {
        Place place;
        QPointer<Link> link = {};
        QByteArray device = {}; ///< who answered there last
        int failures = 0;
        Milliseconds next{0};
    };
    struct Try {
        Neighbours::Trying shown;
        QPointer<Link> link = {};
        QList<Place> rest = {}; ///< to be called when this one does not answer
        Place place = {};
        Mode mode = Mode::Pairing;
        QByteArray keyHash = {}, secret = {};
        Milliseconds endedAt{0};
        /// Proven, and both words said; the person here has not been told yet whom it replaces.
        std::optional<Identity> held = {};
        Milliseconds heldUntil{0};
        bool agreed = false; ///< the person here was asked, and said yes
    };
    Try* tryOf(const Link* link);
    Try* tryNumbered(quint64 number);
    bool isLive(const Try& one) const;
    void endTry(Try& one, const Fault& fault);
    void confirm(Try& one);
    void keep(Try& one, const Identity& other);
    QString replacedBy(const Identity& other) const;
    bool isCodeUsed(const Link* link) const;
    Milliseconds pauseAfter(int failures);
    QList<Link*> links() const; ///< that have not ended
    Link* linkTo(const QByteArray& device, const QString& name) const;

    Self self;
    Trusted& trusted;
    const Clock& clock;
    Random& random;
    const Limits limits;
    QObject owner; ///< of links and sockets
    QTcpServer server;
    Place listensAt;
    QTimer timer;

    QList<Line*> lines;
    QHash<QByteArray, QPointer<Link>> byDevice; ///< the connection that counts
    std::function<void()> changed, triesChanged;
    QList<Channel::Peer> seenHere;
    bool telling = false, tellAgain = false;

    QList<Place> sought, confirmedPlaces;
    std::deque<Dial> dials;
    QList<Try> tries;
    quint64 lastTry = 0;
    QByteArray codeSecret;
    QList<std::pair<QString, Milliseconds>> pairingsBegun; ///< by others, within the last minute, from where
    QHash<QString, int> cameThisMinute;                    ///< connections, by address
    Milliseconds minuteBegan{0};
    Counts counts;
};

/// One channel, as its room sees it.
class LanChannels::Impl::Line final : public Channel {
public:
    Line(Impl& impl, QString name);
    ~Line() override;
    QString name() const override { return m_name; }
    QList<Peer> peers() const override { return m_impl.peersOf(m_name); }
    void tell(const QByteArray& message) override;
    void tell(const QByteArray& device, const QByteArray& message) override;
    void listen(Heard heard) override { m_heard = std::move(heard); }
    void watch(std::function<void()> listener) override { m_changed = std::move(listener); }

    void hear(const Peer& peer, const QByteArray& message) const;
    void tellChange();

private:
    Impl& m_impl;
    QString m_name;
    Heard m_heard;
    std::function<void()> m_changed;
    QList<Peer> m_seen;
};

} // namespace naru::lan

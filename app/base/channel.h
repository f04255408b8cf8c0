// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QList>
#include <QString>

#include <functional>
#include <memory>

namespace naru {

/// A named way for small messages between desks of one centre, with the identity of who speaks: what a room wants from
/// the other side of the wire. sync implements it over the network of the house; the composition root binds it. Without
/// one, the same bytes go by QR. Nothing is guaranteed: a message may be lost, come late, twice, or in another order,
/// so what it means has to be a state and not an event. Everything happens in the owner's thread.
class Channel {
public:
    static constexpr qsizetype messageBytesMax = 64 * 1024;

    /// Who sent it, as the channel proved it.
    struct Peer {
        QByteArray device; ///< 16 bytes: the device id of the journal
        QString name;      ///< for people: "2번 창구"
        bool operator==(const Peer&) const = default;
    };
    using Heard = std::function<void(const Peer& peer, const QByteArray& message)>;

    virtual ~Channel() = default;
    virtual QString name() const = 0; ///< "bills"
    /// Who is there now; by device.
    virtual QList<Peer> peers() const = 0;
    /// To every peer that is there. More than messageBytesMax is a broken invariant.
    virtual void tell(const QByteArray& message) = 0;
    /// To one of them alone; to one that is gone, to nobody.
    virtual void tell(const QByteArray& device, const QByteArray& message) = 0;
    /// Replaces the one before.
    virtual void listen(Heard heard) = 0;
    /// Somebody came, went or is called otherwise. Replaces the one before.
    virtual void watch(std::function<void()> changed) = 0;
};

/// Where channels come from. Two desks hear each other in those that both have open under one name.
class Channels {
public:
    static constexpr qsizetype nameLettersMax = 32;

    virtual ~Channels() = default;
    /// Open until it is destroyed; must not outlive this. One at a time under one name.
    virtual std::unique_ptr<Channel> open(const QString& name) = 0;
};

} // namespace naru

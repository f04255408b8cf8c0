// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QString>

#include <functional>

namespace naru {

/// A named way for small messages between desks of one centre, with the identity of who speaks: what a room wants from
/// the other side of the wire. sync implements it over the network of the house; the composition root binds it. Without
/// one, the same bytes go by QR. Nothing is guaranteed: a message may be lost, come late, twice, or in another order,
/// so what it means has to be a state and not an event.
class Channel {
public:
    static constexpr qsizetype messageBytesMax = 64 * 1024;

    /// Who sent it, as the channel proved it.
    struct Peer {
        QByteArray device; ///< 16 bytes: the device id of the journal
        QString name;      ///< for people: "2번 창구"
    };
    using Heard = std::function<void(const Peer& peer, const QByteArray& message)>;

    virtual ~Channel() = default;
    virtual QString name() const = 0; ///< "bills"
    /// To every peer that is there. More than messageBytesMax is a broken invariant.
    virtual void tell(const QByteArray& message) = 0;
    /// In the thread of the owner; replaces the one before.
    virtual void listen(Heard heard) = 0;
};

} // namespace naru

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sync/packs/manifest.h"

#include <functional>

namespace naru::packs {

/// What was taken, once and for all.
struct Taken {
    Channel channel = Channel::Trust;
    quint64 version = 0;
    QByteArray manifest; ///< SHA-256 of the document
    quint64 root = 0;    ///< version of the root under which it was taken
    QByteArray rootPin;  ///< SHA-256 of that root's document: the chain from the first one is on the shelf
    Instant asOf{};      ///< when the hub last said that this is its newest
    bool operator==(const Taken&) const = default;
};

/// The highest versions, kept in the journal (kind ReleaseTaken): chained, copied and backed up with it, so that an old
/// image of the shelf cannot bring an old list back. desk keeps it, the composition root binds it.
class Ratchet {
public:
    virtual ~Ratchet() = default;
    virtual std::optional<Taken> taken(Channel channel) const = 0; ///< from memory
    virtual std::optional<Taken> newest() const = 0;               ///< of any channel, with the highest root
    /// Durable when `done` comes, in the caller's thread; only then is the version put in its place.
    virtual void take(const Taken& taken, std::function<void(Result<void>)> done) = 0;
};

} // namespace naru::packs

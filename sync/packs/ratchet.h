// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sync/packs/manifest.h"

#include <functional>

namespace naru::packs {

/// What was taken last.
struct Taken {
    Channel channel = Channel::Trust;
    quint64 version = 0;
    QByteArray manifest; ///< SHA-256 of the document
    quint64 root = 0;    ///< version of the root under which it was taken
    QByteArray rootPin;  ///< pinOf() that root: the chain from the first one is on the shelf
    Instant asOf{};      ///< when the hub last said that this is its newest
    bool isLost = false; ///< its files are not in their place: they are to come again, the very same or newer ones
    bool operator==(const Taken&) const = default;
};

/// Whether a version that was taken still holds others back: as long as those who could sign then can sign now. Where a
/// new root leaves fewer of their keys than it asks for, nothing they ever signed is taken again, so that neither an
/// older version comes back nor does a stolen key's huge number stand for ever.
bool holdsBack(const Role& then, const Role& now);

/// The highest versions, kept in the journal (kind ReleaseTaken): chained, copied and backed up with it, so that an old
/// image of the shelf cannot bring an old list back. desk keeps it, the composition root binds it. What Shelf::judge()
/// lets through is taken: a version that is not higher only under a higher root, which let the one before go
/// (decision 59).
class Ratchet {
public:
    virtual ~Ratchet() = default;
    virtual std::optional<Taken> taken(Channel channel) const = 0; ///< from memory
    virtual std::optional<Taken> newest() const = 0;               ///< of any channel, with the highest root
    /// Durable when `done` comes, in the caller's thread; only then is the version put in its place.
    virtual void take(const Taken& taken, std::function<void(Result<void>)> done) = 0;
};

/// As it was last told; an empty one took nothing yet.
class ToldRatchet final : public Ratchet {
public:
    std::optional<Taken> taken(Channel channel) const override
    {
        const auto found = all.constFind(channel);
        return found == all.cend() ? std::nullopt : std::optional(*found);
    }
    std::optional<Taken> newest() const override
    {
        std::optional<Taken> newest;
        for (const Taken& one : all) {
            if (!newest || one.root > newest->root)
                newest = one;
        }
        return newest;
    }
    void take(const Taken& taken, std::function<void(Result<void>)> done) override
    {
        all[taken.channel] = taken;
        done({});
    }
    QMap<Channel, Taken> all;
};

} // namespace naru::packs

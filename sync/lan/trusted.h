// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sync/lan/identity.h"
#include "sync/lan/place.h"

#include <optional>

namespace naru::lan {

/// Who may speak with this desk. sync asks, desk keeps. Called in the owner's thread; must answer from memory.
class Trusted {
public:
    enum class Standing : quint8 {
        Unknown,  ///< never paired, or revoked
        OtherKey, ///< this device is paired, with another key
        Paired
    };

    virtual ~Trusted() = default;
    virtual Standing standing(const QByteArray& device, const QByteArray& key) const = 0;
    /// What it is called here (an administrator may have renamed it); empty: as it calls itself.
    virtual QString nameHere(const QByteArray& device) const = 0;
    /// How a pair came about.
    struct Made {
        std::optional<Place> called = {}; ///< where this desk called the other one; none: it called here
        enum class Over : quint8 {
            Nobody,
            OtherKey ///< the device was paired with another key, and a person here was told so before their yes
        } over = Over::Nobody;
    };
    /// Persons at both desks said yes: keep it. It may take a while to be durable; until standing() says Paired, a
    /// connection of that desk is turned away and tried again.
    virtual void keep(const Identity& other, const Made& made) = 0;
};

} // namespace naru::lan

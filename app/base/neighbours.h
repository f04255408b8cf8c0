// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/clock.h"
#include "app/base/result.h"

#include <QList>
#include <QString>

#include <functional>
#include <optional>

namespace naru {

/// The other desks of the house, as an administrator sees them: who is around, who may speak with this one, and the way
/// from the first to the second. sync implements it; desk keeps who is paired. Everything happens in the owner's
/// thread.
class Neighbours {
public:
    static constexpr int foundMax = 64;  ///< desks around that are listed
    static constexpr int waitingMax = 5; ///< tries that others may have begun here at once

    /// Somebody around who says that they are a desk, and is not paired. Nothing of it is proven.
    struct Around {
        QString name;  ///< as they say: text, cut to 40 letters
        QString place; ///< "192.168.0.12:47110", "[fe80::1%3]:47110"
        bool operator==(const Around&) const = default;
    };
    struct Trying {
        enum class State : quint8 {
            Connecting,
            Compare,   ///< both screens show `digits`: are they the same?
            Awaiting,  ///< confirmed here, not yet there
            Confirmed, ///< both said yes; the pair is kept
            Ended,     ///< `fault` says why
        } state = State::Connecting;
        quint64 number = 0; ///< names this try
        Around with;
        QString digits; ///< six, while Compare or Awaiting
        bool begunThere = false;
        std::optional<Fault> fault = {};
        /// The pair that has this desk's number and another key, as it is called here: confirm() would put the new key
        /// in its place. Empty: none.
        QString replaces = {};
    };
    /// What this desk's code holds for another desk's camera: places, the hash of its key and a secret of this showing.
    /// Empty: it is not shown now.
    virtual QByteArray ownCode() const = 0;
    virtual void showCode() = 0; ///< a new one; the one before opens nothing any more
    virtual void hideCode() = 0; ///< nobody may come by code
    /// Whether a code that was read is such a one of another desk.
    virtual bool isCode(const QByteArray& code) const = 0;
    virtual QStringList ownPlaces() const = 0; ///< addresses under which others reach this desk now; empty: no network
    /// Why nobody is looked for, where that is so (no multicast, no Avahi): typed addresses still work.
    virtual std::optional<Fault> blind() const = 0;

    virtual ~Neighbours() = default;
    virtual QList<Around> around() const = 0;
    virtual QList<Trying> tries() const = 0;
    /// To somebody around, or a typed address ("192.168.0.12", with or without a port). Faults: no address; nobody here
    /// may pair.
    virtual Result<void> pair(const QString& place) = 0;
    /// Read from their screen: no digits to compare there. Faults: not such a code; nobody here may pair.
    virtual Result<void> pairByCode(const QByteArray& code) = 0;
    virtual void confirm(quint64 number) = 0;              ///< the digits are the same; and `replaces` is right
    virtual void refuse(quint64 number) = 0;               ///< they differ, or it was a mistake: ends the try
    virtual bool here(const QByteArray& device) const = 0; ///< a paired desk: is there a channel to it now?
    virtual void watch(std::function<void()> changed) = 0; ///< replaces the one before
};

} // namespace naru

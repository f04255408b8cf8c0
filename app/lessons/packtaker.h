// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/lessons/pushmessage.h"

#include <functional>

namespace naru::lessons {

inline constexpr Milliseconds haveEvery = std::chrono::seconds(1);       ///< at least, while something comes
inline constexpr Milliseconds haveAfter = std::chrono::milliseconds(50); ///< at most so often

/// The seat's end of a push: takes pieces in their order, looks at the whole and hands it on once. What to do with it
/// is the desk's (signature, rights, disk). Keeps what came of a pack over lost links and over the trainer's restarts,
/// as long as the seat's program runs; never more than was announced. Who may announce is the owner's to know.
class PackTaker {
public:
    /// With all of a pack that is what was announced; answered by done().
    using Install = std::function<void(const PackOffer& offer, const QByteArray& bytes)>;
    /// Whether somebody is in that lesson just now.
    using InUse = std::function<bool(const QString& lesson)>;

    explicit PackTaker(Install install, InUse inUse = {})
        : m_install(std::move(install))
        , m_inUse(std::move(inUse))
    {
    }

    /// Faults: those of the messages. Nothing of it is taken then.
    Result<void> heard(const QByteArray& message, Milliseconds now);
    void done(const std::optional<PushFault>& why); ///< none: it plays
    QList<QByteArray> tick(Milliseconds now);       ///< to tell the trainer
    void leave();                                   ///< the class is over here; an installing goes to its end
    const PackHave& have() const { return m_have; }

private:
    void take(const PackOffer& offer);
    void take(const PackPiece& piece);
    void settle();
    void refuse(PushFault why);

    Install m_install;
    InUse m_inUse;
    std::optional<PackOffer> m_offer;
    QByteArray m_sha256, m_bytes; ///< of which the bytes are
    PackHave m_have;
    QList<QByteArray> m_runsLeft;
    bool m_changed = false, m_installing = false;
    std::optional<Milliseconds> m_toldAt;
};

} // namespace naru::lessons

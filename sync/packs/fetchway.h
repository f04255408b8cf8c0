// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/clock.h"

#include <QByteArray>

#include <functional>
#include <optional>

namespace naru::packs {

/// Where a desk's releases come from: its hub, or a sister desk. What comes is believed by signatures and hashes alone.
class Way {
public:
    static constexpr qsizetype pieceBytesMax = 64 * 1024; ///< comes within the hub's ten seconds on a narrow line too

    struct Ask {
        enum class What : quint8 { Catalogue, Blob } what = What::Catalogue;
        QByteArray sha256; ///< of the blob …
        qint64 from = 0;   ///< … and the first byte that is wanted
        qint64 most = 0;   ///< bytes; fewer may come, but one at least
        bool operator==(const Ask&) const = default;
    };
    struct Said {
        enum class How : quint8 {
            Came,
            NotThere,   ///< it has no such thing (any more)
            Busy,       ///< not now; `wait`
            NotAllowed, ///< this desk is not let in
            Silent,     ///< nobody answered
            Broken,     ///< an answer that is none
        } how = How::Silent;
        QByteArray bytes = {};
        QByteArray device = {}; ///< Catalogue: for whom it was signed
        std::optional<Milliseconds> wait = {};
    };

    virtual ~Way() = default;
    virtual bool isHere() const { return true; } ///< false: nobody would answer
    /// One at a time. `done` comes at most once, later, in the caller's thread; never after drop() or the end of this.
    virtual void ask(const Ask& ask, std::function<void(const Said&)> done) = 0;
    virtual void drop() = 0;
};

} // namespace naru::packs

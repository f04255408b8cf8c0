// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/journal/copies.h"

#include <variant>

namespace naru::journal {

inline constexpr qsizetype copyPointsMax = 64, copyPieceBytes = 60 * 1024, copyPiecesMax = 3;

/// What two desks say to each other about copies. Each says where things stand, so that one that is lost, late or
/// doubled does no harm.
struct CopyAsk { ///< what do you hold of mine?
    bool operator==(const CopyAsk&) const = default;
};
struct CopyHave { ///< these points of yours are durable here; empty: nothing is
    enum class Refused : quint8 {
        Nothing,
        Broken, ///< the last page did not hold together, and was not kept
        Full,   ///< there is no room for it
    } refused
        = Refused::Nothing;
    QList<CopyPoint> points;
    bool operator==(const CopyHave&) const = default;
};
struct CopyPiece { ///< a page, or a part of a large one
    quint64 page = 0;
    quint8 index = 0, count = 1;
    QByteArray bytes;
    bool operator==(const CopyPiece&) const = default;
};
using CopyMessage = std::variant<CopyAsk, CopyHave, CopyPiece>;

/// CBOR arrays ["naru-copies1", 1], [… , 2, refused, [[epoch, seq, hash] …]], [… , 3, page, index, count, bytes].
QByteArray bytesOf(const CopyMessage& message);
Result<CopyMessage> copyMessageOf(const QByteArray& bytes); ///< Fault: BadCopy

QList<CopyPiece> piecesOf(quint64 page, const QByteArray& bytes);
/// Puts the pieces of one sender together: of the page that was begun last.
class CopyPieces {
public:
    std::optional<QByteArray> take(const CopyPiece& piece); ///< the page, when it is whole

private:
    quint64 m_page = 0;
    QList<QByteArray> m_parts;
};

} // namespace naru::journal

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/lessons/classmessage.h"
#include "app/lessons/pushfaults.h"

namespace naru::lessons {

/// How a trainer's desk brings a pack to a seat of its class, over the channel "class" (classmessage.h: the same frame
/// [ format, sort, members ], one spelling alone): 3 what is announced, whole; 4 a piece of it; 5 what the seat has of
/// it, whole. Any of them may be lost, doubled or late: a piece says where it belongs, and the seat's last word is all
/// that counts.
inline constexpr qsizetype pushBytesMax = 16 * 1024 * 1024;
inline constexpr qsizetype pieceBytesMax = 16 * 1024;
inline constexpr qsizetype pushMessageBytesMax = pieceBytesMax + 256;
inline constexpr qsizetype pushHashBytes = 32;

/// One order of a trainer's: whose start of the desk, and the how manieth.
struct PushOrder {
    QByteArray run; ///< classRunBytes
    quint64 number = 0;
    bool operator==(const PushOrder&) const = default;
};

/// Trainer -> seat: what comes.
struct PackOffer {
    PushOrder order;
    QString pack, lesson; ///< lesson: for which it is sent
    int version = 0;
    qsizetype size = 0;
    QByteArray sha256; ///< of the whole
    bool operator==(const PackOffer&) const = default;
};

/// Trainer -> seat.
struct PackPiece {
    PushOrder order;
    qsizetype offset = 0;
    QByteArray bytes;
    bool operator==(const PackPiece&) const = default;
};

/// Seat -> trainer.
struct PackHave {
    PushOrder order;
    qsizetype had = 0; ///< bytes from the beginning, without a gap
    enum class Stage : quint8 {
        Taking,   ///< more is wanted
        Waiting,  ///< all is here; somebody is in that lesson just now
        Checking, ///< all is here, and is looked at
        Playing,  ///< it is installed
        Refused,  ///< `why`
    } stage
        = Stage::Taking;
    std::optional<PushFault> why;
    bool operator==(const PackHave&) const = default;
};

QByteArray write(const PackOffer& offer);
QByteArray write(const PackPiece& piece);
QByteArray write(const PackHave& have);
/// Faults: ClassGarbled, ClassNewer, ClassForeign.
Result<PackOffer> readPackOffer(const QByteArray& message);
Result<PackPiece> readPackPiece(const QByteArray& message);
Result<PackHave> readPackHave(const QByteArray& message);

enum class PushSort : quint8 { None, Offer = 3, Piece = 4, Have = 5 };
PushSort pushSortOf(const QByteArray& message); ///< by its head alone: None is another message of the class

} // namespace naru::lessons

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/clock.h"
#include "app/journal/schema.h"

#include <QList>

namespace naru::journal {

inline constexpr qsizetype copyPageBytes = 48 * 1024;     ///< what a page aims at; one large entry is one page
inline constexpr qsizetype copyPageBytesMax = 160 * 1024; ///< an entry, the keys and the words around them
inline constexpr qsizetype copyRowsMax = 200, copyKeysMax = 32, copyNameLettersMax = 60;
inline constexpr qsizetype sealedKeysBytesMax = 4 * 1024;

/// A place of a journal, and what stood there.
struct CopyPoint {
    quint32 epoch = 0;
    quint64 seq = 0;
    QByteArray hash; ///< 32 bytes
    bool operator==(const CopyPoint&) const = default;
};
CopyPoint pointOf(const Row& row);

/// A data key as it lies in the journal: wrapped.
struct CopyKey {
    quint32 keyId = 0;
    QByteArray wrapped;
    bool operator==(const CopyKey&) const = default;
};

/// Neighbouring entries of one epoch as they stand in a desk's file, bodies sealed, with all that their reader will
/// want: each page can be kept and read without any other.
struct CopyPage {
    QByteArray device; ///< 16 bytes
    QString name;      ///< as people know the desk
    QByteArray sealed; ///< the journal's wrapping key under the desk's recovery code, see desk/recovery.h
    bool begins = false;
    QByteArray previous; ///< hash that the first row follows from
    QList<CopyKey> keys; ///< those of its rows
    QList<Row> rows;     ///< at least one
};

/// CBOR array ["naru-copy1", device, name, sealed, begins, epoch, first seq, previous, [[key, wrapped] …],
/// [[hlc, kind, schema, key, digest, body] …], hash of the last row]: the hashes between are made anew by the reader.
QByteArray bytesOf(const CopyPage& page);
/// Every hash follows from the one before, and the last is the one that was sent. Faults: BadCopy, ChainBroken (detail:
/// epoch/seq).
Result<CopyPage> copyPageOf(const QByteArray& bytes);

/// What a journal holds behind `known`; without it, from the first entry not older than `since`: then the page begins.
/// Nothing: there is no more. device, name and sealed are the caller's. Fault: StorageFault, ChainBroken.
Result<std::optional<CopyPage>> pageBehind(
    storage::Database& journal, const std::optional<CopyPoint>& known, Instant since);
/// The furthest of the points that this journal has, too.
Result<std::optional<CopyPoint>> newestCommon(storage::Database& journal, const QList<CopyPoint>& points);
/// The place (see placeNumber) that the record begins at; 0: it is empty. Fault: StorageFault.
Result<qint64> firstPlace(storage::Database& journal);
/// The place of the last entry whose body was let go; 0: every one is there. Fault: StorageFault.
Result<qint64> lastGone(storage::Database& journal);
/// Entries behind a place.
Result<quint64> entriesBehind(storage::Database& journal, quint32 epoch, quint64 seq);

} // namespace naru::journal

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/clock.h"
#include "app/codec/cbor.h"
#include "app/journal/outgoing.h"

#include <QMap>

// What every reader of this room needs: one value of a CBOR map, within its limits or not at all.
namespace naru::wire {

inline constexpr quint64 numberMax = (quint64(1) << 63) - 1; ///< what a database and the writer can hold
inline constexpr qsizetype nameLettersMax = 64;

inline std::optional<quint64> numberIn(const codec::CborValue& value, quint64 max, quint64 min = 0)
{
    const auto number = value.toUnsigned();
    return number && *number >= min && *number <= max ? number : std::nullopt;
}

/// A copy of its own: it outlives the document.
std::optional<QByteArray> bytesIn(const codec::CborValue& value, qsizetype max, qsizetype min = 0);
std::optional<QString> textIn(const codec::CborValue& value, qsizetype lettersMax);
/// ms since 1970, up to the year 9999.
std::optional<Instant> instantIn(const codec::CborValue& value);
/// a–z, 0–9 and '_', 1 to 32: what a program compares.
std::optional<QString> codeIn(const codec::CborValue& value);
/// [epoch, seq, hash].
std::optional<journal::Head> headIn(const codec::CborValue& value);
/// [hash …] of 32 bytes each.
std::optional<QList<QByteArray>> hashesIn(const codec::CborValue& value, qsizetype most);
/// {channel: version}, at most 64.
std::optional<QMap<QString, quint64>> packsIn(const codec::CborValue& value);

void put(codec::CborWriter& out, quint64 number);
void put(codec::CborWriter& out, const journal::Head& head);
void put(codec::CborWriter& out, const QMap<QString, quint64>& packs);

} // namespace naru::wire

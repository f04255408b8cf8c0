// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/codec/cbor.h"
#include "sync/wire/batch.h"

// What the writer and the reader of batches share.
namespace naru::wire {

inline const QByteArray batchDomain = QByteArrayLiteral("naru-b1");
inline constexpr qsizetype programLettersMax = 64;
inline constexpr int entriesKey = 5, envelopeKey = 9;

void putFacets(codec::CborWriter& out, const QMap<int, qint64>& facets);
void putFirst(codec::CborWriter& out, const First& first);
std::optional<QMap<int, qint64>> facetsIn(const codec::CborValue& value);
std::optional<First> firstIn(const codec::CborValue& value);

/// Of the entry that follows `before`.
QByteArray hashOf(const QByteArray& device, const Head& before, const Item& item);

} // namespace naru::wire

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sync/wire/batch.h"

// What the writer and the reader of batches share.
namespace naru::wire {

inline const QByteArray batchDomain = QByteArrayLiteral("naru-b1");
inline constexpr qsizetype programLettersMax = 64;
inline constexpr int entriesKey = 5, envelopeKey = 9;

/// Of the entry that follows `before`.
QByteArray hashOf(const QByteArray& device, const Head& before, const Item& item);

} // namespace naru::wire

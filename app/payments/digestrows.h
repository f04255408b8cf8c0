// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/payments/digests.h"

namespace naru::payments {

inline constexpr qsizetype takenBillBytes = billDigestBytes + 1;

/// Bills in a row as a desk's word and the journal have them: digest, then its state in one byte.
QByteArray packed(const QList<TakenBill>& bills);
/// Nothing unless sorted, none twice, and at most digestsMax.
std::optional<QList<TakenBill>> unpacked(const QByteArray& bytes);

/// Digests alone, in a row.
QByteArray inARow(const QList<QByteArray>& digests);
/// Nothing unless sorted, none twice, and at most endedDigestsMax.
std::optional<QList<QByteArray>> fromARow(const QByteArray& bytes);

} // namespace naru::payments

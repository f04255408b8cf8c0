// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/result.h"
#include "app/codec/jsontree.h"
#include "app/payments/nexo/faults.h"

namespace naru::payments::nexo {

/// An amount in millionths of the major unit, exact: nexo writes 0 to 99999999.999999 (schema), never read as a double.
struct Amount {
    static constexpr qint64 millionthsPerUnit = 1'000'000;
    static constexpr qint64 wonMax = 99'999'999;

    QByteArray currency; ///< three capitals, ISO 4217
    qint64 millionths = 0;

    /// 0 to wonMax; asserted.
    static Amount won(qint64 won);
    /// Plain decimal notation with at most six fraction digits; of a won no fraction but zero. Fault: BadAmount.
    static Result<Amount> read(QByteArrayView currency, const codec::JsonNode& number);
    QByteArray json() const; ///< the number: "15000", "12.5"
    bool operator==(const Amount&) const = default;
};

inline constexpr qsizetype amountDigitsMax = 8; ///< before the point
inline constexpr qsizetype sumDigitsMax = 12;   ///< of a total over many payments

/// The number of an amount that is written without its currency. Fault: BadAmount.
Result<qint64> readMillionths(const codec::JsonNode& number, qsizetype unitDigitsMax = amountDigitsMax);

} // namespace naru::payments::nexo

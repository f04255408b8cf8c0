// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/won.h"
#include "app/payments/records.h"

#include <QMap>

namespace naru::payments {

/// What of an entry may be added up without reading it: goes in the open, signed, beside an entry that is sealed to the
/// agency, and is all that a hub takes of one that is not. Nothing of whom, for what, or with which card.
struct Facets {
    enum class What : quint8 {
        PaymentAsked = 1,
        ReversalAsked,
        Moved,   ///< the attempt stands elsewhere now
        CashIn,  ///< for a charge
        CashOut, ///< given back of a charge
    } what = What::Moved;
    State state = State::Prepared; ///< of an attempt
    qint64 attempt = 0;            ///< its ServiceID as a number of base 36; cash: 0
    Won won;                       ///< Moved: 0

    bool operator==(const Facets&) const = default;
};

/// Nothing: the entry moves no money. Fault: BadRecord.
Result<std::optional<Facets>> facetsOf(const Record& record);

/// As they go on the wire: 1 state, 2 won, 3 what, 4 attempt.
QMap<int, qint64> numbersOf(const Facets& facets);
Result<std::optional<Facets>> facetsOf(const QMap<int, qint64>& numbers); ///< empty: nothing. Fault: BadRecord

/// What a desk puts beside a body that it seals; nothing where the entry moves no money or is not a record of ours.
QMap<int, qint64> openNumbersOf(quint16 kind, quint16 schema, const QByteArray& body);
/// Entries of this kind always move money: one without open numbers leaves something out.
bool alwaysHasNumbers(quint16 kind);

} // namespace naru::payments

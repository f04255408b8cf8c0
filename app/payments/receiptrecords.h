// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/payments/receipt.h"
#include "app/payments/records.h"

namespace naru::payments {

/// What became of a paper, or of one printing of it. Numbers are written to the journal: never reused.
enum class PaperStep : quint8 {
    Drawn = 1,   ///< drawn up: it has its number and its words
    PrintBegun,  ///< durable before the first byte goes to the printer
    Printed,     ///< the printer said after the cut that all of it is out
    HalfPrinted, ///< it stopped in the middle: the printer said so, or a person who looked
    PrintUnsure, ///< a person who looked saw nothing of it, or nobody looked: no proof that nothing came out
    NotPrinted,  ///< proven: nothing of it came out, this printing does not count
};

/// Kind::ReceiptIssued. `copy`: printings before this one that may have left paper; from 1 on it is marked 재발행.
struct PaperEvent {
    PaperStep step = PaperStep::Drawn;
    QByteArray receipt;           ///< id
    std::optional<Receipt> drawn; ///< Drawn
    int copy = 0;                 ///< the printing steps
    qint64 by = 0;                ///< staff id; 0: the desk itself, at a start
    bool operator==(const PaperEvent&) const = default;
};
inline constexpr int copiesMax = 99;

Record recordOf(const PaperEvent& event);
Result<PaperEvent> paperEventOf(const Record& record); ///< Faults: BadRecord, CodecFault

/// A receipt as it is kept; CBOR, a map with text keys. No line that a terminal wanted: those hold card data.
QByteArray encoded(const Receipt& receipt);
Result<Receipt> receiptFrom(const QByteArray& bytes); ///< Faults: BadRecord, CodecFault

} // namespace naru::payments

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/fault.h"

namespace naru {

namespace payments {
enum class ReceiptFault {
    NothingToPrint,  ///< nothing was paid, asked or given back that a paper could speak of
    NotSo,           ///< the paper would say something that the books do not
    Issued,          ///< this paper exists: print it again
    Unknown,         ///< no such paper in this journal
    PrintNotEnded,   ///< it is being printed
    PrintNotBegun,   ///< an end, or another copy, without its beginning
    PrintUnanswered, ///< nobody has said yet whether the last printing of it came out
};
} // namespace payments

template <>
inline constexpr auto faultNames<payments::ReceiptFault> = std::to_array<const char*>(
    {"receipts.nothing_to_print", "receipts.not_so", "receipts.issued", "receipts.unknown", "receipts.print_not_ended",
        "receipts.print_not_begun", "receipts.print_unanswered"});

} // namespace naru

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "devices/simulator/terminal/terminalbook.h"

#include <variant>

namespace naru::sim {

/// What a terminal shows that shows too much: the networks' own test number; it belongs to nobody.
inline constexpr const char* shownCardNumber = "4111111111111111";

/// What a terminal answers, before a dialect writes it down.
struct PlainReply {
    QByteArray condition, message; ///< nexo's ErrorCondition; empty: Success
    QByteArray event = {};         ///< how far what has not ended is, in the words of a display; empty: it says nothing
    bool training = false;         ///< of a login: this session is not real
};
struct EntryReply {
    Entry entry; ///< of a payment or reversal, done
};
struct StatusReply {
    payments::nexo::MessageReference about;
    Entry entry; ///< the one that is repeated
};
struct DiagnosisReply {
    bool busy = false;
};
struct TotalsReply {
    int payments = 0, reversals = 0;
    qint64 paidMillionths = 0, reversedMillionths = 0;
    QByteArray reconciliation; ///< POIReconciliationID
};
using ReplyBody = std::variant<PlainReply, EntryReply, StatusReply, DiagnosisReply, TotalsReply>;

struct Reply {
    payments::nexo::MessageHeader header; ///< the question's, its type Response
    ReplyBody body;
};

/// {"SaleToPOIResponse": …} as the terminals of the JSON dialect word it, receipts and all.
QByteArray nexoJson(const Reply& reply);

} // namespace naru::sim

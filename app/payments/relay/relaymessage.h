// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/result.h"
#include "app/base/won.h"
#include "app/payments/relay/faults.h"

#include <QByteArray>
#include <QHash>
#include <QString>

namespace naru::payments::relay {

/// One message of a Korean VAN's app-to-app interface (facts §1, KOCES): a map of texts, here a JSON object in the
/// order it was filled. "TrdType" says what it is: A10 asks for an approval, A15 answers; A20/A25 cancel; F10 asks for
/// an earlier result by TermID, AuDate and BillNo; B10/B15 and B20/B25 a cash receipt (현금영수증).
class RelayMessage {
public:
    static constexpr qsizetype bytesMax = 64 * 1024, textBytesMax = 1024;
    static constexpr int fieldsMax = 64;

    RelayMessage() = default;
    explicit RelayMessage(const char* trdType) { set("TrdType", trdType); }
    RelayMessage& set(const char* name, const QByteArray& value); ///< once each
    QByteArray value(const QByteArray& name) const { return m_values.value(name); }
    QByteArray json() const;

    /// Faults: TooLarge, Malformed, BadField.
    static Result<RelayMessage> read(const QByteArray& json);

private:
    QHash<QByteArray, QByteArray> m_values;
    QList<QByteArray> m_order;
};

/// 12 characters: "00" and the ServiceID. A key to look a result up by; the agent takes the same one twice.
QByteArray billNumberOf(const QString& serviceId);
/// The answer's won: plain digits, at most 8. Fault: BadField.
Result<Won> wonIn(const RelayMessage& message, const char* name);

/// A cash receipt, where the item of the catalogue allows one: never for taxes and public dues.
struct CashReceipt {
    enum class For { Person, Business };
    QString serviceId; ///< its own
    Won amount;
    QByteArray number; ///< digits: a phone number or a business number; 0100001234 where the payer gives none
    For whom = For::Person;
};
inline constexpr const char* selfIssueNumber = "0100001234"; ///< 국세청 자진발급
/// The B10 message. Fault: BadCashNumber (not 10 to 13 digits, or one that may be a card's).
Result<QByteArray> cashReceiptRequest(const QByteArray& termId, const CashReceipt& receipt);
/// The B15's approval number. Faults: those of RelayMessage::read, OtherAttempt, BadField (refused: its AnsCode).
Result<QByteArray> cashReceiptApproval(const QByteArray& termId, const CashReceipt& receipt, const QByteArray& answer);

} // namespace naru::payments::relay

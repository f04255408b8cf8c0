// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/payments/nexo/additional.h"
#include "app/payments/nexo/request.h"

namespace naru::payments::nexo {

enum class ResultCode { Success, Partial, Failure };
/// `Other` is a word that no version of the schema here knows: it decides nothing.
enum class ErrorCondition {
    Aborted,
    Busy,
    Cancel,
    DeviceOut,
    InProgress,
    InsertedCard,
    InvalidCard,
    LoggedOut,
    MessageFormat,
    NotAllowed,
    NotFound,
    PaymentRestriction,
    Refusal,
    UnavailableDevice,
    UnavailableService,
    UnreachableHost,
    WrongPIN,
    Other
};
const char* nameOf(ErrorCondition value);

struct Response {
    ResultCode result = ResultCode::Failure;
    std::optional<ErrorCondition> error; ///< absent with Success
    Additional additional;               ///< for people, but for the names that Additional lists
};

/// One line as the terminal wants it printed; digits that may be a card's are starred.
struct ReceiptLine {
    QByteArray name, value, key; ///< all empty or key "filler": an empty line; name alone: a heading
    bool bold = false;
};
struct Receipt {
    QByteArray qualifier; ///< CashierReceipt, CustomerReceipt
    bool signatureRequired = false;
    QList<ReceiptLine> lines;
};

/// What a card was, without what it is: no number but the last four, no expiry, no token.
struct PaymentResponse {
    Response response;
    TransactionId saleTransaction; ///< the desk's, given back
    TransactionId poiTransaction;  ///< the terminal's
    bool online = true;            ///< false: nobody has authorised it yet
    QByteArray brand, lastFour;
    QList<QByteArray> entryModes;
    std::optional<Amount> authorised;
    QByteArray approvalCode, merchantId, acquirerTransaction, hostReconciliationId;
    QList<Receipt> receipts;
    bool training = false; ///< TrainingModeFlag: nothing was taken

    /// Approved by the terminal and not by an issuer: online false, or the additional response says offline=true.
    bool isStoredOffline() const;
};

/// Success means accepted, not refunded.
struct ReversalResponse {
    Response response;
    std::optional<TransactionId> poiTransaction, original;
    std::optional<qint64> reversedMillionths;
    QList<Receipt> receipts;
    bool training = false;
};

/// The status may succeed while the payment failed: read the inner response.
struct TransactionStatusResponse {
    Response response;
    std::optional<MessageReference> about;
    struct Repeated {
        MessageHeader header;
        std::variant<PaymentResponse, ReversalResponse> body;
    };
    std::optional<Repeated> repeated; ///< present with Success
};

struct DiagnosisResponse {
    Response response;
    QByteArray globalStatus;  ///< OK, Busy, Maintenance, Unreachable, or empty
    bool communicates = true; ///< CommunicationOKFlag
    QByteArray printerStatus; ///< OK, PaperLow, NoPaper, PaperJam, OutOfOrder, or empty
    QList<bool> hostsReachable;
};

/// Of GetTotals and Reconciliation: PaymentTotals of every TransactionTotals. A third witness, not the settlement.
struct TotalsResponse {
    struct Total {
        QByteArray brand;    ///< CardBrand; empty where not said
        QByteArray currency; ///< PaymentCurrency; empty where not said
        QByteArray type;     ///< TransactionType: Debit, Credit, ReverseDebit, ReverseCredit, Declined, Failed, …
        int count = 0;
        qint64 millionths = 0;
    };
    Response response;
    QByteArray reconciliationId; ///< POIReconciliationID, text or number on the wire
    QList<Total> totals;
};

/// Of Login, and of any kind whose answer has nothing more that a desk needs.
struct PlainResponse {
    Response response;
    bool training = false; ///< of a Login: this session is not real
};

using AnswerBody = std::variant<PaymentResponse, ReversalResponse, TransactionStatusResponse, DiagnosisResponse,
    TotalsResponse, PlainResponse>;

/// The member "<category>Response" of a message. Faults: BadField, BadAmount.
Result<AnswerBody> readAnswerBody(MessageCategory category, const codec::JsonNode& message);

/// What a terminal tells a desk unasked: an event, or a text for the clerk's display.
struct Notice {
    MessageHeader header;
    QByteArray event; ///< EventToNotify, or "event" of the display's reference; empty: a display without one
    Additional details;
};
/// {"SaleToPOIRequest": …} of category Event or Display. Faults: WrongTopLevel, BadField, those of readJson.
Result<Notice> readNotice(QByteArrayView plain);

} // namespace naru::payments::nexo

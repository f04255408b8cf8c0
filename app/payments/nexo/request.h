// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/payments/nexo/amount.h"
#include "app/payments/nexo/header.h"

#include <QList>

#include <variant>

namespace naru::payments::nexo {

/// TransactionIDType. The time is what the other side wrote, byte for byte: a reversal gives it back so.
struct TransactionId {
    QByteArray transactionId; ///< 1 to 128 characters
    QByteArray timeStamp;     ///< 1 to 64, ISO 8601
    static Result<TransactionId> read(const codec::JsonNode& node, const char* name);
    QByteArray json() const;
    bool operator==(const TransactionId&) const = default;
};

/// MessageReferenceType: which message is meant. An empty text is absent.
struct MessageReference {
    MessageCategory category = MessageCategory::Payment;
    QByteArray saleId, poiId, serviceId;
    static Result<MessageReference> read(const codec::JsonNode& node);
    QByteArray json() const;
    bool operator==(const MessageReference&) const = default;
};

/// What a desk asks (nexo Retailer 3.x); empty texts and lists are left out. Each writes its members in the schema's
/// order, and reads what it wrote: the simulated terminal does.
struct PaymentRequest {
    static constexpr MessageCategory category = MessageCategory::Payment;
    QByteArray operatorId;         ///< up to 64 characters
    TransactionId saleTransaction; ///< the desk's own
    QByteArray saleReferenceId;    ///< up to 128
    QByteArray saleToAcquirerData; ///< up to 4096
    Amount requested;
    QList<QByteArray> forceEntryMode; ///< "Contactless", …; at most 16
    QByteArray paymentType;           ///< "Normal", "Refund"; absent means Normal
    /// TrainingModeFlag: nothing is to be taken. Left out where false. The answer has to say it too.
    bool training = false;
    bool operator==(const PaymentRequest&) const = default;
};
struct TransactionStatusRequest {
    static constexpr MessageCategory category = MessageCategory::TransactionStatus;
    bool receiptReprint = true;
    QList<QByteArray> documents{"CashierReceipt", "CustomerReceipt"};
    MessageReference about;
    bool operator==(const TransactionStatusRequest&) const = default;
};
struct AbortRequest {
    static constexpr MessageCategory category = MessageCategory::Abort;
    QByteArray reason = "MerchantAbort";
    MessageReference about;
    bool operator==(const AbortRequest&) const = default;
};
/// Never without the terminal's own transaction. A part names its currency in saleToAcquirerData: "currency=KRW".
struct ReversalRequest {
    static constexpr MessageCategory category = MessageCategory::Reversal;
    QByteArray saleToAcquirerData;
    std::optional<TransactionId> saleTransaction;
    TransactionId original;                   ///< OriginalPOITransaction.POITransactionID
    std::optional<qint64> reversedMillionths; ///< a part; absent: the whole
    QByteArray reason = "MerchantCancel";     ///< CustCancel, MerchantCancel, Malfunction, Unable2Compl
    bool operator==(const ReversalRequest&) const = default;
};
struct DiagnosisRequest {
    static constexpr MessageCategory category = MessageCategory::Diagnosis;
    bool hostDiagnosis = true;
    bool operator==(const DiagnosisRequest&) const = default;
};
struct LoginRequest {
    static constexpr MessageCategory category = MessageCategory::Login;
    QByteArray dateTime; ///< RFC 3339
    QByteArray manufacturerId, applicationName, softwareVersion, certificationCode;
    QByteArray totalsGroupId;  ///< up to 16
    bool trainingMode = false; ///< a session that is not real: lessons
    QByteArray operatorLanguage = "ko";
    QByteArray operatorId;
    bool operator==(const LoginRequest&) const = default;
};
/// What the terminal has counted since it was last reconciled; may be asked any number of times.
struct GetTotalsRequest {
    static constexpr MessageCategory category = MessageCategory::GetTotals;
    QList<QByteArray> details; ///< TotalDetails: "OperatorID", "SaleID", …; usually none
    bool operator==(const GetTotalsRequest&) const = default;
};
/// The same counts, and they begin anew.
struct ReconciliationRequest {
    static constexpr MessageCategory category = MessageCategory::Reconciliation;
    QByteArray type
        = "SaleReconciliation"; ///< or AcquirerSynchronisation, AcquirerReconciliation, PreviousReconciliation
    bool operator==(const ReconciliationRequest&) const = default;
};
using RequestBody = std::variant<PaymentRequest, TransactionStatusRequest, AbortRequest, ReversalRequest,
    DiagnosisRequest, LoginRequest, GetTotalsRequest, ReconciliationRequest>;

struct Request {
    MessageHeader header; ///< its category is the body's
    RequestBody body;

    /// The whole message, {"SaleToPOIRequest": …}: the bytes that are hashed, sealed and sent.
    QByteArray json() const;
    /// For the terminal's side. Faults: those of readJson, WrongTopLevel, BadField, BadAmount.
    static Result<Request> read(QByteArrayView bytes);
};

} // namespace naru::payments::nexo

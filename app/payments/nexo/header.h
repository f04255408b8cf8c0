// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/codec/jsontree.h"
#include "app/payments/nexo/faults.h"

#include <optional>

namespace naru::payments::nexo {

enum class MessageClass { Service, Device, Event };
enum class MessageCategory {
    Abort,
    Admin,
    BalanceInquiry,
    CardAcquisition,
    Diagnosis,
    Display,
    EnableService,
    Event,
    GetTotals,
    Input,
    InputUpdate,
    Login,
    Logout,
    Loyalty,
    None,
    Payment,
    Print,
    Reconciliation,
    Reversal,
    StoredValue,
    TransactionStatus
};
enum class MessageType { Request, Response, Notification };

/// As on the wire: "TransactionStatus".
const char* nameOf(MessageClass value);
const char* nameOf(MessageCategory value);
const char* nameOf(MessageType value);
std::optional<MessageCategory> categoryNamed(QByteArrayView name);

/// nexo Retailer 3.x MessageHeader. Texts are UTF-8 as received; an empty one is absent.
struct MessageHeader {
    QByteArray protocolVersion = "3.0"; ///< 1 to 10 characters
    MessageClass messageClass = MessageClass::Service;
    MessageCategory category = MessageCategory::Payment;
    MessageType type = MessageType::Request;
    QByteArray saleId;    ///< the desk, 1 to 64
    QByteArray serviceId; ///< 1 to 10; required for class Service and Device
    QByteArray deviceId;  ///< 1 to 10; class Device and Event
    QByteArray poiId;     ///< the terminal, 1 to 64

    /// Unknown members are tolerated. Fault: BadField.
    static Result<MessageHeader> read(const codec::JsonNode& node);
    QByteArray json() const; ///< in the order of the schema
    bool operator==(const MessageHeader&) const = default;
};

/// True if both objects have the same members with equal values, known or not; members are texts, numbers or literals.
bool sameHeader(const codec::JsonNode& a, const codec::JsonNode& b);

} // namespace naru::payments::nexo

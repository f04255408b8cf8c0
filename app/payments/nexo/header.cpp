// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/payments/nexo/header.h"

#include "app/payments/nexo/fields.h"

namespace naru::payments::nexo {

namespace {

constexpr std::array classes{"Service", "Device", "Event"};
constexpr std::array categories{"Abort", "Admin", "BalanceInquiry", "CardAcquisition", "Diagnosis", "Display",
    "EnableService", "Event", "GetTotals", "Input", "InputUpdate", "Login", "Logout", "Loyalty", "None", "Payment",
    "Print", "Reconciliation", "Reversal", "StoredValue", "TransactionStatus"};
constexpr std::array types{"Request", "Response", "Notification"};
constexpr int shortIdMax = 10, longIdMax = 64; ///< characters

} // namespace

const char* nameOf(MessageClass value)
{
    return classes[static_cast<std::size_t>(value)];
}
const char* nameOf(MessageCategory value)
{
    return categories[static_cast<std::size_t>(value)];
}
const char* nameOf(MessageType value)
{
    return types[static_cast<std::size_t>(value)];
}

std::optional<MessageCategory> categoryNamed(QByteArrayView name)
{
    return valueNamed<MessageCategory>(categories, name);
}

Result<MessageHeader> MessageHeader::read(const codec::JsonNode& node)
{
    Fields fields(node, "MessageHeader");
    MessageHeader header;
    header.protocolVersion = fields.optionalText("ProtocolVersion", shortIdMax);
    header.messageClass = fields.named<MessageClass>("MessageClass", classes);
    header.category = fields.named<MessageCategory>("MessageCategory", categories);
    header.type = fields.named<MessageType>("MessageType", types);
    header.saleId = fields.text("SaleID", longIdMax);
    const bool isEvent = header.messageClass == MessageClass::Event;
    header.serviceId = isEvent ? fields.optionalText("ServiceID", shortIdMax) : fields.text("ServiceID", shortIdMax);
    header.deviceId = fields.optionalText("DeviceID", shortIdMax);
    header.poiId = fields.text("POIID", longIdMax);
    if (fields.fault())
        return *fields.fault();
    return header;
}

QByteArray MessageHeader::json() const
{
    JsonWriter out;
    out.open();
    out.optionalText("ProtocolVersion", protocolVersion);
    out.text("MessageClass", nameOf(messageClass));
    out.text("MessageCategory", nameOf(category));
    out.text("MessageType", nameOf(type));
    out.text("SaleID", saleId);
    out.optionalText("ServiceID", serviceId);
    out.optionalText("DeviceID", deviceId);
    out.text("POIID", poiId);
    out.close();
    return out.json();
}

bool sameHeader(const codec::JsonNode& a, const codec::JsonNode& b)
{
    if (!a.isObject() || !b.isObject() || a.size() != b.size())
        return false;
    for (auto one = a.first(); !one.isAbsent(); one = one.next()) {
        const auto other = b[one.key()];
        if (other.type() != one.type() || one.isObject() || one.isArray())
            return false;
        if (one.isString() ? one.text() != other.text() : one.raw() != other.raw())
            return false;
    }
    return true;
}

} // namespace naru::payments::nexo

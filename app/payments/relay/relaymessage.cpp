// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/payments/relay/relaymessage.h"

#include "app/base/assert.h"
#include "app/codec/cardnumber.h"
#include "app/codec/jsontree.h"

#include <algorithm>

namespace naru::payments::relay {

namespace {

bool isDigits(const QByteArray& text)
{
    return std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
}

Fault bad(const char* name)
{
    return Fault(RelayFault::BadField, QLatin1StringView(name));
}

} // namespace

RelayMessage& RelayMessage::set(const char* name, const QByteArray& value)
{
    NARU_ASSERT(!m_values.contains(name));
    m_values.insert(name, value);
    m_order.append(name);
    return *this;
}

QByteArray RelayMessage::json() const
{
    QByteArray out("{");
    for (const QByteArray& name : m_order) {
        if (out.size() > 1)
            out += ',';
        out += codec::jsonString(name) + ':' + codec::jsonString(m_values.value(name));
    }
    return out + '}';
}

Result<RelayMessage> RelayMessage::read(const QByteArray& json)
{
    if (json.size() > bytesMax)
        return RelayFault::TooLarge;
    const auto tree = codec::JsonTree::parse(json);
    if (!tree || !tree->root().isObject() || tree->root().size() > fieldsMax)
        return RelayFault::Malformed;
    RelayMessage message;
    for (auto field = tree->root().first(); !field.isAbsent(); field = field.next()) {
        const QByteArray name = field.key();
        if (!field.isString() || name.isEmpty() || name.size() > textBytesMax || field.raw().size() > textBytesMax)
            return RelayFault::Malformed;
        message.m_values.insert(name, field.text());
        message.m_order.append(name);
    }
    return message.value("TrdType").size() == 3 ? Result<RelayMessage>(message) : bad("TrdType");
}

QByteArray billNumberOf(const QString& serviceId)
{
    constexpr int characters = 12;
    const QByteArray number = serviceId.toLatin1().rightJustified(characters, '0');
    NARU_ASSERT(number.size() == characters);
    return number;
}

Result<Won> wonIn(const RelayMessage& message, const char* name)
{
    constexpr qsizetype digitsMax = 8;
    const QByteArray digits = message.value(name);
    if (digits.isEmpty() || digits.size() > digitsMax || !isDigits(digits))
        return bad(name);
    return Won{digits.toLongLong()};
}

Result<QByteArray> cashReceiptRequest(const QByteArray& termId, const CashReceipt& receipt)
{
    constexpr qsizetype digitsMin = 10, digitsMax = 13;
    const QByteArray& number = receipt.number;
    if (number.size() < digitsMin || number.size() > digitsMax || !isDigits(number) || codec::holdsCardNumber(number))
        return RelayFault::BadCashNumber;
    RelayMessage message("B10");
    message.set("TermID", termId).set("BillNo", billNumberOf(receipt.serviceId));
    message.set("TrdAmt", QByteArray::number(receipt.amount.value)).set("TaxAmt", "0").set("SvcAmt", "0");
    message.set("TaxFreeAmt", "0").set("CashNum", number).set("KeyYn", "K");
    message.set("InsYn", receipt.whom == CashReceipt::For::Person ? "1" : "2");
    return message.json();
}

Result<QByteArray> cashReceiptApproval(const QByteArray& termId, const CashReceipt& receipt, const QByteArray& answer)
{
    const auto message = RelayMessage::read(answer);
    if (!message)
        return message.fault();
    if (message->value("TrdType") != "B15" || message->value("TermID") != termId
        || message->value("BillNo") != billNumberOf(receipt.serviceId))
        return RelayFault::OtherAttempt;
    const QByteArray approval = message->value("AuNo");
    if (message->value("AnsCode") != "0000" || approval.isEmpty())
        return bad("AnsCode");
    return approval;
}

} // namespace naru::payments::relay

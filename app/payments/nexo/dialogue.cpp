// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/payments/nexo/dialogue.h"

#include "app/base/assert.h"
#include "app/crypto/hash.h"

namespace naru::payments::nexo {

using codec::JsonNode;

namespace {

Result<JsonNode> messageOf(const codec::JsonTree& tree, TopLevel topLevel)
{
    const JsonNode message = tree.root()[nameOf(topLevel)];
    if (tree.root().size() == 1 && message.isObject())
        return message;
    const bool own
        = topLevel == TopLevel::SaleToPOIResponse && !tree.root()[nameOf(TopLevel::SaleToPOIRequest)].isAbsent();
    return own ? NexoFault::Reflected : NexoFault::WrongTopLevel;
}

/// The sealed header, once it equals the clear one.
Result<MessageHeader> headerOf(const OpenedEnvelope& opened, const JsonNode& message)
{
    const auto outer = readJson(opened.header);
    if (!outer || !sameHeader(outer->root(), message["MessageHeader"]))
        return NexoFault::HeaderDiffers;
    return MessageHeader::read(message["MessageHeader"]);
}

Result<void> checkInFlight(const MessageHeader& header, const Expected& expected)
{
    if (header.type == MessageType::Request)
        return NexoFault::Reflected;
    const auto other = [](const char* what) { return Fault(NexoFault::NotInFlight, QLatin1StringView(what)); };
    if (header.type != MessageType::Response)
        return other("MessageType");
    if (header.category != expected.category || header.messageClass != MessageClass::Service)
        return other("MessageCategory");
    if (header.saleId != expected.saleId)
        return other("SaleID");
    if (header.poiId != expected.poiId)
        return other("POIID");
    return header.serviceId == expected.serviceId ? Result<void>() : other("ServiceID");
}

/// A repeated message must be the one that was meant; the desk and terminal are those of the status where not said.
Result<void> checkRepeated(const TransactionStatusResponse& status, const Expected& expected)
{
    if (!status.repeated)
        return {};
    if (!expected.about)
        return NexoFault::NotInFlight;
    Expected meant{
        expected.about->category, expected.about->saleId, expected.about->poiId, expected.about->serviceId, {}, {}, {}};
    if (meant.saleId.isEmpty())
        meant.saleId = expected.saleId;
    if (meant.poiId.isEmpty())
        meant.poiId = expected.poiId;
    return checkInFlight(status.repeated->header, meant);
}

void compare(const PaymentResponse& payment, const Expected& expected, QList<Fault>& review)
{
    if (expected.saleTransaction && payment.saleTransaction != *expected.saleTransaction)
        review.append(NexoFault::SaleTransactionDiffers);
    if (payment.response.result == ResultCode::Failure || !expected.amount)
        return;
    if (payment.authorised && payment.authorised->currency != expected.amount->currency)
        review.append(NexoFault::CurrencyDiffers);
    else if (!payment.authorised || payment.authorised->millionths != expected.amount->millionths)
        review.append(NexoFault::AmountDiffers);
}

void compare(const ReversalResponse& reversal, const Expected& expected, QList<Fault>& review)
{
    const bool said = reversal.response.result != ResultCode::Failure && reversal.reversedMillionths && expected.amount;
    if (said && *reversal.reversedMillionths != expected.amount->millionths)
        review.append(NexoFault::AmountDiffers);
}

QList<Fault> reviewOf(const AnswerBody& body, const Expected& expected)
{
    QList<Fault> review;
    if (const auto* payment = std::get_if<PaymentResponse>(&body))
        compare(*payment, expected, review);
    else if (const auto* reversal = std::get_if<ReversalResponse>(&body))
        compare(*reversal, expected, review);
    else if (const auto* status = std::get_if<TransactionStatusResponse>(&body); status && status->repeated)
        std::visit([&](const auto& repeated) { compare(repeated, expected, review); }, status->repeated->body);
    return review;
}

Meaning meaningOf(const Response& response)
{
    if (response.result == ResultCode::Success)
        return Meaning::Approved;
    if (response.result == ResultCode::Partial)
        return Meaning::Review;
    const ErrorCondition error = response.error.value_or(ErrorCondition::Other);
    const bool open = error == ErrorCondition::InProgress || error == ErrorCondition::Other;
    return open ? Meaning::StillOpen : Meaning::Declined;
}

Meaning meaningOf(const PaymentResponse& payment)
{
    const Meaning meaning = meaningOf(payment.response);
    return meaning == Meaning::Approved && payment.isStoredOffline() ? Meaning::StoredOffline : meaning;
}

Meaning meaningOf(const ReversalResponse& reversal)
{
    return meaningOf(reversal.response);
}

Meaning meaningOf(const TransactionStatusResponse& status)
{
    if (status.repeated)
        return std::visit([](const auto& repeated) { return meaningOf(repeated); }, status.repeated->body);
    return status.response.error == ErrorCondition::NotFound ? Meaning::NotFound : Meaning::StillOpen;
}

template <typename Other>
Meaning meaningOf(const Other&)
{
    return Meaning::StillOpen; // a diagnosis or login says nothing of money
}

} // namespace

Expected Expected::answerTo(const Request& request)
{
    const MessageHeader& header = request.header;
    Expected expected{header.category, header.saleId, header.poiId, header.serviceId, {}, {}, {}};
    if (const auto* payment = std::get_if<PaymentRequest>(&request.body)) {
        expected.amount = payment->requested;
        expected.saleTransaction = payment->saleTransaction;
    } else if (const auto* reversal = std::get_if<ReversalRequest>(&request.body)) {
        if (reversal->reversedMillionths)
            expected.amount = Amount{{}, *reversal->reversedMillionths};
    } else if (const auto* status = std::get_if<TransactionStatusRequest>(&request.body)) {
        expected.about = status->about;
    }
    return expected;
}

Expected Expected::answerTo(const Request& status, const Request& request)
{
    Expected expected = answerTo(status);
    const Expected meant = answerTo(request);
    expected.amount = meant.amount;
    expected.saleTransaction = meant.saleTransaction;
    return expected;
}

Dialogue::Dialogue(std::shared_ptr<const EnvelopeKey> key)
    : m_key(std::move(key))
{
    NARU_ASSERT(m_key);
}

SealedRequest Dialogue::seal(const Request& request, Random& random)
{
    const QByteArray message = request.json();
    return {seal(request.header, message, random), crypto::sha256(message)};
}

QByteArray Dialogue::seal(const MessageHeader& header, QByteArrayView message, Random& random)
{
    const QByteArray nonce = random.bytes(nonceBytes);
    m_nonces.insert(nonce);
    return sealEnvelope(*m_key, TopLevel::SaleToPOIRequest, header, message, nonce);
}

Result<void> Dialogue::takeNonce(const QByteArray& nonce)
{
    if (m_nonces.contains(nonce) || m_nonces.size() >= noncesMax)
        return NexoFault::Replayed;
    m_nonces.insert(nonce);
    return {};
}

Result<Answer> Dialogue::receive(const QByteArray& bytes, const Expected& expected)
{
    const auto opened = openEnvelope(*m_key, TopLevel::SaleToPOIResponse, bytes);
    if (!opened)
        return opened.fault();
    if (const auto fresh = takeNonce(opened->nonce); !fresh)
        return fresh.fault();
    const auto tree = readJson(opened->plain());
    if (!tree)
        return tree.fault();
    const auto message = messageOf(*tree, TopLevel::SaleToPOIResponse);
    if (!message)
        return message.fault();
    const auto header = headerOf(*opened, *message);
    if (!header)
        return header.fault();
    if (const auto meant = checkInFlight(*header, expected); !meant)
        return meant.fault();
    auto body = readAnswerBody(header->category, *message);
    if (!body)
        return body.fault();
    if (const auto* status = std::get_if<TransactionStatusResponse>(&*body)) {
        if (const auto meant = checkRepeated(*status, expected); !meant)
            return meant.fault();
    }
    QList<Fault> review = reviewOf(*body, expected);
    return Answer{*header, std::move(*body), std::move(review), {crypto::sha256(bytes), cutCopy(tree->root())}};
}

Result<Notice> Dialogue::notice(const QByteArray& bytes)
{
    const auto opened = openEnvelope(*m_key, TopLevel::SaleToPOIRequest, bytes);
    if (!opened)
        return opened.fault();
    if (const auto fresh = takeNonce(opened->nonce); !fresh)
        return fresh.fault();
    const auto tree = readJson(opened->plain());
    if (!tree)
        return tree.fault();
    const auto message = messageOf(*tree, TopLevel::SaleToPOIRequest);
    if (!message)
        return message.fault();
    if (const auto header = headerOf(*opened, *message); !header)
        return header.fault();
    return readNotice(opened->plain());
}

Meaning meaningOf(const Answer& answer)
{
    if (!answer.review.isEmpty())
        return Meaning::Review;
    return std::visit([](const auto& body) { return meaningOf(body); }, answer.body);
}

const char* nameOf(Meaning value)
{
    static constexpr std::array names{"approved", "stored_offline", "declined", "not_found", "still_open", "review"};
    return names[static_cast<std::size_t>(value)];
}

} // namespace naru::payments::nexo

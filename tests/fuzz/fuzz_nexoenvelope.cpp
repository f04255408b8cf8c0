// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/payments/nexo/dialogue.h"
#include "tests/fuzz/target.h"

using namespace naru;
using namespace naru::payments::nexo;

/// Once as an envelope from outside, once as the plain text of one that is sealed well: so the fuzzer gets behind the
/// seal, and what it finds there must still be about the question.
NARU_FUZZ_TARGET(nexoenvelope)
{
    static const auto key = std::make_shared<const EnvelopeKey>(*EnvelopeKey::derive("sample passphrase", "key", 1));
    const Expected expected{MessageCategory::Payment, "desk-1", "S1F2-1", "0000000001", Amount::won(15'000), {}, {}};
    const auto check = [&](const QByteArray& envelope) {
        Dialogue dialogue(key);
        const auto answer = dialogue.receive(envelope, expected);
        if (!answer)
            return;
        NARU_ASSERT(answer->header.type == MessageType::Response && answer->header.serviceId == expected.serviceId);
        const auto* payment = std::get_if<PaymentResponse>(&answer->body);
        const Meaning meaning = meaningOf(*answer);
        if (meaning == Meaning::Approved || meaning == Meaning::StoredOffline)
            NARU_ASSERT(payment && payment->authorised == expected.amount);
        NARU_ASSERT(!dialogue.receive(envelope, expected));
    };
    check(bytes);
    if (bytes.size() > envelopeBytesMax / 2)
        return;
    const MessageHeader header{"3.0", MessageClass::Service, MessageCategory::Payment, MessageType::Response, "desk-1",
        "0000000001", {}, "S1F2-1"};
    check(sealEnvelope(*key, TopLevel::SaleToPOIResponse, header, bytes, QByteArray(nonceBytes, 'n')));
}

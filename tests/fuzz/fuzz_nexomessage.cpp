// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/codec/cardnumber.h"
#include "app/payments/nexo/answer.h"
#include "app/payments/nexo/cut.h"
#include "app/payments/nexo/envelope.h"
#include "tests/fuzz/target.h"

using namespace naru;
using namespace naru::payments::nexo;

NARU_FUZZ_TARGET(nexomessage)
{
    if (const auto request = Request::read(bytes)) {
        const QByteArray json = request->json();
        const auto again = Request::read(json);
        NARU_ASSERT(again && again->header == request->header && again->body == request->body && again->json() == json);
    }
    static_cast<void>(readNotice(bytes));
    const auto tree = readJson(bytes);
    if (!tree)
        return;
    const CutCopy copy = cutCopy(tree->root());
    NARU_ASSERT(!copy.cuts.isEmpty() || copy.text.size() <= bytes.size());
    const auto copied = codec::JsonTree::parse(copy.text, {8 * 1024 * 1024, 64});
    NARU_ASSERT(copied || copied.fault().is(codec::CodecFault::DuplicateKey)); // two keys may be starred alike
    const auto message = tree->root()["SaleToPOIResponse"];
    if (const auto header = MessageHeader::read(message["MessageHeader"])) {
        const auto body = readAnswerBody(header->category, message);
        const auto* payment = body ? std::get_if<PaymentResponse>(&*body) : nullptr;
        if (payment) {
            NARU_ASSERT(payment->lastFour.isEmpty() || payment->lastFour.size() == 4);
            for (const Receipt& receipt : payment->receipts) {
                for (const ReceiptLine& line : receipt.lines)
                    NARU_ASSERT(!codec::holdsCardNumber(line.name) && !codec::holdsCardNumber(line.value));
            }
        }
    }
}

// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/payments/ereceipt.h"
#include "app/payments/receiptrecords.h"
#include "tests/fuzz/target.h"

using namespace naru;
using namespace naru::payments;

namespace {
/// The key of the seeds; its receipts are ours.
const QList<DeskKey>& known()
{
    static const QList<DeskKey> desks = [] {
        SeededRandom random(42);
        const auto key = crypto::PrivateKey::generate(crypto::Curve::P256, random);
        return QList<DeskKey>{{QStringLiteral("나루동"), QStringLiteral("1번"), key.publicKey().spki()}};
    }();
    return desks;
}
} // namespace

NARU_FUZZ_TARGET(ereceipt)
{
    for (const QByteArray& text : {bytes, eReceiptPrefix.toByteArray() + bytes}) {
        const JudgedReceipt judged = judgeEReceipt(text, known());
        NARU_ASSERT((judged.seal == JudgedReceipt::Seal::Ours) == judged.desk.has_value());
        NARU_ASSERT(judged.seal == JudgedReceipt::Seal::Altered || judged.says);
    }
    if (const auto key = deskKeyFrom(bytes))
        NARU_ASSERT(key->centre.size() <= officeLettersMax && key->id().size() == keyIdBytes);
    if (const auto receipt = receiptFrom(bytes)) {
        NARU_ASSERT(receipt->id.size() == idBytes && receipt->card.lastFour.size() <= 4);
        NARU_ASSERT(*receiptFrom(encoded(*receipt)) == *receipt);
    }
    if (const auto event = paperEventOf({Kind::ReceiptIssued, 1, bytes}))
        NARU_ASSERT(*paperEventOf(recordOf(*event)) == *event);
}

// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/wire/answer.h"
#include "tests/support/suite.h"

using namespace naru;
using namespace naru::wire;

namespace {

crypto::PrivateKey keyOf(quint64 seed)
{
    SeededRandom random(seed);
    return crypto::PrivateKey::generate(crypto::Curve::P256, random);
}

const QByteArray device(16, '\x5a');
const Head head{2, 41, QByteArray(32, 'h')};
constexpr Instant noon{Milliseconds(1'795'316'400'123)};

bool isBad(const Result<Instant>& read)
{
    return !read && read.fault().is(WireFault::BadReceipt);
}

} // namespace

class WireReceiptTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void saysWhenTheHubHeldWhat()
    {
        const auto hub = keyOf(1);
        const QByteArray receipt = receiptOf(device, head, noon, hub);
        QCOMPARE(receipt.size(), 72);
        const auto read = checkReceipt(receipt, device, head, hub.publicKey());
        QVERIFY(read && *read == noon);
        QVERIFY(checkReceipt(receiptOf(device, head, latest, hub), device, head, hub.publicKey()));
    }

    void isOfOneDeskOnePlaceOneHub()
    {
        const auto hub = keyOf(1);
        const QByteArray receipt = receiptOf(device, head, noon, hub);
        const auto& key = hub.publicKey();
        QVERIFY(isBad(checkReceipt(receipt, QByteArray(16, '\x5b'), head, key)));
        QVERIFY(isBad(checkReceipt(receipt, device, {3, head.seq, head.hash}, key)));
        QVERIFY(isBad(checkReceipt(receipt, device, {head.epoch, 42, head.hash}, key)));
        QVERIFY(isBad(checkReceipt(receipt, device, {head.epoch, head.seq, QByteArray(32, 'i')}, key)));
        QVERIFY(isBad(checkReceipt(receipt, device, {head.epoch, head.seq, "short"}, key)));
        QVERIFY(isBad(checkReceipt(receipt, "short", head, key)));
        QVERIFY(isBad(checkReceipt(receipt, device, head, keyOf(2).publicKey())));
    }

    void refusesEveryFlippedBitAndEveryOtherLength()
    {
        const auto hub = keyOf(1);
        const QByteArray receipt = receiptOf(device, head, noon, hub);
        for (qsizetype bit = 0; bit < receipt.size() * 8; ++bit) {
            QByteArray flipped = receipt;
            flipped[bit / 8] = char(flipped[bit / 8] ^ (1 << bit % 8));
            QVERIFY(isBad(checkReceipt(flipped, device, head, hub.publicKey())));
        }
        for (qsizetype size = 0; size < receipt.size(); ++size)
            QVERIFY(isBad(checkReceipt(receipt.first(size), device, head, hub.publicKey())));
        QVERIFY(isBad(checkReceipt(receipt + '\0', device, head, hub.publicKey())));
        QByteArray far = receipt; // a time that no clock of ours could show, before anything is computed from it
        far.replace(0, 8, QByteArray(8, '\xff'));
        QVERIFY(isBad(checkReceipt(far, device, head, hub.publicKey())));
    }

    void knowsItsPathsAndKeys()
    {
        QCOMPARE(batchPath(device), QByteArray("/v1/d/5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a/batch"));
        QCOMPARE(headPath(device), QByteArray("/v1/d/5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a/head"));
        QCOMPARE(keyIdOf(keyOf(1).publicKey()).size(), keyIdBytes);
        QVERIFY(keyIdOf(keyOf(1).publicKey()) != keyIdOf(keyOf(2).publicKey()));
    }
};

NARU_TEST(WireReceiptTest)
#include "tst_wirereceipt.moc"

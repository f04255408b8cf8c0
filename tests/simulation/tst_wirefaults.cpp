// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/words/words.h"
#include "sync/wire/answer.h"
#include "sync/wire/lost.h"
#include "sync/wire/proof.h"
#include "sync/wire/roll.h"
#include "sync/wire/sealing.h"
#include "tests/support/suite.h"
#include "tests/support/wirebatches.h"

#include <QSet>

#include <functional>

using namespace naru;
using namespace naru::wire;
using namespace naru::test;

namespace {

struct Case {
    const char *what, *fault;
    std::function<const char*()> read;
};

template <typename Read>
const char* nameOf(const Result<Read>& read)
{
    return read ? "" : read.fault().name();
}

const QString origin = QStringLiteral("naru.example/hub");

QList<Case> cases()
{
    static const auto key = wireKey(1), other = wireKey(2);
    static const QByteArray device(16, 'd');
    static const Head head{1, 5, QByteArray(32, 'h')};
    static const QByteArray good = bytesOf(wireBatch(3), key);
    return {
        {"a web page instead of a batch", "wire.bad_batch", [] { return nameOf(batchOf("<html>")); }},
        {"half a batch", "wire.bad_batch", [] { return nameOf(batchOf(good.first(good.size() / 2))); }},
        {"two batches in one body", "wire.bad_batch", [] { return nameOf(batchOf(good + good)); }},
        {"deflate that is none", "wire.bad_batch", [] { return nameOf(unpacked(good, Packing::Deflate)); }},
        {"zstd called deflate", "wire.bad_batch",
            [] { return nameOf(unpacked(packed(good, Packing::Zstd), Packing::Deflate)); }},
        {"another desk's batch", "wire.bad_signature", [] { return nameOf(batchOf(good, other.publicKey())); }},
        {"five megabytes", "wire.too_large", [] { return nameOf(batchOf(QByteArray(5 << 20, '\0'))); }},
        {"five megabytes in five kilobytes", "wire.too_large",
            [] { return nameOf(unpacked(packed(QByteArray(5 << 20, '\0'), Packing::Deflate), Packing::Deflate)); }},
        {"five megabytes, plain", "wire.too_large",
            [] { return nameOf(unpacked(QByteArray(5 << 20, '\0'), Packing::Plain)); }},
        {"a proxy's page instead of an answer", "wire.bad_answer",
            [] { return nameOf(acceptedOf("<html>502 Bad Gateway</html>")); }},
        {"a refusal that gives no reason", "wire.bad_answer", [] { return nameOf(refusalOf("\xa0")); }},
        {"a receipt of another hub", "wire.bad_receipt",
            [] {
                return nameOf(checkReceipt(receiptOf(device, head, Instant(), other), device, head, key.publicKey()));
            }},
        {"a note without a signature", "wire.bad_checkpoint",
            [] { return nameOf(unprovenCheckpoint("naru.example/hub\n1\n\n")); }},
        {"a checkpoint of another hub", "wire.bad_checkpoint",
            [] {
                return nameOf(
                    checkpointOf(textOf({origin, 1, QByteArray(32, 'r'), {}}, other), origin, key.publicKey()));
            }},
        {"a picture instead of a proof", "wire.bad_proof", [] { return nameOf(proofOf("\x89PNG")); }},
        {"a proof of something else", "wire.bad_proof",
            [] {
                return nameOf(checkProof(
                    {device, head, 0, {}, textOf({origin, 1, QByteArray(32, 'r'), {}}, key)}, origin, key.publicKey()));
            }},
        {"a record that was rewritten", "wire.bad_proof",
            [] {
                return nameOf(checkConsistency(1, QByteArray(32, 'a'), 2, QByteArray(32, 'b'), {QByteArray(32, 'c')}));
            }},
        {"a batch of next year", "wire.newer_version",
            [] {
                return nameOf(
                    batchOf(wireSigned(codec::CborWriter().map(1).number(0).number(version + 1).take(), key)));
            }},
        {"a note to the agency that was never sealed", "wire.bad_sealed",
            [] {
                return nameOf(unsealed("not sealed", {device, 1, 1, 70, head.hash, {}}, key));
            }},
        {"sealed to another agency", "wire.other_seal_key",
            [] {
                SeededRandom random(3);
                const SealedPlace place{device, 1, 1, 70, head.hash, {}};
                return nameOf(unsealed(Sealer(other.publicKey(), random).seal(place, "frame"), place, key));
            }},
        {"a list of lost desks that is none", "wire.bad_lost_list",
            [] { return nameOf(lostOf("nothing", originOf(QByteArray(32, 'p')), key.publicKey())); }},
        {"a picture instead of a roll", "wire.bad_roll", [] { return nameOf(rollPageOf("\x89PNG")); }},
        {"a proof of next year", "wire.newer_version",
            [] { return nameOf(proofOf(codec::CborWriter().map(1).number(0).number(2).take())); }},
    };
}

} // namespace

class WireFaultsTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void badInputGetsItsFault()
    {
        for (const Case& one : cases())
            QVERIFY2(qstrcmp(one.read(), one.fault) == 0, one.what);
    }

    void everyFaultIsReachedAndHasWords()
    {
        QSet<QByteArray> reached;
        for (const Case& one : cases())
            reached.insert(one.fault);
        QCOMPARE(reached.size(), qsizetype(faultNames<WireFault>.size()));
        for (const char* name : faultNames<WireFault>) {
            QVERIFY2(reached.contains(name), name);
            for (const auto language : {words::Language::Korean, words::Language::English}) {
                const auto said = words::wordsOf(QLatin1StringView(name), language);
                QVERIFY2(words::knows(QLatin1StringView(name), language) && !said.whatToDo.isEmpty(), name);
            }
        }
    }
};

NARU_TEST(WireFaultsTest)
#include "tst_wirefaults.moc"

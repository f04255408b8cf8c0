// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/codec/cbor.h"
#include "sync/wire/proof.h"
#include "tests/support/suite.h"
#include "tests/support/wirebatches.h"

#include <QFile>
#include <QHash>
#include <QJsonDocument>
#include <QJsonObject>

using namespace naru;
using namespace naru::wire;
using namespace naru::test;

namespace {

const QString origin = QStringLiteral("naru.example/hub");
constexpr Instant seven{Milliseconds(1'795'374'000'000)};

Checkpoint sample()
{
    return {origin, 20'000, QByteArray(32, 'r'), seven};
}

bool isBad(const Result<Checkpoint>& read, WireFault fault = WireFault::BadCheckpoint)
{
    return !read && read.fault().is(fault);
}

/// What a hub has after 500 entries of two desks, and the proof of each.
struct Record {
    TreeEdge edge;
    QHash<std::pair<int, quint64>, QByteArray> nodes;
    QList<std::pair<QByteArray, Head>> entries;

    Record()
    {
        for (int i = 0; i < 500; ++i) {
            const QByteArray device(16, i % 3 ? 'a' : 'b');
            const Head head{quint32(1 + i / 250), quint64(i) + 1, crypto::sha256(QByteArray::number(i))};
            entries.append({device, head});
            for (const TreeNode& node : edge.append(leafOf(device, head)))
                nodes.insert({node.level, node.index}, node.hash);
        }
    }
    Proof proof(quint64 index, const crypto::PrivateKey& key) const
    {
        const auto nodeAt = [this](int level, quint64 at) { return Result<QByteArray>(nodes.value({level, at})); };
        return {entries[qsizetype(index)].first, entries[qsizetype(index)].second, index,
            *inclusionPath(nodeAt, index, edge.size()), textOf({origin, edge.size(), edge.root(), seven}, key)};
    }
};

} // namespace

class WireProofTest : public QObject {
    Q_OBJECT

    const crypto::PrivateKey m_hub = wireKey(21);
    const crypto::PublicKey& key() const { return m_hub.publicKey(); }

private Q_SLOTS:
    void aCheckpointReadsAsItWasWritten()
    {
        for (const Checkpoint& sent : {sample(), Checkpoint{origin, 0, emptyRoot(), {}},
                 Checkpoint{QStringLiteral("나루.example"), leavesMax, QByteArray(32, '\xff'), seven}}) {
            const QByteArray text = textOf(sent, m_hub);
            QVERIFY(text.startsWith(sent.origin.toUtf8() + '\n' + QByteArray::number(sent.size) + '\n'));
            const auto read = checkpointOf(text, sent.origin, key());
            QVERIFY(read && *read == sent && *unprovenCheckpoint(text) == sent);
        }
    }

    void readsWhatOpensslSigned()
    {
        QFile file(QStringLiteral(NARU_SOURCE_DIR "/tests/unit/data/merkle.json"));
        QVERIFY(file.open(QIODevice::ReadOnly));
        const QJsonObject vectors = QJsonDocument::fromJson(file.readAll()).object();
        const QJsonObject vector = vectors[QStringLiteral("checkpoint")].toObject();
        const auto spki = QByteArray::fromHex(vector[QStringLiteral("spki")].toString().toLatin1());
        const auto foreign = crypto::PublicKey::fromSpki(spki);
        QVERIFY(foreign);
        const auto read = checkpointOf(
            vector[QStringLiteral("text")].toString().toUtf8(), vector[QStringLiteral("origin")].toString(), *foreign);
        QVERIFY(read && read->size == 8 && read->time == seven);
        QCOMPARE(QString::fromLatin1(read->root.toHex()), vectors[QStringLiteral("roots")][8].toString());
    }

    void passesOverWitnessesAndComingKeys()
    {
        const QByteArray text = textOf(sample(), m_hub), witness("\xe2\x80\x94 witness.example/w1 ");
        QByteArray many = text;
        for (int i = 0; i < 20; ++i)
            many += witness + QByteArray(4 + 72, char('a' + i)).toBase64() + '\n';
        many += textOf(sample(), wireKey(22)).split('\n').at(5) + '\n'; // our name, another key
        QVERIFY(checkpointOf(many, origin, key()));
        QVERIFY(checkpointOf(many, origin, wireKey(22).publicKey()));
        QVERIFY(isBad(checkpointOf(many, origin, wireKey(23).publicKey())));
        QByteArray before = text; // and in front of our line
        before.insert(text.lastIndexOf("\xe2\x80\x94"), witness + QByteArray(2500, 'w').toBase64() + '\n');
        QVERIFY(checkpointOf(before, origin, key()));
        // A second line of ours that does not hold: somebody played with it (signed-note: reject the whole).
        const QByteArray line = textOf({origin, 1, QByteArray(32, 'r'), {}}, m_hub).split('\n').at(4);
        QVERIFY(isBad(checkpointOf(text + line + '\n', origin, key())));
    }

    void keepsExtensionLinesOfOthersSigned()
    {
        const QByteArray text = textOf({origin, 5, QByteArray(32, 'r'), {}}, m_hub);
        QByteArray longer = text;
        longer.insert(text.indexOf("\n\n") + 1, "more of it\n");
        QVERIFY(unprovenCheckpoint(longer) && isBad(checkpointOf(longer, origin, key())));
    }

    void refusesWhatIsNoCheckpoint()
    {
        const QByteArray good = textOf(sample(), m_hub), line = good.split('\n').at(5);
        const QByteArray root = QByteArray(32, 'r').toBase64(), tail = "\n" + line + '\n';
        const QByteArray head = origin.toUtf8() + '\n';
        QVERIFY(unprovenCheckpoint(head + "5\n" + root + '\n' + tail));
        for (const QByteArray& bad : {QByteArray(), QByteArray("\n\n"), QByteArray("\n"), good.chopped(1), good + '\n',
                 good + 'x', head + "05\n" + root + '\n' + tail, head + "-5\n" + root + '\n' + tail,
                 head + "+5\n" + root + '\n' + tail, head + "5 \n" + root + '\n' + tail,
                 head + "\n" + root + '\n' + tail, head + "9999999999999999\n" + root + '\n' + tail,
                 head + "0\n" + root + '\n' + tail, head + "5\n" + root.chopped(1) + '\n' + tail,
                 head + "5\n" + root + "=\n" + tail, head + "5\n" + QByteArray(31, 'r').toBase64() + '\n' + tail,
                 head + "5\n" + tail, head + "5\n" + root + "\n\nextension\n" + tail,
                 head + "5\n" + root + "\ntime yesterday\n" + tail,
                 head + "5\n" + root + "\ntime 2026-11-22T19:00:00.5Z\n" + tail, "a b\n5\n" + root + '\n' + tail,
                 "a+b\n5\n" + root + '\n' + tail, "\n5\n" + root + '\n' + tail,
                 "a\xc2\xa0"
                 "b\n5\n"
                     + root + '\n' + tail,
                 "a\xff\n5\n" + root + '\n' + tail, head + "5\n" + root + "\nta\tb\n" + tail,
                 head + "5\r\n" + root + "\r\n" + tail, head + "5\n" + root + "\n\n",
                 head + "5\n" + root + "\n\n- x y\n", head + "5\n" + root + "\n\n\xe2\x80\x94 name\n",
                 head + "5\n" + root + "\n\n\xe2\x80\x94 name AAAA\n",
                 head + "5\n" + root + "\n\n\xe2\x80\x94  AAAAAAAA\n",
                 head + "5\n" + root + "\n\n\xe2\x80\x94 a+b AAAAAAAA\n",
                 head + "5\n" + root + '\n' + QByteArray(noteBytesMax, 'x') + '\n' + tail,
                 head + "5\n" + root + '\n' + '\n' + (line + '\n').repeated(noteSignaturesMax + 1)})
            QVERIFY2(isBad(unprovenCheckpoint(bad)), bad.left(120).constData());
        for (qsizetype size = 0; size < good.size(); ++size)
            QVERIFY(isBad(checkpointOf(good.first(size), origin, key())));
    }

    void noBitOfACheckpointCanBeTurned()
    {
        const QByteArray good = textOf(sample(), m_hub);
        for (qsizetype bit = 0; bit < good.size() * 8; ++bit) {
            QByteArray turned = good;
            turned[bit / 8] = char(turned[bit / 8] ^ (1 << bit % 8));
            QVERIFY2(isBad(checkpointOf(turned, origin, key())), turned.constData());
        }
        QVERIFY(isBad(checkpointOf(good, QStringLiteral("other.example/hub"), key())));
    }

    void aReceiptIsProvenWithoutANetwork()
    {
        const Record record;
        for (const quint64 index : {0U, 1U, 254U, 255U, 256U, 498U, 499U}) {
            const Proof sent = record.proof(index, m_hub);
            const auto read = proofOf(bytesOf(sent));
            QVERIFY(read && *read == sent);
            const auto under = checkProof(*read, origin, key());
            QVERIFY(under && under->size == 500 && under->time == seven);
        }
    }

    void aProofIsOfOneEntryAlone()
    {
        const Record record;
        const Proof good = record.proof(300, m_hub);
        const auto refused = [&](auto change) {
            Proof bad = good;
            change(bad);
            return isBad(checkProof(bad, origin, key()), WireFault::BadProof);
        };
        QVERIFY(!refused([](Proof&) {}));
        QVERIFY(refused([](Proof& p) { p.device[0] = 'x'; }));
        QVERIFY(refused([](Proof& p) { p.device = "x"; }));
        QVERIFY(refused([](Proof& p) { ++p.entry.epoch; }));
        QVERIFY(refused([](Proof& p) { ++p.entry.seq; }));
        QVERIFY(refused([](Proof& p) { p.entry.hash[0] = 'x'; }));
        QVERIFY(refused([](Proof& p) { p.entry.hash.clear(); }));
        QVERIFY(refused([](Proof& p) { ++p.index; }));
        QVERIFY(refused([](Proof& p) { p.index = 500; }));
        QVERIFY(refused([](Proof& p) { p.path.removeFirst(); }));
        QVERIFY(refused([](Proof& p) { p.path[2][5] = '\0'; }));
        QVERIFY(refused([&](Proof& p) { p.checkpoint = textOf({origin, 500, QByteArray(32, 'r'), {}}, m_hub); }));
        QVERIFY(isBad(checkProof(record.proof(300, wireKey(1)), origin, key())));
        Proof none = good;
        none.checkpoint = "nothing";
        QVERIFY(isBad(checkProof(none, origin, key())));
    }

    void refusesWhatIsNoProof()
    {
        const QByteArray good = bytesOf(Record().proof(300, m_hub));
        const auto faultOf = [](const QByteArray& bytes) {
            const auto read = proofOf(bytes);
            return read ? "" : read.fault().name();
        };
        for (qsizetype size = 0; size < good.size(); ++size)
            QCOMPARE(faultOf(good.first(size)), "wire.bad_proof");
        QCOMPARE(faultOf(good + '\0'), "wire.bad_proof");
        QCOMPARE(faultOf(QByteArray(proofBytesMax + 1, '\0')), "wire.bad_proof");
        QByteArray newer = good; // {0: 1 → 2
        QCOMPARE(newer.at(2), '\1');
        newer[2] = '\2';
        QCOMPARE(faultOf(newer), "wire.newer_version");
        newer[2] = '\0';
        QCOMPARE(faultOf(newer), "wire.bad_proof");
        QByteArray more = good; // a key of a later version
        more[0] = char(more[0] + 1);
        QVERIFY(proofOf(more + codec::CborWriter().number(77).text("more").take()));
    }

    void isSmallEnoughForACode()
    {
        Proof proof{QByteArray(16, 'd'), {1, 1'000'000, QByteArray(32, 'h')}, 1'600'000'000,
            QList<QByteArray>(31, QByteArray(32, 'p')),
            textOf({origin, 1'600'000'001, QByteArray(32, 'r'), seven}, m_hub)};
        QVERIFY2(bytesOf(proof).size() <= 1400, qPrintable(QString::number(bytesOf(proof).size())));
    }
};

NARU_TEST(WireProofTest)
#include "tst_wireproof.moc"

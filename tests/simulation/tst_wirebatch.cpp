// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/suite.h"
#include "tests/support/wirebatches.h"

#include <functional>

using namespace naru;
using namespace naru::wire;
using namespace naru::test;
using codec::CborWriter;
using Pieces = WirePieces;

namespace {

const char* faultOf(const QByteArray& bytes)
{
    const auto read = batchOf(bytes);
    return read ? "" : read.fault().name();
}

QByteArray entryArray(const QList<QByteArray>& entries)
{
    CborWriter out;
    out.array(quint64(entries.size()));
    for (const QByteArray& entry : entries)
        out.raw(entry);
    return out.take();
}

} // namespace

class WireBatchTest : public QObject {
    Q_OBJECT

    const crypto::PrivateKey m_key = wireKey(7);

private Q_SLOTS:
    void comesAsItWent()
    {
        for (const int count : {0, 1, 2, 50, entriesMax}) {
            const Batch sent = wireBatch(count, 3, {4, 1000, QByteArray(32, 'p')});
            const QByteArray bytes = bytesOf(sent, m_key);
            const auto read = batchOf(bytes, m_key.publicKey());
            QVERIFY2(read, count ? "entries" : "none");
            QCOMPARE(read->batch.device, sent.device);
            QVERIFY(read->batch.before == sent.before && read->batch.end() == sent.end());
            QCOMPARE(read->batch.end().seq, 1000 + quint64(count));
            QCOMPARE(read->batch.hashes(), sent.hashes());
            QCOMPARE(read->batch.keyId, keyIdOf(m_key.publicKey()));
            QCOMPARE(read->batch.telling.unsent, sent.telling.unsent);
            QVERIFY(read->batch.telling.oldest == sent.telling.oldest);
            QCOMPARE(read->batch.telling.program, sent.telling.program);
            QCOMPARE(read->batch.telling.packs, sent.telling.packs);
            QCOMPARE(read->batch.telling.checkpoint, sent.telling.checkpoint);
            QVERIFY(read->batch.telling.clockOff == sent.telling.clockOff);
            for (int i = 0; i < count; ++i) {
                const Item &in = read->batch.entries[i], &out = sent.entries[i];
                QVERIFY(in.hlc == out.hlc && in.kind == out.kind && in.schema == out.schema);
                QVERIFY(in.framed == out.framed && in.digest == crypto::sha256(out.framed) && !in.sealed);
            }
        }
    }

    void hashesAsTheJournalDoes()
    {
        const Batch batch = wireBatch(3);
        QByteArray before = batch.before.hash;
        for (int i = 0; i < 3; ++i) {
            const Item& item = batch.entries[i];
            before = crypto::sha256(journal::hashInput(batch.device,
                {1, quint64(i) + 1, item.hlc, item.kind, item.schema, before, crypto::sha256(item.framed)}));
            QCOMPARE(batch.hashes().at(i), before);
        }
    }

    void carriesWhatIsSealedToTheAgency()
    {
        Batch sent = wireBatch(3);
        Item& item = sent.entries[1];
        item.digest = crypto::sha256(item.framed);
        const auto open = sent.hashes();
        item.framed.clear();
        item.sealed.emplace();
        item.sealed->bytes = QByteArray(90, 's');
        item.sealed->facets = {{1, 4}, {2, -15'000}, {200, 1}};
        QCOMPARE(sent.hashes(), open); // sealing does not change the record
        const auto read = batchOf(bytesOf(sent, m_key), m_key.publicKey());
        QVERIFY(read && read->batch.hashes() == open);
        QVERIFY(read->batch.entries[1].sealed && read->batch.entries[1].framed.isEmpty());
        QCOMPARE(read->batch.entries[1].sealed->bytes, item.sealed->bytes);
        QCOMPARE(read->batch.entries[1].sealed->facets, item.sealed->facets);
    }

    void isSignedByTheKeyItNames()
    {
        const QByteArray bytes = bytesOf(wireBatch(2), m_key);
        QVERIFY(batchOf(bytes)->isSignedBy(m_key.publicKey()));
        const auto other = batchOf(bytes, wireKey(8).publicKey());
        QVERIFY(!other && other.fault().is(WireFault::BadSignature));
        Pieces pieces(wireBatch(2), wireKey(8)); // names one, is signed by another
        const auto read = batchOf(wireSigned(pieces.payload(), m_key));
        QVERIFY(read && !read->isSignedBy(m_key.publicKey()) && !read->isSignedBy(wireKey(8).publicKey()));
    }

    /// Whatever bit turns: it is no batch any more, or nobody's.
    void noBitCanBeTurned()
    {
        const QByteArray bytes = bytesOf(wireBatch(2), m_key);
        for (qsizetype at = 0; at < bytes.size(); ++at) {
            for (int bit = 0; bit < 8; ++bit) {
                QByteArray turned = bytes;
                turned[at] = char(turned[at] ^ (1 << bit));
                const auto read = batchOf(turned);
                QVERIFY2(!read || !read->isSignedBy(m_key.publicKey()), qPrintable(QString::number(at)));
            }
        }
        for (qsizetype size = 0; size < bytes.size(); ++size)
            QVERIFY(!batchOf(bytes.first(size)));
        QVERIFY(!batchOf(bytes + '\0'));
    }

    /// R12: a newer desk adds keys and elements; this hub takes what it knows, and the bytes stay as they were signed.
    void takesWhatANewerDeskAdds()
    {
        const Batch batch = wireBatch(2);
        Pieces pieces(batch, m_key);
        pieces.values[5] = wireEntriesOfTomorrow(batch.entries);
        pieces.values[8] = CborWriter().map(2).number(0).number(3).number(77).text("news").take();
        pieces.values[10] = CborWriter().array(1).array(1).array(0).take();
        pieces.values[1000] = CborWriter().text("new").take();
        const auto read = batchOf(wireSigned(pieces.payload(), m_key), m_key.publicKey());
        QVERIFY(read);
        QCOMPARE(read->payload, pieces.payload());
        QCOMPARE(read->batch.hashes(), batch.hashes());
        QCOMPARE(read->batch.telling.unsent, 3U);
        pieces.values[0] = Pieces::number(version + 1);
        QCOMPARE(faultOf(wireSigned(pieces.payload(), m_key)), "wire.newer_version");
        pieces.values.remove(5); // what a newer version is made of, nobody knows
        QCOMPARE(faultOf(wireSigned(pieces.payload(), m_key)), "wire.newer_version");
    }

    void refusesWithAReason_data()
    {
        QTest::addColumn<int>("key");
        QTest::addColumn<QByteArray>("value");
        QTest::addColumn<QByteArray>("fault");
        const QByteArray bad("wire.bad_batch"), large("wire.too_large"), zero = Pieces::number(0);
        const auto row = [](const char* name, int key, const QByteArray& value, const QByteArray& fault) {
            QTest::newRow(name) << key << value << fault;
        };
        row("no version", 0, {}, bad);
        row("version 0", 0, zero, bad);
        row("version in words", 0, CborWriter().text("1").take(), bad);
        row("short device", 1, Pieces::bytes(QByteArray(15, 'd')), bad);
        row("no device", 1, {}, bad);
        row("epoch 0", 2, zero, bad);
        row("epoch of 33 bits", 2, Pieces::number(1LL << 32), bad);
        row("seq 0", 3, zero, bad);
        row("seq at the end of numbers", 3, Pieces::number(std::numeric_limits<qint64>::max()), bad);
        row("seq over the end", 3, QByteArray::fromHex("1bffffffffffffffff"), bad);
        row("another seq", 3, Pieces::number(2), bad);
        row("another epoch", 2, Pieces::number(2), bad);
        row("another device", 1, Pieces::bytes(QByteArray(16, 'd')), bad);
        row("another hash before", 4, Pieces::bytes(QByteArray(32, 'x')), bad);
        row("short hash before", 4, Pieces::bytes("x"), bad);
        row("no hash of the last", 6, {}, bad);
        row("another hash of the last", 6, Pieces::bytes(QByteArray(32, 'x')), bad);
        row("no key id", 7, {}, bad);
        row("long key id", 7, Pieces::bytes(QByteArray(9, 'k')), bad);
        row("no entries", 5, {}, bad);
        row("entries that are a map", 5, CborWriter().map(0).take(), bad);
        row("an entry that is a number", 5, entryArray({zero}), bad);
        row("an entry of three", 5, entryArray({CborWriter().array(3).number(1).number(1).number(1).take()}), bad);
        const auto entry = [](qint64 hlc, qint64 kind, qint64 schema, QByteArrayView frame) {
            return entryArray({CborWriter().array(4).number(hlc).number(kind).number(schema).bytes(frame).take()});
        };
        row("kind of 17 bits", 5, entry(1, 65'536, 1, "frame"), bad);
        row("schema of 17 bits", 5, entry(1, 1, 65'536, "frame"), bad);
        row("a negative stamp", 5, entry(-1, 1, 1, "frame"), bad);
        row("an empty frame", 5, entry(1, 1, 1, ""), bad);
        row("a frame too long", 5, entry(1, 1, 1, QByteArray(frameBytesMax + 1, 'f')), large);
        const auto sealedEntry = [](qsizetype digest, qsizetype sealed, int facets) {
            CborWriter out;
            out.array(7)
                .number(1)
                .number(1)
                .number(1)
                .null()
                .bytes(QByteArray(digest, 'd'))
                .bytes(QByteArray(sealed, 's'));
            out.map(quint64(facets));
            for (int i = 0; i < facets; ++i)
                out.number(i).number(i);
            return entryArray({out.take()});
        };
        row("a sealed entry without a digest", 5, sealedEntry(0, 9, 0), bad);
        row("a sealed entry of nothing", 5, sealedEntry(32, 0, 0), bad);
        row("too many facets", 5, sealedEntry(32, 9, facetsMax + 1), bad);
        row("sealed too long", 5, sealedEntry(32, frameBytesMax + 1025, 0), large);
        row("501 entries", 5, entryArray(QList<QByteArray>(501, CborWriter().array(0).take())), large);
        row("too many things", 5, entryArray(QList<QByteArray>(60'000, zero)), large);
        row("too deep", 11, QByteArray(20, '\x81') + zero, bad);
        row("both entries and an envelope", 9, Pieces::bytes("x"), bad);
    }
    void refusesWithAReason()
    {
        QFETCH(int, key);
        QFETCH(QByteArray, value);
        QFETCH(QByteArray, fault);
        Pieces pieces(wireBatch(1), m_key);
        QCOMPARE(faultOf(wireSigned(pieces.payload(), m_key)), "");
        pieces.values[key] = value;
        QCOMPARE(faultOf(wireSigned(pieces.payload(), m_key)), fault.constData());
    }

    /// What a desk tells of itself never stops its record.
    void aStrangeTellingIsNotHeard()
    {
        Pieces pieces(wireBatch(1), m_key);
        const auto heard = [&](const QByteArray& telling) {
            pieces.values[8] = telling;
            const auto read = batchOf(wireSigned(pieces.payload(), m_key));
            return read ? read->batch.telling : Telling{99, {}, {}, {}, {}, {}};
        };
        QCOMPARE(heard(CborWriter().map(2).number(0).number(5).number(1).text("x").take()).unsent, 5U);
        QCOMPARE(heard(Pieces::number(0)).unsent, 0U);
        QCOMPARE(heard(CborWriter().map(1).number(0).number(-1).take()).unsent, 0U);
        QVERIFY(!heard(CborWriter().map(1).number(1).number(1LL << 60).take()).oldest);
        QVERIFY(heard(CborWriter().map(1).number(2).text(QString(65, u'v')).take()).program.isEmpty());
        QVERIFY(heard(CborWriter().map(1).number(3).array(0).take()).packs.isEmpty());
        CborWriter packs;
        packs.map(1).number(3).map(packsMax + 1);
        for (int i = 0; i <= packsMax; ++i)
            packs.text(QString::number(i)).number(i);
        QVERIFY(heard(packs.take()).packs.isEmpty());
        QVERIFY(heard(CborWriter().map(1).number(4).bytes(QByteArray(checkpointBytesMax + 1, 'c')).take())
                    .checkpoint.isEmpty());
        const auto off = heard(CborWriter().map(1).number(5).number(std::numeric_limits<qint64>::min()).take());
        QVERIFY(off.unsent == 0 && off.clockOff.count() == 0);

        Batch odd = wireBatch(1); // nor is it sent
        odd.telling.program = QString(100, u'v');
        odd.telling.checkpoint = QByteArray(checkpointBytesMax + 1, 'c');
        odd.telling.oldest = Instant(Milliseconds(-1));
        const auto read = batchOf(bytesOf(odd, m_key), m_key.publicKey());
        QVERIFY(read && read->batch.telling.program.size() == 64 && !read->batch.telling.oldest);
    }

    void refusesWhatIsNoBatchAtAll()
    {
        const QByteArray good = bytesOf(wireBatch(1), m_key), payload = Pieces(wireBatch(1), m_key).payload();
        const QByteArray signature(64, 's');
        for (const QByteArray& bytes : {QByteArray(), QByteArray("\xff"), QByteArray("POST / HTTP/1.1"),
                 CborWriter().array(1).bytes(payload).take(), CborWriter().array(2).bytes(payload).null().take(),
                 CborWriter().array(2).bytes(payload).bytes("short").take(),
                 CborWriter().array(3).bytes(payload).bytes(signature).null().take(),
                 CborWriter().array(2).text("text").bytes(signature).take(),
                 CborWriter().array(2).bytes(payload + '\0').bytes(signature).take(),
                 CborWriter().tag(1).raw(good).take(), QByteArray("\x9f") + good.sliced(1) + "\xff"})
            QCOMPARE(faultOf(bytes), "wire.bad_batch");
        QByteArray twice = payload; // names key 0 twice
        twice[0] = char(twice[0] + 1);
        QCOMPARE(faultOf(wireSigned(twice + Pieces::number(0) + Pieces::number(1), m_key)), "wire.bad_batch");
        QCOMPARE(faultOf(QByteArray(inflatedBytesMax + 1, '\0')), "wire.too_large");
    }

    void namesTheEntryThatIsBad()
    {
        const Batch batch = wireBatch(3);
        Pieces pieces(batch, m_key);
        QList<QByteArray> entries;
        for (const Item& item : batch.entries)
            entries.append(
                CborWriter().array(4).number(qint64(item.hlc)).number(1).number(1).bytes(item.framed).take());
        entries[2] = CborWriter().array(0).take();
        pieces.values[5] = entryArray(entries);
        const auto read = batchOf(wireSigned(pieces.payload(), m_key));
        QVERIFY(!read && badEntryOf(read.fault()) == 2);
        pieces.values[5] = CborWriter().null().take();
        QVERIFY(!badEntryOf(batchOf(wireSigned(pieces.payload(), m_key)).fault()));
    }

    void sendsApartWhatCannotBeRead()
    {
        Batch batch = wireBatch(1, 2, {1, 40, QByteArray(32, 'p')});
        const auto readable = batchOf(envelopeOf(batch, m_key), m_key.publicKey());
        QVERIFY(readable && !readable->batch.envelope); // it can be read after all, and is like any other
        QCOMPARE(readable->batch.entries.size(), 1);
        QVERIFY(readable->batch.end() == batch.end());

        batch.entries[0].framed = QByteArray(frameBytesMax + 1, 'f');
        QCOMPARE(faultOf(bytesOf(batch, m_key)), "wire.too_large");
        const auto read = batchOf(envelopeOf(batch, m_key), m_key.publicKey());
        QVERIFY(read && read->batch.envelope && read->batch.entries.isEmpty());
        QVERIFY(read->batch.end() == batch.end()); // the record goes on behind it
        QCOMPARE(read->batch.hashes(), batch.hashes());
        QVERIFY(read->batch.envelope->bytes.contains(batch.entries[0].framed));
    }

    void anEnvelopeThatCanBeReadFollowsOrIsNone()
    {
        const Batch batch = wireBatch(1);
        Pieces pieces(batch, m_key);
        const Item& item = batch.entries[0];
        pieces.values[5].clear();
        pieces.values[9] = Pieces::bytes(CborWriter()
                                             .array(4)
                                             .number(qint64(item.hlc))
                                             .number(item.kind)
                                             .number(item.schema)
                                             .bytes(item.framed)
                                             .take());
        QCOMPARE(faultOf(wireSigned(pieces.payload(), m_key)), "");
        pieces.values[6] = Pieces::bytes(QByteArray(32, 'x'));
        QCOMPARE(faultOf(wireSigned(pieces.payload(), m_key)), "wire.bad_batch");
        pieces.values[9] = Pieces::bytes("\xff\xff poison");
        QCOMPARE(faultOf(wireSigned(pieces.payload(), m_key)), "");
        pieces.values[9] = Pieces::bytes("");
        QCOMPARE(faultOf(wireSigned(pieces.payload(), m_key)), "wire.bad_batch");
        pieces.values[9] = Pieces::bytes(QByteArray(envelopeBytesMax + 1, 'e'));
        QCOMPARE(faultOf(wireSigned(pieces.payload(), m_key)), "wire.too_large");
    }
};

NARU_TEST(WireBatchTest)
#include "tst_wirebatch.moc"

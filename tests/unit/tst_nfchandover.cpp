// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/codec/cbor.h"
#include "app/codec/ndef.h"
#include "app/identity/mdl/engagement.h"
#include "app/identity/mdl/nfchandover.h"
#include "tests/support/suite.h"
#include "tests/support/vectors.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <algorithm>

using namespace naru;
using namespace naru::identity;
using namespace naru::identity::mdl;
using codec::NdefMessage;
using codec::NdefRecord;
using Tnf = NdefRecord::Tnf;

namespace {
/// Data of the n-th APDU of a recorded engagement that holds `what`, without `skip` bytes in front.
QByteArray recorded(const char* file, const char* what, qsizetype skip = 0)
{
    QFile log(QDir(test::sharedVectors()).filePath(QStringLiteral("mdoc/nfc/") + QLatin1StringView(file)));
    if (!log.open(QIODevice::ReadOnly))
        return {};
    for (const auto& apdu : QJsonDocument::fromJson(log.readAll()).array()) {
        const QByteArray data = QByteArray::fromHex(apdu.toObject()[QLatin1StringView("data")].toString().toLatin1());
        if (data.contains(what))
            return data.sliced(skip);
    }
    return {};
}

constexpr const char* staticLog = "testStaticHandover.apdus.json";
constexpr const char* negotiatedLog = "testNegotiatedHandover.apdus.json";

/// A Handover Select the caller may spoil.
QList<NdefRecord> selectRecords()
{
    const QByteArray ac = codec::encodeNdef({{Tnf::WellKnown, "ac", {}, QByteArray("\x01\x03nfc\x01\x04mdoc", 11)}});
    return {{Tnf::WellKnown, "Hs", {}, '\x15' + ac}, {Tnf::External, "iso.org:18013:deviceengagement", "mdoc", "E"},
        {Tnf::External, "iso.org:18013:nfc", "nfc", QByteArray::fromHex("010301ffff0402010000")},
        {Tnf::Mime, "application/vnd.bluetooth.le.oob", "0", QByteArray::fromHex("021c00")}};
}
} // namespace

class NfcHandoverTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void readsAStaticHandover()
    {
        NARU_NEEDS_VECTOR("mdoc/nfc/testStaticHandover.apdus.json");
        const QByteArray hs = recorded(staticLog, "Hs");
        QCOMPARE(hs.size(), 254);
        const auto read = readHandoverSelect(hs);
        QVERIFY(read);
        QVERIFY(DeviceEngagement::parse(read->deviceEngagement));
        QVERIFY(read->offered.nfc && read->offered.ble);
        QCOMPARE(read->offered.nfc->commandBytesMax, 65535);
        QCOMPARE(read->offered.nfc->responseBytesMax, 65536);
        QVERIFY(read->offered.ble->peripheralServer && read->offered.ble->centralClient);
        QCOMPARE(read->offered.ble->uuid.toHex(), QByteArray("b3d52ac4a1b64b51a22e78ee55ef6eb6"));
        const auto cbor = codec::CborDocument::parse(read->handover());
        QCOMPARE(*(*cbor)->root().at(0).toBytes(), hs);
        QVERIFY((*cbor)->root().at(1).isNull());
    }

    void readsANegotiatedHandover()
    {
        NARU_NEEDS_VECTOR("mdoc/nfc/testNegotiatedHandover.apdus.json");
        const QByteArray hs = recorded(negotiatedLog, "Hs"), hr = recorded(negotiatedLog, "Hr", 2);
        const auto read = readHandoverSelect(hs, hr);
        QVERIFY(read);
        QVERIFY(DeviceEngagement::parse(read->deviceEngagement));
        QVERIFY(!read->offered.nfc && read->offered.ble);
        QVERIFY(read->offered.ble->centralClient && !read->offered.ble->peripheralServer);
        QVERIFY(read->offered.ble->uuid.isEmpty());
        const auto cbor = codec::CborDocument::parse(read->handover());
        QCOMPARE(*(*cbor)->root().at(0).toBytes(), hs);
        QCOMPARE(*(*cbor)->root().at(1).toBytes(), hr);
    }

    void asksAsTheRecordedReaderDoes()
    {
        NARU_NEEDS_VECTOR("mdoc/nfc/testNegotiatedHandover.apdus.json");
        const QByteArray uuid = readHandoverSelect(recorded(staticLog, "Hs"))->offered.ble->uuid;
        const Carriers ours{NfcCarrier{65535, 65536}, BleCarrier{true, true, uuid, {}}};
        QCOMPARE(makeHandoverRequest(ours).toHex(), recorded(negotiatedLog, "Hr", 2).toHex());
    }

    /// The transcript of Annex D was made with [Hs, Hr]: its own bytes come back from its own messages.
    void makesTheHandoverOfAnnexD()
    {
        NARU_NEEDS_VECTOR("mdoc/annexD/session_transcript_bytes.hex");
        const auto outer = codec::CborDocument::parse(test::sharedHex("mdoc/annexD/session_transcript_bytes.hex"));
        const QByteArray inner = *(*outer)->root().tagged(24).toBytes();
        const auto transcript = codec::CborDocument::parse(inner);
        const auto handover = (*transcript)->root().at(2);
        const auto read = readHandoverSelect(*handover.at(0).toBytes(), *handover.at(1).toBytes());
        QVERIFY(read);
        QCOMPARE(read->handover(), handover.rawBytes());
        QCOMPARE(read->deviceEngagement, *(*transcript)->root().at(0).tagged(24).toBytes());
        QVERIFY(read->offered.ble && read->offered.ble->centralClient && !read->offered.ble->peripheralServer);
        QCOMPARE(read->offered.ble->address.toHex(), QByteArray("2828378b1228"));
        QCOMPARE(sessionTranscript(read->deviceEngagement, (*transcript)->root().at(1).raw(), read->handover()), inner);
    }

    void takesRecordsInAnyOrder()
    {
        auto records = selectRecords();
        std::sort(records.begin() + 1, records.end(), [](auto& a, auto& b) { return a.payload < b.payload; });
        do {
            const auto read = readHandoverSelect(codec::encodeNdef(records));
            QVERIFY(read && read->offered.nfc && read->offered.ble);
            QCOMPARE(read->deviceEngagement, "E");
        } while (std::next_permutation(
            records.begin() + 1, records.end(), [](auto& a, auto& b) { return a.payload < b.payload; }));
    }

    void leavesOutACarrierThatIsInactiveOrUnreadable()
    {
        auto records = selectRecords();
        records[0].payload[records[0].payload.indexOf("\x01\x03nfc")] = '\0';
        auto read = readHandoverSelect(codec::encodeNdef(records));
        QVERIFY(read && !read->offered.nfc && read->offered.ble);
        for (const char* bad :
            {"", "02", "010301ffff", "01030100000402010000", "010301ff", "01050100ffffff0402010000"}) {
            records = selectRecords();
            records[2].payload = QByteArray::fromHex(bad);
            read = readHandoverSelect(codec::encodeNdef(records));
            QVERIFY2(read && !read->offered.nfc && read->offered.ble, bad);
        }
        for (const char* bad : {"", "021c04", "021c", "1107b66eef55", "041c000000"}) {
            records = selectRecords();
            records[3].payload = QByteArray::fromHex(bad);
            read = readHandoverSelect(codec::encodeNdef(records));
            QVERIFY2(read && !read->offered.ble && read->offered.nfc, bad);
        }
    }

    void refusesWhatIsNoHandover_data()
    {
        QTest::addColumn<QByteArray>("hs");
        auto records = selectRecords();
        QTest::newRow("no message") << QByteArray("x");
        std::swap(records[0], records[1]);
        QTest::newRow("Hs not first") << codec::encodeNdef(records);
        records = selectRecords();
        records[0].payload[0] = '\x25';
        QTest::newRow("version 2") << codec::encodeNdef(records);
        records = selectRecords();
        records[0].payload.chop(1);
        QTest::newRow("broken carriers") << codec::encodeNdef(records);
        records = selectRecords();
        records.removeAt(1);
        QTest::newRow("no engagement") << codec::encodeNdef(records);
        records = selectRecords();
        records.append(records[1]);
        QTest::newRow("two engagements") << codec::encodeNdef(records);
    }
    void refusesWhatIsNoHandover()
    {
        QFETCH(QByteArray, hs);
        const auto read = readHandoverSelect(hs);
        QVERIFY(!read);
        QVERIFY(read.fault().is(IdentityFault::BadHandover));
    }
};

NARU_TEST(NfcHandoverTest)
#include "tst_nfchandover.moc"

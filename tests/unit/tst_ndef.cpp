// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/codec/ndef.h"
#include "tests/support/suite.h"
#include "tests/support/vectors.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

using namespace naru;
using namespace naru::codec;
using Tnf = NdefRecord::Tnf;

namespace {
QJsonArray sharedList(const char* path)
{
    QFile file(QDir(test::sharedVectors()).filePath(QLatin1StringView(path)));
    return file.open(QIODevice::ReadOnly) ? QJsonDocument::fromJson(file.readAll()).array() : QJsonArray();
}
} // namespace

class NdefTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    /// Some lines of the list are heads alone: their source fills up the length they announce.
    void takesEveryValidSample()
    {
        NARU_NEEDS_VECTOR("mdoc/nfc/ndef_valid.json");
        const auto samples = sharedList("mdoc/nfc/ndef_valid.json");
        QVERIFY(samples.size() > 20);
        for (const auto& sample : samples) {
            QByteArray bytes = QByteArray::fromHex(sample.toString().toLatin1());
            auto message = NdefMessage::parse(bytes);
            for (int filled = 0; !message && message.fault().is(CodecFault::Truncated) && filled < 300; ++filled) {
                bytes.append('x');
                message = NdefMessage::parse(bytes);
            }
            QVERIFY2(message, qPrintable(sample.toString()));
            QCOMPARE(message->bytes, bytes);
        }
    }

    void refusesEveryMalformedSample()
    {
        NARU_NEEDS_VECTOR("mdoc/nfc/ndef_invalid.json");
        const auto samples = sharedList("mdoc/nfc/ndef_invalid.json");
        QCOMPARE(samples.size(), 17);
        for (const auto& sample : samples) {
            const QString hex = sample.toObject()[QLatin1StringView("hex")].toString();
            QVERIFY2(!NdefMessage::parse(QByteArray::fromHex(hex.toLatin1())), qPrintable(hex));
        }
    }

    void sharesTheReceivedBytes()
    {
        const QByteArray bytes = QByteArray::fromHex("d90103010809010203");
        const auto message = NdefMessage::parse(bytes);
        QVERIFY(message);
        const NdefRecord& record = message->records.first();
        QCOMPARE(record.tnf, Tnf::WellKnown);
        QCOMPARE(record.type.toHex(), "08");
        QCOMPARE(record.id.toHex(), "09");
        QCOMPARE(record.payload.toHex(), "010203");
        QVERIFY(record.payload.constData() == message->bytes.constData() + 6);
    }

    void joinsChunks()
    {
        const auto message
            = NdefMessage::parse(QByteArray::fromHex("b401012101360002020316000104100000320102210b0c3600010d5600010e"));
        QVERIFY(message);
        QCOMPARE(message->records.size(), 3);
        QCOMPARE(message->records[0].payload.toHex(), "01020304");
        QCOMPARE(message->records[2].payload.toHex(), "0b0c0d0e");
        QCOMPARE(message->records[2].type.toHex(), "21");
    }

    void readsWhatItWrites()
    {
        const QList<NdefRecord> records{{Tnf::WellKnown, "Hs", {}, QByteArray(1, '\x15')},
            {Tnf::External, "iso.org:18013:deviceengagement", "mdoc", QByteArray(300, 'e')}, {Tnf::Empty, {}, {}, {}},
            {Tnf::Unknown, {}, "n", "payload"}, {Tnf::Mime, "text/plain", {}, QByteArray(255, 'p')}};
        const auto message = NdefMessage::parse(encodeNdef(records));
        QVERIFY(message);
        QCOMPARE(message->records, records);
    }

    void namesWhatIsWrong_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<CodecFault>("fault");
        QTest::newRow("nothing") << QByteArray() << CodecFault::Truncated;
        QTest::newRow("no end") << QByteArray::fromHex("900000100000") << CodecFault::Truncated;
        QTest::newRow("a second beginning") << QByteArray::fromHex("900000d00000") << CodecFault::Malformed;
        QTest::newRow("a type without a format") << QByteArray::fromHex("d501005400") << CodecFault::Malformed;
        QTest::newRow("behind the end") << QByteArray::fromHex("d0000000") << CodecFault::TrailingBytes;
        QTest::newRow("65 records") << QByteArray::fromHex("900000") + QByteArray::fromHex("100000").repeated(63)
                + QByteArray::fromHex("500000")
                                    << CodecFault::TooMany;
        QTest::newRow("over 64 KiB") << QByteArray(64 * 1024 + 1, '\0') << CodecFault::TooLarge;
    }
    void namesWhatIsWrong()
    {
        QFETCH(QByteArray, bytes);
        QFETCH(CodecFault, fault);
        const auto message = NdefMessage::parse(bytes);
        QVERIFY(!message);
        QVERIFY2(message.fault().is(fault), message.fault().name());
    }
};

NARU_TEST(NdefTest)
#include "tst_ndef.moc"

// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/codec/tlv.h"
#include "tests/support/suite.h"

using namespace naru;
using namespace naru::codec;

namespace {
constexpr quint8 tag = 0x53;
}

class TlvTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void readsWhatItWrites_data()
    {
        QTest::addColumn<int>("size");
        QTest::addColumn<QByteArray>("head");
        QTest::newRow("empty") << 0 << QByteArray("5300");
        QTest::newRow("127") << 127 << QByteArray("537f");
        QTest::newRow("128") << 128 << QByteArray("538180");
        QTest::newRow("255") << 255 << QByteArray("5381ff");
        QTest::newRow("256") << 256 << QByteArray("53820100");
        QTest::newRow("65535") << 65535 << QByteArray("5382ffff");
        QTest::newRow("65536") << 65536 << QByteArray("5383010000");
    }
    void readsWhatItWrites()
    {
        QFETCH(int, size);
        QFETCH(QByteArray, head);
        const QByteArray value(size, 'v');
        const QByteArray bytes = berTlv(tag, value);
        QCOMPARE(bytes.first(bytes.size() - size).toHex(), head);
        const auto read = readBerTlv(tag, bytes);
        QVERIFY(read);
        QCOMPARE(*read, value);
        for (qsizetype known = 0; known <= head.size() / 2; ++known) {
            const auto total = berTlvSize(tag, QByteArrayView(bytes).first(known));
            QVERIFY(total);
            QCOMPARE(*total, known < head.size() / 2 ? std::nullopt : std::optional(bytes.size()));
        }
        QVERIFY(readBerTlv(tag, bytes + 'x').fault().is(CodecFault::TrailingBytes));
        QVERIFY(readBerTlv(tag, bytes.chopped(1)).fault().is(CodecFault::Truncated));
    }

    void takesALengthLongerThanNeeded() { QCOMPARE(*readBerTlv(tag, QByteArray::fromHex("5382000161")), "a"); }

    void refusesWhatIsNone()
    {
        for (const char* hex : {"5400", "5380", "53840000000161", "53ff"})
            QVERIFY2(readBerTlv(tag, QByteArray::fromHex(hex)).fault().is(CodecFault::Malformed), hex);
    }
};

NARU_TEST(TlvTest)
#include "tst_tlv.moc"

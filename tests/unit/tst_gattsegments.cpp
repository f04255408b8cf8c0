// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/base/random.h"
#include "devices/ble/segments.h"
#include "tests/support/suite.h"

using namespace naru;
using namespace naru::device;

class GattSegmentsTest : public QObject {
    Q_OBJECT

    static QByteArray hex(const char* text) { return QByteArray::fromHex(text); }

private Q_SLOTS:
    void cutsAsTheStandardSays()
    {
        const QList<QByteArray> chunks = gattChunks("0123456789012345678901234567890123456789", 23);
        QCOMPARE(chunks,
            (QList<QByteArray>{"\x01"
                               "0123456789012345678",
                "\x01"
                "9012345678901234567",
                QByteArray("\0"
                           "89",
                    3)}));
        QCOMPARE(gattChunks("0123456789012345678", 23),
            QList<QByteArray>{QByteArray("\0"
                                         "0123456789012345678",
                20)});
    }

    void fillsAValueToTheMtuAndNeverOver()
    {
        QCOMPARE(gattChunkBytesMax(23), 20);
        QCOMPARE(gattChunkBytesMax(515), 512);
        QCOMPARE(gattChunkBytesMax(517), 512);
        QCOMPARE(gattChunkBytesMax(65'535), 512);
        for (const qsizetype cannotBe : {-1, 0, 22})
            QCOMPARE(gattChunkBytesMax(cannotBe), 20);
    }

    /// Every MTU; messages of every length about one, two and three full values, and longer ones.
    void joinsWhatItCut()
    {
        SeededRandom random(1);
        for (qsizetype mtu = gattMtuMin; mtu <= gattMtuMax; ++mtu) {
            const qsizetype most = std::min(mtu - 3, gattValueBytesMax);
            QList<qsizetype> sizes{1, 2, 4'000 + mtu};
            for (qsizetype full = 1; full <= 3; ++full)
                sizes += {full * (most - 1) - 1, full * (most - 1), full * (most - 1) + 1};
            for (const qsizetype size : sizes) {
                const QByteArray message = random.bytes(size);
                GattAssembler assembler;
                const auto chunks = gattChunks(message, mtu);
                QCOMPARE(chunks.size(), (size + most - 2) / (most - 1));
                for (qsizetype i = 0; i < chunks.size(); ++i) {
                    QVERIFY(chunks[i].size() <= most);
                    QCOMPARE(chunks[i].front(), i + 1 < chunks.size() ? '\x01' : '\x00');
                    const auto joined = assembler.feed(chunks[i]);
                    QVERIFY(joined);
                    QCOMPARE(joined->has_value(), i + 1 == chunks.size());
                    QCOMPARE(assembler.isMidMessage(), i + 1 < chunks.size());
                    if (*joined)
                        QCOMPARE(**joined, message);
                }
            }
        }
    }

    void takesAnEmptyLastValueBehindOthers()
    {
        GattAssembler assembler;
        const auto first = assembler.feed(hex("01aabb"));
        QVERIFY(first && !*first);
        QCOMPARE(**assembler.feed(hex("00")), hex("aabb"));
    }

    void refusesNonsense_data()
    {
        QTest::addColumn<QByteArray>("value");
        QTest::newRow("nothing") << QByteArray();
        QTest::newRow("more of nothing") << hex("01");
        QTest::newRow("a message of nothing") << hex("00");
        QTest::newRow("another first byte") << hex("02aa");
        QTest::newRow("ff") << hex("ffaa");
        QTest::newRow("too large") << QByteArray(gattValueBytesMax + 1, '\0');
    }
    void refusesNonsense()
    {
        QFETCH(QByteArray, value);
        GattAssembler assembler;
        const auto refused = assembler.feed(value);
        QVERIFY(!refused && refused.fault().is(DeviceFault::PhoneTalksNonsense));
        QVERIFY(!assembler.feed(hex("00aa"))); // for good
    }

    void stopsAFlood()
    {
        GattAssembler assembler;
        const QByteArray chunk = '\x01' + QByteArray(gattValueBytesMax - 1, 'x');
        qsizetype taken = 0;
        for (;; taken += chunk.size() - 1) {
            const auto fed = assembler.feed(chunk);
            if (!fed) {
                QVERIFY(fed.fault().is(DeviceFault::PhoneFloods));
                break;
            }
        }
        QCOMPARE(taken, gattMessageBytesMax / (chunk.size() - 1) * (chunk.size() - 1));
        QVERIFY(!assembler.isMidMessage()); // nothing of it is kept
    }
};

NARU_TEST(GattSegmentsTest)
#include "tst_gattsegments.moc"

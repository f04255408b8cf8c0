// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/codec/qrmatrix.h"
#include "tests/support/suite.h"

using namespace naru;
using codec::CodecFault;
using codec::QrLevel;

class QrMatrixTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void hasAFinderInThreeCorners()
    {
        const auto code = codec::qrMatrix("mdoc:", QrLevel::M);
        QVERIFY(code);
        QCOMPARE(code->side, 21);
        QCOMPARE(code->dark.size(), 21 * 21);
        for (const auto& [x, y] : {std::pair(0, 0), std::pair(14, 0), std::pair(0, 14)}) {
            for (int i = 0; i < 7; ++i) {
                QVERIFY(code->isDark(x + i, y) && code->isDark(x + i, y + 6));
                QVERIFY(code->isDark(x, y + i) && code->isDark(x + 6, y + i));
            }
            QVERIFY(!code->isDark(x + 1, y + 1) && code->isDark(x + 3, y + 3));
        }
        QVERIFY(code->isDark(8, 21 - 8)); // ISO/IEC 18004 §7.9.1: always dark
    }

    void growsWithWhatItHolds_data()
    {
        QTest::addColumn<int>("bytes");
        QTest::addColumn<QrLevel>("level");
        QTest::addColumn<int>("side");
        // ISO/IEC 18004 table 7, byte mode
        QTest::newRow("version 1 full") << 17 << QrLevel::L << 21;
        QTest::newRow("version 2") << 18 << QrLevel::L << 25;
        QTest::newRow("version 10 H full") << 119 << QrLevel::H << 57;
        QTest::newRow("version 40 full") << 2953 << QrLevel::L << 177;
        QTest::newRow("version 40 Q full") << 1663 << QrLevel::Q << 177;
    }
    void growsWithWhatItHolds()
    {
        QFETCH(int, bytes);
        QFETCH(QrLevel, level);
        const auto code = codec::qrMatrix(QByteArray(bytes, '\xff'), level);
        QVERIFY(code);
        QTEST(code->side, "side");
    }

    void refusesWhatNoCodeHolds()
    {
        QVERIFY(codec::qrMatrix(QByteArray(2954, '\xff'), QrLevel::L).fault().is(CodecFault::TooLarge));
        QVERIFY(codec::qrMatrix(QByteArray(1664, '\xff'), QrLevel::Q).fault().is(CodecFault::TooLarge));
        QVERIFY(codec::qrMatrix({}, QrLevel::L).fault().is(CodecFault::Malformed));
        QVERIFY(codec::qrSequence(QByteArray(100000, '\xff'), QrLevel::L).fault().is(CodecFault::TooLarge));
        QVERIFY(codec::qrSequence(QByteArray(400, '\xff'), QrLevel::L, 1).fault().is(CodecFault::TooLarge));
        QVERIFY(codec::qrSequence("x", QrLevel::L, 41).fault().is(CodecFault::TooLarge));
        QVERIFY(codec::qrSequence("x", QrLevel::L, 0).fault().is(CodecFault::Malformed));
    }

    void spreadsOverSeveralCodesOnlyWhereOneIsTooLarge()
    {
        QCOMPARE(codec::qrSequence("short", QrLevel::M)->size(), 1);
        const auto codes = codec::qrSequence(QByteArray(900, '\xff'), QrLevel::L);
        QVERIFY(codes && codes->size() > 3 && codes->size() <= codec::qrSequenceMax);
        for (const auto& code : *codes)
            QVERIFY(code.side <= 17 + 4 * codec::qrSequenceVersionDefault);
    }
};

NARU_TEST(QrMatrixTest)
#include "tst_qrmatrix.moc"

// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/codec/cbor.h"
#include "app/codec/text.h"
#include "tests/support/suite.h"

using namespace naru;
using namespace naru::codec;

class CborTest : public QObject {
    Q_OBJECT

    static QByteArray hex(const char* text) { return QByteArray::fromHex(text); }

private Q_SLOTS:
    void readsEveryKindOfItem()
    {
        const auto document = CborDocument::parse(hex("8b01206161416102f5f6fb3ff8000000000000d818420102a10102f93c00"));
        QVERIFY(document);
        const CborValue root = (*document)->root();
        QCOMPARE(root.size(), 11);
        QCOMPARE(root.at(0).toUnsigned(), 1);
        QCOMPARE(root.at(1).toInteger(), -1);
        QCOMPARE(root.at(2).toText(), QStringLiteral("a"));
        QCOMPARE(root.at(3).toBytes(), QByteArray("a"));
        QCOMPARE(root.at(5).toBool(), true);
        QVERIFY(root.at(6).isNull());
        QCOMPARE(root.at(7).toDouble(), 1.5);
        QCOMPARE(root.at(8).find(1).toUnsigned(), std::nullopt); // it is a tag, not a map
        QCOMPARE(root.at(8).tagged(24).toBytes(), hex("0102"));
        QCOMPARE(root.at(9).find(1).toUnsigned(), 2);
        QCOMPARE(root.at(10).toDouble(), 1.0);
    }

    void keepsTheReceivedBytes()
    {
        // a longer-than-needed map head and length (as a real issuer writes them) and an indefinite array
        const auto document = CborDocument::parse(hex("b9000161619f1801ff"));
        QVERIFY(document);
        const CborValue value = (*document)->root().find(QLatin1StringView("a"));
        QCOMPARE(value.rawBytes(), hex("9f1801ff"));
        QCOMPARE(value.size(), 1);
        QCOMPARE(value.at(0).rawBytes(), hex("1801"));
    }

    void joinsChunks()
    {
        const auto document
            = CborDocument::parse(hex("825f42010243030405ff7f616161620260ff").replace(hex("02"), hex("02")));
        QVERIFY(!document); // 02 inside a text is no chunk
        const auto good = CborDocument::parse(hex("825f42010243030405ff7f61616162ff"));
        QVERIFY(good);
        QCOMPARE((*good)->root().at(0).toBytes(), hex("0102030405"));
        QCOMPARE((*good)->root().at(1).toText(), QStringLiteral("ab"));
    }

    void refuses_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<int>("fault");
        const auto row = [](const char* name, const char* bytes, CodecFault fault) {
            QTest::newRow(name) << hex(bytes) << static_cast<int>(fault);
        };
        row("nothing", "", CodecFault::Truncated);
        row("trailing byte", "0100", CodecFault::TrailingBytes);
        row("short head", "19ff", CodecFault::Truncated);
        row("short string", "4401", CodecFault::Truncated);
        row("string longer than memory", "5bffffffffffffffff", CodecFault::Truncated);
        row("array longer than memory", "9bffffffffffffffff", CodecFault::Truncated);
        row("map longer than memory", "bbffffffffffffffff", CodecFault::Truncated);
        row("odd map", "bf01ff", CodecFault::Malformed);
        row("open array", "9f01", CodecFault::Truncated);
        row("break alone", "ff", CodecFault::Malformed);
        row("reserved head", "1c", CodecFault::Malformed);
        row("reserved simple", "f814", CodecFault::Malformed);
        row("indefinite number", "1f", CodecFault::Malformed);
        row("chunk of another kind", "5f6161ff", CodecFault::Malformed);
        row("bad UTF-8", "61ff", CodecFault::BadUtf8);
        row("same key twice", "a2616101616102", CodecFault::DuplicateKey);
        row("same key with another head", "a20101180102", CodecFault::DuplicateKey);
        row("same key in chunks", "a26161017f6161ff02", CodecFault::DuplicateKey);
        row("too deep", "8181818181818181818181818181818181818101", CodecFault::TooDeep);
    }
    void refuses()
    {
        QFETCH(QByteArray, bytes);
        QFETCH(int, fault);
        const auto document = CborDocument::parse(bytes);
        QVERIFY(!document);
        QCOMPARE(document.fault().name(), faultNames<CodecFault>[static_cast<std::size_t>(fault)]);
    }

    void stopsAtItsLimits()
    {
        QVERIFY(CborDocument::parse(QByteArray(100, '\0').prepend(hex("9864")), {1000, 4, 101}));
        QVERIFY(CborDocument::parse(QByteArray(100, '\0').prepend(hex("9864")), {1000, 4, 100})
                    .fault()
                    .is(CodecFault::TooMany));
        QVERIFY(CborDocument::parse(QByteArray(100, '\0').prepend(hex("9864")), {101, 4, 101})
                    .fault()
                    .is(CodecFault::TooLarge));
    }

    void absentIsAValueToo()
    {
        const auto document = CborDocument::parse(hex("a0"));
        const CborValue nothing = (*document)->root().find(QLatin1StringView("x")).at(3).tagged(24).find(4);
        QVERIFY(!nothing.isValid());
        QVERIFY(!nothing.toText() && !nothing.toBytes() && nothing.size() == 0 && nothing.raw().isEmpty());
        for ([[maybe_unused]] const auto& pair : nothing.pairs())
            QFAIL("an absent map has no pairs");
    }

    void writesShortestForms()
    {
        CborWriter writer;
        writer.map(2).text("a").array(5).number(23).number(24).number(-500).boolean(true).null();
        writer.text("b").embedded(hex("a0"));
        QCOMPARE(writer.take().toHex(), QByteArray("a26161851718183901f3f5f66162d81841a0"));
    }

    void refusesJsonThatNamesAKeyTwice()
    {
        // single quotes stand for double ones
        const auto parse = [](QByteArray text) { return parseJson(text.replace('\'', '"')); };
        QVERIFY(parse("{'a':1,'b':[{'a':2},{'a':3}]}"));
        QVERIFY(parse("{'a':1,'\\u0061':2}").fault().is(CodecFault::DuplicateKey));
        QVERIFY(parse("{'x':[{'k':'a\\\\b','k':1}]}").fault().is(CodecFault::DuplicateKey));
        QVERIFY(parse("{'a':").fault().is(CodecFault::Malformed));
    }

    void readsHexAndBase64UrlStrictly()
    {
        QCOMPARE(*fromHex("00 Ff\n"), hex("00ff"));
        QVERIFY(!fromHex("0") && !fromHex("0g"));
        QCOMPARE(*fromBase64Url("-_8"), hex("fbff"));
        QVERIFY(!fromBase64Url("+/8") && !fromBase64Url("-_8=") && !fromBase64Url("-_9"));
    }
};

NARU_TEST(CborTest)
#include "tst_cbor.moc"

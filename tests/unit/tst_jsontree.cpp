// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/codec/jsontree.h"
#include "tests/support/suite.h"

using namespace naru;
using namespace naru::codec;

class JsonTreeTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void keepsEveryByteWhereItStood()
    {
        const QByteArray text(" { \"a\" : 15000.00 , \"b\":[true,null,\"\\u00e9\\ud83d\\ude00\\n\"],\"\\u0063\":{} } ");
        const auto tree = JsonTree::parse(text);
        QVERIFY(tree);
        const JsonNode root = tree->root();
        QCOMPARE(root.size(), 3);
        QCOMPARE(root["a"].raw().toByteArray(), QByteArray("15000.00"));
        QCOMPARE(text.mid(root["a"].offset(), 8), QByteArray("15000.00"));
        QCOMPARE(root["b"].first().next().next().text(), QByteArray("\xc3\xa9\xf0\x9f\x98\x80\n"));
        QVERIFY(root["b"].first().toBool() && root["b"].first().next().type() == JsonNode::Type::Null);
        QVERIFY(root["c"].isObject() && root["d"].isAbsent() && root["d"]["e"].isAbsent());
    }

    void refusesWhatIsNotStrictJson_data()
    {
        QTest::addColumn<QByteArray>("text");
        const QList<QByteArray> wrong{"", " ", "{", "[1,]", "{\"a\":1,}", "{a:1}", "{\"a\" 1}", "01", "-", "1.", ".5",
            "1e", "+1", "nul", "\"a", "\"\t\"", "\"\\x\"", "\"\\u12\"", "\"\\ud800\"", "\"\\udc00\"",
            "\"\\ud800\\u0041\"", "1 2", "{}x", "\xef\xbb\xbf{}", "\"\xff\"", QByteArray("{}\0", 3),
            QByteArray("\"\\\0\"", 4), "{\"a\":1,\"a\":1}", "{\"a\":1,\"\\u0061\":1}",
            QByteArray(9, '[') + QByteArray(9, ']')};
        for (const QByteArray& text : wrong)
            QTest::addRow("%s", text.toPercentEncoding().constData()) << text;
    }
    void refusesWhatIsNotStrictJson()
    {
        QFETCH(QByteArray, text);
        QVERIFY(!JsonTree::parse(text, {100, 8}));
    }

    void saysWhyItRefuses()
    {
        QVERIFY(JsonTree::parse("[[]]", {100, 1}).fault().is(CodecFault::TooDeep));
        QVERIFY(JsonTree::parse("[[]]", {3, 9}).fault().is(CodecFault::TooLarge));
        QVERIFY(JsonTree::parse("\"\xff\"").fault().is(CodecFault::BadUtf8));
        QVERIFY(JsonTree::parse("{\"a\":1,\"\\u0061\":1}").fault().is(CodecFault::DuplicateKey));
        const QByteArray many = '[' + QByteArray("0,").repeated(JsonTree::nodesMax) + "0]";
        QVERIFY(JsonTree::parse(many).fault().is(CodecFault::TooMany));
    }

    void writesStringsThatItReadsBack()
    {
        QByteArray every("나루 \"\\/");
        for (char c = 0; c < 0x20; ++c)
            every.append(c);
        const QByteArray written = jsonString(every);
        QCOMPARE(JsonTree::parse(written)->root().text(), every);
    }

    void readsBase64InItsOneSpelling()
    {
        QCOMPARE(*fromBase64("TmFydQ=="), QByteArray("Naru"));
        for (const char* wrong : {"TmFydQ", "TmFydR==", "TmFy\ndQ==", "_-8=", "TmFydQ===", " TmFydQ=="})
            QVERIFY2(fromBase64(wrong).fault().is(CodecFault::BadText), wrong);
    }
};

NARU_TEST(JsonTreeTest)
#include "tst_jsontree.moc"

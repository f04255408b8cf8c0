// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/codec/qrmatrix.h"
#include "app/codec/text.h"
#include "app/payments/ereceipt.h"
#include "app/payments/receiptplace.h"
#include "tests/support/desksupport.h"
#include "tests/support/suite.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>

using namespace naru;
using namespace naru::payments;
using Seal = JudgedReceipt::Seal;

namespace {

Receipt sample()
{
    Receipt receipt;
    receipt.id = QByteArray::fromHex("00112233445566778899aabbccddeeff");
    receipt.number = QStringLiteral("A1-000042");
    receipt.made = *parseRfc3339(u"2026-11-20T02:03:00Z");
    receipt.amount = wonMax;
    receipt.card = {wonMax, QStringLiteral("나루카드"), QStringLiteral("1234"), QStringLiteral("30051188"), {}, {}, {}};
    return receipt;
}

crypto::PrivateKey keyOf(quint64 seed, crypto::Curve curve = crypto::Curve::P256)
{
    SeededRandom random(seed);
    return crypto::PrivateKey::generate(curve, random);
}

DeskKey deskOf(const crypto::PrivateKey& key)
{
    return {QStringLiteral("나루동 행정복지센터"), QStringLiteral("2번 창구"), key.publicKey().spki()};
}

struct Answer {
    int exit = -1;
    QByteArray said, complained;
    QJsonObject json;
};

/// Runs the real naructl.
Answer naructl(const QStringList& arguments, const QByteArray& typed = {})
{
    QProcess process;
    process.start(QStringLiteral(NARU_BINARY_DIR "/bin/naructl"), arguments);
    process.write(typed);
    process.closeWriteChannel();
    if (!process.waitForFinished())
        return {};
    const QByteArray said = process.readAllStandardOutput();
    return {process.exitCode(), said, process.readAllStandardError(), QJsonDocument::fromJson(said).object()};
}

} // namespace

class EReceiptTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void writesBase45AsTheStandardDoes_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<QByteArray>("text");
        QTest::newRow("none") << QByteArray() << QByteArray();
        QTest::newRow("AB") << QByteArray("AB") << QByteArray("BB8"); // RFC 9285 §4.3
        QTest::newRow("Hello!!") << QByteArray("Hello!!") << QByteArray("%69 VD92EX0");
        QTest::newRow("base-45") << QByteArray("base-45") << QByteArray("UJCLQE7W581");
        QTest::newRow("ietf!") << QByteArray("ietf!") << QByteArray("QED8WEX0");
    }
    void writesBase45AsTheStandardDoes()
    {
        QFETCH(QByteArray, bytes);
        QFETCH(QByteArray, text);
        QCOMPARE(codec::toBase45(bytes), text);
        QCOMPARE(*codec::fromBase45(text), bytes);
    }

    void refusesOtherSpellingsOfBase45()
    {
        for (const char* bad : {"GGW", ":::", "A", "BB8A", "bb8", "BB8:::", "::"}) // 65536 and more, stray letters
            QVERIFY2(!codec::fromBase45(bad), bad);
        QCOMPARE(*codec::fromBase45("FGW"), QByteArray("\xff\xff"));
    }

    void fitsASmallCode()
    {
        const QByteArray text = eReceiptOf(sample(), keyOf(1));
        QVERIFY(text.startsWith("NARU-R1:"));
        QVERIFY(text.size() <= eReceiptLettersMax);
        const auto code = codec::qrMatrix(text, codec::QrLevel::L);
        QVERIFY(code);
        QVERIFY2(code->side <= 17 + 4 * 10, qPrintable(QString::number(code->side))); // version 10
    }

    void namesTheEntryThatDrewItUp()
    {
        const auto key = keyOf(1);
        const ReceiptPlace place{3, 123'456'789, QByteArray(32, 'h')};
        const QByteArray text = eReceiptOf(sample(), place, key);
        QVERIFY(text.size() <= eReceiptLettersMax);
        const auto code = codec::qrMatrix(text, codec::QrLevel::L);
        QVERIFY(code && code->side <= 17 + 4 * 12); // version 12
        QCOMPARE(judgeEReceipt(text, {deskOf(key)}).seal, Seal::Ours);
        QCOMPARE(placeIn(text), std::optional(place));
        QVERIFY(!placeIn(eReceiptOf(sample(), key)));
        QVERIFY(!placeIn("NARU-R1:"));
    }

    void tellsOursFromUnknownFromAltered()
    {
        const auto key = keyOf(1), other = keyOf(2);
        const QByteArray text = eReceiptOf(sample(), key);
        const auto ours = judgeEReceipt('\n' + text + " \r\n", {deskOf(other), deskOf(key)});
        QCOMPARE(ours.seal, Seal::Ours);
        QCOMPARE(*ours.desk, deskOf(key));
        const EReceipt says{sample().id, deskOf(key).id(), ReceiptKind::Receipt, sample().number, sample().made, wonMax,
            QStringLiteral("1188"), false, false};
        QCOMPARE(*ours.says, says);
        QCOMPARE(judgeEReceipt(text, {deskOf(other)}).seal, Seal::Unknown);
        QCOMPARE(judgeEReceipt(text, {}).seal, Seal::Unknown);
        QCOMPARE(judgeEReceipt({}, {deskOf(key)}).seal, Seal::Altered);
    }

    void noticesEveryChangedLetter()
    {
        const auto key = keyOf(3);
        const QByteArray text = eReceiptOf(sample(), key);
        const QList<DeskKey> known{deskOf(key)};
        for (qsizetype i = 0; i < text.size(); ++i) {
            QByteArray changed = text;
            changed[i] = changed[i] == 'A' ? 'B' : 'A';
            const auto judged = judgeEReceipt(changed, known);
            QVERIFY2(judged.seal != Seal::Ours, qPrintable(QString::number(i)));
            QVERIFY(!judged.desk);
        }
        for (qsizetype size = 0; size < text.size(); ++size)
            QVERIFY(judgeEReceipt(text.first(size), known).seal == Seal::Altered);
        QCOMPARE(judgeEReceipt(text + "00", known).seal, Seal::Altered);
        QCOMPARE(judgeEReceipt(text + QByteArray(eReceiptLettersMax, ' ') + '0', known).seal, Seal::Altered);
    }

    void takesNoOtherTextsSignature()
    {
        // What the same key signed for another purpose is no receipt, and the other way round.
        const auto key = keyOf(4);
        const QByteArray receipt = eReceiptOf(sample(), key), desk = deskKeyText(deskOf(key), key);
        QVERIFY(judgeEReceipt("NARU-R1:" + desk.mid(8), {deskOf(key)}).seal == Seal::Altered);
        QVERIFY(!deskKeyFrom("NARU-D1:" + receipt.mid(8)));
    }

    void saysWhatIsPracticeOrDemonstration()
    {
        Receipt receipt = sample();
        receipt.training = receipt.demo = true;
        receipt.kind = ReceiptKind::Slip;
        receipt.card.approval.clear();
        const auto key = keyOf(5);
        const auto judged = judgeEReceipt(eReceiptOf(receipt, key), {deskOf(key)});
        QVERIFY(judged.seal == Seal::Ours && judged.says->training && judged.says->demo);
        QVERIFY(judged.says->kind == ReceiptKind::Slip && judged.says->approvalEnd.isEmpty());
    }

    void handsItsKeyToAnotherDesk()
    {
        const auto key = keyOf(6);
        DeskKey desk = deskOf(key);
        desk.made = *parseRfc3339(u"2026-11-20T02:03:00Z");
        desk.demo = true;
        QCOMPARE(*deskKeyFrom(deskKeyText(desk, key)), desk);
    }

    void refusesAKeyThatDoesNotVouchForItself()
    {
        const auto key = keyOf(7);
        const QByteArray text = deskKeyText(deskOf(key), key);
        for (qsizetype i = 0; i < text.size(); ++i) {
            QByteArray changed = text;
            changed[i] = changed[i] == 'A' ? 'B' : 'A';
            QVERIFY2(!deskKeyFrom(changed), qPrintable(QString::number(i)));
        }
        QVERIFY(!deskKeyFrom(text + QByteArray(deskKeyLettersMax, ' ') + '0'));
    }

    void naructlJudgesWithoutANetwork()
    {
        test::DeskStage stage, other;
        QVERIFY(stage.open() && stage.setUp() && other.open() && other.setUp());
        const auto data = [](const test::DeskStage& of) { return of.folder.filePath(QStringLiteral("data")); };
        const auto exported = naructl({QStringLiteral("--data"), data(other), QStringLiteral("desk"),
            QStringLiteral("key"), QStringLiteral("export")});
        QCOMPARE(exported.exit, 0);
        QVERIFY(exported.said.startsWith("NARU-D1:"));
        const auto store = crypto::openFileKeyStore(data(other) + QStringLiteral("/keys"));
        const auto key = crypto::PrivateKey::fromPkcs8((*store)->load(QStringLiteral("desk.signing"))->view());
        const QString text = QString::fromLatin1(eReceiptOf(sample(), *key));
        const auto verify = [&](const test::DeskStage& at, const QString& what) {
            return naructl({QStringLiteral("receipt"), QStringLiteral("verify"), what, QStringLiteral("--json"),
                QStringLiteral("--data"), data(at)});
        };
        const auto sealOf = [](const Answer& answer) { return answer.json.value(QStringLiteral("seal")).toString(); };

        const Answer own = verify(other, text);
        QCOMPARE(own.exit, 0);
        QCOMPARE(own.json.value(QStringLiteral("amount")).toInteger(), wonMax.value);
        const Answer unknown = verify(stage, text);
        QCOMPARE(unknown.exit, 3);
        QCOMPARE(sealOf(unknown), QStringLiteral("unknown"));

        QFile file(stage.folder.filePath(QStringLiteral("key.txt")));
        QVERIFY(file.open(QIODevice::WriteOnly) && file.write(exported.said) > 0);
        file.close();
        stage.desk.reset();
        const QStringList import{QStringLiteral("--data"), data(stage), QStringLiteral("desk"), QStringLiteral("key"),
            QStringLiteral("import"), file.fileName()};
        QCOMPARE(naructl(import, "1\n000000\n").exit, 2); // not the administrator's PIN
        QCOMPARE(verify(stage, text).exit, 3);
        const Answer imported = naructl(import, "1\n" + test::goodPin.toLatin1() + "\n");
        QVERIFY2(imported.exit == 0, imported.complained.constData());
        const Answer ours = verify(stage, text);
        QCOMPARE(ours.exit, 0);
        QCOMPARE(sealOf(ours), QStringLiteral("ours"));
        QVERIFY(!ours.json.value(QStringLiteral("desk")).toString().isEmpty());

        QString changed = text;
        changed[text.size() - 20] = changed[text.size() - 20] == u'0' ? u'1' : u'0';
        QVERIFY(file.open(QIODevice::WriteOnly | QIODevice::Truncate) && file.write(changed.toLatin1()) > 0);
        file.close();
        const Answer altered = verify(stage, file.fileName());
        QCOMPARE(altered.exit, 1);
        QCOMPARE(altered.json, (QJsonObject{{QStringLiteral("seal"), QStringLiteral("altered")}}));
        QCOMPARE(verify(stage, QStringLiteral("/no/such/file")).exit, 2);
    }
};

NARU_TEST(EReceiptTest)
#include "tst_ereceipt.moc"

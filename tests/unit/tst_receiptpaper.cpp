// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desk/printjobs.h"
#include "app/desk/receiptpaper.h"
#include "app/paper/escpos.h"
#include "app/paper/pdf.h"
#include "tests/support/shots.h"
#include "tests/support/suite.h"

using namespace naru;
using desk::documentOf;
using desk::ReceiptLook;
using payments::Receipt;
using payments::ReceiptKind;

namespace {

Receipt paid()
{
    Receipt receipt;
    receipt.id = QByteArray(16, 'r');
    receipt.number = QStringLiteral("A1-000042");
    receipt.made = *parseRfc3339(u"2026-11-20T02:03:00Z");
    receipt.attempt = QStringLiteral("A100000016");
    receipt.office = QStringLiteral("나루동 행정복지센터");
    receipt.businessNumber = QStringLiteral("000-00-00000");
    receipt.desk = QStringLiteral("2번 창구");
    receipt.staff = QStringLiteral("김나루");
    receipt.billKind = QStringLiteral("수수료");
    receipt.bill = QStringLiteral("2026-0042-1188");
    receipt.amount = Won{15'400};
    receipt.payer = QStringLiteral("홍*동");
    receipt.lines
        = {{QStringLiteral("주민등록표 등본"), Won{400}}, {QStringLiteral("어르신 스마트폰 교실 재료비"), Won{15'000}}};
    receipt.card = {Won{15'400}, QStringLiteral("나루카드"), QStringLiteral("1234"), QStringLiteral("30051188"),
        *parseRfc3339(u"2026-11-20T02:02:41Z"), QStringLiteral("S1F2-000158213605588"), QStringLiteral("9bX2.KQ81Z")};
    return receipt;
}

Receipt ofKind(ReceiptKind kind)
{
    Receipt receipt = paid();
    receipt.kind = kind;
    if (kind == ReceiptKind::Notice)
        receipt.card.approval.clear();
    if (kind == ReceiptKind::GivenBack) {
        receipt.reason = QStringLiteral("손님이 취소");
        receipt.originalNumber = QStringLiteral("A1-000041");
    }
    return receipt;
}

/// All that a paper says, one line each.
QString wordsOn(const paper::Document& document)
{
    QStringList said;
    for (const paper::Block& block : document.blocks) {
        if (const auto* text = std::get_if<paper::Text>(&block))
            said.append(text->text);
        if (const auto* pair = std::get_if<paper::Pair>(&block))
            said.append(pair->name + u'=' + pair->value);
        if (const auto* table = std::get_if<paper::Table>(&block)) {
            for (const paper::Row& row : table->rows)
                said.append(row.cells.join(u'|'));
        }
    }
    return said.join(u'\n');
}

const QByteArray code = "NARU-R1:" + QByteArray("6BF5M0LVE$EZ8").repeated(24);

} // namespace

class ReceiptPaperTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void looksAsItShould_data()
    {
        QTest::addColumn<int>("kind");
        QTest::addColumn<int>("dots");
        QTest::addColumn<bool>("large");
        QTest::newRow("receipt80") << int(ReceiptKind::Receipt) << 576 << false;
        QTest::newRow("receipt80large") << int(ReceiptKind::Receipt) << 576 << true;
        QTest::newRow("receipt58") << int(ReceiptKind::Receipt) << 384 << false;
        QTest::newRow("receipt58large") << int(ReceiptKind::Receipt) << 384 << true;
        QTest::newRow("back80") << int(ReceiptKind::GivenBack) << 576 << false;
        QTest::newRow("slip80") << int(ReceiptKind::Slip) << 576 << false;
        QTest::newRow("notice80") << int(ReceiptKind::Notice) << 576 << false;
        QTest::newRow("notice58large") << int(ReceiptKind::Notice) << 384 << true;
    }
    /// Each of them is looked at with NARU_SHOTS; here: it fits, and the code on it is read.
    void looksAsItShould()
    {
        QFETCH(int, kind);
        QFETCH(int, dots);
        QFETCH(bool, large);
        ReceiptLook look;
        look.print = large ? ReceiptLook::Print::Large : ReceiptLook::Print::Normal;
        look.code = code;
        const auto drawn = paper::raster(documentOf(ofKind(static_cast<ReceiptKind>(kind)), look), {dots, 48});
        QVERIFY(drawn);
        test::keepShot(QLatin1String(QTest::currentDataTag()) + QStringLiteral(".png"), *drawn);
        QCOMPARE(test::readCode(*drawn), code);
        const auto english = paper::raster(
            documentOf(ofKind(static_cast<ReceiptKind>(kind)), {words::Language::English, look.print}), {dots, 48});
        QVERIFY(english);
        test::keepShot(QLatin1String(QTest::currentDataTag()) + QStringLiteral("-en.png"), *english);
    }

    /// As long as one of a hub with a million entries.
    void carriesTheHubsProofBesideTheCode()
    {
        ReceiptLook look;
        look.code = code;
        look.proof = "NARU-P1:" + QByteArray("6BF5M0LVE$EZ8").repeated(110);
        const auto codesOn = [](const paper::Document& document) {
            QList<QByteArray> codes;
            for (const paper::Block& block : document.blocks) {
                if (const auto* one = std::get_if<paper::QrCode>(&block))
                    codes.append(one->bytes);
            }
            return codes;
        };
        QCOMPARE(codesOn(documentOf(paid(), look)), (QList<QByteArray>{look.code, look.proof}));
        const auto drawn = paper::raster(documentOf(paid(), look), paper::roll80);
        QVERIFY(drawn);
        test::keepShot(QStringLiteral("receipt80-proof.png"), *drawn);
        look.reader = ReceiptLook::Reader::Office;
        QVERIFY(codesOn(documentOf(paid(), look)).isEmpty());
    }

    void saysAllThatAReceiptMustSay()
    {
        const QString said = wordsOn(documentOf(paid(), {}));
        for (const char* line :
            {"영수증", "나루동 행정복지센터", "사업자등록번호 000-00-00000", "15,400원", "(만 오천사백 원)",
                "주민등록표 등본|400원", "합계|15,400원", "내신 분=홍*동", "고지서 번호=2026-0042-1188",
                "내신 방법=카드 일시불", "카드=나루카드 ****-1234", "승인 번호=30051188", "승인 시각=2026-11-20 11:02",
                "결제기 번호=S1F2-000158213605588", "영수증 번호=A1-000042", "창구=2번 창구 김나루"})
            QVERIFY2(said.split(u'\n').contains(QString::fromUtf8(line)),
                qPrintable(QString::fromUtf8(line) + u'\n' + said));
        QVERIFY(!said.contains(QStringLiteral("재발행")));
    }

    void marksACopyWithItsNumber()
    {
        ReceiptLook look;
        look.copy = 2;
        const auto document = documentOf(paid(), look);
        const auto* first = std::get_if<paper::Text>(&document.blocks.first());
        QVERIFY(first && first->text == QStringLiteral("재발행 2번째") && first->frame == paper::Frame::Reverse);
        keep("reprint", document);
    }

    void neverCallsASlipOrANoticeAReceipt()
    {
        const QString slip = wordsOn(documentOf(ofKind(ReceiptKind::Slip), {}));
        QVERIFY(slip.contains(QStringLiteral("접수증")));
        QVERIFY(slip.contains(QStringLiteral("승인 대기 — 영수증 아님")));
        QVERIFY(!slip.contains(QStringLiteral("내신 금액")));
        const QString notice = wordsOn(documentOf(ofKind(ReceiptKind::Notice), {}));
        QVERIFY(notice.contains(QStringLiteral("돈이 빠졌는지 아직 모릅니다")));
        QVERIFY(notice.contains(QStringLiteral("A100000016")));
        QVERIFY(!notice.contains(QStringLiteral("승인 번호")) && !notice.contains(QStringLiteral("내신 금액")));
        for (const QString& said : {slip, notice})
            QVERIFY(!said.split(u'\n').contains(QStringLiteral("영수증")));
    }

    void marksPracticeAndDemonstration()
    {
        Receipt receipt = paid();
        receipt.training = receipt.demo = true;
        const auto document = documentOf(receipt, {});
        const QString said = wordsOn(document);
        QVERIFY(said.startsWith(QStringLiteral("시연")));
        QVERIFY(said.contains(QStringLiteral("연습 - 돈이 오가지 않았습니다")));
        keep("training", document);
    }

    void splitsBetweenCardAndCash()
    {
        Receipt receipt = paid();
        receipt.card.amount = Won{10'000};
        receipt.cash = {Won{5'400}, Won{6'000}};
        const auto document = documentOf(receipt, {});
        const QString said = wordsOn(document);
        for (const char* line : {"카드 금액=10,000원", "현금 금액=5,400원", "받은 돈=6,000원", "거스름돈=600원"})
            QVERIFY2(said.contains(QString::fromUtf8(line)), line);
        keep("split", document);
    }

    void namesWhatIsStillOwed()
    {
        Receipt receipt = paid();
        receipt.chargeKind = payments::ChargeKind::Part;
        receipt.rest = Won{84'600};
        QVERIFY(wordsOn(documentOf(receipt, {})).contains(QStringLiteral("남은 금액=84,600원")));
    }

    void printsTheTerminalsLinesAsTheyCame()
    {
        ReceiptLook look;
        look.reader = ReceiptLook::Reader::Office;
        look.signatureRequired = true;
        look.terminalLines = {{QStringLiteral("NARU PAY"), {}, true}, {},
            {QStringLiteral("AID"), QStringLiteral("A0000000041010"), false},
            {QStringLiteral("TOTAL"), QStringLiteral("KRW 15,400"), true}};
        const auto document = documentOf(paid(), look);
        const QString said = wordsOn(document);
        QVERIFY(said.contains(QStringLiteral("NARU PAY\nAID=A0000000041010\nTOTAL=KRW 15,400")));
        QVERIFY(said.contains(QStringLiteral("기관 보관용")) && said.contains(QStringLiteral("서명")));
        keep("office", document);
    }

    void fitsTheLettersOfThePrinterToo()
    {
        ReceiptLook look;
        look.code = code;
        for (const auto kind : {ReceiptKind::Receipt, ReceiptKind::GivenBack, ReceiptKind::Slip, ReceiptKind::Notice}) {
            const auto bytes = paper::escposText(documentOf(ofKind(kind), look), paper::roll80);
            QVERIFY2(bytes, bytes ? "" : bytes.fault().name());
        }
    }

    void goesOnAPageAsWell()
    {
        const auto page = paper::pdf(documentOf(paid(), {}));
        QVERIFY(page);
        test::keepShot(QStringLiteral("receipt.pdf"), *page);
    }

    void knowsWhetherThePrintServiceKeepsCopies()
    {
        using State = desk::Finding::State;
        QCOMPARE(desk::printJobsBy({}), State::Watch); // a day, unless told otherwise
        QCOMPARE(desk::printJobsBy("LogLevel warn\n  preservejobfiles   NO \n"), State::Ok);
        QCOMPARE(desk::printJobsBy("PreserveJobFiles No\nPreserveJobFiles 3600\n"), State::Watch);
        QCOMPARE(desk::printJobsBy("# PreserveJobFiles No\n"), State::Watch);
    }

    void saysTheAmountAloud()
    {
        QCOMPARE(desk::spokenOf(paid(), words::Language::Korean),
            QStringLiteral("만 오천사백 원 냈습니다. 영수증을 받아 가세요."));
        QVERIFY(desk::spokenOf(ofKind(ReceiptKind::Notice), words::Language::Korean)
                    .contains(QStringLiteral("아직 모릅니다")));
        QVERIFY(desk::spokenOf(paid(), words::Language::English).startsWith(QStringLiteral("15,400원 was paid")));
    }

private:
    static void keep(const char* name, const paper::Document& document)
    {
        const auto drawn = paper::raster(document, paper::roll80);
        QVERIFY(drawn);
        test::keepShot(QLatin1String(name) + QStringLiteral(".png"), *drawn);
    }
};

NARU_TEST(ReceiptPaperTest)
#include "tst_receiptpaper.moc"

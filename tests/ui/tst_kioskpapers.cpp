// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/suite.h"
#include "tests/ui/cardstage.h"

#include <QRegularExpression>

using namespace naru;
using lessons::Mode;
using test::CardKiosk;
using test::cardOf;

namespace {

const QString train = QStringLiteral("train.book"), mine = QStringLiteral("mine"), cardPage = QStringLiteral("card");

} // namespace

/// What goes home from a kiosk: a code on its screen, a card and a certificate on paper, or a person's help.
class KioskPapersTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(QStringLiteral("Naru/Kiosk/|Naru/Lesson/"))); }

    void theScreenIsACardToo_data()
    {
        QTest::addColumn<bool>("highContrast");
        QTest::newRow("light") << false;
        QTest::newRow("high contrast") << true;
    }
    void theScreenIsACardToo()
    {
        QFETCH(bool, highContrast);
        CardKiosk kiosk(CardKiosk::With::NoPrinter);
        kiosk.model->useHighContrast(highContrast);
        kiosk.play(train, QStringLiteral("watch"));
        QVERIFY(!kiosk.shows(QStringLiteral("종이로 받기")));
        QVERIFY(kiosk.press(QStringLiteral("카드 받기")));
        QCOMPARE(kiosk.page(), QStringLiteral("take"));
        kiosk.settle();
        const QByteArray photographed = test::codeIn(kiosk.stage->picture());
        QVERIFY(!photographed.isEmpty());
        QCOMPARE(photographed, kiosk.card->code().toLatin1());
        QCOMPARE(kiosk.learning().readCard(photographed)->says.progress.learned.first().place, QStringLiteral("E1"));
        kiosk.model->back();
        kiosk.settle();
        QVERIFY(kiosk.press(QStringLiteral("여기서 마칠게요")));
        QCOMPARE(kiosk.page(), mine); // a lesson that was seen to its end leads on
        QVERIFY(kiosk.shows(QStringLiteral("잘하셨어요.")));
    }

    void saysWhatBecameOfThePaper_data()
    {
        QTest::addColumn<QString>("what");
        QTest::addColumn<QString>("said");
        QTest::newRow("absent") << QStringLiteral("absent")
                                << QStringLiteral("여기에는 프린터가 없어요.\n직원이 뽑아 드려요.");
        QTest::newRow("half") << QStringLiteral("half")
                              << QStringLiteral("종이가 다 나오지 않았어요.\n직원을 불러 주세요.");
        QTest::newRow("fault") << QStringLiteral("fault")
                               << QStringLiteral("종이가 나오지 않았어요.\n직원을 불러 주세요.");
    }
    void saysWhatBecameOfThePaper()
    {
        QFETCH(QString, what);
        QFETCH(QString, said);
        CardKiosk kiosk(what == u"absent" ? CardKiosk::With::NoPrinter : CardKiosk::With::Printer);
        using What = device::PrintOutcome::What;
        kiosk.printer.trouble = {what == u"half" ? What::Half : What::Nothing, device::PrinterFault::PaperOut};
        kiosk.scan(cardOf(kiosk, {{"E1", Mode::Solo}}));
        kiosk.model->show(QStringLiteral("certificate"));
        QVERIFY(kiosk.press(QStringLiteral("수료증 뽑기")));
        QTRY_COMPARE(kiosk.card->paper(), what);
        kiosk.settle();
        QVERIFY(kiosk.shows(said));
        QVERIFY(kiosk.press(QStringLiteral("직원 부르기")));
        QVERIFY(kiosk.model->called());
        QVERIFY(kiosk.printer.papers.isEmpty());
    }

    void aPaperOfTheVisitorBeforeSaysNothing()
    {
        CardKiosk kiosk;
        kiosk.printer.isSlow = true;
        kiosk.scan(cardOf(kiosk, {{"E1", Mode::Solo}}));
        kiosk.card->wantCertificate();
        QCOMPARE(kiosk.card->paper(), QStringLiteral("printing"));
        kiosk.model->wipe();
        kiosk.printer.finish();
        QCOMPARE(kiosk.card->paper(), QString());
    }

    void aCertificateIsToldFromACard()
    {
        CardKiosk here, elsewhere;
        here.scan(cardOf(here, {{"E1", Mode::Solo}}));
        here.card->wantCertificate();
        QTRY_COMPARE(here.printer.papers.size(), 1);
        const QByteArray code = test::codeIn(here.printer.papers.first());
        QVERIFY(code.startsWith(lessons::certificatePrefix.toByteArray()));
        here.model->wipe();
        here.scan(code);
        here.settle();
        QCOMPARE(here.page(), cardPage);
        QVERIFY(here.shows(QStringLiteral("진짜 수료증이에요.\n바뀐 곳이 없어요.")));
        QVERIFY(here.shows(QStringLiteral("기차표 예매")));
        QVERIFY(here.visit->progress().learned.isEmpty()); // it is nobody's progress
        elsewhere.scan(code);
        elsewhere.settle();
        QVERIFY(elsewhere.shows(QStringLiteral("모르는 곳의 수료증이라\n여기서는 알 수 없어요.")));
    }
};

NARU_TEST(KioskPapersTest)
#include "tst_kioskpapers.moc"

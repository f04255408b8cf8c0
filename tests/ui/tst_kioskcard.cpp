// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/codec/text.h"
#include "app/lessons/classcard.h"
#include "tests/support/suite.h"
#include "tests/ui/cardstage.h"

#include <QDir>
#include <QProcess>
#include <QRegularExpression>
#include <QSignalSpy>

using namespace naru;
using lessons::Mode;
using test::CardKiosk;
using test::cardOf;

namespace {

const QString train = QStringLiteral("train.book"), mine = QStringLiteral("mine"), cardPage = QStringLiteral("card");

/// The lower part of a paper, as it is held to a camera.
QImage foot(const QImage& paper)
{
    const int height = std::min(paper.height(), 900);
    return paper.copy(0, paper.height() - height, paper.width(), height);
}

/// The last byte of its signature is another one.
QByteArray altered(const QByteArray& card)
{
    const qsizetype head = lessons::cardPrefix.size();
    QByteArray bytes = *codec::fromBase45(card.sliced(head));
    bytes.back() = char(bytes.back() ^ 1);
    return card.first(head) + codec::toBase45(bytes);
}

QString idOf(const QVariantMap& row)
{
    return row.value(QStringLiteral("id")).toString();
}

QString whyOf(const QVariantMap& row)
{
    return row.value(QStringLiteral("why")).toString();
}

} // namespace

/// One person, two desks and a piece of paper between them.
class KioskCardTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void anAttendanceCardIsNoPracticeCard()
    {
        CardKiosk kiosk;
        QVERIFY2(kiosk.failure.isEmpty(), qPrintable(kiosk.failure));
        const QByteArray card
            = lessons::classCardText(lessons::CourseCards(QByteArray(lessons::courseSecretBytes, 'k'), 3).card(5));
        QSignalSpy read(&*kiosk.eyes, &ui::kiosk::CardEyes::codeRead);
        kiosk.model->show(QStringLiteral("card"));
        kiosk.scan(card);
        QCOMPARE(read.count(), 1); // the class hears it
        QVERIFY(kiosk.card->fault().isEmpty());
        kiosk.eyes->setLessonRunning(true);
        kiosk.scan("NARU-C1:ABC"); // nobody is taken out of a lesson by a practice card
        QCOMPARE(read.count(), 1);
        kiosk.scan(card); // who comes late is here
        QCOMPARE(read.count(), 2);
    }

    void init() { QTest::failOnWarning(QRegularExpression(QStringLiteral("Naru/Kiosk/|Naru/Lesson/"))); }

    void aVisitorGoesOnAtAnotherDesk_data()
    {
        QTest::addColumn<bool>("known");
        QTest::newRow("that knows the first") << true;
        QTest::newRow("that has never heard of it") << false;
    }
    void aVisitorGoesOnAtAnotherDesk()
    {
        QFETCH(bool, known);
        CardKiosk first, second;
        QVERIFY2(first.failure.isEmpty() && second.failure.isEmpty(), qPrintable(first.failure + second.failure));
        if (known) {
            const QByteArray key = *first.desk.desk->deskKeyText();
            QVERIFY(second.desk.signIn());
            QVERIFY(second.desk.await([&](desk::Done done) { second.desk.desk->importDeskKey(key, done); }));
        }
        learnsWithMistakes(first);
        QImage paper;
        takesTheCardHome(first, paper);
        if (QTest::currentTestFailed())
            return;

        second.passDays(1);
        QVERIFY(second.holdUp(foot(paper)));
        QCOMPARE(second.card->seal(), known ? QStringLiteral("ours") : QStringLiteral("unknown"));
        QCOMPARE(second.page(), mine);
        QVERIFY(second.shows(QStringLiteral("다시 오셨네요.\n반가워요.")));
        QVERIFY(second.shows(known ? QStringLiteral("나루동 행정복지센터에서\n만든 카드예요.")
                                   : QStringLiteral("여기서 모르는 곳의 카드예요.\n적힌 대로 이어서 할게요.")));
        QVERIFY(second.model->highContrast() && second.model->leftHanded() && second.model->speed() > 1);
        QCOMPARE(idOf(second.card->next()), train);
        QCOMPARE(whyOf(second.card->next()), QStringLiteral("alone"));
        goesOnAlone(second);
    }

    void comesAgainOnTheDaysOfRepeating()
    {
        CardKiosk kiosk;
        QByteArray card = cardOf(kiosk, {{"E1", Mode::Solo}});
        for (const int days : {0, 1, 6}) {
            kiosk.passDays(days);
            kiosk.scan(card);
            kiosk.settle();
            QCOMPARE(whyOf(kiosk.card->next()), QStringLiteral("repeat"));
            QCOMPARE(idOf(kiosk.card->next()), train);
            kiosk.play(train, QStringLiteral("solo"));
            QVERIFY(whyOf(kiosk.card->next()) != QStringLiteral("repeat"));
            kiosk.model->show(QStringLiteral("take"));
            kiosk.card->wantCard();
            card = kiosk.card->code().toLatin1();
            kiosk.model->wipe();
        }
        kiosk.scan(card);
        QCOMPARE(kiosk.card->done().first().toMap().value(QStringLiteral("mark")), QStringLiteral("finished"));
        QCOMPARE(whyOf(kiosk.card->next()), QStringLiteral("new"));
    }

    void saysWhatIsWrongWithACard_data()
    {
        QTest::addColumn<QString>("fault");
        QTest::addColumn<QString>("title");
        QTest::newRow("torn") << QStringLiteral("torn") << QStringLiteral("카드를 다시\n비춰 주세요.");
        QTest::newRow("altered") << QStringLiteral("altered") << QStringLiteral("카드의 내용이\n처음과 달라요.");
        QTest::newRow("newer") << QStringLiteral("newer") << QStringLiteral("여기서는 못 읽는\n새 카드예요.");
    }
    void saysWhatIsWrongWithACard()
    {
        QFETCH(QString, fault);
        QFETCH(QString, title);
        CardKiosk kiosk;
        const QByteArray good = cardOf(kiosk, {{"E1", Mode::Guided}});
        QSignalSpy spoken(&*kiosk.model, &ui::kiosk::KioskModel::spoke);
        kiosk.scan(fault == u"torn" ? good.chopped(20) : fault == u"altered" ? altered(good) : "NARU-C2:" + good);
        kiosk.settle();
        QCOMPARE(kiosk.page(), cardPage);
        QCOMPARE(kiosk.card->fault(), fault);
        QVERIFY(kiosk.shows(title));
        QVERIFY(spoken.last().first().toString().startsWith(QString(title).replace(u'\n', u' ')));
        QVERIFY(kiosk.visit->progress().learned.isEmpty());
        QVERIFY(kiosk.press(QStringLiteral("카드 없이 하기")));
        QCOMPARE(kiosk.page(), QStringLiteral("learn"));
        QVERIFY(kiosk.press(QStringLiteral("카드가 있어요")));
        QVERIFY(kiosk.shows(QStringLiteral("카드를\n비춰 주세요."))); // what was wrong is no longer said
        kiosk.scan(good);
        QCOMPARE(kiosk.page(), mine);
    }

    /// Nobody here can tell; what it says is the visitor's own word, and no certificate comes of it.
    void takesACardOfAnUnknownDeskAsTheVisitorsWord()
    {
        CardKiosk here, elsewhere;
        here.scan(altered(cardOf(elsewhere, {{"E1", Mode::Solo}, {"A1", Mode::Guided}})));
        QCOMPARE(here.card->seal(), QStringLiteral("unknown"));
        QCOMPARE(here.visit->progress().learned.size(), 2);
        QVERIFY(here.card->earned().isEmpty());
        here.model->show(QStringLiteral("certificate"));
        here.settle();
        QVERIFY(here.shows(QStringLiteral("아직 혼자 해 본 연습이 없어요.\n혼자 한 번 해 보면 드려요.")));
        here.card->wantCertificate();
        QCOMPARE(here.card->paper(), QStringLiteral("not_alone"));
    }

    void aCardDoesNotInterruptALesson()
    {
        CardKiosk kiosk;
        const QByteArray card = cardOf(kiosk, {{"A1", Mode::Solo}});
        QVERIFY(kiosk.lens.isOn());
        kiosk.model->openLesson(train);
        kiosk.scan(card);
        QCOMPARE(kiosk.page(), QStringLiteral("lesson"));
        kiosk.lesson->begin(QStringLiteral("guided"));
        kiosk.settle();
        QVERIFY(!kiosk.lens.isOn());
        kiosk.model->show(QStringLiteral("sound"));
        kiosk.scan(card);
        QCOMPARE(kiosk.page(), QStringLiteral("sound"));
        kiosk.model->back();
        kiosk.settle();
        QVERIFY(kiosk.lesson->active());
        QCOMPARE(kiosk.lesson->page(), QStringLiteral("play"));
        QVERIFY(kiosk.visit->progress().learned.isEmpty());
        kiosk.play(train, QStringLiteral("guided"));
        QVERIFY(kiosk.lens.isOn());
        kiosk.scan(card); // at its end it is taken, and what was just done stays
        QCOMPARE(kiosk.page(), mine);
        QCOMPARE(kiosk.visit->progress().learned.size(), 2);
    }

    void otherCodesAreNobodysBusiness()
    {
        CardKiosk kiosk;
        for (const QByteArray& code : {QByteArray("mdoc:owBjMS4w"), QByteArray("https://naru.invalid/"), QByteArray()})
            kiosk.scan(code);
        QCOMPARE(kiosk.page(), QStringLiteral("home"));
        kiosk.model->show(cardPage);
        kiosk.scan("https://naru.invalid/");
        QCOMPARE(kiosk.card->fault(), QStringLiteral("not_a_card"));
        kiosk.model->startAt(QStringLiteral("pay"));
        kiosk.scan(cardOf(kiosk, {{"A1", Mode::Solo}}));
        QCOMPARE(kiosk.page(), QStringLiteral("pay")); // where money and names are, a card waits
    }

    void wipingForgetsTheCard()
    {
        CardKiosk kiosk;
        kiosk.scan(cardOf(kiosk, {{"A1", Mode::Solo}, {"E1", Mode::Guided}}));
        kiosk.card->wantCard();
        kiosk.model->goHome();
        kiosk.settle();
        for (int i = 0; i < 121; ++i) {
            kiosk.clock.advance(Milliseconds(1000));
            kiosk.model->look();
        }
        QVERIFY(kiosk.model->asking()); // though the first page looks untouched
        for (int i = 0; i < 31; ++i) {
            kiosk.clock.advance(Milliseconds(1000));
            kiosk.model->look();
        }
        QVERIFY(kiosk.visit->progress().learned.isEmpty());
        QVERIFY(kiosk.card->code().isEmpty() && kiosk.card->seal().isEmpty() && kiosk.card->done().isEmpty());
        kiosk.model->showLessons(QStringLiteral("E"));
        for (const QVariant& row : kiosk.model->lessons())
            QVERIFY(row.toMap().value(QStringLiteral("mark")).toString().isEmpty());
    }

    void anotherCardIsAnotherVisitors()
    {
        CardKiosk kiosk;
        const QByteArray hers = cardOf(kiosk, {{"A1", Mode::Solo}});
        kiosk.scan(hers);
        kiosk.scan(hers);
        QCOMPARE(kiosk.visit->progress().learned.size(), 1);
        kiosk.scan(cardOf(kiosk, {{"B1", Mode::Guided}}));
        QCOMPARE(kiosk.visit->progress().learned.size(), 1);
        QCOMPARE(kiosk.visit->progress().learned.first().place, QStringLiteral("B1"));
    }

    void aBrokenOffLessonLeadsBackToItsList()
    {
        CardKiosk kiosk;
        kiosk.model->showLessons(QStringLiteral("E"));
        kiosk.model->openLesson(train);
        kiosk.lesson->begin(QStringLiteral("guided"));
        kiosk.lesson->leave();
        QCOMPARE(kiosk.page(), QStringLiteral("lessons"));
        QVERIFY(kiosk.visit->progress().learned.isEmpty());
    }

    /// The real programs: naru, its simulated printer and scanner, the bag between them.
    void theDemoPlaysTheWholeStory()
    {
        const QTemporaryDir folder;
        const QString shots = folder.filePath(QStringLiteral("shots")), bag = folder.filePath(QStringLiteral("bag"));
        QProcess naru;
        naru.setProcessChannelMode(QProcess::MergedChannels);
        naru.start(QStringLiteral(NARU_BINARY_DIR "/bin/naru"),
            {QStringLiteral("--role"), QStringLiteral("kiosk"), QStringLiteral("--demo"), QStringLiteral("--data"),
                folder.filePath(QStringLiteral("data")), QStringLiteral("--bag"), bag, QStringLiteral("--shot"),
                shots});
        QVERIFY(naru.waitForFinished(120'000));
        QVERIFY2(naru.exitStatus() == QProcess::NormalExit && naru.exitCode() == 0, naru.readAll().constData());
        for (const char* step : {"*-card-on-screen.png", "*-welcome-back.png", "*-certificate-printed.png"})
            QCOMPARE(QDir(shots).entryList({QLatin1StringView(step)}).size(), 1);
        const QString paper = bag + QStringLiteral("/paper-1.pbm"); // what the visitor has: a certificate
        QVERIFY(test::codeIn(QImage(paper)).startsWith(lessons::certificatePrefix.toByteArray()));
    }

private:
    /// By the doors of the kiosk, with three wrong presses on the way and the help that follows them.
    void learnsWithMistakes(CardKiosk& kiosk)
    {
        QVERIFY(kiosk.press(QStringLiteral("배우기")));
        QVERIFY(kiosk.press(QStringLiteral("주제로 찾기")));
        QVERIFY(kiosk.press(QStringLiteral("예매와 예약")));
        QVERIFY(kiosk.press(QStringLiteral("기차표 예매")));
        QCOMPARE(kiosk.page(), QStringLiteral("lesson"));
        kiosk.lesson->begin(QStringLiteral("guided"));
        struct Wrong {
            int step;
            const char *widget, *deed, *value;
        };
        for (const Wrong& wrong : {Wrong{1, "search", "tap", ""}, Wrong{3, "found", "choose", "busanjin"},
                 Wrong{9, "list", "choose", "t19"}}) {
            while (kiosk.lesson->stepNumber() < wrong.step) {
                kiosk.lesson->doItForMe();
                kiosk.lesson->goOn();
            }
            kiosk.lesson->did(
                QLatin1StringView(wrong.widget), QLatin1StringView(wrong.deed), QLatin1StringView(wrong.value));
            QCOMPARE(kiosk.lesson->tone(), QStringLiteral("mistake"));
            QVERIFY(!kiosk.lesson->line().isEmpty());
            QCOMPARE(kiosk.lesson->stepNumber(), wrong.step);
        }
        QCOMPARE(kiosk.lesson->player()->mistakesMade(), 3);
        kiosk.lesson->undo(); // put back, then shown where to look
        kiosk.lesson->hint();
        QCOMPARE(kiosk.lesson->tone(), QStringLiteral("hint"));
        while (kiosk.lesson->page() != u"end") {
            kiosk.lesson->doItForMe();
            kiosk.lesson->goOn();
        }
        kiosk.model->useHighContrast(true);
        kiosk.model->useLeftHanded(true);
        kiosk.model->faster();
        kiosk.settle();
    }

    void takesTheCardHome(CardKiosk& kiosk, QImage& paper)
    {
        QVERIFY(kiosk.press(QStringLiteral("종이로 받기")));
        QCOMPARE(kiosk.page(), QStringLiteral("take"));
        QTRY_COMPARE(kiosk.card->paper(), QStringLiteral("printed"));
        QCOMPARE(kiosk.printer.papers.size(), 2); // the hand-out and the card
        paper = kiosk.printer.papers.last();
        QCOMPARE(test::codeIn(paper), kiosk.card->code().toLatin1());
        QCOMPARE(test::codeIn(kiosk.stage->picture()), kiosk.card->code().toLatin1());
        QVERIFY(kiosk.press(QStringLiteral("지우고 마치기")));
        QCOMPARE(kiosk.page(), QStringLiteral("home"));
        QVERIFY(kiosk.visit->progress().learned.isEmpty() && !kiosk.model->highContrast());
    }

    void goesOnAlone(CardKiosk& kiosk)
    {
        QVERIFY(kiosk.press(QStringLiteral("기차표 예매")));
        QCOMPARE(kiosk.page(), QStringLiteral("lesson"));
        kiosk.play(train, QStringLiteral("solo"));
        QVERIFY(kiosk.lesson->passed());
        QVERIFY(kiosk.press(QStringLiteral("여기서 마칠게요")));
        QCOMPARE(kiosk.page(), mine);
        QCOMPARE(whyOf(kiosk.card->next()), QStringLiteral("repeat"));
        QVERIFY(kiosk.press(QStringLiteral("수료증 받기")));
        QVERIFY(kiosk.shows(QStringLiteral("기차표 예매")));
        QVERIFY(kiosk.press(QStringLiteral("수료증 뽑기")));
        QTRY_COMPARE(kiosk.card->paper(), QStringLiteral("printed"));
        const auto read = kiosk.learning().readCard(test::codeIn(kiosk.printer.papers.last()));
        QVERIFY(read && read->seal == lessons::ReadCard::Seal::Ours);
        QCOMPARE(read->says.progress.learned.first().place, QStringLiteral("E1"));
        kiosk.model->showLessons(QStringLiteral("E"));
        kiosk.settle();
        QVERIFY(kiosk.shows(QStringLiteral("혼자 했어요")));
    }
};

NARU_TEST(KioskCardTest)
#include "tst_kioskcard.moc"

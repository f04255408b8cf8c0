// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/codec/cbor.h"
#include "app/codec/text.h"
#include "app/desk/cardpaper.h"
#include "app/desk/learning.h"
#include "app/desk/phonesketch.h"
#include "app/lessons/library.h"
#include "app/paper/pdf.h"
#include "tests/support/desksupport.h"
#include "tests/support/shots.h"
#include "tests/support/suite.h"

#include <QDirIterator>
#include <QFile>
#include <QRegularExpression>

using namespace naru;
using namespace naru::desk;
using namespace naru::lessons;
using Seal = ReadCard::Seal;
using Witness = Learned::Witness;

namespace {

const QDate today(2026, 11, 20); ///< of DeskStage's clock

/// Takes whatever it is given.
class PatientPrinter final : public device::Printer {
public:
    explicit PatientPrinter(Takes takes)
        : m_takes(takes)
    {
    }
    Takes takes() const override { return m_takes; }
    QString name() const override { return QStringLiteral("lp"); }
    device::PrinterState state() const override { return {device::PrinterState::What::Ready, false}; }
    bool isPrinting() const override { return false; }
    void lookAgain() override { }
    void print(const QByteArray& job, Done done) override
    {
        jobs.append(job);
        done({device::PrintOutcome::What::Printed, {}});
    }

    QList<QByteArray> jobs;

private:
    Takes m_takes;
};

Progress someProgress()
{
    Progress progress;
    progress.note(QStringLiteral("A1"), Mode::Solo, today.addDays(-9));
    progress.note(QStringLiteral("A1"), Mode::Solo, today.addDays(-1));
    progress.note(QStringLiteral("A3"), Mode::Watch, today.addDays(-1));
    progress.note(QStringLiteral("E1"), Mode::Solo, today);
    progress.note(QStringLiteral("E1"), Mode::Solo, today);
    progress.note(QStringLiteral("F1"), Mode::Guided, today);
    return progress;
}

QByteArray bodyIn(const QByteArray& card)
{
    const auto document = *codec::CborDocument::parse(*codec::fromBase45(card.sliced(cardPrefix.size())));
    const QByteArray shared = *document->root().at(0).toBytes();
    return QByteArray(shared.constData(), shared.size());
}

QString textOf(const paper::Document& document)
{
    QString all;
    for (const paper::Block& block : document.blocks) {
        if (const auto* text = std::get_if<paper::Text>(&block))
            all += text->text + u'\n';
        if (const auto* pair = std::get_if<paper::Pair>(&block))
            all += pair->name + u' ' + pair->value + u'\n';
    }
    return all;
}

LessonPaper lookFor(words::Language language, PaperKind kind)
{
    return {QStringLiteral("나루동 행정복지센터"), today, language, kind, false};
}

} // namespace

class LearningTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        QVERIFY(m_stage.open());
        QVERIFY(m_stage.setUp());
        QVERIFY(m_stage.desk->learning());
    }

    void printsACardThatItReads_data()
    {
        QTest::addColumn<QString>("language");
        QTest::addColumn<int>("dots");
        QTest::newRow("ko") << QStringLiteral("ko") << paper::roll80.dots;
        QTest::newRow("en") << QStringLiteral("en") << paper::roll80.dots;
        QTest::newRow("narrow") << QStringLiteral("ko") << paper::roll58.dots;
    }
    void printsACardThatItReads()
    {
        QFETCH(QString, language);
        QFETCH(int, dots);
        Progress progress = someProgress();
        progress.comfort.language = language;
        const auto card = learning().makeCard(progress);
        QVERIFY(card);
        const auto drawn = paper::raster(card->document, {dots, 48});
        QVERIFY(drawn);
        test::keepShot(QStringLiteral("card-%1-%2.png").arg(language).arg(dots), *drawn);
        QCOMPARE(test::readCode(*drawn), card->code);
        const auto read = learning().readCard(card->code);
        QVERIFY(read);
        QCOMPARE(read->seal, Seal::Ours);
        QCOMPARE(read->desk->centre, QStringLiteral("나루동 행정복지센터"));
        QVERIFY(read->says.progress == progress);
        QCOMPARE(read->says.made, today);
    }

    void saysOnTheCardWhenToComeAgain()
    {
        const QString text = textOf(learning().makeCard(someProgress())->document);
        QVERIFY2(text.contains(QStringLiteral("11월 21일 (토)에 한 번 더 해 보세요.\n기차표 예매")), qPrintable(text));
        QVERIFY(text.contains(QStringLiteral("다 익혔어요")));
        QVERIFY(text.contains(QStringLiteral("따라 했어요")));
    }

    void holdsAllFortyLessonsOnOneCard()
    {
        Progress progress;
        for (const LessonPtr& lesson : builtInLessons())
            QVERIFY(progress.note(lesson->place, Mode::Solo, today));
        const auto card = learning().makeCard(progress);
        QVERIFY(card);
        const auto drawn = paper::raster(card->document, paper::roll80);
        QVERIFY(drawn);
        test::keepShot(QStringLiteral("card-forty.png"), *drawn);
        QCOMPARE(test::readCode(*drawn), card->code);
    }

    void givesACertificateOnlyForWhatADeskSawDoneAlone()
    {
        Progress progress = someProgress();
        const auto good = learning().makeCertificate(progress, {QStringLiteral("E1"), QStringLiteral("F1")});
        QVERIFY(good);
        const auto read = learning().readCard(good->code);
        QVERIFY(read && read->seal == Seal::Ours);
        QCOMPARE(read->says.sort, CardContent::Sort::Certificate);
        QCOMPARE(read->says.progress.learned.size(), 1); // F1 was done with help
        const auto drawn = paper::raster(good->document, paper::roll80);
        QVERIFY(drawn);
        test::keepShot(QStringLiteral("certificate.png"), *drawn);
        QCOMPARE(test::readCode(*drawn), good->code);
        for (Learned& each : progress.learned)
            each.witness = Witness::Visitor;
        const auto none = learning().makeCertificate(progress, {QStringLiteral("E1")});
        QVERIFY(!none && none.fault().is(LessonsFault::NotDoneAlone));
    }

    void goesOnAtAnotherDesk()
    {
        test::DeskStage other;
        QVERIFY(other.open());
        QVERIFY(other.setUp());
        const QByteArray code = learning().makeCard(someProgress())->code;
        const auto before = other.desk->learning()->readCard(code);
        QVERIFY(before);
        QCOMPARE(before->seal, Seal::Unknown);
        QCOMPARE(before->says.progress.learned.size(), 4);
        QCOMPARE(before->says.progress.learned.first().witness, Witness::Visitor);
        const QByteArray key = *m_stage.desk->deskKeyText();
        QVERIFY(other.await([&](Done done) { other.desk->importDeskKey(key, done); }));
        const auto after = other.desk->learning()->readCard(code);
        QVERIFY(after);
        QCOMPARE(after->seal, Seal::Ours);
        QCOMPARE(after->says.progress.learned.first().witness, Witness::Desk);
    }

    void writesTheHandoutInTheLessonsOwnWords_data()
    {
        QTest::addColumn<int>("number");
        for (int i = 0; i < builtInLessons().size(); ++i)
            QTest::newRow(qPrintable(builtInLessons()[i]->place)) << i;
    }
    void writesTheHandoutInTheLessonsOwnWords()
    {
        QFETCH(int, number);
        const Lesson& lesson = *builtInLessons()[number];
        for (const auto language : {words::Language::Korean, words::Language::English}) {
            const QString code = language == words::Language::Korean ? QStringLiteral("ko") : QStringLiteral("en");
            const auto document = handoutDocument(lesson, lookFor(language, PaperKind::Page));
            const QString text = textOf(document);
            QVERIFY(text.contains(lesson.text(lesson.title, code)));
            for (const QString& key : lesson.safety)
                QVERIFY(text.contains(lesson.text(key, code).replace(u'\n', u' ')));
            int sketches = 0;
            for (const paper::Block& block : document.blocks) {
                const auto* sketch = std::get_if<paper::Sketch>(&block);
                if (!sketch)
                    continue;
                ++sketches;
                QVERIFY(sketch->widthMm <= 174 && sketch->heightMm <= 240);
                QVERIFY(sketch->marks.size() <= paper::marksMax);
                for (const paper::Mark& mark : sketch->marks)
                    QVERIFY(mark.x >= 0 && mark.y >= 0 && mark.x + mark.width <= sketch->widthMm + 0.01
                        && mark.y + mark.height <= sketch->heightMm + 0.01);
            }
            QCOMPARE(sketches, (int(lesson.shots.size()) + 1) / 2);
            QVERIFY(!text.contains(u'{')); // nothing that was to be filled in
            const QByteArray page = *paper::pdf(document);
            static const QRegularExpression pages(QStringLiteral("/Count (\\d+)"));
            QCOMPARE(pages.match(QString::fromLatin1(page)).captured(1), QStringLiteral("2")); // one sheet, both sides
        }
    }

    void drawsTheHandout_data()
    {
        QTest::addColumn<QString>("id");
        QTest::addColumn<QString>("language");
        QTest::newRow("train") << QStringLiteral("train.book") << QStringLiteral("ko");
        QTest::newRow("train, English") << QStringLiteral("train.book") << QStringLiteral("en");
        QTest::newRow("screen") << QStringLiteral("screen.bigger") << QStringLiteral("ko");
        QTest::newRow("nfc") << QStringLiteral("nfc.pay") << QStringLiteral("ko");
    }
    void drawsTheHandout()
    {
        QFETCH(QString, id);
        QFETCH(QString, language);
        const auto roll = learning().makeHandout(id, language);
        QVERIFY(roll);
        const auto drawn = paper::raster(*roll, paper::roll80);
        QVERIFY(drawn);
        test::keepShot(QStringLiteral("handout-%1-%2.png").arg(id, language), *drawn);
        const auto page
            = paper::pdf(handoutDocument(**builtInLesson(id), lookFor(words::languageOf(language), PaperKind::Page)));
        QVERIFY(page && page->startsWith("%PDF"));
        test::keepShot(QStringLiteral("handout-%1-%2.pdf").arg(id, language), *page);
        const auto unknown = learning().makeHandout(QStringLiteral("no.such"), language);
        QVERIFY(!unknown && unknown.fault().is(LessonsFault::UnknownLesson));
    }

    void drawsAttendanceCardsThatAreRead()
    {
        const CourseCards cards(QByteArray(courseSecretBytes, 'k'), 3);
        const QString course = QStringLiteral("스마트폰 첫걸음 · 월요일 오전반");
        for (const auto language : {words::Language::Korean, words::Language::English}) {
            const auto roll = paper::raster(
                attendanceCards(cards, 7, 7, course, lookFor(language, PaperKind::Roll)), paper::roll80);
            QVERIFY(roll);
            test::keepShot(QStringLiteral("attend-%1.png").arg(int(language)), *roll);
            QCOMPARE(test::readCode(*roll), classCardText(cards.card(7)));
            const auto sheet = attendanceCards(cards, 1, 30, course, lookFor(language, PaperKind::Page));
            const auto pdf = paper::pdf(sheet);
            QVERIFY(pdf);
            test::keepShot(QStringLiteral("attend-%1.pdf").arg(int(language)), *pdf);
            static const QRegularExpression pages(QStringLiteral("/Count (\\d+)"));
            QCOMPARE(pages.match(QString::fromLatin1(*pdf)).captured(1), QStringLiteral("4")); // eight or more on each
        }
        const auto most
            = attendanceCards(cards, 1, classCardsMax, course, lookFor(words::Language::Korean, PaperKind::Page));
        QVERIFY(most.blocks.size() < paper::blocksMax);
    }

    void printsOnWhatIsThere()
    {
        const auto card = learning().makeCard(someProgress());
        std::optional<Result<device::PrintOutcome>> outcome;
        const auto print = [&] {
            outcome.reset();
            learning().print(card->document, [&](const auto& came) { outcome = came; });
            return outcome.has_value();
        };
        QVERIFY(print() && !*outcome);
        QVERIFY(outcome->fault().is(device::PrinterFault::PrinterAbsent));
        for (const auto takes : {device::Printer::Takes::EscPos, device::Printer::Takes::Pdf}) {
            PatientPrinter printer(takes);
            m_stage.desk->papers()->usePrinter(&printer, paper::roll80, Papers::Letters::Drawn);
            const bool pdf = takes == device::Printer::Takes::Pdf;
            QCOMPARE(learning().paperKind(), pdf ? PaperKind::Page : PaperKind::Roll);
            QVERIFY(print() && *outcome);
            QCOMPARE(printer.jobs.size(), 1);
            QVERIFY(printer.jobs.first().startsWith(pdf ? "%PDF" : "\x1B@"));
            m_stage.desk->papers()->usePrinter(nullptr, paper::roll80, Papers::Letters::Drawn);
        }
    }

    /// A whole session, then every byte that the desk has on its disk.
    void keepsNothingOfAPerson()
    {
        test::DeskStage stage;
        QVERIFY(stage.open());
        QVERIFY(stage.setUp());
        const quint64 entries = stage.desk->unsent();
        PatientPrinter printer(device::Printer::Takes::EscPos);
        stage.desk->papers()->usePrinter(&printer, paper::roll80, Papers::Letters::Drawn);
        Progress progress = learning().readCard(learning().makeCard(someProgress())->code)->says.progress;
        const QByteArray brought = learning().makeCard(progress)->code;
        progress = stage.desk->learning()->readCard(brought)->says.progress;
        QVERIFY(progress.note(QStringLiteral("E2"), Mode::Solo, stage.desk->learning()->today()));
        const auto card = stage.desk->learning()->makeCard(progress);
        const auto certificate = stage.desk->learning()->makeCertificate(progress, {QStringLiteral("E2")});
        QVERIFY(card && certificate);
        stage.desk->learning()->print(card->document, [](const auto&) {});
        stage.desk->learning()->print(certificate->document, [](const auto&) {});
        QCOMPARE(printer.jobs.size(), 2);
        QCOMPARE(stage.desk->unsent(), entries); // nothing in the journal either, whose bodies are sealed
        stage.desk.reset();
        int files = 0;
        for (QDirIterator each(stage.folder.path(), QDir::Files | QDir::Hidden, QDirIterator::Subdirectories);
             each.hasNext(); ++files) {
            QFile file(each.next());
            QVERIFY(file.open(QIODevice::ReadOnly));
            const QByteArray bytes = file.readAll();
            for (const QByteArray& code : {brought, card->code, certificate->code}) {
                QVERIFY2(!bytes.contains(code.sliced(cardPrefix.size(), 40)), qPrintable(file.fileName()));
                QVERIFY2(!bytes.contains(bodyIn(code)), qPrintable(file.fileName()));
            }
            QVERIFY(!bytes.contains(cardPrefix) && !bytes.contains(certificatePrefix));
        }
        QVERIFY(files > 2);
    }

private:
    Learning& learning() { return *m_stage.desk->learning(); }

    test::DeskStage m_stage;
};

NARU_TEST(LearningTest)
#include "tst_learning.moc"

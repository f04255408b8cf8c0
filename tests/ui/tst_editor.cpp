// SPDX-License-Identifier: GPL-3.0-or-later
#include "devices/api/printer.h"
#include "tests/support/suite.h"
#include "tests/ui/scenewalker.h"
#include "tests/ui/trainerstage.h"

#include <QSignalSpy>

using namespace naru;
using test::TrainerStage;

namespace {

const QString trainBook = QStringLiteral("train.book"), ours = QStringLiteral("c0ffee.train-book");

QString complaintsOf(TrainerStage& it, bool high)
{
    test::Thresholds thresholds;
    thresholds.textContrast = high ? 7 : 4.5;
    test::SceneWalker walker(it.stage.window(), thresholds);
    return walker.complaints().join(u'\n');
}

} // namespace

/// The trainer's page: what it shows of a lesson, what it refuses and says, and whose it is.
class EditorTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void everyStateHoldsTheThresholds_data();
    void everyStateHoldsTheThresholds();
    void thePreviewFollowsAtOnceAndNeverTakesTheFocus();
    void theLinterStandsAtTheField();
    void aComplaintLeadsToItsPlace();
    void everyChoiceOfAStepIsClosed();
    void aRefusedActIsExplained();
    void anOfficialLessonIsReadAndPrinted();
    void whatTheDiskRefusesIsSaid();
    void aClerkHasNoSuchPage();
    void aTrainerHasNoOtherPage();
    void aDraftSurvivesTheProgram();
};

void EditorTest::everyStateHoldsTheThresholds_data()
{
    QTest::addColumn<QString>("state");
    QTest::addColumn<QString>("language");
    QTest::addColumn<bool>("high");
    for (const char* state : {"empty", "official", "words", "complaint", "act", "mistakes", "screen", "start", "end",
             "rules", "record", "asks", "export", "pick"}) {
        for (const char* language : {"ko", "en"})
            QTest::addRow("%s, %s", state, language)
                << QString::fromLatin1(state) << QString::fromLatin1(language) << false;
    }
    QTest::newRow("words, ko, high") << QStringLiteral("words") << QStringLiteral("ko") << true;
    QTest::newRow("rules, ko, high") << QStringLiteral("rules") << QStringLiteral("ko") << true;
}

void EditorTest::everyStateHoldsTheThresholds()
{
    QFETCH(QString, state);
    QFETCH(QString, language);
    QFETCH(bool, high);
    TrainerStage it(language, high);
    QVERIFY2(it.open(), qPrintable(it.stage.errors()));
    if (state != u"empty" && state != u"official")
        QVERIFY(it.desk.workshopNow.copy(**lessons::builtInLesson(trainBook)));
    if (state != u"empty")
        it.trainer.choose(state == u"official" ? trainBook : ours);
    if (state == u"act" || state == u"mistakes" || state == u"screen")
        it.draft().turn(state);
    if (state == u"start" || state == u"end")
        it.draft().go(state);
    if (state == u"complaint" || state == u"rules")
        it.draft().write(QStringLiteral("s1"),
            language == u"ko" ? QStringLiteral("여기를 클릭하세요!") : QStringLiteral("Click here!"));
    if (state == u"record" || state == u"asks") {
        it.draft().go(QStringLiteral("s10"));
        it.draft().record();
        it.player.did(QStringLiteral("seat"), QStringLiteral("choose"),
            state == u"asks" ? QStringLiteral("aisle") : QStringLiteral("window"));
    }
    it.settle();
    if (state == u"rules")
        it.stage.key(Qt::Key_F11);
    if (state == u"export")
        it.stage.key(Qt::Key_F9);
    if (state == u"pick") {
        it.draft().turn(QStringLiteral("act"));
        it.settle();
        QVERIFY(it.press(language == u"ko" ? QStringLiteral("무엇을 하나요") : QStringLiteral("What to do")));
    }
    it.settle();
    QVERIFY(it.stage.shot(
        QStringLiteral("trainer-%1-%2%3").arg(state, language, high ? QStringLiteral("-hc") : QString())));
    const QString complaints = complaintsOf(it, high);
    QVERIFY2(complaints.isEmpty(), qPrintable(complaints));
}

void EditorTest::thePreviewFollowsAtOnceAndNeverTakesTheFocus()
{
    TrainerStage it;
    QVERIFY2(it.open(), qPrintable(it.stage.errors()));
    it.trainer.choose(trainBook);
    it.trainer.copy();
    it.settle();
    for (const char* place : {"s1", "start", "s4", "end", "s12"}) {
        QVERIFY(it.stage.press(QString::fromLatin1(place).startsWith(u's') && place[1] != 't'
                ? QStringLiteral("%1걸음").arg(QString::fromLatin1(place).mid(1))
                : QString::fromLatin1(place) == u"start" ? QStringLiteral("처음")
                                                         : QStringLiteral("끝")));
        it.settle();
        QVERIFY2(!it.stage.focused().isEmpty() && it.widget(it.stage.focused()) == nullptr, place);
        QCOMPARE(it.draft().place(), QString::fromLatin1(place));
    }
    it.draft().go(QStringLiteral("s1"));
    it.settle();
    QQuickItem* const say = it.box(QStringLiteral("지시"));
    say->forceActiveFocus(Qt::TabFocusReason);
    it.settle();
    for (const char* text : {"a", "ab", "abc"}) {
        say->setProperty("text", QString::fromLatin1(text));
        it.settle();
        QCOMPARE(it.player.line(), QString::fromLatin1(text));
        QCOMPARE(it.stage.focused(), QStringLiteral("지시"));
    }
}

void EditorTest::theLinterStandsAtTheField()
{
    TrainerStage it;
    QVERIFY2(it.open(), qPrintable(it.stage.errors()));
    it.trainer.choose(trainBook);
    it.trainer.copy();
    it.draft().write(QStringLiteral("s1"), QStringLiteral("여기를 클릭하십시오!"));
    it.settle();
    QVERIFY(it.stage.find(
        QStringLiteral("어려운 말이 있어요: 클릭\n쉬운 말로 바꾸거나, 폰에 적힌 말이면 ‘ ’ 안에 적어 주세요.")));
    QVERIFY(it.stage.find(QStringLiteral("느낌표가 있어요.\n마침표로 바꿔 주세요.")));
    QVERIFY(it.stage.find(QStringLiteral("1걸음, 고칠 곳이 있어요")));
    it.draft().undo();
    it.settle();
    QVERIFY(it.draft().complaints().isEmpty());
}

void EditorTest::aComplaintLeadsToItsPlace()
{
    TrainerStage it;
    QVERIFY2(it.open(), qPrintable(it.stage.errors()));
    it.trainer.choose(trainBook);
    it.trainer.copy();
    it.draft().useLanguage(QStringLiteral("en"));
    it.draft().write(QStringLiteral("s4.m1"), QStringLiteral("Wrong!"));
    it.draft().useLanguage(QStringLiteral("ko"));
    it.draft().go(QStringLiteral("end"));
    it.settle();
    it.stage.key(Qt::Key_F9); // not yet: it shows what is to be mended
    it.settle();
    QVERIFY(!it.trainer.exported());
    QVERIFY(it.press(QStringLiteral("느낌표가 있어요.")));
    QCOMPARE(it.draft().place(), QStringLiteral("s4"));
    QCOMPARE(it.draft().tab(), QStringLiteral("mistakes"));
    QCOMPARE(it.draft().language(), QStringLiteral("en"));
    QCOMPARE(it.stage.focused(), QStringLiteral("실수 1에 하는 말"));
}

void EditorTest::everyChoiceOfAStepIsClosed()
{
    TrainerStage it;
    QVERIFY2(it.open(), qPrintable(it.stage.errors()));
    it.trainer.choose(trainBook);
    it.trainer.copy();
    auto& draft = it.draft();
    const lessons::Lesson first = draft.draft()->lesson();
    for (const char* tab : {"words", "act", "mistakes", "screen"}) {
        draft.turn(QString::fromLatin1(tab));
        const QVariantList parts = draft.parts();
        QVERIFY(!parts.isEmpty());
        for (const QVariant& part : parts) {
            const QString kind = part.toMap().value(QStringLiteral("kind")).toString();
            const int index = part.toMap().value(QStringLiteral("index")).toInt();
            if (kind.isEmpty())
                continue;
            const auto choices = draft.choices(kind, index);
            QVERIFY2(!choices.isEmpty(), qPrintable(kind));
            for (int number = 0; number < choices.size(); ++number) {
                draft.choose(kind, index, number);
                QVERIFY(lessons::isPlayable(draft.draft()->lesson()));
                while (draft.canUndo())
                    draft.undo();
                draft.go(QStringLiteral("s1"));
                draft.turn(QString::fromLatin1(tab));
                QVERIFY2(draft.draft()->lesson() == first, qPrintable(kind));
            }
        }
    }
}

void EditorTest::aRefusedActIsExplained()
{
    TrainerStage it;
    QVERIFY2(it.open(), qPrintable(it.stage.errors()));
    it.trainer.choose(trainBook);
    it.trainer.copy();
    it.draft().record();
    it.player.did(QStringLiteral("search"), QStringLiteral("tap"));
    it.settle();
    QVERIFY(it.stage.find(QStringLiteral("아직 눌리지 않는 곳이에요. 위의 빈칸을 먼저 채워 주세요.")));
    QVERIFY(it.press(QStringLiteral("그만두기")));
    QVERIFY(!it.draft().recording());
    QVERIFY(!it.draft().canUndo());
}

void EditorTest::anOfficialLessonIsReadAndPrinted()
{
    TrainerStage it;
    QVERIFY2(it.open(), qPrintable(it.stage.errors()));
    it.trainer.choose(trainBook);
    it.settle();
    QCOMPARE(it.trainer.questions().size(), 3);
    for (const QString& question : it.trainer.questions())
        QVERIFY(it.stage.find(question));
    QCOMPARE(it.player.page(), QStringLiteral("start"));
    QVERIFY(it.press(QStringLiteral("집에 가져갈 종이 인쇄")));
    QCOMPARE(it.desk.learningNow.printed, 1);
    it.desk.learningNow.refuses = Fault(device::PrinterFault::PrinterAbsent);
    QSignalSpy troubled(&it.trainer, &ui::trainer::TrainerModel::troubled);
    it.trainer.print();
    QCOMPARE(troubled.count(), 1);
    QVERIFY(!it.trainer.busy());
}

void EditorTest::whatTheDiskRefusesIsSaid()
{
    TrainerStage it;
    QVERIFY2(it.open(), qPrintable(it.stage.errors()));
    it.trainer.choose(trainBook);
    it.trainer.copy();
    it.desk.workshopNow.refuses = Fault(lessons::LessonsFault::DraftUnsaved);
    it.draft().write(QStringLiteral("s1"), QStringLiteral("여기예요."));
    it.draft().keepNow();
    it.settle();
    QCOMPARE(it.draft().saveText(), QStringLiteral("저장하지 못했어요"));
    it.draft().keepNow(); // not given up
    it.settle();
    QCOMPARE(it.draft().saveText(), QStringLiteral("저장했어요"));
    it.desk.packsNow.refuses = Fault(desk::DeskFault::NotAllowed);
    it.trainer.exportPack();
    it.trainer.install();
    QCOMPARE(it.trainer.outcomeKind(), QStringLiteral("warn"));
    QVERIFY(it.trainer.exported()); // still to be carried to somebody who may
}

void EditorTest::aClerkHasNoSuchPage()
{
    TrainerStage it;
    it.desk.signIn(2, QStringLiteral("135790"), [](const Result<void>&) {});
    QVERIFY(!it.model.offers(QStringLiteral("trainer")));
    QCOMPARE(it.model.page(), QStringLiteral("counter"));
    it.trainer.choose(trainBook);
    it.trainer.copy();
    QVERIFY(it.desk.workshopNow.drafts().isEmpty());
}

void EditorTest::aTrainerHasNoOtherPage()
{
    TrainerStage it;
    it.desk.signIn(9, QStringLiteral("135790"), [](const Result<void>&) {});
    QVERIFY(it.model.offers(QStringLiteral("trainer")));
    QVERIFY(!it.model.offers(QStringLiteral("counter")));
    it.model.show(QStringLiteral("counter"));
    QCOMPARE(it.model.page(), QStringLiteral("trainer"));
}

void EditorTest::aDraftSurvivesTheProgram()
{
    TrainerStage it;
    QVERIFY2(it.open(), qPrintable(it.stage.errors()));
    it.trainer.choose(trainBook);
    it.trainer.copy();
    it.draft().write(QStringLiteral("s1"), QStringLiteral("여기예요."));
    QVERIFY(QTest::qWaitFor([&] { return it.draft().saveKind() == u"ok"; }, 3'000)); // by itself
    const lessons::Drafts again(it.folder() + QStringLiteral("/drafts"));
    const auto draft = again.read(ours);
    QVERIFY(draft);
    QCOMPARE((*draft)->text(QStringLiteral("s1"), QStringLiteral("ko")), QStringLiteral("여기예요."));
}

NARU_TEST(EditorTest)
#include "tst_editor.moc"

// SPDX-License-Identifier: GPL-3.0-or-later
#include "devices/api/printer.h"
#include "tests/support/suite.h"
#include "tests/ui/scenewalker.h"
#include "tests/ui/trainerstage.h"

#include <QFile>
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

/// The trainer's page: a lesson copied, changed, shown on the phone, checked, packed and played, by mouse and by keys.
class EditorTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void everyStateHoldsTheThresholds_data();
    void everyStateHoldsTheThresholds();
    void aLessonGoesFromACopyToTheKiosk();
    void allOfItWithKeysAlone();
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

void EditorTest::aLessonGoesFromACopyToTheKiosk()
{
    TrainerStage it;
    QVERIFY2(it.open(), qPrintable(it.stage.errors()));
    QVERIFY(it.stage.find(QStringLiteral("강의를 골라 주세요")));
    it.trainer.choose(trainBook);
    it.settle();
    QVERIFY(it.press(QStringLiteral("복사해서 고치기")));
    QCOMPARE(it.trainer.chosen(), ours);
    // An instruction.
    QQuickItem* const say = it.box(QStringLiteral("지시"));
    QVERIFY(it.click(say));
    it.stage.key(Qt::Key_A, Qt::ControlModifier);
    it.stage.type(QStringLiteral("x")); // the test window types Latin letters
    say->setProperty("text", QStringLiteral("도착역 줄을 눌러 주세요."));
    it.settle();
    QCOMPARE(it.player.line(), QStringLiteral("도착역 줄을 눌러 주세요."));
    // Three acts on the phone, instead of the last three steps.
    QVERIFY(it.press(QStringLiteral("10걸음")));
    QVERIFY(it.press(QStringLiteral("폰으로 보여 주기")));
    QVERIFY(it.click(it.widget(QStringLiteral("seat"), QStringLiteral("aisle"))));
    QCOMPARE(it.draft().asked(), QStringLiteral("‘통로 자리’ 고르기"));
    QVERIFY(it.press(QStringLiteral("‘맞는지 보기’ 화면으로")));
    QVERIFY(it.click(it.widget(QStringLiteral("pay"))));
    QCOMPARE(it.draft().performed().size(), 2);
    for (const char16_t digit : std::u16string(u"295038")) {
        it.player.did(QStringLiteral("pad"), QStringLiteral("pin"), QString(6, QChar(digit)));
        if (it.draft().performed().size() == 3)
            break;
    }
    QCOMPARE(it.draft().performed().size(), 3);
    it.settle();
    QVERIFY(it.press(QStringLiteral("여기서 끝내기")));
    QCOMPARE(it.draft().draft()->lesson().steps.size(), 12);
    QCOMPARE(it.draft().place(), it.draft().draft()->lesson().steps.at(9).id);
    // Checked, packed, put in, carried away.
    it.stage.key(Qt::Key_F11);
    it.settle();
    QVERIFY(it.stage.find(QStringLiteral("고칠 곳이 없어요. 내보낼 수 있어요.")));
    QVERIFY(it.press(QStringLiteral("내보내기")));
    QVERIFY2(it.trainer.exported(), qPrintable(it.trainer.outcome()));
    QVERIFY(it.press(QStringLiteral("폴더에 담기: usb")));
    QVERIFY(QTest::qWaitFor([&] { return !it.trainer.busy(); }, 5'000));
    QVERIFY(QFile::exists(it.folder() + QStringLiteral("/usb/c0ffee-train-book-1.narupack")));
    QVERIFY(it.press(QStringLiteral("여기에 넣기")));
    QVERIFY(it.stage.find(QStringLiteral("이 센터의 키오스크에서 바로 쓸 수 있어요.")));
    // As the kiosk plays it.
    const auto installed = it.desk.packsNow.lesson(ours);
    QVERIFY(installed);
    ui::lesson::LessonModel kiosk([] { return QDate(2026, 11, 22); });
    kiosk.preview(*installed, QStringLiteral("start"), 0);
    kiosk.begin(QStringLiteral("guided"));
    QCOMPARE(kiosk.line(), QStringLiteral("도착역 줄을 눌러 주세요."));
    for (int acts = 0; acts < 40 && kiosk.page() != u"end"; ++acts) {
        kiosk.doItForMe();
        kiosk.goOn();
    }
    QCOMPARE(kiosk.page(), QStringLiteral("end"));
}

void EditorTest::allOfItWithKeysAlone()
{
    TrainerStage it;
    QVERIFY2(it.open(), qPrintable(it.stage.errors()));
    it.trainer.choose(trainBook);
    it.settle();
    it.stage.key(Qt::Key_F2); // the class's key to begin: nothing here
    it.settle();
    QVERIFY(it.trainer.chosen() != ours);
    it.stage.key(Qt::Key_D, Qt::ControlModifier);
    it.settle();
    QCOMPARE(it.trainer.chosen(), ours);
    // Tab gets to the field, and out of it again.
    const auto tabTo = [&](const QString& name) {
        for (int i = 0; i < 90; ++i) {
            if (it.stage.focused().startsWith(name))
                return true;
            it.stage.key(Qt::Key_Tab);
            it.settle();
        }
        return false;
    };
    QVERIFY(tabTo(QStringLiteral("지시")));
    it.stage.key(Qt::Key_End, Qt::ControlModifier);
    it.stage.key(Qt::Key_Backspace);
    it.settle();
    QVERIFY(!it.draft().text(QStringLiteral("s1"), QStringLiteral("ko")).endsWith(u'.'));
    it.stage.key(Qt::Key_Z, Qt::ControlModifier);
    it.settle();
    QCOMPARE(it.draft().text(QStringLiteral("s1"), QStringLiteral("ko")), QStringLiteral("가실 곳을 눌러 주세요."));
    it.stage.key(Qt::Key_Tab);
    it.settle();
    QCOMPARE(it.stage.focused(), QStringLiteral("도움말 (지시 아래 한 줄)"));
    // Steps by keys: there, moved, back.
    it.stage.key(Qt::Key_F7);
    QCOMPARE(it.draft().place(), QStringLiteral("s2"));
    it.stage.key(Qt::Key_Up, Qt::AltModifier);
    QCOMPARE(it.draft().draft()->lesson().steps.first().id, QStringLiteral("s2"));
    it.stage.key(Qt::Key_Z, Qt::ControlModifier);
    QCOMPARE(it.draft().draft()->lesson().steps.first().id, QStringLiteral("s1"));
    // A choice.
    QVERIFY(tabTo(QStringLiteral("동작")));
    it.stage.key(Qt::Key_Return);
    it.settle();
    QVERIFY(tabTo(QStringLiteral("하고 나면")));
    it.stage.key(Qt::Key_Return);
    it.settle();
    it.stage.key(Qt::Key_Escape);
    it.settle();
    // Checked and packed.
    it.stage.key(Qt::Key_F11);
    it.settle();
    QVERIFY(it.stage.find(QStringLiteral("고칠 곳이 없어요. 내보낼 수 있어요.")));
    it.stage.key(Qt::Key_F9);
    it.settle();
    QVERIFY(it.trainer.exported());
    QVERIFY(tabTo(QStringLiteral("여기에 넣기")));
    it.stage.key(Qt::Key_Return);
    it.settle();
    QVERIFY(it.desk.packsNow.lesson(ours));
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

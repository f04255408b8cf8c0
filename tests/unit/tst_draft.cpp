// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/lessons/check.h"
#include "app/lessons/writer.h"
#include "tests/support/lessondraft.h"
#include "tests/support/suite.h"

using namespace naru;
using namespace naru::lessons;
using namespace naru::test;

/// A lesson while it is written: the same bytes for the same lesson, and it stays one that can be played.
class DraftTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void isWrittenAndReadAgainTheSame_data();
    void isWrittenAndReadAgainTheSame();
    void aCopyBreaksNoRule();
    void whatAStepNeedsStays();
    void wordsGoWithWhatNamedThem();
    void signsThatTurnTheReadingStayOut();
};

void DraftTest::isWrittenAndReadAgainTheSame_data()
{
    QTest::addColumn<QString>("id");
    for (const LessonPtr& lesson : builtInLessons())
        QTest::newRow(qPrintable(lesson->id)) << lesson->id;
}

void DraftTest::isWrittenAndReadAgainTheSame()
{
    QFETCH(QString, id);
    const Lesson& lesson = **builtInLesson(id);
    const LessonFiles files = filesOf(lesson);
    const Reading reading = checkFolder(files);
    QVERIFY2(reading.isGood(), qPrintable(linesOf(reading.complaints)));
    QVERIFY(reading.lesson == lesson);
    QCOMPARE(filesOf(reading.lesson).lesson, files.lesson);
    QCOMPARE(filesOf(reading.lesson).words, files.words);
}

void DraftTest::aCopyBreaksNoRule()
{
    for (const LessonPtr& lesson : builtInLessons()) {
        const Draft draft = Draft::copyOf(*lesson, QStringLiteral("naru-dong.copy"), QStringLiteral("Z1"));
        QVERIFY2(draft.complaints().isEmpty(), qPrintable(lesson->id + linesOf(draft.complaints())));
    }
}

void DraftTest::whatAStepNeedsStays()
{
    Draft draft = copyOfExemplar();
    const auto fault
        = [](const Result<void>& result) { return result ? QString() : QString::fromLatin1(result.fault().name()); };
    QCOMPARE(fault(draft.removeScreen(QStringLiteral("home"))), QStringLiteral("lessons.draft_in_use"));
    QCOMPARE(fault(draft.removeWidget(QStringLiteral("home"), 1)), QStringLiteral("lessons.draft_in_use"));
    QCOMPARE(fault(draft.addStep(0)), QStringLiteral("lessons.draft_full")); // twelve already
    QCOMPARE(fault(draft.removeHint(0, 0)), QStringLiteral("lessons.draft_last"));
    QCOMPARE(
        fault(draft.addWidget(QStringLiteral("home"), WidgetKind::PinPad)), QStringLiteral("lessons.draft_no_place"));
    QCOMPARE(fault(draft.write(QStringLiteral("common.undone"), QStringLiteral("ko"), QStringLiteral("음"))),
        QStringLiteral("lessons.draft_no_place"));
    QCOMPARE(fault(draft.write(QStringLiteral("s1"), QStringLiteral("ko"), QString(500, u'가'))),
        QStringLiteral("lessons.draft_full"));
    QVERIFY(!draft.canUndo());
}

void DraftTest::wordsGoWithWhatNamedThem()
{
    Draft draft = copyOfExemplar();
    QVERIFY(!draft.words(QStringLiteral("s10.plan"), QStringLiteral("ko")).isEmpty());
    QVERIFY(draft.removeAside(9, 0));
    QVERIFY(draft.words(QStringLiteral("s10.plan"), QStringLiteral("ko")).isEmpty());
    QVERIFY(draft.words(QStringLiteral("s10.plan"), QStringLiteral("en")).isEmpty());
    QVERIFY2(draft.complaints().isEmpty(), qPrintable(linesOf(draft.complaints())));
}

void DraftTest::signsThatTurnTheReadingStayOut()
{
    Draft draft = copyOfExemplar();
    QVERIFY(draft.write(QStringLiteral("s1"), QStringLiteral("ko"), QStringLiteral("가\u202e나\u2029다\u0007")));
    QCOMPARE(draft.words(QStringLiteral("s1"), QStringLiteral("ko")), QStringLiteral("가나\n다"));
}

NARU_TEST(DraftTest)
#include "tst_draft.moc"

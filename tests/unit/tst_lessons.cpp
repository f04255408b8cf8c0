// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/lessons/check.h"
#include "app/lessons/library.h"
#include "app/lessons/scene.h"
#include "tests/support/suite.h"

#include <QDir>

using namespace naru;
using namespace naru::lessons;

namespace {

QString contentFolder()
{
    return QStringLiteral(NARU_SOURCE_DIR "/app/lessons/content/");
}

} // namespace

/// Every lesson that ships: held to every rule, and played.
class LessonsTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void breaksNoRule_data() { everyLesson(); }
    void breaksNoRule();
    void breaksNoRuleTogether();
    void isPlayedToItsEnd_data();
    void isPlayedToItsEnd();
    void namesEveryMistakeAndPutsItBack_data() { everyLesson(); }
    void namesEveryMistakeAndPutsItBack();
    void answersEveryPressSomehow_data() { everyLesson(); }
    void answersEveryPressSomehow();
    void isTakenBackToItsBeginning_data() { everyLesson(); }
    void isTakenBackToItsBeginning();
    void goesOnWhereAPartBegan_data() { everyLesson(); }
    void goesOnWhereAPartBegan();

private:
    static void everyLesson()
    {
        QTest::addColumn<QString>("id");
        for (const LessonPtr& lesson : builtInLessons())
            QTest::newRow(qPrintable(lesson->id)) << lesson->id;
    }
};

void LessonsTest::breaksNoRule()
{
    QFETCH(QString, id);
    const auto files = readFolder(contentFolder() + slugOf(id));
    QVERIFY(files);
    const Reading reading = checkFolder(*files);
    QStringList lines;
    for (const Complaint& complaint : reading.complaints)
        lines.append(complaint.line());
    QVERIFY2(lines.isEmpty(), qPrintable(lines.join(u'\n')));
}

void LessonsTest::breaksNoRuleTogether()
{
    QList<Lesson> all;
    for (const LessonPtr& lesson : builtInLessons())
        all.append(*lesson);
    const auto complaints = checkTogether(all);
    QVERIFY2(complaints.isEmpty(), complaints.isEmpty() ? "" : qPrintable(complaints.first().line()));
}

void LessonsTest::isPlayedToItsEnd_data()
{
    QTest::addColumn<QString>("id");
    QTest::addColumn<int>("mode");
    QTest::addColumn<QString>("language");
    for (const LessonPtr& lesson : builtInLessons()) {
        for (const auto& [name, mode] :
            {std::pair("watch", Mode::Watch), {"guided", Mode::Guided}, {"solo", Mode::Solo}}) {
            for (const char* language : {"ko", "en"})
                QTest::addRow("%s %s %s", qPrintable(lesson->id), name, language)
                    << lesson->id << int(mode) << QString::fromLatin1(language);
        }
    }
}

void LessonsTest::isPlayedToItsEnd()
{
    QFETCH(QString, id);
    QFETCH(int, mode);
    QFETCH(QString, language);
    Player player(*builtInLesson(id), Mode(mode), language);
    int errorsShown = 0;
    for (int acts = 0; !player.isEnded(); ++acts) {
        QVERIFY2(acts < 4 * stepsMax, "goes in a circle");
        const auto next = player.demonstration();
        const Reply reply = player.act(player.performed(next.action));
        if (next.isError) {
            ++errorsShown;
            QCOMPARE(reply.kind, Reply::Kind::Mistake);
            player.undo();
            continue;
        }
        QVERIFY2(reply.kind == Reply::Kind::Right, qPrintable(player.step().id));
        QVERIFY(!saidOf(player, reply.say).isEmpty());
    }
    QCOMPARE(errorsShown, Mode(mode) == Mode::Watch ? 1 : 0);
    QCOMPARE(player.hasPassed(), Mode(mode) == Mode::Solo);
}

void LessonsTest::namesEveryMistakeAndPutsItBack()
{
    QFETCH(QString, id);
    Player player(*builtInLesson(id), Mode::Guided, QStringLiteral("ko"));
    while (!player.isEnded()) {
        const Place before = player.place();
        const int step = player.place().step;
        for (const Mistake& mistake : player.step().mistakes) {
            const Reply reply = player.act(player.performed(mistake.when));
            QCOMPARE(reply.kind, Reply::Kind::Mistake);
            QCOMPARE(reply.say, mistake.say);
            QVERIFY(!saidOf(player, reply.say).isEmpty());
            if (player.isAstray())
                QCOMPARE(player.act({Deed::Tap, QStringLiteral("back"), {}, {}, false}).kind, Reply::Kind::PutBack);
            QCOMPARE(player.place(), before);
        }
        QCOMPARE(player.notes().at(step).mistakes, player.step().mistakes.size());
        QCOMPARE(player.act(player.performed(player.wanted())).kind, Reply::Kind::Right);
    }
}

void LessonsTest::answersEveryPressSomehow()
{
    QFETCH(QString, id);
    Player player(*builtInLesson(id), Mode::Guided, QStringLiteral("ko"));
    while (!player.isEnded()) {
        for (const Widget& widget : player.screen().body) {
            for (const Deed deed : deedsOf(widget.kind)) {
                if (widget.id.isEmpty() || !player.isShown(widget))
                    continue;
                Player other = player;
                Action did{deed, widget.id, {}, deed == Deed::Swipe ? Way::Left : Way::None, false};
                if (!widget.items.isEmpty())
                    did.value = player.lesson().data.value(widget.items).last();
                const Reply reply = other.act(did);
                QVERIFY2(reply.kind != Reply::Kind::Nothing, qPrintable(player.step().id + u' ' + widget.id));
                // Whatever was pressed, the way on is open.
                for (int acts = 0; !other.isEnded() && other.place().step == player.place().step && acts < 4; ++acts)
                    other.act(other.performed(other.wanted()));
                QVERIFY2(other.isEnded() || other.place().step != player.place().step, qPrintable(player.step().id));
            }
        }
        player.act(player.performed(player.wanted()));
    }
}

void LessonsTest::isTakenBackToItsBeginning()
{
    QFETCH(QString, id);
    Player player(*builtInLesson(id), Mode::Guided, QStringLiteral("ko"));
    const Place beginning = player.place();
    while (!player.isEnded())
        player.act(player.performed(player.wanted()));
    while (player.undo()) { }
    QCOMPARE(player.place(), beginning);
    QVERIFY(!player.isEnded());
}

void LessonsTest::goesOnWhereAPartBegan()
{
    QFETCH(QString, id);
    const auto lesson = *builtInLesson(id);
    Player player(lesson, Mode::Guided, QStringLiteral("ko"));
    while (!player.isEnded()) {
        Player later(lesson, Mode::Solo, QStringLiteral("ko"));
        QVERIFY(later.resume(player.progress()));
        QVERIFY(later.place().step <= player.place().step);
        QVERIFY(later.place().step == 0 || lesson->parts.contains(later.step().id));
        player.act(player.performed(player.wanted()));
    }
    QVERIFY(!player.resume("{\"id\":\"another\",\"rev\":1,\"step\":\"s1\"}"));
    QVERIFY(!player.resume("nonsense"));
}

NARU_TEST(LessonsTest)

#include "tst_lessons.moc"

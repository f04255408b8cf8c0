// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/lessons/drafts.h"
#include "tests/support/lessondraft.h"
#include "tests/support/suite.h"

#include <QDir>
#include <QTemporaryDir>

using namespace naru;
using namespace naru::lessons;
using namespace naru::test;

/// Drafts on a disk: unfinished ones too, and never half of one.
class DraftsTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void isKeptOnTheDiskAndReadAgain();
    void whatAPowerCutLeftIsNotLookedAt();
    void refusesDraftsThatWouldLeadNowhere();
};

void DraftsTest::isKeptOnTheDiskAndReadAgain()
{
    const QTemporaryDir folder;
    const Drafts drafts(folder.filePath(QStringLiteral("drafts")));
    Draft draft = copyOfExemplar();
    QVERIFY(drafts.all().isEmpty());
    QVERIFY(drafts.write(draft.lesson()));
    QVERIFY(draft.write(QStringLiteral("s1"), QStringLiteral("en"), {})); // unfinished is kept too
    QVERIFY(draft.removeStep(0));
    QVERIFY(drafts.write(draft.lesson()));
    const auto again = drafts.read(draft.lesson().id);
    QVERIFY(again);
    QVERIFY(**again == draft.lesson());
    QCOMPARE(drafts.all().size(), 1);
    QVERIFY(!drafts.read(QStringLiteral("../drafts/x")));
    QVERIFY(drafts.remove(draft.lesson().id));
    QVERIFY(drafts.all().isEmpty());
    QCOMPARE(QDir(folder.filePath(QStringLiteral("drafts")))
                 .entryList(QDir::AllEntries | QDir::Hidden | QDir::NoDotAndDotDot),
        QStringList());
}

void DraftsTest::whatAPowerCutLeftIsNotLookedAt()
{
    const QTemporaryDir folder;
    const Drafts drafts(folder.path());
    Draft draft = copyOfExemplar();
    QVERIFY(drafts.write(draft.lesson()));
    // As a cut leaves it: a new folder with half a file, beside the whole draft.
    const QString half = folder.filePath(QStringLiteral(".writing-naru-dong.train-book"));
    QVERIFY(QDir().mkpath(half));
    QFile torn(half + QStringLiteral("/lesson.json"));
    QVERIFY(torn.open(QIODevice::WriteOnly) && torn.write("{\"format\": \"naru.les") > 0);
    torn.close();
    QCOMPARE(drafts.all().size(), 1);
    QVERIFY(**drafts.read(draft.lesson().id) == draft.lesson());
    QVERIFY(draft.removeStep(0));
    QVERIFY(drafts.write(draft.lesson()));
    QVERIFY(**drafts.read(draft.lesson().id) == draft.lesson());
    QVERIFY(!QFile::exists(half));
    // A disk that takes nothing: what was there stays.
    const Drafts nowhere(QStringLiteral("/proc/naru-drafts"));
    QVERIFY(!nowhere.write(draft.lesson()));
}

void DraftsTest::refusesDraftsThatWouldLeadNowhere()
{
    const QTemporaryDir folder;
    const Drafts drafts(folder.path());
    Lesson lesson = copyOfExemplar().lesson();
    QVERIFY(drafts.write(lesson));
    lesson.steps[3].then.go = QStringLiteral("nowhere");
    QVERIFY(drafts.write(lesson));
    const auto read = drafts.read(lesson.id);
    QVERIFY(!read && read.fault().is(LessonsFault::NoDraft));
    QVERIFY(drafts.all().isEmpty());
}

NARU_TEST(DraftsTest)
#include "tst_drafts.moc"

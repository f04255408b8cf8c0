// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/journal/secondcopyfaults.h"
#include "tests/support/copiedjournal.h"
#include "tests/support/suite.h"

using namespace naru;
using namespace naru::journal;
using namespace naru::test;

/// What the journal let go of, the second copy lets go of as well: that, and nothing that is nowhere else.
class CopyLetsGoTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    /// What was said of visitors goes with the next write; what the disk of the journal lost since does not.
    void letsGoOfWhatTheJournalLetGo()
    {
        CopiedJournal stage(9);
        QVERIFY(!stage.follow());
        const auto bodies = [&] {
            QList<bool> found;
            QFile file(stage.logPath());
            const auto read = file.open(QIODevice::ReadOnly) ? readLog(file, stage.options.deviceId,
                                  [&](const CopyPage& page) -> Result<void> {
                                      for (const Row& row : page.rows)
                                          found.append(!row.body.isEmpty());
                                      return {};
                                  })
                                                             : Result<LogEnd>(JournalFault::BadCopy);
            return read && !read->broken ? found : QList<bool>();
        };
        QCOMPARE(bodies(), QList<bool>(9, true));
        const QByteArray before = stage.log();
        QVERIFY(stage.journal->outgoing().advance({{1, 4, stage.hashes.at(3)}, "receipt", stage.clock.now()}));
        Journal::Pruning pruning;
        pruning.before = stage.clock.now();
        pruning.mayGo = [](Kind kind) { return kind == Kind::Verification; };
        pruning.proven = [](const Outgoing&) { return true; };
        QCOMPARE(*stage.journal->prune(pruning), 4u);
        QVERIFY(!stage.follow());
        const QList<bool> left(6, true); // behind the fourth
        QCOMPARE(bodies(), left);
        QVERIFY(!QFile::exists(stage.logPath() + QStringLiteral(".part")));
        QVERIFY(stage.log().size() < before.size());
        const QByteArray once = stage.log();
        QVERIFY(!stage.follow());
        QCOMPARE(stage.log(), once); // nothing is written twice
        const auto recovered = stage.recovered(stage.folder.filePath(QStringLiteral("new.db")));
        QVERIFY(recovered && recovered->entries == 10);
        // Cut off between the two: the old one is as it was, and the next write does it.
        stage.setLog(before);
        QVERIFY(!stage.follow());
        QCOMPARE(bodies(), left);
    }

    /// The stick was away while bodies went, and the hub was put back to an earlier day meanwhile: what the copy holds
    /// of them is all that is left, until the hub has them again.
    void keepsWhatTheHubNoLongerAnswersFor()
    {
        CopiedJournal stage(45);
        QVERIFY(!stage.follow());
        const QString aside = stage.logPath() + QStringLiteral(".1");
        put(aside, stage.log());
        stage.letGo(40, 40);
        stage.hashes.append(stage.journal->last()->hash);
        const auto answers = [&](int upTo) {
            return bool(stage.journal->outgoing().advance(
                {{1, quint64(upTo), stage.hashes.at(upTo - 1)}, "receipt", stage.clock.now()}));
        };
        QVERIFY(answers(30));
        SecondCopy copy({*stage.journal, stage.options.deviceId, "sealed"});
        copy.keepIn(stage.logFolder());
        const auto push = [&] {
            copy.push();
            copy.wait();
            return !copy.fault();
        };
        QVERIFY(push());
        QCOMPARE(stage.inLog(), stage.hashes.mid(30));
        QCOMPARE(stage.inLog(aside), stage.hashes.mid(30, 15));
        QVERIFY(answers(35) && push());
        QCOMPARE(stage.inLog(), stage.hashes.mid(35));
        QVERIFY(answers(45) && push()); // it has all of them again
        QCOMPARE(stage.inLog(), stage.hashes.mid(40));
        QCOMPARE(stage.inLog(aside), stage.hashes.mid(40, 5));
    }

    /// A record that came back asks the hub before its copy lets anything go.
    void keepsAllUntilTheHubWasAsked()
    {
        CopiedJournal stage(9);
        QVERIFY(!stage.follow());
        stage.letGo(6, 6);
        QVERIFY(stage.spoil("UPDATE journal SET hash=zeroblob(32) WHERE seq=8"));
        stage.options.path = stage.folder.filePath(QStringLiteral("damaged.db"));
        QVERIFY(QFile::rename(stage.folder.filePath(QStringLiteral("journal.db")), stage.options.path));
        const auto recovered = stage.recovered();
        QVERIFY(recovered && recovered->letGo == 6 && recovered->fromLog == 2);
        stage.options.path = stage.elsewhere;
        QVERIFY(stage.open());
        QVERIFY(stage.journal->outgoing().cursor()->receipt.isEmpty());
        QVERIFY(!stage.follow());
        QCOMPARE(stage.inLog().mid(0, 9), stage.hashes);
        QVERIFY(stage.journal->outgoing().advance({{1, 9, stage.hashes.at(8)}, "receipt", stage.clock.now()}));
        QVERIFY(!stage.follow());
        QCOMPARE(stage.inLog().mid(0, 3), stage.hashes.mid(6));
    }

    /// What lies put aside lets go with the rest, and loses nothing that the journal has not.
    void letsGoOfWhatItPutAside()
    {
        CopiedJournal stage(9);
        QVERIFY(!stage.follow());
        const QString whole = stage.logPath() + QStringLiteral(".1"), further = stage.logPath() + QStringLiteral(".2"),
                      torn = stage.logPath() + QStringLiteral(".3"), foreign = stage.logPath() + QStringLiteral(".4"),
                      older = stage.logPath() + QStringLiteral(".7");
        const QByteArray nine = stage.log();
        put(whole, nine);
        put(torn, nine + "more");
        put(foreign, QByteArray(nine).replace(8, 16, QByteArray(16, 'x')));
        CopiedJournal other(4); // the same desk as it was restored once: four entries in common, then others
        QVERIFY(!other.follow());
        put(older, other.log());
        other.random = SeededRandom(5);
        other.write(5, 12);
        QVERIFY(!other.follow());
        put(further, other.log());
        stage.letGo(6, 6);
        const auto said = stage.follow();
        QVERIFY(said && said->is(SecondCopyFault::Ahead)); // the eight of the second file are nowhere else
        QCOMPARE(stage.inLog(whole), stage.hashes.mid(6));
        QCOMPARE(stage.inLog(further), other.hashes.mid(4));
        QVERIFY(!QFile::exists(older)); // nothing was left of it
        QCOMPARE(bytesOf(torn), nine + "more");
        QCOMPARE(bytesOf(foreign), QByteArray(nine).replace(8, 16, QByteArray(16, 'x')));
        const QByteArray once = bytesOf(further);
        QVERIFY(stage.follow());
        QCOMPARE(bytesOf(further), once);
        // A record that begins late has not what stood before it: a file that has is left alone.
        QVERIFY(QFile::remove(further) && QFile::remove(torn));
        put(whole, nine);
        stage.journal.reset();
        QVERIFY(QFile::remove(stage.options.path));
        const auto recovered = stage.recovered();
        QVERIFY(recovered && recovered->entries == 4);
        stage.options.path = stage.elsewhere;
        QVERIFY(stage.open());
        stage.hashes.append(stage.journal->last()->hash);
        stage.letGo(9, 2);
        QVERIFY(!stage.follow());
        QCOMPARE(bytesOf(whole), nine);
    }

    /// On a new stick the copy begins behind the last body that went, however many entries stand before it.
    void beginsBehindWhatWentOnANewStick()
    {
        CopiedJournal stage(230);
        stage.letGo(229, 1, 220); // none of the first two hundred
        QVERIFY(!stage.follow());
        QVERIFY(!QFile::exists(stage.logPath() + QStringLiteral(".1")));
        QCOMPARE(stage.inLog().size(), 231 - 221);
    }
};

NARU_TEST(CopyLetsGoTest)
#include "tst_copyletsgo.moc"

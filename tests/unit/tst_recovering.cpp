// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/journal/replacing.h"
#include "tests/support/copiedjournal.h"
#include "tests/support/suite.h"

#include <QDir>

using namespace naru;
using namespace naru::journal;
using namespace naru::test;

namespace {

QMap<QString, QByteArray> filesIn(const QString& folder)
{
    QMap<QString, QByteArray> files;
    for (const QString& name : QDir(folder).entryList(QDir::Files))
        if (name.startsWith(QStringLiteral("journal.db")))
            files.insert(name, bytesOf(QDir(folder).filePath(name)));
    return files;
}

} // namespace

/// A record that a disk lost, brought back from what its file and its second copy still hold.
class RecoveringTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void bringsBackWhatTheDiskLost()
    {
        CopiedJournal stage(9);
        QVERIFY(!stage.follow());
        QVERIFY(stage.spoil("UPDATE journal SET hlc=hlc+1 WHERE seq=4"));
        const auto recovered = stage.recovered();
        QVERIFY2(recovered, recovered ? "" : recovered.fault().name());
        QCOMPARE(recovered->entries, 9u);
        QCOMPARE(recovered->fromLog, 6u);
        QVERIFY(!recovered->fileHasMore);
        stage.options.path = stage.elsewhere;
        QVERIFY(stage.open());
        QCOMPARE(*stage.journal->verify(), 9u);
        QCOMPARE(stage.append(10)->seq, 10u);
    }

    /// A power cut between any two changes of names: whoever opens the folder next has the whole record.
    void takesThePlaceOfTheDamagedOneInOneStep()
    {
        CopiedJournal stage(9);
        QVERIFY(!stage.follow());
        stage.journal.reset();
        const QString name = stage.options.path, made = name + QStringLiteral(".part");
        QVERIFY(QFile::remove(name) && stage.recovered(made));
        const QByteArray whole = bytesOf(made);
        for (const char* part : {"", "-wal", "-shm"}) // the damaged one, and what its program left
            put(name + QLatin1StringView(part), QByteArray("damaged") + part);
        QList<QMap<QString, QByteArray>> cuts{filesIn(stage.folder.path())};
        QVERIFY(replaceJournal(name, made, [&] { cuts.append(filesIn(stage.folder.path())); }));
        QCOMPARE(cuts.size(), 6);
        QCOMPARE(bytesOf(name), whole);
        for (qsizetype cut = 1; cut < cuts.size(); ++cut) {
            JournalStage next;
            next.keys = crypto::memoryKeyStore();
            QVERIFY(
                next.keys->store(QStringLiteral("journal.wrap"), *stage.keys->load(QStringLiteral("journal.wrap"))));
            for (auto file = cuts.at(cut).cbegin(); file != cuts.at(cut).cend(); ++file)
                put(next.folder.filePath(file.key()), *file);
            QVERIFY2(next.open(), qPrintable(QString::number(cut)));
            QCOMPARE(next.journal->count(), 9u);
            next.journal.reset();
            for (const char* part : {"", "-wal", "-shm"})
                QCOMPARE(bytesOf(next.options.path + QStringLiteral(".damaged") + QLatin1StringView(part)),
                    QByteArray("damaged") + part);
        }
        put(made, whole); // and a second time: nothing of the first is written over
        QVERIFY(replaceJournal(name, made));
        QCOMPARE(bytesOf(name + QStringLiteral(".damaged2")), whole);
    }

    void bringsBackNothingThatDoesNotOpen()
    {
        CopiedJournal stage(3);
        QVERIFY(!stage.follow());
        stage.write(4, 9);
        QVERIFY(!stage.follow());
        stage.journal.reset();
        QVERIFY(QFile::remove(stage.options.path));
        const QByteArray whole = stage.log();
        stage.options.path = stage.elsewhere;
        SeededRandom random(11);
        quint64 lost = 0;
        for (int flip = 0; flip < 40; ++flip) {
            stage.journal.reset();
            QFile::remove(stage.elsewhere);
            QByteArray changed = whole;
            const auto at = 24 + static_cast<qsizetype>(random.below(static_cast<std::uint64_t>(whole.size() - 24)));
            changed[at] = static_cast<char>(changed[at] ^ (1 << random.below(8)));
            stage.setLog(changed);
            const auto recovered = stage.recovered();
            QVERIFY(recovered && stage.open());
            const auto verified = stage.journal->verify();
            QVERIFY2(verified, verified ? "" : verified.fault().name());
            QCOMPARE(*verified, recovered->entries);
            lost += recovered->entries < 9;
        }
        QVERIFY(lost > 20);
    }

    /// A record that begins late is a record: of the copy alone it opens again, and goes on being copied.
    void comesBackFromACopyThatLetGo()
    {
        CopiedJournal stage(9);
        stage.letGo(4, 4);
        QVERIFY(!stage.follow());
        QCOMPARE(stage.inLog().size(), 6);
        stage.journal.reset();
        QVERIFY(QFile::remove(stage.options.path));
        const auto recovered = stage.recovered();
        QVERIFY(recovered && recovered->entries == 6 && recovered->fromLog == 6);
        stage.options.path = stage.elsewhere;
        const auto opened = stage.open();
        QVERIFY2(opened, opened ? "" : qPrintable(opened.fault().detail()));
        QCOMPARE(*stage.journal->verify(), 6u);
        QCOMPARE(stage.journal->outgoing().cursor()->acked, (Head{1, 4, stage.hashes.at(3)}));
        stage.write(10, 11);
        QVERIFY(!stage.follow());
        QCOMPARE(stage.inLog().size(), 8);
    }

    /// The file broke off where bodies had gone, and the copy begins behind that: fewer entries, and all that is new.
    void takesTheOneThatEndsLater()
    {
        CopiedJournal stage(9);
        stage.letGo(4, 4);
        QVERIFY(!stage.follow());
        QVERIFY(stage.spoil("UPDATE journal SET hash=zeroblob(32) WHERE seq=3"));
        const auto recovered = stage.recovered();
        QVERIFY(recovered && recovered->end);
        QCOMPARE(recovered->end->seq, 10u);
        QCOMPARE(recovered->fromLog, 6u);
    }

    /// Nobody can say what is good of the file: the log alone comes back, and it is said that the file has more.
    void saysThatTheDamagedFileHasMore()
    {
        CopiedJournal stage(3);
        QVERIFY(!stage.follow());
        stage.write(4, 9);
        QVERIFY(stage.spoil("UPDATE journal SET body=x'' WHERE seq=6"));
        const auto recovered = stage.recovered();
        QVERIFY(recovered && recovered->entries == 3);
        QVERIFY(recovered->fileHasMore);
    }

    /// Of bodies that went nobody needs the key: one that is torn takes no place from that of the copy.
    void takesTheKeyThatOpens()
    {
        CopiedJournal stage(7);
        stage.letGo(4, 4);
        QVERIFY(!stage.follow());
        QVERIFY(stage.spoil("UPDATE data_key SET wrapped=zeroblob(length(wrapped))"));
        const auto recovered = stage.recovered();
        QVERIFY2(recovered, recovered ? "" : recovered.fault().name());
        QCOMPARE(recovered->entries, 8u);
        stage.options.path = stage.elsewhere;
        const auto opened = stage.open();
        QVERIFY2(opened, opened ? "" : opened.fault().name());
        QCOMPARE(*stage.journal->verify(), 8u);
    }

    void takesTheLongerOfTheTwo_data()
    {
        QTest::addColumn<bool>("fileThere");
        QTest::addColumn<int>("inLog");
        QTest::addColumn<int>("entries");
        QTest::newRow("no file at all") << false << 5 << 5;
        QTest::newRow("the log is behind") << true << 3 << 7;
        QTest::newRow("no log") << true << 0 << 7;
        QTest::newRow("neither") << false << 0 << 0;
    }
    void takesTheLongerOfTheTwo()
    {
        QFETCH(bool, fileThere);
        QFETCH(int, inLog);
        QFETCH(int, entries);
        CopiedJournal stage(inLog);
        QVERIFY(!inLog || !stage.follow());
        stage.write(inLog + 1, 7);
        stage.journal.reset();
        if (!fileThere)
            QVERIFY(QFile::remove(stage.options.path));
        const auto recovered = stage.recovered();
        QVERIFY(recovered && !recovered->fileHasMore);
        QCOMPARE(recovered->entries, quint64(entries));
        stage.options.path = stage.elsewhere;
        QVERIFY(stage.open());
        QCOMPARE(*stage.journal->verify(), quint64(entries));
    }
};

NARU_TEST(RecoveringTest)
#include "tst_recovering.moc"

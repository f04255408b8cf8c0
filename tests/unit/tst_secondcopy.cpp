// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/journal/outgoing.h"
#include "app/journal/recovering.h"
#include "app/journal/replacing.h"
#include "app/journal/secondcopy.h"
#include "app/journal/secondcopyfaults.h"
#include "tests/support/journalsupport.h"
#include "tests/support/suite.h"

#include <QDir>
#include <QFile>

using namespace naru;
using namespace naru::journal;
using naru::test::JournalStage;

namespace {

/// A journal and the stick on which it is written a second time.
struct Copied : JournalStage {
    explicit Copied(int entries)
    {
        if (open())
            write(1, entries);
    }
    void write(int first, int last)
    {
        for (int i = first; i <= last; ++i) {
            clock.advance(Milliseconds(20));
            if (const auto stamp = append(i))
                hashes.append(stamp->hash);
        }
    }
    /// `count` bodies up to the entry that the hub has, those after the first `kept`.
    void letGo(int acked, quint64 count, quint64 kept = 0)
    {
        Journal::Pruning pruning;
        pruning.before = clock.now();
        quint64 asked = 0;
        pruning.mayGo
            = [&](Kind kind) { return kind == Kind::Verification && ++asked > kept && asked <= kept + count; };
        pruning.proven = [](const Outgoing&) { return true; };
        const auto told
            = journal->outgoing().advance({{1, quint64(acked), hashes.at(acked - 1)}, "receipt", clock.now()});
        const auto gone = told ? journal->prune(pruning) : Result<quint64>(told.fault());
        if (!gone || *gone != count)
            qFatal("nothing went");
    }
    QString logFolder() const { return stick.filePath(QStringLiteral("desk")); }
    QString logPath() const { return logFolder() + QStringLiteral("/journal.log"); }
    std::optional<Fault> follow(const QString& where)
    {
        SecondCopy copy({*journal, options.deviceId, "sealed"});
        copy.keepIn(where);
        copy.push();
        copy.wait();
        return copy.fault();
    }
    std::optional<Fault> follow() { return follow(logFolder()); }
    QByteArray log() const
    {
        QFile file(logPath());
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    }
    void setLog(const QByteArray& bytes) const
    {
        QFile file(logPath());
        if (file.open(QIODevice::WriteOnly))
            file.write(bytes);
    }
    /// Hashes of the good prefix.
    QList<QByteArray> inLog() const { return inLog(logPath()); }
    QList<QByteArray> inLog(const QString& path) const
    {
        QList<QByteArray> found;
        QFile file(path);
        if (!file.open(QIODevice::ReadOnly))
            return found;
        const auto read = readLog(file, options.deviceId, [&](const CopyPage& page) -> Result<void> {
            for (const Row& row : page.rows)
                found.append(row.hash);
            return {};
        });
        return read ? found : QList<QByteArray>();
    }
    Result<Recovered> recovered(const QString& target)
    {
        auto key = keys->load(QStringLiteral("journal.wrap"));
        if (!key)
            return key.fault();
        return recover(options.path, logPath(), target, Vault(options.deviceId, *std::move(key)), random);
    }
    QTemporaryDir stick;
    QList<QByteArray> hashes;
};

QByteArray bytesOf(const QString& path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

void put(const QString& path, const QByteArray& bytes)
{
    QFile file(path);
    if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size())
        qFatal("cannot write %s", qPrintable(path));
}

QMap<QString, QByteArray> filesIn(const QString& folder)
{
    QMap<QString, QByteArray> files;
    for (const QString& name : QDir(folder).entryList(QDir::Files))
        if (name.startsWith(QStringLiteral("journal.db")))
            files.insert(name, bytesOf(QDir(folder).filePath(name)));
    return files;
}

} // namespace

/// The journal once more, on another disk.
class SecondCopyTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void followsEveryEntry()
    {
        Copied stage(5);
        QVERIFY(!stage.follow());
        QCOMPARE(stage.inLog(), stage.hashes);
        stage.write(6, 8);
        QVERIFY(!stage.follow());
        QCOMPARE(stage.inLog(), stage.hashes);
        QVERIFY(!stage.log().contains("entry number")); // sealed as in the journal
        const QByteArray before = stage.log();
        QVERIFY(!stage.follow() && stage.log() == before);
    }

    void followsAFork()
    {
        Copied stage(4);
        QVERIFY(!stage.follow());
        QVERIFY(stage.journal->outgoing().fork({1, 2, stage.hashes.at(1)}, {1, 9, QByteArray(32, 'h')}));
        QVERIFY(!stage.follow());
        QCOMPARE(stage.inLog().size(), 7);
        QCOMPARE(stage.inLog().constLast(), stage.journal->last()->hash);
    }

    void keepsNobodyFromAnything_data()
    {
        QTest::addColumn<QString>("where");
        QTest::newRow("no stick") << QStringLiteral("/nowhere/at/all");
        QTest::newRow("full") << QStringLiteral("/dev/full/desk");
        QTest::newRow("no folder") << QStringLiteral("/proc/desk");
    }
    void keepsNobodyFromAnything()
    {
        QFETCH(QString, where);
        Copied stage(2);
        QVERIFY(stage.follow(where));
        QVERIFY(stage.append(3));
        QVERIFY(!stage.follow()); // and another is taken at once
        QCOMPARE(stage.inLog().size(), 3);
    }

    void cutsOffWhatIsTorn()
    {
        Copied stage(3);
        QVERIFY(!stage.follow());
        stage.write(4, 6);
        const QByteArray shorter = stage.log();
        QVERIFY(!stage.follow());
        const QByteArray longer = stage.log();
        for (qsizetype bytes = shorter.size(); bytes < longer.size(); bytes += 37) {
            stage.setLog(longer.first(bytes));
            QCOMPARE(stage.inLog(), stage.hashes.first(3));
            QVERIFY(!stage.follow());
            QCOMPARE(stage.inLog(), stage.hashes);
        }
    }

    void readsNoFurtherThanAFlippedBit()
    {
        Copied stage(3);
        QVERIFY(!stage.follow());
        for (int more = 4; more <= 9; more += 3) {
            stage.write(more, more + 2);
            QVERIFY(!stage.follow());
        }
        const QByteArray whole = stage.log();
        SeededRandom random(7);
        int shorter = 0, kept = 0;
        for (int flip = 0; flip < 500; ++flip) {
            QByteArray changed = whole;
            const auto at = static_cast<qsizetype>(random.below(static_cast<std::uint64_t>(whole.size())));
            changed[at] = static_cast<char>(changed[at] ^ (1 << random.below(8)));
            stage.setLog(changed);
            const auto found = stage.inLog();
            QVERIFY(found.size() <= stage.hashes.size() && found == stage.hashes.first(found.size()));
            (found.size() < stage.hashes.size() ? shorter : kept) += 1;
        }
        qInfo("of 500 flips %d ended the record before, %d touched none of it", shorter, kept);
        QVERIFY(shorter > 250);
    }

    void takesNoOtherDesksFileAndNoOtherRecord()
    {
        Copied stage(3), other(3);
        QVERIFY(!stage.follow());
        QByteArray foreign = stage.log();
        foreign[10] = 'x';
        stage.setLog(foreign);
        const auto refused = stage.follow();
        QVERIFY(refused && refused->is(JournalFault::OtherDevice));
        QVERIFY(!other.follow());
        other.random = SeededRandom(5); // the same desk, restored, goes another way
        other.write(4, 5);
        stage.setLog(other.log());
        stage.write(4, 4);
        stage.setLog({});
        QVERIFY(!stage.follow());
        QCOMPARE(stage.inLog(), stage.hashes);
    }

    void beginsAnewBesideARecordThatWentAnotherWay()
    {
        Copied stage(3);
        const QString copy = stage.folder.filePath(QStringLiteral("image.db"));
        QVERIFY(stage.journal->backUpTo(copy));
        stage.write(4, 5);
        QVERIFY(!stage.follow());
        stage.options.path = copy; // the disk of before
        QVERIFY(stage.open());
        stage.hashes.resize(3);
        stage.write(6, 6);
        const auto said = [&] {
            const auto fault = stage.follow();
            return fault ? QByteArray(fault->name()) : QByteArray();
        };
        QCOMPARE(said(), QByteArray("second_copy.ahead")); // two entries are there that this record has not
        QCOMPARE(stage.inLog(), stage.hashes);
        const QString aside = stage.logPath() + QStringLiteral(".1");
        QVERIFY(QFile::exists(aside));
        stage.write(7, 7);
        QCOMPARE(said(), QByteArray("second_copy.ahead")); // after the next start as well
        QCOMPARE(stage.inLog(), stage.hashes);
        QVERIFY(QFile::remove(aside)); // somebody brought them back, or looked at them
        QCOMPARE(said(), QByteArray());
    }

    void bringsBackWhatTheDiskLost()
    {
        Copied stage(9);
        QVERIFY(!stage.follow());
        stage.journal.reset();
        {
            auto database = storage::Database::open(stage.options.path);
            QVERIFY(database && database->execute("UPDATE journal SET hlc=hlc+1 WHERE seq=4"));
        }
        const QString target = stage.folder.filePath(QStringLiteral("new/journal.db"));
        QVERIFY(storage::makePrivateFolder(stage.folder.filePath(QStringLiteral("new"))));
        const auto recovered = stage.recovered(target);
        QVERIFY2(recovered, recovered ? "" : recovered.fault().name());
        QCOMPARE(recovered->entries, 9u);
        QCOMPARE(recovered->fromLog, 6u);
        QVERIFY(!recovered->fileHasMore);
        stage.options.path = target;
        QVERIFY(stage.open());
        QCOMPARE(*stage.journal->verify(), 9u);
        QCOMPARE(stage.append(10)->seq, 10u);
    }

    /// A power cut between any two changes of names: whoever opens the folder next has the whole record.
    void takesThePlaceOfTheDamagedOneInOneStep()
    {
        Copied stage(9);
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
        Copied stage(3);
        QVERIFY(!stage.follow());
        stage.write(4, 9);
        QVERIFY(!stage.follow());
        stage.journal.reset();
        QVERIFY(QFile::remove(stage.options.path));
        const QByteArray whole = stage.log();
        const QString target = stage.folder.filePath(QStringLiteral("new/journal.db"));
        QVERIFY(storage::makePrivateFolder(stage.folder.filePath(QStringLiteral("new"))));
        stage.options.path = target;
        SeededRandom random(11);
        quint64 lost = 0;
        for (int flip = 0; flip < 40; ++flip) {
            stage.journal.reset();
            QFile::remove(target);
            QByteArray changed = whole;
            const auto at = 24 + static_cast<qsizetype>(random.below(static_cast<std::uint64_t>(whole.size() - 24)));
            changed[at] = static_cast<char>(changed[at] ^ (1 << random.below(8)));
            stage.setLog(changed);
            const auto recovered = stage.recovered(target);
            QVERIFY(recovered && stage.open());
            const auto verified = stage.journal->verify();
            QVERIFY2(verified, verified ? "" : verified.fault().name());
            QCOMPARE(*verified, recovered->entries);
            lost += recovered->entries < 9;
        }
        QVERIFY(lost > 20);
    }

    /// What was said of visitors goes with the next write; what the disk of the journal lost since does not.
    void letsGoOfWhatTheJournalLetGo()
    {
        Copied stage(9);
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
        Copied stage(45);
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
        Copied stage(9);
        QVERIFY(!stage.follow());
        stage.letGo(6, 6);
        stage.journal.reset();
        {
            auto file = storage::Database::open(stage.options.path);
            QVERIFY(file && file->execute("UPDATE journal SET hash=zeroblob(32) WHERE seq=8"));
        }
        QVERIFY(storage::makePrivateFolder(stage.folder.filePath(QStringLiteral("new"))));
        stage.options.path = stage.folder.filePath(QStringLiteral("damaged.db"));
        QVERIFY(QFile::rename(stage.folder.filePath(QStringLiteral("journal.db")), stage.options.path));
        const auto recovered = stage.recovered(stage.folder.filePath(QStringLiteral("new/journal.db")));
        QVERIFY(recovered && recovered->letGo == 6 && recovered->fromLog == 2);
        stage.options.path = stage.folder.filePath(QStringLiteral("new/journal.db"));
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
        Copied stage(9);
        QVERIFY(!stage.follow());
        const QString whole = stage.logPath() + QStringLiteral(".1"), further = stage.logPath() + QStringLiteral(".2"),
                      torn = stage.logPath() + QStringLiteral(".3"), foreign = stage.logPath() + QStringLiteral(".4"),
                      older = stage.logPath() + QStringLiteral(".7");
        const QByteArray nine = stage.log();
        put(whole, nine);
        put(torn, nine + "more");
        put(foreign, QByteArray(nine).replace(8, 16, QByteArray(16, 'x')));
        Copied other(4); // the same desk as it was restored once: four entries in common, then others
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
        QVERIFY(storage::makePrivateFolder(stage.folder.filePath(QStringLiteral("new"))));
        const auto recovered = stage.recovered(stage.folder.filePath(QStringLiteral("new/journal.db")));
        QVERIFY(recovered && recovered->entries == 4);
        stage.options.path = stage.folder.filePath(QStringLiteral("new/journal.db"));
        QVERIFY(stage.open());
        stage.hashes.append(stage.journal->last()->hash);
        stage.letGo(9, 2);
        QVERIFY(!stage.follow());
        QCOMPARE(bytesOf(whole), nine);
    }

    /// A record that begins late is a record: of the copy alone it opens again, and goes on being copied.
    void comesBackFromACopyThatLetGo()
    {
        Copied stage(9);
        stage.letGo(4, 4);
        QVERIFY(!stage.follow());
        QCOMPARE(stage.inLog().size(), 6);
        stage.journal.reset();
        QVERIFY(QFile::remove(stage.options.path));
        QVERIFY(storage::makePrivateFolder(stage.folder.filePath(QStringLiteral("new"))));
        const auto recovered = stage.recovered(stage.folder.filePath(QStringLiteral("new/journal.db")));
        QVERIFY(recovered && recovered->entries == 6 && recovered->fromLog == 6);
        stage.options.path = stage.folder.filePath(QStringLiteral("new/journal.db"));
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
        Copied stage(9);
        stage.letGo(4, 4);
        QVERIFY(!stage.follow());
        stage.journal.reset();
        {
            auto file = storage::Database::open(stage.options.path);
            QVERIFY(file && file->execute("UPDATE journal SET hash=zeroblob(32) WHERE seq=3"));
        }
        QVERIFY(storage::makePrivateFolder(stage.folder.filePath(QStringLiteral("new"))));
        const auto recovered = stage.recovered(stage.folder.filePath(QStringLiteral("new/journal.db")));
        QVERIFY(recovered && recovered->end);
        QCOMPARE(recovered->end->seq, 10u);
        QCOMPARE(recovered->fromLog, 6u);
    }

    /// Nobody can say what is good of the file: the log alone comes back, and it is said that the file has more.
    void saysThatTheDamagedFileHasMore()
    {
        Copied stage(3);
        QVERIFY(!stage.follow());
        stage.write(4, 9);
        stage.journal.reset();
        {
            auto file = storage::Database::open(stage.options.path);
            QVERIFY(file && file->execute("UPDATE journal SET body=x'' WHERE seq=6"));
        }
        QVERIFY(storage::makePrivateFolder(stage.folder.filePath(QStringLiteral("new"))));
        const auto recovered = stage.recovered(stage.folder.filePath(QStringLiteral("new/journal.db")));
        QVERIFY(recovered && recovered->entries == 3);
        QVERIFY(recovered->fileHasMore);
    }

    /// Of bodies that went nobody needs the key: one that is torn takes no place from that of the copy.
    void takesTheKeyThatOpens()
    {
        Copied stage(7);
        stage.letGo(4, 4);
        QVERIFY(!stage.follow());
        stage.journal.reset();
        {
            auto file = storage::Database::open(stage.options.path);
            QVERIFY(file && file->execute("UPDATE data_key SET wrapped=zeroblob(length(wrapped))"));
        }
        QVERIFY(storage::makePrivateFolder(stage.folder.filePath(QStringLiteral("new"))));
        const auto recovered = stage.recovered(stage.folder.filePath(QStringLiteral("new/journal.db")));
        QVERIFY2(recovered, recovered ? "" : recovered.fault().name());
        QCOMPARE(recovered->entries, 8u);
        stage.options.path = stage.folder.filePath(QStringLiteral("new/journal.db"));
        const auto opened = stage.open();
        QVERIFY2(opened, opened ? "" : opened.fault().name());
        QCOMPARE(*stage.journal->verify(), 8u);
    }

    /// On a new stick the copy begins behind the last body that went, however many entries stand before it.
    void beginsBehindWhatWentOnANewStick()
    {
        Copied stage(230);
        stage.letGo(229, 1, 220); // none of the first two hundred
        QVERIFY(!stage.follow());
        QVERIFY(!QFile::exists(stage.logPath() + QStringLiteral(".1")));
        QCOMPARE(stage.inLog().size(), 231 - 221);
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
        Copied stage(inLog);
        QVERIFY(!inLog || !stage.follow());
        stage.write(inLog + 1, 7);
        stage.journal.reset();
        if (!fileThere)
            QVERIFY(QFile::remove(stage.options.path));
        QVERIFY(storage::makePrivateFolder(stage.folder.filePath(QStringLiteral("new"))));
        const auto recovered = stage.recovered(stage.folder.filePath(QStringLiteral("new/journal.db")));
        QVERIFY(recovered && !recovered->fileHasMore);
        QCOMPARE(recovered->entries, quint64(entries));
        stage.options.path = stage.folder.filePath(QStringLiteral("new/journal.db"));
        QVERIFY(stage.open());
        QCOMPARE(*stage.journal->verify(), quint64(entries));
    }
};

NARU_TEST(SecondCopyTest)
#include "tst_secondcopy.moc"

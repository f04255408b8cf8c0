// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/storage/database.h"
#include "app/storage/folder.h"
#include "tests/support/faultyvfs.h"
#include "tests/support/suite.h"

#include <QFile>
#include <QTemporaryDir>

#include <sys/stat.h>

using namespace naru;
using namespace naru::storage;

namespace {

constexpr Database::Migration first[] = {{1, "CREATE TABLE t(a INTEGER PRIMARY KEY, b TEXT UNIQUE) STRICT"}};
constexpr Database::Migration second[] = {first[0], {2, "ALTER TABLE t ADD COLUMN c BLOB"}};

Database::Options on(const test::FaultyDisk& disk)
{
    return {Database::Mode::ReadWrite, disk.vfs()};
}

Result<void> insert(Transaction& transaction, qint64 a, const QString& b)
{
    auto statement = transaction.prepare("INSERT INTO t(a, b) VALUES(?1, ?2)");
    return statement ? statement->bind(1, a).bind(2, b).run() : statement.fault();
}

Result<void> insertAlone(Database& database, qint64 a, const QString& b = {})
{
    auto transaction = database.begin();
    if (!transaction)
        return transaction.fault();
    if (auto inserted = insert(*transaction, a, b.isNull() ? QString::number(a) : b); !inserted)
        return inserted;
    return transaction->commit();
}

qint64 number(Database& database, const char* sql)
{
    auto statement = database.prepare(sql);
    if (!statement)
        return -1;
    const auto stepped = statement->step();
    return stepped && *stepped == Statement::Step::Row ? statement->integer(0) : -1;
}

} // namespace

class StorageTest : public QObject {
    Q_OBJECT

private:
    QTemporaryDir m_folder;
    int m_files = 0;
    QString newPath() { return m_folder.filePath(QStringLiteral("%1.db").arg(++m_files)); }

private Q_SLOTS:
    void opensWithThePragmasOfTheJournal()
    {
        const QString path = newPath();
        auto database = Database::open(path);
        QVERIFY(database);
        auto mode = database->prepare("PRAGMA journal_mode");
        QVERIFY(mode && mode->step());
        QCOMPARE(mode->text(0), QStringLiteral("wal"));
        QCOMPARE(number(*database, "PRAGMA synchronous"), 2);
        QCOMPARE(number(*database, "PRAGMA foreign_keys"), 1);
        QCOMPARE(number(*database, "PRAGMA trusted_schema"), 0);
        QCOMPARE(number(*database, "PRAGMA cell_size_check"), 1);
        QCOMPARE(number(*database, "PRAGMA secure_delete"), 1);
        QCOMPARE(number(*database, "PRAGMA wal_autocheckpoint"), 1000);
        QCOMPARE(number(*database, "PRAGMA journal_size_limit"), 8 * 1024 * 1024);
    }

    void createsFilesForTheOwnerAlone()
    {
        const QString path = newPath();
        auto database = Database::open(path);
        QVERIFY(database && database->migrate("room", first));
        for (const char* suffix : {"", "-wal", "-shm"}) {
            struct stat state { };
            QCOMPARE(::stat(QFile::encodeName(path + QLatin1StringView(suffix)).constData(), &state), 0);
            QCOMPARE(state.st_mode & 0777u, 0600u);
        }
        const QString deep = m_folder.filePath(QStringLiteral("a/b"));
        QVERIFY(makePrivateFolder(deep));
        struct stat state { };
        QCOMPARE(::stat(QFile::encodeName(deep).constData(), &state), 0);
        QCOMPARE(state.st_mode & 0777u, 0700u);
    }

    void bindsAndReadsEveryType()
    {
        auto database = Database::open(newPath());
        QVERIFY(database && database->migrate("room", second));
        auto insert = database->prepare("INSERT INTO t(a, b, c) VALUES(?1, ?2, ?3)");
        QVERIFY(insert->bind(1, qint64(-5)).bind(2, QStringLiteral("홍길동")).bind(3, QByteArray("\0x", 2)).run());
        QVERIFY(insert->bind(1, qint64(6)).bindNull(2).bind(3, QByteArray()).run());
        QCOMPARE(database->changes(), 1);
        QCOMPARE(database->lastInsertId(), 6);
        auto select = database->prepare("SELECT a, b, c FROM t ORDER BY a");
        QVERIFY(*select->step() == Statement::Step::Row);
        QCOMPARE(select->integer(0), -5);
        QCOMPARE(select->text(1), QStringLiteral("홍길동"));
        QCOMPARE(select->blob(2), QByteArray("\0x", 2));
        QVERIFY(*select->step() == Statement::Step::Row);
        QVERIFY(select->isNull(1) && !select->isNull(2) && select->blob(2).isEmpty());
        QVERIFY(*select->step() == Statement::Step::Done);
    }

    void lendsTheSameTextTwiceAtOnce()
    {
        auto database = Database::open(newPath());
        QVERIFY(database && database->migrate("room", first));
        QVERIFY(insertAlone(*database, 1) && insertAlone(*database, 2));
        const char* const sql = "SELECT a FROM t ORDER BY a";
        auto outer = database->prepare(sql);
        QVERIFY(outer->step());
        {
            auto inner = database->prepare(sql);
            QVERIFY(inner->step() && inner->step());
            QCOMPARE(inner->integer(0), 2);
        }
        QCOMPARE(outer->integer(0), 1);
    }

    void undoesOnlyTheNestedChangeThatFailed()
    {
        auto database = Database::open(newPath());
        QVERIFY(database && database->migrate("room", first));
        {
            auto transaction = database->begin();
            QVERIFY(insert(*transaction, 1, QStringLiteral("one")));
            const auto failed = transaction->nested([](Transaction& within) -> Result<void> {
                if (auto two = insert(within, 2, QStringLiteral("two")); !two)
                    return two;
                return insert(within, 3, QStringLiteral("one"));
            });
            QVERIFY(!failed && failed.fault().is(StorageFault::ConstraintFailed));
            QVERIFY(transaction->isOpen());
            QVERIFY(transaction->nested([](Transaction& within) { return insert(within, 4, QStringLiteral("four")); }));
            QVERIFY(transaction->commit());
            QVERIFY(!transaction->isOpen());
        }
        QCOMPARE(number(*database, "SELECT group_concat(a, '') FROM t"), 14);
    }

    void rollsBackWhatIsNotCommitted()
    {
        auto database = Database::open(newPath());
        QVERIFY(database && database->migrate("room", first));
        {
            auto transaction = database->begin();
            QVERIFY(insert(*transaction, 1, QStringLiteral("one")));
        }
        QCOMPARE(number(*database, "SELECT count(*) FROM t"), 0);
    }

    void migratesStepByStepAndRefusesNewerFiles()
    {
        const QString path = newPath();
        auto database = Database::open(path);
        QVERIFY(database->migrate("room", first));
        QCOMPARE(*database->schemaVersion("room"), 1);
        QVERIFY(database->migrate("room", second) && database->migrate("room", second));
        QVERIFY(database->migrate("other", {}));
        QCOMPARE(*database->schemaVersion("room"), 2);
        QCOMPARE(*database->schemaVersion("other"), 0);
        const auto newer = database->migrate("room", first);
        QVERIFY(!newer && newer.fault().is(StorageFault::NewerSchema));
    }

    void keepsTheOldSchemaWhenAStepFails()
    {
        constexpr Database::Migration broken[] = {first[0], {2, "CREATE TABLE u(a); CREATE TABLE t(a)"}};
        auto database = Database::open(newPath());
        QVERIFY(database->migrate("room", first));
        const auto failed = database->migrate("room", broken);
        QVERIFY(!failed && failed.fault().is(StorageFault::Failed));
        QCOMPARE(*database->schemaVersion("room"), 1);
        QCOMPARE(number(*database, "SELECT count(*) FROM sqlite_schema WHERE name='u'"), 0);
    }

    void readsOnlyWhenAskedTo()
    {
        const QString path = newPath();
        auto writer = Database::open(path);
        QVERIFY(writer->migrate("room", first) && insertAlone(*writer, 1));
        auto reader = Database::open(path, {Database::Mode::ReadOnly, {}});
        QVERIFY(reader);
        QCOMPARE(number(*reader, "SELECT count(*) FROM t"), 1);
        QVERIFY(insertAlone(*writer, 2));
        QCOMPARE(number(*reader, "SELECT count(*) FROM t"), 2);
        const auto refused = insertAlone(*reader, 3);
        QVERIFY(!refused && refused.fault().is(StorageFault::ReadOnly));
        const auto absent = Database::open(newPath(), {Database::Mode::ReadOnly, {}});
        QVERIFY(!absent && absent.fault().is(StorageFault::CannotOpen));
    }

    void namesWhatIsWrongWithAFile()
    {
        const QString path = newPath();
        QFile file(path);
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(QByteArray(8192, 'x'));
        file.close();
        const auto notOne = Database::open(path);
        QVERIFY(!notOne && notOne.fault().is(StorageFault::Corrupt));
        const auto noFolder = Database::open(m_folder.filePath(QStringLiteral("absent/x.db")));
        QVERIFY(!noFolder && noFolder.fault().is(StorageFault::CannotOpen));
    }

    void namesAFullDiskAndGoesOnWhenThereIsRoom()
    {
        test::FaultyDisk disk("storage-full");
        auto database = Database::open(QStringLiteral("/x.db"), on(disk));
        QVERIFY(database && database->migrate("room", first));
        disk.setPlan({.bytesMax = disk.bytes() + 20'000});
        Result<void> inserted;
        qint64 rows = 0;
        while ((inserted = insertAlone(*database, rows + 1)))
            ++rows;
        QVERIFY(inserted.fault().is(StorageFault::DiskFull));
        QCOMPARE(number(*database, "SELECT count(*) FROM t"), rows);
        disk.setPlan({});
        QVERIFY(insertAlone(*database, rows + 1));
        QCOMPARE(number(*database, "SELECT count(*) FROM t"), rows + 1);
    }

    void namesAReadOnlyAndABrokenDisk()
    {
        test::FaultyDisk disk("storage-broken");
        auto database = Database::open(QStringLiteral("/x.db"), on(disk));
        QVERIFY(database && database->migrate("room", first));
        disk.setPlan({.readOnly = true});
        const auto readOnly = insertAlone(*database, 1);
        QVERIFY(!readOnly && readOnly.fault().is(StorageFault::ReadOnly));
        disk.setPlan({.failWritesAfter = 0});
        const auto broken = insertAlone(*database, 1);
        QVERIFY(!broken && broken.fault().is(StorageFault::IoFailed));
        disk.setPlan({.failSyncs = true});
        const auto unsynced = insertAlone(*database, 1);
        QVERIFY(!unsynced && unsynced.fault().is(StorageFault::IoFailed));
        disk.setPlan({});
        QVERIFY(insertAlone(*database, 1));
        QCOMPARE(number(*database, "SELECT count(*) FROM t"), 1);
    }

    void copiesAWholeFileWhileItIsWritten()
    {
        const QString path = newPath(), copyPath = newPath();
        auto writer = Database::open(path);
        QVERIFY(writer->migrate("room", first));
        for (qint64 i = 1; i <= 50; ++i)
            QVERIFY(insertAlone(*writer, i));
        auto reader = Database::open(path, {Database::Mode::ReadOnly, {}});
        QVERIFY(reader->backUpTo(copyPath));
        QVERIFY(insertAlone(*writer, 51));
        QVERIFY(!QFile::exists(copyPath + QStringLiteral(".part")));
        struct stat state { };
        QCOMPARE(::stat(QFile::encodeName(copyPath).constData(), &state), 0);
        QCOMPARE(state.st_mode & 0777u, 0600u);
        auto copy = Database::open(copyPath);
        QCOMPARE(number(*copy, "SELECT count(*) FROM t"), 50);
        const auto nowhere = reader->backUpTo(m_folder.filePath(QStringLiteral("absent/copy.db")));
        QVERIFY(!nowhere && nowhere.fault().is(StorageFault::CannotOpen));
    }

    void lendsAFolderToOneWriter()
    {
        auto lock = FolderLock::take(m_folder.path());
        QVERIFY(lock);
        const auto second = FolderLock::take(m_folder.path());
        QVERIFY(!second && second.fault().is(StorageFault::Busy));
        {
            const FolderLock gone = *std::move(lock);
        }
        QVERIFY(FolderLock::take(m_folder.path()));
    }
};

NARU_TEST(StorageTest)
#include "tst_storage.moc"

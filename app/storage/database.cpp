// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/storage/connection.h"
#include "app/storage/folder.h"

#include <QFile>
#include <QFileInfo>
#include <QUrl>

#include <cerrno>

#include <fcntl.h>
#include <unistd.h>

namespace naru::storage {

namespace {

constexpr int busyWaitMs = 5'000; ///< a reader that recovers the log after a crash holds it for a moment
constexpr std::size_t statementsMax = 256;

constexpr const char* writerPragmas = "PRAGMA synchronous=FULL;"
                                      "PRAGMA foreign_keys=ON;"
                                      "PRAGMA trusted_schema=OFF;"
                                      "PRAGMA cell_size_check=ON;"
                                      "PRAGMA secure_delete=ON;"
                                      "PRAGMA temp_store=MEMORY;"
                                      "PRAGMA wal_autocheckpoint=1000;"
                                      "PRAGMA journal_size_limit=8388608;";
constexpr const char* readerPragmas = "PRAGMA query_only=ON;"
                                      "PRAGMA trusted_schema=OFF;"
                                      "PRAGMA cell_size_check=ON;"
                                      "PRAGMA temp_store=MEMORY;";

/// SQLite would create the file with the umask's mode, and a new name is not durable before its folder is synced.
Result<void> createPrivately(const QString& path)
{
    const int file = ::open(QFile::encodeName(path).constData(), O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC, 0600);
    if (file < 0)
        return errno == EEXIST ? Result<void>() : faultOfErrno(errno, StorageFault::CannotOpen, "create");
    ::close(file);
    return syncFolder(QFileInfo(path).absolutePath());
}

/// A log-mode file on a medium that cannot be written has no place for its shared memory; without a log left behind it
/// is whole, and SQLite may take it as unchanging.
bool isOnFixedMedium(const QString& path)
{
    const QByteArray folder = QFile::encodeName(QFileInfo(path).absolutePath());
    return ::access(folder.constData(), W_OK) != 0 && !QFileInfo::exists(path + QStringLiteral("-wal"));
}

QByteArray uriOf(const QString& path, const Database::Options& options)
{
    QByteArray uri = "file:" + QUrl::toPercentEncoding(path, "/");
    if (options.mode == Database::Mode::ReadOnly && options.vfs.isEmpty() && isOnFixedMedium(path))
        uri += "?immutable=1";
    return uri;
}

Result<void> useLog(sqlite3* handle)
{
    sqlite3_stmt* statement = nullptr;
    int code = sqlite3_prepare_v2(handle, "PRAGMA journal_mode=WAL", -1, &statement, nullptr);
    bool inUse = false;
    if (code == SQLITE_OK && (code = sqlite3_step(statement)) == SQLITE_ROW)
        inUse = qstrcmp(reinterpret_cast<const char*>(sqlite3_column_text(statement, 0)), "wal") == 0;
    Fault fault = faultOf(handle, code, "journal_mode");
    sqlite3_finalize(statement);
    if (inUse)
        return {};
    if (code == SQLITE_ROW)
        return Fault(StorageFault::Failed, QStringLiteral("journal_mode: the file system cannot keep a log"));
    return fault;
}

Result<void> prepareConnection(sqlite3* handle, Database::Mode mode)
{
    sqlite3_extended_result_codes(handle, 1);
    sqlite3_busy_timeout(handle, busyWaitMs);
    sqlite3_db_config(handle, SQLITE_DBCONFIG_DEFENSIVE, 1, nullptr);
    sqlite3_limit(handle, SQLITE_LIMIT_ATTACHED, 0);
    const bool writes = mode == Database::Mode::ReadWrite;
    const int code = sqlite3_exec(handle, writes ? writerPragmas : readerPragmas, nullptr, nullptr, nullptr);
    if (code != SQLITE_OK)
        return faultOf(handle, code, "pragmas");
    if (writes)
        return useLog(handle);
    // Nothing has touched the file so far: a file that is none is to be named here, not at the first query.
    const int read = sqlite3_exec(handle, "SELECT count(*) FROM sqlite_schema", nullptr, nullptr, nullptr);
    return read == SQLITE_OK ? Result<void>() : faultOf(handle, read, "read schema");
}

} // namespace

Result<Database> Database::open(const QString& path, const Options& options)
{
    const bool writes = options.mode == Mode::ReadWrite;
    if (writes && options.vfs.isEmpty()) {
        if (const auto created = createPrivately(path); !created)
            return created.fault();
    }
    int flags = SQLITE_OPEN_URI | SQLITE_OPEN_NOMUTEX | (writes ? SQLITE_OPEN_READWRITE : SQLITE_OPEN_READONLY);
    if (writes && !options.vfs.isEmpty())
        flags |= SQLITE_OPEN_CREATE;
    sqlite3* handle = nullptr;
    const int code = sqlite3_open_v2(
        uriOf(path, options).constData(), &handle, flags, options.vfs.isEmpty() ? nullptr : options.vfs.constData());
    auto connection = std::make_unique<Connection>(handle);
    if (code != SQLITE_OK)
        return faultOf(handle, code, "open");
    connection->vfs = options.vfs;
    if (writes && sqlite3_db_readonly(handle, "main") == 1)
        return StorageFault::ReadOnly;
    if (const auto prepared = prepareConnection(handle, options.mode); !prepared)
        return prepared.fault();
    if (writes) {
        const int ready = sqlite3_prepare_v3(
            handle, "ROLLBACK", -1, SQLITE_PREPARE_PERSISTENT, &connection->rollBackStatement, nullptr);
        if (ready != SQLITE_OK)
            return faultOf(handle, ready, "prepare");
    }
    return Database(std::move(connection));
}

Database::Database(std::unique_ptr<Connection> connection)
    : m_connection(std::move(connection))
{
}
Database::Database(Database&&) noexcept = default;
Database& Database::operator=(Database&&) noexcept = default;
Database::~Database() = default;

Result<Statement> Database::prepare(const char* sql)
{
    auto& cache = m_connection->cache;
    const auto known = cache.find(std::string_view(sql));
    if (known != cache.end()) {
        for (const auto& prepared : known->second) {
            if (!prepared->lent) {
                prepared->lent = true;
                return Statement(prepared.get());
            }
        }
    }
    sqlite3_stmt* statement = nullptr;
    const int code = sqlite3_prepare_v3(m_connection->handle, sql, -1, SQLITE_PREPARE_PERSISTENT, &statement, nullptr);
    if (code != SQLITE_OK)
        return faultOf(m_connection->handle, code, "prepare");
    NARU_ASSERT(statement && cache.size() < statementsMax);
    auto& same = cache[sql];
    same.push_back(std::make_unique<Prepared>(statement));
    same.back()->lent = true;
    return Statement(same.back().get());
}

Result<void> Database::execute(const char* sql)
{
    const int code = sqlite3_exec(m_connection->handle, sql, nullptr, nullptr, nullptr);
    return code == SQLITE_OK ? Result<void>() : faultOf(m_connection->handle, code, "execute");
}

qint64 Database::lastInsertId() const
{
    return sqlite3_last_insert_rowid(m_connection->handle);
}

qint64 Database::changes() const
{
    return sqlite3_changes64(m_connection->handle);
}

} // namespace naru::storage

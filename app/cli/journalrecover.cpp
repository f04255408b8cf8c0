// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/command.h"
#include "app/crypto/keys/keystore.h"
#include "app/desk/rebuild.h"
#include "app/journal/blocking.h"
#include "app/journal/copies.h"
#include "app/journal/outboxtables.h"
#include "app/journal/recovering.h"
#include "app/journal/replacing.h"

#include <QDir>
#include <QFile>

namespace naru::cli {

namespace {

constexpr const char* besides[]{"", "-wal", "-shm"}; ///< the files of one database

bool removeAll(const QString& path)
{
    for (const char* end : besides) {
        const QString file = path + QLatin1StringView(end);
        if (QFile::exists(file) && !QFile::remove(file))
            return false;
    }
    return true;
}

struct Keys {
    QByteArray device;
    crypto::Secret wrap;
    std::unique_ptr<crypto::KeyStore> store;
};
Result<Keys> keysOf(const QDir& data)
{
    const QString path = data.filePath(QStringLiteral("keys"));
    auto store = QFile::exists(path) ? crypto::openFileKeyStore(path)
                                     : Result<std::unique_ptr<crypto::KeyStore>>(journal::JournalFault::KeyMissing);
    if (!store)
        return store.fault();
    const auto device = (*store)->load(QStringLiteral("device.id"));
    auto wrap = (*store)->load(QLatin1StringView(journal::wrapKeyName));
    if (!device || !wrap)
        return journal::JournalFault::KeyMissing;
    return Keys{device->view().toByteArray(), *std::move(wrap), *std::move(store)};
}

/// What pages are drawn from, made anew in the new file.
Result<void> finish(const QString& made, Keys& keys)
{
    auto tables = storage::Database::open(made); // the last to close: it clears the log away
    if (!tables)
        return tables.fault();
    const SystemClock clock;
    SystemRandom random;
    journal::Journal::Options options;
    options.path = made;
    options.deviceId = keys.device;
    options.mode = storage::Database::Mode::ReadOnly;
    const auto opened = journal::Journal::open(options, *keys.store, clock, random, journal::atOnce());
    if (!opened)
        return opened.fault();
    if (const auto whole = (*opened)->verify(); !whole)
        return whole.fault();
    const auto cursor = journal::readCursor(*tables); // which a desk looks at when it opens it to write
    if (!cursor)
        return cursor.fault();
    if (const auto had = journal::mustHave(*tables, cursor->acked); !had)
        return had;
    return desk::makeTables(**opened, *tables);
}

/// Whether the log ends at a place of this record.
bool endsWithin(const QString& log, const QString& made, const QByteArray& device)
{
    QFile file(log);
    auto database = file.open(QIODevice::ReadOnly) ? storage::Database::open(made)
                                                   : Result<storage::Database>(storage::StorageFault::CannotOpen);
    const auto read = database ? journal::readLog(file, device, {}) : Result<journal::LogEnd>(database.fault());
    if (!read || !read->end)
        return true;
    const auto common = journal::newestCommon(*database, {*read->end});
    return common && *common;
}

/// Whether a desk would open it and every body of it. Beside a log it is only read.
Result<void> isWhole(const QString& name, Keys& keys, std::shared_ptr<const storage::FolderLock> lock, bool hasLog)
{
    if (!QFile::exists(name))
        return Fault(storage::StorageFault::CannotOpen, name);
    const SystemClock clock;
    SystemRandom random;
    journal::Journal::Options options;
    options.path = name;
    options.deviceId = keys.device;
    options.lock = std::move(lock);
    if (hasLog)
        options.mode = storage::Database::Mode::ReadOnly;
    const auto opened = journal::Journal::open(options, *keys.store, clock, random, journal::atOnce());
    if (!opened)
        return opened.fault();
    const auto verified = (*opened)->verify();
    return verified ? Result<void>() : Result<void>(verified.fault());
}

/// What a torn file says. Any other fault is not about what stands in it: to put less in its place would be a loss.
bool isTorn(const Fault& fault)
{
    using journal::JournalFault;
    return fault.is(JournalFault::ChainBroken) || fault.is(JournalFault::BodyUnreadable)
        || fault.is(storage::StorageFault::Corrupt) || fault.is(storage::StorageFault::IoFailed);
}

} // namespace

int recoverJournal(const QString& folder, const QString& log)
{
    const QDir data(folder);
    if (!log.isEmpty() && !QFile::exists(log))
        return sayFault(Fault(storage::StorageFault::CannotOpen, log));
    auto taken = storage::FolderLock::take(folder);
    if (!taken)
        return sayFault(taken.fault());
    const auto lock = std::make_shared<const storage::FolderLock>(*std::move(taken));
    auto keys = keysOf(data);
    if (!keys)
        return sayFault(keys.fault());
    const QString name = data.filePath(QStringLiteral("journal.db"));
    if (const auto finished = journal::finishReplacing(name); !finished) // of a run that was killed
        return sayFault(finished.fault());
    const auto whole = isWhole(name, *keys, lock, !log.isEmpty());
    if (log.isEmpty() && whole) {
        print(QStringLiteral("the journal is whole: there is nothing to recover"));
        return Done;
    }
    if (!whole && (log.isEmpty() ? !isTorn(whole.fault()) : whole.fault().is(storage::StorageFault::NewerSchema)))
        return sayFault(whole.fault());
    const QString made = name + QStringLiteral(".part");
    if (!removeAll(made))
        return sayFault(Fault(storage::StorageFault::ReadOnly, made));
    const journal::Vault vault(keys->device, std::move(keys->wrap));
    SystemRandom random;
    const auto recovered = journal::recover(name, log, made, vault, random);
    if (!recovered)
        return sayFault(recovered.fault());
    if (recovered->entries == 0 && !whole) {
        removeAll(made);
        return sayFault(whole.fault());
    }
    if (recovered->fromLog == 0 && whole) {
        const bool isBehind = endsWithin(log, made, keys->device);
        removeAll(made);
        print(isBehind ? QStringLiteral("the second copy has nothing that the journal has not")
                       : QStringLiteral("the two went different ways, and the journal went further: what the second "
                                        "copy alone has stays in %1")
                             .arg(log));
        return Done;
    }
    if (const auto finished = finish(made, *keys); !finished)
        return sayFault(finished.fault());
    if (const auto replaced = journal::replaceJournal(name, made); !replaced)
        return sayFault(replaced.fault());
    print(
        QStringLiteral("%1 entries, %2 of them from the second copy").arg(recovered->entries).arg(recovered->fromLog));
    if (recovered->letGo > 0)
        print(QStringLiteral("%1 of them without their bodies, which the hub has").arg(recovered->letGo));
    if (recovered->fileHasMore)
        print(QStringLiteral("the damaged file has more than was brought back: do NOT delete journal.db.damaged*"));
    return Done;
}

} // namespace naru::cli

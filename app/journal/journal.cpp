// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/journal/journal.h"

#include "app/crypto/aead.h"
#include "app/journal/outboxtables.h"
#include "app/journal/outgoingfile.h"
#include "app/journal/pruning.h"
#include "app/journal/readers.h"
#include "app/journal/replacing.h"
#include "app/journal/writer.h"

#include <QFileInfo>

#include <atomic>

namespace naru::journal {

using storage::Database;

Instant Stamp::time() const
{
    return hlcTime(hlc);
}

namespace {

constexpr int bodiesAtOpen = 2'000; ///< newest bodies opened before the first append; verify() opens all

class JournalFile final : public Journal {
public:
    struct Parts {
        std::shared_ptr<const storage::FolderLock> lock; ///< none when read-only
        std::shared_ptr<const Vault> vault;
        std::unique_ptr<Writer> writer; ///< none when read-only
        End end;
        QString path;
        QByteArray vfs;
        Post post;
    };
    JournalFile(Parts parts, const Clock& clock, Random& random)
        : m_lock(std::move(parts.lock))
        , m_vault(std::move(parts.vault))
        , m_clock(clock)
        , m_random(random)
        , m_post(std::move(parts.post))
        , m_end(std::move(parts.end))
        , m_writer(std::move(parts.writer))
        , m_readers(parts.path, parts.vfs)
        , m_outgoing(*m_vault, m_readers, m_writer.get(), m_end, m_clock)
    {
    }

    ~JournalFile() override
    {
        if (m_writer)
            m_writer->close(); // while all that a last continuation may ask for is still here
    }

    Ticket append(Entry entry, Apply apply, Continuation done) override
    {
        const Ticket ticket{++m_tickets};
        if (!m_writer) {
            refuse(std::move(done), storage::StorageFault::ReadOnly);
            return ticket;
        }
        Continuation spare = done;
        Waiting waiting{std::move(entry), std::move(apply), std::move(done), {m_clock.now(), m_clock.monotonic()},
            m_jump, m_random.bytes(crypto::gcmNonceBytes), m_random.bytes(saltBytes)};
        m_jump = HybridClock::Jump::Refuse;
        if (const auto put = m_writer->put(std::move(waiting)); !put)
            refuse(std::move(spare), put.fault());
        return ticket;
    }

    void confirmTime() override { m_jump = HybridClock::Jump::Follow; }

    std::optional<Stamp> last() const override
    {
        const End end = this->end();
        if (end.count == 0)
            return std::nullopt;
        return Stamp{end.epoch, end.seq, end.hlc, end.hash};
    }
    quint64 count() const override { return end().count; }

    Result<QList<Recorded>> read(const Range& range) const override
    {
        return m_readers.with([&](Database& database) { return readRange(database, *m_vault, range); });
    }

    Result<quint64> verify() const override
    {
        return m_readers.with([&](Database& database) -> Result<quint64> {
            const auto found = walk(database, *m_vault, Bodies::Open);
            return found ? Result<quint64>(found->count) : found.fault();
        });
    }

    Result<quint64> prune(const Pruning& pruning) override
    {
        if (!m_writer)
            return storage::StorageFault::ReadOnly;
        return journal::prune(*m_writer, m_outgoing, pruning, {m_clock.now(), m_clock.monotonic()});
    }
    Outgoing& outgoing() override { return m_outgoing; }

    Result<void> query(const std::function<Result<void>(Database&)>& query) const override
    {
        return m_readers.with([&](Database& database) { return query(database); });
    }

    Result<void> migrate(const char* room, std::span<const Database::Migration> migrations) override
    {
        NARU_ASSERT(qstrcmp(room, schemaRoom) != 0);
        if (!m_writer)
            return storage::StorageFault::ReadOnly;
        return m_writer->withDatabase([&](Database& database) { return database.migrate(room, migrations); });
    }

    Result<void> backUpTo(const QString& path) const override
    {
        return m_readers.with([&](Database& database) { return database.backUpTo(path); });
    }

private:
    End end() const { return m_writer ? m_writer->end() : m_end; }

    void refuse(Continuation done, Fault fault)
    {
        if (done)
            m_post([done = std::move(done), fault = std::move(fault)] { done(fault); });
    }

    // Declared in the order in which they must outlive each other: the lock goes last, after the writer's last commit,
    // and the readers go first, so that the writer's connection is the one that clears the log away.
    const std::shared_ptr<const storage::FolderLock> m_lock;
    const std::shared_ptr<const Vault> m_vault;
    const Clock& m_clock;
    Random& m_random;
    const Post m_post;
    const End m_end; ///< when read-only
    HybridClock::Jump m_jump = HybridClock::Jump::Refuse;
    std::atomic<quint64> m_tickets{0};
    const std::unique_ptr<Writer> m_writer;
    Readers m_readers;
    OutgoingFile m_outgoing;
};

/// A new file takes this device as its owner; an older one has to have it already.
Result<void> claim(Database& database, const Journal::Options& options)
{
    if (options.mode == Database::Mode::ReadWrite) {
        if (auto migrated = database.migrate(schemaRoom, migrations()); !migrated)
            return migrated;
    } else {
        const auto version = database.schemaVersion(schemaRoom);
        if (!version)
            return version.fault();
        if (*version > static_cast<int>(migrations().size()))
            return storage::StorageFault::NewerSchema;
    }
    const auto owner = ownerOf(database);
    if (!owner)
        return owner.fault();
    if (*owner == options.deviceId)
        return {};
    const auto entries = hasEntries(database);
    if (!entries)
        return entries.fault();
    if (!owner->isEmpty() || *entries || options.mode == Database::Mode::ReadOnly)
        return JournalFault::OtherDevice;
    auto transaction = database.begin();
    if (!transaction)
        return transaction.fault();
    if (auto owned = insertOwner(*transaction, options.deviceId); !owned)
        return owned;
    if (auto begun = insertAnchor(*transaction, {1, 1, QByteArray(hashBytes, '\0')}, "genesis"); !begun)
        return begun;
    return transaction->commit();
}

/// A file with entries must find its key: a fresh one in its place would lock the old entries up for good.
Result<crypto::Secret> wrapKey(Database& database, crypto::KeyStore& keys, Random& random)
{
    const auto entries = hasEntries(database);
    if (!entries)
        return entries.fault();
    const QString name = QLatin1StringView(wrapKeyName);
    auto key = *entries ? keys.load(name) : crypto::loadOrCreate(keys, name, dataKeyBytes, random);
    if (!key)
        return key.fault().is(crypto::CryptoFault::KeyMissing) ? Fault(JournalFault::KeyMissing, name) : key.fault();
    if (key->size() != dataKeyBytes)
        return Fault(JournalFault::KeyMissing, name);
    return key;
}

Result<End> verifyAtOpen(Database& database, const Vault& vault, Database::Mode mode)
{
    auto end = walk(database, vault, Bodies::Skip);
    if (!end)
        return end;
    // What the hub has of this record is a place of this record: where it is not, the disk kept one page of a
    // transaction and lost another, and no table here can be believed.
    if (mode == Database::Mode::ReadWrite) { // read-only it may be of an older schema, without that table
        const auto cursor = readCursor(database);
        if (!cursor)
            return cursor.fault();
        if (const auto had = mustHave(database, cursor->acked); !had)
            return had.fault();
    }
    Journal::Range newest;
    newest.entriesMax = bodiesAtOpen;
    newest.order = Journal::Range::Order::NewestFirst;
    if (const auto opened = readRange(database, vault, newest); !opened)
        return opened.fault();
    return end;
}

} // namespace

Result<std::unique_ptr<Journal>> Journal::open(
    const Options& options, crypto::KeyStore& keys, const Clock& clock, Random& random, Post post)
{
    NARU_ASSERT(options.deviceId.size() == deviceIdBytes && options.entriesPerKeyMax > 0 && post);
    const bool writes = options.mode == Database::Mode::ReadWrite;
    JournalFile::Parts parts;
    parts.lock = options.lock;
    if (writes && !parts.lock) {
        const QString folder = QFileInfo(options.path).absolutePath();
        if (const auto made = storage::makePrivateFolder(folder); !made)
            return made.fault();
        auto lock = storage::FolderLock::take(folder);
        if (!lock)
            return lock.fault();
        parts.lock = std::make_shared<const storage::FolderLock>(*std::move(lock));
    }
    if (const auto whole = writes ? finishReplacing(options.path) : Result<void>(); !whole)
        return whole.fault();
    auto database = Database::open(options.path, {options.mode, options.vfs});
    if (!database)
        return database.fault();
    if (const auto claimed = claim(*database, options); !claimed)
        return claimed.fault();
    auto key = wrapKey(*database, keys, random);
    if (!key)
        return key.fault();
    parts.vault = std::make_shared<const Vault>(options.deviceId, *std::move(key));
    auto end = verifyAtOpen(*database, *parts.vault, options.mode);
    if (!end)
        return end.fault();
    parts.end = *end;
    parts.path = options.path;
    parts.vfs = options.vfs;
    parts.post = post;
    if (writes) {
        crypto::Secret seed(dataKeyBytes);
        random.fill(seed.data(), seed.size());
        parts.writer = std::make_unique<Writer>(Writer::Start{*std::move(database), parts.vault, *std::move(end),
            clock.monotonic(), std::move(seed), options.entriesPerKeyMax, std::move(post)});
    }
    return std::unique_ptr<Journal>(std::make_unique<JournalFile>(std::move(parts), clock, random));
}

} // namespace naru::journal

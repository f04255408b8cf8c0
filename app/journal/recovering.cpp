// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/journal/recovering.h"

#include "app/journal/outboxtables.h"
#include "app/journal/pruning.h"

#include <QFileInfo>

#include <algorithm>
#include <tuple>

namespace naru::journal {

namespace {

using storage::Database;
using storage::Statement;

/// Puts good rows in their order into a new file.
class Gathering {
public:
    explicit Gathering(storage::Transaction& into)
        : m_into(into)
    {
    }

    const std::optional<CopyPoint>& end() const { return m_end; }
    quint64 entries() const { return m_entries; }
    bool takes(const Row& row, const QByteArray& previous) const
    {
        if (!m_end)
            return true;
        if (row.epoch == m_end->epoch)
            return row.seq == m_end->seq + 1 && previous == m_end->hash;
        return row.epoch > m_end->epoch && row.seq == 1;
    }
    Result<void> put(const Row& row, const QByteArray& previous, const QByteArray& wrapped)
    {
        if (!m_end || m_end->epoch != row.epoch) {
            if (auto begun = insertAnchor(m_into, {row.epoch, row.seq, previous}, "recovered"); !begun)
                return begun;
        }
        if (!m_end
            && (row.epoch > 1 || row.seq > 1)) { // what stood before is at the hub, or it would not have been let go
            if (auto known = writeCursor(m_into, {{row.epoch, row.seq - 1, previous}, {}, {}}); !known)
                return known;
        }
        auto key = m_into.prepare("INSERT OR IGNORE INTO data_key VALUES(?1, ?2, ?3, ?4)");
        if (!key)
            return key.fault();
        key->bind(1, qint64(row.keyId)).bind(2, qint64(row.epoch)).bind(3, static_cast<qint64>(row.seq));
        if (auto kept = key->bind(4, wrapped).run(); !kept)
            return kept;
        if (auto inserted = insertRow(m_into, row); !inserted)
            return inserted;
        m_end = pointOf(row);
        ++m_entries;
        return {};
    }

private:
    storage::Transaction& m_into;
    std::optional<CopyPoint> m_end;
    quint64 m_entries = 0;
};

QByteArray wrappedKey(Database& database, quint32 keyId)
{
    auto select = database.prepare("SELECT wrapped FROM data_key WHERE key_id=?1");
    if (!select)
        return {};
    const auto stepped = select->bind(1, qint64(keyId)).step();
    return stepped && *stepped == Statement::Step::Row ? select->blob(0) : QByteArray();
}

/// Up to the first entry that does not follow or does not open; whatever the file answers then is where it ends. Fault:
/// BodyUnreadable, where a body is missing and the entry that let it go is not read any more: what is good cannot be
/// told.
Result<void> gatherFile(const QString& path, const Vault& vault, Gathering& into)
{
    auto database = Database::open(path, {Database::Mode::ReadOnly, {}});
    if (!database)
        return {};
    auto select = database->prepare(
        "SELECT epoch, seq, hlc, kind, schema, key_id, digest, hash, body FROM journal WHERE place>0 ORDER BY place");
    if (!select)
        return {};
    KeyCache keys(vault, *database);
    LetGo letGo(*database, vault);
    for (;;) {
        const auto stepped = select->step();
        if (!stepped || *stepped == Statement::Step::Done)
            return {};
        const Row row = rowOf(*select, Columns::WithBody);
        const bool begins = !into.end() || into.end()->epoch != row.epoch;
        const auto anchor = begins ? anchorOf(*database, row.epoch) : Result<std::optional<Anchor>>(std::nullopt);
        if (!anchor || (begins && (!*anchor || (*anchor)->firstSeq != row.seq)))
            return {};
        const QByteArray previous = begins ? (*anchor)->firstPrevious : into.end()->hash;
        if (!into.takes(row, previous) || !vault.follows(row, previous))
            return {};
        const auto key = keys.key(row.keyId);
        if (const auto lacks = row.body.isEmpty() ? letGo.mayLack(row) : Result<void>(); !lacks)
            return Fault(JournalFault::BodyUnreadable, placeOf(row.epoch, row.seq));
        if (!row.body.isEmpty() && !(key && vault.open(row, previous, **key)))
            return {};
        if (auto put = into.put(row, previous, wrappedKey(*database, row.keyId)); !put)
            return put;
    }
}

/// Rows of a log behind what is there, as far as they follow and open.
class LogRows {
public:
    LogRows(const Vault& vault, Gathering& into)
        : m_vault(vault)
        , m_into(into)
    {
    }

    Result<void> take(const CopyPage& page)
    {
        QByteArray previous = page.previous;
        for (const Row& row : page.rows) {
            if (m_over)
                return {};
            if (auto taken = take(page, row, previous); !taken)
                return taken;
            previous = row.hash;
        }
        return {};
    }

private:
    Result<void> take(const CopyPage& page, const Row& row, const QByteArray& previous)
    {
        const auto& end = m_into.end();
        if (end && placeNumber(row.epoch, row.seq) <= placeNumber(end->epoch, end->seq)) {
            m_over = row.epoch == end->epoch && row.seq == end->seq && row.hash != end->hash; // they part
            return {};
        }
        const auto is = [&](const CopyKey& each) { return each.keyId == row.keyId; };
        const auto wrapped = std::find_if(page.keys.cbegin(), page.keys.cend(), is);
        if (!m_into.takes(row, previous) || wrapped == page.keys.cend()) {
            m_over = true;
            return {};
        }
        if (!m_keys[row.keyId]) {
            if (const auto key = m_vault.unwrap(row.keyId, wrapped->wrapped))
                m_keys[row.keyId] = *key;
        }
        const SharedKey& key = m_keys[row.keyId];
        m_over = !key || !m_vault.open(row, previous, *key);
        return m_over ? Result<void>() : m_into.put(row, previous, wrapped->wrapped);
    }

    const Vault& m_vault;
    Gathering& m_into;
    std::map<quint32, SharedKey> m_keys;
    bool m_over = false;
};

Result<void> gatherLog(const QString& path, const Vault& vault, Gathering& into)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return {};
    LogRows rows(vault, into);
    const auto read = readLog(file, vault.deviceId(), [&](const CopyPage& page) { return rows.take(page); });
    return read ? Result<void>() : Result<void>(read.fault());
}

enum class From { FileAndLog, LogAlone };

Result<Recovered> gather(const QString& damaged, const QString& log, Database& target, const Vault& vault, From from)
{
    auto transaction = target.begin();
    if (!transaction)
        return transaction.fault();
    for (const char* sql : {"DELETE FROM journal", "DELETE FROM anchor", "DELETE FROM data_key", "DELETE FROM owner",
             "DELETE FROM outbox_state"}) {
        if (const auto done = target.execute(sql); !done)
            return done.fault();
    }
    if (const auto owned = insertOwner(*transaction, vault.deviceId()); !owned)
        return owned.fault();
    Gathering into(*transaction);
    if (const auto done = from == From::FileAndLog ? gatherFile(damaged, vault, into) : Result<void>(); !done)
        return done.fault();
    const quint64 ofFile = into.entries();
    if (const auto done = gatherLog(log, vault, into); !done)
        return done.fault();
    if (!into.end()) {
        if (const auto begun = insertAnchor(*transaction, {1, 1, QByteArray(hashBytes, '\0')}, "genesis"); !begun)
            return begun.fault();
    }
    const CopyPoint end = into.end().value_or(CopyPoint{});
    if (const auto marked = into.end() ? writeMark(*transaction, {end.epoch, end.seq, end.hash}) : Result<void>();
        !marked)
        return marked.fault();
    if (const auto committed = transaction->commit(); !committed)
        return committed.fault();
    return Recovered{into.entries(), into.entries() - ofFile, into.end()};
}

/// Of two that part, the one that ends later: a copy that let go begins later, and has fewer entries for it.
bool goesFurther(const Recovered& one, const Recovered& other)
{
    const auto measure = [](const Recovered& each) {
        const CopyPoint end = each.end.value_or(CopyPoint{});
        return std::tuple(end.epoch, end.seq, each.entries);
    };
    return measure(one) > measure(other);
}

} // namespace

Result<Recovered> recover(const QString& damaged, const QString& log, const QString& target, const Vault& vault)
{
    NARU_ASSERT(!QFileInfo::exists(target));
    auto made = Database::open(target);
    if (!made)
        return made.fault();
    if (const auto migrated = made->migrate(schemaRoom, migrations()); !migrated)
        return migrated.fault();
    const auto alone = gather(damaged, log, *made, vault, From::LogAlone);
    if (!alone)
        return alone;
    auto both = gather(damaged, log, *made, vault, From::FileAndLog);
    if (both ? !goesFurther(*alone, *both) : alone->entries == 0)
        return both;
    return gather(damaged, log, *made, vault, From::LogAlone);
}

} // namespace naru::journal

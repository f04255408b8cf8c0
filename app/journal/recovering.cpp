// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/journal/recovering.h"

#include "app/crypto/aead.h"
#include "app/journal/hybridclock.h"
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
    quint64 lacking() const { return m_lacking; }
    bool takes(const Row& row, const QByteArray& previous) const
    {
        if (!m_end)
            return true;
        if (row.epoch == m_end->epoch)
            return row.seq == m_end->seq + 1 && previous == m_end->hash;
        return row.epoch > m_end->epoch && row.seq == 1;
    }
    /// `wrapped` empty: its key does not open here, and takes no place from one that does.
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
        if (auto kept = wrapped.isEmpty() ? Result<void>() : keep(row, wrapped); !kept)
            return kept;
        if (auto inserted = insertRow(m_into, row); !inserted)
            return inserted;
        m_end = pointOf(row);
        m_last = row;
        ++m_entries;
        if (row.body.isEmpty()) {
            m_lastLacking = row;
            ++m_lacking;
        }
        return {};
    }
    Result<void> keep(const Row& row, const QByteArray& wrapped)
    {
        auto key = m_into.prepare("INSERT OR IGNORE INTO data_key VALUES(?1, ?2, ?3, ?4)");
        if (!key)
            return key.fault();
        key->bind(1, qint64(row.keyId)).bind(2, qint64(row.epoch)).bind(3, static_cast<qint64>(row.seq));
        return key->bind(4, wrapped).run();
    }
    /// The record has to say itself what it may lack. Its own word names no place behind the last one that is missing:
    /// what is written there from now on may not be lacked.
    Result<void> sayWhatWent(const Vault& vault, Random& random)
    {
        if (m_lacking == 0)
            return {};
        const auto said = LetGo(m_into.database(), vault).mayLack(m_lastLacking);
        if (said || !said.fault().is(JournalFault::BodyUnreadable))
            return said;
        const auto key = vault.loadKey(m_into.database(), m_last.keyId);
        if (!key)
            return key.fault();
        const Head upto{m_lastLacking.epoch, m_lastLacking.seq, m_lastLacking.hash};
        const QByteArray body = prunedBody(upto, m_lacking, hlcTime(m_lastLacking.hlc) + Milliseconds(1));
        Row row{m_last.epoch, m_last.seq + 1, m_last.hlc + 1, quint16(Kind::Pruned), 1, m_last.keyId, {}, {}, {}};
        const QByteArray nonce = random.bytes(crypto::gcmNonceBytes), salt = random.bytes(saltBytes);
        vault.seal(row, m_last.hash, **key, nonce, frame(salt, body));
        return put(row, m_last.hash, {});
    }

private:
    storage::Transaction& m_into;
    std::optional<CopyPoint> m_end;
    Row m_last, m_lastLacking;
    quint64 m_entries = 0, m_lacking = 0;
};

QByteArray wrappedKey(Database& database, quint32 keyId)
{
    auto select = database.prepare("SELECT wrapped FROM data_key WHERE key_id=?1");
    if (!select)
        return {};
    const auto stepped = select->bind(1, qint64(keyId)).step();
    return stepped && *stepped == Statement::Step::Row ? select->blob(0) : QByteArray();
}

/// How far the hub signed that it has this record: nothing further was ever let go. 0: no word of it can be read.
qint64 signedFor(Database& database)
{
    const auto cursor = readCursor(database);
    const bool isSigned = cursor && !cursor->receipt.isEmpty() && cursor->acked.epoch <= epochMax;
    return isSigned ? placeNumber(cursor->acked.epoch, std::min(cursor->acked.seq, seqMax)) : qint64(0);
}

/// Up to the first entry that does not follow or does not open; whatever the file answers then is where it ends.
/// `letGo`: the place up to which the log says that bodies went. Fault: BodyUnreadable, where a body is missing and
/// neither that nor anything in the file says that the hub has it: what is good cannot be told.
Result<void> gatherFile(const QString& path, const Vault& vault, qint64 letGo, Gathering& into)
{
    auto database = Database::open(path, {Database::Mode::ReadOnly, {}});
    if (!database)
        return {};
    auto select = database->prepare(
        "SELECT epoch, seq, hlc, kind, schema, key_id, digest, hash, body FROM journal WHERE place>0 ORDER BY place");
    if (!select)
        return {};
    KeyCache keys(vault, *database);
    LetGo went(*database, vault, std::max(letGo, signedFor(*database)));
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
        if (const auto lacks = row.body.isEmpty() ? went.mayLack(row) : Result<void>(); !lacks)
            return Fault(JournalFault::BodyUnreadable, placeOf(row.epoch, row.seq));
        if (!row.body.isEmpty() && !(key && vault.open(row, previous, **key)))
            return {};
        const QByteArray wrapped = key ? wrappedKey(*database, row.keyId) : QByteArray();
        if (auto put = into.put(row, previous, wrapped); !put)
            return put;
    }
}

/// The data keys of a log, each opened once.
class LogKeys {
public:
    explicit LogKeys(const Vault& vault)
        : m_vault(vault)
    {
    }
    /// None: the page does not bring it, or it does not open.
    SharedKey key(const QList<CopyKey>& brought, quint32 keyId)
    {
        const auto is = [&](const CopyKey& each) { return each.keyId == keyId; };
        const auto wrapped = std::find_if(brought.cbegin(), brought.cend(), is);
        if (wrapped == brought.cend())
            return {};
        if (!m_keys[keyId]) {
            if (const auto key = m_vault.unwrap(keyId, wrapped->wrapped))
                m_keys[keyId] = *key;
        }
        return m_keys[keyId];
    }

private:
    const Vault& m_vault;
    std::map<quint32, SharedKey> m_keys;
};

/// Rows of a log behind what is there, as far as they follow and open.
class LogRows {
public:
    LogRows(const Vault& vault, Gathering& into)
        : m_vault(vault)
        , m_into(into)
        , m_keys(vault)
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
        const SharedKey key = m_keys.key(page.keys, row.keyId);
        m_over = !key || !m_into.takes(row, previous) || !m_vault.open(row, previous, *key);
        if (m_over)
            return {};
        const auto is = [&](const CopyKey& each) { return each.keyId == row.keyId; };
        const auto brought = std::find_if(page.keys.cbegin(), page.keys.cend(), is);
        return m_into.put(row, previous, brought->wrapped);
    }

    const Vault& m_vault;
    Gathering& m_into;
    LogKeys m_keys;
    bool m_over = false;
};

/// The furthest place that an entry of the log says bodies went up to; 0: none does, or there is no log.
Result<qint64> letGoIn(const QString& path, const Vault& vault)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return qint64(0);
    qint64 furthest = 0;
    LogKeys keys(vault);
    const auto read = readLog(file, vault.deviceId(), [&](const CopyPage& page) -> Result<void> {
        QByteArray previous = page.previous;
        for (const Row& row : page.rows) {
            const SharedKey key = row.kind == quint16(Kind::Pruned) ? keys.key(page.keys, row.keyId) : SharedKey();
            const auto body = key ? vault.open(row, previous, *key) : Result<QByteArray>(QByteArray());
            furthest = std::max(furthest, body ? placeNamedIn(*body) : qint64(0));
            previous = row.hash;
        }
        return {};
    });
    return read ? Result<qint64>(furthest) : read.fault();
}

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

struct Sources {
    QString damaged, log;
    qint64 letGo = 0; ///< as the log says
};

Result<Recovered> gather(const Sources& sources, Database& target, const Vault& vault, Random& random, From from)
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
    const bool ofBoth = from == From::FileAndLog;
    if (auto done = ofBoth ? gatherFile(sources.damaged, vault, sources.letGo, into) : Result<void>(); !done)
        return done.fault();
    const quint64 ofFile = into.entries();
    if (const auto done = gatherLog(sources.log, vault, into); !done)
        return done.fault();
    const quint64 fromLog = into.entries() - ofFile;
    const auto broughtBack = into.end();
    if (const auto said = into.sayWhatWent(vault, random); !said)
        return said.fault();
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
    return Recovered{into.entries(), fromLog, into.lacking(), broughtBack, false};
}

/// Whether anything stands in the file behind a place, or may: what cannot be looked at is not called empty.
bool hasMore(const QString& path, const std::optional<CopyPoint>& end)
{
    if (QFileInfo(path).size() == 0) // or is not there
        return false;
    auto database = Database::open(path, {Database::Mode::ReadOnly, {}});
    auto select = database ? database->prepare("SELECT 1 FROM journal WHERE place>?1 LIMIT 1")
                           : Result<Statement>(database.fault());
    if (!select)
        return true;
    const auto stepped = select->bind(1, end ? placeNumber(end->epoch, end->seq) : qint64(0)).step();
    return !stepped || *stepped == Statement::Step::Row;
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

Result<Recovered> recover(
    const QString& damaged, const QString& log, const QString& target, const Vault& vault, Random& random)
{
    NARU_ASSERT(!QFileInfo::exists(target));
    auto made = Database::open(target);
    if (!made)
        return made.fault();
    if (const auto migrated = made->migrate(schemaRoom, migrations()); !migrated)
        return migrated.fault();
    const auto letGo = letGoIn(log, vault);
    if (!letGo)
        return letGo.fault();
    const Sources sources{damaged, log, *letGo};
    const auto alone = gather(sources, *made, vault, random, From::LogAlone);
    if (!alone)
        return alone;
    auto taken = gather(sources, *made, vault, random, From::FileAndLog);
    const bool cannotTell = !taken && alone->entries > 0
        && (taken.fault().is(JournalFault::BodyUnreadable) || taken.fault().is(JournalFault::KeyMissing));
    if (cannotTell || (taken && goesFurther(*alone, *taken)))
        taken = gather(sources, *made, vault, random, From::LogAlone);
    if (taken)
        taken->fileHasMore = hasMore(damaged, taken->end);
    return taken;
}

} // namespace naru::journal

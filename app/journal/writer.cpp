// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/journal/writer.h"

#include "app/crypto/aead.h"
#include "app/crypto/hash.h"

namespace naru::journal {

namespace {

/// Bytes of this run's seed, different for every data key and purpose.
crypto::Secret derive(const crypto::Secret& seed, const char* purpose, quint32 keyId, qsizetype bytes)
{
    return crypto::hkdfSha256(seed.view(), {}, QByteArray(purpose) + QByteArray::number(keyId), bytes);
}

Stamp stampOf(const End& end)
{
    return {end.epoch, end.seq, end.hlc, end.hash};
}

} // namespace

Writer::Writer(Start start)
    : m_database(std::move(start.database))
    , m_vault(std::move(start.vault))
    , m_seed(std::move(start.seed))
    , m_entriesPerKeyMax(start.entriesPerKeyMax)
    , m_post(std::move(start.post))
    , m_published(start.end)
{
    m_state.clock = HybridClock(start.end.hlc, start.monotonic);
    m_state.end = std::move(start.end);
    m_thread = std::thread([this] { run(); });
}

Writer::~Writer()
{
    close();
}

void Writer::close()
{
    if (!m_thread.joinable())
        return;
    NARU_ASSERT(std::this_thread::get_id() != m_thread.get_id()); // a continuation run at once must not close it
    {
        const std::lock_guard lock(m_mutex);
        m_closing = true;
    }
    m_wake.notify_one();
    m_thread.join();
    const auto noted = noteMark();
    Q_UNUSED(noted); // the mark is a help, not a duty: the next run writes it
}

Result<void> Writer::put(Waiting waiting)
{
    {
        const std::lock_guard lock(m_mutex);
        if (m_closing)
            return JournalFault::Closed;
        if (m_waiting.size() >= waitingEntriesMax)
            return JournalFault::TooManyWaiting;
        m_waiting.push_back(std::move(waiting));
    }
    m_wake.notify_one();
    return {};
}

End Writer::end() const
{
    const std::lock_guard lock(m_mutex);
    return m_published;
}

Result<void> Writer::withDatabase(const std::function<Result<void>(storage::Database&)>& run)
{
    const std::lock_guard lock(m_fileMutex);
    return run(m_database);
}

Result<void> Writer::transact(const std::function<Result<void>(storage::Transaction&, State&)>& run)
{
    const std::lock_guard lock(m_fileMutex);
    if (m_inDoubt) {
        if (auto settled = settleDoubt(); !settled)
            return settled;
    }
    auto transaction = m_database.begin();
    if (!transaction)
        return transaction.fault();
    State state = m_state;
    if (auto changed = run(*transaction, state); !changed)
        return changed;
    if (auto committed = transaction->commit(); !committed) {
        m_inDoubt = true;
        return committed;
    }
    m_state = std::move(state);
    const std::lock_guard published(m_mutex);
    m_published = m_state.end;
    return {};
}

Result<Stamp> Writer::write(const Entry& entry, const ClockReading& now, const Change& change)
{
    Stamp stamp;
    const auto written = transact([&](storage::Transaction& transaction, State& state) -> Result<void> {
        const crypto::Secret fresh = ownBytes();
        const QByteArrayView bytes = fresh.view();
        const quint64 hlc = state.clock.next(now, HybridClock::Jump::Refuse);
        auto inserted = insert(
            transaction, state, entry, hlc, bytes.first(crypto::gcmNonceBytes), bytes.sliced(crypto::gcmNonceBytes));
        if (!inserted)
            return inserted;
        stamp = stampOf(state.end);
        return change ? change(transaction, stamp) : Result<void>();
    });
    return written ? Result<Stamp>(stamp) : written.fault();
}

crypto::Secret Writer::ownBytes()
{
    return crypto::hkdfSha256(
        m_seed.view(), {}, "own " + QByteArray::number(++m_ownEntries), crypto::gcmNonceBytes + saltBytes);
}

Result<void> Writer::change(const std::function<Result<void>(storage::Transaction&)>& change)
{
    const std::lock_guard lock(m_fileMutex);
    auto transaction = m_database.begin();
    if (!transaction)
        return transaction.fault();
    if (auto changed = change(*transaction); !changed)
        return changed;
    return transaction->commit();
}

void Writer::run()
{
    for (;;) {
        std::deque<Waiting> group;
        {
            std::unique_lock lock(m_mutex);
            m_wake.wait(lock, [this] { return m_closing || !m_waiting.empty(); });
            if (m_waiting.empty())
                return;
            while (!m_waiting.empty() && group.size() < groupEntriesMax) {
                group.push_back(std::move(m_waiting.front()));
                m_waiting.pop_front();
            }
        }
        writeGroup(std::move(group));
    }
}

void Writer::writeGroup(std::deque<Waiting> group)
{
    NARU_ASSERT(!group.empty() && group.size() <= groupEntriesMax);
    std::vector<Result<Stamp>> outcomes;
    outcomes.reserve(group.size());
    {
        const std::lock_guard lock(m_fileMutex);
        const auto committed = commit(group, outcomes);
        if (!committed) {
            m_inDoubt = true;
            // Nothing of this transaction stands: an entry that had gone through shares its fault.
            for (auto& outcome : outcomes) {
                if (outcome)
                    outcome = committed.fault();
            }
            outcomes.resize(group.size(), Result<Stamp>(committed.fault()));
        }
        const std::lock_guard published(m_mutex);
        m_published = m_state.end;
    }
    NARU_ASSERT(outcomes.size() == group.size());
    struct Finished {
        std::deque<Waiting> group;
        std::vector<Result<Stamp>> outcomes;
    };
    m_post([finished = std::make_shared<Finished>(Finished{std::move(group), std::move(outcomes)})] {
        for (std::size_t i = 0; i < finished->group.size(); ++i) {
            if (finished->group[i].done)
                finished->group[i].done(std::move(finished->outcomes[i]));
        }
        finished->group.clear(); // what the caller's functions hold ends in the caller's thread
    });
}

Result<void> Writer::commit(std::deque<Waiting>& group, std::vector<Result<Stamp>>& outcomes)
{
    if (m_inDoubt) {
        if (auto settled = settleDoubt(); !settled)
            return settled;
    }
    auto transaction = m_database.begin();
    if (!transaction)
        return transaction.fault();
    State state = m_state;
    for (Waiting& waiting : group) {
        State tried = state;
        auto outcome = write(*transaction, waiting, tried);
        if (outcome)
            state = std::move(tried);
        outcomes.push_back(std::move(outcome));
        if (!transaction->isOpen())
            return outcomes.back().fault();
    }
    if (state.end.count == m_state.end.count)
        return {}; // every one was refused: nothing to commit
    if (state.end.count / markEveryEntries != m_state.end.count / markEveryEntries) {
        if (auto marked = writeMark(*transaction, {state.end.epoch, state.end.seq, state.end.hash}); !marked)
            return marked;
    }
    if (auto committed = transaction->commit(); !committed)
        return committed;
    m_state = std::move(state);
    return {};
}

Result<Stamp> Writer::write(storage::Transaction& transaction, Waiting& waiting, State& state)
{
    if (waiting.entry.body.size() > bodyBytesMax)
        return JournalFault::EntryTooLarge;
    const auto put = [&](storage::Transaction& within) -> Result<void> {
        const quint64 hlc = state.clock.next(waiting.now, waiting.jump);
        if (auto inserted = insert(within, state, waiting.entry, hlc, waiting.nonce, waiting.salt); !inserted)
            return inserted;
        return waiting.apply ? waiting.apply(within, stampOf(state.end)) : Result<void>();
    };
    // A savepoint costs a copy of each page touched before: a single INSERT undoes itself.
    const auto written = waiting.apply || needsKey(state) ? transaction.nested(put) : put(transaction);
    if (!written)
        return written.fault();
    return stampOf(state.end);
}

Result<void> Writer::insert(storage::Transaction& transaction, State& state, const Entry& entry, quint64 hlc,
    QByteArrayView nonce, QByteArrayView salt)
{
    if (auto ready = readyKey(transaction, state); !ready)
        return ready;
    Row row{state.end.epoch, state.end.seq + 1, hlc, static_cast<quint16>(entry.kind), entry.schema, state.end.keyId,
        {}, {}, {}};
    m_vault->seal(row, state.end.hash, *state.key, nonce, frame(salt, entry.body));
    NARU_ASSERT(row.hlc > state.end.hlc && row.hash.size() == hashBytes);
    if (auto inserted = insertRow(transaction, row); !inserted)
        return inserted;
    NARU_ASSERT(transaction.database().changes() == 1);
    state.end = {row.epoch, row.seq, row.hlc, row.keyId, row.hash, state.end.count + 1};
    return {};
}

bool Writer::needsKey(const State& state) const
{
    return !state.key || state.end.seq + 1 - state.keyFirstSeq >= m_entriesPerKeyMax;
}

/// The data key for the next entry: the one in use, opened once a run, or a new one when it has sealed enough.
Result<void> Writer::readyKey(storage::Transaction& transaction, State& state)
{
    const quint64 next = state.end.seq + 1;
    if (state.end.keyId != 0 && !state.key) {
        auto select = transaction.prepare("SELECT first_seq FROM data_key WHERE key_id=?1 AND epoch=?2");
        if (!select)
            return select.fault();
        const auto stepped = select->bind(1, qint64(state.end.keyId)).bind(2, qint64(state.end.epoch)).step();
        if (!stepped)
            return stepped.fault();
        if (*stepped == storage::Statement::Step::Row) {
            auto loaded = m_vault->loadKey(transaction.database(), state.end.keyId);
            if (!loaded)
                return loaded.fault();
            state.key = *loaded;
            state.keyFirstSeq = static_cast<quint64>(select->integer(0));
        }
    }
    if (!needsKey(state))
        return {};
    const quint32 keyId = state.end.keyId + 1;
    auto key = std::make_shared<const crypto::Secret>(derive(m_seed, "key", keyId, dataKeyBytes));
    const QByteArray nonce = derive(m_seed, "nonce", keyId, crypto::gcmNonceBytes).view().toByteArray();
    if (auto stored = m_vault->storeKey(transaction, keyId, state.end.epoch, next, *key, nonce); !stored)
        return stored;
    state.end.keyId = keyId;
    state.key = std::move(key);
    state.keyFirstSeq = next;
    return {};
}

/// A COMMIT that failed may stand after all, once a crash brings its log back. The file has the last word; what was
/// acknowledged must be there.
Result<void> Writer::settleDoubt()
{
    const auto found = walkFrom(m_database, *m_vault, m_state.end);
    if (!found)
        return found.fault();
    NARU_ASSERT(found->count >= m_state.end.count);
    if (found->count > m_state.end.count) {
        m_state.clock.reach(found->hlc);
        m_state.end = *found;
        m_state.key.reset();
    }
    m_inDoubt = false;
    return {};
}

Result<void> Writer::noteMark()
{
    const End& end = m_state.end;
    if (end.count == 0 || m_inDoubt)
        return {};
    const auto known = readMark(m_database);
    if (!known)
        return known.fault();
    if (known->epoch == end.epoch && known->seq == end.seq)
        return {};
    auto transaction = m_database.begin();
    if (!transaction)
        return transaction.fault();
    if (auto written = writeMark(*transaction, {end.epoch, end.seq, end.hash}); !written)
        return written;
    return transaction->commit();
}

} // namespace naru::journal

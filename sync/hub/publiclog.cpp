// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/hub/publiclog.h"

#include "sync/hub/columns.h"
#include "sync/hub/faults.h"

namespace naru::hub {

namespace {

constexpr int triesMax = 20;
constexpr const char* selectNewest
    = "SELECT number, size, root, made_ms, note FROM public_checkpoint ORDER BY number DESC LIMIT $1";
constexpr const char* claimNumber = "UPDATE public_tree SET checkpoints = $1 WHERE id = $2 AND checkpoints = $3";
constexpr const char* insertCheckpoint
    = "INSERT INTO public_checkpoint(number, size, root, made_ms, note) VALUES($1, $2, $3, $4, $5)";
constexpr const char* selectPosition = "SELECT position FROM leaf WHERE device_id = $1 AND epoch = $2 AND seq = $3";
constexpr const char* selectHash = "SELECT hash FROM entry WHERE device_id = $1 AND epoch = $2 AND seq = $3";
constexpr const char* moveAlarm = "UPDATE log_alarm SET last_ms = $1, times = times + 1, note = $2 "
                                  "WHERE device_id = $3 AND code = $4";
constexpr const char* insertAlarm = "INSERT INTO log_alarm(last_ms, note, device_id, code, first_ms, times) "
                                    "VALUES($1, $2, $3, $4, $5, 1)";

Fault contradiction(const char* what)
{
    return Fault(HubFault::StoreFailed, QLatin1StringView("publiclog: ") + QLatin1StringView(what));
}

/// What `ask` answers on one connection.
template <typename Answer>
Result<Answer> asked(SqlPool& pool, const std::function<Result<Answer>(Sql&)>& ask)
{
    std::optional<Answer> answer;
    const auto done = pool.with([&](Sql& sql) -> Result<void> {
        auto said = ask(sql);
        if (!said)
            return said.fault();
        answer = std::move(*said);
        return {};
    });
    return done ? Result<Answer>(std::move(*answer)) : done.fault();
}

} // namespace

const char* codeOf(PublicLog::Witness witness)
{
    switch (witness) {
    case PublicLog::Witness::Unknown:
        return "unknown";
    case PublicLog::Witness::Ahead:
        return "ahead";
    case PublicLog::Witness::Differs:
        return "differs";
    case PublicLog::Witness::Fine:
        break;
    }
    return "";
}

Result<void> PublicLog::prepare()
{
    return m.pool.migrate(publicLogRoom, publicLogSchema());
}

Result<std::optional<KeptCheckpoint>> PublicLog::newestIn(Sql& sql) const
{
    const auto found = sql.run(selectNewest, {qint64(1)});
    if (!found)
        return found.fault();
    if (found->rows.isEmpty())
        return std::optional<KeptCheckpoint>();
    const Sql::Row& row = found->rows.first();
    return std::optional(KeptCheckpoint{numberIn(row[0]), quint64(numberIn(row[1])), bytesIn(row[2]),
        Instant(Milliseconds(numberIn(row[3]))), bytesIn(row[4])});
}

Result<std::optional<KeptCheckpoint>> PublicLog::newest()
{
    return asked<std::optional<KeptCheckpoint>>(m.pool, [this](Sql& sql) { return newestIn(sql); });
}

Result<void> PublicLog::checkOwn(Sql& sql, const TreeRow& tree, const std::optional<KeptCheckpoint>& last) const
{
    const auto nodeAt = nodesIn(sql);
    const auto now = wire::rootOf(nodeAt, tree.edge.size());
    if (!now)
        return now.fault();
    if (*now != tree.edge.root())
        return contradiction("the tree is not what its edge says");
    if (!last)
        return {};
    if (last->size > tree.edge.size())
        return contradiction("the tree is smaller than its last checkpoint");
    const auto then = wire::rootOf(nodeAt, last->size);
    if (!then)
        return then.fault();
    return *then == last->root ? Result<void>() : contradiction("the tree is not the last checkpoint's");
}

Result<KeptCheckpoint> PublicLog::checkpointBy(Sql& sql) const
{
    for (int tries = 0; tries < triesMax; ++tries) {
        // The row is read first: a checkpoint that comes after it has taken this one's number.
        const auto tree = treeIn(sql);
        if (!tree)
            return tree.fault();
        const auto last = newestIn(sql);
        if (!last)
            return last.fault();
        if (*last && (*last)->number > tree->checkpoints)
            return **last;
        if (const auto checked = checkOwn(sql, *tree, *last); !checked)
            return checked.fault();
        KeptCheckpoint next{tree->checkpoints + 1, tree->edge.size(), tree->edge.root(), m.clock.now(), {}};
        next.note = wire::textOf({m.origin, next.size, next.root, next.made}, m.key);
        bool isOurs = false;
        const auto kept = sql.within([&](Sql& change) -> Result<void> {
            const auto claimed = change.run(claimNumber, {next.number, qint64(1), tree->checkpoints});
            isOurs = claimed && claimed->changed == 1;
            if (!isOurs)
                return claimed ? Result<void>() : claimed.fault();
            const auto put = change.run(insertCheckpoint,
                {next.number, qint64(next.size), next.root, qint64(next.made.time_since_epoch().count()), next.note});
            return put ? Result<void>() : put.fault();
        });
        if (!kept)
            return kept.fault();
        if (isOurs)
            return next;
        const auto theirs = newestIn(sql); // somebody signed meanwhile: perhaps as much as this would have been
        if (!theirs)
            return theirs.fault();
        if (*theirs && (*theirs)->size >= next.size)
            return **theirs;
    }
    return HubFault::StoreBusy;
}

Result<KeptCheckpoint> PublicLog::checkpoint()
{
    auto made = asked<KeptCheckpoint>(m.pool, [this](Sql& sql) { return checkpointBy(sql); });
    if (!made && made.fault().detail().startsWith(QLatin1StringView("publiclog:"))) {
        if (const auto raised = raise(QByteArray(journal::deviceIdBytes, '\0'), "own_differs", ""); !raised)
            return raised.fault();
    }
    return made;
}

Result<PublicLog::Proven> PublicLog::provenBy(
    Sql& sql, const QByteArray& device, const wire::Head& at, quint64 seen) const
{
    const std::vector<Sql::Value> place{device, qint64(at.epoch), qint64(at.seq)};
    const auto entry = sql.run(selectHash, place);
    if (!entry)
        return entry.fault();
    if (entry->rows.isEmpty())
        return Proven{};
    const auto leaf = sql.run(selectPosition, place);
    const auto last = leaf ? newestIn(sql) : leaf.fault();
    if (!last)
        return last.fault();
    const quint64 index = leaf->rows.isEmpty() ? 0 : quint64(numberIn(leaf->rows.first()[0]));
    if (leaf->rows.isEmpty() || !*last || index >= (*last)->size)
        return Proven{Proven::As::NotYet, {}, {}};
    Proven proven{Proven::As::Included,
        {device, {at.epoch, at.seq, bytesIn(entry->rows.first()[0])}, index, {}, (*last)->note}, {}};
    const auto nodeAt = nodesIn(sql);
    auto path = wire::inclusionPath(nodeAt, index, (*last)->size);
    if (!path)
        return path.fault();
    proven.proof.path = std::move(*path);
    if (seen > 0 && seen < (*last)->size) {
        auto continues = wire::consistencyPath(nodeAt, seen, (*last)->size);
        if (!continues)
            return continues.fault();
        proven.path = std::move(*continues);
    }
    const bool isWhole = proven.proof.entry.hash.size() == journal::hashBytes
        && wire::checkInclusion(
            wire::leafOf(device, proven.proof.entry), index, (*last)->size, proven.proof.path, (*last)->root);
    return isWhole ? Result<Proven>(std::move(proven)) : contradiction("an entry is not what was put in");
}

Result<PublicLog::Proven> PublicLog::prove(const QByteArray& device, quint32 epoch, quint64 seq, quint64 seen)
{
    auto proven = asked<Proven>(m.pool, [&](Sql& sql) { return provenBy(sql, device, {epoch, seq, {}}, seen); });
    if (!proven && proven.fault().detail().startsWith(QLatin1StringView("publiclog:"))) {
        if (const auto raised = raise(device, "leaf_differs", ""); !raised)
            return raised.fault();
    }
    return proven;
}

Result<std::optional<QByteArray>> PublicLog::continuationBy(Sql& sql, quint64 from) const
{
    const auto last = newestIn(sql);
    if (!last)
        return last.fault();
    if (!*last || from > (*last)->size)
        return std::optional<QByteArray>();
    const auto path = wire::consistencyPath(nodesIn(sql), from, (*last)->size);
    if (!path)
        return path.fault();
    QByteArray text = "old " + QByteArray::number(from) + '\n';
    for (const QByteArray& hash : *path)
        text += hash.toBase64() + '\n';
    return std::optional(QByteArray(text + '\n' + (*last)->note));
}

Result<std::optional<QByteArray>> PublicLog::continuation(quint64 from)
{
    return asked<std::optional<QByteArray>>(m.pool, [&](Sql& sql) { return continuationBy(sql, from); });
}

Result<PublicLog::Witness> PublicLog::judgedBy(Sql& sql, const QByteArray& note) const
{
    const auto said = wire::unprovenCheckpoint(note);
    if (!said || said->origin != m.origin)
        return Witness::Unknown;
    const auto tree = treeIn(sql);
    if (!tree)
        return tree.fault();
    const bool isAhead = said->size > tree->edge.size();
    const auto ours = isAhead ? Result<QByteArray>(QByteArray()) : wire::rootOf(nodesIn(sql), said->size);
    if (!ours)
        return ours.fault();
    if (*ours == said->root)
        return Witness::Fine; // whoever signed it: it says what we say
    if (!wire::checkpointOf(note, m.origin, m.key.publicKey()))
        return Witness::Unknown;
    return isAhead ? Witness::Ahead : Witness::Differs;
}

Result<PublicLog::Witness> PublicLog::judge(const QByteArray& note)
{
    return asked<Witness>(m.pool, [&](Sql& sql) { return judgedBy(sql, note); });
}

Result<void> PublicLog::raise(const QByteArray& device, const char* code, const QByteArray& note)
{
    const qint64 now = m.clock.now().time_since_epoch().count();
    const std::vector<Sql::Value> values{now, note.isNull() ? QByteArray("") : note, device, QString::fromLatin1(code)};
    return m.pool.with([&](Sql& sql) {
        return sql.within([&](Sql& change) -> Result<void> {
            const auto moved = change.run(moveAlarm, values);
            if (!moved || moved->changed > 0)
                return moved ? Result<void>() : moved.fault();
            std::vector<Sql::Value> first = values;
            first.push_back(now);
            const auto put = change.run(insertAlarm, first);
            return put ? Result<void>() : put.fault();
        });
    });
}

Result<PublicLog::Counts> PublicLog::counts()
{
    return asked<Counts>(m.pool, [this](Sql& sql) -> Result<Counts> {
        const auto tree = treeIn(sql);
        if (!tree)
            return tree.fault();
        const auto last = newestIn(sql);
        if (!last)
            return last.fault();
        const auto alarms = sql.run("SELECT code, COUNT(*) FROM log_alarm GROUP BY code");
        if (!alarms)
            return alarms.fault();
        Counts counts{tree->edge.size(), tree->checkpoints, {}, {}};
        for (const Sql::Row& row : alarms->rows)
            counts.alarms.insert(textIn(row[0]), numberIn(row[1]));
        if (*last)
            counts.age = m.clock.now() - (*last)->made;
        return counts;
    });
}

} // namespace naru::hub

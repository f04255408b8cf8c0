// SPDX-License-Identifier: GPL-3.0-or-later
// naructl journal prune: lets go of what a hub has proved that it has.
#include "app/cli/administrator.h"
#include "app/cli/command.h"
#include "app/cli/openrecord.h"
#include "app/desk/retention.h"
#include "app/journal/faults.h"
#include "app/journal/pruning.h"
#include "sync/agent/keepsakes.h"
#include "sync/agent/proving.h"
#include "sync/wire/answer.h"

namespace naru::cli {

namespace {

using storage::Database;

/// What may go, and what the hub said of it. Nothing was changed for it.
struct Plan {
    Instant before;
    journal::Prunable all;
    journal::Head acked;               ///< all of it lies before this
    std::optional<agent::Shown> shown; ///< nothing: there is nothing that may go
};

/// By this clock and by the hub's own word of when it signed: a clock that runs ahead lets nothing go early.
Result<Instant> limitOf(const OpenRecord& record, const journal::Cursor& cursor)
{
    if (cursor.receipt.isEmpty())
        return agent::ProvingFault::NoReceipt;
    const auto signedAt = wire::checkReceipt(
        cursor.receipt, record.journal->outgoing().device(), cursor.acked, record.membership->hubKey);
    if (!signedAt)
        return signedAt.fault();
    return std::min(record.clock.now(), *signedAt) - desk::bodiesKept;
}

Result<agent::Shown> askHub(const OpenRecord& record, const QString& folder, const journal::Head& entry)
{
    const agent::Membership& hub = *record.membership;
    const agent::HubDoor door(hub.devices, {hub.authority, agent::HubDoor::Trust::Own{hub.certificate, *record.key}});
    return agent::show([&door](const QString& path) { return door.get(path); }, hub,
        record.journal->outgoing().device(), entry, agent::keptCheckpoints(folder));
}

/// naru may be running.
Result<Plan> planFor(const PruneWish& wish)
{
    OpenRecord record;
    if (const auto opened = record.open(wish.folder, Database::Mode::ReadOnly); !opened)
        return opened.fault();
    if (!record.membership)
        return agent::EnrolFault::NotEnrolled;
    const auto cursor = record.journal->outgoing().cursor();
    if (!cursor)
        return cursor.fault();
    const auto limit = limitOf(record, *cursor);
    if (!limit)
        return limit.fault();
    Plan plan{std::min(wish.before.value_or(*limit), *limit), {}, cursor->acked, {}};
    const auto looked = record.journal->query([&](Database& database) -> Result<void> {
        const auto all = journal::prunable(database, plan.acked, desk::pruningBefore(plan.before));
        if (!all)
            return all.fault();
        plan.all = *all;
        return {};
    });
    if (!looked)
        return looked.fault();
    if (plan.all.entries == 0)
        return plan;
    auto shown = askHub(record, wish.folder, plan.all.shownBy);
    if (!shown)
        return shown.fault();
    plan.shown = *std::move(shown);
    return plan;
}

/// In stretches, each one commit: whatever moment this ends, the next run goes on from there.
Result<quint64> letGo(const PruneWish& wish, const Plan& plan)
{
    OpenRecord record;
    if (const auto opened = record.open(wish.folder, Database::Mode::ReadWrite); !opened)
        return opened.fault();
    if (const auto kept = agent::keepCheckpoint(wish.folder, plan.shown->note); !kept)
        return kept.fault();
    journal::Journal::Pruning pruning = desk::pruningBefore(plan.before);
    pruning.proven = [&plan](const journal::Outgoing& outgoing) { // it was closed for a moment
        const auto cursor = outgoing.cursor();
        return cursor && cursor->acked == plan.acked;
    };
    quint64 gone = 0;
    for (;;) {
        const auto stretch = record.journal->prune(pruning);
        if (!stretch)
            return stretch.fault();
        if (*stretch == 0)
            return gone;
        gone += *stretch;
    }
}

int refuse(const Fault& fault, bool json)
{
    if (json)
        printJson({{QStringLiteral("fault"), QLatin1StringView(fault.name())},
            {QStringLiteral("detail"), fault.detail()}, {QStringLiteral("pruned"), 0}});
    std::ignore = sayFault(fault);
    return Refused;
}

void say(const PruneWish& wish, const Plan& plan, quint64 gone)
{
    if (!wish.json) {
        const QString until = rfc3339(plan.before);
        return print(wish.isDryRun
                ? QStringLiteral("%1 entries before %2 would be let go").arg(plan.all.entries).arg(until)
                : QStringLiteral("%1 entries before %2 were let go").arg(gone).arg(until));
    }
    QJsonObject answer{{QStringLiteral("before"), rfc3339(plan.before)},
        {QStringLiteral("prunable"), static_cast<qint64>(plan.all.entries)},
        {QStringLiteral("pruned"), static_cast<qint64>(gone)}};
    if (plan.shown) {
        answer.insert(QStringLiteral("proof"),
            QJsonObject{{QStringLiteral("epoch"), qint64(plan.all.shownBy.epoch)},
                {QStringLiteral("seq"), static_cast<qint64>(plan.all.shownBy.seq)},
                {QStringLiteral("checkpoint_size"), static_cast<qint64>(plan.shown->checkpoint.size)}});
    }
    printJson(answer);
}

} // namespace

int pruneJournal(const PruneWish& wish)
{
    const auto plan = planFor(wish);
    if (!plan)
        return refuse(plan.fault(), wish.json);
    if (wish.isDryRun || !plan->shown) {
        say(wish, *plan, 0);
        return Done;
    }
    if (const auto administrator = askAdministrator(wish.folder); !administrator)
        return refuse(administrator.fault(), wish.json);
    const auto gone = letGo(wish, *plan);
    if (!gone)
        return refuse(gone.fault(), wish.json);
    say(wish, *plan, *gone);
    return Done;
}

} // namespace naru::cli

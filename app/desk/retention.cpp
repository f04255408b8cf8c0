// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desk/retention.h"

#include "app/journal/hybridclock.h"

namespace naru::desk {

namespace {

/// A visit's number is its entry's place, counted from the first epoch (Stamp::number()); an engagement is remembered
/// under its entry's time. Both are told from the bodies that are not there any more.
constexpr const char* dropVisits = "DELETE FROM visit WHERE EXISTS(SELECT 1 FROM journal"
                                   " WHERE place = visit.seq + (1 << ?1) AND length(body) = 0)";
constexpr const char* dropEngagements = "DELETE FROM engagement WHERE at IN (SELECT hlc >> ?1 FROM journal"
                                        " WHERE kind IN (?2, ?3) AND length(body) = 0)";

Result<void> dropTables(storage::Transaction& transaction, const journal::Stamp&)
{
    auto visits = transaction.prepare(dropVisits);
    auto engagements = transaction.prepare(dropEngagements);
    if (!visits || !engagements)
        return (visits ? engagements : visits).fault();
    if (const auto gone = visits->bind(1, qint64(journal::seqBits)).run(); !gone)
        return gone;
    engagements->bind(1, qint64(journal::hlcCounterBits));
    return engagements->bind(2, qint64(Kind::Verification)).bind(3, qint64(Kind::PaperCheck)).run();
}

} // namespace

bool mayGo(Kind kind)
{
    return kind == Kind::Verification || kind == Kind::PaperCheck || kind == Kind::VisitDecided
        || kind == Kind::Practised || kind == Kind::TicketTaken || kind == Kind::TicketMoved || kind == Kind::ShiftNote;
}

journal::Journal::Pruning pruningBefore(Instant before)
{
    journal::Journal::Pruning pruning;
    pruning.before = before;
    pruning.mayGo = mayGo;
    pruning.alongside = dropTables;
    return pruning;
}

} // namespace naru::desk

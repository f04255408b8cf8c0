// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/payments/dayclose/witnesses.h"

#include "app/payments/dayclose/explained.h"

#include <algorithm>

namespace naru::payments::dayclose {

namespace {

using storage::Database;
using storage::Statement;

/// An attempt as the close of a day sees it.
struct Seen {
    QString serviceId, bill, poi;
    bool reversal = false, cleared = false;
    bool fresh = false;   ///< something was learnt of it since the Z before
    bool counted = false; ///< its terminal said yes to it since then
    bool explained = false, givenBack = false;
    Won amount, settled, suspense;
    State state = State::Prepared;
    Finding finding = Finding::None;
    qint64 lines = 0, approvedEntry = 0;
    Instant since{};

    Won signedBy(Won won) const { return reversal ? -won : won; }
    bool isUndecided() const { return isOpen(state) || state == State::StoredOffline || state == State::Review; }
    /// Two people say what it is, or the money was given back: time alone does not take it off the list.
    bool isFound() const
    {
        return finding != Finding::None && !explained && (fresh || suspense != Won{0} || !givenBack);
    }
    bool matters() const { return fresh || isUndecided() || isFound() || suspense != Won{0}; }
};

constexpr const char* seenSql
    = "SELECT a.service_id, c.bill, a.kind, a.facts & 16, a.amount, a.settled, a.state, a.finding, a.lines,"
      " coalesce(a.asked_wall, c.at), EXISTS(SELECT 1 FROM pay_evidence e WHERE e.attempt = a.service_id AND e.entry > "
      "?1),"
      " (SELECT coalesce(max(e.entry), 0) FROM pay_evidence e WHERE e.attempt = a.service_id AND e.after = 3"
      " AND e.before <> 3), (SELECT coalesce(sum(p.won), 0) FROM pay_transfer t JOIN pay_posting p ON p.transfer = t.id"
      " AND p.account = 5 WHERE t.phase IN (2, 4) AND (t.attempt = a.service_id OR t.attempt IN"
      " (SELECT r.service_id FROM pay_attempt r WHERE r.original = a.service_id))), a.poi,"
      " EXISTS(SELECT 1 FROM pay_evidence e WHERE e.attempt = a.service_id AND e.entry > ?1 AND e.before NOT IN (3, 4)"
      " AND e.after IN (3, 4)), EXISTS(SELECT 1 FROM pay_explained x WHERE x.attempt = a.service_id AND x.entry >"
      " (SELECT max(e.entry) FROM pay_evidence e WHERE e.attempt = a.service_id AND e.finding <> 0)),"
      " EXISTS(SELECT 1 FROM pay_attempt r WHERE r.original = a.service_id AND r.state = 3)"
      " FROM pay_attempt a JOIN pay_charge c ON c.id = a.charge WHERE a.state IN (1, 2, 4, 7, 8, 9) OR a.finding <> 0"
      " OR (a.state = 3 AND a.lines = 0 AND ?2 > 0)"
      " OR a.service_id IN (SELECT e.attempt FROM pay_evidence e WHERE e.entry > ?1) ORDER BY a.service_id";

Seen seenAt(const Statement& row)
{
    Seen seen;
    seen.serviceId = row.text(0);
    seen.bill = row.text(1);
    seen.reversal = static_cast<AttemptKind>(row.integer(2)) == AttemptKind::Reversal;
    seen.cleared = row.integer(3) != 0;
    seen.amount = Won{row.integer(4)};
    seen.settled = Won{row.integer(5)};
    seen.state = static_cast<State>(row.integer(6));
    seen.finding = static_cast<Finding>(row.integer(7));
    seen.lines = row.integer(8);
    seen.since = Instant(Milliseconds(row.integer(9)));
    seen.fresh = row.integer(10) != 0;
    seen.approvedEntry = row.integer(11);
    seen.suspense = Won{row.integer(12)};
    seen.poi = row.text(13);
    seen.counted = row.integer(14) != 0;
    seen.explained = row.integer(15) != 0;
    seen.givenBack = row.integer(16) != 0;
    return seen;
}

/// `lastFile`: entry of the newest file; an approval before it should be in it.
std::optional<MatchClass> classOf(const Seen& seen, qint64 lastFile)
{
    if (!seen.matters() && !(seen.state == State::Approved && seen.lines == 0 && lastFile > seen.approvedEntry))
        return std::nullopt;
    if (seen.lines > 1 || (seen.lines > 0 && seen.finding == Finding::Duplicate))
        return MatchClass::Duplicate;
    const bool approved = seen.state == State::Approved;
    if (seen.lines > 0) {
        if (seen.settled != seen.amount)
            return MatchClass::AmountDiffers;
        return approved ? MatchClass::Matched : MatchClass::FileOnly;
    }
    if (approved)
        return lastFile > seen.approvedEntry ? MatchClass::DeskOnly : MatchClass::NotCompared;
    return seen.isUndecided() ? std::optional(MatchClass::DeskOnly) : std::nullopt;
}

std::optional<OpenKind> openKindOf(const Seen& seen, std::optional<MatchClass> what)
{
    switch (seen.state) {
    case State::Prepared:
    case State::Sending:
    case State::InDoubt:
        return OpenKind::InDoubt;
    case State::StoredOffline:
        return OpenKind::Stored;
    case State::Review:
        return OpenKind::Review;
    case State::NotFoundWatched:
        return seen.cleared ? std::nullopt : std::optional(OpenKind::Watched);
    case State::Approved:
    case State::Declined:
    case State::NotSent:
        break;
    }
    if (what == MatchClass::DeskOnly)
        return OpenKind::DeskOnly;
    return seen.isFound() ? std::optional(OpenKind::Found) : std::nullopt;
}

class Sheet {
public:
    explicit Sheet(DayReport& report)
        : m_report(report)
    {
        for (const MatchClass what : allMatchClasses)
            m_report.rows.append({what, 0, std::nullopt, std::nullopt, std::nullopt});
    }
    void count(MatchClass what, std::optional<Won> desk, std::optional<Won> acquirer,
        std::optional<Won> terminal = std::nullopt)
    {
        MatchRow& row = m_report.rows[static_cast<qsizetype>(what) - 1];
        ++row.count;
        if (desk)
            row.desk = row.desk.value_or(Won{}) + *desk;
        if (acquirer)
            row.acquirer = row.acquirer.value_or(Won{}) + *acquirer;
        if (terminal)
            row.terminal = row.terminal.value_or(Won{}) + *terminal;
    }
    void list(const OpenItem& item)
    {
        m_report.openInAll += {item.amount, 1};
        if (m_report.open.size() < openItemsMax)
            m_report.open.append(item);
    }
    void take(const Seen& seen, qint64 lastFile)
    {
        const auto what = classOf(seen, lastFile);
        const bool owed = seen.state == State::Approved || (seen.isUndecided() && seen.lines == 0);
        if (what)
            count(*what, owed ? std::optional(seen.signedBy(seen.amount)) : std::nullopt,
                seen.lines > 0 ? std::optional(seen.signedBy(seen.settled)) : std::nullopt,
                isVouchedFor(seen) ? std::optional(seen.signedBy(seen.amount)) : std::nullopt);
        const auto open = openKindOf(seen, what);
        if (!open)
            return;
        const Won amount = seen.signedBy(seen.lines > 0 ? seen.settled : seen.amount);
        list({*open, seen.finding, seen.serviceId, seen.bill, amount, seen.since});
        if (seen.isUndecided())
            m_report.doubt += {amount, 1};
    }

private:
    /// A sum says nothing of one payment, but where it is just the sum of what we know, every one is in it.
    bool isVouchedFor(const Seen& seen) const
    {
        return seen.counted
            && std::any_of(m_report.terminals.begin(), m_report.terminals.end(),
                [&](const TerminalCount& count) { return count.poi == seen.poi && count.agrees(); });
    }

    DayReport& m_report;
};

Result<qint64> newestFile(Database& database)
{
    auto select = database.prepare("SELECT coalesce(max(entry), 0) FROM pay_file");
    if (!select)
        return select.fault();
    const auto stepped = select->step();
    return stepped ? Result<qint64>(select->integer(0)) : stepped.fault();
}

Result<void> readAttempts(Database& database, qint64 after, qint64 lastFile, Sheet& sheet)
{
    auto select = database.prepare(seenSql);
    if (!select)
        return select.fault();
    select->bind(1, after).bind(2, lastFile);
    for (;;) {
        const auto stepped = select->step();
        if (!stepped)
            return stepped.fault();
        if (*stepped == Statement::Step::Done)
            return {};
        sheet.take(seenAt(*select), lastFile);
    }
}

/// Lines that fit nothing, until an attempt takes them or two people say what they are. On that day they are still
/// counted, and listed with what was said.
Result<void> readLines(Database& database, qint64 after, Sheet& sheet)
{
    auto select
        = database.prepare("SELECT name, won, at, EXISTS(SELECT 1 FROM pay_explained x WHERE x.line = l.hash)"
                           " FROM pay_fileline l WHERE NOT EXISTS(SELECT 1 FROM pay_evidence e WHERE e.hash = l.hash)"
                           " AND NOT EXISTS(SELECT 1 FROM pay_explained x WHERE x.line = l.hash AND x.entry <= ?1)"
                           " ORDER BY entry, hash");
    if (!select)
        return select.fault();
    select->bind(1, after);
    for (;;) {
        const auto stepped = select->step();
        if (!stepped)
            return stepped.fault();
        if (*stepped == Statement::Step::Done)
            return {};
        const Won won{select->integer(1)};
        sheet.count(MatchClass::FileOnly, std::nullopt, won);
        if (select->integer(3) != 0)
            continue;
        sheet.list({OpenKind::FileLine, Finding::MoneyWithoutSale, {}, select->text(0), won,
            Instant(Milliseconds(select->integer(2)))});
    }
}

} // namespace

Result<void> readWitnesses(Database& database, qint64 after, DayReport& report)
{
    const auto lastFile = newestFile(database);
    if (!lastFile)
        return lastFile.fault();
    report.compared = *lastFile > after;
    Sheet sheet(report);
    if (const auto read = readAttempts(database, after, *lastFile, sheet); !read)
        return read;
    if (const auto read = readLines(database, after, sheet); !read)
        return read;
    return readExplained(database, after, report);
}

} // namespace naru::payments::dayclose

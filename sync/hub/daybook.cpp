// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/hub/daybook.h"

#include "app/crypto/hash.h"
#include "app/journal/chain.h"
#include "sync/hub/columns.h"
#include "sync/hub/enrolmenttables.h"

#include <algorithm>
#include <array>
#include <limits>

namespace naru::hub {

namespace {

constexpr int hlcCounterBits = 16;
constexpr Milliseconds onItsWay = std::chrono::minutes(2); ///< between what a desk tells and when the hub hears it

qint64 stampAt(Instant moment)
{
    return qint64(moment.time_since_epoch().count()) << hlcCounterBits;
}

} // namespace

const char* nameOf(DayGap gap)
{
    constexpr std::array names{"not_over", "not_heard", "unsent", "broken", "not_in_log", "not_added", "held", "forked",
        "fork_noted", "no_such_site"};
    return names.at(static_cast<std::size_t>(gap));
}

bool CentreDay::isWhole() const
{
    const auto missing = [](const DeskDay& desk) {
        return std::any_of(desk.gaps.begin(), desk.gaps.end(), [](const auto& gap) { return isMissing(gap.what); });
    };
    return gaps.isEmpty() && std::none_of(desks.begin(), desks.end(), missing);
}

Readings::Sums CentreDay::sums() const
{
    Readings::Sums all;
    for (const DeskDay& desk : desks) {
        all.card += desk.sums.card;
        all.cash += desk.sums.cash;
        all.doubts += desk.sums.doubts;
        all.doubtWon += desk.sums.doubtWon;
    }
    return all;
}

quint64 CentreDay::entries() const
{
    quint64 all = 0;
    for (const DeskDay& desk : desks)
        all += desk.entries;
    return all;
}

/// Places of a record: stamps never fall within it, so the entries of a day stand together.
struct DayBook::Span {
    std::pair<qint64, qint64> first, last; ///< epoch, seq
};
struct DayBook::Walk {
    quint64 entries = 0;
    Head before, end;
    std::optional<quint64> brokenBehind;
};

Result<std::optional<DayBook::Span>> DayBook::spanOf(Sql& sql, const QByteArray& device, Instant from, Instant to) const
{
    const auto found = sql.run("SELECT epoch, MIN(seq), MAX(seq) FROM entry WHERE device_id = $1 AND hlc >= $2 "
                               "AND hlc < $3 GROUP BY epoch ORDER BY epoch",
        {device, stampAt(from), stampAt(to)});
    if (!found)
        return found.fault();
    if (found->rows.isEmpty())
        return std::optional<Span>();
    const Sql::Row &first = found->rows.first(), &last = found->rows.last();
    return std::optional(Span{{numberIn(first[0]), numberIn(first[1])}, {numberIn(last[0]), numberIn(last[2])}});
}

Result<DayBook::Walk> DayBook::walk(Sql& sql, const QByteArray& device, const Span& span) const
{
    Walk walk;
    std::pair<qint64, qint64> at{span.first.first, span.first.second - 1};
    // Of the place before, where the walk knows it: a first epoch begins with nothing.
    QByteArray previous = at == std::pair<qint64, qint64>{1, 0} ? QByteArray(journal::hashBytes, '\0') : QByteArray();
    const auto before = sql.run(
        "SELECT hash FROM entry WHERE device_id = $1 AND epoch = $2 AND seq = $3", {device, at.first, at.second});
    if (!before)
        return before.fault();
    if (!before->rows.isEmpty())
        previous = bytesIn(before->rows.first()[0]);
    else if (at.second > 0)
        walk.brokenBehind = quint64(at.second);
    walk.before = walk.end = {quint32(at.first), quint64(at.second), previous};
    for (;;) {
        const auto page = sql.run("SELECT epoch, seq, hlc, kind, schema, hash, digest FROM entry WHERE device_id = $1 "
                                  "AND (epoch > $2 OR (epoch = $2 AND seq > $3)) AND (epoch < $4 OR (epoch = $4 AND "
                                  "seq <= $5)) ORDER BY epoch, seq LIMIT $6",
            {device, at.first, at.second, span.last.first, span.last.second, qint64(pageEntries)});
        if (!page)
            return page.fault();
        for (const Sql::Row& row : page->rows) {
            const std::pair<qint64, qint64> place{numberIn(row[0]), numberIn(row[1])};
            const bool isNext = place.first == at.first ? place.second == at.second + 1 : place.second == 1;
            const QByteArray hash = bytesIn(row[5]), digest = bytesIn(row[6]);
            const bool isKnown = place.first == at.first && !previous.isEmpty();
            // Nothing follows from an entry that came in an envelope; the beginning of an epoch names what it follows.
            const bool follows = !isKnown || digest.isEmpty()
                || hash
                    == crypto::sha256(journal::hashInput(device,
                        {quint32(place.first), quint64(place.second), quint64(numberIn(row[2])),
                            quint16(numberIn(row[3])), quint16(numberIn(row[4])), previous, digest}));
            if ((!isNext || !follows) && !walk.brokenBehind)
                walk.brokenBehind = quint64(at.second);
            ++walk.entries;
            at = place;
            previous = hash;
        }
        walk.end = {quint32(at.first), quint64(at.second), previous};
        if (page->rows.size() < pageEntries)
            return walk;
    }
}

/// By place: what came in an envelope has no stamp that could be read, and stands behind what it followed.
Result<qint64> DayBook::heldOn(Sql& sql, const QByteArray& device, Instant from, Instant to) const
{
    const auto before = sql.run("SELECT epoch, seq FROM entry WHERE device_id = $1 AND hlc > 0 AND hlc < $2 "
                                "ORDER BY epoch DESC, seq DESC LIMIT 1",
        {device, stampAt(from)});
    const auto behind = before ? sql.run("SELECT epoch, seq FROM entry WHERE device_id = $1 AND hlc >= $2 "
                                         "ORDER BY epoch, seq LIMIT 1",
                            {device, stampAt(to)})
                               : before.fault();
    if (!behind)
        return behind.fault();
    const auto placeOf = [](const auto& found, qint64 none) {
        return found.rows.isEmpty() ? std::pair(none, none)
                                    : std::pair(numberIn(found.rows.first()[0]), numberIn(found.rows.first()[1]));
    };
    const auto first = placeOf(*before, 0), end = placeOf(*behind, std::numeric_limits<qint64>::max());
    const auto held = sql.run("SELECT COUNT(*) FROM quarantine WHERE device_id = $1 AND resolved_by IS NULL AND "
                              "(epoch > $2 OR (epoch = $2 AND seq > $3)) AND (epoch < $4 OR (epoch = $4 AND seq < $5))",
        {device, first.first, first.second, end.first, end.second});
    return held ? Result<qint64>(numberIn(held->rows.first()[0])) : held.fault();
}

/// A record that began anew on that day, or behind it without a day between.
Result<std::optional<DayGap>> DayBook::forkOn(Sql& sql, const QByteArray& device, Instant from, Instant to) const
{
    const auto before
        = sql.run("SELECT COALESCE(MAX(epoch), 0) FROM entry WHERE device_id = $1 AND hlc > 0 AND hlc < $2",
            {device, stampAt(from)});
    const auto within = before ? sql.run("SELECT COALESCE(MAX(epoch), 0) FROM entry WHERE device_id = $1 AND hlc >= $2 "
                                         "AND hlc < $3",
                            {device, stampAt(from), stampAt(to)})
                               : before.fault();
    const auto behind = within
        ? sql.run("SELECT COALESCE(MIN(epoch), 0) FROM entry WHERE device_id = $1 AND hlc >= $2", {device, stampAt(to)})
        : within.fault();
    const auto noted = behind ? sql.run("SELECT epoch FROM fork_note WHERE device_id = $1", {device}) : behind.fault();
    if (!noted)
        return noted.fault();
    const qint64 was = numberIn(before->rows.first()[0]), then = numberIn(within->rows.first()[0]);
    const qint64 last = std::max(was, then), next = numberIn(behind->rows.first()[0]);
    const qint64 begun = last > 0 && next > last ? next : was > 0 && then > was ? then : 0;
    if (begun == 0)
        return std::optional<DayGap>();
    const bool isNoted = !noted->rows.isEmpty() && numberIn(noted->rows.first()[0]) >= begun;
    return std::optional(isNoted ? DayGap::ForkNoted : DayGap::Forked);
}

/// Whether everything that the desk did on that day is here, and what is to be known of it.
Result<void> DayBook::judge(Sql& sql, const Desk& desk, const CentreDay& day, DeskDay& into) const
{
    const Instant from = koreanMidnight(day.date), to = koreanMidnight(day.date.addDays(1));
    const auto span = spanOf(sql, desk.device, from, to);
    if (!span)
        return span.fault();
    if (*span) {
        const auto walked = walk(sql, desk.device, **span);
        if (!walked)
            return walked.fault();
        into.entries = walked->entries;
        into.before = walked->before;
        into.end = walked->end;
        if (walked->brokenBehind)
            into.gaps.append({DayGap::Broken, *walked->brokenBehind});
    }
    const auto later
        = sql.run("SELECT COUNT(*) FROM entry WHERE device_id = $1 AND hlc >= $2", {desk.device, stampAt(to)});
    const auto held = later ? heldOn(sql, desk.device, from, to) : later.fault();
    const auto fork = held ? forkOn(sql, desk.device, from, to) : held.fault();
    const auto read
        = fork ? sql.run("SELECT epoch, seq FROM reading WHERE device_id = $1", {desk.device}) : fork.fault();
    if (!read)
        return read.fault();
    if (*held > 0)
        into.gaps.append({DayGap::Held, quint64(*held)});
    if (*fork)
        into.gaps.append({**fork, 0});
    const std::pair<qint64, qint64> readTo = read->rows.isEmpty()
        ? std::pair<qint64, qint64>{0, 0}
        : std::pair{numberIn(read->rows.first()[0]), numberIn(read->rows.first()[1])};
    if (*span && readTo < (*span)->last)
        into.gaps.append({DayGap::NotAdded, 0});
    if (numberIn(later->rows.first()[0]) > 0) // a record goes forward: what came later came after all of that day
        return {};
    const bool holdsOlder = desk.seen && desk.told.unsent > 0 && (!desk.told.oldest || *desk.told.oldest < to);
    if (holdsOlder)
        into.gaps.append({DayGap::Unsent, desk.told.unsent});
    // By the desk's own clock, which stamps its entries.
    else if (!desk.seen || *desk.seen - std::max(desk.told.clockOff, Milliseconds(0)) - onItsWay < to)
        into.gaps.append({DayGap::NotHeard, 0});
    return {};
}

Result<void> DayBook::prove(DeskDay& desk, CentreDay& day)
{
    const auto proven = m.log.prove(desk.device, desk.end.epoch, desk.end.seq);
    if (!proven)
        return proven.fault();
    const bool isThere = proven->as == PublicLog::Proven::As::Included;
    // All proofs of one certificate stand under one checkpoint, the newest.
    if (isThere && day.checkpoint.isEmpty())
        day.checkpoint = proven->proof.checkpoint;
    if (isThere && proven->proof.checkpoint == day.checkpoint)
        desk.proof = wire::bytesOf(proven->proof);
    else
        desk.gaps.append({DayGap::NotInLog, 0});
    return {};
}

/// Taken off before that day: it is not waited for.
static Result<void> seeGone(Sql& sql, const QByteArray& device, Instant from, bool& isGone)
{
    const auto papers = papersOf(sql, device);
    if (!papers)
        return papers.fault();
    isGone = *papers && (*papers)->lost && *(*papers)->lost < from;
    return {};
}

Result<CentreDay> DayBook::day(const QString& site, QDate date)
{
    CentreDay day{site, date, m.clock.now(), m.origin, {}, {}, {}};
    const Instant from = koreanMidnight(date), to = koreanMidnight(date.addDays(1));
    const auto desks = Devices(m.pool).list();
    if (!desks)
        return desks.fault();
    bool isKnown = false;
    for (const Desk& desk : *desks) {
        isKnown = isKnown || desk.site == site;
        if (desk.site != site)
            continue;
        DeskDay one;
        one.device = desk.device;
        one.name = desk.desk;
        one.status = desk.status;
        one.before = one.end = {desk.head.epoch, desk.head.seq, desk.head.hash};
        auto judged = m.pool.with([&](Sql& sql) { return judge(sql, desk, day, one); });
        if (!judged)
            return judged.fault();
        // Behind the judgement: they may have grown since, never be short of what it saw.
        const auto sums = m.readings.sumsOf(desk.device, from, to);
        if (!sums)
            return sums.fault();
        one.sums = *sums;
        const bool isOfThatDay = desk.enrolled < to || one.entries > 0;
        if (one.entries > 0)
            if (const auto proven = prove(one, day); !proven)
                return proven.fault();
        bool isGone = false;
        if (desk.status != Desk::Status::Active) {
            const auto seen = m.pool.with([&](Sql& sql) { return seeGone(sql, desk.device, from, isGone); });
            if (!seen)
                return seen.fault();
        }
        if (isOfThatDay && !(isGone && one.entries == 0))
            day.desks.append(one);
    }
    if (!isKnown)
        day.gaps.append(DayGap::NoSuchSite);
    if (day.made < to)
        day.gaps.append(DayGap::NotOver);
    return day;
}

} // namespace naru::hub

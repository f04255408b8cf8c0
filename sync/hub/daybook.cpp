// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/hub/daybook.h"

#include "app/crypto/hash.h"
#include "app/journal/chain.h"
#include "sync/hub/columns.h"

#include <algorithm>
#include <array>

namespace naru::hub {

namespace {

constexpr int hlcCounterBits = 16;

qint64 stampAt(Instant moment)
{
    return qint64(moment.time_since_epoch().count()) << hlcCounterBits;
}

} // namespace

const char* nameOf(DayGap gap)
{
    constexpr std::array names{
        "not_over", "not_heard", "unsent", "broken", "not_in_log", "not_added", "held", "no_such_site"};
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
    const auto held = later ? sql.run("SELECT COUNT(*) FROM quarantine q JOIN entry e ON e.device_id = q.device_id AND "
                                      "e.epoch = q.epoch AND e.seq = q.seq WHERE q.device_id = $1 AND "
                                      "q.resolved_by IS NULL AND e.hlc >= $2 AND e.hlc < $3",
                          {desk.device, stampAt(from), stampAt(to)})
                            : later.fault();
    const auto read
        = held ? sql.run("SELECT epoch, seq FROM reading WHERE device_id = $1", {desk.device}) : held.fault();
    if (!read)
        return read.fault();
    if (const qint64 count = numberIn(held->rows.first()[0]); count > 0)
        into.gaps.append({DayGap::Held, quint64(count)});
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
    else if (!desk.seen || *desk.seen < to)
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
        const auto sums = m.readings.sumsOf(desk.device, from, to);
        if (!sums)
            return sums.fault();
        one.sums = *sums;
        auto judged = m.pool.with([&](Sql& sql) { return judge(sql, desk, day, one); });
        if (!judged)
            return judged.fault();
        const bool isOfThatDay = desk.enrolled < to || one.entries > 0;
        if (one.entries > 0)
            if (const auto proven = prove(one, day); !proven)
                return proven.fault();
        if (isOfThatDay)
            day.desks.append(one);
    }
    if (!isKnown)
        day.gaps.append(DayGap::NoSuchSite);
    if (day.made < to)
        day.gaps.append(DayGap::NotOver);
    return day;
}

} // namespace naru::hub

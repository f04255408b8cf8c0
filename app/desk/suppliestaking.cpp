// SPDX-License-Identifier: GPL-3.0-or-later
// How a version comes in: one at a time, each step behind the other, the window never waiting for the disk.
#include "app/desk/daybookimpl.h"
#include "app/desk/deskimpl.h"
#include "app/desk/packsimpl.h"
#include "app/desk/suppliesimpl.h"

#include <algorithm>

namespace naru::desk {

namespace {
/// The journal hears no more often that nothing is new.
constexpr Milliseconds confirmedEvery = std::chrono::hours(20);
} // namespace

Supplies* DeskImpl::supplies() const
{
    return m_parts.access == Access::ReadWrite || !m_supplies->standings().isEmpty() ? m_supplies.get() : nullptr;
}

void DeskImpl::beginSupplies()
{
    m_supplies = std::make_unique<SuppliesImpl>(*this);
    m_supplies->begin();
}

/// What the pages show follows what the journal knows since this moment.
void DeskImpl::follow(const QString& channel, const std::function<void()>& then)
{
    if (channel == QLatin1StringView("lessons"))
        return m_packs->readAgain({}, then);
    if (channel == QLatin1StringView("trust")) {
        loadTrust();
        Q_EMIT trustChanged();
    } else if (m_dayBook && (channel == QLatin1StringView("fees") || channel == QLatin1StringView("services"))) {
        m_dayBook->refresh();
    }
    then();
}

Result<void> SuppliesImpl::mayImport() const
{
    return m_desk.mayAdminister();
}

SuppliesImpl::SuppliesImpl(DeskImpl& desk)
    : m_desk(desk)
{
}

void SuppliesImpl::begin()
{
    if (reread() && m_desk.parts().access == Desk::Access::ReadWrite)
        sweepReleases(m_desk.folder(), foldersInUse());
    for (const Row& row : m_rows)
        check(row);
}

/// False: nothing could be read (a folder of before anything was handed down, looked at beside its desk, has no table),
/// and what was known stands.
bool SuppliesImpl::reread()
{
    QList<Row> rows;
    const auto read = m_desk.journal().query([&rows](storage::Database& database) -> Result<void> {
        auto found = readReleases(database);
        if (!found)
            return found.fault();
        rows = std::move(*found);
        return {};
    });
    if (!read)
        return false;
    for (Row& row : rows) {
        for (const Row& old : std::as_const(m_rows)) {
            if (old.standing.channel == row.standing.channel) // the hub's word of these hours
                row.standing.asOf = std::max(row.standing.asOf, old.standing.asOf);
        }
    }
    m_rows = std::move(rows);
    return true;
}

QMap<QString, QStringList> SuppliesImpl::foldersInUse() const
{
    QMap<QString, QStringList> folders;
    for (const Row& row : m_rows) {
        folders.insert(row.standing.channel,
            {releaseName(row.standing.used, row.content),
                releaseName(row.standing.other, row.otherContent.leftJustified(row.content.size()))});
    }
    return folders;
}

namespace {
bool isOnDisk(const QString& channel)
{
    return channel == QLatin1StringView("trust") || channel == QLatin1StringView("lessons")
        || channel == QLatin1StringView("translations");
}
} // namespace

void SuppliesImpl::check(const Row& row)
{
    const QString& channel = row.standing.channel;
    if (!isOnDisk(channel))
        return;
    const auto files = readRelease(folderOf(channel), row.content);
    m_missing.remove(channel);
    if (!files)
        m_missing.insert(channel, files.fault());
}

/// Hundreds of megabytes may be read and compared, and as many taken away.
void SuppliesImpl::look(const QString& channel, Sweep sweep, std::function<void()> then)
{
    const Place place = isOnDisk(channel) ? placeOf(channel) : Place();
    m_desk.runAside(
        [this, channel, place, sweep, then = std::move(then), data = m_desk.folder(), kept = foldersInUse()] {
            if (sweep == Sweep::Yes)
                sweepReleases(data, kept);
            std::optional<Fault> missing;
            if (!place.folder.isEmpty()) {
                if (const auto files = readRelease(place.folder, place.content); !files)
                    missing = files.fault();
            }
            const auto told = [this, channel, missing, then] {
                m_missing.remove(channel);
                if (missing)
                    m_missing.insert(channel, *missing);
                then();
            };
            QMetaObject::invokeMethod(this, told, Qt::QueuedConnection);
        });
}

const SuppliesImpl::Row* SuppliesImpl::find(const QString& channel) const
{
    const auto found
        = std::find_if(m_rows.begin(), m_rows.end(), [&](const Row& row) { return row.standing.channel == channel; });
    return found == m_rows.end() ? nullptr : &*found;
}

QString SuppliesImpl::folderOf(const QString& channel) const
{
    const Row* row = find(channel);
    return row && row->standing.used ? QStringLiteral("%1/%2/%3/%4")
                                           .arg(m_desk.folder(), QLatin1StringView(releasedFolder), channel,
                                               releaseName(row->standing.used, row->content))
                                     : QString();
}

SuppliesImpl::Place SuppliesImpl::placeOf(const QString& channel) const
{
    const Row* row = find(channel);
    return row ? Place{folderOf(channel), row->content} : Place();
}

QList<Supply::File> SuppliesImpl::files(const QString& channel) const
{
    const Row* row = find(channel);
    if (!row || m_missing.contains(channel))
        return {};
    const auto files = readRelease(folderOf(channel), row->content);
    return files ? *files : QList<Supply::File>();
}

QList<Supplies::Standing> SuppliesImpl::standings() const
{
    QList<Standing> standings;
    for (const Row& row : m_rows)
        standings.append(row.standing);
    QStringList out = m_refused.keys(); // a first one that stayed out, or is coming
    out += m_way.refused.keys();
    if (!m_jobs.isEmpty())
        out.append(m_jobs.first()->supply.channel);
    out.removeDuplicates();
    for (const QString& channel : std::as_const(out)) {
        if (!find(channel)) {
            Standing none;
            none.channel = channel;
            standings.append(none);
        }
    }
    std::sort(standings.begin(), standings.end(), [](const auto& a, const auto& b) { return a.channel < b.channel; });
    for (Standing& standing : standings) {
        if (!m_jobs.isEmpty() && m_jobs.first()->supply.channel == standing.channel)
            standing.coming = m_jobs.first()->supply.version;
        if (const auto refused = m_refused.constFind(standing.channel); refused != m_refused.constEnd()) {
            standing.fault = refused->second;
            standing.faultOf = refused->first;
        } else if (const auto missing = m_missing.constFind(standing.channel); missing != m_missing.constEnd()) {
            standing.fault = *missing;
            standing.faultOf = standing.used;
        } else if (const auto stopped = m_way.refused.constFind(standing.channel);
                   stopped != m_way.refused.constEnd()) {
            standing.fault = *stopped;
        }
    }
    return standings;
}

std::optional<Instant> SuppliesImpl::trustConfirmed() const
{
    const Row* row = find(QStringLiteral("trust"));
    return row ? std::optional(row->standing.asOf) : std::nullopt;
}

void SuppliesImpl::take(const Supply& supply, Done done)
{
    auto job = std::make_shared<Job>();
    job->supply = supply;
    job->supply.asOf = std::min(supply.asOf, m_desk.now()); // no list is good for longer by a hub's wrong clock
    job->done = std::move(done);
    m_jobs.append(job);
    if (m_jobs.size() == 1)
        next();
}

void SuppliesImpl::next()
{
    const JobPtr job = m_jobs.first();
    const Row* known = find(job->supply.channel);
    const bool isOld = known
        && !isAboveTaken({job->supply.root, job->supply.version}, {known->standing.root, known->standing.version});
    if (isOld && !isOfRow(job->supply))
        return end(job, SuppliesFault::Older);
    m_desk.runAside([this, job, isOld] {
        job->content = contentOf(job->supply.files);
        job->reading = readSupply(job->supply);
        QMetaObject::invokeMethod(
            this,
            [this, job, isOld] {
                if (isOld && !isKnown(*job))
                    return end(job, SuppliesFault::Older);
                if (const auto good = fits(job->supply, job->reading); !good)
                    return end(job, good);
                drawNext(job, 0);
            },
            Qt::QueuedConnection);
    });
    Q_EMIT changed();
}

bool SuppliesImpl::isOfRow(const Supply& supply) const
{
    const Row* row = find(supply.channel);
    return row && row->standing.version == supply.version && row->standing.manifest == supply.manifest;
}

bool SuppliesImpl::isKnown(const Job& job) const
{
    const Row* row = find(job.supply.channel);
    return isOfRow(job.supply)
        && (row->standing.used == job.supply.version ? row->content : row->otherContent) == job.content;
}

/// Each picture of each pack, where a bad one can do no harm.
void SuppliesImpl::drawNext(const JobPtr& job, qsizetype pack)
{
    if (pack >= job->reading.packs.size())
        return place(job);
    m_desk.packsRoom().drawAll(job->supply.files[pack].bytes, job->reading.packs[pack].pack,
        [this, job, pack](const Result<void>& drawn, const QString& picture) {
            Q_UNUSED(picture)
            drawn ? drawNext(job, pack + 1) : end(job, drawn);
        });
}

void SuppliesImpl::place(const JobPtr& job)
{
    if (!job->reading.json.isEmpty())
        return record(job); // the journal itself holds it
    m_desk.runAside([this, job, data = m_desk.folder()] {
        const auto placed = placeRelease(data, job->supply);
        QMetaObject::invokeMethod(
            this, [this, job, placed] { placed ? record(job) : end(job, placed); }, Qt::QueuedConnection);
    });
}

/// The rules once more: minutes may have passed, and another pack may have come by hand.
void SuppliesImpl::record(const JobPtr& job)
{
    if (isKnown(*job))
        return end(job, {});
    if (const auto good = fits(job->supply, job->reading); !good)
        return end(job, good);
    const ReleaseStep step{ReleaseStep::What::Taken, job->supply, job->content, job->reading.json, 0};
    m_desk.record(entryOf(step), [this, job](const Result<journal::Stamp>& stamp) {
        end(job, stamp ? Result<void>() : Result<void>(stamp.fault()));
    });
}

/// The next one waits until what lies on the disk is in order.
void SuppliesImpl::end(const JobPtr& job, const Result<void>& outcome)
{
    const QString channel = job->supply.channel;
    if (!outcome && outcome.fault().is(SuppliesFault::Older))
        return over(job, outcome);
    if (outcome) {
        m_refused.remove(channel);
        m_written.remove(channel);
        reread();
    } else {
        m_refused.insert(channel, {job->supply.version, outcome.fault()});
    }
    look(channel, Sweep::Yes, [this, job, channel, outcome] {
        if (!outcome)
            return over(job, outcome);
        m_desk.follow(channel, [this, job, outcome] { over(job, outcome); });
    });
}

void SuppliesImpl::over(const JobPtr& job, const Result<void>& outcome)
{
    m_jobs.removeOne(job);
    if (!m_jobs.isEmpty())
        next();
    Q_EMIT changed();
    job->done(outcome);
}

void SuppliesImpl::confirmed(const QString& channel, Instant asOf)
{
    const auto row
        = std::find_if(m_rows.begin(), m_rows.end(), [&](const Row& each) { return each.standing.channel == channel; });
    const Instant said = std::min(asOf, m_desk.now());
    if (row == m_rows.end() || said <= row->standing.asOf)
        return;
    if (!m_written.contains(channel))
        m_written.insert(channel, row->standing.asOf);
    row->standing.asOf = said;
    if (channel == QLatin1StringView("trust"))
        m_desk.follow(channel, [] {});
    if (said - m_written.value(channel) >= confirmedEvery) {
        m_written.insert(channel, said);
        Supply supply;
        supply.channel = channel;
        supply.asOf = said;
        m_desk.record(entryOf(ReleaseStep{ReleaseStep::What::Confirmed, supply, {}, {}, 0}),
            [](const Result<journal::Stamp>&) {});
    }
    Q_EMIT changed();
}

void SuppliesImpl::told(const Way& way)
{
    m_way = way;
    Q_EMIT changed();
}

void SuppliesImpl::goBack(const QString& channel, Done done)
{
    if (const auto may = m_desk.mayAdminister(); !may)
        return done(may);
    const Row* row = find(channel);
    if (!row || row->standing.other == 0 || channel != QLatin1StringView("lessons"))
        return done(SuppliesFault::NoBefore);
    Supply supply;
    supply.channel = channel;
    m_desk.record(entryOf(ReleaseStep{ReleaseStep::What::WentBack, supply, {}, {}, m_desk.staffId()}),
        [this, channel, done](const Result<journal::Stamp>& stamp) {
            if (!stamp)
                return done(stamp.fault());
            reread();
            look(channel, Sweep::No, [this, channel, done] {
                m_desk.follow(channel, [this, done] {
                    Q_EMIT changed();
                    done({});
                });
            });
        });
}

} // namespace naru::desk

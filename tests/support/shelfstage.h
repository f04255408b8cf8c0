// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/support/releasestage.h"

#include <QDir>
#include <QDirIterator>
#include <QTemporaryDir>

namespace naru::test {

template <typename Read>
const char* faultOf(const Result<Read>& read)
{
    return read ? "" : read.fault().name();
}

inline RootPlan second()
{
    RootPlan plan;
    plan.version = 2;
    plan.channels.append({packs::Channel::Fees, 1, {11}});
    return plan;
}

inline Release lessonRelease(quint64 version)
{
    return makeRelease(
        packs::Channel::Lessons, version, {{QStringLiteral("own.narupack"), QByteArray::number(version)}});
}

struct ShelfStage {
    QTemporaryDir place;
    QString folder = place.filePath(QStringLiteral("shelf"));
    QByteArray first = rootDocument({});
    QByteArray pin = *packs::pinOf(first);
    MemoryRatchet ratchet;

    packs::Shelf open(packs::DiskWatch watch = {}) const { return *packs::Shelf::open(folder, std::move(watch)); }
    packs::Shelf begun() const
    {
        packs::Shelf shelf = open();
        NARU_ASSERT(shelf.believe(first, pin));
        return shelf;
    }
    packs::Shelf::Judged by(Instant now = releaseDay) const { return {ratchet, now, QStringLiteral("0.1.0")}; }
    /// As a desk does: judged, in the journal, in its place.
    const char* take(packs::Shelf& shelf, const Release& release)
    {
        const auto judged = shelf.judge(release.sha256(), by());
        if (!judged)
            return judged.fault().name();
        ratchet.all.insert(release.manifest.channel, takenOf(shelf, release));
        return faultOf(shelf.use(release.manifest.channel, release.sha256()));
    }
    QStringList files() const
    {
        QStringList found;
        QDirIterator walk(folder, QDir::Files | QDir::System | QDir::Hidden, QDirIterator::Subdirectories);
        while (walk.hasNext())
            found.append(walk.next().sliced(folder.size() + 1));
        found.sort();
        return found;
    }
};

} // namespace naru::test

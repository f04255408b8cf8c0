// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/journal/asides.h"

#include "app/journal/logfile.h"
#include "app/storage/folder.h"

#include <QDir>

namespace naru::journal {

namespace {

const QString asidePattern = QStringLiteral("journal.log.[0-9]*");

/// How a file lies against the journal; places as in placeNumber().
struct Lies {
    qint64 first = 0, end = 0;
    qint64 common = 0; ///< the last that the journal has too, from the first on without a gap; 0: not even the first
    bool isTorn = true;
};

Result<Lies> against(
    storage::Database& journal, const QString& path, const QByteArray& device, const std::function<bool()>& goesOn)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return Lies();
    Lies lies;
    bool parted = false, ended = false;
    const auto read = readLog(file, device, [&](const CopyPage& page) -> Result<void> {
        ended = !goesOn();
        if (ended)
            return storage::StorageFault::Busy;
        for (auto row = page.rows.cbegin(); row != page.rows.cend() && !parted; ++row) {
            const auto had = newestCommon(journal, {pointOf(*row)});
            if (!had)
                return had.fault();
            parted = !*had;
            if (!parted)
                lies.common = placeNumber(row->epoch, row->seq);
        }
        return {};
    });
    if (!read)
        return ended || read.fault().is(JournalFault::OtherDevice) ? Result<Lies>(Lies()) : read.fault();
    if (read->first) {
        lies.first = placeNumber(read->first->epoch, read->first->seq);
        lies.end = placeNumber(read->end->epoch, read->end->seq);
        lies.isTorn = read->broken;
    }
    return lies;
}

} // namespace

QStringList logsAside(const QString& folder)
{
    QStringList paths;
    for (const QFileInfo& each : QDir(folder).entryInfoList({asidePattern}, QDir::Files)) {
        if (each.suffix().toInt() > 0) // no half of one that is being written
            paths.append(each.filePath());
    }
    return paths;
}

Result<void> letGoAside(const QString& folder, const QByteArray& device, storage::Database& journal, qint64 gone,
    const std::function<bool()>& goesOn)
{
    for (const QString& path : logsAside(folder)) {
        const auto lies = against(journal, path, device, goesOn);
        if (!lies)
            return lies.fault();
        const qint64 upTo = std::min(gone, lies->common);
        if (lies->isTorn || lies->first > upTo)
            continue;
        if (lies->end <= upTo) {
            if (QFile::remove(path))
                (void)storage::syncFolder(folder); // else it comes again, and goes again
        } else if (auto log = LogFile::open(path, device)) {
            (void)log->beginBehind(
                static_cast<quint32>(upTo >> seqBits), static_cast<quint64>(upTo & static_cast<qint64>(seqMax)));
        }
    }
    return {};
}

} // namespace naru::journal

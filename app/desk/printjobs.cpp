// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desk/printjobs.h"

#include <QFile>

namespace naru::desk {

namespace {
constexpr qint64 configurationBytesMax = 256 * 1024;
} // namespace

Finding::State printJobsBy(const QByteArray& configuration)
{
    Finding::State state = Finding::State::Watch;
    for (const QByteArray& line : configuration.split('\n')) {
        const QList<QByteArray> words = line.simplified().split(' ');
        if (words.size() == 2 && words[0].compare("PreserveJobFiles", Qt::CaseInsensitive) == 0) {
            const QByteArray value = words[1].toLower();
            const bool keeps = value != "no" && value != "off" && value != "false" && value != "0";
            state = keeps ? Finding::State::Watch : Finding::State::Ok; // the last line counts
        }
    }
    return state;
}

Finding examinePrintJobs()
{
    Finding finding{Finding::Group::Keeping, Finding::State::Off, "doctor.print_jobs", {}};
    QFile file(QStringLiteral("/etc/cups/cupsd.conf"));
    if (!file.exists())
        return finding;
    // One that only root may read cannot be looked into: then nobody knows.
    const bool opened = file.open(QIODevice::ReadOnly);
    finding.state = opened ? printJobsBy(file.read(configurationBytesMax)) : Finding::State::Watch;
    return finding;
}

} // namespace naru::desk

// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/admin/folderbrowser.h"

#include <QDir>
#include <QFileInfo>
#include <QStorageInfo>

namespace naru::ui::admin {

namespace {

QVariantMap place(const QString& name, const QString& path)
{
    return {{QStringLiteral("name"), name}, {QStringLiteral("path"), path}};
}

bool isCarried(const QString& mount)
{
    return mount.startsWith(QLatin1StringView("/media/")) || mount.startsWith(QLatin1StringView("/run/media/"))
        || mount.startsWith(QLatin1StringView("/mnt/"));
}

} // namespace

FolderBrowser::FolderBrowser(QObject* parent)
    : QObject(parent)
    , m_folder(QDir::homePath())
{
}

QVariantList FolderBrowser::entries() const
{
    const QDir here(m_folder);
    QVariantList entries;
    const auto add = [&](const QFileInfoList& found, bool folder) {
        for (const QFileInfo& info : found.mid(0, entriesMax)) {
            QVariantMap entry = place(info.fileName(), info.absoluteFilePath());
            entry.insert(QStringLiteral("folder"), folder);
            entries.append(entry);
        }
    };
    add(here.entryInfoList(QDir::Dirs | QDir::NoDotAndDotDot | QDir::Readable, QDir::Name | QDir::LocaleAware), true);
    if (!m_filters.isEmpty())
        add(here.entryInfoList(m_filters, QDir::Files | QDir::Readable, QDir::Name | QDir::LocaleAware), false);
    return entries;
}

QVariantList FolderBrowser::places() const
{
    constexpr int placesMax = 4;
    QVariantList places{place(tr("내 폴더"), QDir::homePath())};
    for (const QStorageInfo& volume : QStorageInfo::mountedVolumes()) {
        if (volume.isReady() && isCarried(volume.rootPath()) && places.size() < placesMax)
            places.append(place(volume.displayName().isEmpty() ? tr("USB") : QFileInfo(volume.displayName()).fileName(),
                volume.rootPath()));
    }
    return places;
}

bool FolderBrowser::top() const
{
    return QDir(m_folder).isRoot();
}

void FolderBrowser::open(const QString& path)
{
    const QFileInfo info(path);
    if (path.isEmpty() || !info.exists())
        m_folder = QDir::homePath();
    else
        m_folder = info.isDir() ? info.absoluteFilePath() : info.absolutePath();
    Q_EMIT folderChanged();
}

void FolderBrowser::up()
{
    QDir here(m_folder);
    if (here.cdUp())
        open(here.absolutePath());
}

} // namespace naru::ui::admin

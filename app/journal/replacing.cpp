// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/journal/replacing.h"

#include "app/storage/folder.h"

#include <QFile>
#include <QFileInfo>

namespace naru::journal {

namespace {

/// The files of one database in the order in which they go aside: a log that stayed behind would be read into the new
/// one, so the file itself goes last.
constexpr const char* partsInOrder[]{"-shm", "-wal", ""};

QString wholeOf(const QString& journal)
{
    return journal + QLatin1StringView(recoveredSuffix);
}

/// The same answer before and after some of the parts went there.
QString asideOf(const QString& journal)
{
    const auto isTaken = [&](const QString& aside) {
        for (const char* part : partsInOrder) {
            const QLatin1StringView end(part);
            if (QFile::exists(aside + end) && (end.isEmpty() || QFile::exists(journal + end)))
                return true;
        }
        return false;
    };
    QString aside = journal + QStringLiteral(".damaged");
    for (int number = 2; isTaken(aside); ++number)
        aside = journal + QStringLiteral(".damaged") + QString::number(number);
    return aside;
}

Result<void> rename(const QString& from, const QString& to, const std::function<void()>& afterEach)
{
    if (!QFile::rename(from, to))
        return Fault(storage::StorageFault::IoFailed, QFileInfo(from).fileName());
    if (auto synced = storage::syncFolder(QFileInfo(to).absolutePath()); !synced)
        return synced;
    if (afterEach)
        afterEach();
    return {};
}

} // namespace

Result<void> replaceJournal(const QString& journal, const QString& made, const std::function<void()>& afterEach)
{
    if (QFile::exists(made + QStringLiteral("-wal")))
        return Fault(storage::StorageFault::IoFailed, QFileInfo(made).fileName());
    if (auto decided = rename(made, wholeOf(journal), afterEach); !decided)
        return decided;
    return finishReplacing(journal, afterEach);
}

Result<void> finishReplacing(const QString& journal, const std::function<void()>& afterEach)
{
    if (!QFile::exists(wholeOf(journal)))
        return {};
    const QString aside = asideOf(journal);
    for (const char* part : partsInOrder) {
        const QLatin1StringView end(part);
        if (!QFile::exists(journal + end))
            continue;
        if (auto moved = rename(journal + end, aside + end, afterEach); !moved)
            return moved;
    }
    return rename(wholeOf(journal), journal, afterEach);
}

} // namespace naru::journal

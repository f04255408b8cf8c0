// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/journal/outgoing.h"
#include "app/journal/recovering.h"
#include "app/journal/secondcopy.h"
#include "tests/support/journalsupport.h"

#include <QFile>

namespace naru::test {

/// A journal and the stick on which it is written a second time.
struct CopiedJournal : JournalStage {
    explicit CopiedJournal(int entries)
    {
        if (!storage::makePrivateFolder(folder.filePath(QStringLiteral("new"))))
            qFatal("no folder");
        if (open())
            write(1, entries);
    }
    void write(int first, int last)
    {
        for (int i = first; i <= last; ++i) {
            clock.advance(Milliseconds(20));
            if (const auto stamp = append(i))
                hashes.append(stamp->hash);
        }
    }
    /// `count` bodies up to the entry that the hub has, those after the first `kept`.
    void letGo(int acked, quint64 count, quint64 kept = 0)
    {
        journal::Journal::Pruning pruning;
        pruning.before = clock.now();
        quint64 asked = 0;
        pruning.mayGo
            = [&](Kind kind) { return kind == Kind::Verification && ++asked > kept && asked <= kept + count; };
        pruning.proven = [](const journal::Outgoing&) { return true; };
        const auto told
            = journal->outgoing().advance({{1, quint64(acked), hashes.at(acked - 1)}, "receipt", clock.now()});
        const auto gone = told ? journal->prune(pruning) : Result<quint64>(told.fault());
        if (!gone || *gone != count)
            qFatal("nothing went");
    }
    /// What a disk does to a file that nobody has open.
    bool spoil(const char* sql)
    {
        journal.reset();
        auto file = storage::Database::open(options.path);
        return file && file->execute(sql);
    }
    QString logFolder() const { return stick.filePath(QStringLiteral("desk")); }
    QString logPath() const { return logFolder() + QStringLiteral("/journal.log"); }
    std::optional<Fault> follow(const QString& where)
    {
        journal::SecondCopy copy({*journal, options.deviceId, "sealed"});
        copy.keepIn(where);
        copy.push();
        copy.wait();
        return copy.fault();
    }
    std::optional<Fault> follow() { return follow(logFolder()); }
    QByteArray log() const
    {
        QFile file(logPath());
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    }
    void setLog(const QByteArray& bytes) const
    {
        QFile file(logPath());
        if (file.open(QIODevice::WriteOnly))
            file.write(bytes);
    }
    /// Hashes of the good prefix.
    QList<QByteArray> inLog() const { return inLog(logPath()); }
    QList<QByteArray> inLog(const QString& path) const
    {
        QList<QByteArray> found;
        QFile file(path);
        if (!file.open(QIODevice::ReadOnly))
            return found;
        const auto read = journal::readLog(file, options.deviceId, [&](const journal::CopyPage& page) -> Result<void> {
            for (const journal::Row& row : page.rows)
                found.append(row.hash);
            return {};
        });
        return read ? found : QList<QByteArray>();
    }
    Result<journal::Recovered> recovered(const QString& target)
    {
        auto key = keys->load(QStringLiteral("journal.wrap"));
        if (!key)
            return key.fault();
        return journal::recover(
            options.path, logPath(), target, journal::Vault(options.deviceId, *std::move(key)), random);
    }
    Result<journal::Recovered> recovered() { return recovered(elsewhere); }

    QTemporaryDir stick;
    const QString elsewhere = folder.filePath(QStringLiteral("new/journal.db")); ///< where it comes back to
    QList<QByteArray> hashes;
};

inline QByteArray bytesOf(const QString& path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

inline void put(const QString& path, const QByteArray& bytes)
{
    QFile file(path);
    if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size())
        qFatal("cannot write %s", qPrintable(path));
}

} // namespace naru::test

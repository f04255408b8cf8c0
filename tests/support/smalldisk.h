// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/storage/folder.h"
#include "app/words/words.h"

#include <QFile>
#include <QProcess>
#include <QTemporaryDir>

namespace naru::test {

inline bool runs(const char* program, const QStringList& arguments)
{
    QProcess process;
    process.start(QString::fromLatin1(program), arguments);
    return process.waitForFinished() && process.exitStatus() == QProcess::NormalExit && process.exitCode() == 0;
}

/// A disk of its own, of memory: `options` of mount -t tmpfs. Needs the right to mount one.
class SmallDisk {
public:
    static constexpr qint64 mebibyte = 1024 * 1024, chunk = 256 * 1024;
    explicit SmallDisk(const char* options)
        : m_mounted(runs("mount",
            {QStringLiteral("-t"), QStringLiteral("tmpfs"), QStringLiteral("-o"), QString::fromLatin1(options),
                QStringLiteral("tmpfs"), m_place.path()}))
    {
    }
    ~SmallDisk()
    {
        if (m_mounted)
            runs("umount", {QStringLiteral("-l"), m_place.path()});
    }
    bool isThere() const { return m_mounted; }
    QString file(const QString& name) const { return m_place.filePath(name); }
    bool remount(const char* options) const
    {
        return runs(
            "mount", {QStringLiteral("-o"), QStringLiteral("remount,") + QString::fromLatin1(options), m_place.path()});
    }
    /// Somebody else's file, until no more than this is left.
    void fillUpTo(qint64 left) const
    {
        QFile filler(file(QStringLiteral("filler")));
        if (!filler.open(QIODevice::Append | QIODevice::Unbuffered))
            return;
        for (;;) {
            const qint64 free = storage::freeBytes(m_place.path()).value_or(0);
            if (free <= left || filler.write(QByteArray(qsizetype(std::min(chunk, free - left)), 'f')) <= 0)
                return;
        }
    }
    void makeRoom() const { QFile::remove(file(QStringLiteral("filler"))); }

private:
    QTemporaryDir m_place;
    const bool m_mounted;
};

inline bool hasWords(const QByteArray& fault)
{
    return words::knows(QLatin1StringView(fault), words::Language::Korean)
        && words::knows(QLatin1StringView(fault), words::Language::English);
}

} // namespace naru::test

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/random.h"

#include <QByteArray>
#include <QMap>
#include <QMetaType>

#include <functional>
#include <memory>
#include <mutex>

struct sqlite3_vfs;

namespace naru::test {

struct DiskFile;

/// A disk in memory, as an SQLite VFS, that fails when told to. Writes are not safe before a sync: at a power cut each
/// 512-byte sector of each write since then survives or not, as the seed decides, in any order. Creating and deleting a
/// name is safe at once. Every write, truncation, sync, deletion is one operation and can be where the power goes.
class FaultyDisk {
public:
    explicit FaultyDisk(QByteArray vfsName);
    ~FaultyDisk();
    FaultyDisk(const FaultyDisk&) = delete;
    FaultyDisk& operator=(const FaultyDisk&) = delete;

    const QByteArray& vfs() const { return m_name; }

    struct Plan {
        qint64 cutAt = -1;           ///< number of the operation in which the power goes; everything fails from then on
        qint64 failWritesAfter = -1; ///< this many more writes succeed, the rest are EIO
        qint64 bytesMax = -1;        ///< size of the disk
        bool readOnly = false;       ///< EROFS
        bool failSyncs = false;      ///< EIO
        int lyingSyncsPercent = 0;   ///< of syncs answer without doing anything, drawn from `lies`
        std::uint64_t lies = 0;
    };
    void setPlan(const Plan& plan);
    qint64 operations() const; ///< so far
    qint64 bytes() const;      ///< of all files

    /// Power goes and comes back: what was not synced survives in part. Connections of before answer errors only.
    void cutPower(std::uint64_t seed);

    /// All files as they are at one moment: what is written, and what of it is safe. Cheap: bytes are shared.
    struct Image;
    using ImagePtr = std::shared_ptr<const Image>;
    ImagePtr image() const;
    enum class After { Kill, PowerCut }; ///< a process that dies loses nothing that it wrote
    /// Whether nothing that such an end leaves differs between two images of one disk, seen by the bytes they share:
    /// may miss that they are equal, never that they differ.
    static bool isSameAfter(After after, const Image& one, const Image& other);
    /// Becomes what is left of an image; for an empty disk, before anything was opened.
    void restore(const Image& image, After after, std::uint64_t seed = 0);
    /// Called before each operation, wherever that is.
    void setHook(std::function<void()> hook);

    QByteArray content(const QByteArray& path) const;
    void setContent(const QByteArray& path, const QByteArray& content);

private:
    friend struct DiskCalls;
    enum class Operation { Write, Other };
    /// 0, or the errno of what the plan makes of this operation.
    int beginOperation(Operation operation);
    void note(int error) { m_lastError = error ? error : m_lastError; } ///< as errno: success leaves it

    QByteArray m_name;
    std::unique_ptr<sqlite3_vfs> m_vfs;
    mutable std::recursive_mutex m_mutex;
    QMap<QByteArray, std::shared_ptr<DiskFile>> m_files;
    Plan m_plan;
    std::function<void()> m_hook;
    std::unique_ptr<SeededRandom> m_lies;
    qint64 m_operations = 0;
    bool m_off = false;
    int m_lastError = 0;
};

} // namespace naru::test

Q_DECLARE_METATYPE(naru::test::FaultyDisk::Plan)

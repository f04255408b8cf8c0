// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/random.h"

#include <QByteArray>
#include <QMap>
#include <QMetaType>

#include <array>
#include <functional>
#include <memory>
#include <mutex>
#include <optional>

struct sqlite3_vfs;

namespace naru::test {

struct DiskFile;

/// What survives a power cut whole or not at all.
struct Medium {
    qint64 sectorBytes = 512;
    bool tears = false; ///< a sector that survives may be cut off anywhere
};

/// A disk in memory, as an SQLite VFS, that fails when told to. Writes are not safe before a sync: at a power cut each
/// sector of each write since then survives or not, as the seed decides, in any order. Creating and deleting a name is
/// safe at once. Every write, truncation, sync, deletion is one operation and can be where the power goes.
class FaultyDisk {
public:
    explicit FaultyDisk(QByteArray vfsName, Medium medium = {});
    ~FaultyDisk();
    FaultyDisk(const FaultyDisk&) = delete;
    FaultyDisk& operator=(const FaultyDisk&) = delete;

    const QByteArray& vfs() const { return m_name; }

    enum class Call : quint8 {
        Read,
        Write,
        Sync,
        Open,
        Other,
        Count
    }; ///< Other: truncate, delete, size, shared memory
    struct Refusal {
        Call call = Call::Read;
        qint64 at = 0; ///< number of this call since the plan was set, from 0
        bool forEver = false;
    };
    struct Plan {
        qint64 cutAt = -1;           ///< number of the operation in which the power goes; everything fails from then on
        qint64 failWritesAfter = -1; ///< this many more writes succeed, the rest are EIO
        qint64 bytesMax = -1;        ///< size of the disk
        bool readOnly = false;       ///< EROFS
        bool failSyncs = false;      ///< EIO
        int lyingSyncsPercent = 0;   ///< of syncs answer without doing anything, drawn from `lies`
        std::uint64_t lies = 0;
        std::optional<Refusal> refuse = {};
    };
    void setPlan(const Plan& plan);
    qint64 operations() const; ///< so far
    qint64 refused() const;    ///< how many calls the plan's refusal met
    qint64 lied() const;       ///< how many syncs did nothing
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
    bool refuses(Call call);
    void note(int error) { m_lastError = error ? error : m_lastError; } ///< as errno: success leaves it

    QByteArray m_name;
    std::unique_ptr<sqlite3_vfs> m_vfs;
    mutable std::recursive_mutex m_mutex;
    QMap<QByteArray, std::shared_ptr<DiskFile>> m_files;
    const Medium m_medium;
    Plan m_plan;
    std::array<qint64, std::size_t(Call::Count)> m_calls{};
    qint64 m_refused = 0, m_lied = 0;
    std::function<void()> m_hook;
    std::unique_ptr<SeededRandom> m_lies;
    qint64 m_operations = 0;
    bool m_off = false;
    int m_lastError = 0;
};

} // namespace naru::test

Q_DECLARE_METATYPE(naru::test::FaultyDisk::Plan)

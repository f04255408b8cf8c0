// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/diskfile.h"

#include <cerrno>

namespace naru::test {

/// What SQLite holds of an open file.
struct Handle {
    sqlite3_file base;
    FaultyDisk* disk;
    std::shared_ptr<DiskFile> file;
    QByteArray temporary; ///< name, when it is to go at closing
    int level = SQLITE_LOCK_NONE;
    unsigned shmShared = 0, shmExclusive = 0;
};

/// The functions SQLite calls.
struct DiskCalls {
    using Lock = std::lock_guard<std::recursive_mutex>;
    static Handle& of(sqlite3_file* file) { return *reinterpret_cast<Handle*>(file); }
    static FaultyDisk& of(sqlite3_vfs* vfs) { return *static_cast<FaultyDisk*>(vfs->pAppData); }
    static sqlite3_vfs& machine() { return *sqlite3_vfs_find(nullptr); }

    static int codeOf(int error, int ioCode) { return error == ENOSPC ? SQLITE_FULL : ioCode; }

    static int close(sqlite3_file* file)
    {
        Handle& handle = of(file);
        {
            const Lock lock(handle.disk->m_mutex);
            unlock(file, SQLITE_LOCK_NONE);
            if (!handle.temporary.isEmpty())
                handle.disk->m_files.remove(handle.temporary);
        }
        handle.~Handle();
        return SQLITE_OK;
    }

    static int read(sqlite3_file* file, void* to, int size, sqlite3_int64 offset)
    {
        Handle& handle = of(file);
        const Lock lock(handle.disk->m_mutex);
        if (handle.disk->refuses(FaultyDisk::Call::Read) || handle.file->gone || handle.disk->m_off)
            return SQLITE_IOERR_READ;
        const QByteArray& seen = handle.file->seen;
        const qint64 part = std::clamp<qint64>(seen.size() - offset, 0, size);
        std::memset(to, 0, static_cast<std::size_t>(size));
        std::memcpy(to, seen.constData() + (part ? offset : 0), static_cast<std::size_t>(part));
        return part == size ? SQLITE_OK : SQLITE_IOERR_SHORT_READ;
    }

    static int write(sqlite3_file* file, const void* from, int size, sqlite3_int64 offset)
    {
        Handle& handle = of(file);
        FaultyDisk& disk = *handle.disk;
        const Lock lock(disk.m_mutex);
        if (disk.refuses(FaultyDisk::Call::Write) || handle.file->gone)
            return SQLITE_IOERR_WRITE;
        const bool hitsCut = !disk.m_off && disk.m_operations == disk.m_plan.cutAt;
        const qint64 growth = std::max<qint64>(0, offset + size - handle.file->seen.size());
        int error = disk.beginOperation(FaultyDisk::Operation::Write);
        if (!error && disk.m_plan.bytesMax >= 0 && disk.bytes() + growth > disk.m_plan.bytesMax)
            error = ENOSPC;
        const QByteArray bytes(static_cast<const char*>(from), size);
        if (!error || hitsCut) {
            handle.file->pending.push_back({offset, bytes});
            put(handle.file->seen, offset, bytes);
        }
        disk.note(error);
        return error ? codeOf(error, SQLITE_IOERR_WRITE) : SQLITE_OK;
    }

    static int truncate(sqlite3_file* file, sqlite3_int64 size)
    {
        Handle& handle = of(file);
        const Lock lock(handle.disk->m_mutex);
        const bool isRefused = handle.disk->refuses(FaultyDisk::Call::Other) || handle.file->gone;
        const int error = isRefused ? EIO : handle.disk->beginOperation(FaultyDisk::Operation::Other);
        handle.disk->note(error);
        if (error)
            return SQLITE_IOERR_TRUNCATE;
        handle.file->seen.truncate(size);
        handle.file->pending.push_back({size, {}});
        return SQLITE_OK;
    }

    static int sync(sqlite3_file* file, int)
    {
        Handle& handle = of(file);
        FaultyDisk& disk = *handle.disk;
        const Lock lock(disk.m_mutex);
        const bool isRefused = disk.refuses(FaultyDisk::Call::Sync) || handle.file->gone;
        int error = isRefused ? EIO : disk.beginOperation(FaultyDisk::Operation::Other);
        if (!error && disk.m_plan.failSyncs)
            error = EIO;
        disk.note(error);
        if (error)
            return SQLITE_IOERR_FSYNC;
        const bool lies
            = disk.m_lies && disk.m_lies->below(100) < static_cast<std::uint64_t>(disk.m_plan.lyingSyncsPercent);
        disk.m_lied += lies;
        if (!lies)
            handle.file->sync();
        return SQLITE_OK;
    }

    static int fileSize(sqlite3_file* file, sqlite3_int64* size)
    {
        const Lock lock(of(file).disk->m_mutex);
        if (of(file).disk->refuses(FaultyDisk::Call::Other))
            return SQLITE_IOERR_FSTAT;
        *size = of(file).file->seen.size();
        return SQLITE_OK;
    }

    static int lock(sqlite3_file* file, int level)
    {
        Handle& handle = of(file);
        const Lock guard(handle.disk->m_mutex);
        DiskFile& disk = *handle.file;
        if (handle.level >= level)
            return SQLITE_OK;
        if (handle.level == SQLITE_LOCK_NONE) {
            if (disk.exclusive || disk.pendingLock)
                return SQLITE_BUSY;
            ++disk.readers;
            handle.level = SQLITE_LOCK_SHARED;
        }
        if (level >= SQLITE_LOCK_RESERVED) {
            if (disk.reserved && disk.reserved != &handle)
                return SQLITE_BUSY;
            disk.reserved = &handle;
            handle.level = SQLITE_LOCK_RESERVED;
        }
        if (level == SQLITE_LOCK_EXCLUSIVE) {
            disk.pendingLock = true;
            handle.level = SQLITE_LOCK_PENDING;
            if (disk.readers > 1)
                return SQLITE_BUSY;
            disk.exclusive = true;
            handle.level = SQLITE_LOCK_EXCLUSIVE;
        }
        return SQLITE_OK;
    }

    static int unlock(sqlite3_file* file, int level)
    {
        Handle& handle = of(file);
        const Lock guard(handle.disk->m_mutex);
        DiskFile& disk = *handle.file;
        if (handle.level <= level)
            return SQLITE_OK;
        if (disk.reserved == &handle) {
            disk.reserved = nullptr;
            disk.pendingLock = disk.exclusive = false;
        }
        if (level == SQLITE_LOCK_NONE)
            --disk.readers;
        handle.level = level;
        return SQLITE_OK;
    }

    static int checkReserved(sqlite3_file* file, int* result)
    {
        const Lock guard(of(file).disk->m_mutex);
        *result = of(file).file->reserved != nullptr;
        return SQLITE_OK;
    }

    static int control(sqlite3_file*, int, void*) { return SQLITE_NOTFOUND; }
    static int sectorSize(sqlite3_file*) { return 4096; }
    static int characteristics(sqlite3_file*) { return SQLITE_IOCAP_POWERSAFE_OVERWRITE; }

    static int shmMap(sqlite3_file* file, int region, int size, int extend, void volatile** result)
    {
        const Lock guard(of(file).disk->m_mutex);
        auto& shm = of(file).file->shm;
        *result = nullptr;
        if (of(file).disk->refuses(FaultyDisk::Call::Other))
            return SQLITE_IOERR_SHMMAP;
        while (extend && shm.size() <= static_cast<std::size_t>(region)) {
            shm.push_back(std::make_unique<char[]>(static_cast<std::size_t>(size)));
            std::memset(shm.back().get(), 0, static_cast<std::size_t>(size));
        }
        if (static_cast<std::size_t>(region) < shm.size())
            *result = shm[static_cast<std::size_t>(region)].get();
        return SQLITE_OK;
    }

    static int shmLock(sqlite3_file* file, int first, int count, int flags)
    {
        Handle& handle = of(file);
        const Lock guard(handle.disk->m_mutex);
        DiskFile& disk = *handle.file;
        const bool shared = flags & SQLITE_SHM_SHARED, release = flags & SQLITE_SHM_UNLOCK;
        const auto range = [&](const auto& each) {
            for (int i = first; i < first + count; ++i) {
                if (!each(static_cast<std::size_t>(i), 1u << i))
                    return SQLITE_BUSY;
            }
            return SQLITE_OK;
        };
        if (release) {
            return range([&](std::size_t i, unsigned bit) {
                if (handle.shmShared & bit)
                    --disk.shmShared[i];
                if (handle.shmExclusive & bit)
                    disk.shmExclusive[i] = nullptr;
                handle.shmShared &= ~bit;
                handle.shmExclusive &= ~bit;
                return true;
            });
        }
        const int free = range([&](std::size_t i, unsigned bit) {
            const bool others = disk.shmShared[i] > ((handle.shmShared & bit) ? 1 : 0);
            return (!disk.shmExclusive[i] || disk.shmExclusive[i] == &handle) && (shared || !others);
        });
        if (free != SQLITE_OK)
            return free;
        return range([&](std::size_t i, unsigned bit) {
            if (!shared) {
                disk.shmExclusive[i] = &handle;
                handle.shmExclusive |= bit;
            } else if (!(handle.shmShared & bit)) {
                ++disk.shmShared[i];
                handle.shmShared |= bit;
            }
            return true;
        });
    }

    static void shmBarrier(sqlite3_file* file) { const Lock guard(of(file).disk->m_mutex); }

    static int shmUnmap(sqlite3_file* file, int remove)
    {
        const Lock guard(of(file).disk->m_mutex);
        if (remove)
            of(file).file->shm.clear();
        return SQLITE_OK;
    }

    static int open(sqlite3_vfs* vfs, sqlite3_filename name, sqlite3_file* file, int flags, int* outFlags)
    {
        static const sqlite3_io_methods methods{2, close, read, write, truncate, sync, fileSize, lock, unlock,
            checkReserved, control, sectorSize, characteristics, shmMap, shmLock, shmBarrier, shmUnmap, nullptr,
            nullptr};
        FaultyDisk& disk = of(vfs);
        const Lock guard(disk.m_mutex);
        file->pMethods = nullptr;
        const QByteArray path = name ? QByteArray(name) : "temporary-" + QByteArray::number(disk.m_operations);
        if (disk.refuses(FaultyDisk::Call::Open) || disk.m_off
            || (!disk.m_files.contains(path) && (!(flags & SQLITE_OPEN_CREATE) || disk.m_plan.readOnly))) {
            disk.note(disk.m_plan.readOnly ? EROFS : ENOENT);
            return SQLITE_CANTOPEN;
        }
        auto& entry = disk.m_files[path];
        if (!entry)
            entry = std::make_shared<DiskFile>();
        new (file) Handle{{&methods}, &disk, entry, (flags & SQLITE_OPEN_DELETEONCLOSE) ? path : QByteArray()};
        if (outFlags)
            *outFlags = flags;
        return SQLITE_OK;
    }

    static int remove(sqlite3_vfs* vfs, const char* name, int)
    {
        FaultyDisk& disk = of(vfs);
        const Lock guard(disk.m_mutex);
        const int error
            = disk.refuses(FaultyDisk::Call::Other) ? EIO : disk.beginOperation(FaultyDisk::Operation::Other);
        disk.note(error);
        if (error)
            return SQLITE_IOERR_DELETE;
        return disk.m_files.remove(name) ? SQLITE_OK : SQLITE_IOERR_DELETE_NOENT;
    }

    static int access(sqlite3_vfs* vfs, const char* name, int, int* result)
    {
        FaultyDisk& disk = of(vfs);
        const Lock guard(disk.m_mutex);
        const auto found = disk.m_files.constFind(name);
        // As the machine's own VFS has it: an empty file is none.
        *result = found != disk.m_files.constEnd() && !(*found)->seen.isEmpty();
        return SQLITE_OK;
    }

    static int fullPath(sqlite3_vfs*, const char* name, int size, char* to)
    {
        qstrncpy(to, name, static_cast<std::size_t>(size));
        return SQLITE_OK;
    }

    static int randomness(sqlite3_vfs*, int size, char* to) { return machine().xRandomness(&machine(), size, to); }
    static int sleep(sqlite3_vfs*, int) { return 0; }
    static int now(sqlite3_vfs*, double* days) { return machine().xCurrentTime(&machine(), days); }
    static int lastError(sqlite3_vfs* vfs, int, char*) { return of(vfs).m_lastError; }
};

void connectCalls(sqlite3_vfs& vfs)
{
    vfs.szOsFile = sizeof(Handle);
    vfs.xOpen = DiskCalls::open;
    vfs.xDelete = DiskCalls::remove;
    vfs.xAccess = DiskCalls::access;
    vfs.xFullPathname = DiskCalls::fullPath;
    vfs.xRandomness = DiskCalls::randomness;
    vfs.xSleep = DiskCalls::sleep;
    vfs.xCurrentTime = DiskCalls::now;
    vfs.xGetLastError = DiskCalls::lastError;
}

} // namespace naru::test

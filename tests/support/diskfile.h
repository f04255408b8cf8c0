// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/support/faultyvfs.h"

#include <sqlite3.h>

#include <array>
#include <cstring>
#include <vector>

namespace naru::test {

inline constexpr int shmSlots = SQLITE_SHM_NLOCK;

struct Pending {
    qint64 offset;
    QByteArray bytes; ///< null: truncation to `offset`
};

inline void put(QByteArray& content, qint64 offset, QByteArrayView bytes)
{
    if (content.size() < offset + bytes.size())
        content.append(offset + bytes.size() - content.size(), '\0');
    std::memcpy(content.data() + offset, bytes.data(), static_cast<std::size_t>(bytes.size()));
}
/// One file: as its process sees it, as it lies on the platter, and what is between the two.
struct DiskFile {
    QByteArray seen, durable;
    std::vector<Pending> pending;
    bool gone = false; ///< of before a power cut

    int readers = 0;                ///< connections holding SHARED or more
    const void* reserved = nullptr; ///< the one with RESERVED or more
    bool pendingLock = false, exclusive = false;
    std::vector<std::unique_ptr<char[]>> shm;
    std::array<int, shmSlots> shmShared{};
    std::array<const void*, shmSlots> shmExclusive{};

    void sync()
    {
        durable = seen;
        pending.clear();
    }

    void survive(SeededRandom& random, const Medium& medium)
    {
        for (const Pending& write : pending) {
            if (write.bytes.isNull()) {
                if (random.below(2))
                    durable.truncate(write.offset);
                continue;
            }
            for (qint64 at = 0; at < write.bytes.size();) {
                const qint64 part = std::min<qint64>(
                    medium.sectorBytes - (write.offset + at) % medium.sectorBytes, write.bytes.size() - at);
                const bool isTorn = medium.tears && random.below(8) == 0;
                const qint64 kept = isTorn ? qint64(random.below(quint64(part))) : part;
                if (random.below(2))
                    put(durable, write.offset + at, QByteArrayView(write.bytes).sliced(at, kept));
                at += part;
            }
        }
    }
};

/// Fills in the functions SQLite calls; pAppData is the FaultyDisk.
void connectCalls(sqlite3_vfs& vfs);

} // namespace naru::test

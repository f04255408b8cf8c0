// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sync/hub/log.h"

#include <QMap>

#include <mutex>

namespace naru::hub {

/// A log that forgets when it goes: for simulations and tests. A copy of it is an image that may be put back.
class MemoryLog final : public Log {
public:
    MemoryLog() = default;
    MemoryLog(const MemoryLog& other);
    MemoryLog& operator=(const MemoryLog& other);

    void enrol(const QByteArray& device); ///< a desk that is here already stays as it is

    Result<std::optional<Head>> head(const QByteArray& device) override;
    Result<Taken> append(
        const QByteArray& device, const Head& expected, const QList<Kept>& entries, const Head& next) override;
    Result<QList<QByteArray>> hashes(const QByteArray& device, quint32 epoch, quint64 first, int most) override;
    Result<QList<Kept>> read(const QByteArray& device, quint32 epoch, quint64 afterSeq, int most) override;
    Result<QList<journal::Held>> held(const QByteArray& device, int most) override;

private:
    using Place = std::pair<quint32, quint64>;
    struct Record {
        Head head;
        QMap<Place, Kept> entries;
    };
    std::mutex m_mutex;
    QMap<QByteArray, Record> m_records;
};

} // namespace naru::hub

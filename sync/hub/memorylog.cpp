// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/hub/memorylog.h"

namespace naru::hub {

MemoryLog::MemoryLog(const MemoryLog& other)
    : m_records(other.m_records)
{
}

MemoryLog& MemoryLog::operator=(const MemoryLog& other)
{
    m_records = other.m_records;
    return *this;
}

void MemoryLog::enrol(const QByteArray& device)
{
    const std::lock_guard lock(m_mutex);
    if (!m_records.contains(device))
        m_records.insert(device, {Head{1, 0, QByteArray(journal::hashBytes, '\0')}, {}});
}

Result<std::optional<Head>> MemoryLog::head(const QByteArray& device)
{
    const std::lock_guard lock(m_mutex);
    const auto record = m_records.constFind(device);
    return record == m_records.constEnd() ? std::optional<Head>() : std::optional<Head>(record->head);
}

Result<Log::Taken> MemoryLog::append(
    const QByteArray& device, const Head& expected, const QList<Kept>& entries, const Head& next)
{
    const std::lock_guard lock(m_mutex);
    const auto record = m_records.find(device);
    if (record == m_records.end() || record->head != expected)
        return Taken::HeadMoved;
    for (const Kept& entry : entries) {
        NARU_ASSERT(!record->entries.contains({entry.epoch, entry.seq}));
        record->entries.insert({entry.epoch, entry.seq}, entry);
    }
    record->head = next;
    return Taken::Yes;
}

Result<QList<QByteArray>> MemoryLog::hashes(const QByteArray& device, quint32 epoch, quint64 first, int most)
{
    const std::lock_guard lock(m_mutex);
    QList<QByteArray> found;
    const auto record = m_records.constFind(device);
    if (record == m_records.constEnd())
        return found;
    for (auto entry = record->entries.lowerBound({epoch, first});
         entry != record->entries.constEnd() && entry.key().first == epoch && found.size() < most; ++entry)
        found.append(entry->hash);
    return found;
}

Result<QList<Kept>> MemoryLog::read(const QByteArray& device, quint32 epoch, quint64 afterSeq, int most)
{
    const std::lock_guard lock(m_mutex);
    QList<Kept> found;
    const auto record = m_records.constFind(device);
    if (record == m_records.constEnd())
        return found;
    for (auto entry = record->entries.upperBound({epoch, afterSeq});
         entry != record->entries.constEnd() && found.size() < most; ++entry)
        found.append(*entry);
    return found;
}

Result<QList<journal::Held>> MemoryLog::held(const QByteArray& device, int most)
{
    const std::lock_guard lock(m_mutex);
    QList<journal::Held> found;
    const auto record = m_records.constFind(device);
    if (record == m_records.constEnd())
        return found;
    for (auto entry = record->entries.cbegin(); entry != record->entries.cend() && found.size() < most; ++entry) {
        if (!entry->held.isEmpty())
            found.append({entry->epoch, entry->seq, entry->held});
    }
    return found;
}

} // namespace naru::hub

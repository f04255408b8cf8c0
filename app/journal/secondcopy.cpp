// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/journal/secondcopy.h"

#include "app/journal/asides.h"
#include "app/journal/outboxtables.h"
#include "app/journal/secondcopyfaults.h"

#include <QDir>
#include <QFileInfo>

namespace naru::journal {

SecondCopy::SecondCopy(Parts parts)
    : m_parts(std::move(parts))
{
    m_thread = std::thread([this] { run(); });
}

SecondCopy::~SecondCopy()
{
    {
        const std::lock_guard lock(m_mutex);
        m_closing = true;
    }
    m_wake.notify_one();
    m_thread.join();
}

void SecondCopy::keepIn(const QString& folder)
{
    const std::lock_guard lock(m_mutex);
    m_folder = folder;
}

void SecondCopy::push()
{
    {
        const std::lock_guard lock(m_mutex);
        m_pushed = true;
    }
    m_wake.notify_one();
}

std::optional<Fault> SecondCopy::fault() const
{
    const std::lock_guard lock(m_mutex);
    return m_fault;
}

QStringList SecondCopy::aside() const
{
    const std::lock_guard lock(m_mutex);
    return m_besides;
}

void SecondCopy::wait()
{
    std::unique_lock lock(m_mutex);
    m_rest.wait(lock, [this] { return !m_pushed && !m_working; });
}

bool SecondCopy::isClosing() const
{
    const std::lock_guard lock(m_mutex);
    return m_closing;
}

void SecondCopy::run()
{
    std::unique_lock lock(m_mutex);
    for (;;) {
        m_wake.wait(lock, [this] { return m_closing || m_pushed; });
        if (m_closing)
            return;
        m_pushed = false;
        m_working = true;
        const QString folder = m_folder;
        lock.unlock();
        const auto followed = folder.isEmpty() ? Result<void>() : follow(folder);
        const bool isOpen = followed || followed.fault().is(SecondCopyFault::Ahead);
        if (!isOpen || folder.isEmpty())
            m_log.reset(); // opened anew: a stick may come back as another one
        const QStringList besides = folder.isEmpty() ? QStringList() : logsAside(folder);
        lock.lock();
        m_working = false;
        m_besides = besides;
        m_fault = followed ? std::nullopt : std::optional(followed.fault());
        m_rest.notify_all();
    }
}

Result<void> SecondCopy::open(const QString& folder)
{
    if (!QFileInfo(QFileInfo(folder).path()).isDir()) // never on the disk that a stick's place lies on
        return Fault(storage::StorageFault::CannotOpen, folder);
    if (auto made = storage::makePrivateFolder(folder); !made)
        return made;
    auto opened = LogFile::open(QDir(folder).filePath(QStringLiteral("journal.log")), m_parts.device);
    if (!opened)
        return opened.fault();
    m_aside = opened->putAside();
    m_log.emplace(*std::move(opened));
    m_open = folder;
    m_mayHoldMore = true;
    m_went.reset();
    return {};
}

/// Whether every copy that lies beside ends at a place of this record, or before all of them: a recovered record may
/// begin late.
Result<void> SecondCopy::isBehind() const
{
    return m_parts.journal.query([this](storage::Database& database) -> Result<void> {
        const auto first = firstPlace(database);
        if (!first)
            return first.fault();
        for (const CopyPoint& end : m_aside) {
            const auto common = newestCommon(database, {end});
            if (!common)
                return common.fault();
            if (!*common && placeNumber(end.epoch, end.seq) >= *first)
                return Fault(SecondCopyFault::Ahead, placeOf(end.epoch, end.seq));
        }
        return {};
    });
}

Result<void> SecondCopy::follow(const QString& folder)
{
    if (!m_log || m_open != folder || !QFileInfo::exists(folder)) {
        if (auto opened = open(folder); !opened)
            return opened;
    }
    for (;;) {
        const auto known = m_log->end();
        std::optional<CopyPage> page;
        bool apart = false;
        const auto read = m_parts.journal.query([&](storage::Database& database) -> Result<void> {
            const auto common = known ? newestCommon(database, {*known}) : Result<std::optional<CopyPoint>>(known);
            if (!common)
                return common.fault();
            apart = known && !*common;
            auto next = pageBehind(database, *common, Instant{});
            if (!next)
                return next.fault();
            page = *std::move(next);
            return {};
        });
        if (!read)
            return read;
        apart = apart || (known && page && page->begins && page->rows.constFirst().seq != 1);
        if (apart) { // of before a restore, or nobody looked for too long
            if (known)
                m_aside.append(*known);
            if (auto over = m_log->startOver(); !over)
                return over;
            continue;
        }
        if (!page) {
            const auto behind = isBehind(); // what is ahead is said, whatever else is amiss
            const auto went = m_mayHoldMore ? letGo() : Result<void>();
            return behind ? went : behind;
        }
        page->device = m_parts.device;
        page->sealed = m_parts.sealed;
        if (auto written = m_log->append(*page); !written)
            return written;
        for (const Row& row : std::as_const(page->rows))
            m_mayHoldMore = m_mayHoldMore || row.kind == quint16(Kind::Pruned);
        if (isClosing())
            return {};
    }
}

/// It begins again behind the last body that went, as every copy does (see copies.h); by its own pages, which may be
/// the only good ones. No further than the hub answers for now: one that was put back to an earlier day, or was not
/// asked since this record came back, may have nothing but these.
Result<void> SecondCopy::letGo()
{
    qint64 gone = 0;
    bool isAll = true;
    const auto asked = m_parts.journal.query([&](storage::Database& database) -> Result<void> {
        const auto last = lastGone(database);
        const auto cursor = last ? readCursor(database) : last.fault();
        if (!cursor)
            return cursor.fault();
        if (!cursor->receipt.isEmpty())
            gone = std::min(*last, placeNumber(cursor->acked.epoch, cursor->acked.seq));
        isAll = gone == *last;
        return {};
    });
    if (!asked)
        return asked;
    if (!isAll && m_went == gone)
        return {};
    const auto first = m_log->first();
    const auto epoch = static_cast<quint32>(gone >> seqBits);
    const auto seq = static_cast<quint64>(gone & ((qint64(1) << seqBits) - 1));
    if (first && std::pair(first->epoch, first->seq) <= std::pair(epoch, seq)) {
        const auto begun = m_log->beginBehind(epoch, seq);
        if (!begun && !begun.fault().is(storage::StorageFault::DiskFull)) // full: with the next opening
            return begun;
    }
    const auto besides = m_parts.journal.query([&](storage::Database& database) {
        return gone > 0 ? letGoAside(m_open, m_parts.device, database, gone, [this] { return !isClosing(); })
                        : Result<void>();
    });
    if (!besides)
        return besides;
    m_went = gone;
    m_mayHoldMore = !isAll;
    return {};
}

} // namespace naru::journal

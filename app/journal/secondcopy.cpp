// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/journal/secondcopy.h"

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

void SecondCopy::wait()
{
    std::unique_lock lock(m_mutex);
    m_rest.wait(lock, [this] { return !m_pushed && !m_working; });
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
        if (!followed || folder.isEmpty())
            m_log.reset(); // opened anew: a stick may come back as another one
        lock.lock();
        m_working = false;
        m_fault = followed ? std::nullopt : std::optional(followed.fault());
        m_rest.notify_all();
    }
}

Result<void> SecondCopy::follow(const QString& folder)
{
    if (!m_log || m_open != folder || !QFileInfo::exists(folder)) {
        if (!QFileInfo(QFileInfo(folder).path()).isDir()) // never on the disk that a stick's place lies on
            return Fault(storage::StorageFault::CannotOpen, folder);
        if (auto made = storage::makePrivateFolder(folder); !made)
            return made;
        auto opened = LogFile::open(QDir(folder).filePath(QStringLiteral("journal.log")), m_parts.device);
        if (!opened)
            return opened.fault();
        m_log.emplace(*std::move(opened));
        m_open = folder;
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
            if (auto over = m_log->startOver(); !over)
                return over;
            continue;
        }
        if (!page)
            return {};
        page->device = m_parts.device;
        page->sealed = m_parts.sealed;
        if (auto written = m_log->append(*page); !written)
            return written;
        const std::lock_guard lock(m_mutex);
        if (m_closing)
            return {};
    }
}

} // namespace naru::journal

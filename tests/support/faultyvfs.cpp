// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/faultyvfs.h"

#include "tests/support/diskfile.h"

#include <cerrno>

namespace naru::test {

FaultyDisk::FaultyDisk(QByteArray vfsName, Medium medium)
    : m_name(std::move(vfsName))
    , m_vfs(std::make_unique<sqlite3_vfs>())
    , m_medium(medium)
{
    *m_vfs = {};
    m_vfs->iVersion = 1;
    m_vfs->mxPathname = 1024;
    m_vfs->zName = m_name.constData();
    m_vfs->pAppData = this;
    connectCalls(*m_vfs);
    sqlite3_vfs_register(m_vfs.get(), 0);
}

FaultyDisk::~FaultyDisk()
{
    sqlite3_vfs_unregister(m_vfs.get());
}

void FaultyDisk::setPlan(const Plan& plan)
{
    const std::lock_guard lock(m_mutex);
    m_plan = plan;
    m_calls.fill(0);
    m_refused = 0;
    m_lies = plan.lyingSyncsPercent ? std::make_unique<SeededRandom>(plan.lies) : nullptr;
}

qint64 FaultyDisk::operations() const
{
    const std::lock_guard lock(m_mutex);
    return m_operations;
}

qint64 FaultyDisk::refused() const
{
    const std::lock_guard lock(m_mutex);
    return m_refused;
}

qint64 FaultyDisk::lied() const
{
    const std::lock_guard lock(m_mutex);
    return m_lied;
}

bool FaultyDisk::refuses(Call call)
{
    const qint64 number = m_calls[std::size_t(call)]++;
    const auto& refuse = m_plan.refuse;
    const bool isIt = refuse && refuse->call == call && (refuse->forEver ? number >= refuse->at : number == refuse->at);
    m_refused += isIt;
    return isIt;
}

qint64 FaultyDisk::bytes() const
{
    const std::lock_guard lock(m_mutex);
    qint64 sum = 0;
    for (const auto& file : m_files)
        sum += file->seen.size();
    return sum;
}

int FaultyDisk::beginOperation(Operation operation)
{
    if (m_hook)
        m_hook();
    const qint64 number = m_operations++;
    if (m_plan.cutAt >= 0 && number >= m_plan.cutAt)
        m_off = true;
    if (m_off)
        return EIO;
    if (m_plan.readOnly)
        return EROFS;
    if (operation == Operation::Write && m_plan.failWritesAfter >= 0 && m_plan.failWritesAfter-- == 0) {
        m_plan.failWritesAfter = 0;
        return EIO;
    }
    return 0;
}

void FaultyDisk::cutPower(std::uint64_t seed)
{
    const std::lock_guard lock(m_mutex);
    SeededRandom random(seed);
    for (auto& file : m_files) {
        auto after = std::make_shared<DiskFile>();
        file->survive(random, m_medium);
        after->seen = after->durable = file->durable;
        file->gone = true;
        file = std::move(after);
    }
    m_off = false;
    m_plan = {};
    m_lies.reset();
}

struct FaultyDisk::Image {
    struct Content {
        QByteArray seen, durable;
        std::vector<Pending> pending;
    };
    QMap<QByteArray, Content> files;
};

FaultyDisk::ImagePtr FaultyDisk::image() const
{
    const std::lock_guard lock(m_mutex);
    auto image = std::make_shared<Image>();
    for (auto file = m_files.cbegin(); file != m_files.cend(); ++file)
        image->files.insert(file.key(), {(*file)->seen, (*file)->durable, (*file)->pending});
    return image;
}

bool FaultyDisk::isSameAfter(After after, const Image& one, const Image& other)
{
    const auto shares = [](const QByteArray& a, const QByteArray& b) {
        return a.size() == b.size() && a.constData() == b.constData();
    };
    return std::equal(one.files.constKeyValueBegin(), one.files.constKeyValueEnd(), other.files.constKeyValueBegin(),
        other.files.constKeyValueEnd(), [&](const auto& a, const auto& b) {
            if (a.first != b.first || !shares(a.second.seen, b.second.seen))
                return false;
            return after == After::Kill
                || (shares(a.second.durable, b.second.durable) && a.second.pending.size() == b.second.pending.size());
        });
}

void FaultyDisk::restore(const Image& image, After after, std::uint64_t seed)
{
    const std::lock_guard lock(m_mutex);
    SeededRandom random(seed);
    for (auto each = image.files.cbegin(); each != image.files.cend(); ++each) {
        auto file = std::make_shared<DiskFile>();
        file->seen = each->seen;
        file->durable = each->durable;
        file->pending = each->pending;
        if (after == After::PowerCut) {
            file->survive(random, m_medium);
            file->seen = file->durable;
            file->pending.clear();
        }
        m_files[each.key()] = std::move(file);
    }
    m_off = false;
    m_plan = {};
}

void FaultyDisk::setHook(std::function<void()> hook)
{
    const std::lock_guard lock(m_mutex);
    m_hook = std::move(hook);
}

QByteArray FaultyDisk::content(const QByteArray& path) const
{
    const std::lock_guard lock(m_mutex);
    const auto file = m_files.value(path);
    return file ? file->seen : QByteArray();
}

void FaultyDisk::setContent(const QByteArray& path, const QByteArray& content)
{
    const std::lock_guard lock(m_mutex);
    auto file = std::make_shared<DiskFile>();
    file->seen = file->durable = content;
    m_files[path] = std::move(file);
}

} // namespace naru::test

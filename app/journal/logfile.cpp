// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/journal/logfile.h"

#include "app/journal/asides.h"
#include "app/storage/folder.h"

#include <QDir>
#include <QFileInfo>
#include <QtEndian>

#include <algorithm>
#include <cerrno>
#include <cstdio>

#include <unistd.h>

namespace naru::journal {

using storage::StorageFault;

namespace {

const QByteArray magic("NARULOG1");
constexpr qint64 lengthBytes = 4;
const QString partSuffix = QStringLiteral(".part");

Fault faultOf(int error)
{
    const QString where = QStringLiteral("journal.log");
    switch (error) {
    case ENOSPC:
    case EDQUOT:
        return Fault(StorageFault::DiskFull, where);
    case EROFS:
    case EACCES:
        return Fault(StorageFault::ReadOnly, where);
    default:
        return Fault(StorageFault::IoFailed, where);
    }
}

bool follows(const std::optional<CopyPoint>& end, const CopyPage& page)
{
    const Row& first = page.rows.constFirst();
    if (!end)
        return true;
    if (first.epoch == end->epoch)
        return first.seq == end->seq + 1 && page.previous == end->hash;
    return first.epoch > end->epoch && first.seq == 1;
}

std::optional<CopyPage> nextPage(QFile& file, qint64* bytes)
{
    const QByteArray length = file.read(lengthBytes);
    if (length.size() != lengthBytes)
        return std::nullopt;
    const auto size = qFromBigEndian<quint32>(length.constData());
    if (size == 0 || size > copyPageBytesMax)
        return std::nullopt;
    const QByteArray page = file.read(size);
    *bytes = lengthBytes + page.size();
    const auto parsed = page.size() == qsizetype(size) ? copyPageOf(page) : Result<CopyPage>(JournalFault::BadCopy);
    return parsed ? std::optional(*parsed) : std::nullopt;
}

} // namespace

Result<LogEnd> readLog(QFile& file, const QByteArray& device, const UsePage& use)
{
    const QByteArray head = magic + device;
    const QByteArray found = file.seek(0) ? file.read(head.size()) : QByteArray();
    if (found.size() < head.size() && head.startsWith(found)) // nothing yet, or cut off in its first words
        return LogEnd{std::nullopt, std::nullopt, 0, file.size() > 0};
    if (found != head)
        return JournalFault::OtherDevice;
    LogEnd log{std::nullopt, std::nullopt, head.size(), false};
    for (qint64 bytes = 0;;) {
        const auto page = nextPage(file, &bytes);
        if (!page || page->device != device || !follows(log.end, *page))
            break;
        if (const auto used = use ? use(*page) : Result<void>(); !used)
            return used.fault();
        if (!log.first)
            log.first = pointOf(page->rows.constFirst());
        log.end = pointOf(page->rows.constLast());
        log.bytes += bytes;
    }
    log.broken = log.bytes < file.size();
    return log;
}

Result<LogFile> LogFile::open(const QString& path, const QByteArray& device)
{
    NARU_ASSERT(device.size() == deviceIdBytes);
    LogFile log(device);
    if (const auto begun = log.begin(path); !begun)
        return begun.fault();
    return log;
}

Result<void> LogFile::begin(const QString& path)
{
    if (!path.endsWith(partSuffix))
        QFile::remove(path + partSuffix); // of a try that was cut off
    m_file = std::make_unique<QFile>(path);
    if (!m_file->open(QIODevice::ReadWrite | QIODevice::Unbuffered))
        return Fault(StorageFault::CannotOpen, QStringLiteral("journal.log"));
    m_file->setPermissions(QFile::ReadOwner | QFile::WriteOwner);
    const auto read = readLog(*m_file, m_device, {});
    if (!read)
        return read.fault();
    m_end = read->end;
    m_bytes = read->bytes;
    m_first = read->first;
    return storage::syncFolder(QFileInfo(path).absolutePath());
}

Result<void> LogFile::append(const CopyPage& page)
{
    if (!follows(m_end, page))
        return Fault(JournalFault::ChainBroken, QStringLiteral("journal.log"));
    const QByteArray bytes = bytesOf(page);
    QByteArray length(lengthBytes, Qt::Uninitialized);
    qToBigEndian(static_cast<quint32>(bytes.size()), length.data());
    const QByteArray whole = (m_bytes == 0 ? magic + m_device : QByteArray()) + length + bytes;
    const bool ready = m_file->size() == m_bytes || m_file->resize(m_bytes);
    errno = 0;
    if (!ready || !m_file->seek(m_bytes) || m_file->write(whole) != whole.size() || ::fdatasync(m_file->handle()) != 0)
        return faultOf(errno);
    m_bytes += whole.size();
    if (!m_end)
        m_first = pointOf(page.rows.constFirst());
    m_end = pointOf(page.rows.constLast());
    return {};
}

QList<CopyPoint> LogFile::putAside() const
{
    QList<CopyPoint> ends;
    for (const QString& path : logsAside(QFileInfo(*m_file).absolutePath())) {
        QFile file(path); // one that cannot be read says nothing, and holds nothing up
        const auto read
            = file.open(QIODevice::ReadOnly) ? readLog(file, m_device, {}) : Result<LogEnd>(StorageFault::CannotOpen);
        if (read && read->end)
            ends.append(*read->end);
    }
    return ends;
}

Result<void> LogFile::beginBehind(quint32 epoch, quint64 seq)
{
    const QString path = m_file->fileName(), made = path + partSuffix;
    QFile::remove(made); // of a try that was cut off
    if (auto written = writeBehind(made, epoch, seq); !written) {
        QFile::remove(made); // and it takes no room from what comes
        return written;
    }
    m_file->close();
    if (std::rename(QFile::encodeName(made).constData(), QFile::encodeName(path).constData()) != 0)
        return faultOf(errno);
    return begin(path);
}

Result<void> LogFile::writeBehind(const QString& made, quint32 epoch, quint64 seq)
{
    auto fresh = open(made, m_device);
    if (!fresh)
        return fresh.fault();
    const auto read = readLog(*m_file, m_device, [&](const CopyPage& page) -> Result<void> {
        CopyPage left = page;
        while (
            !left.rows.isEmpty() && std::pair(left.rows.first().epoch, left.rows.first().seq) <= std::pair(epoch, seq))
            left.previous = left.rows.takeFirst().hash;
        if (left.rows.isEmpty())
            return {};
        left.begins = left.begins || left.rows.size() < page.rows.size();
        left.keys.removeIf([&](const CopyKey& key) {
            return std::none_of(
                left.rows.cbegin(), left.rows.cend(), [&](const Row& row) { return row.keyId == key.keyId; });
        });
        return fresh->append(left);
    });
    if (!read)
        return read.fault();
    QFile again(made);
    const auto whole
        = again.open(QIODevice::ReadOnly) ? readLog(again, m_device, {}) : Result<LogEnd>(StorageFault::CannotOpen);
    if (!whole)
        return whole.fault();
    return whole->end == m_end ? Result<void>() : Fault(JournalFault::ChainBroken, QStringLiteral("journal.log"));
}

Result<void> LogFile::startOver()
{
    const QString path = m_file->fileName();
    m_file->close();
    for (int number = 1;; ++number) {
        const QString aside = path + QLatin1Char('.') + QString::number(number);
        if (QFileInfo::exists(aside))
            continue;
        if (!QFile::rename(path, aside))
            return Fault(StorageFault::IoFailed, QStringLiteral("journal.log"));
        return begin(path);
    }
}

} // namespace naru::journal

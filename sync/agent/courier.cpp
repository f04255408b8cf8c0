// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/agent/courier.h"

#include "app/storage/folder.h"

#include <QDir>
#include <QSaveFile>

namespace naru::agent {

namespace {

QString nameOf(const QByteArray& device, const journal::Stretch& stretch)
{
    return QStringLiteral("%1-%2-%3-%4%5")
        .arg(QString::fromLatin1(device.toHex()))
        .arg(stretch.before.epoch)
        .arg(stretch.before.seq + 1)
        .arg(QString::fromLatin1(stretch.entries.last().hash.toHex().first(16)), QLatin1StringView(courierSuffix));
}

Result<void> writeWhole(const QString& path, const QByteArray& bytes)
{
    QSaveFile file(path); // written beside, synced, renamed
    if (!file.open(QIODevice::WriteOnly))
        return Fault(storage::StorageFault::CannotOpen, file.errorString());
    if (file.write(bytes) != bytes.size() || !file.commit())
        return Fault(storage::StorageFault::IoFailed, file.errorString());
    return {};
}

} // namespace

Result<Carried> exportTo(const QString& folder, const journal::Outgoing& outgoing, const crypto::PrivateKey& key,
    const QString& program, const std::optional<Seal>& seal)
{
    if (!QDir().mkpath(folder))
        return Fault(storage::StorageFault::CannotOpen, folder);
    const auto cursor = outgoing.cursor();
    if (!cursor)
        return cursor.fault();
    const auto waiting = outgoing.waiting();
    if (!waiting)
        return waiting.fault();
    wire::Telling telling;
    telling.unsent = waiting->entries;
    telling.oldest = waiting->oldest;
    telling.program = program;
    Carried carried;
    journal::Head at = cursor->acked;
    for (;;) {
        const auto stretch = outgoing.after(at, wire::entriesMax, wire::batchBytesMax);
        if (!stretch)
            return stretch.fault();
        if (stretch->entries.isEmpty())
            break;
        const QByteArray bytes
            = wire::bytesOf(batchOf(outgoing.device(), *stretch, telling, key.publicKey(), seal), key);
        const QString path = QDir(folder).filePath(nameOf(outgoing.device(), *stretch));
        if (const auto written = writeWhole(path, bytes); !written)
            return written.fault();
        ++carried.files;
        carried.entries += static_cast<quint64>(stretch->entries.size());
        carried.bytes += bytes.size();
        at = {stretch->before.epoch, stretch->entries.last().seq, stretch->entries.last().hash};
    }
    if (carried.files > 0) {
        if (const auto synced = storage::syncFolder(folder); !synced)
            return synced.fault();
    }
    return carried;
}

} // namespace naru::agent

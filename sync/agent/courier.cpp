// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/agent/courier.h"

#include "app/crypto/hash.h"
#include "app/journal/hybridclock.h"
#include "app/journal/outgoingfaults.h"
#include "app/storage/folder.h"
#include "sync/wire/answer.h"
#include "sync/wire/courier.h"

#include <QDir>
#include <QFileInfo>
#include <QStorageInfo>

#include <sys/stat.h>

namespace naru::agent {

namespace {

QString nameOf(const QByteArray& device, const journal::Stretch& stretch)
{
    return QStringLiteral("%1-%2-%3-%4%5")
        .arg(QString::fromLatin1(device.toHex()))
        .arg(stretch.before.epoch)
        .arg(stretch.before.seq + 1)
        .arg(QString::fromLatin1(stretch.entries.last().hash.toHex().first(16)), QLatin1StringView(wire::batchSuffix));
}

/// The disk that a folder lies on: where a stick was pulled out, its folder may be one of this desk's own disk.
std::optional<dev_t> diskOf(const QString& folder)
{
    struct stat found = {};
    return ::stat(QFile::encodeName(folder).constData(), &found) == 0 ? std::optional(found.st_dev) : std::nullopt;
}

/// What the stick says, which is not this desk's own disk.
Fault ofStick(const Fault& fault, const QString& folder, qint64 bytes)
{
    const QStorageInfo stick(folder);
    if (!QFileInfo(folder).isDir())
        return {journal::CourierFault::NoFolder, folder};
    if (stick.isValid() && !stick.isReadOnly() && stick.bytesAvailable() < bytes)
        return {journal::CourierFault::Full, folder};
    if (stick.isReadOnly() || !QFileInfo(folder).isWritable())
        return {journal::CourierFault::ReadOnly, folder};
    return {journal::CourierFault::StickFailed, fault.detail()};
}

} // namespace

Result<Carried> exportSealed(const QString& folder, journal::Outgoing& outgoing, const crypto::PrivateKey& key,
    const QString& program, const SealingTo& sealing, const OnCarried& onCarried)
{
    const auto sealKey = wire::sealKeyOf(sealing.to);
    if (!sealKey)
        return sealKey.fault();
    const QByteArray certificate = sealing.to.certificate;
    const auto noted = sealing.to.number == 0 // nothing was ever said; else also that it was taken back
        ? Result<void>()
        : outgoing.noteSealing(certificate.isEmpty() ? QByteArray() : crypto::sha256(certificate), sealing.to.number);
    if (!noted)
        return noted.fault();
    return exportTo(folder, outgoing, key, program,
        *sealKey ? std::optional(Seal{**sealKey, sealing.random, sealing.facetsOf}) : std::nullopt, onCarried);
}

Result<Carried> exportTo(const QString& folder, const journal::Outgoing& outgoing, const crypto::PrivateKey& key,
    const QString& program, const std::optional<Seal>& seal, const OnCarried& onCarried)
{
    if (!QDir().mkpath(folder))
        return Fault(journal::CourierFault::NoFolder, folder);
    const auto disk = diskOf(folder);
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
    bool isStopped = false;
    journal::Head at = cursor->acked;
    for (;;) {
        const auto stretch = outgoing.after(at, wire::entriesMax, wire::batchBytesMax);
        if (!stretch) // a record that came back knows of no answer yet, and lacks what the hub has
            return stretch.fault().is(journal::OutgoingFault::LetGo)
                ? Fault(journal::CourierFault::AnswerFirst, stretch.fault().detail())
                : stretch.fault();
        if (stretch->entries.isEmpty())
            break;
        const QByteArray bytes = wire::bytesOf(batchOf(outgoing.device(), *stretch, telling, seal), key);
        const QString path = QDir(folder).filePath(nameOf(outgoing.device(), *stretch));
        if (!disk || diskOf(folder) != disk)
            return Fault(journal::CourierFault::NoFolder, folder);
        if (const auto written = wire::keepCarried(path, bytes); !written) {
            (void)storage::syncFolder(folder); // those before it stay
            return ofStick(written.fault(), folder, bytes.size());
        }
        ++carried.files;
        carried.entries += static_cast<quint64>(stretch->entries.size());
        carried.bytes += bytes.size();
        carried.newest = journal::hlcTime(stretch->entries.last().hlc);
        at = {stretch->before.epoch, stretch->entries.last().seq, stretch->entries.last().hash};
        isStopped = onCarried && !onCarried(carried);
        if (isStopped)
            break;
    }
    if (carried.files > 0) {
        if (const auto synced = storage::syncFolder(folder); !synced)
            return ofStick(synced.fault(), folder, 0);
    }
    return isStopped ? Result<Carried>(journal::CourierFault::Stopped) : Result<Carried>(carried);
}

namespace {

/// Nothing: not of this desk and hub.
std::optional<wire::Accepted> receiptIn(const QString& path, const QByteArray& device, const crypto::PublicKey& hubKey)
{
    const auto bytes = wire::carriedBytes(path, wire::receiptBytesMax);
    auto answer = bytes ? wire::acceptedOf(*bytes) : Result<wire::Accepted>(bytes.fault());
    if (!answer || !wire::checkReceipt(answer->receipt, device, answer->head, hubKey))
        return {};
    return *std::move(answer);
}

bool isBefore(const journal::Head& one, const journal::Head& other)
{
    return std::pair(one.epoch, one.seq) < std::pair(other.epoch, other.seq);
}

/// What a receipt is worth to this record: the cursor, and what the hub holds.
Result<Returned::Cursor> follow(const wire::Accepted& answer, journal::Outgoing& outgoing, Instant now)
{
    const auto cursor = outgoing.cursor();
    if (cursor && isBefore(answer.head, cursor->acked)) // an old one, of a place that may have gone here since
        return Returned::Cursor::Stays;
    const auto ours = cursor ? outgoing.hashAt(answer.head.epoch, answer.head.seq) : cursor.fault();
    if (!ours)
        return ours.fault();
    if (*ours != answer.head.hash)
        return Returned::Cursor::Forked;
    // Word that came by the network meanwhile is newer, also where it is of the same place.
    if (!isBefore(cursor->acked, answer.head) && !cursor->receipt.isEmpty())
        return Returned::Cursor::Stays;
    if (const auto moved = outgoing.advance({answer.head, answer.receipt, now}); !moved)
        return moved.fault();
    const auto held = outgoing.hold(answer.held);
    return held ? Result<Returned::Cursor>(Returned::Cursor::Moved) : held.fault();
}

} // namespace

Result<Returned> importFrom(const QStringList& paths, journal::Outgoing& outgoing, const crypto::PublicKey& hubKey,
    const Clock& clock, const std::function<bool()>& goesOn)
{
    const auto files = wire::carriedFiles(paths, wire::receiptSuffix);
    if (!files)
        return files.fault();
    Returned returned;
    std::optional<wire::Accepted> furthest;
    for (const QString& path : *files) {
        if (goesOn && !goesOn())
            return journal::CourierFault::Stopped;
        auto answer = receiptIn(path, outgoing.device(), hubKey);
        ++(answer ? returned.receipts : returned.others);
        if (answer && (!furthest || isBefore(furthest->head, answer->head)))
            furthest = std::move(answer);
    }
    if (!furthest)
        return returned;
    const auto followed = follow(*furthest, outgoing, clock.now());
    if (!followed)
        return followed.fault();
    returned.cursor = *followed;
    returned.acked = furthest->head;
    return returned;
}

} // namespace naru::agent

// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/agent/keepsakes.h"

#include "app/base/savefile.h"
#include "app/storage/folder.h"
#include "sync/agent/keepfile.h"
#include "sync/agent/membership.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>

#include <algorithm>

namespace naru::agent {

namespace {

QString lostPathIn(const QString& dataFolder)
{
    return QDir(dataFolder).filePath(QStringLiteral("trust/lost.hub"));
}

QString checkpointPath(const QString& dataFolder)
{
    return QDir(dataFolder).filePath(QStringLiteral("hub/checkpoint"));
}

QString proofFolder(const QString& dataFolder)
{
    return QDir(dataFolder).filePath(QStringLiteral("hub/proofs"));
}

/// Names sort as places do.
QString proofPath(const QString& dataFolder, quint32 epoch, quint64 seq)
{
    return proofFolder(dataFolder)
        + QStringLiteral("/%1-%2.proof").arg(epoch, 10, 10, QLatin1Char('0')).arg(seq, 13, 10, QLatin1Char('0'));
}

std::optional<QByteArray> bytesIn(const QString& path, qsizetype most)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return std::nullopt;
    QByteArray bytes = file.read(most + 1);
    return bytes.size() <= most ? std::optional(std::move(bytes)) : std::nullopt;
}

Result<void> put(const QString& path, const QByteArray& bytes)
{
    const QString folder = QFileInfo(path).path();
    if (!storage::makePrivateFolder(folder))
        return Fault(MembershipFault::CannotWrite, QFileInfo(folder).fileName());
    if (!saveWhole(path, bytes) || !storage::syncFolder(folder))
        return Fault(MembershipFault::CannotWrite, QFileInfo(path).fileName());
    return {};
}

QString originOf(const Membership& hub)
{
    return wire::originOf(hub.authority.fingerprint());
}

void makeRoom(const QString& folder)
{
    const QStringList names = QDir(folder).entryList({QStringLiteral("*.proof")}, QDir::Files, QDir::Name);
    for (qsizetype i = 0; i + proofsMax < names.size(); ++i)
        QFile::remove(folder + QLatin1Char('/') + names.at(i));
}

} // namespace

std::optional<QByteArray> keptFile(const QString& dataFolder, const QString& name, qsizetype most)
{
    return bytesIn(QDir(dataFolder).filePath(name), most);
}

Result<void> keepFile(const QString& dataFolder, const QString& name, const QByteArray& bytes)
{
    return put(QDir(dataFolder).filePath(name), bytes);
}

Result<void> keepLost(const QString& dataFolder, const QByteArray& bytes, const Membership& hub)
{
    const auto list = wire::lostOf(bytes, originOf(hub), hub.hubKey);
    if (!list)
        return list.fault();
    const auto before = keptLost(dataFolder, hub);
    if (before && before->made > list->made)
        return Fault(wire::WireFault::BadLostList, QStringLiteral("older"));
    if (before && before->keys == list->keys)
        return {};
    return put(lostPathIn(dataFolder), bytes);
}

std::optional<wire::LostList> keptLost(const QString& dataFolder, const Membership& hub)
{
    const auto bytes = bytesIn(lostPathIn(dataFolder), wire::lostBytesMax);
    const auto list = bytes ? wire::lostOf(*bytes, originOf(hub), hub.hubKey)
                            : Result<wire::LostList>(wire::WireFault::BadLostList);
    return list ? std::optional(*list) : std::nullopt;
}

bool hasProof(const QString& dataFolder, quint32 epoch, quint64 seq)
{
    return QFile::exists(proofPath(dataFolder, epoch, seq));
}

Result<void> keepProof(const QString& dataFolder, const QByteArray& bytes, const QByteArray& device,
    const journal::Head& entry, const Membership& hub)
{
    const auto proof = wire::proofOf(bytes);
    if (!proof)
        return proof.fault();
    if (proof->device != device || proof->entry != entry)
        return Fault(wire::WireFault::BadProof, QStringLiteral("of another entry"));
    if (const auto included = wire::checkProof(*proof, originOf(hub), hub.hubKey); !included)
        return included.fault();
    if (const auto written = put(proofPath(dataFolder, entry.epoch, entry.seq), bytes); !written)
        return written;
    makeRoom(proofFolder(dataFolder));
    return {};
}

std::optional<QByteArray> keptProof(const QString& dataFolder, quint32 epoch, quint64 seq)
{
    return bytesIn(proofPath(dataFolder, epoch, seq), wire::proofBytesMax);
}

QList<QByteArray> keptCheckpoints(const QString& dataFolder)
{
    QList<QByteArray> notes;
    if (const auto kept = bytesIn(checkpointPath(dataFolder), wire::noteBytesMax))
        notes.append(*kept);
    const QString folder = proofFolder(dataFolder);
    const QStringList names = QDir(folder).entryList({QStringLiteral("*.proof")}, QDir::Files, QDir::Name);
    const auto bytes
        = names.isEmpty() ? std::nullopt : bytesIn(folder + QLatin1Char('/') + names.constLast(), wire::proofBytesMax);
    if (const auto proof = bytes ? wire::proofOf(*bytes) : Result<wire::Proof>(wire::WireFault::BadProof))
        notes.append(proof->checkpoint);
    return notes;
}

std::optional<KeptCheckpoint> keptCheckpoint(const QString& dataFolder, const Membership& hub)
{
    const auto note = bytesIn(checkpointPath(dataFolder), wire::noteBytesMax);
    const auto checkpoint = note ? wire::checkpointOf(*note, originOf(hub), hub.hubKey)
                                 : Result<wire::Checkpoint>(wire::WireFault::BadCheckpoint);
    return checkpoint ? std::optional(KeptCheckpoint{*checkpoint, *note}) : std::nullopt;
}

Result<void> keepCheckpoint(const QString& dataFolder, const QByteArray& note)
{
    return put(checkpointPath(dataFolder), note);
}

Result<void> keepContradiction(const QString& dataFolder, const QByteArray& note)
{
    return put(QDir(dataFolder).filePath(QStringLiteral("hub/contradiction")), note);
}

} // namespace naru::agent

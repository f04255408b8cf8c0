// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/agent/putaside.h"

#include "app/storage/folder.h"
#include "sync/agent/keepfile.h"
#include "sync/agent/keepsakes.h"
#include "sync/agent/membershipfaults.h"

#include <QDir>
#include <QFile>

namespace naru::agent {

namespace {

constexpr int namesMax = 100; ///< on one second

/// Nothing: it cannot be made. A name that is there already is somebody's: another one.
QString freshFolder(const QString& dataFolder, Instant now)
{
    const QString stamp = rfc3339(now).remove(u'-').remove(u':');
    for (int number = 1; number <= namesMax; ++number) {
        const QString name
            = QStringLiteral("hub/aside-") + stamp + (number > 1 ? QStringLiteral("-%1").arg(number) : QString());
        if (QFile::exists(QDir(dataFolder).filePath(name)))
            continue;
        return storage::makePrivateFolder(QDir(dataFolder).filePath(name)) ? name : QString();
    }
    return {};
}

} // namespace

Result<QString> putLogAside(
    const QString& dataFolder, const QByteArray& note, const crypto::Certificate& certificate, Instant now)
{
    const QString name = freshFolder(dataFolder, now);
    if (name.isEmpty())
        return Fault(MembershipFault::CannotWrite, QStringLiteral("aside"));
    const QDir hub(QDir(dataFolder).filePath(QStringLiteral("hub"))), aside(QDir(dataFolder).filePath(name));
    for (const QString& what : {QStringLiteral("proofs"), QStringLiteral("contradiction"), QStringLiteral("desks"),
             QStringLiteral("desks-looked")}) {
        if (QFile::exists(hub.filePath(what)) && !QDir().rename(hub.filePath(what), aside.filePath(what)))
            return Fault(MembershipFault::CannotWrite, what);
    }
    const QString checkpoint = QStringLiteral("checkpoint");
    const auto before = keptFile(dataFolder, QStringLiteral("hub/") + checkpoint, wire::noteBytesMax);
    if (!before && QFile::exists(hub.filePath(checkpoint)))
        return Fault(MembershipFault::CannotWrite, checkpoint);
    auto kept = before ? keepFile(dataFolder, name + u'/' + checkpoint, *before) : Result<void>();
    if (!storage::syncFolder(aside.path()) || !storage::syncFolder(hub.path()))
        return Fault(MembershipFault::CannotWrite, checkpoint);
    if (kept)
        kept = keepFile(dataFolder, QString(acceptedName), certificate.fingerprint().toHex() + '\n');
    if (kept)
        kept = keepCheckpoint(dataFolder, note);
    return kept ? Result<QString>(name) : kept.fault();
}

} // namespace naru::agent

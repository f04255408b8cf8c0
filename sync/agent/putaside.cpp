// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/agent/putaside.h"

#include "app/storage/folder.h"
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

Result<QString> putLogAside(const QString& dataFolder, const QByteArray& note, Instant now)
{
    const QString name = freshFolder(dataFolder, now);
    if (name.isEmpty())
        return Fault(MembershipFault::CannotWrite, QStringLiteral("aside"));
    const QDir hub(QDir(dataFolder).filePath(QStringLiteral("hub"))), aside(QDir(dataFolder).filePath(name));
    const auto put = [&](const QString& what, const auto& how) {
        return !QFile::exists(hub.filePath(what)) || how(hub.filePath(what), aside.filePath(what));
    };
    const auto copy = [](const QString& from, const QString& to) { return QFile::copy(from, to); };
    const auto move = [](const QString& from, const QString& to) { return QDir().rename(from, to); };
    for (const QString& what : {QStringLiteral("proofs"), QStringLiteral("contradiction"), QStringLiteral("desks"),
             QStringLiteral("desks-looked")}) {
        if (!put(what, move))
            return Fault(MembershipFault::CannotWrite, what);
    }
    if (!put(QStringLiteral("checkpoint"), copy) || !storage::syncFolder(aside.path())
        || !storage::syncFolder(hub.path()))
        return Fault(MembershipFault::CannotWrite, QStringLiteral("checkpoint"));
    if (const auto kept = keepCheckpoint(dataFolder, note); !kept)
        return kept.fault();
    return name;
}

} // namespace naru::agent

// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desk/deskimpl.h"
#include "app/desk/recovery.h"

#include <QDateTime>
#include <QDir>
#include <QFileInfo>
#include <QSaveFile>

namespace naru::desk {

namespace {
constexpr qint64 sealedFileMax = 64 * 1024;

Result<void> writeFile(const QString& path, const QByteArray& bytes)
{
    QSaveFile file(path);
    if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size() || !file.commit())
        return Fault(DeskFault::BackupFailed, QFileInfo(path).fileName());
    return {};
}

/// With their dates: they are the day as of which the issuers are believed.
void copyTrust(const QString& from, const QString& to)
{
    const QDir trust(from + QStringLiteral("/trust"));
    for (const QFileInfo& file : trust.entryInfoList(QDir::Files | QDir::NoSymLinks)) {
        const QString copy = to + QStringLiteral("/trust/") + file.fileName();
        if (QFile kept(copy); QFile::copy(file.filePath(), copy) && kept.open(QIODevice::ReadWrite))
            kept.setFileTime(file.lastModified(), QFileDevice::FileModificationTime);
    }
}

/// The journal as it is, its keys sealed, and the public lists. Runs off the desk's thread.
Result<void> writeBackup(const journal::Journal& journal, const QByteArray& sealedKeys, const QString& data, const QString& target)
{
    if (!QDir().mkpath(target + QStringLiteral("/trust")))
        return Fault(DeskFault::BackupFailed, QStringLiteral("folder"));
    if (const auto copied = journal.backUpTo(target + QStringLiteral("/journal.db")); !copied)
        return copied;
    copyTrust(data, target);
    return writeFile(target + QStringLiteral("/keys.sealed"), sealedKeys);
}
} // namespace

QString DeskImpl::recoveryCode() const
{
    const auto code = m_keys->load(QStringLiteral("backup.recovery"));
    return code && mayAdminister() ? recoveryText(code->view()) : QString();
}

void DeskImpl::backUp(const QString& folder, Done done)
{
    if (!m_signedIn)
        return done(DeskFault::NotSignedIn);
    const QString stamp = rfc3339(now()).remove(QLatin1Char(':')).remove(QLatin1Char('-'));
    const QString target = QDir(folder).filePath(QStringLiteral("naru-") + stamp);
    const auto code = m_keys->load(QStringLiteral("backup.recovery"));
    const auto sealed = code ? sealKeys(*m_keys, code->view(), m_parts.random) : Result<QByteArray>(code.fault());
    if (!sealed)
        return done(sealed.fault());
    if (QFileInfo::exists(target))
        return done(DeskFault::BackupFailed);
    const auto written = [this, done](const Result<void>& backup) {
        if (!backup)
            return done(backup);
        recordAll({entryOf(Deed {naru::Kind::BackupMade, m_signedIn, {}})}, [this, done](const Result<void>& recorded) {
            m_lastBackup = now();
            done(recorded);
        });
    };
    m_workers.start([this, journal = m_journal.get(), keys = *sealed,
                                             data = m_parts.folder, target, written] {
        const auto backup = writeBackup(*journal, keys, data, target);
        QMetaObject::invokeMethod(this, [written, backup] { written(backup); }, Qt::QueuedConnection);
    });
}

/// With the first sign-in of a Korean day.
void DeskImpl::keepSecondCopy()
{
    const QString& folder = settings().secondCopyFolder;
    const QDate today = koreanDate(now());
    if (folder.isEmpty() || m_copiedDay == today)
        return;
    m_copiedDay = today;
    backUp(folder, [this](const Result<void>& copied) {
        m_secondCopyFault = copied ? std::nullopt : std::optional(copied.fault());
        Q_EMIT devicesChanged();
    });
}

/// Once a Korean day, and at the start.
void DeskImpl::keepHouse()
{
    const QDate today = koreanDate(now());
    if (m_keptDay.isValid() && m_keptDay != today) {
        m_snapshot.today.clear();
        m_snapshot.counts = {};
        Q_EMIT todayChanged();
    }
    m_keptDay = today;
    keepHolderKeys();
}

void DeskImpl::noticeRestore()
{
    if (!QFileInfo::exists(path("restored")))
        return;
    record(entryOf(Deed {naru::Kind::Restored, 0, {}}), [this](const Result<journal::Stamp>& stamp) {
        if (stamp)
            QFile::remove(path("restored"));
    });
}

Result<void> restoreBackup(const QString& backupFolder, const QString& dataFolder, const QString& recoveryCode)
{
    const QDir from(backupFolder), to(dataFolder);
    if (to.exists(QStringLiteral("journal.db")) || to.exists(QStringLiteral("keys")))
        return DeskFault::RestoreNotEmpty;
    QFile sealed(from.filePath(QStringLiteral("keys.sealed")));
    if (!from.exists(QStringLiteral("journal.db")) || !sealed.open(QIODevice::ReadOnly))
        return DeskFault::RestoreUnreadable;
    const auto code = parseRecovery(recoveryCode);
    if (!code)
        return code.fault();
    if (!to.mkpath(QStringLiteral("trust")) || !QFile::setPermissions(dataFolder, QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner))
        return Fault(DeskFault::BackupFailed, QStringLiteral("data folder"));
    const auto opened = [&]() -> Result<void> { // the code is tried before anything is written
        const auto trial = crypto::memoryKeyStore();
        return unsealKeys(sealed.peek(sealedFileMax), code->view(), *trial);
    }();
    if (!opened)
        return opened;
    auto keys = crypto::openFileKeyStore(to.filePath(QStringLiteral("keys")));
    if (!keys)
        return keys.fault();
    if (const auto unsealed = unsealKeys(sealed.read(sealedFileMax), code->view(), **keys); !unsealed)
        return unsealed;
    if (!QFile::copy(from.filePath(QStringLiteral("journal.db")), to.filePath(QStringLiteral("journal.db"))))
        return Fault(DeskFault::BackupFailed, QStringLiteral("journal.db"));
    copyTrust(backupFolder, dataFolder);
    return writeFile(to.filePath(QStringLiteral("restored")), {});
}

} // namespace naru::desk

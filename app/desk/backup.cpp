// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/base/savefile.h"
#include "app/desk/deskimpl.h"
#include "app/desk/packsimpl.h"
#include "app/desk/recovery.h"
#include "app/desk/suppliesimpl.h"
#include "app/journal/replacing.h"
#include "app/journal/secondcopy.h"

#include <QDateTime>
#include <QDir>
#include <QFileInfo>

#include <unistd.h>

namespace naru::desk {

namespace {
constexpr qint64 sealedFileMax = 64 * 1024;
constexpr qsizetype secondCopiesKept = 7;
constexpr QFile::Permissions ownerOnly = QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner;
constexpr QLatin1StringView sealedName("keys.sealed");

Result<void> writeFile(const QString& path, const QByteArray& bytes)
{
    if (!saveWhole(path, bytes))
        return Fault(DeskFault::BackupFailed, QFileInfo(path).fileName());
    return {};
}

/// With their dates: they are the day as of which the issuers are believed.
Result<void> copyTrust(const QString& from, const QString& to)
{
    const QDir trust(from + QStringLiteral("/trust"));
    for (const QFileInfo& file : trust.entryInfoList(QDir::Files | QDir::NoSymLinks)) {
        const QString copy = to + QStringLiteral("/trust/") + file.fileName();
        QFile kept(copy);
        kept.remove(); // of a restore that was broken off
        if (!QFile::copy(file.filePath(), copy) || !kept.open(QIODevice::ReadWrite)
            || !kept.setFileTime(file.lastModified(), QFileDevice::FileModificationTime))
            return Fault(DeskFault::BackupFailed, file.fileName());
    }
    return {};
}

/// The signing key stays behind (decision 10): whoever restores gets a new one, and knows what the old one signed by
/// this, as of a sister desk: receipts, cards and the centre's own packs.
Result<void> writeOwnKey(const QByteArray& ownKey, const QString& target)
{
    const auto key = payments::deskKeyFrom(ownKey);
    if (!key)
        return key.fault();
    return writeFile(
        target + QStringLiteral("/trust/") + QLatin1StringView(key->id().toHex()) + QStringLiteral(".desk"), ownKey);
}

/// The journal as it is, its keys sealed, and the public lists. Runs off the desk's thread.
Result<void> writeBackup(const journal::Journal& journal, const QByteArray& sealedKeys, const QByteArray& ownKey,
    const QString& data, const QString& target)
{
    if (!QDir().mkpath(target + QStringLiteral("/trust")))
        return Fault(DeskFault::BackupFailed, QStringLiteral("folder"));
    QFile::setPermissions(target, ownerOnly); // a USB stick may not know how
    if (const auto copied = journal.backUpTo(target + QStringLiteral("/journal.db")); !copied)
        return copied;
    if (const auto copied = copyTrust(data, target); !copied)
        return copied;
    if (const auto copied = copyPacks(data, target); !copied)
        return copied;
    if (const auto copied = copyReleases(data, target); !copied)
        return copied;
    if (const auto kept = writeOwnKey(ownKey, target); !kept)
        return kept;
    if (QFile::exists(data + QLatin1Char('/') + QLatin1String(demoMark))) {
        if (const auto marked = writeFile(target + QLatin1Char('/') + QLatin1String(demoMark), {}); !marked)
            return marked;
    }
    return writeFile(target + QStringLiteral("/") + sealedName, sealedKeys); // last: with it the backup is whole
}

/// All but the newest whole ones. Only what writeBackup made is looked at.
void forgetOldCopies(const QString& folder)
{
    QStringList copies = QDir(folder).entryList({QStringLiteral("naru-*Z")}, QDir::Dirs | QDir::NoSymLinks, QDir::Name);
    const auto isPart = [&](const QString& name) {
        return !QFile::exists(QDir(folder).filePath(name + QLatin1Char('/') + sealedName));
    };
    copies.removeIf(isPart);
    while (copies.size() > secondCopiesKept)
        QDir(QDir(folder).filePath(copies.takeFirst())).removeRecursively();
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
    copyTo(folder, {}, done);
}

void DeskImpl::copyTo(const QString& folder, QList<std::pair<QByteArray, QString>> words, Done done)
{
    const QString stamp = rfc3339(now()).remove(QLatin1Char(':')).remove(QLatin1Char('-'));
    const QString target = QDir(folder).filePath(QStringLiteral("naru-") + stamp);
    const auto code = m_keys->load(QStringLiteral("backup.recovery"));
    const auto sealed = code ? sealKeys(*m_keys, code->view(), m_parts.random) : Result<QByteArray>(code.fault());
    if (!sealed)
        return done(sealed.fault());
    const auto ownKey = deskKeyText();
    if (!ownKey)
        return done(ownKey.fault());
    if (QFileInfo::exists(target))
        return done(DeskFault::BackupFailed);
    const auto written = [this, words, done](const Result<void>& backup) {
        if (!backup)
            return done(backup);
        recordAll({entryOf(Deed{naru::Kind::BackupMade, m_signedIn, words})}, done);
    };
    m_workers.start(
        [this, journal = m_journal.get(), keys = *sealed, own = *ownKey, data = m_parts.folder, target, written] {
            const auto backup = writeBackup(*journal, keys, own, data, target);
            QMetaObject::invokeMethod(
                this, [written, backup] { written(backup); }, Qt::QueuedConnection);
        });
}

static QString ownFolderIn(const QString& folder, QByteArrayView deviceId)
{
    constexpr qsizetype shortIdBytes = 4;
    const QByteArray shortId = deviceId.first(shortIdBytes).toByteArray().toHex();
    return QDir(folder).filePath(QStringLiteral("naru-desk-") + QLatin1String(shortId));
}

/// With the first sign-in of a Korean day, and with each later one until it was done. A folder may serve several desks.
void DeskImpl::keepSecondCopy()
{
    const QString& folder = settings().secondCopyFolder;
    const auto& last = m_snapshot.lastSecondCopy;
    if (folder.isEmpty() || m_copying || (last && koreanDate(*last) == koreanDate(now())))
        return;
    const auto deviceId = m_keys->load(QStringLiteral("device.id"));
    if (!deviceId)
        return;
    const QString own = ownFolderIn(folder, deviceId->view());
    m_copying = true;
    copyTo(own, {{secondCopyWord, QString()}}, [this, own](const Result<void>& copied) {
        m_copying = false;
        m_secondCopyFault = copied ? std::nullopt : std::optional(copied.fault());
        if (copied)
            m_workers.start([own] { forgetOldCopies(own); });
        Q_EMIT devicesChanged();
    });
}

/// Each entry, a moment after its commit. A stick that is not there or is full keeps nobody from anything.
void DeskImpl::keepLog()
{
    m_logTried = m_parts.clock.monotonic();
    const QString& folder = settings().secondCopyFolder;
    if (!m_log && folder.isEmpty())
        return;
    if (!m_log) {
        const auto code = m_keys->load(QStringLiteral("backup.recovery"));
        const auto sealed
            = code ? sealJournalKeys(*m_keys, code->view(), m_parts.random) : Result<QByteArray>(code.fault());
        if (!sealed)
            return; // nobody could ever read it
        m_log = std::make_unique<journal::SecondCopy>(journal::SecondCopy::Parts{*m_journal, m_deviceId, *sealed});
    }
    m_log->keepIn(folder.isEmpty() ? QString() : ownFolderIn(folder, m_deviceId));
    m_log->push();
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
    m_engagements = m_snapshot.engagements; // forgets those past their time
    keepHolderKeys();
}

void DeskImpl::noticeRestore()
{
    if (!QFileInfo::exists(path(restoredMark)))
        return;
    record(entryOf(Deed{naru::Kind::Restored, 0, {}}), [this](const Result<journal::Stamp>& stamp) {
        if (stamp)
            QFile::remove(path(restoredMark));
    });
}

namespace {
/// The journal and its keys under other names: they get their own once all of it is there and reads whole.
Result<void> restoreParts(const QDir& from, const QDir& to, const QByteArray& sealed, QByteArrayView code)
{
    const QString keysPart = to.filePath(QStringLiteral("keys.part"));
    journal::Journal::Options options;
    options.path = to.filePath(QStringLiteral("journal.db.part"));
    options.mode = storage::Database::Mode::ReadOnly;
    auto keys = crypto::openFileKeyStore(keysPart);
    if (!keys)
        return keys.fault();
    if (const auto unsealed = unsealKeys(sealed, code, **keys); !unsealed)
        return unsealed;
    const auto deviceId = (*keys)->load(QStringLiteral("device.id"));
    if (!deviceId)
        return DeskFault::RestoreUnreadable;
    options.deviceId = deviceId->view().toByteArray();
    QFile journal(options.path);
    if (!QFile::copy(from.filePath(QStringLiteral("journal.db")), options.path) || !journal.open(QIODevice::ReadWrite)
        || ::fsync(journal.handle()) != 0)
        return Fault(DeskFault::BackupFailed, QStringLiteral("journal.db"));
    const SystemClock clock;
    SystemRandom random;
    const auto opened
        = journal::Journal::open(options, **keys, clock, random, [](const std::function<void()>& run) { run(); });
    if (!opened)
        return opened.fault();
    const auto whole = (*opened)->verify();
    return whole ? Result<void>() : Result<void>(whole.fault());
}

void removeParts(const QDir& folder)
{
    for (const QString& name : folder.entryList({QStringLiteral("*.part*")}, QDir::Files))
        QFile::remove(folder.filePath(name));
}

/// Each file under its own name, the journal last: with it the folder is a desk's.
Result<void> putInPlace(const QDir& to)
{
    const auto rename = [&](const char* name) {
        const QString path = to.filePath(QLatin1String(name));
        return QFile::rename(path + QStringLiteral(".part"), path);
    };
    if (!rename("keys"))
        return Fault(DeskFault::BackupFailed, QStringLiteral("keys"));
    if (!rename("journal.db")) {
        QFile::remove(to.filePath(QStringLiteral("keys"))); // the backup has them still
        return Fault(DeskFault::BackupFailed, QStringLiteral("journal.db"));
    }
    removeParts(to); // what looking at them left
    return storage::syncFolder(to.path());
}
} // namespace

Result<void> restoreBackup(const QString& backupFolder, const QString& dataFolder, const QString& recoveryCode)
{
    const QDir from(backupFolder), to(dataFolder);
    // A record that a recovery was about to put there would push the restored one aside at the next start.
    const bool isAwaited = to.exists(QStringLiteral("journal.db") + QLatin1StringView(journal::recoveredSuffix));
    if (isAwaited || to.exists(QStringLiteral("journal.db")) || to.exists(QStringLiteral("keys")))
        return DeskFault::RestoreNotEmpty;
    const bool isDemo = from.exists(QLatin1String(demoMark));
    if (const auto fits = checkFolder(dataFolder, isDemo ? Desk::Kind::Demo : Desk::Kind::Real); !fits)
        return fits;
    QFile file(from.filePath(sealedName));
    if (!from.exists(QStringLiteral("journal.db")) || !file.open(QIODevice::ReadOnly))
        return DeskFault::RestoreUnreadable;
    const QByteArray sealed = file.read(sealedFileMax);
    const auto code = parseRecovery(recoveryCode);
    if (!code)
        return code.fault();
    const auto trial = crypto::memoryKeyStore(); // before anything is written
    if (const auto opened = unsealKeys(sealed, code->view(), *trial); !opened)
        return opened;
    if (const auto made = storage::makePrivateFolder(dataFolder); !made)
        return made;
    const auto lock = storage::FolderLock::take(dataFolder); // no naru starts here meanwhile
    if (!lock)
        return lock.fault();
    if (!to.mkpath(QStringLiteral("trust")) || !QFile::setPermissions(dataFolder, ownerOnly))
        return Fault(DeskFault::BackupFailed, QStringLiteral("data folder"));
    removeParts(to);
    auto restored = restoreParts(from, to, sealed, code->view());
    if (restored)
        restored = copyTrust(backupFolder, dataFolder);
    if (restored)
        restored = copyPacks(backupFolder, dataFolder);
    if (restored)
        restored = copyReleases(backupFolder, dataFolder);
    for (const char* mark : {restoredMark, isDemo ? demoMark : restoredMark}) {
        if (restored)
            restored = writeFile(to.filePath(QLatin1String(mark)), {});
    }
    if (restored)
        restored = putInPlace(to);
    if (!restored) { // as it was: the next try begins anew
        removeParts(to);
        QFile::remove(to.filePath(QLatin1String(restoredMark)));
        QFile::remove(to.filePath(QLatin1String(demoMark)));
    }
    return restored;
}

} // namespace naru::desk

// SPDX-License-Identifier: GPL-3.0-or-later
// What the commands for releases read and write.
#include "app/base/faults.h"
#include "app/base/savefile.h"
#include "app/cli/release.h"
#include "app/crypto/hash.h"
#include "app/crypto/pem.h"
#include "app/storage/faults.h"

#include <QFile>

namespace naru::cli {

namespace {
constexpr qint64 keyFileMax = 64 * 1024;
}

Fault cannotRead(const QString& path)
{
    return Fault(storage::StorageFault::CannotOpen, path + QStringLiteral(" cannot be read"));
}

Fault otherContent(const QString& path)
{
    return Fault(storage::StorageFault::CannotOpen,
        path + QStringLiteral(" is there already and says something else: take another name"));
}

Result<QByteArray> fileContent(const QString& path, qint64 bytesMax)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return cannotRead(path);
    const QByteArray bytes = file.read(bytesMax + 1);
    return bytes.size() <= bytesMax ? Result<QByteArray>(bytes) : Fault(packs::ReleaseFault::TooLarge, path);
}

Result<crypto::PrivateKey> privateKeyIn(const QString& path)
{
    auto pem = fileContent(path, keyFileMax);
    if (!pem)
        return pem.fault();
    auto key = crypto::PrivateKey::fromPem(*pem);
    crypto::wipe(*pem);
    if (key && key->curve() != crypto::Curve::P256)
        return Fault(crypto::CryptoFault::UnsupportedKey, path);
    return key;
}

Result<crypto::PublicKey> publicKeyIn(const QString& path)
{
    const auto pem = fileContent(path, keyFileMax);
    if (!pem)
        return pem.fault();
    QByteArrayView text(*pem);
    const auto block = crypto::nextPemBlock(text);
    if (!block || block->label != "PUBLIC KEY")
        return Fault(crypto::CryptoFault::BadKey, path);
    const auto key = crypto::PublicKey::fromSpki(crypto::pemBytes(*block));
    if (!key)
        return key.fault();
    if (key->curve() != crypto::Curve::P256)
        return Fault(crypto::CryptoFault::UnsupportedKey, path);
    return crypto::PublicKey::fromCoordinates(key->curve(), key->x(), key->y()); // its one spelling
}

QByteArray keyIdOf(const crypto::PublicKey& key)
{
    return crypto::sha256(key.spki());
}

Result<void> keepFile(const QString& path, const std::function<Result<void>(QIODevice&)>& write)
{
    QSaveFile file(path);
    if (!file.open(QIODevice::WriteOnly))
        return Fault(storage::StorageFault::IoFailed, path);
    if (const auto written = write(file); !written)
        return written;
    return commitWhole(file) ? Result<void>() : Fault(storage::StorageFault::IoFailed, path);
}

Result<Instant> dayOf(const QString& date, int days)
{
    const QDate day = QDate::fromString(date, Qt::ISODate);
    return day.isValid() && date.size() == 10 ? Result<Instant>(koreanMidnight(day.addDays(days)))
                                              : Fault(BaseFault::BadDateTime, date);
}

int refuseRelease(const Fault& fault, bool asJson)
{
    if (asJson)
        printJson(
            {{QStringLiteral("fault"), QLatin1StringView(fault.name())}, {QStringLiteral("detail"), fault.detail()}});
    if (fault.is(storage::StorageFault::CannotOpen)) // its words speak of a data folder
        return complain(fault.detail());
    const int exit = sayFault(fault);
    return QByteArrayView(fault.name()).startsWith("release.") ? int(Refused) : exit;
}

QString shortId(const QByteArray& id)
{
    constexpr qsizetype shown = 8; // bytes
    return QString::fromLatin1(id.first(shown).toHex());
}

bool isBundle(const QString& path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) && file.read(12) == "naru.bundle/";
}

} // namespace naru::cli

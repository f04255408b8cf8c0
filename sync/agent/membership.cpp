// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/agent/membership.h"

#include "app/base/savefile.h"
#include "app/codec/jsontree.h"
#include "app/storage/folder.h"
#include "sync/lan/identity.h"

#include <QDir>
#include <QFile>
#include <QJsonDocument>
#include <QJsonObject>

namespace naru::agent {

namespace {

constexpr qsizetype fileBytesMax = 64 * 1024;
constexpr qsizetype addressLettersMax = 512;
constexpr qsizetype packsRootBytes = 32;

QString folderIn(const QString& dataFolder)
{
    return QDir(dataFolder).filePath(QStringLiteral("hub"));
}

QString pathIn(const QString& dataFolder, const char* name)
{
    return QDir(folderIn(dataFolder)).filePath(QLatin1StringView(name));
}

/// Nothing: no such file.
Result<std::optional<QByteArray>> bytesOf(const QString& path)
{
    QFile file(path);
    if (!file.exists())
        return std::optional<QByteArray>();
    if (!file.open(QIODevice::ReadOnly))
        return Fault(MembershipFault::CannotRead, QFileInfo(path).fileName());
    const QByteArray bytes = file.read(fileBytesMax + 1);
    if (file.error() != QFileDevice::NoError || bytes.size() > fileBytesMax)
        return Fault(MembershipFault::CannotRead, QFileInfo(path).fileName());
    return std::optional(bytes);
}

bool isAddress(const QUrl& url)
{
    return url.isValid() && url.scheme() == QStringLiteral("https") && !url.host().isEmpty() && url.port() > 0
        && url.userInfo().isEmpty() && url.path().isEmpty() && !url.hasQuery() && !url.hasFragment();
}

Result<QUrl> addressOf(const codec::JsonNode& node)
{
    const QByteArray text = node.text();
    const QUrl url = text.size() <= addressLettersMax ? QUrl(QString::fromUtf8(text), QUrl::StrictMode) : QUrl();
    return isAddress(url) ? Result<QUrl>(url) : MembershipFault::BadAddress;
}

/// Faults: BadHubKey.
Result<crypto::PublicKey> hubKeyOf(QByteArrayView base64)
{
    const auto spki = codec::fromBase64(base64);
    auto key = spki ? crypto::PublicKey::fromSpki(*spki) : Result<crypto::PublicKey>(spki.fault());
    if (!key || key->curve() != crypto::Curve::P256)
        return MembershipFault::BadHubKey;
    return key;
}

bool isAuthority(const crypto::Certificate& certificate)
{
    const auto& constraints = certificate.basicConstraints();
    return constraints && constraints->ca && certificate.publicKey();
}

/// What holds whether it was read or is to be written.
Result<void> check(const Membership& membership)
{
    if (!isAuthority(membership.authority))
        return MembershipFault::BadAuthority;
    const auto key = membership.certificate.publicKey();
    if (!key || key->curve() != crypto::Curve::P256)
        return MembershipFault::BadCertificate;
    if (!membership.certificate.isSignedBy(membership.authority))
        return MembershipFault::NotOfAuthority;
    if (!isAddress(membership.devices) || !isAddress(membership.enrol))
        return MembershipFault::BadAddress;
    if (membership.hubKey.curve() != crypto::Curve::P256)
        return MembershipFault::BadHubKey;
    if (!wire::sealKeyOf(membership.sealTo))
        return Fault(MembershipFault::BadSettings, QStringLiteral("seal_to"));
    if (!lan::isName(membership.site) || !lan::isName(membership.desk))
        return MembershipFault::BadSettings;
    if (!membership.packsRoot.isEmpty() && membership.packsRoot.size() != packsRootBytes)
        return Fault(MembershipFault::BadSettings, QStringLiteral("packs_root"));
    return {};
}

QByteArray settingsOf(const Membership& membership)
{
    QJsonObject object{{QStringLiteral("devices"), membership.devices.toString()},
        {QStringLiteral("enrol"), membership.enrol.toString()},
        {QStringLiteral("hub_key"), QString::fromLatin1(membership.hubKey.spki().toBase64())},
        {QStringLiteral("site"), membership.site}, {QStringLiteral("desk"), membership.desk}};
    if (!membership.packsRoot.isEmpty())
        object.insert(QStringLiteral("packs_root"), QString::fromLatin1(membership.packsRoot.toHex()));
    if (membership.sealTo.number > 0) {
        object.insert(QStringLiteral("seal_to"), QString::fromLatin1(membership.sealTo.certificate.toBase64()));
        object.insert(QStringLiteral("seal_number"), static_cast<qint64>(membership.sealTo.number));
    }
    return QJsonDocument(object).toJson();
}

/// Never said: no member. A desk that cannot tell to whom it seals sends nothing. Fault: BadSettings.
Result<wire::SealTo> sealToIn(const codec::JsonNode& root)
{
    if (root["seal_to"].isAbsent())
        return wire::SealTo{};
    const QByteArray text = root["seal_to"].text();
    const auto certificate = text.isEmpty() ? Result<QByteArray>(QByteArray()) : codec::fromBase64(text);
    bool isNumber = false;
    const quint64 number = root["seal_number"].raw().toByteArray().toULongLong(&isNumber);
    if (!root["seal_to"].isString() || !certificate || !isNumber || number == 0)
        return Fault(MembershipFault::BadSettings, QStringLiteral("seal_to"));
    return wire::SealTo{number, *certificate};
}

/// Whole or not at all, and durable.
Result<void> put(const QString& dataFolder, const char* name, const QByteArray& bytes)
{
    QSaveFile file(pathIn(dataFolder, name));
    if (!file.open(QIODevice::WriteOnly) || !file.setPermissions(QFile::ReadOwner | QFile::WriteOwner)
        || file.write(bytes) != bytes.size() || !commitWhole(file) || !storage::syncFolder(folderIn(dataFolder)))
        return Fault(MembershipFault::CannotWrite, QLatin1StringView(name));
    return {};
}

/// False: what lies there is of another authority, or of none.
bool hasAuthority(const QString& dataFolder, const crypto::Certificate& authority)
{
    const auto there = bytesOf(pathIn(dataFolder, "ca.der"));
    return there && *there && **there == authority.der();
}

Result<void> forget(const QString& dataFolder, const char* name)
{
    const QString path = pathIn(dataFolder, name);
    if (QFile::exists(path) && (!QFile::remove(path) || !storage::syncFolder(folderIn(dataFolder))))
        return Fault(MembershipFault::CannotWrite, QLatin1StringView(name));
    return {};
}

} // namespace

Result<std::optional<Membership>> readMembership(const QString& dataFolder)
{
    const auto settings = bytesOf(pathIn(dataFolder, "hub.json"));
    if (!settings)
        return settings.fault();
    if (!*settings)
        return std::optional<Membership>();
    const auto authorityBytes = bytesOf(pathIn(dataFolder, "ca.der"));
    const auto certificateBytes = bytesOf(pathIn(dataFolder, "desk.der"));
    if (!authorityBytes || !certificateBytes)
        return !authorityBytes ? authorityBytes.fault() : certificateBytes.fault();
    if (!*authorityBytes || !*certificateBytes)
        return MembershipFault::Incomplete;
    const auto authority = crypto::Certificate::parse(**authorityBytes);
    if (!authority)
        return MembershipFault::BadAuthority;
    const auto certificate = crypto::Certificate::parse(**certificateBytes);
    if (!certificate)
        return MembershipFault::BadCertificate;

    const auto tree = codec::JsonTree::parse(**settings);
    if (!tree || !tree->root().isObject())
        return MembershipFault::BadSettings;
    const codec::JsonNode root = tree->root();
    for (const char* name : {"devices", "enrol", "hub_key", "site", "desk"}) {
        if (!root[name].isString())
            return Fault(MembershipFault::BadSettings, QLatin1StringView(name));
    }
    const auto devices = addressOf(root["devices"]), enrol = addressOf(root["enrol"]);
    if (!devices || !enrol)
        return MembershipFault::BadAddress;
    const auto hubKey = hubKeyOf(root["hub_key"].text());
    if (!hubKey)
        return hubKey.fault();
    const auto sealTo = sealToIn(root);
    if (!sealTo)
        return sealTo.fault();
    Membership membership{*authority, *certificate, *devices, *enrol, *hubKey, QString::fromUtf8(root["site"].text()),
        QString::fromUtf8(root["desk"].text()), {}, *sealTo};
    if (const codec::JsonNode packsRoot = root["packs_root"]; packsRoot.isString()) {
        membership.packsRoot = QByteArray::fromHex(packsRoot.text());
        if (membership.packsRoot.isEmpty())
            return Fault(MembershipFault::BadSettings, QStringLiteral("packs_root"));
    }
    if (const auto good = check(membership); !good)
        return good.fault();
    return std::optional(std::move(membership));
}

Result<void> writeMembership(const QString& dataFolder, const Membership& membership)
{
    if (const auto good = check(membership); !good)
        return good;
    if (!storage::makePrivateFolder(folderIn(dataFolder)))
        return Fault(MembershipFault::CannotWrite, QStringLiteral("hub"));
    Membership kept = membership;
    const auto before = readMembership(dataFolder);
    const bool isSameHub = before && *before && (*before)->authority.der() == membership.authority.der();
    if (isSameHub && (*before)->sealTo.number > kept.sealTo.number) // a hub's newer word on sealing is not unlearnt
        kept.sealTo = (*before)->sealTo;
    if (!hasAuthority(dataFolder, membership.authority)) {
        if (const auto forgotten = forget(dataFolder, "hub.json"); !forgotten)
            return forgotten;
        if (const auto written = put(dataFolder, "ca.der", membership.authority.der()); !written)
            return written;
    }
    if (const auto written = put(dataFolder, "desk.der", membership.certificate.der()); !written)
        return written;
    return put(dataFolder, "hub.json", settingsOf(kept));
}

Result<void> renewMembership(const QString& dataFolder, const crypto::Certificate& certificate)
{
    auto membership = readMembership(dataFolder);
    if (!membership)
        return membership.fault();
    if (!*membership)
        return MembershipFault::Incomplete;
    (*membership)->certificate = certificate;
    if (const auto good = check(**membership); !good)
        return good;
    return put(dataFolder, "desk.der", certificate.der());
}

Result<void> markUnnoted(const QString& dataFolder, const crypto::Certificate& certificate)
{
    if (!storage::makePrivateFolder(folderIn(dataFolder)))
        return Fault(MembershipFault::CannotWrite, QStringLiteral("hub"));
    return put(dataFolder, "unnoted", certificate.fingerprint().toHex());
}

bool isUnnoted(const QString& dataFolder, const crypto::Certificate& certificate)
{
    const auto mark = bytesOf(pathIn(dataFolder, "unnoted"));
    return mark && *mark && **mark == certificate.fingerprint().toHex();
}

Result<void> clearUnnoted(const QString& dataFolder)
{
    return forget(dataFolder, "unnoted");
}

Result<void> keepSealing(const QString& dataFolder, const wire::SealTo& to)
{
    auto membership = readMembership(dataFolder);
    if (!membership)
        return membership.fault();
    if (!*membership)
        return MembershipFault::Incomplete;
    (*membership)->sealTo = to;
    if (const auto good = check(**membership); !good)
        return good;
    return put(dataFolder, "hub.json", settingsOf(**membership));
}

} // namespace naru::agent

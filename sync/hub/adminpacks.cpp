// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/hub/adminpacks.h"

#include "sync/hub/releases.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QTemporaryDir>

namespace naru::hub {

namespace {

constexpr const char* publishUsage = "pack publish FILE.naru [--site S]";

QString hexOf(const QByteArray& bytes)
{
    return QString::fromLatin1(bytes.toHex());
}

QJsonObject jsonOf(const ReleaseStore::Row& row)
{
    return {{QStringLiteral("channel"), QString::fromLatin1(packs::nameOf(row.channel))},
        {QStringLiteral("site"), row.site}, {QStringLiteral("version"), qint64(row.offer.version)},
        {QStringLiteral("manifest"), hexOf(row.offer.manifest)}, {QStringLiteral("published"), rfc3339(row.published)}};
}

/// How many desks that are offered this version have it, and how many do not yet.
void countDesks(
    QJsonObject& object, const ReleaseStore::Row& row, const QList<ReleaseStore::Row>& rows, const QList<Desk>& desks)
{
    int newest = 0, older = 0;
    for (const Desk& desk : desks) {
        if (desk.status != Desk::Status::Active || offersFor(rows, desk.site).value(row.channel) != row.offer)
            continue;
        const QJsonObject has = QJsonDocument::fromJson(desk.told.packs.toUtf8()).object();
        const bool hasIt = quint64(has[QLatin1StringView(packs::nameOf(row.channel))].toInteger()) >= row.offer.version;
        ++(hasIt ? newest : older);
    }
    object.insert(QStringLiteral("desks_newest"), newest);
    object.insert(QStringLiteral("desks_older"), older);
}

/// The bundle's files lie in a folder of their own until they are in the database.
Result<ReleaseStore::Row> publishFrom(const AdminCall& call, ReleaseStore& store, const QString& path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return Fault(packs::ReleaseFault::BadBundle, file.errorString());
    QTemporaryDir folder(call.data + QStringLiteral("/publish-XXXXXX"));
    auto shelf
        = folder.isValid() ? packs::Shelf::open(folder.path()) : Result<packs::Shelf>(packs::ReleaseFault::CannotWrite);
    if (!shelf)
        return shelf.fault();
    const auto bundle = packs::readBundle(file, *shelf);
    if (!bundle)
        return bundle.fault();
    const QString site = optionOf(call.options, "--site").value_or(QString());
    return store.publish(
        *bundle, site, call.clock.now(), [&](const packs::File& one) { return shelf->blob(one.sha256, one.size); });
}

} // namespace

int packPublish(const AdminCall& call)
{
    const QString path = call.options.value(0);
    if (path.isEmpty() || path.startsWith(QStringLiteral("--")))
        return complain(publishUsage);
    ReleaseStore store(call.pool);
    if (const auto prepared = store.prepare(); !prepared)
        return complain(prepared.fault());
    const auto published = publishFrom(call, store, path);
    if (!published)
        return complain(published.fault());
    print(jsonOf(*published));
    return 0;
}

int packRoot(const AdminCall& call)
{
    QFile file(call.options.value(0));
    if (call.options.size() != 1)
        return complain("pack root FILE");
    if (!file.open(QIODevice::ReadOnly))
        return complain(Fault(packs::ReleaseFault::BadRoot, file.errorString()));
    ReleaseStore store(call.pool);
    if (const auto prepared = store.prepare(); !prepared)
        return complain(prepared.fault());
    const auto added = store.addRoot(file.read(packs::rootBytesMax + 1));
    const auto roots = added ? store.roots() : Result<QList<ReleaseStore::RootRow>>(added.fault());
    if (!roots)
        return complain(roots.fault());
    print({{QStringLiteral("version"), qint64(added->version)},
        {QStringLiteral("packs_root"), hexOf(roots->first().pin)}});
    return 0;
}

int packList(const AdminCall& call)
{
    ReleaseStore store(call.pool);
    if (const auto prepared = store.prepare(); !prepared)
        return complain(prepared.fault());
    const auto roots = store.roots();
    const auto rows = roots ? store.newest() : Result<QList<ReleaseStore::Row>>(roots.fault());
    const auto desks = rows ? Devices(call.pool).list() : Result<QList<Desk>>(rows.fault());
    if (!desks)
        return complain(desks.fault());
    QJsonArray rootList, packList;
    for (const ReleaseStore::RootRow& root : *roots)
        rootList.append(
            QJsonObject{{QStringLiteral("version"), qint64(root.version)}, {QStringLiteral("pin"), hexOf(root.pin)}});
    for (const ReleaseStore::Row& row : *rows) {
        QJsonObject object = jsonOf(row);
        countDesks(object, row, *rows, *desks);
        packList.append(object);
    }
    print({{QStringLiteral("roots"), rootList},
        {QStringLiteral("packs_root"), roots->isEmpty() ? QJsonValue() : QJsonValue(hexOf(roots->first().pin))},
        {QStringLiteral("packs"), packList}});
    return 0;
}

} // namespace naru::hub

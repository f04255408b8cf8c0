// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/hub/admincourier.h"

#include "app/storage/folder.h"
#include "sync/hub/authority.h"
#include "sync/hub/courier.h"
#include "sync/hub/enrolmenttables.h"
#include "sync/hub/judge.h"
#include "sync/hub/publiclog.h"
#include "sync/hub/sealing.h"
#include "sync/wire/courier.h"

#include <QDir>
#include <QFileInfo>
#include <QJsonArray>

namespace naru::hub {

namespace {

QJsonObject placeOf(const Head& head)
{
    return {{QStringLiteral("epoch"), qint64(head.epoch)}, {QStringLiteral("seq"), static_cast<qint64>(head.seq)}};
}

Result<QList<QByteArray>> formersOf(SqlPool& pool, const QByteArray& device)
{
    QList<QByteArray> keys;
    const auto asked = pool.with([&](Sql& sql) -> Result<void> {
        const auto formers = formerKeys(sql);
        if (!formers)
            return formers.fault();
        keys.clear();
        for (const FormerKey& former : *formers) {
            if (former.device == device)
                keys.append(former.spki);
        }
        return {};
    });
    return asked ? Result<QList<QByteArray>>(std::move(keys)) : asked.fault();
}

Result<CarriedIn> carriedBy(const AdminCall& call, const QStringList& files)
{
    SystemRandom random;
    const auto authority = authorityKeys(call.data, IfAbsent::Refuse, call.clock.now(), random);
    if (!authority)
        return authority.fault();
    const auto key = keyIn(call.data + QStringLiteral("/hub.key"), random);
    if (!key)
        return key.fault();
    PublicLog publicLog({call.pool, wire::originOf(authority->certificate.fingerprint()), *key, call.clock});
    const auto prepared = publicLog.prepare();
    const auto newest = prepared ? publicLog.newest() : prepared.fault();
    if (!newest)
        return newest.fault();
    const QByteArray note = *newest ? (*newest)->note : QByteArray();
    SqlLog log(call.pool, call.clock);
    Sealing sealing(call.pool, call.clock, *key);
    auto ready = sealing.prepare();
    if (ready)
        ready = sealing.look();
    if (!ready)
        return ready.fault();
    const Intake intake(
        log, *key, unreadable, [note] { return note; }, [&sealing] { return sealing.current(); });
    Devices devices(call.pool);
    if (const auto made = call.pool.migrate("enrolment", enrolmentSchema); !made)
        return made.fault();
    return carryIn(files, devices, intake, call.clock.now(),
        [&call](const QByteArray& device) { return formersOf(call.pool, device); });
}

/// Onto the stick: its path.
Result<QString> keepReceipt(const CarriedIn::OfDesk& desk)
{
    const QString path
        = QDir(desk.folder).filePath(QString::fromLatin1(desk.device.toHex()) + QLatin1StringView(wire::receiptSuffix));
    auto kept = wire::keepCarried(path, desk.receipt);
    if (kept)
        kept = storage::syncFolder(desk.folder);
    return kept ? Result<QString>(path) : kept.fault();
}

QJsonObject told(const CarriedIn::OfDesk& desk, bool& isWhole)
{
    QJsonArray waiting;
    for (const CarriedIn::Waiting& one : desk.waiting)
        waiting.append(QJsonObject{{QStringLiteral("file"), one.file}, {QStringLiteral("after"), placeOf(one.after)}});
    QJsonObject to = placeOf(desk.to);
    to.insert(QStringLiteral("hash"), QString::fromLatin1(desk.to.hash.toHex()));
    QJsonObject object{{QStringLiteral("device"), QString::fromLatin1(desk.device.toHex())},
        {QStringLiteral("site"), desk.site}, {QStringLiteral("desk"), desk.desk}, {QStringLiteral("files"), desk.files},
        {QStringLiteral("stored"), desk.stored}, {QStringLiteral("from"), placeOf(desk.from)},
        {QStringLiteral("to"), to}, {QStringLiteral("waiting"), waiting}};
    isWhole = isWhole && waiting.isEmpty();
    if (desk.receipt.isEmpty())
        return object;
    const auto kept = keepReceipt(desk);
    isWhole = isWhole && kept;
    object.insert(kept ? QStringLiteral("receipt") : QStringLiteral("receipt_fault"),
        kept ? *kept : QString::fromLatin1(kept.fault().name()));
    return object;
}

} // namespace

int courierImport(const AdminCall& call)
{
    QStringList paths = call.options;
    paths.removeAll(QStringLiteral("--json"));
    if (paths.isEmpty() || paths.first().startsWith(QStringLiteral("--")))
        return complain("courier import PATH…");
    const auto files = wire::carriedFiles(paths, wire::batchSuffix);
    if (!files)
        return complain(files.fault());
    const auto carried = carriedBy(call, *files);
    if (!carried)
        return complain(carried.fault());
    bool isWhole = carried->refused.isEmpty();
    QJsonArray desks, refused;
    for (const CarriedIn::OfDesk& desk : carried->desks)
        desks.append(told(desk, isWhole));
    for (const CarriedIn::Refused& one : carried->refused)
        refused.append(QJsonObject{{QStringLiteral("file"), one.file}, {QStringLiteral("code"), one.code}});
    print({{QStringLiteral("desks"), desks}, {QStringLiteral("refused"), refused}});
    return isWhole ? 0 : 1;
}

} // namespace naru::hub

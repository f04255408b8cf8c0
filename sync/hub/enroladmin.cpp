// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/hub/enroladmin.h"

#include "app/base/savefile.h"
#include "app/storage/faults.h"
#include "app/storage/folder.h"
#include "sync/hub/adminauthority.h"
#include "sync/hub/desklist.h"
#include "sync/hub/releasestore.h"
#include "sync/hub/sheets.h"

#include <QFile>
#include <QJsonArray>

namespace naru::hub {

namespace {

constexpr qsizetype listBytesMax = 1024 * 1024;

QString hexOf(const QByteArray& bytes)
{
    return QString::fromLatin1(bytes.toHex());
}

Sheet sheetOf(const Enrolment::Invitation& invitation, const QByteArray& pin, const QString& url, const QString& root)
{
    return {invitation.site, invitation.desk, invitation.code, hexOf(pin), url, invitation.until, root};
}

/// Pin of the first root of what is handed down; empty: nothing is yet.
Result<QString> packsRootOf(SqlPool& pool)
{
    ReleaseStore store(pool);
    if (const auto prepared = store.prepare(); !prepared)
        return prepared.fault();
    const auto roots = store.roots();
    if (!roots)
        return roots.fault();
    return roots->isEmpty() ? QString() : hexOf(roots->first().pin);
}

QJsonObject jsonOf(const Sheet& sheet)
{
    QJsonObject object{{QStringLiteral("code"), sheet.code}, {QStringLiteral("ca_pin"), sheet.pin},
        {QStringLiteral("enrol_url"), sheet.url.isEmpty() ? QJsonValue() : QJsonValue(sheet.url)},
        {QStringLiteral("site"), sheet.site}, {QStringLiteral("desk"), sheet.desk},
        {QStringLiteral("until"), rfc3339(sheet.until)}};
    if (!sheet.packsRoot.isEmpty())
        object.insert(QStringLiteral("packs_root"), sheet.packsRoot);
    return object;
}

} // namespace

int deskAdd(const AdminCall& call)
{
    const auto site = optionOf(call.options, "--site"), desk = optionOf(call.options, "--desk");
    const bool isAgain = call.options.contains(QStringLiteral("--again"));
    if (!desk || (!site && !isAgain))
        return complain("desk add --site S --desk D, or desk add --again --desk D|DEVICE [--site S]");
    AdminEnrolment admin(call);
    if (const auto opened = admin.open(); !opened)
        return complain(opened.fault());
    const auto invited = isAgain ? admin.enrolment->inviteAgain(site.value_or(QString()), *desk)
                                 : admin.enrolment->invite(*site, *desk);
    if (!invited)
        return complain(invited.fault());
    const auto root = packsRootOf(call.pool);
    if (!root)
        return complain(root.fault());
    QJsonObject sheet = jsonOf(sheetOf(*invited, admin.authority->pin(), admin.enrolUrl(), *root));
    if (isAgain)
        sheet.insert(QStringLiteral("device"), hexOf(invited->device));
    print(sheet);
    return 0;
}

int deskLost(const AdminCall& call)
{
    const auto desk = optionOf(call.options, "--desk");
    if (!desk)
        return complain("desk lost --desk D [--site S]");
    AdminEnrolment admin(call);
    if (const auto opened = admin.open(); !opened)
        return complain(opened.fault());
    const auto loss = admin.enrolment->lose(optionOf(call.options, "--site").value_or(QString()), *desk);
    if (!loss)
        return complain(loss.fault());
    const QJsonObject last{{QStringLiteral("epoch"), qint64(loss->lastGood.epoch)},
        {QStringLiteral("seq"), static_cast<qint64>(loss->lastGood.seq)},
        {QStringLiteral("hash"), hexOf(loss->lastGood.hash)}};
    print({{QStringLiteral("device"), hexOf(loss->device)}, {QStringLiteral("key_id"), hexOf(loss->keyId)},
        {QStringLiteral("last_good"), last}, {QStringLiteral("lost"), rfc3339(loss->at)}});
    return 0;
}

int deskApprove(const AdminCall& call)
{
    const auto desk = optionOf(call.options, "--desk");
    if (!desk)
        return complain("desk approve --desk D [--site S]");
    AdminEnrolment admin(call);
    if (const auto opened = admin.open(); !opened)
        return complain(opened.fault());
    const auto approved = admin.enrolment->approve(optionOf(call.options, "--site").value_or(QString()), *desk);
    if (!approved)
        return complain(approved.fault());
    print({{QStringLiteral("approved"), *desk}});
    return 0;
}

int deskImport(const AdminCall& call)
{
    const QString path = call.options.value(0);
    const auto pdfPath = optionOf(call.options, "--sheets");
    if (path.isEmpty() || path.startsWith(QStringLiteral("--")))
        return complain("desk import FILE.csv [--sheets FILE.pdf]");
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return complain(Fault(HubFault::BadList, file.errorString()));
    const auto wanted = deskListOf(file.read(listBytesMax + 1));
    if (!wanted)
        return complain(wanted.fault());
    AdminEnrolment admin(call);
    if (const auto opened = admin.open(); !opened)
        return complain(opened.fault());
    const auto root = packsRootOf(call.pool);
    if (!root)
        return complain(root.fault());
    QList<Sheet> sheets;
    QJsonArray list, skipped;
    for (const auto& [site, desk] : *wanted) {
        const auto invited = admin.enrolment->invite(site, desk);
        if (!invited && invited.fault().is(HubFault::AlreadyThere)) {
            skipped.append(site + QLatin1Char('/') + desk); // run again: those that came meanwhile need no sheet
            continue;
        }
        if (!invited)
            return complain(invited.fault());
        sheets.append(sheetOf(*invited, admin.authority->pin(), admin.enrolUrl(), *root));
        list.append(jsonOf(sheets.last()));
    }
    if (pdfPath) {
        const auto pdf = sheetsPdf(sheets);
        QSaveFile out(*pdfPath);
        if (!pdf)
            return complain(pdf.fault());
        if (!out.open(QIODevice::WriteOnly) || !out.setPermissions(QFile::ReadOwner | QFile::WriteOwner)
            || out.write(*pdf) != pdf->size() || !commitWhole(out))
            return complain(Fault(HubFault::StoreFailed, out.errorString()));
    }
    print({{QStringLiteral("sheets"), list}, {QStringLiteral("already_there"), skipped}});
    return 0;
}

} // namespace naru::hub

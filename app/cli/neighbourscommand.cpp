// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/administrator.h"
#include "app/cli/command.h"
#include "app/desk/pairs.h"

#include <QJsonArray>

namespace naru::cli {

namespace {

int list(const QString& dataFolder, bool json)
{
    CommandDesk command;
    if (const auto opened = command.open(dataFolder, desk::Desk::Access::ReadOnly); !opened)
        return sayFault(opened.fault());
    QJsonArray rows;
    for (const desk::Pair& pair : command.desk->pairs() ? command.desk->pairs()->list() : QList<desk::Pair>()) {
        const QString device = QString::fromLatin1(pair.device.toHex());
        const QString since = rfc3339(pair.since);
        if (!json)
            print(QStringLiteral("%1  %2  %3  %4").arg(device, since.first(10), pair.fingerprint(), pair.name));
        rows.append(QJsonObject{{QStringLiteral("device"), device}, {QStringLiteral("name"), pair.name},
            {QStringLiteral("since"), since}, {QStringLiteral("fingerprint"), pair.fingerprint()},
            {QStringLiteral("place"), pair.place}});
    }
    if (json)
        printJson({{QStringLiteral("neighbours"), rows}});
    return Done;
}

using Change = std::function<void(desk::Pairs&, desk::Done)>;

int change(const QString& dataFolder, bool json, const Change& wanted)
{
    CommandDesk command;
    if (const auto opened = command.open(dataFolder); !opened)
        return sayFault(opened.fault());
    if (const auto signedIn = signInAdministrator(*command.desk); !signedIn)
        return sayFault(signedIn.fault());
    const auto changed = CommandDesk::await([&](const desk::Done& done) { wanted(*command.desk->pairs(), done); });
    if (!changed)
        return sayFault(changed.fault());
    if (json)
        printJson({{QStringLiteral("done"), true}});
    return Done;
}

} // namespace

int neighboursCommand(const Invocation& invocation)
{
    QCommandLineParser parser;
    parser.setApplicationDescription(
        QStringLiteral("Lists the desks of the house that are paired with this one: device, since when, the key's "
                       "fingerprint, name. Renames one or ends a pairing (asks an administrator's PIN; naru must not "
                       "run). Desks are paired on the administrator's page."));
    parser.addPositionalArgument(QStringLiteral("what"), QStringLiteral("list, rename DEVICE NAME, or revoke DEVICE"));
    parser.addOption({QStringLiteral("json"), QStringLiteral("one line of JSON")});
    int exit = Done;
    if (!parse(parser, invocation, exit))
        return exit;
    const bool json = parser.isSet(QStringLiteral("json"));
    const QStringList words = parser.positionalArguments();
    const QString folder = folderOf(invocation);
    const QString what = words.value(0);
    const QByteArray device = QByteArray::fromHex(words.value(1).toLatin1());
    if (words.isEmpty() || (what == QStringLiteral("list") && words.size() == 1))
        return list(folder, json);
    if (what == QStringLiteral("rename") && words.size() == 3)
        return change(
            folder, json, [&](desk::Pairs& pairs, const desk::Done& done) { pairs.rename(device, words[2], done); });
    if (what == QStringLiteral("revoke") && words.size() == 2)
        return change(folder, json, [&](desk::Pairs& pairs, const desk::Done& done) { pairs.revoke(device, done); });
    return complain(QStringLiteral("neighbours list, rename DEVICE NAME, or revoke DEVICE"));
}

} // namespace naru::cli

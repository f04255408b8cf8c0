// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/base/savefile.h"
#include "app/cli/command.h"
#include "app/guard/keyboards.h"

#include <QFile>
#include <QJsonArray>

namespace naru::cli {

namespace {

std::optional<QByteArray> contents(const QString& path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return std::nullopt;
    return file.read(guard::listBytesMax + 1);
}

void tell(const QList<guard::Keyboard>& keyboards, const guard::AllowList& list, bool asJson)
{
    QJsonArray rows;
    for (const guard::Keyboard& keyboard : keyboards) {
        const bool allowed = guard::allows(list, keyboard);
        if (asJson)
            rows.append(QJsonObject{{QStringLiteral("id"), keyboard.id()}, {QStringLiteral("name"), keyboard.name},
                {QStringLiteral("place"), keyboard.place}, {QStringLiteral("whole"), keyboard.whole},
                {QStringLiteral("allowed"), allowed}});
        else
            print(QStringLiteral("%1  %2  %3%4")
                      .arg(allowed ? QStringLiteral("allowed") : QStringLiteral("ignored"), keyboard.id(),
                          keyboard.name, keyboard.whole ? QString() : QStringLiteral("  (some keys only)")));
    }
    if (asJson)
        return printJson({{QStringLiteral("keyboards"), rows},
            {QStringLiteral("complaints"), QJsonArray::fromStringList(list.complaints)}});
    if (keyboards.isEmpty())
        print(QStringLiteral("no keyboard is attached"));
}

int write(const QString& path, const guard::AllowList& list)
{
    const QByteArray rules = guard::udevRulesFor(list);
    if (!saveWhole(path, rules))
        return complain(QStringLiteral("cannot write ") + path);
    return Done;
}

} // namespace

int kioskCommand(const Invocation& invocation)
{
    QCommandLineParser parser;
    parser.setApplicationDescription(
        QStringLiteral("naructl kiosk keyboards: what is attached that can type, and whether a kiosk listens to it.\n"
                       "Exit: 0 done, 1 a line of the list is wrong (nothing is written), 2 unusable."));
    parser.addPositionalArgument(QStringLiteral("keyboards"), QStringLiteral("The only verb."));
    const QCommandLineOption json(QStringLiteral("json"), QStringLiteral("One object instead of lines."));
    const QCommandLineOption allow(QStringLiteral("allow"), QStringLiteral("The list of allowed keyboards."),
        QStringLiteral("FILE"), QStringLiteral("/etc/naru/keyboards.allow"));
    const QCommandLineOption devices(QStringLiteral("devices"), QStringLiteral("The kernel's list of devices."),
        QStringLiteral("FILE"), QStringLiteral("/proc/bus/input/devices"));
    const QCommandLineOption rules(QStringLiteral("write"),
        QStringLiteral("Writes the list as rules for udev, usually /etc/udev/rules.d/94-naru-keyboards.rules."),
        QStringLiteral("FILE"));
    parser.addOptions({json, allow, devices, rules});
    int exit = Done;
    if (!parse(parser, invocation, exit))
        return exit;
    if (parser.positionalArguments() != QStringList{QStringLiteral("keyboards")})
        return complain(QStringLiteral("naructl kiosk keyboards"));
    const auto text = contents(parser.value(allow));
    if (!text)
        return complain(QStringLiteral("cannot read ") + parser.value(allow));
    const auto list = guard::allowListOf(*text);
    for (const QString& complaint : list.complaints)
        (void)complain(parser.value(allow) + QStringLiteral(": ") + complaint);
    if (!list.complaints.isEmpty() && parser.isSet(rules))
        return Refused;
    if (parser.isSet(rules))
        exit = write(parser.value(rules), list);
    const auto attached = contents(parser.value(devices));
    if (!attached)
        return complain(QStringLiteral("cannot read ") + parser.value(devices));
    tell(guard::keyboardsIn(*attached), list, parser.isSet(json));
    return list.complaints.isEmpty() ? exit : int(Refused);
}

} // namespace naru::cli

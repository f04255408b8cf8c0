// SPDX-License-Identifier: GPL-3.0-or-later
// naru-agent --data DIR [--json]: what `naructl sync run` becomes. It runs for weeks, so it is linked with nothing that
// only the other commands need: no fonts, no pictures, no radio (decision 78).
#include "app/base/process.h"
#include "app/cli/carry.h"
#include "app/cli/command.h"

#include <QCoreApplication>

int main(int argc, char** argv)
{
    naru::keepMemoryPrivate();
    naru::giveMemoryBack();
    const QCoreApplication application(argc, argv);
    QCoreApplication::setApplicationName(QStringLiteral("naru-agent"));
    QCommandLineParser parser;
    const QCommandLineOption data(QStringLiteral("data"), {}, QStringLiteral("DIR")), json(QStringLiteral("json"));
    parser.addOptions({data, json});
    if (!parser.parse(QCoreApplication::arguments()) || !parser.isSet(data))
        return naru::cli::complain(QStringLiteral("naru-agent --data DIR [--json]"));
    return naru::cli::carry(parser.value(data), naru::cli::Length::UntilStopped, parser.isSet(json));
}

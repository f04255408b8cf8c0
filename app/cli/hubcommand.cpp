// SPDX-License-Identifier: GPL-3.0-or-later
// naructl hub: what this desk knows of its hub.
#include "app/cli/command.h"

namespace naru::cli {

int hubCommand(const Invocation& invocation)
{
    QCommandLineParser parser;
    parser.setApplicationDescription(QStringLiteral(
        "naructl hub desks: the desks of this site, as the hub's public log shows them and this desk has checked it.\n"
        "naructl hub accept: shows what this desk keeps of its hub's public log and what the hub signs now (date, "
        "size, root). Where the one does not go on from the other because the hub was put back from a backup, --yes "
        "and an administrator's PIN let the desk begin with the hub's present log; what it kept is put aside, not "
        "deleted.\n"
        "Exit: 0; 1 what the hub showed does not hold or does not go on, or desks --ask could not ask; 2 unusable "
        "arguments, or the hub does not answer."));
    const QCommandLineOption json(QStringLiteral("json"), QStringLiteral("One line of JSON."));
    const QCommandLineOption asks(
        QStringLiteral("ask"), QStringLiteral("desks: ask the hub first (naru must not run)."));
    const QCommandLineOption looked(QStringLiteral("looked"),
        QStringLiteral("desks: an administrator (who is asked for the PIN; naru must not run) looked, what is there "
                       "now is not new any more."));
    const QCommandLineOption yes(QStringLiteral("yes"), QStringLiteral("accept: we know, the hub was put back."));
    parser.addOptions({json, asks, looked, yes});
    parser.addPositionalArgument(QStringLiteral("what"), QStringLiteral("desks or accept"));
    int exit = Unusable;
    if (!parse(parser, invocation, exit))
        return exit;
    const QStringList words = parser.positionalArguments();
    if (words == QStringList{QStringLiteral("desks")})
        return hubDesks(folderOf(invocation), {parser.isSet(asks), parser.isSet(looked), parser.isSet(json)});
    if (words == QStringList{QStringLiteral("accept")})
        return acceptHub({folderOf(invocation), parser.isSet(json), parser.isSet(yes)});
    return complain(QStringLiteral("hub desks [--ask] [--looked] [--json] · hub accept [--yes] [--json]"));
}

} // namespace naru::cli

// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/base/process.h"
#include "app/cli/command.h"

#include <QCoreApplication>

#include <cstdio>

namespace naru::cli {

namespace {
constexpr Command commands[]{
    {"verify", "judge the answer of a mobile ID", verify},
    {"read", "read a mobile ID from a reader and judge it", read},
    {"journal", "check, list or export the record of this desk", journalCommand},
    {"doctor", "look at devices, keys, clock, lists and disk", doctor},
    {"reader", "make or take in the certificate this desk asks with", reader},
    {"charge", "ask a payment terminal once; resume, list", chargeCommand},
    {"bills", "tell another desk which bills were taken, or hear it", billsCommand},
    {"copies", "list or read what this desk keeps of other desks", copiesCommand},
    {"receipt", "say whether a receipt is genuine", receipt},
    {"desk", "hand out this desk's public key, or take another's in", deskCommand},
    {"enrol", "bring this desk to its hub, or renew its certificate", enrolCommand},
    {"neighbours", "the paired desks of the house: list, rename, revoke", neighboursCommand},
    {"day", "report, close the day with the acquirer's file, verify", dayCommand},
    {"terminal", "check: find out what a payment terminal can do", terminalCommand},
    {"lesson", "check a lesson before it is shown to anyone", lessonCommand},
    {"keys", "say what this desk's keys are locked with, or lock them to this machine", keysCommand},
    {"kiosk", "keyboards: what is attached, and which of it a kiosk listens to", kioskCommand},
    {"pack", "packs of lessons; releases of an agency: build, sign, verify, import", packCommand},
    {"card", "say whose a practice card or a certificate is", cardCommand},
    {"sync", "carry the record to the hub: once, run; status", syncCommand},
    {"courier", "carry what is unsent to the hub on a stick, and its receipts back", courierCommand},
    {"hub", "desks: who stands beside this desk at its hub; accept: go on with one that was put back", hubCommand},
    {"restore", "bring a backup back into an empty data folder", restore},
};

void usage(std::FILE* out)
{
    std::fputs("naructl [--data DIR] COMMAND [options]\n\n", out);
    for (const Command& command : commands)
        std::fprintf(out, "  %-10s  %s\n", command.name, command.summary);
    std::fputs(
        "\nnaructl COMMAND --help says more. Exit: 0 done or accepted, 1 refused, 2 unusable arguments or files;\n"
        "of charge: 0 approved, 1 declined or not sent, 3 in doubt; of receipt and card: 3 signed by a desk nobody "
        "knows.\n",
        out);
}

/// Takes `--data DIR` or `--data=DIR` out, wherever it stands.
bool takeDataFolder(QStringList& arguments, QString& folder)
{
    const QLatin1StringView option("--data"), withValue("--data=");
    for (qsizetype i = 0; i < arguments.size(); ++i) {
        if (arguments[i].startsWith(withValue)) {
            folder = arguments.takeAt(i).mid(withValue.size());
            return !folder.isEmpty();
        }
        if (arguments[i] != option)
            continue;
        if (i + 1 >= arguments.size())
            return false;
        arguments.removeAt(i);
        folder = arguments.takeAt(i);
        return !folder.isEmpty();
    }
    return true;
}
} // namespace

bool parse(QCommandLineParser& parser, const Invocation& invocation, int& exit)
{
    const QCommandLineOption help(QStringLiteral("help"), QStringLiteral("This text."));
    parser.addOption(help);
    if (!parser.parse(QStringList{QStringLiteral("naructl")} + invocation.arguments)) {
        exit = complain(parser.errorText());
        return false;
    }
    if (parser.isSet(help)) {
        print(parser.helpText());
        exit = Done;
        return false;
    }
    return true;
}

int run(QStringList arguments)
{
    Invocation invocation;
    if (!takeDataFolder(arguments, invocation.dataFolder))
        return complain(QStringLiteral("--data needs a folder"));
    if (arguments.isEmpty()) {
        usage(stderr);
        return Unusable;
    }
    const QString name = arguments.takeFirst();
    if (name == QLatin1StringView("--help") || name == QLatin1StringView("help")) {
        usage(stdout);
        return Done;
    }
    invocation.arguments = arguments;
    for (const Command& command : commands) {
        if (name == QLatin1StringView(command.name))
            return command.run(invocation);
    }
    return complain(QStringLiteral("no such command: ") + name);
}

} // namespace naru::cli

int main(int argc, char** argv)
{
    naru::keepMemoryPrivate();
    naru::giveMemoryBack();
    QCoreApplication application(argc, argv);
    QCoreApplication::setApplicationName(QStringLiteral("naructl"));
    return naru::cli::run(QCoreApplication::arguments().mid(1));
}

// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/base/process.h"
#include "app/storage/folder.h"
#include "sync/hub/admin.h"
#include "sync/hub/program.h"

#include <QCoreApplication>

#include <cstdio>

using namespace naru;

namespace {

constexpr hub::AdminCommand adminCommands[]{
    {"desk list", "desk list", hub::deskList},
    {"entries", "entries --desk D [--all]", hub::entries},
};

void usage(std::FILE* out)
{
    std::fputs("naru-hub --data DIR [--store URL] [--listen HOST:PORT] [--enrol-listen HOST:PORT]\n"
               "         [--operators-listen HOST:PORT] [--name HOST]… [--workers N] [--print-port]\n"
               "         [--front-listen HOST:PORT --front-secret FILE]\n",
        out);
    for (const hub::AdminCommand& command : adminCommands)
        std::fprintf(out, "naru-hub admin --data DIR [--store URL] %s\n", command.usage);
    std::fputs(
        "\nWithout --store the records lie in DIR/hub.db. Exit: 0 done, 1 refused, 2 unusable arguments.\n", out);
}

int admin(const hub::Settings& settings, QStringList words)
{
    const SystemClock clock;
    for (const hub::AdminCommand& command : adminCommands) {
        const QStringList its = QString::fromLatin1(command.words).split(QLatin1Char(' '));
        if (words.mid(0, its.size()) != its)
            continue;
        if (const auto made = storage::makePrivateFolder(settings.data); !made)
            return hub::complain(made.fault());
        const auto pool = hub::openStore(settings);
        if (!pool)
            return hub::complain(pool.fault());
        return command.run({**pool, settings.data, clock, words.mid(its.size())});
    }
    usage(stderr);
    return 2;
}

} // namespace

int main(int argc, char** argv)
{
    keepMemoryPrivate();
    QCoreApplication application(argc, argv);
    QStringList arguments = QCoreApplication::arguments().mid(1);
    if (arguments.contains(QStringLiteral("--help"))) {
        usage(stdout);
        return 0;
    }
    const bool isAdmin = arguments.value(0) == QStringLiteral("admin");
    if (isAdmin)
        arguments.removeFirst();
    auto settings = hub::settingsOf(arguments);
    if (!settings || (!isAdmin && !arguments.isEmpty())) {
        usage(stderr);
        return 2;
    }
    return isAdmin ? admin(*settings, arguments) : hub::serve(*settings);
}

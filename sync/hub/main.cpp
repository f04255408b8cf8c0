// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/base/kinds.h"
#include "app/base/process.h"
#include "app/journal/chain.h"
#include "app/payments/facets.h"
#include "app/storage/folder.h"
#include "sync/hub/admin.h"
#include "sync/hub/admincourier.h"
#include "sync/hub/adminday.h"
#include "sync/hub/adminlog.h"
#include "sync/hub/adminoperators.h"
#include "sync/hub/adminpacks.h"
#include "sync/hub/enroladmin.h"
#include "sync/hub/program.h"
#include "sync/wire/sealing.h"

#include <QGuiApplication>

#include <algorithm>
#include <cstdio>
#include <memory>

using namespace naru;

namespace {

constexpr hub::AdminCommand adminCommands[]{
    {"desk add", "desk add --site S --desk D | --again --desk D|DEVICE [--site S]", hub::deskAdd},
    {"desk import", "desk import FILE.csv [--sheets FILE.pdf]", hub::deskImport},
    {"desk approve", "desk approve --desk D [--site S]", hub::deskApprove},
    {"desk lost", "desk lost --desk D [--site S]", hub::deskLost},
    {"desk list", "desk list", hub::deskList},
    {"ca export-requests", "ca export-requests FOLDER [--name HOST]…", hub::caExport},
    {"ca sign", "ca sign FOLDER", hub::caSign},
    {"ca import-certificates", "ca import-certificates FOLDER [--ca-pin HEX]", hub::caImport},
    {"entries", "entries --desk D [--all] [--open-with KEY.pem]", hub::entries},
    {"courier import", "courier import PATH…", hub::courierImport},
    {"day verify", "day verify FILE --pub KEY", hub::dayVerify},
    {"day", "day --site S --date YYYY-MM-DD [--out FILE]", hub::dayCertificate},
    {"checkpoint", "checkpoint", hub::checkpointNow},
    {"pack publish", "pack publish FILE.naru [--site S]", hub::packPublish},
    {"pack root", "pack root FILE", hub::packRoot},
    {"pack list", "pack list", hub::packList},
    {"operator add", "operator add --who N --role reader|operator|administrator", hub::operatorAdd},
    {"operator close", "operator close --who N", hub::operatorClose},
};

hub::Fact::Standing standingOf(payments::State state)
{
    using enum payments::State;
    switch (state) {
    case Approved:
    case StoredOffline:
        return hub::Fact::Standing::Taken;
    case Declined:
    case NotSent:
        return hub::Fact::Standing::Nothing;
    case InDoubt:
    case NotFoundWatched:
    case Review:
        return hub::Fact::Standing::Doubt;
    case Prepared:
    case Sending:
        break;
    }
    return hub::Fact::Standing::Open;
}

/// What stands open beside a body that is sealed to the agency. One that must say what it moves, and does not, is held.
Result<std::optional<payments::Facets>> sealedFacets(const hub::Kept& entry)
{
    const auto open = wire::openPartIn(entry.facets);
    if (!open)
        return open.fault();
    if (open->facets.isEmpty() && payments::alwaysHasNumbers(entry.kind))
        return payments::PaymentFault::BadRecord;
    return payments::facetsOf(open->facets);
}

Result<std::optional<payments::Facets>> openFacets(const hub::Kept& entry)
{
    const auto body = journal::unframe(entry.body);
    if (!body)
        return body.fault();
    return payments::facetsOf(payments::Record{Kind(entry.kind), entry.schema, *body});
}

/// What money an entry moves: of this hub's programs, this one alone knows payments.
Result<std::optional<hub::Fact>> factOf(const hub::Kept& entry)
{
    const auto facets = entry.isSealed ? sealedFacets(entry) : openFacets(entry);
    if (!facets || !*facets)
        return facets ? Result<std::optional<hub::Fact>>(std::nullopt) : facets.fault();
    return std::optional(hub::Fact{
        hub::Fact::What((*facets)->what), standingOf((*facets)->state), (*facets)->attempt, (*facets)->won.value});
}

void usage(std::FILE* out)
{
    std::fputs("naru-hub --data DIR [--store URL] [--listen HOST:PORT] [--enrol-listen HOST:PORT]\n"
               "         [--operators-listen HOST:PORT] [--name HOST]… [--workers N] [--print-port]\n"
               "         [--front-listen HOST:PORT --front-secret FILE] [--devices-url URL]\n"
               "         [--certificate-hours N: how long a desk's certificate is good; 2160]\n"
               "         [--seal-to CERT.pem|none]\n",
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
        return command.run({**pool, settings.data, clock, words.mid(its.size()), payments::openNumbersOf});
    }
    usage(stderr);
    return 2;
}

} // namespace

int main(int argc, char** argv)
{
    keepMemoryPrivate();
    giveMemoryBack();
    // Sheets are drawn; nothing else here knows of letters.
    const bool draws
        = std::any_of(argv, argv + argc, [](const char* word) { return qstrncmp(word, "--sheets", 8) == 0; });
    if (draws)
        qputenv("QT_QPA_PLATFORM", "offscreen");
    const std::unique_ptr<QCoreApplication> application(
        draws ? new QGuiApplication(argc, argv) : new QCoreApplication(argc, argv));
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
    return isAdmin ? admin(*settings, arguments) : hub::serve(*settings, factOf);
}

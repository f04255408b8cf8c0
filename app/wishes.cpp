// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/wishes.h"

#include "app/kiosklock.h"
#include "devices/api/printersetup.h"

#include <QCommandLineParser>
#include <QStandardPaths>

#include <cstdio>

namespace naru {

namespace {

void addOptions(QCommandLineParser& parser)
{
    const auto add = [&](const char* name, const char* what, const char* value = "") {
        parser.addOption({QLatin1StringView(name), QLatin1StringView(what), QLatin1StringView(value)});
    };
    parser.addHelpOption();
    add("role",
        "counter, admin, trainer or kiosk; rights come from who signs in. Only staff leaves a kiosk, with a PIN; one "
        "with "
        "--demo "
        "is a window like any other, unless it is --locked",
        "ROLE");
    add("data", "data folder", "DIR");
    add("demo", "a desk to try, with sample people and a simulated phone; its data is its own");
    add("shot", "demo: tell its story by itself and leave a PNG of every step", "DIR");
    add("language", "ko or en", "CODE");
    add("high-contrast", "light words on a dark ground");
    add("nfc", "an NFC reader as libnfc calls it, for example pn532_uart:/dev/ttyUSB0", "READER");
    add("printer", "a receipt printer: /dev/usb/lp0, /dev/ttyUSB0, tcp:ADDRESS, cups:QUEUE; with ,58 for narrow paper",
        "PORT");
    add("voice-trace", "kiosk: write what would be spoken on standard error, for a machine without sound");
    add("locked", "demo: lock the kiosk as a real one is");
    add("guard-trace", "kiosk: write what its guardian hears on standard error");
    for (const char* inner : {"guarded", "calm"}) { // a guardian's word to its kiosk
        QCommandLineOption option{QLatin1StringView(inner)};
        option.setFlags(QCommandLineOption::HiddenFromHelp);
        if (QLatin1StringView(inner) == QLatin1StringView("guarded"))
            option.setValueName(QStringLiteral("FD"));
        parser.addOption(option);
    }
    add("bag", "kiosk demo: where what its visitor takes home lies; another desk's demo may be given the same", "DIR");
    add("lan",
        "speak with the other desks of the house: PORT, ADDRESS of this machine (or ADDRESS:PORT), on or off; a demo "
        "does "
        "so only when it is asked to",
        "PORT");
    add("no-phone", "demo: do not start the simulated phone");
    add("no-terminal", "demo: do not start the simulated payment terminal");
}

} // namespace

std::optional<int> guardIfKiosk(int argc, char** argv)
{
    QStringList arguments;
    for (int i = 0; i < argc; ++i)
        arguments.append(QString::fromLocal8Bit(argv[i]));
    QCommandLineParser parser;
    addOptions(parser);
    const bool plain = parser.parse(arguments) && !parser.isSet(QStringLiteral("help"));
    const bool isKiosk = parser.value(QStringLiteral("role")) == QLatin1StringView("kiosk");
    const bool isTrial = (parser.isSet(QStringLiteral("demo")) && !parser.isSet(QStringLiteral("locked")))
        || parser.isSet(QStringLiteral("shot"));
    if (!plain || !isKiosk || isTrial || parser.isSet(QStringLiteral("guarded")))
        return std::nullopt;
    return guardKiosk(argc, argv, parser.isSet(QStringLiteral("guard-trace")));
}

std::optional<Wishes> wishesOf(const QStringList& arguments)
{
    QCommandLineParser parser;
    addOptions(parser);
    parser.process(arguments);
    Wishes wishes;
    wishes.demo = parser.isSet(QStringLiteral("demo"));
    wishes.folder = parser.value(QStringLiteral("data"));
    wishes.shots = parser.value(QStringLiteral("shot"));
    wishes.language = parser.value(QStringLiteral("language"));
    wishes.highContrast = parser.isSet(QStringLiteral("high-contrast"));
    wishes.nfc = parser.value(QStringLiteral("nfc"));
    wishes.printer = parser.value(QStringLiteral("printer"));
    wishes.bag = parser.value(QStringLiteral("bag"));
    wishes.voiceTrace = parser.isSet(QStringLiteral("voice-trace"));
    wishes.phone = !parser.isSet(QStringLiteral("no-phone"));
    wishes.terminal = !parser.isSet(QStringLiteral("no-terminal"));
    if (parser.isSet(QStringLiteral("guarded")))
        wishes.guardSocket = parser.value(QStringLiteral("guarded")).toInt();
    wishes.calm = parser.isSet(QStringLiteral("calm"));
    if (parser.isSet(QStringLiteral("role")))
        wishes.role = parser.value(QStringLiteral("role"));
    const auto lan = Neighbourhood::Wish::parse(parser.value(QStringLiteral("lan")));
    wishes.lan = lan.value_or(Neighbourhood::Wish{});
    const bool roleKnown = QStringList{QStringLiteral("counter"), QStringLiteral("admin"), QStringLiteral("trainer"),
        QStringLiteral("kiosk")}
                               .contains(wishes.role);
    if (wishes.kiosk() || wishes.trainer()) // no window of a phone beside them; at a kiosk it comes when it is tried
        wishes.phone = false;
    if (wishes.trainer())
        wishes.terminal = false;
    const bool languageKnown = QStringList{{}, QStringLiteral("ko"), QStringLiteral("en")}.contains(wishes.language);
    const bool shotFits = wishes.shots.isEmpty() || wishes.demo;
    const bool printerFits = wishes.printer.isEmpty() || device::printerSetupOf(wishes.printer);
    if (!roleKnown || !lan || !languageKnown || !shotFits || !printerFits || !parser.positionalArguments().isEmpty()) {
        std::fputs(qPrintable(parser.helpText()), stderr);
        return std::nullopt;
    }
    return wishes;
}

QString usualFolder(const Wishes& wishes)
{
    const QString base = QStandardPaths::writableLocation(QStandardPaths::GenericDataLocation);
    if (!wishes.demo)
        return base + QStringLiteral("/naru");
    return base + (wishes.kiosk() ? QStringLiteral("/naru-demo-kiosk") : QStringLiteral("/naru-demo"));
}

} // namespace naru

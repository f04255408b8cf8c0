// SPDX-License-Identifier: GPL-3.0-or-later
// naru-sim: what a desk needs of the outside world, for everyone without hardware.
#include "devices/simulator/commands/commands.h"
#include "devices/simulator/terminal/plays.h"

#include <QGuiApplication>

#include <algorithm>
#include <cstdio>

namespace naru::sim {

namespace {
constexpr int exitUsage = 2;

constexpr const char* usage = R"(naru-sim phone --link SOCKET [--headless (--agree | --refuse)] [options]
naru-sim reader --link PATH [--no-phone] [--negotiated] [--remove-at N] [--paced BAUD] [--reader-fault NAME] [options]
naru-sim scanner --link PORT
naru-sim printer --link PORT --out FOLDER [--dots N] [--paper-rows N] [--unplug-after BYTES] [--slow BYTES]
                 [--cover-open] [--paper-low] [--silent]
naru-sim bluez --bus ADDRESS [--offers phone | desk | both] [--mtu N] [--refuse] [options]
naru-sim terminal [--key-id ID --key-version N --passphrase-file FILE] [--headless] [--dialect json | xml | app-link]
                  [--poi POIID] [--certificate-out FILE] [--port N] [--data DIR] [--acquirer-file FILE]
                  [--outcome NAME] [--fault NAME] [--card-after MS]
naru-sim relay [--fault declines | net_cancels | loses_answer | is_silent | takes_other_amount | answers_for_another]
naru-sim trust [--out FILE] [--seed N] [--at TIME]

phone    a simulated phone with sample documents, for a demo's counter
reader   a PN532 on a pseudo-terminal with such a phone on it; PATH becomes a link to it, for naru --nfc
         pn532_uart:PATH or libnfc's own tools. Signals: USR1 phone on or off, USR2 plug in or out
scanner  a serial scanner at PORT: each line of the input is a code it reads
printer  a receipt printer (ESC/POS) at PORT that draws: FOLDER/paper-1.pbm after the first cut, and so on; what it
         writes in its own letters is said here. Signals: USR1 ends the trouble, USR2 plug in or out
bluez    BlueZ on a private message bus, with such a phone in the air; it prints the code that each visitor shows. For
         naru under DBUS_SYSTEM_BUS_ADDRESS=ADDRESS. Signal: USR1 Bluetooth on or off
terminal a payment terminal (nexo JSON over HTTPS on the loopback) with an acquirer behind it. Prints its address as a
         line of JSON; lines of JSON on the input play it: {"do":"outcome","name":…}, fault, card, refuse, file, judge,
         reboot, link, stop. `naru-sim terminal --faults` lists what it can do wrong
relay    the agent of a Korean VAN: lines of JSON on the input and output, as naru speaks them with a vendor's program
trust    the sample issuer's root certificate, for a demo's trust folder alone
)";

} // namespace

int complain(const QString& what)
{
    std::fputs(qPrintable(what + QLatin1Char('\n')), stderr);
    std::fputs(usage, stderr);
    return exitUsage;
}

void say(const char* what)
{
    std::printf("%s\n", what);
    std::fflush(stdout);
}

std::unique_ptr<Random> Told::random() const
{
    if (isSet("seed"))
        return std::make_unique<SeededRandom>(seed);
    return std::make_unique<SystemRandom>();
}

} // namespace naru::sim

namespace {
using namespace naru;
using namespace naru::sim;

/// The machine's clock, or the moment of --at, standing still.
Result<std::unique_ptr<Clock>> clockOf(const QCommandLineParser& parser)
{
    if (!parser.isSet(QStringLiteral("at")))
        return std::unique_ptr<Clock>(std::make_unique<SystemClock>());
    const auto at = parseRfc3339(parser.value(QStringLiteral("at")));
    if (!at)
        return at.fault();
    return std::unique_ptr<Clock>(std::make_unique<ManualClock>(*at));
}

void addOptions(QCommandLineParser& parser)
{
    const auto add = [&](const char* name, const char* what, const char* value = nullptr, const char* usual = nullptr) {
        parser.addOption(QCommandLineOption(
            QLatin1StringView(name), QLatin1StringView(what), QLatin1StringView(value), QLatin1StringView(usual)));
    };
    add("link", "phone: socket of the demo's counter; reader, scanner, printer: where the link to the terminal is made",
        "PATH");
    add("bus", "bluez: address of the private message bus", "ADDRESS");
    add("offers", "bluez: who is to be the GATT server: phone, desk or both", "WHO", "both");
    add("mtu", "bluez: of the connection, 23 to 517", "N", "185");
    add("no-phone", "reader: nothing on it yet");
    add("negotiated", "reader: the phone engages by negotiated handover, else static");
    add("remove-at", "reader: the phone leaves at this exchange, counted from 0", "N", "-1");
    add("paced", "reader: takes the time of a serial line of so many baud and of the air; 0: none", "BAUD", "0");
    add("reader-fault", "reader: no-ack, silent, bad-checksum, status, ats-zero, noise or error-frame", "NAME", "none");
    add("after", "reader fault: after so many commands", "N", "0");
    add("status", "reader fault status: the byte", "HEX", "01");
    add("dots", "printer: the width it prints, in dots: 576 on 80 mm paper, 384 on 58", "N", "576");
    add("paper-rows", "printer: rows of paper left", "N");
    add("unplug-after", "printer: pulled out after so many bytes", "BYTES");
    add("slow", "printer: takes so many bytes a second; 0: as they come", "BYTES", "0");
    add("cover-open", "printer: its cover is open");
    add("paper-low", "printer: its paper runs low");
    add("silent", "printer: answers nothing");
    add("headless", "no window; phone: present once, answer, print each state, end");
    add("agree", "headless: show what is asked");
    add("refuse", "headless, bluez: show nothing");
    add("withhold", "headless: do not show this element", "ELEMENT");
    add("wait", "headless: give up after this many seconds", "SECONDS", "60");
    add("language", "of the window: ko or en", "LANGUAGE", "ko");
    add("shot", "write a picture of the window and end", "FILE");
    add("document", "0 to 3, or licence, resident, foreigner, young", "DOCUMENT", "licence");
    add("fault", "what goes wrong on purpose", "NAME", "none");
    add("drop-at", "fault drop_at_byte: gone after this many bytes", "BYTES", "0");
    add("port", "terminal: where it listens; 0: anywhere", "N", "0");
    add("poi", "terminal: its name (POIID)", "POIID", "S1F2-000158213605588");
    add("dialect",
        "terminal: json (nexo, sealed), xml (nexo 3.1), both over HTTPS, or app-link (a phone that opens links)",
        "NAME", "json");
    add("key-id", "terminal: KeyIdentifier that it shares with the desk", "ID");
    add("key-version", "terminal: of that key", "N", "1");
    add("passphrase-file", "terminal: the first line is the passphrase, printable ASCII", "FILE");
    add("certificate-out", "terminal: its certificate, to be the desk's only root", "FILE");
    add("data", "terminal: its memory and its key across restarts", "DIR");
    add("acquirer-file", "terminal: CSV of what was really charged, written on demand and at the end", "FILE");
    add("outcome",
        "terminal: approve, decline, cancel, wrong_pin, invalid_card, restricted, unreachable_host, device_out", "NAME",
        "approve");
    add("card-after",
        "terminal: the card is held after so many milliseconds, or never; usually 0 where headless, never in a window",
        "MS");
    add("reads-for", "terminal: so many milliseconds pass between the card and the verdict", "MS", "0");
    add("late-after", "terminal: what is late is so many milliseconds late", "MS", "5000");
    add("needs-login", "terminal: refuses a payment before a login");
    add("events", "terminal: print what happens as lines of JSON");
    add("faults", "terminal: list what it can do wrong");
    add("seed", "sample issuer, and every key of the phone", "N", "1");
    add("at", "the moment it is, RFC 3339", "TIME");
    add("out", "trust: file to write; printer: folder for its papers", "PATH");
}

int listFaults()
{
    for (const Play& play : plays)
        std::printf("%-26s %s\n", play.name, play.what);
    return 0;
}

int run(const QStringList& arguments)
{
    QCommandLineParser parser;
    addOptions(parser);
    const bool understood = parser.parse(arguments);
    const QStringList words = parser.positionalArguments();
    if (!understood || words.size() != 1)
        return complain(understood
                ? QStringLiteral("one command: phone, terminal, reader, scanner, printer, bluez, relay or trust")
                : parser.errorText());
    bool isNumber = false;
    const std::uint64_t seed = parser.value(QStringLiteral("seed")).toULongLong(&isNumber);
    const auto clock = clockOf(parser);
    if (!isNumber || !clock)
        return complain(QStringLiteral("--seed or --at"));
    const QList<std::pair<QLatin1StringView, int (*)(const Told&)>> commands{{QLatin1StringView("trust"), trustCommand},
        {QLatin1StringView("phone"), phoneCommand}, {QLatin1StringView("reader"), readerCommand},
        {QLatin1StringView("scanner"), scannerCommand}, {QLatin1StringView("printer"), printerCommand},
        {QLatin1StringView("bluez"), bluezCommand}, {QLatin1StringView("terminal"), terminalCommand},
        {QLatin1StringView("relay"), relayCommand}};
    if (words.first() == QLatin1StringView("terminal") && parser.isSet(QStringLiteral("faults")))
        return listFaults();
    for (const auto& [name, command] : commands) {
        if (words.first() == name)
            return command({parser, **clock, seed});
    }
    return complain(words.first());
}

bool given(int argc, char** argv, const char* word)
{
    return std::any_of(
        argv + 1, argv + argc, [&](const char* argument) { return QByteArrayView(argument).startsWith(word); });
}

/// A picture needs no screen.
void chooseScreen(int argc, char** argv)
{
    const bool noScreen = qEnvironmentVariableIsEmpty("DISPLAY") && qEnvironmentVariableIsEmpty("WAYLAND_DISPLAY");
    if (given(argc, argv, "--shot") && noScreen && qEnvironmentVariableIsEmpty("QT_QPA_PLATFORM"))
        qputenv("QT_QPA_PLATFORM", "offscreen");
}
} // namespace

int main(int argc, char** argv)
{
    const bool hasWindow = given(argc, argv, "phone") || given(argc, argv, "terminal");
    if (hasWindow && !given(argc, argv, "--headless") && !given(argc, argv, "--faults")) {
        chooseScreen(argc, argv);
        QGuiApplication application(argc, argv);
        return run(QCoreApplication::arguments());
    }
    QCoreApplication application(argc, argv);
    return run(QCoreApplication::arguments());
}

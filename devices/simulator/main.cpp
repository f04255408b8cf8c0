// SPDX-License-Identifier: GPL-3.0-or-later
// naru-sim: what a desk needs of the outside world, for everyone without hardware.
#include "devices/simulator/bluez/bluezstage.h"
#include "devices/simulator/headless.h"
#include "devices/simulator/nfcphone.h"
#include "devices/simulator/phonecontroller.h"
#include "devices/simulator/reader/ptyreader.h"
#include "devices/simulator/sampleissuer.h"
#include "devices/simulator/scanner/simulatedscanner.h"
#include "ui/simulator/phonewindow.h"

#include <QCommandLineParser>
#include <QFile>
#include <QGuiApplication>
#include <QQmlApplicationEngine>
#include <QSaveFile>
#include <QSocketNotifier>

#include <algorithm>
#include <csignal>
#include <cstdio>
#include <sys/signalfd.h>
#include <unistd.h>

namespace {
using namespace naru;
using namespace naru::sim;

constexpr int exitUsage = 2;

constexpr const char* usage = R"(naru-sim phone --link SOCKET [--headless (--agree | --refuse)] [options]
naru-sim reader --link PATH [--no-phone] [--negotiated] [--remove-at N] [--paced BAUD] [--reader-fault NAME] [options]
naru-sim scanner --link PORT
naru-sim bluez --bus ADDRESS [--offers phone | desk | both] [--mtu N] [--refuse] [options]
naru-sim trust [--out FILE] [--seed N] [--at TIME]

phone    a simulated phone with sample documents, for a demo's counter
reader   a PN532 on a pseudo-terminal with such a phone on it; PATH becomes a link to it, for naru --nfc
         pn532_uart:PATH or libnfc's own tools. Signals: USR1 phone on or off, USR2 plug in or out
scanner  a serial scanner at PORT: each line of the input is a code it reads
bluez    BlueZ on a private message bus, with such a phone in the air; it prints the code that each visitor shows. For
         naru under DBUS_SYSTEM_BUS_ADDRESS=ADDRESS. Signal: USR1 Bluetooth on or off
trust    the sample issuer's root certificate, for a demo's trust folder alone
)";

int complain(const QString& what)
{
    std::fputs(qPrintable(what + QLatin1Char('\n')), stderr);
    std::fputs(usage, stderr);
    return exitUsage;
}

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

int exportTrust(const QCommandLineParser& parser, const Clock& clock, std::uint64_t seed)
{
    const QByteArray pem = sampleTrustPem(clock.now(), seed);
    if (!parser.isSet(QStringLiteral("out"))) {
        std::fwrite(pem.constData(), 1, static_cast<std::size_t>(pem.size()), stdout);
        return 0;
    }
    QSaveFile file(parser.value(QStringLiteral("out")));
    if (file.open(QIODevice::WriteOnly) && file.write(pem) == pem.size() && file.commit())
        return 0;
    return complain(file.errorString());
}

/// Document by its place or its id. Empty: neither.
std::optional<int> documentIndex(const QString& text)
{
    bool isNumber = false;
    const int index = text.toInt(&isNumber);
    const auto found = isNumber ? index : static_cast<int>(PhoneController::documentIds().indexOf(text));
    if (found < 0 || found >= PhoneController::documentIds().size())
        return std::nullopt;
    return found;
}

int runHeadless(const QCommandLineParser& parser, PhoneController& phone)
{
    bool isNumber = false;
    const int wait = parser.value(QStringLiteral("wait")).toInt(&isNumber);
    const bool agrees = parser.isSet(QStringLiteral("agree"));
    if (!isNumber || wait <= 0 || agrees == parser.isSet(QStringLiteral("refuse")))
        return complain(QStringLiteral("--headless needs --agree or --refuse, and --wait a number of seconds"));
    HeadlessPhone person(phone, agrees ? HeadlessPhone::Answer::Agree : HeadlessPhone::Answer::Refuse,
        parser.values(QStringLiteral("withhold")), std::chrono::seconds(wait));
    return person.run();
}

int runWindow(const QCommandLineParser& parser, PhoneController& phone)
{
    const QString language = parser.value(QStringLiteral("language"));
    QQmlApplicationEngine engine;
    if (parser.isSet(QStringLiteral("shot")))
        return ui::simulator::shootPhoneWindow(engine, phone, parser.value(QStringLiteral("shot")), language) ? 0 : 1;
    return ui::simulator::openPhoneWindow(engine, phone, language) ? QCoreApplication::exec() : 1;
}

int phoneCommand(const QCommandLineParser& parser, const Clock& clock, std::uint64_t seed)
{
    PhoneController::Options options;
    options.linkPath = parser.value(QStringLiteral("link"));
    options.seed = seed;
    const auto document = documentIndex(parser.value(QStringLiteral("document")));
    const auto fault = misbehaviourNamed(parser.value(QStringLiteral("fault")));
    bool isNumber = false;
    options.dropAtByte = parser.value(QStringLiteral("drop-at")).toInt(&isNumber);
    if (options.linkPath.isEmpty() || !document || !fault || !isNumber || options.dropAtByte < 0)
        return complain(QStringLiteral("--link, --document, --fault or --drop-at"));
    options.document = *document;
    options.fault = *fault;
    SystemRandom system;
    SeededRandom seeded(seed);
    Random& random = parser.isSet(QStringLiteral("seed")) ? static_cast<Random&>(seeded) : system;
    PhoneController phone(options, clock, random);
    return parser.isSet(QStringLiteral("headless")) ? runHeadless(parser, phone) : runWindow(parser, phone);
}

void say(const char* what)
{
    std::printf("%s\n", what);
    std::fflush(stdout);
}

/// A reader with a phone on it, until it is told to end.
class ReaderStage {
public:
    ReaderStage(const QString& link, sim::Holder& holder, const NfcPhoneTerms& terms)
        : m_reader(link)
        , m_phone(holder, terms)
    {
        m_card.transceive = [this](const QByteArray& apdu) { return m_phone.transceive(apdu); };
        m_card.fieldLost = [this] { m_phone.fieldLost(); };
    }
    Pn532& chip() { return m_reader.chip(); }
    void setPace(const Pace& pace) { m_reader.setPace(pace); }

    bool plugIn()
    {
        const bool isIn = m_reader.plugIn();
        say(isIn ? "plugged in" : "cannot plug in");
        return isIn;
    }
    void turnPlug()
    {
        if (!m_reader.isPluggedIn()) {
            plugIn();
            return;
        }
        m_reader.unplug();
        say("plugged out");
    }
    void turnPhone()
    {
        const bool isOn = m_reader.chip().hasCard();
        isOn ? m_reader.takeAway() : m_reader.present(m_card);
        say(isOn ? "phone off" : "phone on");
    }

private:
    PtyReader m_reader;
    NfcPhone m_phone;
    Card m_card;
};

/// Signals as events of the loop.
class Signals {
public:
    explicit Signals(std::function<void(int)> heard)
        : m_heard(std::move(heard))
    {
        sigset_t set;
        sigemptyset(&set);
        for (const int signal : {SIGUSR1, SIGUSR2, SIGTERM, SIGINT})
            sigaddset(&set, signal);
        sigprocmask(SIG_BLOCK, &set, nullptr);
        m_fd = signalfd(-1, &set, SFD_NONBLOCK | SFD_CLOEXEC);
        m_notifier = std::make_unique<QSocketNotifier>(m_fd, QSocketNotifier::Read);
        QObject::connect(m_notifier.get(), &QSocketNotifier::activated, m_notifier.get(), [this] {
            signalfd_siginfo info{};
            while (read(m_fd, &info, sizeof info) == static_cast<ssize_t>(sizeof info))
                m_heard(static_cast<int>(info.ssi_signo));
        });
    }
    ~Signals()
    {
        m_notifier.reset();
        close(m_fd);
    }
    Signals(const Signals&) = delete;
    Signals& operator=(const Signals&) = delete;

private:
    std::function<void(int)> m_heard;
    int m_fd = -1;
    std::unique_ptr<QSocketNotifier> m_notifier;
};

/// Empty: not understood.
std::optional<ChipTrouble> troubleOf(const QCommandLineParser& parser)
{
    const QString name = parser.value(QStringLiteral("reader-fault"));
    const auto* const found = std::find_if(
        chipFaultNames.begin(), chipFaultNames.end(), [&](const char* one) { return name == QLatin1StringView(one); });
    bool isNumber = false, isByte = false;
    ChipTrouble trouble;
    trouble.afterCommands = parser.value(QStringLiteral("after")).toInt(&isNumber);
    const uint status = parser.value(QStringLiteral("status")).toUInt(&isByte, 16);
    if (found == chipFaultNames.end() || !isNumber || trouble.afterCommands < 0 || !isByte || status > 0xff)
        return std::nullopt;
    trouble.fault = static_cast<ChipFault>(found - chipFaultNames.begin());
    trouble.status = static_cast<quint8>(status);
    return trouble;
}

int readerCommand(const QCommandLineParser& parser, const Clock& clock, std::uint64_t seed)
{
    const QString link = parser.value(QStringLiteral("link"));
    const auto document = documentIndex(parser.value(QStringLiteral("document")));
    const auto fault = misbehaviourNamed(parser.value(QStringLiteral("fault")));
    const auto trouble = troubleOf(parser);
    bool isNumber = false;
    const int removeAt = parser.value(QStringLiteral("remove-at")).toInt(&isNumber);
    bool isPace = false;
    const int baud = parser.value(QStringLiteral("paced")).toInt(&isPace);
    if (link.isEmpty() || !document || !fault || !trouble || !isNumber || !isPace || baud < 0)
        return complain(
            QStringLiteral("--link, --document, --fault, --reader-fault, --after, --status, --remove-at or --paced"));
    SystemRandom system;
    SeededRandom seeded(seed);
    Random& random = parser.isSet(QStringLiteral("seed")) ? static_cast<Random&>(seeded) : system;
    HolderSettings settings;
    settings.issuerSeed = seed;
    settings.person = *document;
    settings.misbehaviour = *fault;
    Holder holder(settings, clock.now(), random);
    NfcPhoneTerms terms;
    if (parser.isSet(QStringLiteral("negotiated")))
        terms.handover = NfcPhoneTerms::Handover::Negotiated;
    ReaderStage stage(link, holder, terms);
    const Signals signals([&stage](int signal) {
        if (signal == SIGUSR1)
            return stage.turnPhone();
        if (signal == SIGUSR2)
            return stage.turnPlug();
        QCoreApplication::exit(0);
    });
    stage.setPace(Pace{baud});
    stage.chip().setTrouble(*trouble);
    stage.chip().takeAwayAtExchange(removeAt);
    if (!stage.plugIn())
        return 1;
    if (!parser.isSet(QStringLiteral("no-phone")))
        stage.turnPhone();
    return QCoreApplication::exec();
}

std::optional<BlePhoneTerms::Offer> offerOf(const QString& who)
{
    using Offer = BlePhoneTerms::Offer;
    const QList<std::pair<QLatin1StringView, Offer>> offers{{QLatin1StringView("phone"), Offer::PhoneServes},
        {QLatin1StringView("desk"), Offer::DeskServes}, {QLatin1StringView("both"), Offer::Both}};
    for (const auto& [name, offer] : offers) {
        if (name == who)
            return offer;
    }
    return std::nullopt;
}

int bluezCommand(const QCommandLineParser& parser, const Clock& clock, std::uint64_t seed)
{
    const auto document = documentIndex(parser.value(QStringLiteral("document")));
    const auto fault = misbehaviourNamed(parser.value(QStringLiteral("fault")));
    const auto offer = offerOf(parser.value(QStringLiteral("offers")));
    const int mtu = parser.value(QStringLiteral("mtu")).toInt();
    if (!parser.isSet(QStringLiteral("bus")) || !document || !fault || !offer || mtu < 23 || mtu > 517)
        return complain(QStringLiteral("--bus, --document, --fault, --offers or --mtu"));
    SystemRandom system;
    SeededRandom seeded(seed);
    Random& random = parser.isSet(QStringLiteral("seed")) ? static_cast<Random&>(seeded) : system;
    Holder holder({seed, *document, *fault}, clock.now(), random);
    const BlePhoneTerms terms{*offer, !parser.isSet(QStringLiteral("refuse")), false};
    std::optional<BluezStage> stage;
    const Signals signals([&stage](int signal) { // before the bus has a thread, which would be hit by them
        signal == SIGUSR1 ? stage->turnAdapter() : QCoreApplication::exit(0);
    });
    stage.emplace(parser.value(QStringLiteral("bus")), holder, BluezStage::Terms{terms, mtu}, random,
        [](const QByteArray& line) { say(line.constData()); });
    return stage->start() ? QCoreApplication::exec() : complain(QStringLiteral("no bus there, or it has a BlueZ"));
}

/// Ends with its input.
int scannerCommand(const QCommandLineParser& parser)
{
    SimulatedScanner scanner(parser.value(QStringLiteral("link")));
    if (const auto plugged = scanner.plugIn(); !plugged)
        return complain(plugged.fault().detail());
    QFile input;
    if (!input.open(stdin, QIODevice::ReadOnly))
        return 1;
    std::printf("plugged in\n");
    std::fflush(stdout);
    int failed = 0;
    while (!input.atEnd())
        failed += !scanner.send(input.readLine().trimmed() + '\r');
    return failed ? 1 : 0;
}

void addOptions(QCommandLineParser& parser)
{
    const auto add = [&](const char* name, const char* what, const char* value = nullptr, const char* usual = nullptr) {
        parser.addOption(QCommandLineOption(
            QLatin1StringView(name), QLatin1StringView(what), QLatin1StringView(value), QLatin1StringView(usual)));
    };
    add("link", "phone: socket of the demo's counter; reader, scanner: where the link to the terminal is made", "PATH");
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
    add("headless", "no window: present once, answer, print each state, end");
    add("agree", "headless: show what is asked");
    add("refuse", "headless, bluez: show nothing");
    add("withhold", "headless: do not show this element", "ELEMENT");
    add("wait", "headless: give up after this many seconds", "SECONDS", "60");
    add("language", "of the window: ko or en", "LANGUAGE", "ko");
    add("shot", "write a picture of the window and end", "FILE");
    add("document", "0 to 3, or licence, resident, foreigner, young", "DOCUMENT", "licence");
    add("fault", "what goes wrong on purpose", "NAME", "none");
    add("drop-at", "fault drop_at_byte: gone after this many bytes", "BYTES", "0");
    add("seed", "sample issuer, and every key of the phone", "N", "1");
    add("at", "the moment it is, RFC 3339", "TIME");
    add("out", "trust: file to write", "FILE");
}

int run(const QStringList& arguments)
{
    QCommandLineParser parser;
    addOptions(parser);
    const bool understood = parser.parse(arguments);
    const QStringList words = parser.positionalArguments();
    if (!understood || words.size() != 1)
        return complain(
            understood ? QStringLiteral("one command: phone, reader, scanner, bluez or trust") : parser.errorText());
    bool isNumber = false;
    const std::uint64_t seed = parser.value(QStringLiteral("seed")).toULongLong(&isNumber);
    const auto clock = clockOf(parser);
    if (!isNumber || !clock)
        return complain(QStringLiteral("--seed or --at"));
    if (words.first() == QLatin1StringView("trust"))
        return exportTrust(parser, **clock, seed);
    if (words.first() == QLatin1StringView("phone"))
        return phoneCommand(parser, **clock, seed);
    if (words.first() == QLatin1StringView("reader"))
        return readerCommand(parser, **clock, seed);
    if (words.first() == QLatin1StringView("scanner"))
        return scannerCommand(parser);
    if (words.first() == QLatin1StringView("bluez"))
        return bluezCommand(parser, **clock, seed);
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
    if (given(argc, argv, "phone") && !given(argc, argv, "--headless")) {
        chooseScreen(argc, argv);
        QGuiApplication application(argc, argv);
        return run(QCoreApplication::arguments());
    }
    QCoreApplication application(argc, argv);
    return run(QCoreApplication::arguments());
}

// SPDX-License-Identifier: GPL-3.0-or-later
// naru-sim: what a desk needs of the outside world, for everyone without hardware.
#include "devices/simulator/headless.h"
#include "devices/simulator/phonecontroller.h"
#include "devices/simulator/sampleissuer.h"
#include "ui/simulator/phonewindow.h"

#include <QCommandLineParser>
#include <QGuiApplication>
#include <QQmlApplicationEngine>
#include <QSaveFile>

#include <algorithm>
#include <cstdio>

namespace {
using namespace naru;
using namespace naru::sim;

constexpr int exitUsage = 2;

constexpr const char* usage = R"(naru-sim phone --link SOCKET [--headless (--agree | --refuse)] [options]
naru-sim trust [--out FILE] [--seed N] [--at TIME]

phone   a simulated phone with sample documents, for a demo's counter
trust   the sample issuer's root certificate, for a demo's trust folder alone
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

void addOptions(QCommandLineParser& parser)
{
    const auto add = [&](const char* name, const char* what, const char* value = nullptr, const char* usual = nullptr) {
        parser.addOption(QCommandLineOption(
            QLatin1StringView(name), QLatin1StringView(what), QLatin1StringView(value), QLatin1StringView(usual)));
    };
    add("link", "socket of the demo's counter", "SOCKET");
    add("headless", "no window: present once, answer, print each state, end");
    add("agree", "headless: show what is asked");
    add("refuse", "headless: show nothing");
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
        return complain(understood ? QStringLiteral("one command: phone or trust") : parser.errorText());
    bool isNumber = false;
    const std::uint64_t seed = parser.value(QStringLiteral("seed")).toULongLong(&isNumber);
    const auto clock = clockOf(parser);
    if (!isNumber || !clock)
        return complain(QStringLiteral("--seed or --at"));
    if (words.first() == QLatin1StringView("trust"))
        return exportTrust(parser, **clock, seed);
    if (words.first() == QLatin1StringView("phone"))
        return phoneCommand(parser, **clock, seed);
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

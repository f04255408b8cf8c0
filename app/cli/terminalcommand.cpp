// SPDX-License-Identifier: GPL-3.0-or-later
// naructl terminal check: what a payment terminal can do, found out by trying it in its training mode.
#include "app/cli/command.h"
#include "app/desk/drivers.h"
#include "app/payments/charge.h"
#include "app/payments/conformance.h"
#include "app/payments/records.h"
#include "app/payments/steps.h"
#include "devices/terminal/networkterminals.h"

#include <QEventLoop>
#include <QFile>
#include <QJsonArray>
#include <QTimer>

namespace naru::cli {

using namespace payments;

namespace {

constexpr qint64 fileBytesMax = 32 * 1024;
constexpr quint64 servicesBelow = 2'000'000'000'000; ///< under 36 to the power of 8

/// A link, waited for.
class LinkPump final : public Pump {
public:
    explicit LinkPump(device::TerminalLink& link)
        : m_link(link)
    {
        QObject::connect(
            &link, &device::TerminalLink::answered, &m_loop, [this](quint64 number, const QByteArray& body) {
                m_ended.insert(number, body);
                m_loop.quit();
            });
        QObject::connect(&link, &device::TerminalLink::failed, &m_loop, [this](quint64 number, const Fault& fault) {
            m_ended.insert(number, std::nullopt);
            lastFault = fault;
            m_loop.quit();
        });
    }
    quint64 send(const QByteArray& message) override { return m_link.send(message, patienceMax); }
    std::optional<QByteArray> answer(quint64 number, Milliseconds patience) override
    {
        QTimer timer;
        timer.setSingleShot(true);
        QObject::connect(&timer, &QTimer::timeout, &m_loop, &QEventLoop::quit);
        timer.start(patience);
        while (!m_ended.contains(number) && timer.isActive())
            m_loop.exec();
        if (!m_ended.contains(number))
            m_link.giveUp(number);
        return m_ended.value(number);
    }
    std::optional<Fault> lastFault;

private:
    static constexpr Milliseconds patienceMax = std::chrono::seconds(120);
    device::TerminalLink& m_link;
    QEventLoop m_loop;
    QHash<quint64, std::optional<QByteArray>> m_ended;
};

struct Options {
    QCommandLineOption driver{QStringLiteral("driver"), QStringLiteral("nexo or nexo-xml (nexo)"),
        QStringLiteral("NAME"), QStringLiteral("nexo")};
    QCommandLineOption terminal{
        QStringLiteral("terminal"), QStringLiteral("https://HOST:PORT/nexo"), QStringLiteral("URL")};
    QCommandLineOption ca{
        QStringLiteral("terminal-ca"), QStringLiteral("the only certificate believed, PEM"), QStringLiteral("FILE")};
    QCommandLineOption poi{QStringLiteral("poi"), QStringLiteral("the terminal's own name"), QStringLiteral("POIID")};
    QCommandLineOption keyId{QStringLiteral("key-id"), QStringLiteral("of the shared key"), QStringLiteral("TEXT")};
    QCommandLineOption keyVersion{
        QStringLiteral("key-version"), QStringLiteral("of the shared key"), QStringLiteral("N"), QStringLiteral("0")};
    QCommandLineOption passphrase{
        QStringLiteral("passphrase-file"), QStringLiteral("one line, printable ASCII"), QStringLiteral("FILE")};
    QCommandLineOption training{QStringLiteral("training"),
        QStringLiteral("the terminal is in its training mode: no money moves. Nothing is sent without it")};
    QCommandLineOption json{QStringLiteral("json"), QStringLiteral("one line of JSON")};
};

std::optional<QByteArray> contentOf(const QString& path)
{
    QFile file(path);
    if (path.isEmpty() || !file.open(QIODevice::ReadOnly))
        return std::nullopt;
    return file.read(fileBytesMax);
}

std::optional<device::TerminalSetup> setupOf(const QCommandLineParser& parser, const Options& options)
{
    device::TerminalSetup setup;
    bool isNumber = false;
    setup.id = QStringLiteral("check");
    setup.name = setup.poi = parser.value(options.poi);
    setup.driver = parser.value(options.driver);
    setup.address = parser.value(options.terminal);
    setup.keyIdentifier = parser.value(options.keyId);
    setup.keyVersion = parser.value(options.keyVersion).toLongLong(&isNumber);
    setup.training = parser.isSet(options.training);
    const auto roots = contentOf(parser.value(options.ca));
    if (!isNumber || !roots || setup.poi.isEmpty())
        return std::nullopt;
    setup.roots = *roots;
    return setup;
}

/// One won, with a number that no desk gives out; in training mode nobody pays it.
Attempt trialOf(const Driver& driver, const device::TerminalSetup& setup, Random& random)
{
    Asking asking;
    asking.serviceId = serviceIdOf(QStringLiteral("ZX"), static_cast<qint64>(1 + random.below(servicesBelow)));
    asking.poi = setup.poi;
    asking.driver = driver.name();
    asking.capabilities = driver.capabilities();
    asking.collector = 1;
    asking.time = rfc3339(SystemClock().now());
    Charge charge;
    charge.id = random.bytes(idBytes);
    charge.amount = Won{1};
    Attempt attempt = paymentOf(charge, asking);
    attempt.state = State::Sending;
    return attempt;
}

QJsonObject toJson(const ConformanceReport& report)
{
    QJsonArray trials;
    for (const Tried& tried : report.tried)
        trials.append(QLatin1StringView(nameOf(tried)));
    const Capabilities& can = report.found;
    return {{QStringLiteral("usable"), report.isUsable()}, {QStringLiteral("trials"), trials},
        {QStringLiteral("abilities"), numberOf(can)}, {QStringLiteral("status"), can.canStatus},
        {QStringLiteral("abort"), can.canAbort}, {QStringLiteral("diagnosis"), can.canDiagnose},
        {QStringLiteral("reverse"), can.canReverse}, {QStringLiteral("observes_boot"), can.observesBoot},
        {QStringLiteral("reboot_loses_history"), can.rebootLosesHistory}};
}

int check(const QCommandLineParser& parser, const Options& options)
{
    const auto setup = setupOf(parser, options);
    if (!setup)
        return complain(QStringLiteral("terminal check: --terminal, --terminal-ca, --poi are needed"));
    SystemRandom random;
    const SystemClock clock;
    const auto keys = crypto::memoryKeyStore();
    if (const auto passphrase = contentOf(parser.value(options.passphrase))) {
        if (const auto kept = keys->store(desk::passphraseName(setup->id), crypto::Secret{passphrase->trimmed()});
            !kept)
            return sayFault(kept.fault());
    }
    const auto link = device::NetworkTerminals().linkTo(*setup);
    if (!link)
        return complain(QStringLiteral("--terminal: https://HOST:PORT/PATH"));
    const auto driver = desk::driverFor({*setup, random.bytes(idBytes), *keys, clock, random, link.get(), {}});
    if (!driver)
        return sayFault(driver.fault());
    LinkPump pump(*link);
    const auto payment = [&] { return trialOf(**driver, *setup, random); };
    const auto reversal = [&](const Attempt& original) {
        Attempt back = payment();
        back.kind = AttemptKind::Reversal;
        back.original = original.serviceId;
        back.reversal = ReversalKind::SameDayCancel;
        return back;
    };
    ConformanceStage stage{**driver, pump, setup->training, payment, reversal, {}};
    const auto report = examine(stage);
    if (!report)
        return sayFault(report.fault());
    if (parser.isSet(options.json)) {
        printJson(toJson(*report));
    } else {
        for (const Tried& tried : report->tried)
            print(words::wordsOf(QLatin1StringView(nameOf(tried)), systemLanguage()).sentence);
    }
    if (!report->isUsable() && pump.lastFault)
        sayFault(*pump.lastFault);
    return report->isUsable() ? Done : Refused;
}

} // namespace

int terminalCommand(const Invocation& invocation)
{
    Invocation rest = invocation;
    if (rest.arguments.isEmpty() || rest.arguments.takeFirst() != QLatin1StringView("check"))
        return complain(QStringLiteral("terminal check"));
    QCommandLineParser parser;
    const Options options;
    parser.setApplicationDescription(QStringLiteral(
        "Tries what a payment terminal can do, in its training mode: status, abort, reversal, restart."));
    parser.addOptions({options.driver, options.terminal, options.ca, options.poi, options.keyId, options.keyVersion,
        options.passphrase, options.training, options.json});
    int exit = Unusable;
    return parse(parser, rest, exit) ? check(parser, options) : exit;
}

} // namespace naru::cli

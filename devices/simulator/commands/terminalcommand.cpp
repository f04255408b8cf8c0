// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/base/savefile.h"
#include "devices/simulator/commands/commands.h"
#include "devices/simulator/commands/signals.h"
#include "devices/simulator/commands/terminalconsole.h"
#include "devices/simulator/terminal/xmlterminal.h"
#include "ui/simulator/terminalwindow.h"
#include "ui/simulator/toolwindow.h"

#include <QCoreApplication>
#include <QDir>
#include <QFile>
#include <QJsonDocument>
#include <QQmlApplicationEngine>

namespace naru::sim {

namespace nexo = payments::nexo;

namespace {

std::optional<QByteArray> firstLineOf(const QString& name)
{
    QFile file(name);
    if (!file.open(QIODevice::ReadOnly))
        return std::nullopt;
    return file.readLine(nexo::passphraseBytesMax + 2).trimmed();
}

/// The key that --key-id, --key-version and --passphrase-file name.
std::shared_ptr<const nexo::EnvelopeKey> keyOf(const Told& told)
{
    bool isNumber = false;
    const qint64 version = told.value("key-version").toLongLong(&isNumber);
    const auto passphrase = firstLineOf(told.value("passphrase-file"));
    if (!isNumber || !passphrase)
        return nullptr;
    auto key = nexo::EnvelopeKey::derive(*passphrase, told.value("key-id").toUtf8(), version);
    return key ? std::make_shared<const nexo::EnvelopeKey>(std::move(*key)) : nullptr;
}

/// Empty: a number that is none.
std::optional<PaymentTerminal::Settings> settingsOf(const Told& told)
{
    PaymentTerminal::Settings settings;
    bool isLate = false, isCard = true, isReading = false;
    settings.poi = told.value("poi").toUtf8();
    settings.lateAfter = Milliseconds(told.value("late-after").toInt(&isLate));
    settings.readsFor = Milliseconds(told.value("reads-for").toInt(&isReading));
    settings.needsLogin = told.isSet("needs-login");
    const QString card = told.isSet("card-after") ? told.value("card-after")
        : told.isSet("headless")                  ? QStringLiteral("0")
                                                  : QStringLiteral("never"); // somebody presses the key
    if (card != u"never")
        settings.cardAfter = Milliseconds(card.toInt(&isCard));
    if (told.isSet("data")) {
        if (!QDir().mkpath(told.value("data")))
            return std::nullopt;
        settings.file = told.value("data") + QStringLiteral("/terminal.json");
    }
    const bool negative = settings.lateAfter.count() < 0 || settings.readsFor.count() < 0
        || settings.cardAfter.value_or(Milliseconds(0)).count() < 0;
    if (told.value("dialect") == u"xml")
        settings = XmlTerminal::settings(settings);
    return isLate && isCard && isReading && !negative && !settings.poi.isEmpty() ? std::optional(settings)
                                                                                 : std::nullopt;
}

std::optional<TerminalIdentity> identityOf(const Told& told, const QByteArray& poi)
{
    SystemRandom random; // a key that something is trusted by
    const Instant now = SystemClock().now();
    auto identity = told.isSet("data")
        ? TerminalIdentity::keptIn(told.value("data") + QStringLiteral("/identity.pem"), poi, now, random)
        : TerminalIdentity::make(poi, now, random);
    if (!identity || !told.isSet("certificate-out"))
        return identity;
    QSaveFile file(told.value("certificate-out"));
    const bool written
        = file.open(QIODevice::WriteOnly) && file.write(identity->certificatePem) > 0 && commitWhole(file);
    return written ? identity : std::nullopt;
}

struct Dialect {
    std::unique_ptr<TerminalVoice> voice;
    QString missing; ///< where there is none
};

Dialect dialectOf(const Told& told, PaymentTerminal& terminal, Random& random)
{
    const QString name = told.value("dialect");
    if (name != u"json" && name != u"xml" && name != u"app-link")
        return {nullptr, QStringLiteral("--dialect")};
    const auto key = name == u"xml" ? nullptr : keyOf(told); // that one has no seal
    if (!key && name != u"xml")
        return {nullptr, QStringLiteral("--key-id, --key-version or --passphrase-file")};
    if (name == u"app-link")
        return {std::make_unique<LinkPhone>(terminal, key, random), {}};
    const auto identity = identityOf(told, terminal.settings().poi);
    if (!identity)
        return {nullptr, QStringLiteral("--certificate-out or --data cannot be written")};
    if (name == u"xml")
        return {std::make_unique<XmlTerminal>(terminal, *identity), {}};
    return {std::make_unique<NexoTerminal>(terminal, key, *identity, random), {}};
}

void sayWhere(const TerminalVoice& voice, const Told& told)
{
    const QJsonObject where{{QStringLiteral("url"), voice.url()}, {QStringLiteral("poi"), told.value("poi")},
        {QStringLiteral("certificate"), told.value("certificate-out")}};
    say(QJsonDocument(where).toJson(QJsonDocument::Compact).constData());
}

int runWindow(const Told& told, PaymentTerminal& terminal, TerminalConsole& console)
{
    QQmlApplicationEngine engine;
    const auto write = [&console] { return console.writeFile(); };
    if (!ui::simulator::openTerminalWindow(engine, terminal, told.clock, write, told.value("language")))
        return 1;
    if (told.isSet("shot"))
        return ui::simulator::shootTool(engine, told.value("shot")) ? 0 : 1;
    return QCoreApplication::exec();
}

} // namespace

int terminalCommand(const Told& told)
{
    const auto settings = settingsOf(told);
    const Outcome* const outcome = outcomeNamed(told.value("outcome"));
    const Play* const play = playNamed(told.value("fault"));
    bool isPort = false;
    const quint16 port = told.value("port").toUShort(&isPort);
    if (!settings || !outcome || !play || !isPort)
        return complain(
            QStringLiteral("--poi, --outcome, --fault, --port, --card-after, --reads-for, --late-after or --data"));
    const auto random = told.random();
    PaymentTerminal terminal(*settings, told.clock, *random);
    terminal.setOutcome(*outcome);
    terminal.setPlay(*play);
    const Dialect dialect = dialectOf(told, terminal, *random);
    if (!dialect.voice || !terminal.isReadable())
        return complain(dialect.voice ? QStringLiteral("--data holds a memory that cannot be read") : dialect.missing);
    if (!dialect.voice->listen(port))
        return complain(QStringLiteral("--port is taken"));
    const auto events = told.isSet("events") ? TerminalConsole::Events::Told : TerminalConsole::Events::Silent;
    TerminalConsole console(terminal, *dialect.voice, told.value("acquirer-file"), events);
    const Signals signals([](int) { QCoreApplication::exit(0); });
    sayWhere(*dialect.voice, told);
    const int code = told.isSet("headless") ? QCoreApplication::exec() : runWindow(told, terminal, console);
    terminal.endOfDay();
    return console.writeFile() ? code : 1;
}

} // namespace naru::sim

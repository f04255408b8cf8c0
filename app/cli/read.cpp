// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/codefile.h"
#include "app/cli/command.h"
#include "app/cli/reading.h"
#include "app/cli/tell.h"
#include "app/cli/verdictjson.h"
#include "devices/pcsc/cardreaders.h"

#include <QFile>

namespace naru::cli {

namespace {
constexpr int waitSecondsUsual = 60, waitSecondsMax = 3600;

struct Options {
    QCommandLineOption nfc{QStringLiteral("nfc"),
        QStringLiteral("NFC reader as libnfc calls it, for example pn532_uart:/dev/ttyUSB0."), QStringLiteral("NAME")};
    QCommandLineOption pcsc{
        QStringLiteral("pcsc"), QStringLiteral("PC/SC reader, or how its name begins."), QStringLiteral("NAME")};
    QCommandLineOption qr{QStringLiteral("qr"),
        QStringLiteral("What the phone's screen shows: a picture (PNG, PGM), or a file with its text, mdoc:…"),
        QStringLiteral("FILE")};
    QCommandLineOption ble{QStringLiteral("ble"),
        QStringLiteral("Bluetooth adapter, for example hci0, or any. Without --qr and a reader the code's text is read "
                       "from standard input."),
        QStringLiteral("NAME")};
    QCommandLineOption purpose{QStringLiteral("purpose"), QStringLiteral("What to ask."), QStringLiteral("ID"),
        identity::builtInPurposes().first().id};
    QCommandLineOption trust{QStringLiteral("trust"),
        QStringLiteral("Issuers to believe: PEM or DER file, or a folder."), QStringLiteral("FILE_OR_DIR")};
    QCommandLineOption wait{QStringLiteral("wait"), QStringLiteral("Give up after so many seconds."),
        QStringLiteral("SECONDS"), QString::number(waitSecondsUsual)};
    QCommandLineOption json{QStringLiteral("json"), QStringLiteral("Print one JSON object.")};
};

/// Nothing was asked for that can be done, where empty.
std::optional<Reading::Ways> waysOf(const QCommandLineParser& parser, const Options& options)
{
    const bool isNfc = parser.isSet(options.nfc), isPcsc = parser.isSet(options.pcsc), isQr = parser.isSet(options.qr);
    const bool isBle = parser.isSet(options.ble);
    if ((isNfc && isPcsc) || !(isNfc || isPcsc || isQr || isBle))
        return std::nullopt;
    Reading::Ways ways;
    if (isNfc || isPcsc) {
        ways.program = isNfc ? device::nfcProgramBesideThisOne() : device::pcscProgramBesideThisOne();
        ways.reader = parser.value(isNfc ? options.nfc : options.pcsc);
    }
    ways.bluetooth = isBle || (isQr && ways.reader.isEmpty());
    const QString adapter = parser.value(options.ble);
    ways.adapter = adapter == QLatin1StringView("any") ? QString() : adapter;
    return ways;
}

/// The code off the phone's screen: of a file, else, where there is no reader to tap, typed by a scanner.
Result<QByteArray> codeOf(const QCommandLineParser& parser, const Options& options, const Reading::Ways& ways)
{
    constexpr qint64 lineBytesMax = 8 * 1024;
    if (parser.isSet(options.qr))
        return codeInFile(parser.value(options.qr));
    if (!ways.reader.isEmpty())
        return QByteArray();
    QFile input;
    if (!input.open(stdin, QIODevice::ReadOnly))
        return QByteArray();
    return input.readLine(lineBytesMax).trimmed();
}
} // namespace

int read(const Invocation& invocation)
{
    QCommandLineParser parser;
    const Options options;
    parser.addOptions({options.nfc, options.pcsc, options.qr, options.ble, options.purpose, options.trust, options.wait,
        options.json});
    int exit = Unusable;
    if (!parse(parser, invocation, exit))
        return exit;
    const auto* purpose = identity::findPurpose(parser.value(options.purpose));
    bool isNumber = false;
    const int wait = parser.value(options.wait).toInt(&isNumber);
    auto ways = waysOf(parser, options);
    if (!parser.positionalArguments().isEmpty() || !ways)
        return complain(QStringLiteral("read: --nfc NAME, --pcsc NAME, --qr FILE or --ble NAME is needed"));
    if (!purpose || !isNumber || wait < 1 || wait > waitSecondsMax)
        return complain(QStringLiteral("--purpose or --wait cannot be used"));
    const auto trust = identity::TrustList::load(
        parser.isSet(options.trust) ? parser.value(options.trust) : folderOf(invocation) + QStringLiteral("/trust"));
    if (!trust)
        return complain(QStringLiteral("--trust: cannot be read"));

    const auto code = codeOf(parser, options, *ways);
    if (!code)
        return sayFault(code.fault());
    ways->code = *code;
    Reading reading(*ways, *purpose, *trust);
    const auto verdict = reading.run(std::chrono::seconds(wait));
    if (!verdict)
        return sayFault(verdict.fault());
    if (!parser.isSet(options.json)) {
        tell(*verdict);
        return verdict->accepted() ? Done : Refused;
    }
    QJsonObject object = toJson(*verdict);
    object.insert(QStringLiteral("transport"), reading.method());
    object.insert(QStringLiteral("timing_ms"), reading.timing());
    printJson(object);
    return verdict->accepted() ? Done : Refused;
}

} // namespace naru::cli

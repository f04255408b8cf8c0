// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/identity/verify.h"
#include "app/cli/command.h"
#include "app/cli/tell.h"
#include "app/cli/verdictjson.h"
#include "app/codec/text.h"
#include "app/identity/mdl/session.h"
#include "app/identity/mdl/transcript.h"

#include <QDateTime>
#include <QFile>
#include <QJsonDocument>

namespace naru::cli {

using identity::Verdict;

namespace {
constexpr qint64 fileBytesMax = 8 * 1024 * 1024;

struct Options {
    QCommandLineOption response{QStringLiteral("response"),
        QStringLiteral("What the phone answered (raw CBOR or hexadecimal text)."), QStringLiteral("FILE")};
    QCommandLineOption transcript{QStringLiteral("transcript"),
        QStringLiteral("SessionTranscript, the bare array or wrapped in tag 24."), QStringLiteral("FILE")};
    QCommandLineOption readerKey{QStringLiteral("reader-key"),
        QStringLiteral("Private EReaderKey, PKCS#8 or SEC1: without it a device MAC cannot be checked."),
        QStringLiteral("PEM")};
    QCommandLineOption request{QStringLiteral("request"),
        QStringLiteral("The DeviceRequest that was sent: without it what was returned counts as asked."),
        QStringLiteral("FILE")};
    QCommandLineOption trust{QStringLiteral("trust"),
        QStringLiteral("Issuers to believe: PEM or DER file, or a folder."), QStringLiteral("FILE_OR_DIR")};
    QCommandLineOption at{QStringLiteral("at"), QStringLiteral("The moment to judge for."), QStringLiteral("ISO8601")};
    QCommandLineOption json{QStringLiteral("json"), QStringLiteral("Print one JSON object.")};
};

std::optional<QByteArray> readFile(const QString& path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return std::nullopt;
    const QByteArray bytes = file.read(fileBytesMax + 1);
    if (bytes.size() > fileBytesMax || file.error() != QFile::NoError)
        return std::nullopt;
    return bytes;
}

/// Raw bytes, or what a wholly hexadecimal text says.
std::optional<QByteArray> readBytes(const QString& path)
{
    const auto bytes = readFile(path);
    if (!bytes)
        return std::nullopt;
    const auto decoded = codec::fromHex(*bytes);
    return decoded ? *decoded : *bytes;
}

/// RFC 3339, or ISO 8601 without a zone (then UTC) or without a time (then its midnight, UTC).
std::optional<Instant> moment(const QString& text)
{
    if (const auto exact = parseRfc3339(text))
        return *exact;
    QDateTime loose = QDateTime::fromString(text, Qt::ISODateWithMs);
    if (loose.timeSpec() == Qt::LocalTime)
        loose.setTimeSpec(Qt::UTC);
    return loose.isValid() ? std::optional(Instant(Milliseconds(loose.toMSecsSinceEpoch()))) : std::nullopt;
}

struct Inputs {
    identity::Evidence evidence;
    identity::TrustList trust;
    Instant at;
};

/// Everything the options name, or the sentence that says what cannot be used.
struct Read {
    std::optional<Inputs> inputs;
    QString trouble;
};

QString readSession(const QCommandLineParser& parser, const Options& options, identity::Evidence& evidence)
{
    const auto cannot = [&](const QCommandLineOption& option) {
        return QStringLiteral("--%1: cannot be used: %2").arg(option.names().constFirst(), parser.value(option));
    };
    const auto transcript = readBytes(parser.value(options.transcript));
    if (!transcript || !identity::mdl::Transcript::read(*transcript))
        return cannot(options.transcript);
    evidence.transcript = *transcript;
    if (parser.isSet(options.readerKey)) {
        const auto pem = readFile(parser.value(options.readerKey));
        auto key = pem ? crypto::PrivateKey::fromPem(*pem) : Result<crypto::PrivateKey>(crypto::CryptoFault::BadKey);
        if (!key)
            return cannot(options.readerKey);
        evidence.readerKey = *std::move(key);
    }
    if (parser.isSet(options.request)) {
        const auto bytes = readBytes(parser.value(options.request));
        auto asked = identity::mdl::parseDeviceRequest(bytes.value_or(QByteArray()));
        if (!asked)
            return cannot(options.request);
        evidence.asked = *std::move(asked);
    }
    return {};
}

Read read(const QCommandLineParser& parser, const Options& options)
{
    for (const QCommandLineOption* option : {&options.response, &options.transcript, &options.trust, &options.at}) {
        if (parser.values(*option).size() != 1)
            return {std::nullopt, QStringLiteral("--%1 is needed once").arg(option->names().constFirst())};
    }
    Inputs inputs;
    const auto response = readBytes(parser.value(options.response));
    if (!response)
        return {std::nullopt, QStringLiteral("--response: cannot be read")};
    inputs.evidence.response = *response;
    if (const QString trouble = readSession(parser, options, inputs.evidence); !trouble.isEmpty())
        return {std::nullopt, trouble};
    auto trust = identity::TrustList::load(parser.value(options.trust));
    if (!trust)
        return {std::nullopt, QStringLiteral("--trust: cannot be read")};
    inputs.trust = *std::move(trust);
    const auto at = moment(parser.value(options.at));
    if (!at)
        return {std::nullopt, QStringLiteral("--at: not a moment as ISO 8601 writes it")};
    inputs.at = *at;
    return {std::move(inputs), {}};
}
} // namespace

int verify(const Invocation& invocation)
{
    QCommandLineParser parser;
    const Options options;
    parser.addOptions({options.response, options.transcript, options.readerKey, options.request, options.trust,
        options.at, options.json});
    int exit = Unusable;
    if (!parse(parser, invocation, exit))
        return exit;
    if (!parser.positionalArguments().isEmpty())
        return complain(QStringLiteral("verify: no arguments besides its options"));
    const Read files = read(parser, options);
    if (!files.inputs)
        return complain(files.trouble);

    const Verdict verdict = identity::verify(files.inputs->evidence, {files.inputs->trust, files.inputs->at, true});
    if (parser.isSet(options.json))
        print(QString::fromUtf8(QJsonDocument(toJson(verdict)).toJson(QJsonDocument::Compact)));
    else
        tell(verdict);
    return verdict.accepted() ? Done : Refused;
}

} // namespace naru::cli

// SPDX-License-Identifier: GPL-3.0-or-later
// naructl pack root|build|sign|verify|import: which of them, and what it needs.
#include "app/cli/release.h"

namespace naru::cli {

namespace {

constexpr std::array<const char*, 5> releaseWords{"root", "build", "sign", "verify", "import"};

int usage()
{
    return complain(QStringLiteral(
        "pack root new --key K.pem… [--holder K.pub…] --threshold N --role CHANNEL=N:K.pub,K.pub… --out FILE · "
        "root next --before FILE --key K.pem… [--role …] [--holder …] [--threshold N] --out FILE · "
        "build CHANNEL DIR --version N [--begins DATE] [--expires DATE] [--before FILE] [--least-program V] "
        "[--root FILE…] --out FILE.naru · sign FILE --key K.pem [--out FILE] · "
        "verify FILE [--root FILE…] [--pin HEX] · import FILE --data DIR [--pin HEX]"));
}

bool isComplete(const ReleaseLine& line)
{
    const QString verb = line.words[0];
    const qsizetype count = line.words.size();
    if (verb == u"root") {
        const bool isNew = line.words.value(1) == u"new", isNext = line.words.value(1) == u"next";
        const bool isSaid = isNew ? line.threshold > 0 && line.before.isEmpty() : isNext && !line.before.isEmpty();
        return count == 2 && isSaid && !line.keys.isEmpty() && !line.out.isEmpty();
    }
    if (verb == u"build")
        return count == 3 && packs::channelOf(line.words[1]) && line.version > 0 && !line.out.isEmpty();
    if (verb == u"sign")
        return count == 2 && line.keys.size() == 1;
    return count == 2;
}

} // namespace

bool isReleaseWord(const QString& word)
{
    return std::any_of(
        releaseWords.begin(), releaseWords.end(), [&](const char* known) { return word == QLatin1StringView(known); });
}

void addReleaseOptions(QCommandLineParser& parser)
{
    const auto option = [&](const char* name, const char* about, const char* value) {
        parser.addOption({QString::fromLatin1(name), QString::fromLatin1(about), QString::fromLatin1(value)});
    };
    option("threshold", "How many of the root's keys have to sign.", "NUMBER");
    option("role", "Who signs a channel: trust=2:K1.pub,K2.pub, or fees=none; more than once.", "ROLE");
    option("holder", "Public key of somebody who signs roots later; more than once.", "FILE");
    option("root", "A root, from the first one on; more than once.", "FILE");
    option("pin", "SHA-256 of the first root, as the enrolment sheet says it.", "HEX");
    option("before", "The root, or the release, before this one.", "FILE");
    option("begins", "First day in Korea; without it today.", "DATE");
    option("expires", "Last day in Korea; without it there is none.", "DATE");
    option("least-program", "Least version of Naru, as 0.1.0.", "VERSION");
}

int releaseCommand(const QCommandLineParser& parser, const Invocation& invocation)
{
    const auto value = [&](const char* name) { return parser.value(QLatin1StringView(name)); };
    const auto values = [&](const char* name) { return parser.values(QLatin1StringView(name)); };
    ReleaseLine line{parser.positionalArguments(), values("key"), values("holder"), values("role"), values("root"),
        value("out"), value("before"), value("begins"), value("expires"), value("least-program"), value("pin"),
        folderOf(invocation), value("threshold").toInt(), value("version").toULongLong(),
        parser.isSet(QStringLiteral("json"))};
    if (!isComplete(line))
        return usage();
    const QString verb = line.words[0];
    if (verb == u"root")
        return makeRoot(line);
    if (verb == u"build")
        return buildRelease(line);
    if (verb == u"sign")
        return signRelease(line);
    return verb == u"verify" ? verifyRelease(line) : importRelease(line);
}

} // namespace naru::cli

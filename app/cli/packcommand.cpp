// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/base/savefile.h"
#include "app/cli/administrator.h"
#include "app/cli/command.h"
#include "app/cli/release.h"
#include "app/desk/packs.h"
#include "devices/imaged/client.h"

#include <QEventLoop>
#include <QFile>
#include <QFileInfo>
#include <QJsonArray>

namespace naru::cli {

namespace {

using desk::InstalledPack;
using desk::PackOutcome;
using lessons::Complaint;

constexpr qsizetype keyFileMax = 64 * 1024;

/// What was typed after `pack`.
struct PackLine {
    QStringList words;
    QString folder, out, id, author, centre, key;
    int version = 0; ///< 0: not said
    bool hasFolder = false, asJson = false;
};

QByteArray contentOf(const QString& path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.read(keyFileMax) : QByteArray();
}

Result<void> keep(const QString& path, const QByteArray& bytes)
{
    if (!saveWhole(path, bytes))
        return Fault(storage::StorageFault::IoFailed, path);
    return {};
}

QJsonArray jsonOf(const QList<Complaint>& complaints)
{
    QJsonArray list;
    for (const Complaint& complaint : complaints)
        list.append(QJsonObject{{QStringLiteral("file"), complaint.file}, {QStringLiteral("key"), complaint.key},
            {QStringLiteral("rule"), complaint.rule}});
    return list;
}

/// Complaints as lines, then the sentence of the fault where there is one.
int tell(const PackOutcome& outcome, bool asJson)
{
    if (asJson) {
        QJsonObject object{{QStringLiteral("pack"), outcome.id}, {QStringLiteral("version"), outcome.version},
            {QStringLiteral("complaints"), jsonOf(outcome.complaints)}};
        if (outcome.fault)
            object.insert(QStringLiteral("fault"), QLatin1StringView(outcome.fault->name()));
        printJson(object);
    } else {
        for (const Complaint& complaint : outcome.complaints)
            print(complaint.line());
        if (outcome.isGood())
            print(QStringLiteral("%1 %2").arg(outcome.id).arg(outcome.version));
    }
    if (outcome.isGood())
        return Done;
    if (!asJson)
        (void)sayFault(*outcome.fault);
    return outcome.complaints.isEmpty() ? Unusable : Refused;
}

/// Waits for one answer of the desk's packs.
PackOutcome await(const std::function<void(const desk::Packs::Answer&)>& ask)
{
    QEventLoop loop;
    std::optional<PackOutcome> answer;
    ask([&](const PackOutcome& outcome) {
        answer = outcome;
        loop.quit();
    });
    if (!answer)
        loop.exec();
    return *answer;
}

/// With a desk's folder its own rules too: whose seal it is, and what is installed.
int check(const PackLine& line)
{
    const auto bytes = lessons::loadPack(line.words[1]);
    if (!bytes) {
        (void)sayFault(bytes.fault());
        return Unusable;
    }
    if (line.hasFolder) {
        CommandDesk command;
        if (const auto opened = command.open(line.folder, desk::Desk::Access::ReadOnly); !opened)
            return sayFault(opened.fault());
        return tell(await([&](const desk::Packs::Answer& answer) { command.desk->packs()->check(*bytes, answer); }),
            line.asJson);
    }
    const lessons::PackReading reading = lessons::readPack(*bytes);
    PackOutcome outcome{{}, reading.complaints, reading.pack.id, reading.pack.version};
    if (!reading.isGood())
        outcome.fault = lessons::LessonsFault::BadPack;
    return tell(outcome, line.asJson);
}

Result<crypto::PrivateKey> keyIn(const QString& path)
{
    QByteArray pem = contentOf(path);
    auto key = crypto::PrivateKey::fromPem(pem);
    crypto::wipe(pem);
    if (key && key->curve() != crypto::Curve::P256)
        return crypto::CryptoFault::UnsupportedKey;
    return key;
}

int keepMade(const lessons::MadePack& made, const std::optional<Fault>& fault, const PackLine& line)
{
    PackOutcome outcome{fault, made.complaints, line.id, line.version};
    if (outcome.isGood()) {
        if (const auto kept = keep(line.out, made.bytes); !kept)
            return sayFault(kept.fault());
    }
    return tell(outcome, line.asJson);
}

/// With --key an author's pack, without a desk; else this desk's, for which somebody who works here signs in.
int make(PackLine line)
{
    auto content = lessons::readPackFolder(line.words[1]);
    if (!content)
        return sayFault(content.fault());
    lessons::PackPlan plan{line.id, line.version, line.centre, line.author, *std::move(content)};
    if (!line.key.isEmpty()) {
        const auto key = keyIn(line.key);
        if (!key)
            return sayFault(key.fault());
        plan.version = line.version = std::max(line.version, 1);
        const auto made = lessons::makePack(plan, *key);
        return keepMade(
            made, made.isGood() ? std::nullopt : std::optional(Fault(lessons::LessonsFault::BadPack)), line);
    }
    CommandDesk command;
    if (const auto opened = command.open(line.folder); !opened)
        return sayFault(opened.fault());
    if (const auto signedIn = signInStaff(*command.desk); !signedIn)
        return sayFault(signedIn.fault());
    if (line.version == 0)
        plan.version = line.version = command.desk->packs()->nextVersion(line.id);
    QEventLoop loop;
    std::optional<int> exit;
    command.desk->packs()->make(plan, [&](const lessons::MadePack& made, const std::optional<Fault>& fault) {
        exit = keepMade(made, fault, line);
        loop.quit();
    });
    if (!exit)
        loop.exec();
    return *exit;
}

int seal(const PackLine& line)
{
    const auto bytes = lessons::loadPack(line.words[1]);
    const auto key = bytes ? keyIn(line.key) : Result<crypto::PrivateKey>(bytes.fault());
    const auto sealed = key ? lessons::addSeal(*bytes, *key) : Result<QByteArray>(key.fault());
    const auto kept = sealed ? keep(line.out, *sealed) : Result<void>(sealed.fault());
    return kept ? int(Done) : sayFault(kept.fault());
}

int list(const PackLine& line)
{
    CommandDesk command;
    if (const auto opened = command.open(line.folder, desk::Desk::Access::ReadOnly); !opened)
        return sayFault(opened.fault());
    QJsonArray rows;
    for (const InstalledPack& pack : command.desk->packs()->list()) {
        const QLatin1StringView state(desk::packStateNames[std::size_t(pack.state)]);
        rows.append(QJsonObject{{QStringLiteral("pack"), pack.id}, {QStringLiteral("version"), pack.version},
            {QStringLiteral("previous"), pack.previous}, {QStringLiteral("centre"), pack.centre},
            {QStringLiteral("author"), pack.author}, {QStringLiteral("state"), state},
            {QStringLiteral("plays"), pack.plays()},
            {QStringLiteral("lessons"), QJsonArray::fromStringList(pack.lessons)},
            {QStringLiteral("sha256"), QLatin1StringView(pack.sha256.toHex())},
            {QStringLiteral("maker"), QLatin1StringView(pack.maker.toHex())}});
        if (!line.asJson)
            print(QStringLiteral("%1  %2  %3  %4")
                      .arg(pack.id)
                      .arg(pack.version)
                      .arg(words::wordsOf(state, systemLanguage()).sentence, pack.lessons.join(QStringLiteral(", "))));
    }
    if (line.asJson)
        printJson({{QStringLiteral("packs"), rows}});
    return Done;
}

/// What an administrator does to the packs of a desk.
int administer(const PackLine& line, const std::function<int(CommandDesk&)>& act)
{
    imaged::Client pictures;
    CommandDesk command;
    command.pictures = &pictures;
    if (const auto opened = command.open(line.folder); !opened)
        return sayFault(opened.fault());
    if (const auto signedIn = signInAdministrator(*command.desk); !signedIn)
        return sayFault(signedIn.fault());
    return act(command);
}

int told(const Result<void>& done, const PackLine& line)
{
    if (line.asJson)
        printJson(done ? QJsonObject{{QStringLiteral("done"), true}}
                       : QJsonObject{{QStringLiteral("done"), false},
                           {QStringLiteral("fault"), QLatin1StringView(done.fault().name())}});
    return done ? int(Done) : sayFault(done.fault());
}

int install(const PackLine& line)
{
    const auto bytes = lessons::loadPack(line.words[1]);
    if (!bytes) {
        (void)sayFault(bytes.fault());
        return Unusable;
    }
    return administer(line, [&](CommandDesk& command) {
        return tell(await([&](const desk::Packs::Answer& answer) { command.desk->packs()->install(*bytes, answer); }),
            line.asJson);
    });
}

int remove(const PackLine& line)
{
    return administer(line, [&](CommandDesk& command) {
        desk::Packs& packs = *command.desk->packs();
        return told(CommandDesk::await([&](const desk::Done& done) {
            line.words[0] == u"back" ? packs.goBack(line.words[1], done) : packs.remove(line.words[1], done);
        }),
            line);
    });
}

int listAuthors(const PackLine& line)
{
    CommandDesk command;
    if (const auto opened = command.open(line.folder, desk::Desk::Access::ReadOnly); !opened)
        return sayFault(opened.fault());
    QJsonArray rows;
    for (const desk::PackAuthor& author : command.desk->packs()->authors()) {
        const QString id = QString::fromLatin1(author.id().toHex());
        rows.append(QJsonObject{{QStringLiteral("key"), id}, {QStringLiteral("name"), author.name}});
        if (!line.asJson)
            print(id + QStringLiteral("  ") + author.name);
    }
    if (line.asJson)
        printJson({{QStringLiteral("authors"), rows}});
    return Done;
}

int author(const PackLine& line)
{
    const QString what = line.words.value(1);
    if (what == u"list" && line.words.size() == 2)
        return listAuthors(line);
    if (what == u"add" && line.words.size() == 4) {
        const QByteArray pem = contentOf(line.words[3]);
        return administer(line, [&](CommandDesk& command) {
            return told(CommandDesk::await([&](const desk::Done& done) {
                command.desk->packs()->addAuthor(line.words[2], pem, done);
            }),
                line);
        });
    }
    if (what == u"remove" && line.words.size() == 3) {
        const QByteArray id = QByteArray::fromHex(line.words[2].toLatin1());
        return administer(line, [&](CommandDesk& command) {
            return told(
                CommandDesk::await([&](const desk::Done& done) { command.desk->packs()->removeAuthor(id, done); }),
                line);
        });
    }
    return complain(QStringLiteral("pack author list, author add NAME KEY.pem, or author remove KEY-ID"));
}

int run(const PackLine& line)
{
    const QString verb = line.words.value(0);
    const bool hasOne = line.words.size() == 2;
    if (verb == u"check" && hasOne)
        return check(line);
    if (verb == u"make" && hasOne && !line.out.isEmpty() && !line.id.isEmpty() && !line.author.isEmpty())
        return make(line);
    if (verb == u"seal" && hasOne && !line.out.isEmpty() && !line.key.isEmpty())
        return seal(line);
    if (verb == u"install" && hasOne)
        return install(line);
    if (verb == u"list" && line.words.size() == 1)
        return list(line);
    if ((verb == u"remove" || verb == u"back") && hasOne)
        return remove(line);
    if (verb == u"author")
        return author(line);
    return complain(
        QStringLiteral("pack check FILE · make DIR --out FILE --id ID --author NAME · seal FILE --key KEY.pem --out "
                       "FILE · install FILE · list · remove ID · back ID · author …"));
}

} // namespace

int packCommand(const Invocation& invocation)
{
    QCommandLineParser parser;
    parser.setApplicationDescription(QStringLiteral(
        "Lesson packs: check one (with --data DIR by the rules of that desk too), make one of a folder of lessons, "
        "seal "
        "one as its author, install, list, remove, go back to the version before; whose packs play anywhere.\n"
        "Releases of an agency: make a root (who may sign), build one of a folder, sign it, verify it, import it from "
        "a stick.\n"
        "Prints file: key: rule for each fault. Exit: 0 good or done, 1 refused, 2 unusable."));
    parser.addPositionalArgument(QStringLiteral("what"),
        QStringLiteral("check FILE | make DIR | seal FILE | install FILE | list | remove ID | back ID | author list | "
                       "author add NAME KEY.pem | author remove KEY-ID | root new | root next | build CHANNEL DIR | "
                       "sign FILE | verify FILE | import FILE"));
    const auto option = [&](const char* name, const char* about, const char* value) {
        parser.addOption({QString::fromLatin1(name), QString::fromLatin1(about), QString::fromLatin1(value)});
    };
    option("out", "The pack to write.", "FILE");
    option("id", "Of the pack: small letters, digits, dots and hyphens, with a dot.", "ID");
    option("version", "A whole number; without it one above the installed.", "NUMBER");
    option("author", "Who wrote the lessons.", "NAME");
    option("centre", "Whose it is, where an author makes it.", "NAME");
    option("key", "The author's or signer's private key, P-256, PEM; for a root more than once.", "FILE");
    addReleaseOptions(parser);
    parser.addOption({QStringLiteral("json"), QStringLiteral("One JSON object instead of lines.")});
    int exit = Done;
    if (!parse(parser, invocation, exit))
        return exit;
    if (isReleaseWord(parser.positionalArguments().value(0)))
        return releaseCommand(parser, invocation);
    PackLine line;
    line.words = parser.positionalArguments();
    line.folder = folderOf(invocation);
    line.hasFolder = !invocation.dataFolder.isEmpty();
    line.out = parser.value(QStringLiteral("out"));
    line.id = parser.value(QStringLiteral("id"));
    line.author = parser.value(QStringLiteral("author"));
    line.centre = parser.value(QStringLiteral("centre"));
    line.key = parser.value(QStringLiteral("key"));
    line.asJson = parser.isSet(QStringLiteral("json"));
    if (const QString version = parser.value(QStringLiteral("version")); !version.isEmpty()) {
        line.version = version.toInt();
        if (line.version < 1)
            return complain(QStringLiteral("--version is a whole number above 0"));
    }
    return run(line);
}

} // namespace naru::cli

// SPDX-License-Identifier: GPL-3.0-or-later
// naructl pack import: a release that came on a stick, all the way into the journal.
#include "app/cli/administrator.h"
#include "app/cli/release.h"
#include "app/crypto/hash.h"
#include "app/handeddown.h"
#include "app/storage/faults.h"
#include "devices/imaged/client.h"
#include "sync/agent/membership.h"

#include <QDir>
#include <QFile>

namespace naru::cli {

namespace {

using packs::ReleaseFault;

/// Whom a shelf believes that believes nobody yet: the root that an administrator names, or the one of the enrolment
/// sheet.
Result<QByteArray> firstPin(const ReleaseLine& line, CommandDesk& desk)
{
    if (line.pin.isEmpty()) {
        const auto membership = agent::readMembership(line.folder);
        if (!membership)
            return membership.fault();
        const QByteArray pin = *membership ? (*membership)->packsRoot : QByteArray();
        return pin.isEmpty() ? Result<QByteArray>(ReleaseFault::NoRoot) : pin;
    }
    const auto signedIn = signInAdministrator(*desk.desk);
    return signedIn ? QByteArray::fromHex(line.pin.toLatin1()) : Result<QByteArray>(signedIn.fault());
}

/// From the first one each proves the next.
Result<void> followRoots(
    const ReleaseLine& line, packs::Shelf& shelf, const QList<QByteArray>& roots, CommandDesk& desk)
{
    if (!shelf.root()) {
        const auto pin = roots.isEmpty() ? Result<QByteArray>(ReleaseFault::NoRoot) : firstPin(line, desk);
        const auto believed = pin ? shelf.believe(roots.constFirst(), *pin) : Result<void>(pin.fault());
        if (!believed)
            return believed;
    }
    for (const QByteArray& document : roots) {
        const auto root = packs::unprovenRoot(document);
        if (!root)
            return root.fault();
        if (root->version <= shelf.root()->version)
            continue;
        if (const auto done = shelf.follow(document); !done)
            return done;
    }
    return {};
}

struct Judged {
    packs::Manifest manifest;
    QByteArray sha256; ///< of its document
};

/// Nothing of it comes onto the disk before its signatures were looked at; the journal's ratchet has the last word.
Result<Judged> shelve(const ReleaseLine& line, packs::Shelf& shelf, CommandDesk& desk)
{
    QFile file(line.words[1]);
    if (!file.open(QIODevice::ReadOnly))
        return cannotRead(line.words[1]);
    const auto head = packs::readBundleHead(file);
    const auto followed = head ? followRoots(line, shelf, head->roots, desk) : Result<void>(head.fault());
    if (!followed)
        return followed.fault();
    if (const auto manifest = packs::manifestOf(*shelf.root(), head->manifest); !manifest)
        return manifest.fault();
    if (!file.seek(0))
        return cannotRead(line.words[1]);
    const auto bundle = packs::readBundle(file, shelf);
    if (!bundle)
        return bundle.fault();
    packs::ToldRatchet ratchet;
    for (const packs::Taken& taken : takenBy(*desk.desk->supplies()))
        ratchet.all[taken.channel] = taken;
    const QByteArray sha256 = crypto::sha256(bundle->manifest);
    const auto manifest = shelf.judge(sha256, {ratchet, desk.clock.now(), QStringLiteral(NARU_VERSION)});
    return manifest ? Judged{*manifest, sha256} : Result<Judged>(manifest.fault());
}

/// As what comes over a network: the journal takes it, then it is put in its place on the shelf.
Result<void> take(packs::Shelf& shelf, const Judged& judged, desk::Desk& desk)
{
    QList<QByteArray> bytes;
    for (const packs::File& file : judged.manifest.files) {
        auto content = shelf.blob(file.sha256, file.size);
        if (!content)
            return content.fault();
        bytes.append(*std::move(content));
    }
    const packs::Manifest& manifest = judged.manifest;
    // Nobody has said that it is the newest; it was when it was made.
    const packs::Taken taken{
        manifest.channel, manifest.version, judged.sha256, shelf.root()->version, shelf.rootPin(), manifest.notBefore};
    const auto done = CommandDesk::await(
        [&](desk::Done answer) { desk.supplies()->take(supplyOf(taken, manifest, bytes), std::move(answer)); });
    return done ? shelf.use(manifest.channel, judged.sha256) : done;
}

int tell(const ReleaseLine& line, const Judged& judged, const desk::Supplies& supplies, const Result<void>& taken)
{
    const QString channel = QLatin1StringView(packs::nameOf(judged.manifest.channel));
    const auto standing = supplies.standing(channel);
    const quint64 used = standing ? standing->used : 0;
    if (line.asJson) {
        QJsonObject object{{QStringLiteral("channel"), channel},
            {QStringLiteral("version"), qint64(judged.manifest.version)},
            {QStringLiteral("files"), judged.manifest.files.size()}, {QStringLiteral("taken"), bool(taken)},
            {QStringLiteral("used"), qint64(used)}};
        if (!taken)
            object.insert(QStringLiteral("fault"), QLatin1StringView(taken.fault().name()));
        printJson(object);
    }
    const bool isStorage = !taken && QByteArrayView(taken.fault().name()).startsWith("storage.");
    if (!taken)
        (void)sayFault(taken.fault());
    const char* const name = used == 0    ? "import.none"
        : used == judged.manifest.version ? "import.used"
                                          : "import.stays";
    const auto said = words::wordsOf(QLatin1StringView(name), systemLanguage(), {channel, QString::number(used)});
    if (!line.asJson)
        print((said.sentence + u' ' + said.whatToDo).trimmed());
    return taken ? Done : isStorage ? Unusable : Refused;
}

} // namespace

int importRelease(const ReleaseLine& line)
{
    imaged::Client pictures; // of lessons
    CommandDesk desk;
    desk.pictures = &pictures;
    if (const auto opened = desk.open(line.folder); !opened)
        return refuseRelease(opened.fault(), line.asJson);
    auto shelf = packs::Shelf::open(QDir(line.folder).filePath(QStringLiteral("shelf")));
    const auto judged = shelf ? shelve(line, *shelf, desk) : Result<Judged>(shelf.fault());
    if (!judged)
        return refuseRelease(judged.fault(), line.asJson);
    return tell(line, *judged, *desk.desk->supplies(), take(*shelf, *judged, *desk.desk));
}

} // namespace naru::cli

// SPDX-License-Identifier: GPL-3.0-or-later
// naructl pack import: a release that came on a stick.
#include "app/cli/administrator.h"
#include "app/cli/release.h"
#include "app/crypto/hash.h"
#include "app/storage/faults.h"

#include <QDir>
#include <QFile>

namespace naru::cli {

namespace {

using packs::ReleaseFault;

/// A shelf that believes nobody yet begins with the root that an administrator names; from there each proves the next.
Result<void> followRoots(packs::Shelf& shelf, const QList<QByteArray>& roots, CommandDesk& desk, const QString& pin)
{
    const bool isFirst = !shelf.root();
    if (isFirst && (pin.isEmpty() || roots.isEmpty()))
        return ReleaseFault::NoRoot;
    if (isFirst) {
        if (const auto signedIn = signInAdministrator(*desk.desk); !signedIn)
            return signedIn.fault();
        if (const auto done = shelf.believe(roots.constFirst(), QByteArray::fromHex(pin.toLatin1())); !done)
            return done;
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

/// Nothing of it comes onto the disk before its signatures were looked at.
Result<packs::Manifest> shelve(const ReleaseLine& line, packs::Shelf& shelf, CommandDesk& desk)
{
    QFile file(line.words[1]);
    if (!file.open(QIODevice::ReadOnly))
        return cannotRead(line.words[1]);
    const auto head = packs::readBundleHead(file);
    const auto followed = head ? followRoots(shelf, head->roots, desk, line.pin) : Result<void>(head.fault());
    if (!followed)
        return followed.fault();
    if (const auto manifest = packs::manifestOf(*shelf.root(), head->manifest); !manifest)
        return manifest.fault();
    if (!file.seek(0))
        return cannotRead(line.words[1]);
    const auto bundle = packs::readBundle(file, shelf);
    if (!bundle)
        return bundle.fault();
    const NothingTaken ratchet; // the desk itself knows what it took, and judges again
    return shelf.judge(crypto::sha256(bundle->manifest), {ratchet, SystemClock().now(), QStringLiteral(NARU_VERSION)});
}

} // namespace

int importRelease(const ReleaseLine& line)
{
    CommandDesk desk;
    if (const auto opened = desk.open(line.folder); !opened)
        return refuseRelease(opened.fault(), line.asJson);
    auto shelf = packs::Shelf::open(QDir(line.folder).filePath(QStringLiteral("shelf")));
    const auto manifest = shelf ? shelve(line, *shelf, desk) : Result<packs::Manifest>(shelf.fault());
    if (!manifest)
        return refuseRelease(manifest.fault(), line.asJson);
    const QString channel = QLatin1StringView(packs::nameOf(manifest->channel));
    if (line.asJson)
        printJson({{QStringLiteral("channel"), channel}, {QStringLiteral("version"), qint64(manifest->version)},
            {QStringLiteral("files"), manifest->files.size()}, {QStringLiteral("shelved"), true}});
    else
        print(QStringLiteral("%1 %2  %3 files").arg(channel).arg(manifest->version).arg(manifest->files.size()));
    return Done;
}

} // namespace naru::cli

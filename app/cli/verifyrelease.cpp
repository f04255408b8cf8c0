// SPDX-License-Identifier: GPL-3.0-or-later
// naructl pack verify: who has signed, who is missing, and whether a desk would take it.
#include "app/cli/release.h"
#include "app/crypto/hash.h"
#include "app/storage/faults.h"

#include <QFile>
#include <QJsonArray>
#include <QTemporaryDir>

namespace naru::cli {

namespace {

using packs::Document;
using packs::ReleaseFault;
using packs::Role;
using packs::Root;

/// Of one role: how many it asks for, and who has.
struct Signers {
    QString of; ///< "root", "root.before" or the channel
    int threshold = 0;
    QList<QByteArray> keys, have;

    bool isEnough() const { return threshold > 0 && have.size() >= threshold; }
};

struct Report {
    QJsonObject object;
    QList<Signers> roles;
    std::optional<Fault> fault;
    bool isNamed = false; ///< the first root is the one of --pin
    QString title;
};

QJsonArray hexes(const QList<QByteArray>& ids)
{
    QJsonArray list;
    for (const QByteArray& id : ids)
        list.append(QString::fromLatin1(id.toHex()));
    return list;
}

Signers signersFor(const QString& name, const Root& by, const Role& role, Document what, const packs::Signed& document)
{
    return {name, role.threshold, role.keys, packs::signersOf(by, role, what, document)};
}

QJsonObject jsonOf(const Signers& signers)
{
    return {{QStringLiteral("role"), signers.of}, {QStringLiteral("threshold"), signers.threshold},
        {QStringLiteral("keys"), hexes(signers.keys)}, {QStringLiteral("signed_by"), hexes(signers.have)},
        {QStringLiteral("missing"), int(std::max<qsizetype>(0, signers.threshold - signers.have.size()))}};
}

void tellSigners(const Signers& signers)
{
    const qsizetype missing = signers.threshold - signers.have.size();
    const QLatin1StringView name(signers.isEnough() ? "signers.enough" : "signers.missing");
    const auto said = words::wordsOf(name, systemLanguage(),
        {QString::number(signers.have.size()), QString::number(signers.threshold), QString::number(missing)});
    print(signers.of + QStringLiteral(": ") + (said.sentence + u' ' + said.whatToDo).trimmed());
    for (const QByteArray& id : signers.keys)
        print(QStringLiteral("  %1 %2").arg(QLatin1StringView(signers.have.contains(id) ? "+" : "-"), shortId(id)));
}

int tell(Report& report, bool asJson)
{
    const bool isGood = !report.fault;
    if (asJson) {
        QJsonArray roles;
        for (const Signers& signers : report.roles)
            roles.append(jsonOf(signers));
        report.object.insert(QStringLiteral("roles"), roles);
        report.object.insert(QStringLiteral("good"), isGood);
        report.object.insert(QStringLiteral("named"), report.isNamed);
        if (report.fault)
            report.object.insert(QStringLiteral("fault"), QLatin1StringView(report.fault->name()));
        printJson(report.object);
    } else {
        print(report.title);
        for (const Signers& signers : report.roles)
            tellSigners(signers);
        if (isGood && !report.isNamed)
            print(words::wordsOf(QLatin1StringView("signers.unnamed"), systemLanguage()).sentence);
        if (report.fault)
            (void)sayFault(*report.fault);
    }
    return !isGood ? Refused : report.isNamed ? Done : Undecided;
}

Result<Report> reportOnRoot(const ReleaseLine& line, const QByteArray& bytes)
{
    const auto root = packs::unprovenRoot(bytes);
    if (!root)
        return root.fault();
    const auto document = *packs::signedOf(Document::Root, bytes); // as unprovenRoot() looked
    const QByteArray pin = crypto::sha256(document.bytes);
    Report report;
    report.title = QStringLiteral("root %1  pin %2").arg(root->version).arg(QString::fromLatin1(pin.toHex()));
    report.object = {{QStringLiteral("kind"), QStringLiteral("root")},
        {QStringLiteral("version"), qint64(root->version)}, {QStringLiteral("pin"), QString::fromLatin1(pin.toHex())}};
    report.roles.append(signersFor(QStringLiteral("root"), *root, root->root, Document::Root, document));
    report.isNamed = QByteArray::fromHex(line.pin.toLatin1()) == pin;
    if (!report.roles.constFirst().isEnough())
        report.fault = ReleaseFault::NotSigned;
    if (line.roots.isEmpty())
        return report;
    const auto before = fileContent(line.roots.constLast(), packs::rootBytesMax);
    const auto now = before ? packs::unprovenRoot(*before) : Result<Root>(before.fault());
    if (!now)
        return now.fault();
    report.roles.append(signersFor(QStringLiteral("root.before"), *now, now->root, Document::Root, document));
    if (const auto next = packs::nextRoot(*now, bytes); !next)
        report.fault = next.fault();
    return report;
}

/// The roots of the command line, or those that came with it, as a desk would believe them.
Result<void> believe(packs::Shelf& shelf, const ReleaseLine& line, QList<QByteArray> roots)
{
    if (!line.roots.isEmpty())
        roots.clear();
    for (const QString& path : line.roots) {
        const auto bytes = fileContent(path, packs::rootBytesMax);
        if (!bytes)
            return bytes.fault();
        roots.append(*bytes);
    }
    if (roots.isEmpty())
        return ReleaseFault::NoRoot;
    const auto own = packs::pinOf(roots.constFirst());
    if (!own)
        return own.fault();
    const QByteArray pin = line.pin.isEmpty() ? *own : QByteArray::fromHex(line.pin.toLatin1());
    auto done = shelf.believe(roots.constFirst(), pin);
    for (qsizetype i = 1; done && i < roots.size(); ++i)
        done = shelf.follow(roots[i]);
    return done;
}

/// On a shelf of its own, by the same rules as a desk's.
Result<Report> reportOnBundle(const ReleaseLine& line, const QString& path)
{
    QTemporaryDir place;
    auto shelf = packs::Shelf::open(place.filePath(QStringLiteral("shelf")));
    QFile file(path);
    if (!shelf || !file.open(QIODevice::ReadOnly))
        return shelf ? cannotRead(path) : shelf.fault();
    const auto bundle = packs::readBundle(file, *shelf);
    if (!bundle)
        return bundle.fault();
    const auto manifest = *packs::unprovenManifest(bundle->manifest); // as readBundle() looked
    const QString channel = QLatin1StringView(packs::nameOf(manifest.channel));
    Report report;
    report.title = QStringLiteral("%1 %2  %3 files").arg(channel).arg(manifest.version).arg(manifest.files.size());
    report.object = {{QStringLiteral("kind"), QStringLiteral("release")}, {QStringLiteral("channel"), channel},
        {QStringLiteral("version"), qint64(manifest.version)}, {QStringLiteral("files"), manifest.files.size()},
        {QStringLiteral("begins"), rfc3339(manifest.notBefore)}};
    if (manifest.expires)
        report.object.insert(QStringLiteral("expires"), rfc3339(*manifest.expires));
    if (const auto believed = believe(*shelf, line, bundle->roots); !believed) {
        report.fault = believed.fault();
        return report;
    }
    const Root root = *shelf->root();
    const auto document = *packs::signedOf(Document::Manifest, bundle->manifest);
    report.roles.append(
        signersFor(channel, root, root.channels.value(manifest.channel, Role{0, {}}), Document::Manifest, document));
    report.isNamed = !line.pin.isEmpty();
    const packs::ToldRatchet ratchet; // nothing was ever taken there
    const auto judged
        = shelf->judge(crypto::sha256(bundle->manifest), {ratchet, SystemClock().now(), QStringLiteral(NARU_VERSION)});
    if (!judged)
        report.fault = judged.fault();
    return report;
}

} // namespace

int verifyRelease(const ReleaseLine& line)
{
    const QString path = line.words[1];
    auto report = Result<Report>(ReleaseFault::BadBundle);
    if (isBundle(path)) {
        report = reportOnBundle(line, path);
    } else {
        const auto bytes = fileContent(path, packs::rootBytesMax);
        report = bytes ? reportOnRoot(line, *bytes) : Result<Report>(bytes.fault());
    }
    return report ? tell(*report, line.asJson) : refuseRelease(report.fault(), line.asJson);
}

} // namespace naru::cli

// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/administrator.h"
#include "app/cli/command.h"
#include "app/crypto/hash.h"
#include "app/desk/certificatenote.h"
#include "app/desk/entries.h"
#include "app/journal/blocking.h"
#include "app/journal/outgoing.h"
#include "sync/agent/enroller.h"
#include "sync/lan/identity.h"

#include <QDir>
#include <QFileInfo>

namespace naru::cli {

namespace {

constexpr qsizetype deviceBytes = 16;

/// A desk that was never started gets its keys and its journal, and asks for its setup all the same; one that was
/// restored and not started since gets its key, which no backup has.
Result<void> makeDesk(const QString& folder)
{
    if (QFileInfo::exists(QDir(folder).filePath(QStringLiteral("journal.db")))) {
        const auto keys = crypto::openFileKeyStore(QDir(folder).filePath(QStringLiteral("keys")));
        if (!keys || (*keys)->names().contains(QStringLiteral("desk.signing")))
            return {}; // what cannot be read is said by whoever reads it next
    }
    const SystemClock clock;
    SystemRandom random;
    const auto built = parseRfc3339(QStringLiteral(NARU_BUILD_DATE));
    const auto made
        = desk::Desk::open({folder, desk::Desk::Kind::Real, clock, random, {}, nullptr, built ? *built : Instant{}});
    return made ? Result<void>() : Result<void>(made.fault());
}

Result<agent::Applicant> applicantOf(crypto::KeyStore& keys)
{
    const auto device = keys.load(QStringLiteral("device.id"));
    if (!device || device->size() != deviceBytes)
        return journal::JournalFault::KeyMissing;
    const auto key = lan::signingKey(keys);
    if (!key)
        return key.fault();
    return agent::Applicant{device->view().toByteArray(), *key};
}

/// The journal knows of a certificate before anything is done with it: from here, or from the naru that runs.
Result<void> note(
    const QString& folder, crypto::KeyStore& keys, const QByteArray& device, const crypto::Certificate& certificate)
{
    const SystemClock clock;
    SystemRandom random;
    journal::Journal::Options options;
    options.path = QDir(folder).filePath(QStringLiteral("journal.db"));
    options.deviceId = device;
    const auto opened = journal::Journal::open(options, keys, clock, random, journal::atOnce());
    if (!opened && opened.fault().is(storage::StorageFault::Busy))
        return agent::markUnnoted(folder, certificate); // naru writes here now: it is told to
    if (!opened)
        return opened.fault();
    const auto stamp = journal::appendBlocking(**opened, desk::entryOf(certificate));
    return stamp ? Result<void>() : stamp.fault();
}

/// To whom bodies are sealed stands in the journal before the first one leaves.
Result<void> noteSealing(
    const QString& folder, crypto::KeyStore& keys, const QByteArray& device, const wire::SealTo& to)
{
    if (to.certificate.isEmpty())
        return {};
    const SystemClock clock;
    SystemRandom random;
    journal::Journal::Options options;
    options.path = QDir(folder).filePath(QStringLiteral("journal.db"));
    options.deviceId = device;
    const auto opened = journal::Journal::open(options, keys, clock, random, journal::atOnce());
    if (!opened && opened.fault().is(storage::StorageFault::Busy))
        return {}; // naru writes here: its agent says it before anything leaves
    return opened ? (*opened)->outgoing().noteSealing(crypto::sha256(to.certificate), to.number) : opened.fault();
}

QJsonObject jsonOf(const agent::Membership& membership, const QByteArray& device)
{
    QJsonObject object{{QStringLiteral("device"), QString::fromLatin1(device.toHex())},
        {QStringLiteral("site"), membership.site}, {QStringLiteral("desk"), membership.desk},
        {QStringLiteral("devices"), membership.devices.toString()},
        {QStringLiteral("certificate"), QString::fromLatin1(membership.certificate.fingerprint().toHex())},
        {QStringLiteral("not_after"), rfc3339(membership.certificate.notAfter())}};
    if (!membership.packsRoot.isEmpty())
        object.insert(QStringLiteral("packs_root"), QString::fromLatin1(membership.packsRoot.toHex()));
    return object;
}

int refuse(const Fault& fault, bool json)
{
    if (json)
        printJson(
            {{QStringLiteral("fault"), QLatin1StringView(fault.name())}, {QStringLiteral("detail"), fault.detail()}});
    const int exit = sayFault(fault);
    return fault.is(agent::EnrolFault::BadArguments) ? int(Unusable) : exit == Unusable ? int(Refused) : exit;
}

} // namespace

int enrolCommand(const Invocation& invocation)
{
    QCommandLineParser parser;
    parser.setApplicationDescription(QStringLiteral(
        "Brings this desk to its hub with what the enrolment sheet says. May be stopped at any moment and "
        "run again. Without options: renews the certificate where it is time."));
    const QCommandLineOption hub(
        QStringLiteral("hub"), QStringLiteral("Address on the sheet, https://HOST:PORT."), QStringLiteral("URL"));
    const QCommandLineOption code(QStringLiteral("code"), QStringLiteral("Code on the sheet."), QStringLiteral("CODE"));
    const QCommandLineOption pin(QStringLiteral("ca-pin"),
        QStringLiteral("SHA-256 of the hub's authority, on the sheet."), QStringLiteral("HEX"));
    const QCommandLineOption root(QStringLiteral("packs-root"),
        QStringLiteral("Who signs what the hub hands down, on the sheet; alone: for a desk that is enrolled."),
        QStringLiteral("HEX"));
    const QCommandLineOption json(QStringLiteral("json"), QStringLiteral("One JSON object."));
    parser.addOptions({hub, code, pin, root, json});
    int exit = Done;
    if (!parse(parser, invocation, exit))
        return exit;
    const int given = int(parser.isSet(hub)) + int(parser.isSet(code)) + int(parser.isSet(pin));
    if (!parser.positionalArguments().isEmpty() || (given != 0 && given != 3))
        return complain(QStringLiteral("enrol --hub URL --code CODE --ca-pin HEX [--packs-root HEX] [--json], or enrol "
                                       "[--packs-root HEX] [--json]"));

    const QString folder = folderOf(invocation);
    const bool wantsJson = parser.isSet(json);
    const auto sheet = agent::sheetOf(parser.value(hub), parser.value(code), parser.value(pin), parser.value(root));
    if (given && !sheet)
        return refuse(sheet.fault(), wantsJson);
    if (const auto made = given ? makeDesk(folder) : Result<void>(); !made)
        return refuse(made.fault(), wantsJson);
    const auto keys = crypto::openFileKeyStore(QDir(folder).filePath(QStringLiteral("keys")));
    if (!keys)
        return refuse(keys.fault(), wantsJson);
    const auto applicant = applicantOf(**keys);
    if (!applicant)
        return refuse(applicant.fault(), wantsJson);
    const agent::Keep keep
        = [&](const crypto::Certificate& certificate) { return note(folder, **keys, applicant->device, certificate); };
    const auto membership = given ? agent::enrol(folder, *sheet, *applicant, keep)
        : parser.isSet(root)      ? agent::believeRoot(folder, parser.value(root))
                                  : agent::renew(folder, *applicant, SystemClock().now(), keep);
    if (!membership)
        return refuse(membership.fault(), wantsJson);
    if (const auto noted = given ? noteSealing(folder, **keys, applicant->device, membership->sealTo) : Result<void>();
        !noted)
        return refuse(noted.fault(), wantsJson);
    if (wantsJson)
        printJson(jsonOf(*membership, applicant->device));
    else
        print(QStringLiteral("%1 %2: %3")
                  .arg(membership->site, membership->desk, rfc3339(membership->certificate.notAfter())));
    return Done;
}

} // namespace naru::cli

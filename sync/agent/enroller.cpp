// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/agent/enroller.h"

#include "app/codec/jsontree.h"
#include "app/codec/text.h"

namespace naru::agent {

namespace {

const QString enrolPath = QStringLiteral("/.well-known/est/simpleenroll");
constexpr qsizetype pinBytes = 32, codeLettersMax = 64, addressLettersMax = 512;

/// The authority of the sheet. Whoever answers is believed nothing but this.
Result<crypto::Certificate> authorityAt(const EnrolSheet& sheet)
{
    const auto answer = HubDoor(sheet.hub, {}).get(QStringLiteral("/.well-known/est/cacerts"));
    if (!answer)
        return answer.fault();
    if (answer->status != 200)
        return refusalIn(answer->status, answer->body);
    const auto bundle = bundleIn(answer->body);
    if (!bundle)
        return bundle.fault();
    for (const crypto::Certificate& certificate : *bundle) {
        const auto& constraints = certificate.basicConstraints();
        if (certificate.fingerprint() == sheet.pin && constraints && constraints->ca)
            return certificate;
    }
    return EnrolFault::WrongPin;
}

struct Places {
    QUrl devices;
    crypto::PublicKey hubKey;
    wire::SealTo sealTo;
};
/// To whom bodies are sealed from the first one on. An older hub says nothing of it.
Result<wire::SealTo> sealToOf(const codec::JsonNode& root)
{
    if (root["seal_to"].isAbsent())
        return wire::SealTo{};
    const auto certificate = codec::fromBase64(root["seal_to"].text());
    const wire::SealTo to{
        root["seal_number"].raw().toByteArray().toULongLong(), certificate ? *certificate : QByteArray()};
    const auto key = wire::sealKeyOf(to);
    return to.number > 0 && key && *key ? Result<wire::SealTo>(to)
                                        : Fault(EnrolFault::BadAnswer, QStringLiteral("seal_to"));
}
Result<Places> placesAt(const HubDoor& door, const QUrl& hub)
{
    const auto answer = door.get(QStringLiteral("/v1/hub"));
    if (!answer)
        return answer.fault();
    if (answer->status != 200)
        return refusalIn(answer->status, answer->body);
    const auto tree = codec::JsonTree::parse(answer->body);
    if (!tree || !tree->root().isObject())
        return Fault(EnrolFault::BadAnswer, QStringLiteral("places"));
    const auto root = tree->root();
    const auto spki = codec::fromBase64(root["hub_key"].text());
    const auto key = spki ? crypto::PublicKey::fromSpki(*spki) : Result<crypto::PublicKey>(spki.fault());
    QUrl devices = hub;
    devices.setPort(root["devices_port"].raw().toByteArray().toInt());
    if (root["devices"].isString())
        devices = QUrl(QString::fromUtf8(root["devices"].text()), QUrl::StrictMode);
    const bool isReachable = devices.scheme() == QStringLiteral("https") && devices.port() > 0;
    if (!key || !isReachable)
        return Fault(EnrolFault::BadAnswer, QStringLiteral("places"));
    const auto sealTo = sealToOf(root);
    if (!sealTo)
        return sealTo.fault();
    return Places{devices, *key, *sealTo};
}

/// Digits as they are printed, in groups.
std::optional<QByteArray> pinIn(const QString& text)
{
    const auto bytes = codec::fromHex(QString(text).remove(u':').remove(u' ').toLatin1());
    return bytes && bytes->size() == pinBytes ? std::optional(*bytes) : std::nullopt;
}

Result<Membership> finished(
    const QString& dataFolder, Membership membership, const std::optional<Membership>& before, const Keep& keep)
{
    const bool isNew = !before || before->certificate.der() != membership.certificate.der();
    if (const auto kept = isNew ? keep(membership.certificate) : Result<void>(); !kept)
        return kept.fault();
    if (const auto written = writeMembership(dataFolder, membership); !written)
        return written.fault();
    return membership;
}

} // namespace

Result<EnrolSheet> sheetOf(const QString& hub, const QString& code, const QString& pin, const QString& packsRoot)
{
    const QUrl url = hub.size() <= addressLettersMax ? QUrl(hub, QUrl::StrictMode) : QUrl();
    const bool isPlain = url.userInfo().isEmpty() && !url.hasQuery() && !url.hasFragment()
        && (url.path().isEmpty() || url.path() == QStringLiteral("/"));
    if (!url.isValid() || url.scheme() != QStringLiteral("https") || url.host().isEmpty() || url.port() <= 0
        || !isPlain)
        return Fault(EnrolFault::BadArguments, QStringLiteral("--hub https://HOST:PORT"));
    const auto bytes = pinIn(pin);
    if (!bytes)
        return Fault(EnrolFault::BadArguments, QStringLiteral("--ca-pin: 64 hexadecimal digits"));
    if (code.trimmed().isEmpty() || code.size() > codeLettersMax)
        return Fault(EnrolFault::BadArguments, QStringLiteral("--code"));
    const auto root = packsRoot.isEmpty() ? std::optional(QByteArray()) : pinIn(packsRoot);
    if (!root)
        return Fault(EnrolFault::BadArguments, QStringLiteral("--packs-root: 64 hexadecimal digits"));
    EnrolSheet sheet{url, code.trimmed(), *bytes, *root};
    sheet.hub.setPath(QString());
    return sheet;
}

Result<Membership> enrol(const QString& dataFolder, const EnrolSheet& sheet, const Applicant& applicant,
    const Keep& keep, const std::function<void(EnrolStep)>& told)
{
    const auto authority = authorityAt(sheet);
    if (!authority)
        return authority.fault();
    const HubDoor door(sheet.hub, {*authority});
    const auto places = placesAt(door, sheet.hub);
    if (!places)
        return places.fault();
    if (told)
        told(EnrolStep::Ask);
    const QByteArray basic = "Basic " + ("desk:" + sheet.code.toUtf8()).toBase64();
    const auto answer = door.post(enrolPath, requestType, requestOf(applicant), basic);
    if (!answer)
        return answer.fault();
    if (answer->status != 200)
        return refusalIn(answer->status, answer->body);
    const auto certificate = renewedCertificate(answer->body, *authority, applicant);
    if (!certificate)
        return certificate.fault();
    if (told)
        told(EnrolStep::WriteDown);
    const auto before = readMembership(dataFolder);
    const bool isSameHub = before && *before && (*before)->authority.der() == authority->der();
    const QByteArray root = sheet.packsRoot.isEmpty() && isSameHub ? (*before)->packsRoot : sheet.packsRoot;
    return finished(dataFolder,
        {*authority, *certificate, places->devices, sheet.hub, places->hubKey, certificate->organization(),
            certificate->commonName(), root, places->sealTo},
        before ? *before : std::nullopt, keep);
}

Result<Membership> believeRoot(const QString& dataFolder, const QString& packsRoot)
{
    const auto root = pinIn(packsRoot);
    if (!root)
        return Fault(EnrolFault::BadArguments, QStringLiteral("--packs-root: 64 hexadecimal digits"));
    auto membership = readMembership(dataFolder);
    if (!membership || !*membership)
        return membership ? Fault(EnrolFault::NotEnrolled) : membership.fault();
    (*membership)->packsRoot = *root;
    const auto written = writeMembership(dataFolder, **membership);
    return written ? Result<Membership>(**membership) : written.fault();
}

Result<Membership> renew(const QString& dataFolder, const Applicant& applicant, Instant now, const Keep& keep)
{
    const auto before = readMembership(dataFolder);
    if (!before)
        return before.fault();
    if (!*before)
        return EnrolFault::NotEnrolled;
    const Membership& membership = **before;
    const bool isOver = membership.certificate.notAfter() <= now;
    HubDoor::Trust trust{membership.authority};
    if (!isOver)
        trust.own = HubDoor::Trust::Own{membership.certificate, applicant.key};
    const HubDoor door(isOver ? membership.enrol : membership.devices, trust);
    const auto answer = door.post(QLatin1StringView(renewalPath), requestType, requestOf(applicant), {});
    if (!answer)
        return answer.fault();
    if (answer->status != 200)
        return refusalIn(answer->status, answer->body);
    const auto certificate = renewedCertificate(answer->body, membership.authority, applicant);
    if (!certificate)
        return certificate.fault();
    // desk.der alone: what else stands in the folder may have been written meanwhile by the agent that runs beside.
    if (certificate->der() != membership.certificate.der()) {
        if (const auto kept = keep(*certificate); !kept)
            return kept.fault();
        if (const auto put = renewMembership(dataFolder, *certificate); !put)
            return put.fault();
    }
    Membership renewed = membership;
    renewed.certificate = *certificate;
    return renewed;
}

} // namespace naru::agent

// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/agent/enroller.h"

#include "app/codec/jsontree.h"
#include "app/codec/text.h"
#include "app/crypto/pkcs7.h"
#include "app/crypto/request.h"

namespace naru::agent {

namespace {

const QString enrolPath = QStringLiteral("/.well-known/est/simpleenroll");
const QByteArray requestType = "application/pkcs10";
constexpr qsizetype pinBytes = 32, codeLettersMax = 64, addressLettersMax = 512;

QString uriOf(const QByteArray& device)
{
    return QStringLiteral("urn:naru:device:") + QString::fromLatin1(device.toHex());
}

QByteArray requestOf(const Applicant& applicant)
{
    const crypto::AltNames names{{uriOf(applicant.device)}, {}, {}};
    return crypto::makeRequest({}, QStringLiteral("naru"), names, applicant.key).toBase64();
}

/// base64 with line breaks, a PKCS#7.
Result<QList<crypto::Certificate>> bundleIn(const QByteArray& body)
{
    QByteArray text;
    for (const char c : body) {
        if (c != '\r' && c != '\n')
            text += c;
    }
    const auto der = QByteArray::fromBase64Encoding(text, QByteArray::AbortOnBase64DecodingErrors);
    auto bundle = der ? crypto::certsOnlyOf(*der) : Result<QList<crypto::Certificate>>(crypto::RequestFault::BadBundle);
    return bundle ? bundle : Fault(EnrolFault::BadAnswer, QStringLiteral("certificates"));
}

/// What a hub's word for a refusal is to this desk.
Fault refusalOf(const HubDoor::Answer& answer)
{
    const QString said
        = QString::number(answer.status) + QLatin1Char(' ') + QString::fromLatin1(answer.body.left(64).trimmed());
    const bool isCode = answer.body.startsWith("hub.code_taken");
    switch (answer.status) {
    case 202:
        return Fault(
            answer.body.startsWith("hub.approval_missing") ? EnrolFault::WaitsForWord : EnrolFault::WaitsForKey, said);
    case 401:
        return Fault(EnrolFault::CodeRefused, said);
    case 403:
        return Fault(isCode ? EnrolFault::CodeTaken : EnrolFault::Refused, said);
    case 429:
        return Fault(EnrolFault::TooManyTries, said);
    default:
        return Fault(answer.status >= 500 ? EnrolFault::HubBusy : EnrolFault::BadAnswer, said);
    }
}

/// The authority of the sheet. Whoever answers is believed nothing but this.
Result<crypto::Certificate> authorityAt(const EnrolSheet& sheet)
{
    const auto answer = HubDoor(sheet.hub, {}).get(QStringLiteral("/.well-known/est/cacerts"));
    if (!answer)
        return answer.fault();
    if (answer->status != 200)
        return refusalOf(*answer);
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
};
Result<Places> placesAt(const HubDoor& door, const QUrl& hub)
{
    const auto answer = door.get(QStringLiteral("/v1/hub"));
    if (!answer)
        return answer.fault();
    if (answer->status != 200)
        return refusalOf(*answer);
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
    return Places{devices, *key};
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

Result<Membership> enrol(
    const QString& dataFolder, const EnrolSheet& sheet, const Applicant& applicant, const Keep& keep)
{
    const auto authority = authorityAt(sheet);
    if (!authority)
        return authority.fault();
    const HubDoor door(sheet.hub, {*authority});
    const auto places = placesAt(door, sheet.hub);
    if (!places)
        return places.fault();
    const QByteArray basic = "Basic " + ("desk:" + sheet.code.toUtf8()).toBase64();
    const auto answer = door.post(enrolPath, requestType, requestOf(applicant), basic);
    if (!answer)
        return answer.fault();
    if (answer->status != 200)
        return refusalOf(*answer);
    const auto certificate = renewedCertificate(answer->body, *authority, applicant);
    if (!certificate)
        return certificate.fault();
    const auto before = readMembership(dataFolder);
    const bool isSameHub = before && *before && (*before)->authority.der() == authority->der();
    const QByteArray root = sheet.packsRoot.isEmpty() && isSameHub ? (*before)->packsRoot : sheet.packsRoot;
    return finished(dataFolder,
        {*authority, *certificate, places->devices, sheet.hub, places->hubKey, certificate->organization(),
            certificate->commonName(), root},
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
        return refusalOf(*answer);
    const auto certificate = renewedCertificate(answer->body, membership.authority, applicant);
    if (!certificate)
        return certificate.fault();
    Membership renewed = membership;
    renewed.certificate = *certificate;
    return finished(dataFolder, renewed, membership, keep);
}

bool isRenewalDue(const crypto::Certificate& certificate, Instant now)
{
    return now >= certificate.notBefore() + (certificate.notAfter() - certificate.notBefore()) * 2 / 3;
}

Request renewalRequest(const Applicant& applicant)
{
    return {Request::Method::Post, renewalPath, requestOf(applicant), requestType, {}};
}

Result<crypto::Certificate> renewedCertificate(
    const QByteArray& body, const crypto::Certificate& authority, const Applicant& applicant)
{
    const auto bundle = bundleIn(body);
    if (!bundle)
        return bundle.fault();
    if (bundle->size() != 1)
        return Fault(EnrolFault::BadAnswer, QStringLiteral("one certificate is expected"));
    const crypto::Certificate& certificate = bundle->first();
    const auto key = certificate.publicKey();
    const auto names = crypto::altNamesOf(certificate);
    const bool isOurs = key && key->spki() == applicant.key.publicKey().spki() && names
        && names->uris == QStringList{uriOf(applicant.device)} && certificate.isSignedBy(authority);
    return isOurs ? Result<crypto::Certificate>(certificate)
                  : Fault(EnrolFault::BadAnswer, QStringLiteral("a certificate for somebody else"));
}

} // namespace naru::agent

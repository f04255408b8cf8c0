// SPDX-License-Identifier: GPL-3.0-or-later
// An authority whose key never comes near a network: what waits goes to it on a stick, and comes back signed.
#include "sync/hub/enroladmin.h"

#include "app/base/savefile.h"
#include "app/codec/text.h"
#include "sync/hub/adminauthority.h"

#include <QDir>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>

#include <functional>

namespace naru::hub {

namespace {

constexpr qint64 fileBytesMax = 64 * 1024 * 1024, certificateBytesMax = 64 * 1024;
const QString requestsName = QStringLiteral("naru-requests.json"),
              certificatesName = QStringLiteral("naru-certificates.json");

QString base64Of(const QByteArray& bytes)
{
    return QString::fromLatin1(bytes.toBase64());
}
QByteArray bytesIn(const QJsonValue& value)
{
    return codec::fromBase64(value.toString().toLatin1()) ? QByteArray::fromBase64(value.toString().toLatin1())
                                                          : QByteArray();
}

Result<QJsonObject> readFile(const QString& folder, const QString& name)
{
    QFile file(QDir(folder).filePath(name));
    const auto document = file.open(QIODevice::ReadOnly) && file.size() <= fileBytesMax
        ? QJsonDocument::fromJson(file.readAll())
        : QJsonDocument();
    return document.isObject() ? Result<QJsonObject>(document.object()) : Fault(HubFault::BadList, name);
}

Result<void> writeFile(const QString& folder, const QString& name, const QJsonObject& object)
{
    QSaveFile file(QDir(folder).filePath(name));
    const QByteArray bytes = QJsonDocument(object).toJson();
    if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size() || !commitWhole(file))
        return Fault(HubFault::StoreFailed, file.errorString());
    return {};
}

QStringList namesIn(const QStringList& options)
{
    QStringList names;
    for (qsizetype i = 0; i + 1 < options.size(); ++i) {
        if (options.at(i) == QStringLiteral("--name"))
            names.append(options.at(i + 1));
    }
    return names;
}

QString serverPath(const AdminCall& call, const char* name)
{
    return QDir(call.data).filePath(QLatin1StringView(name));
}

Result<crypto::Certificate> shownServer(const AdminCall& call)
{
    QFile file(serverPath(call, "server.der"));
    return crypto::Certificate::parse(file.open(QIODevice::ReadOnly) ? file.read(certificateBytesMax) : QByteArray());
}

/// By which desks find this hub: as told now, or as they stand in the certificate that it has.
Result<crypto::AltNames> namesFor(const AdminCall& call)
{
    const QStringList told = namesIn(call.options);
    if (told.isEmpty()) {
        const auto server = shownServer(call);
        const auto names = server ? crypto::altNamesOf(*server) : Result<crypto::AltNames>(server.fault());
        if (names && !names->hosts.isEmpty())
            return *names;
    }
    return serverNames(told);
}

/// Everything is signed that can be read: who may have it was decided at the hub, and is told here by name.
Result<QJsonObject> signAll(const AuthorityKeys& keys, const QJsonObject& asked, Instant now, Random& random)
{
    QJsonArray certificates, names;
    for (const QJsonValue& value : asked.value(QStringLiteral("requests")).toArray()) {
        const auto request = crypto::CertificateRequest::parse(bytesIn(value[QStringLiteral("request")]));
        const auto device = request ? deviceIn(request->altNames()) : std::nullopt;
        const QString site = value[QStringLiteral("site")].toString(), desk = value[QStringLiteral("desk")].toString();
        if (!device || request->publicKey().curve() != crypto::Curve::P256)
            return Fault(HubFault::BadRequest, site + QLatin1Char('/') + desk);
        const auto issued = issueDesk(keys, {*device, site, desk}, request->publicKey(), now, random);
        certificates.append(base64Of(issued.der()));
        names.append(site + QLatin1Char('/') + desk);
    }
    QJsonObject answer{{QStringLiteral("authority"), base64Of(keys.certificate.der())},
        {QStringLiteral("certificates"), certificates}, {QStringLiteral("names"), names}};
    const auto server = crypto::CertificateRequest::parse(bytesIn(asked.value(QStringLiteral("server"))));
    if (server && server->altNames().uris.isEmpty() && !server->altNames().hosts.isEmpty())
        answer.insert(QStringLiteral("server"),
            base64Of(issueServer(keys, server->altNames(), server->publicKey(), now, random).der()));
    return answer;
}

/// The authority's certificate, where this hub has none yet: only by its pin.
Result<void> takeAuthority(const AdminCall& call, const QJsonObject& brought)
{
    if (QFile::exists(serverPath(call, "ca.der")) || QFile::exists(serverPath(call, "ca.key")))
        return {};
    const auto authority = crypto::Certificate::parse(bytesIn(brought.value(QStringLiteral("authority"))));
    const auto pin = codec::fromHex(optionOf(call.options, "--ca-pin").value_or(QString()).toLatin1());
    if (!authority || !pin || authority->fingerprint() != *pin)
        return Fault(HubFault::BadRequest, QStringLiteral("--ca-pin of the authority on the stick"));
    return keepCertificate(serverPath(call, "ca.der"), *authority);
}

/// False: there is none for this hub's key on the stick.
Result<bool> takeServer(
    const AdminCall& call, const QJsonObject& brought, const crypto::Certificate& authority, Random& random)
{
    const auto server = crypto::Certificate::parse(bytesIn(brought.value(QStringLiteral("server"))));
    const auto key = keyIn(serverPath(call, "server.key"), random);
    if (!key)
        return key.fault();
    const auto own = server ? server->publicKey() : Result<crypto::PublicKey>(server.fault());
    if (!own || own->spki() != key->publicKey().spki() || !server->isSignedBy(authority))
        return false;
    const auto there = shownServer(call);
    const auto thereKey = there ? there->publicKey() : Result<crypto::PublicKey>(there.fault());
    const bool isShown = thereKey && thereKey->spki() == own->spki() && there->isSignedBy(authority);
    const auto may = mayShow(*server, isShown ? std::optional(*there) : std::nullopt, call.clock.now());
    const auto kept = may ? keepCertificate(serverPath(call, "server.der"), *server) : may;
    return kept ? Result<bool>(true) : kept.fault();
}

} // namespace

int caExport(const AdminCall& call)
{
    constexpr const char* form = "ca export-requests FOLDER [--name HOST]…";
    const QString folder = call.options.value(0);
    if (folder.isEmpty() || folder.startsWith(QStringLiteral("--")))
        return complain(form);
    SystemRandom random;
    QJsonArray requests;
    // Before the authority's certificate was brought here there is nothing but the server's own request.
    if (QFile::exists(serverPath(call, "ca.der"))) {
        AdminEnrolment admin(call);
        if (const auto opened = admin.open(); !opened)
            return complain(opened.fault());
        const auto waiting = admin.enrolment->waiting();
        if (!waiting)
            return complain(waiting.fault());
        for (const Enrolment::Waiting& one : *waiting)
            requests.append(QJsonObject{{QStringLiteral("site"), one.subject.site},
                {QStringLiteral("desk"), one.subject.desk}, {QStringLiteral("request"), base64Of(one.request)}});
    }
    const auto names = namesFor(call);
    const auto key = keyIn(serverPath(call, "server.key"), random);
    if (!names || !key)
        return complain(names ? key.fault() : names.fault());
    const QByteArray server = crypto::makeRequest({}, QStringLiteral("naru-hub"), *names, *key);
    const auto written = writeFile(
        folder, requestsName, {{QStringLiteral("requests"), requests}, {QStringLiteral("server"), base64Of(server)}});
    if (!written)
        return complain(written.fault());
    print({{QStringLiteral("requests"), requests.size()}});
    return 0;
}

int caSign(const AdminCall& call)
{
    const QString folder = call.options.value(0);
    if (folder.isEmpty())
        return complain("ca sign FOLDER");
    SystemRandom random;
    const auto keys = authorityKeys(call.data, IfAbsent::Make, call.clock.now(), random);
    if (!keys || !keys->key)
        return complain(keys ? Fault(HubFault::KeyMissing) : keys.fault());
    const auto asked = readFile(folder, requestsName);
    if (!asked)
        return complain(asked.fault());
    const auto answer = signAll(*keys, *asked, call.clock.now(), random);
    if (!answer)
        return complain(answer.fault());
    if (const auto written = writeFile(folder, certificatesName, *answer); !written)
        return complain(written.fault());
    print({{QStringLiteral("signed"), answer->value(QStringLiteral("names"))},
        {QStringLiteral("ca_pin"), QString::fromLatin1(keys->certificate.fingerprint().toHex())}});
    return 0;
}

int caImport(const AdminCall& call)
{
    const QString folder = call.options.value(0);
    if (folder.isEmpty())
        return complain("ca import-certificates FOLDER [--ca-pin HEX]");
    SystemRandom random;
    const auto brought = readFile(folder, certificatesName);
    if (!brought)
        return complain(brought.fault());
    if (const auto taken = takeAuthority(call, *brought); !taken)
        return complain(taken.fault());
    AdminEnrolment admin(call);
    if (const auto opened = admin.open(); !opened)
        return complain(opened.fault());
    const auto server = takeServer(call, *brought, admin.authority->certificate(), random);
    if (!server)
        return complain(server.fault());
    int count = 0;
    for (const QJsonValue& value : brought->value(QStringLiteral("certificates")).toArray()) {
        const auto certificate = crypto::Certificate::parse(bytesIn(value));
        const auto taken = certificate ? admin.enrolment->take(*certificate) : Result<Subject>(HubFault::BadRequest);
        if (!taken && !taken.fault().is(HubFault::Revoked)) // lost while it was on its way
            return complain(taken.fault());
        count += taken ? 1 : 0;
    }
    print({{QStringLiteral("certificates"), count}, {QStringLiteral("server"), *server}});
    return 0;
}

} // namespace naru::hub

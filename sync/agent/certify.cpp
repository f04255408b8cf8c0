// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/agent/certify.h"

#include "app/crypto/pkcs7.h"
#include "app/crypto/request.h"

namespace naru::agent {

namespace {

QString uriOf(const QByteArray& device)
{
    return QStringLiteral("urn:naru:device:") + QString::fromLatin1(device.toHex());
}

} // namespace

QByteArray requestOf(const Applicant& applicant)
{
    const crypto::AltNames names{{uriOf(applicant.device)}, {}, {}};
    return crypto::makeRequest({}, QStringLiteral("naru"), names, applicant.key).toBase64();
}

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

Fault refusalIn(int status, const QByteArray& body)
{
    const QString said = QString::number(status) + QLatin1Char(' ') + QString::fromLatin1(body.left(64).trimmed());
    const bool isCode = body.startsWith("hub.code_taken");
    switch (status) {
    case 202:
        return Fault(
            body.startsWith("hub.approval_missing") ? EnrolFault::WaitsForWord : EnrolFault::WaitsForKey, said);
    case 401:
        return Fault(EnrolFault::CodeRefused, said);
    case 403:
        return Fault(isCode ? EnrolFault::CodeTaken : EnrolFault::Refused, said);
    case 429:
        return Fault(EnrolFault::TooManyTries, said);
    default:
        return Fault(status >= 500 ? EnrolFault::HubBusy : EnrolFault::BadAnswer, said);
    }
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

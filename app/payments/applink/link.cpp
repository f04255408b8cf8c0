// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/payments/applink/link.h"

namespace naru::payments::applink {

namespace {

/// base64url with its padding, as the app expects it; a '=' is percent-encoded like anything in a parameter.
QByteArray parameter(const QByteArray& bytes)
{
    return bytes.toBase64(QByteArray::Base64UrlEncoding | QByteArray::KeepTrailingEquals).toPercentEncoding();
}

QByteArray encodedTwice(const QByteArray& url)
{
    return url.toPercentEncoding().toPercentEncoding();
}

} // namespace

QByteArray nexoLink(const QByteArray& base, const QByteArray& envelope, const QByteArray& returnUrl)
{
    return base + "/nexo?request=" + parameter(envelope) + "&returnUrl=" + encodedTwice(returnUrl);
}

QByteArray boardedLink(const QByteArray& base, Boarding boarding, const QByteArray& returnUrl)
{
    const QByteArray anew = boarding == Boarding::Anew ? "&reboard=true" : "";
    return base + "/boarded?returnUrl=" + encodedTwice(returnUrl) + anew;
}

QByteArray boardLink(const QByteArray& base, const QByteArray& boardingToken, const QByteArray& returnUrl)
{
    return base + "/board?boardingToken=" + parameter(boardingToken) + "&returnUrl=" + encodedTwice(returnUrl);
}

} // namespace naru::payments::applink

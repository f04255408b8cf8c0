// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/payments/applink/returned.h"

#include "app/codec/jsontree.h"
#include "app/codec/text.h"

#include <QHash>
#include <QList>

#include <algorithm>

namespace naru::payments::applink {

namespace {

constexpr int pairsMax = 16;
constexpr qsizetype shortBytesMax = 4096; ///< of everything but the answer itself
constexpr qsizetype serviceIdMax = 10;

bool isHex(char c)
{
    return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F');
}

/// Percent-encoding (RFC 3986 §2.1) in which every '%' has its two digits and nothing is a space or a control.
Result<QByteArray> decoded(const QByteArray& text)
{
    for (qsizetype i = 0; i < text.size(); ++i) {
        const bool escape = text[i] == '%';
        const bool whole = escape && i + 2 < text.size() && isHex(text[i + 1]) && isHex(text[i + 2]);
        if ((escape && !whole) || static_cast<quint8>(text[i]) <= ' ')
            return AppLinkFault::BadEncoding;
    }
    return QByteArray::fromPercentEncoding(text);
}

/// base64url or base64, with or without its padding: apps differ.
Result<QByteArray> unwrapped(QByteArray text)
{
    for (int i = 0; i < 2 && text.endsWith('='); ++i)
        text.chop(1);
    text.replace('+', '-').replace('/', '_');
    const auto bytes = codec::fromBase64Url(text);
    if (!bytes || bytes->isEmpty())
        return AppLinkFault::BadEncoding;
    return *bytes;
}

Result<QHash<QByteArray, QByteArray>> pairsOf(const QByteArray& query)
{
    QHash<QByteArray, QByteArray> pairs;
    const QList<QByteArray> parts = query.split('&');
    if (parts.size() > pairsMax)
        return AppLinkFault::TooLarge;
    for (const QByteArray& part : parts) {
        const qsizetype equals = part.indexOf('=');
        const auto name = decoded(part.left(equals < 0 ? part.size() : equals));
        const auto value = decoded(equals < 0 ? QByteArray() : part.sliced(equals + 1));
        if (!name || !value || pairs.contains(*name))
            return AppLinkFault::BadEncoding;
        if (*name != "response" && value->size() > shortBytesMax)
            return AppLinkFault::TooLarge;
        pairs.insert(*name, *value);
    }
    return pairs;
}

} // namespace

Result<Returned> Returned::read(QByteArrayView text)
{
    if (text.size() > returnedBytesMax)
        return AppLinkFault::TooLarge;
    const QByteArray whole = text.trimmed().toByteArray();
    const qsizetype mark = whole.indexOf('?'), hash = whole.indexOf('#');
    Returned returned;
    returned.address = mark < 0 ? QByteArray() : whole.left(mark);
    const auto pairs = pairsOf(whole.sliced(mark + 1, (hash > mark ? hash : whole.size()) - mark - 1));
    if (!pairs)
        return pairs.fault();
    if (const QByteArray response = pairs->value("response"); !response.isEmpty()) {
        const auto envelope = unwrapped(response);
        if (!envelope)
            return envelope.fault();
        returned.envelope = *envelope;
    }
    returned.error = pairs->value("error");
    if (pairs->contains("error") && returned.error.isEmpty())
        returned.error = "error"; // said, without a word for it
    returned.boarded = pairs->value("boarded") == "true";
    returned.installationId = pairs->value("installationId");
    returned.boardingRequestToken = pairs->value("boardingRequestToken");
    const bool something = !returned.envelope.isEmpty() || !returned.error.isEmpty() || pairs->contains("boarded")
        || !returned.installationId.isEmpty();
    return something ? Result<Returned>(returned) : AppLinkFault::NotAnAnswer;
}

QByteArray serviceIdIn(QByteArrayView text)
{
    if (text.size() > returnedBytesMax)
        return {};
    QByteArray envelope = text.trimmed().toByteArray();
    if (!envelope.startsWith('{')) {
        const auto returned = Returned::read(text);
        envelope = returned ? returned->envelope : QByteArray();
    }
    const auto tree = codec::JsonTree::parse(envelope);
    if (!tree)
        return {};
    const QByteArray id = tree->root().first()["MessageHeader"]["ServiceID"].text();
    const bool ok = id.size() <= serviceIdMax && std::all_of(id.begin(), id.end(), [](char c) {
        return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z');
    });
    return ok ? id : QByteArray();
}

} // namespace naru::payments::applink

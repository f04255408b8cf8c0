// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/payments/nexo/cut.h"

#include "app/codec/cardnumber.h"
#include "app/payments/nexo/additional.h"

#include <array>

namespace naru::payments::nexo {

using codec::JsonNode;

namespace {

constexpr std::array forbidden{"SensitiveCardData", "ProtectedCardData", "TrackData", "PAN", "ExpiryDate",
    "CardSeqNumb", "CardholderPIN", "PaymentToken"};

bool isForbidden(QByteArrayView key)
{
    return std::any_of(forbidden.begin(), forbidden.end(), [&](const char* one) { return key == one; });
}

QByteArray starred(QByteArray text)
{
    for (char& c : text) {
        if (c >= '0' && c <= '9')
            c = '*';
    }
    return text;
}

QByteArray formDecoded(QByteArray text)
{
    return QByteArray::fromPercentEncoding(text.replace('+', ' '));
}

bool holdsEither(QByteArrayView text)
{
    if (codec::holdsCardNumber(text) || codec::holdsCardNumber(formDecoded(text.toByteArray())))
        return true;
    return std::any_of(forbidden.begin(), forbidden.end(),
        [&](const char* one) { return text.contains(QByteArray(1, '"').append(one).append('"')); });
}

/// A text value with the pairs starred that hold a number; empty optional: nothing to cut.
std::optional<QByteArray> cutText(const QByteArray& text)
{
    if (const auto json = base64Json(text); json && holdsEither(*json))
        return QByteArray("cut");
    if (!codec::holdsCardNumber(text) && !codec::holdsCardNumber(formDecoded(text)))
        return std::nullopt;
    QByteArrayList pairs = text.split('&');
    for (QByteArray& pair : pairs) {
        if (codec::holdsCardNumber(pair) || codec::holdsCardNumber(formDecoded(pair)))
            pair = starred(formDecoded(pair));
    }
    const QByteArray cut = pairs.join('&');
    return codec::holdsCardNumber(cut) || codec::holdsCardNumber(formDecoded(cut)) ? starred(formDecoded(cut)) : cut;
}

class Cutter {
public:
    CutCopy copy;

    void write(const JsonNode& node, const QString& path)
    {
        if (node.isObject() || node.isArray())
            return writeContainer(node, path);
        if (node.isString()) {
            if (const auto cut = cutText(node.text()))
                return put(QStringLiteral("digits"), path, codec::jsonString(*cut));
        } else if (node.isNumber() && codec::holdsCardNumber(node.raw())) {
            return put(QStringLiteral("digits"), path, "\"cut\"");
        }
        copy.text.append(node.raw());
    }

private:
    void put(const QString& what, const QString& path, const QByteArray& json)
    {
        copy.cuts.append(what + u' ' + path);
        copy.text.append(json);
    }

    void writeContainer(const JsonNode& node, const QString& path)
    {
        copy.text.append(node.isObject() ? '{' : '[');
        int index = 0;
        for (auto child = node.first(); !child.isAbsent(); child = child.next(), ++index) {
            if (index > 0)
                copy.text.append(',');
            if (!node.isObject()) {
                write(child, path + u'/' + QString::number(index));
                continue;
            }
            const QByteArray key = child.key();
            const bool bad = codec::holdsCardNumber(key);
            const QByteArray shown = bad ? starred(key) : key;
            const QString childPath = path + u'/' + QString::fromUtf8(shown);
            if (bad)
                put(QStringLiteral("digits"), childPath, codec::jsonString(shown));
            else
                copy.text.append(child.rawKey());
            copy.text.append(':');
            if (isForbidden(key))
                put(QString::fromUtf8(key), path, "\"cut\"");
            else
                write(child, childPath);
        }
        copy.text.append(node.isObject() ? '}' : ']');
    }
};

} // namespace

QByteArray withoutCardNumbers(QByteArray text)
{
    return codec::holdsCardNumber(text) ? starred(std::move(text)) : text;
}

CutCopy cutCopy(const JsonNode& root)
{
    Cutter cutter;
    cutter.write(root, QString());
    return cutter.copy;
}

} // namespace naru::payments::nexo

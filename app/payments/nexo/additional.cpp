// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/payments/nexo/additional.h"

#include "app/codec/cardnumber.h"
#include "app/codec/jsontree.h"
#include "app/payments/nexo/cut.h"

namespace naru::payments::nexo {

namespace {

QByteArray formDecoded(QByteArrayView text)
{
    return QByteArray::fromPercentEncoding(text.toByteArray().replace('+', ' '));
}

void readObject(const codec::JsonNode& object, Additional& additional)
{
    for (auto one = object.first(); !one.isAbsent() && additional.pairs.size() < Additional::pairsMax;
         one = one.next()) {
        if (one.isObject() && one.key() == "additionalData")
            readObject(one, additional);
        else if (one.isString())
            additional.pairs.append({one.key(), withoutCardNumbers(one.text())});
    }
}

} // namespace

std::optional<QByteArray> base64Json(QByteArrayView text)
{
    if (text.contains('=') && text.contains('&'))
        return std::nullopt;
    const auto decoded = codec::fromBase64(text);
    return decoded && decoded->startsWith('{') ? std::optional(*decoded) : std::nullopt;
}

Additional Additional::read(QByteArrayView text)
{
    Additional additional;
    if (const auto json = base64Json(text)) {
        if (const auto tree = codec::JsonTree::parse(*json))
            readObject(tree->root(), additional);
        return additional;
    }
    for (const QByteArray& pair : text.toByteArray().split('&')) {
        const qsizetype equals = pair.indexOf('=');
        if (pair.isEmpty() || additional.pairs.size() >= pairsMax)
            continue;
        const QByteArray name = equals < 0 ? pair : pair.left(equals);
        const QByteArray value = equals < 0 ? QByteArray() : pair.mid(equals + 1);
        additional.pairs.append({withoutCardNumbers(formDecoded(name)), withoutCardNumbers(formDecoded(value))});
    }
    return additional;
}

QByteArray Additional::value(QByteArrayView name) const
{
    for (const Pair& pair : pairs) {
        if (pair.name == name)
            return pair.value;
    }
    return {};
}

} // namespace naru::payments::nexo

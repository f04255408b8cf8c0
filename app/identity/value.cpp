// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/identity/value.h"

#include "app/codec/cbor.h"

namespace naru::identity {

using codec::CborType;
using codec::CborValue;

namespace {
constexpr quint64 tagDateTime = 0, tagPositiveBignum = 2, tagNegativeBignum = 3, tagFullDate = 1004;

QByteArray bigEndian(quint64 number)
{
    QByteArray bytes;
    for (int shift = 56; shift >= 0; shift -= 8)
        bytes.append(static_cast<char>(number >> shift & 0xff));
    return bytes;
}

Value tagged(quint64 number, Value content)
{
    return Value{std::make_shared<const Value::Tagged>(Value::Tagged{number, std::move(content)})};
}

Value number(const CborValue& item)
{
    if (const auto small = item.toInteger())
        return Value{*small};
    if (const auto large = item.toUnsigned())
        return tagged(tagPositiveBignum, Value{bigEndian(*large)});
    return tagged(tagNegativeBignum, Value{item.raw().sliced(1).toByteArray()}); // -1 - n with n over 63 bits
}

Value container(const CborValue& item)
{
    if (item.is(CborType::Array)) {
        Value::List list;
        list.reserve(item.size());
        for (const CborValue& element : item.items())
            list.append(valueOf(element));
        return Value{std::move(list)};
    }
    Value::Map map;
    map.reserve(item.size());
    for (const auto& pair : item.pairs())
        map.append({valueOf(pair.key), valueOf(pair.value)});
    return Value{std::move(map)};
}
} // namespace

Value valueOf(const CborValue& item)
{
    if (!item.isValid())
        return {};
    switch (item.type()) {
    case CborType::Unsigned:
    case CborType::Negative:
        return number(item);
    case CborType::Bytes: {
        const QByteArray bytes = item.toBytes().value_or(QByteArray());
        return Value{QByteArray(bytes.constData(), bytes.size())}; // a deep copy: it outlives the received bytes
    }
    case CborType::Text:
        return Value{item.toText().value_or(QString())};
    case CborType::Array:
    case CborType::Map:
        return container(item);
    case CborType::Tag:
        return tagged(item.tag().value_or(0), valueOf(item.tagged()));
    case CborType::Float:
        return Value{item.toDouble().value_or(0)};
    case CborType::Simple:
        break;
    }
    if (const auto flag = item.toBool())
        return Value{*flag};
    return {};
}

QString Value::text() const
{
    if (const auto* plain = std::get_if<QString>(&data))
        return *plain;
    const auto* tag = std::get_if<std::shared_ptr<const Tagged>>(&data);
    if (tag && ((*tag)->number == tagFullDate || (*tag)->number == tagDateTime)) {
        if (const auto* plain = std::get_if<QString>(&(*tag)->content.data))
            return *plain;
    }
    return {};
}

} // namespace naru::identity

// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/hub/pgvalues.h"

#include <QtEndian>

#include <limits>

namespace naru::hub::pg {

namespace {

template <typename Number>
std::optional<Encoded> numberAs(qint64 value)
{
    if (value < std::numeric_limits<Number>::min() || value > std::numeric_limits<Number>::max())
        return {};
    Encoded out{QByteArray(sizeof(Number), Qt::Uninitialized)};
    qToBigEndian(static_cast<Number>(value), out.bytes.data());
    return out;
}

void put(QByteArray& out, qint32 number)
{
    char bytes[4];
    qToBigEndian(number, bytes);
    out.append(bytes, sizeof bytes);
}

} // namespace

const char* nameOf(quint32 type)
{
    switch (type) {
    case Bool:
        return "boolean";
    case Bytea:
        return "bytea";
    case Int8:
        return "bigint";
    case Int2:
        return "smallint";
    case Int4:
        return "integer";
    case Text:
    case Varchar:
        return "text";
    default:
        return nullptr;
    }
}

quint32 arrayOf(quint32 type)
{
    switch (type) {
    case Bytea:
        return 1001;
    case Int8:
        return 1016;
    case Int2:
        return 1005;
    case Int4:
        return 1007;
    case Text:
    case Varchar:
        return 1009;
    default:
        return 0;
    }
}

std::optional<Encoded> encoded(const Sql::Value& value, quint32 type)
{
    if (std::holds_alternative<std::monostate>(value))
        return Encoded{{}, true};
    if (const auto* bytes = std::get_if<QByteArray>(&value))
        return type == Bytea ? std::optional(Encoded{*bytes}) : std::nullopt;
    if (const auto* text = std::get_if<QString>(&value)) {
        // PostgreSQL's text has no place for a zero.
        const bool fits = (type == Text || type == Varchar) && !text->contains(QChar(0));
        return fits ? std::optional(Encoded{text->toUtf8()}) : std::nullopt;
    }
    const qint64 number = std::get<qint64>(value);
    switch (type) {
    case Int8:
        return numberAs<qint64>(number);
    case Int4:
        return numberAs<qint32>(number);
    case Int2:
        return numberAs<qint16>(number);
    case Bool:
        return Encoded{QByteArray(1, number ? '\1' : '\0')};
    default:
        return {};
    }
}

std::optional<QByteArray> encodedColumn(const std::vector<Sql::Row>& rows, std::size_t column, quint32 type)
{
    constexpr qint32 dimensions = 1, firstIndex = 1;
    QByteArray elements;
    bool hasNull = false;
    for (const Sql::Row& row : rows) {
        const auto value = encoded(row.at(column), type);
        if (!value)
            return {};
        hasNull = hasNull || value->isNull;
        put(elements, value->isNull ? -1 : static_cast<qint32>(value->bytes.size()));
        elements += value->bytes;
    }
    QByteArray out;
    put(out, dimensions);
    put(out, hasNull ? 1 : 0);
    put(out, static_cast<qint32>(type == Varchar ? quint32(Text) : type));
    put(out, static_cast<qint32>(rows.size()));
    put(out, firstIndex);
    return out + elements;
}

std::optional<Sql::Value> decoded(const char* bytes, int size, quint32 type)
{
    switch (type) {
    case Int8:
        return size == 8 ? std::optional<Sql::Value>(qFromBigEndian<qint64>(bytes)) : std::nullopt;
    case Int4:
        return size == 4 ? std::optional<Sql::Value>(qint64(qFromBigEndian<qint32>(bytes))) : std::nullopt;
    case Int2:
        return size == 2 ? std::optional<Sql::Value>(qint64(qFromBigEndian<qint16>(bytes))) : std::nullopt;
    case Bool:
        return size == 1 ? std::optional<Sql::Value>(qint64(bytes[0] ? 1 : 0)) : std::nullopt;
    case Bytea:
        return Sql::Value(QByteArray(bytes, size));
    case Text:
    case Varchar:
        return Sql::Value(QString::fromUtf8(bytes, size));
    default:
        return {};
    }
}

} // namespace naru::hub::pg

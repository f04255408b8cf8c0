// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sync/hub/sql.h"

#include <optional>

/// Values in PostgreSQL's binary form, by the object ids of its types (its catalogue pg_type).
namespace naru::hub::pg {

enum Oid : quint32 {
    Bool = 16,
    Bytea = 17,
    Int8 = 20,
    Int2 = 21,
    Int4 = 23,
    Text = 25,
    Varchar = 1043,
};
/// "bytea", "bigint", …; null: a type that is not used here.
const char* nameOf(quint32 type);
quint32 arrayOf(quint32 type); ///< 0: a type that is not used here

/// Empty with `isNull` for NULL. Nothing: a value that this type cannot hold.
struct Encoded {
    QByteArray bytes;
    bool isNull = false;
};
std::optional<Encoded> encoded(const Sql::Value& value, quint32 type);
/// One column of all rows as an array. Nothing: as above.
std::optional<QByteArray> encodedColumn(const std::vector<Sql::Row>& rows, std::size_t column, quint32 type);
/// Nothing: a type that is not used here, or bytes that are none of it.
std::optional<Sql::Value> decoded(const char* bytes, int size, quint32 type);

} // namespace naru::hub::pg

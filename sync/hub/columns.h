// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/clock.h"
#include "sync/hub/sql.h"

#include <optional>

/// A column's value as what it was written as; another type or NULL reads as nothing.
namespace naru::hub {

inline qint64 numberIn(const Sql::Value& value)
{
    const auto* number = std::get_if<qint64>(&value);
    return number ? *number : 0;
}
inline QByteArray bytesIn(const Sql::Value& value)
{
    const auto* bytes = std::get_if<QByteArray>(&value);
    return bytes ? *bytes : QByteArray();
}
inline QString textIn(const Sql::Value& value)
{
    const auto* text = std::get_if<QString>(&value);
    return text ? *text : QString();
}
inline std::optional<Instant> momentIn(const Sql::Value& value)
{
    const auto* number = std::get_if<qint64>(&value);
    return number ? std::optional<Instant>(Instant(Milliseconds(*number))) : std::nullopt;
}
inline Sql::Value valueOf(std::optional<Instant> moment)
{
    return moment ? Sql::Value(qint64(moment->time_since_epoch().count())) : Sql::Value();
}

} // namespace naru::hub

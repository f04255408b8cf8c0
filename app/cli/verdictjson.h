// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/identity/verdict.h"

#include <QJsonObject>

namespace naru::cli {

/// Byte strings as {"$bstr": "hex"}, tagged values as {"$tag": 1004, "$value": "1958-03-25"}. A map whose keys are not
/// all plain text, or could be taken for one of these forms, as {"$map": [[key, value], …]}.
QJsonValue toJson(const identity::Value& value);

/// {"overall", "format", "failed_checks", "checks", "documents", "reasons"}, and "age" where a purpose asked one.
QJsonObject toJson(const identity::Verdict& verdict);

} // namespace naru::cli

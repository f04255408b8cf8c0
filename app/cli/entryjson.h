// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/journal/journal.h"

#include <QJsonObject>

namespace naru::cli {

/// "verification", "sign_in" …; a kind this program does not know is "kind_<number>".
QString kindName(Kind kind);

enum class Detail { Masked, Full };

/// {"epoch", "seq", "time", "kind", "schema", "hash"}; Full adds "body", the entry's CBOR: byte strings as
/// {"$bstr": "hex"}, what is no CBOR map as {"$bstr"} whole. What guards a PIN is {"$masked": true} even then.
QJsonObject toJson(const journal::Recorded& recorded, Detail detail);

} // namespace naru::cli

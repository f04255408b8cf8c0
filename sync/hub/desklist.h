// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/result.h"

#include <QList>
#include <QString>

#include <utility>

namespace naru::hub {

inline constexpr int deskListMax = 20'000;

/// Lines "site,desk" in UTF-8, with or without a byte order mark; a name with a comma or a quote in double quotes, a
/// quote in it twice (RFC 4180). Empty lines and a first line of titles are passed over. Faults: BadList (detail: the
/// line's number), BadName is judged later.
Result<QList<std::pair<QString, QString>>> deskListOf(const QByteArray& csv);

} // namespace naru::hub

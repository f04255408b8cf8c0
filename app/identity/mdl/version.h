// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStringView>

#include <algorithm>

namespace naru::identity::mdl {

/// "1.0", "1.1", …: the major version this folder knows, and a minor one in digits.
inline bool isVersion1(QStringView version)
{
    constexpr qsizetype lettersMax = 8;
    const auto isDigit = [](QChar c) { return c >= u'0' && c <= u'9'; };
    return version.size() > 2 && version.size() <= lettersMax && version.startsWith(QLatin1StringView("1."))
        && std::all_of(version.begin() + 2, version.end(), isDigit);
}

} // namespace naru::identity::mdl

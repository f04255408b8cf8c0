// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desk/enrolling.h"

#include <QUrlQuery>

namespace naru::desk {

std::optional<Enrolling::Sheet> sheetIn(const QByteArray& code)
{
    constexpr QByteArrayView begins = "naru-enrol:1?";
    if (code.size() > sheetCodeBytesMax || !code.startsWith(begins) || !code.isValidUtf8())
        return {};
    const QUrlQuery query(QString::fromUtf8(code.mid(begins.size())));
    const auto value = [&query](const char* name) {
        return query.queryItemValue(QLatin1StringView(name), QUrl::FullyDecoded).trimmed();
    };
    Enrolling::Sheet sheet{value("hub"), value("code"), value("pin"), value("root")};
    const bool isWhole = !sheet.hub.isEmpty() && !sheet.code.isEmpty() && !sheet.pin.isEmpty();
    return isWhole ? std::optional(sheet) : std::nullopt;
}

} // namespace naru::desk

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace naru::desk {

struct Settings {
    QString centre; ///< "나루동 행정복지센터"
    QString desk; ///< "2번 창구"
    QString language = QStringLiteral("ko"); ///< "ko" or "en"
    double panelPitchMm = 0.2745; ///< millimetres per pixel, measured with a ruler
    bool highContrast = false;
    QString secondCopyFolder; ///< empty: none

    bool operator==(const Settings&) const = default;
};

/// What the first start asks.
struct Setup {
    Settings settings;
    QString administrator;
    QString pin;
};

} // namespace naru::desk

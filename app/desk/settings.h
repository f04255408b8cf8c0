// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/result.h"
#include "devices/api/rack.h"

#include <QString>

namespace naru::desk {

struct Settings {
    QString centre;                          ///< "나루동 행정복지센터"
    QString desk;                            ///< "2번 창구"
    QString language = QStringLiteral("ko"); ///< "ko" or "en"
    double panelPitchMm = 0.2745;            ///< millimetres per pixel, measured with a ruler
    bool highContrast = false;
    QString secondCopyFolder;            ///< empty: none
    QList<device::DeviceChoice> devices; ///< in the order in which they are shown; empty: what is there is used

    bool operator==(const Settings&) const = default;
};

inline constexpr qsizetype nameLettersMax = 60; ///< of a centre, a desk, a member of staff
inline constexpr qsizetype pathLettersMax = 1024;
inline constexpr qsizetype devicesMax = 16;
/// Nothing empty or too long, a language Naru has, a pitch a panel can have, no device twice, and an address for every
/// device whose address cannot be guessed. Fault: BadSettings.
Result<void> checkSettings(const Settings& settings);

/// What the first start asks.
struct Setup {
    Settings settings;
    QString administrator;
    QString pin;
};

} // namespace naru::desk

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace naru::ui::kiosk {

inline constexpr int volumeMax = 5;   ///< steps; 0 is silent
inline constexpr int volumeUsual = 3; ///< every visitor begins with it
inline constexpr double speedUsual = 1.0;

/// How one visitor wants the kiosk to be. Nothing about the person; gone when the screen is wiped.
struct Session {
    QString language = QStringLiteral("ko"); ///< "ko" "en" "zh" "vi"
    int enlargement = 1;                     ///< 1 or 2: the words twice as large
    bool highContrast = false;
    bool low = false;  ///< everything to press in the lower part
    bool easy = false; ///< fewer and larger words
    bool reducedMotion = false;
    bool leftHanded = false;
    int volume = volumeUsual;
    double speed = speedUsual; ///< of the voice: 0.7 … 1.5
    bool screenOff = false;    ///< nothing to be seen, only to be heard
    bool blind = false;        ///< the first press reads, the second acts
    bool earphones = false;    ///< the visitor's own word, where no jack tells

    bool operator==(const Session&) const = default;
};

} // namespace naru::ui::kiosk

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/house.h"

#include <QString>

#include <optional>

namespace naru {

namespace guard {
class Heart;
}

/// What the command line asks for.
struct Wishes {
    QString role = QStringLiteral("counter");
    QString folder, shots, language, nfc, printer, bag;
    bool demo = false, highContrast = false, phone = true, terminal = true, voiceTrace = false;
    bool calm = false;
    Neighbourhood::Wish lan;
    int guardSocket = -1; ///< a kiosk that is guarded: to its guardian
    guard::Heart* heart = nullptr;

    bool kiosk() const { return role == QLatin1StringView("kiosk"); }
    bool trainer() const { return role == QLatin1StringView("trainer"); }
};

/// Nothing: it cannot be used, and help was written on standard error. Ends the program after --help.
std::optional<Wishes> wishesOf(const QStringList& arguments);
/// Asked before anything else is begun: is this to be the guardian of a kiosk? Then its exit code.
std::optional<int> guardIfKiosk(int argc, char** argv);
/// Where data lies when nobody said. A kiosk to try stands beside a desk to try.
QString usualFolder(const Wishes& wishes);

} // namespace naru

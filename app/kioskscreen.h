// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/channel.h"
#include "app/base/clock.h"
#include "app/desk/desk.h"
#include "app/guard/heart.h"
#include "app/kioskbag.h"
#include "devices/api/speech.h"
#include "ui/kiosk/classways.h"
#include "ui/shell/pages.h"

#include <functional>
#include <memory>

namespace naru {

QUrl kioskWindow();

struct KioskParts {
    desk::Desk& desk;
    const Clock& clock;
    std::unique_ptr<ui::shell::Pages> pages;
    device::Rack* rack = nullptr;            ///< outlives the screen
    device::Speech* speech = nullptr;        ///< outlives the screen
    KioskBag* bag = nullptr;                 ///< of a demo's visitor
    QString recordings;                      ///< of the kiosk's own sentences: LANGUAGE/KEY.wav
    QString shots;                           ///< leaves a PNG of every page there and ends
    guard::Heart* heart = nullptr;           ///< of a kiosk that is locked: to its guardian
    std::function<void()> phoneAwaited = {}; ///< demo: a visitor's phone comes
    Channels* channels = nullptr;            ///< to the desks of the house; outlives the screen
    ui::kiosk::ClassWays* classes = nullptr; ///< into a class; outlives the screen
};

/// The public screen over a desk that is set up, until it is closed; nobody is signed in and nothing of the desk is
/// offered.
int showKiosk(KioskParts parts);

} // namespace naru

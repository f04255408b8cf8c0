// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/clock.h"
#include "app/desk/desk.h"
#include "ui/shell/pages.h"

#include <memory>

namespace naru {

QUrl kioskWindow();

/// The public screen over a desk that is set up, until it is closed; nobody is signed in and nothing of the desk is
/// offered. With a folder: leaves a PNG of every page there and ends. `lessons`: the model of the lesson pages, if any.
int showKiosk(desk::Desk& desk, const Clock& clock, std::unique_ptr<ui::shell::Pages> pages, const QString& shots,
    QObject* lessons = nullptr);

} // namespace naru

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "devices/simulator/terminal/paymentterminal.h"

#include <functional>

class QQmlApplicationEngine;

namespace naru::ui::simulator {

/// Shows the payment terminal; `language` is "ko" or "en". The engine is prepared here. `writeFile` writes the
/// acquirer's file. False: the QML did not load. What is passed must outlive the engine.
bool openTerminalWindow(QQmlApplicationEngine& engine, sim::PaymentTerminal& terminal, const Clock& clock,
    std::function<bool()> writeFile, const QString& language = QStringLiteral("ko"));

} // namespace naru::ui::simulator

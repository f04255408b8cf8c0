// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/simulator/terminalwindow.h"

#include "ui/simulator/terminalmodel.h"
#include "ui/simulator/toolwindow.h"

#include <QQmlApplicationEngine>

namespace naru::ui::simulator {

bool openTerminalWindow(QQmlApplicationEngine& engine, sim::PaymentTerminal& terminal, const Clock& clock,
    std::function<bool()> writeFile, const QString& language)
{
    auto* const model = new TerminalModel(terminal, clock, std::move(writeFile), language, &engine);
    return openTool(engine, "TerminalWindow.qml", model, language);
}

} // namespace naru::ui::simulator

// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/rack/terminals.h"

#include "devices/terminal/networkterminals.h"
#include "devices/terminal/programterminal.h"
#include "devices/visit/codelink.h"

#include <QDir>

namespace naru::rack {

std::unique_ptr<device::TerminalLink> MachineTerminals::linkTo(const device::TerminalSetup& setup)
{
    if (setup.driver == QLatin1StringView("app-link"))
        return std::make_unique<device::CodeLink>(m_random, QHostAddress());
    if (setup.driver == QLatin1StringView("manual"))
        return std::make_unique<device::CodeLink>();
    if (setup.driver == QLatin1StringView("relay"))
        return QDir::isAbsolutePath(setup.address) ? std::make_unique<device::ProgramTerminal>(setup.address) : nullptr;
    return device::NetworkTerminals().linkTo(setup);
}

} // namespace naru::rack

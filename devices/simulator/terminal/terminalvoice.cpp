// SPDX-License-Identifier: GPL-3.0-or-later
#include "devices/simulator/terminal/terminalvoice.h"

namespace naru::sim {

bool TerminalVoice::listen(quint16)
{
    return true;
}

bool TerminalVoice::open(const QByteArray&)
{
    return false;
}

} // namespace naru::sim

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/random.h"
#include "devices/api/terminalsetup.h"

namespace naru::rack {

/// The ways to payment terminals from this machine: over the network, or by people who carry what the screen shows.
class MachineTerminals final : public device::TerminalLinks {
public:
    /// `random` must outlive the links.
    explicit MachineTerminals(Random& random)
        : m_random(random)
    {
    }
    std::unique_ptr<device::TerminalLink> linkTo(const device::TerminalSetup& setup) override;

private:
    Random& m_random;
};

} // namespace naru::rack

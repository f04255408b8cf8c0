// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "devices/api/terminalsetup.h"

namespace naru::device {

/// The ways to terminals that a network or a program on this machine leads to.
class NetworkTerminals final : public TerminalLinks {
public:
    /// "https://HOST[:PORT][/PATH]" (8443 and /nexo where left out): TlsTerminal, under the setup's roots and name; of
    /// driver "nexo-xml" /EPASSaleToPOI/3.1 where left out, and a certificate named as the setup's poi. Of driver
    /// "relay" an absolute path: ProgramTerminal. Null: anything else, also an address with a user, a query or a
    /// fragment.
    std::unique_ptr<TerminalLink> linkTo(const TerminalSetup& setup) override;
};

} // namespace naru::device
